"""Who is called what: every name is somewhere, however long the tail."""

from __future__ import annotations

from harbour import record

from framing.reporting.evidence import Ledger
from framing.reporting.naming import naming
from framing.reporting.texts import texts_of
from framing.reporting.vocabulary import Vocabulary
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
