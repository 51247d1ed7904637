"""How often does the test of chance raise a false alarm, and how often does it see a difference that is there?

    python benchmarks/chance.py [ARTICLES.jsonl[.gz] [--topic elections]]

With articles: the first 300 of the topic are given to two made-up outlets at random, five times over, and the key terms
are counted that each kind of p holds to be significant after correction. Every one of them is a false alarm.

Simulated articles: each has a rate of its own around that of its story (a gamma distribution with a coefficient of
variation of one half), and a length from 150 to 900 words. Prints the share of 1,500 tests with p below each limit.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

import numpy as np
from compare_speed import picked

import framing
from framing.comparison import compare
from framing.comparison.permutation import PermutationTest

TESTS = 1500
LIMITS = (0.01, 0.05, 0.1, 0.5)
RATES = {"a": 0.01, "b": 0.03, "c": 0.08}
THREE = ("a" * 10 + "b" * 14 + "c" * 12, "xxx......." + "xxxxxxx......." + "xx..........")
TWENTY = ("a" * 20, "x" * 5 + "." * 15)
CASES = (
    ("8 articles of one story, 4 of them the outlet's", ("a" * 8, "xxxx...."), 1.0, 1.0),
    ("20 articles of one story, 5 the outlet's", TWENTY, 1.0, 1.0),
    ("36 articles of three stories, 12 the outlet's", THREE, 1.0, 1.0),
    ("20, the outlet's three times as long", TWENTY, 3.0, 1.0),
    ("20, the outlet's a third as long", TWENTY, 1 / 3, 1.0),
    ("36, the outlet's twice as long", THREE, 2.0, 1.0),
    ("36, the outlet's half as long", THREE, 0.5, 1.0),
    ("36, the outlet's rate 1.5 times as high", THREE, 1.0, 1.5),
    ("36, twice as high", THREE, 1.0, 2.0),
    ("36, three times as high", THREE, 1.0, 3.0),
)


def simulated(design: tuple[str, str], longer: float, higher: float) -> np.ndarray:
    """The p values of simulated tests.

    Args:
        design: the story of each article, and ``x`` where the outlet wrote it.
        longer, higher: how much longer its articles are, and how much higher its rate.
    """
    stories, marks = design
    random = np.random.default_rng(5)
    own = np.asarray([mark == "x" for mark in marks])
    test = PermutationTest(tuple(f"{n:03}" for n in range(len(own))), tuple(stories), tuple(own.tolist()))
    mean = np.asarray([RATES[story] for story in stories]) * np.where(own, higher, 1.0)
    found = []
    for _ in range(TESTS):
        words = random.integers(150, 900, len(own))
        words = np.where(own, words * longer, words).astype(int)
        found += test.p_values([random.poisson(random.gamma(4.0, mean / 4.0) * words)], words)
    return np.asarray(found, dtype=float)


def given_at_random(path: Path, topic: str | None) -> None:
    """Count the key terms of two outlets that do not exist."""
    analysis = framing.score(framing.read(picked(path, topic, 300)), scorers=())
    size = len(analysis.documents)
    for seed in range(5):
        outlets = np.asarray(["A", "B"])[np.random.default_rng(seed).permutation(np.arange(size) % 2)]
        documents = analysis.documents.assign(outlet=outlets, label=outlets, story="one")
        frame = compare(dataclasses.replace(analysis, documents=documents), "keyness").frame
        mine = frame[frame["outlet"] == "A"]
        print(
            f"{size} articles dealt to two outlets, {len(mine)} terms: "
            f"{(mine['p_adjusted'] < 0.05).sum()} significant by words, "
            f"{(mine['p_articles_adjusted'] < 0.05).sum()} by articles; "
            f"p_articles <= .05: {(mine['p_articles'] <= 0.05).mean():.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--topic")
    options = parser.parse_args()
    if options.articles is not None:
        given_at_random(options.articles, options.topic)
        return
    print(f"{'':50} " + " ".join(f"p <= {limit:<5g}" for limit in LIMITS))
    for name, design, longer, higher in CASES:
        found = simulated(design, longer, higher)
        print(f"{name:50} " + " ".join(f"{(found <= limit).mean():<10.3f}" for limit in LIMITS))


if __name__ == "__main__":
    main()
