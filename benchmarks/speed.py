"""How many bare word-matching passes does each step cost, and does it grow in line with the text?

    python benchmarks/speed.py [FOLDER]

Without a folder the five sample texts are used. Each step is timed over all texts, the fastest of several rounds, and
divided by the time of one pass of the word pattern over the same texts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from framing.documents import WORD, Page
from framing.scorers import shipped
from framing.sources import ReadOptions, read_pages
from framing.structure import structure

ROUNDS = 7


def fastest(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of the fastest round."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "seeds"
    pages = [p for p in read_pages([folder], options=ReadOptions()) if isinstance(p, Page)]
    words = sum(sum(1 for _ in WORD.finditer(p.text)) for p in pages)
    bare = fastest(lambda: [sum(1 for _ in WORD.finditer(p.text)) for p in pages])
    documents = [structure(p) for p in pages]
    print(f"{len(pages)} texts, {words} words; one bare pass {1e3 * bare:.2f} ms")
    steps: list[tuple[str, Callable[[], object]]] = [("structure", lambda: [structure(p) for p in pages])]
    steps += [(s.name, lambda s=s: [s.find(d) for d in documents]) for s in shipped()]
    total = 0.0
    for name, work in steps:
        work()  # word lists and weights are read once, outside the measurement
        seconds = fastest(work)
        total += seconds
        print(f"{name:18} {seconds / bare:7.1f} passes   {words / seconds:10,.0f} words/s")
    print(f"{'all':18} {total / bare:7.1f} passes   {words / total:10,.0f} words/s")
    one = "\n\n".join(p.text for p in pages)
    small, large = (Page(str(n), "\n\n".join([one] * n)) for n in (4, 16))
    growth = fastest(lambda: structure(large), 3) / fastest(lambda: structure(small), 3)
    print(f"four times the text takes {growth:.1f} times as long (structure)")


if __name__ == "__main__":
    main()
