"""How long does grouping texts into stories take, how much memory, and how does it grow with the texts?

    python benchmarks/stories_speed.py ARTICLES.jsonl[.gz] [--sizes 4000,8000,16000] [--letters 1200]

Cuts articles into pieces of so many letters, each a text of its article's outlet and date (every ninth without one),
until there are enough of them: a stand-in for a large corpus in which many texts are alike.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import resource
import time
from pathlib import Path
from typing import Any

from framing.comparison.stories import stories_of
from framing.comparison.texts import Text

SHORTEST = 400  # letters; a shorter piece is left out
UNDATED = 9


def pieces(articles: list[dict[str, Any]], number: int, letters: int) -> list[Text]:
    """The first pieces of all articles, then the second ones, and so on."""
    texts: list[Text] = []
    at = 0
    while len(texts) < number:
        cut = [(article, article["text"][at : at + letters]) for article in articles]
        cut = [(article, piece) for article, piece in cut if len(piece) > SHORTEST]
        if not cut:
            raise SystemExit(f"only {len(texts)} pieces of {letters} letters: give more articles or smaller sizes")
        for article, piece in cut[: number - len(texts)]:
            place = len(texts)
            texts.append(
                Text(
                    id=str(place),
                    label=str(article.get("outlet") or place),
                    date=None if place % UNDATED == 0 else article.get("date"),
                    story=None,
                    text=piece,
                    zones=((0, len(piece), "body"),),
                    sentences=(),
                    said=(),
                    named=(),
                    findings=(),
                    voices=(),
                    words=len(piece.split()),
                )
            )
        at += letters
    return texts


def measure(texts: list[Text]) -> None:
    """Group the texts, and print the seconds of the processor and the peak of the process's memory."""
    begun = time.process_time()
    stories = len(set(stories_of(texts)))
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} texts: {seconds:.1f} s, peak {peak:.0f} MiB, {stories} stories", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sizes", default="4000,8000,16000")
    parser.add_argument("--letters", type=int, default=1200)
    options = parser.parse_args()
    opened = gzip.open if options.articles.suffix == ".gz" else open
    with opened(options.articles, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    for size in options.sizes.split(","):
        texts = pieces(articles, int(size), options.letters)
        child = multiprocessing.get_context("fork").Process(target=measure, args=(texts,))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
