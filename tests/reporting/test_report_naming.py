"""Who is called what: every name is somewhere, however long the tail."""

from __future__ import annotations

import pytest
from harbour import record

from framing.reporting.evidence import Ledger
from framing.reporting.naming import naming
from framing.reporting.texts import texts_of
from framing.reporting.vocabulary import Vocabulary
from framing.reporting.wording import chance, probability
from framing.tables import tabulated

NAMES = [f"name{n}" for n in range(12)]


def test_a_long_tail_of_names_stands_together_and_each_is_listed() -> None:
    texts = texts_of(tabulated([record("one", (("body", (("own", " ".join(NAMES)),)),))]))
    row = {"story": "s", "outlet": "one", "referent": "r", "n": 1, "N": 12, "stance": "", "low": None, "high": None}
    rows = [row | {"name": name} for name in NAMES]
    places = [
        row | {"name": name, "id": "one", "voice": "own"} | {"start": start, "end": start + len(name)}
        for name, start in ((name, texts[0].text.index(name)) for name in NAMES)
    ]

    chosen = naming(rows, places, Vocabulary({}, {}, {}), Ledger(texts, frozenset({"one"}), 9), 5)

    (bar,) = chosen.referents[0].bars
    assert len(bar.written) + len(bar.tail) == len(NAMES)
    assert bar.tail_mentions == len(bar.tail) == 5
    assert bar.listed == bar.tail
    assert chosen.referents[0].repeated


def test_a_share_that_is_hardly_chance_is_told_with_its_outlets_and_p() -> None:
    texts = texts_of(tabulated([record("one", (("body", (("own", "the dockers, the mob"),)),))]))
    row = {"story": "s", "outlet": "one", "referent": "r", "n": 1, "N": 2, "stance": "", "low": None, "high": None}
    rows = [
        row | {"name": "dockers", "p_adjusted": 0.012},
        row | {"name": "dockers", "p_adjusted": 0.04, "outlet": "two", "n": 0},
        row | {"name": "mob", "p_adjusted": 0.3},
        row | {"name": "crowd", "p_adjusted": None},
    ]

    chosen = naming(rows, [], Vocabulary({}, {}, {}), Ledger(texts, frozenset(), 9), 5)

    (referent,) = chosen.referents
    assert referent.telling == (("dockers", ("one", "two"), 0.04),)
    assert referent.p == 0.012
    assert chosen.lacking == "an interval"


def test_too_few_texts_are_said_in_words_once_for_the_names_of_a_story() -> None:
    texts = texts_of(tabulated([record("one", (("body", (("own", "the dockers"),)),))]))
    row = {"story": "s", "outlet": "one", "referent": "r", "n": 1, "N": 1, "stance": "", "low": None, "high": None}

    chosen = naming([row | {"name": "dockers"}], [], Vocabulary({}, {}, {}), Ledger(texts, frozenset(), 9), 5)

    assert chosen.lacking == "an interval or a test of chance"
    assert chosen.referents[0].telling == ()


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.00004, "hardly chance, p < .001"),
        (0.0042, "hardly chance, p = .004"),
        (0.031, "hardly chance, p = .03"),
        (0.05, "could be chance"),
        (1.0, "could be chance"),
    ],
)
def test_a_corrected_p_is_told_in_words(p: float, words: str) -> None:
    assert chance(p) == words
    assert "0." not in probability(p)


def test_names_that_nobody_used_are_told_by_their_sort() -> None:
    texts = texts_of(tabulated([record("one", (("body", (("own", "the dockers"),)),))]))
    row = {"story": "s", "outlet": "one", "referent": "r", "name": "dockers", "stance": "neutral"}
    rows = [row | {"n": 1, "N": 1, "low": None, "high": None}]
    place = row | {"id": "one", "start": 4, "end": 11, "voice": "own"}
    names = {"dockers": 0.0, "stevedores": 0.0, "rabble": 0.5, "mob": 0.9} | {f"n{i}": 0.0 for i in range(9)}

    chosen = naming(rows, [place], Vocabulary({}, {"r": names}, {}), Ledger(texts, frozenset(), 9), 5)

    neutral, loaded = chosen.referents[0].unused
    assert neutral == ("neutral", ("stevedores", "n0", "n1", "n2", "n3", "n4"), 4)
    assert loaded == ("loaded", ("mob", "rabble"), 0)
