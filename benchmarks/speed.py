"""How many bare word-matching passes does each step cost, and does it grow in line with the text?

    python benchmarks/speed.py [FOLDER]

Without a folder the five sample texts are used; of a folder the first hundred texts are. Each step goes through all
texts several times; of each text the fastest time counts, so that other work on the machine disturbs little. The sum
over the texts is divided by the time of one pass of the word pattern over the same texts, taken in the same way.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from framing.documents import WORD, Page
from framing.lexicons import load
from framing.scorers import shipped
from framing.sources import ReadOptions, read_pages
from framing.structure import structure

T = TypeVar("T")
ROUNDS = 15
MOST_TEXTS = 100


def seconds(work: Callable[[T], object], things: Sequence[T], rounds: int = ROUNDS) -> float:
    """The sum over the things of the least processor time that the work on each takes."""
    best = [float("inf")] * len(things)
    for _ in range(rounds):
        for number, thing in enumerate(things):
            begin = time.process_time()
            work(thing)
            best[number] = min(best[number], time.process_time() - begin)
    return sum(best)


def words_of(page: Page) -> int:
    """One pass of the word pattern."""
    return sum(1 for _ in WORD.finditer(page.text))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "seeds"
    found = (p for p in read_pages([folder], options=ReadOptions()) if isinstance(p, Page))
    pages = list(islice(found, MOST_TEXTS))
    words, bare = sum(map(words_of, pages)), seconds(words_of, pages, 5 * ROUNDS)
    print(f"{len(pages)} texts, {words} words; one bare pass {1e3 * bare:.2f} ms")
    # The first call reads word lists and weights, outside the measurement.
    documents = [structure(page) for page in pages]
    taken = {"structure": seconds(structure, pages)}
    for scorer in shipped(load()):
        scorer.find(documents[0])
        taken[scorer.name] = seconds(scorer.find, documents)
    for name, of_step in (*taken.items(), ("all", sum(taken.values()))):
        print(f"{name:18} {of_step / bare:7.1f} passes   {words / of_step:10,.0f} words/s")
    one = "\n\n".join(p.text for p in pages[:5])
    small, large = (Page(str(n), "\n\n".join([one] * n)) for n in (4, 16))
    growth = seconds(structure, [large], 3) / seconds(structure, [small], 3)
    print(f"four times the text takes {growth:.1f} times as long (structure)")


if __name__ == "__main__":
    main()
