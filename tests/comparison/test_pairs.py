"""Scores of pairs in arrays answer as a dictionary of pairs would."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scored import SIZE, pairs_of

KNOWN = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.01, 1.0),
)


@given(KNOWN)
def test_a_pair_has_its_score_in_either_order_and_an_unknown_one_has_none(known: dict[tuple[int, int], float]) -> None:
    pairs = pairs_of(known)

    for one in range(SIZE):
        for other in range(SIZE):
            assert pairs.score(one, other) == known.get((min(one, other), max(one, other)), 0.0)


@given(KNOWN)
def test_many_pairs_are_looked_up_at_once(known: dict[tuple[int, int], float]) -> None:
    ones, others = np.triu_indices(SIZE, k=1)
    expected = [known.get(pair, 0.0) for pair in zip(ones.tolist(), others.tolist(), strict=True)]

    assert pairs_of(known).of(ones, others).tolist() == expected


@given(KNOWN, st.floats(0.0, 1.0))
def test_what_reaches_a_limit_comes_strongest_first(known: dict[tuple[int, int], float], limit: float) -> None:
    above = pairs_of(known).above(limit)

    assert {pair for _, pair in above} == {pair for pair, score in known.items() if score >= limit}
    assert [(-score, pair) for score, pair in above] == sorted((-score, pair) for score, pair in above)
