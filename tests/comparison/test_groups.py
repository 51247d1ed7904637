"""Every pair that is probable enough stands in a group, and groups hold at least two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from scored import SIZE, pairs_of

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.groups import LIMIT, gathered
from framing.comparison.texts import Sentence

EACH = SIZE // 3
CLAUSES = [
    Clause(n // EACH, Sentence(n % EACH, 10 * n, 10 * n + 9, "body"), 10 * n, 10 * n + 9, (), (), negated=False)
    for n in range(SIZE)
]
LIKELY = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(
        lambda pair: pair[0] < pair[1] and pair[0] // EACH != pair[1] // EACH
    ),
    st.floats(0.01, 1.0),
)


@given(LIKELY)
def test_each_probable_pair_stands_in_a_group(known: dict[tuple[int, int], float]) -> None:
    groups = gathered(CLAUSES, pairs_of(known), pairs_of({}))

    for (one, other), probability in known.items():
        if probability >= LIMIT:
            assert any(one in group and other in group for group in groups)


@given(LIKELY)
def test_a_group_has_two_texts_or_more_and_no_clause_twice(known: dict[tuple[int, int], float]) -> None:
    for group in gathered(CLAUSES, pairs_of(known), pairs_of({})):
        assert len({CLAUSES[member].text for member in group}) > 1
        assert group == sorted(set(group))


def test_two_sentences_of_one_text_tell_a_fact_together_only_where_they_are_alike() -> None:
    likely = pairs_of({(0, 3): 0.9, (1, 3): 0.8})

    assert gathered(CLAUSES, likely, pairs_of({})) == [[0, 3], [1, 3]]
    assert gathered(CLAUSES, likely, pairs_of({(0, 1): 0.5})) == [[0, 1, 3]]
