"""How long does comparing take, how much memory, and how does it grow with the articles?

    python benchmarks/compare_speed.py ARTICLES.jsonl[.gz] [--topic elections] [--sizes 125,250,500] [--one-story]

Reads and scores the largest number of articles once, outside the measurement, and then runs every comparison over the
first 125, 250 and 500 of them, each in a process of its own, so that the peak of its memory is its own.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

import framing
from framing.comparison import compare, names, read
from framing.tables import Analysis


def picked(path: Path, topic: str | None, number: int) -> Path:
    """The first articles of a topic, as a file of their own."""
    opened = gzip.open if path.suffix == ".gz" else open
    lines = []
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if topic is None or record.get("topic") == topic:
                lines.append(line)
            if len(lines) == number:
                break
    chosen = Path(tempfile.mkdtemp()) / "articles.jsonl"
    chosen.write_text("".join(lines), encoding="utf-8")
    return chosen


def first(analysis: Analysis, number: int, one_story: bool) -> Analysis:  # noqa: FBT001 - the benchmark's own switch
    """The analysis of the first documents alone."""
    documents = analysis.documents.head(number)
    if one_story:
        documents = documents.assign(story="one")
    kept = set(documents["id"])
    parts = {
        name: getattr(analysis, name)[getattr(analysis, name)["id"].isin(kept)]
        for name in ("segments", "findings", "attributions")
    }
    return dataclasses.replace(analysis, documents=documents, **parts)


def measure(analysis: Analysis, number: int) -> None:
    """Run every comparison and print its seconds and rows, and the peak of the process's memory."""
    begun = time.process_time()
    reading = read(analysis)
    parts = [f"stories {time.process_time() - begun:.1f}"]
    for name in names():
        before = time.process_time()
        rows = len(compare(reading, name))
        parts.append(f"{name} {time.process_time() - before:.1f} ({rows})")
    sentences = int(analysis.segments.groupby("id")["sentence"].nunique().sum())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{number} articles, {sentences} sentences: {time.process_time() - begun:.1f} s, peak {peak:.0f} MiB")
    print("   seconds (rows): " + ", ".join(parts), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--topic")
    parser.add_argument("--sizes", default="125,250,500")
    parser.add_argument("--one-story", action="store_true")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    analysis = framing.score(framing.read(picked(options.articles, options.topic, max(sizes))))
    for size in sizes:
        part = first(analysis, size, options.one_story)
        child = multiprocessing.get_context("fork").Process(target=measure, args=(part, size))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
