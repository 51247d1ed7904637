"""What word lists cost: loading them, and finding their names, in passes of a bare ``\\w+`` over the same texts.

    python benchmarks/lexicon_speed.py TEXTS.jsonl.gz [ARTICLES]

TEXTS holds records with a field ``text``, such as ../shared/benchmarks/news/articles.jsonl.gz. Processor time, the best
of several runs; names are matched text by text, as they are when a corpus is scored.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
import sys
import time
from collections.abc import Callable

from framing.lexicons import Entry, Matcher, load, shipped

WORD = re.compile(r"\w+")
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi")


def best(run: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, count)]
    characters = sum(map(len, texts))
    size = sum(path.stat().st_size for path in shipped())
    lexicons = load()
    print(f"{len(lexicons.entries):,} names in {len(lexicons.files)} files of {size:,} bytes")
    print(f"load()                    {1000 * best(load, 9):7.1f} ms")
    print(f"building the matcher      {1000 * best(lambda: Matcher(lexicons.entries)):7.1f} ms, once a process")
    bare = best(lambda: [WORD.findall(text) for text in texts])
    print(f"bare \\w+ over {len(texts)} articles, {characters:,} characters: {1000 * bare:.1f} ms")
    invented = (" ".join(parts).replace(" ", "", 2) for parts in itertools.product(SYLLABLES, repeat=4))
    entries = list(lexicons.entries)
    for names in (2_000, len(entries), 20_000):
        while len(entries) < names:
            form = next(invented)
            name = entries[0].name._replace(form=form, label=form, also=())
            entries.append(Entry(name, entries[0].owner, entries[0].lexicon, len(entries)))
        step = max(1, len(entries) // names)
        matcher = Matcher(entries[::step][:names])
        taken = best(lambda matcher=matcher: [matcher.find(text) for text in texts], 3)
        found = sum(len(matcher.find(text)) for text in texts)
        print(f"{names:6,} names: {1000 * taken:7.1f} ms, {taken / bare:4.1f} passes, {found:,} found")


if __name__ == "__main__":
    main()
