"""Scores of pairs, written as a dictionary."""

from __future__ import annotations

import numpy as np

from framing.comparison.statements.pairs import Pairs

SIZE = 9


def pairs_of(known: dict[tuple[int, int], float]) -> Pairs:
    ordered = sorted(known)
    keys = np.array([one * SIZE + other for one, other in ordered], dtype=np.int64)
    return Pairs(SIZE, keys, np.array([known[pair] for pair in ordered], dtype=np.float64))
