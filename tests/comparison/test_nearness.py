"""Near words count in part where one statement is looked for in another."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.statements.nearness import Coverage
from framing.comparison.terms import Term, Wording
from framing.comparison.word_vectors import vectors

WORDS = ("herring", "barge", "denied", "rejected", "choir", "mayor", "parade", "quux")
STATEMENTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=5), min_size=1, max_size=6)


def terms(*words: str) -> list[Term]:
    wording = Wording()
    return [Term(0, 1, wording.key(word), "word") for word in words]


def cosine(one: str, other: str) -> float:
    wording = Wording()
    a, b = vectors([wording.key(one), wording.key(other)])
    return float(a @ b)


def test_words_of_like_meaning_are_nearer_than_others() -> None:
    assert cosine("denied", "rejected") > 0.6 > cosine("denied", "herring")
    assert cosine("hour", "minute") > 0.6 > cosine("hour", "diplomat")


def test_vectors_have_length_one_and_unknown_words_have_none() -> None:
    known, unknown = vectors([Wording().key("mayor"), "quuxfrob"])

    assert abs(float(np.linalg.norm(known)) - 1) < 1e-5
    assert not unknown.any()


@given(STATEMENTS)
def test_shares_lie_between_nothing_and_all_and_the_larger_comes_first(statements: list[list[str]]) -> None:
    its = [terms(*words) for words in statements]
    weights = {key: 1.0 + n for n, key in enumerate(sorted({t.key for terms in its for t in terms}))}
    ones, others = (part.ravel().astype(np.int64) for part in np.indices((len(its), len(its))))
    most, least = Coverage(its, weights).most_and_least(ones, others)

    assert ((least >= 0) & (least <= most) & (most < 1)).all()


@given(STATEMENTS)
def test_no_statement_is_found_better_elsewhere_than_in_itself(statements: list[list[str]]) -> None:
    its = [terms(*words) for words in statements]
    weights = {t.key: 1.0 for terms in its for t in terms}
    number = np.arange(len(its))
    coverage = Coverage(its, weights)
    own, _ = coverage.most_and_least(number, number)
    for other in range(len(its)):
        _, least = coverage.most_and_least(number, np.full(len(its), other))
        assert (least <= own + 1e-9).all()


def test_a_near_word_counts_in_part() -> None:
    its = [terms("mayor", "denied"), terms("mayor", "rejected"), terms("mayor", "herring")]
    weights = {t.key: 1.0 for terms in its for t in terms}
    zero = np.zeros(3, dtype=np.int64)
    _, least = Coverage(its, weights).most_and_least(zero, np.arange(3))

    assert least[0] > least[1] > least[2] > 0
