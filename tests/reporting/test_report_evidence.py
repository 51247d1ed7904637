"""Evidence: a number's lines, cut at words, with the way to the text and back."""

from __future__ import annotations

from harbour import record

from framing.reporting.evidence import CONTEXT, Ledger
from framing.reporting.texts import texts_of
from framing.tables import Analysis, tabulated


def test_a_line_is_its_sentence_and_no_more(analysis: Analysis) -> None:
    texts = texts_of(analysis)
    start = texts[0].text.index("dockers")

    line = Ledger(texts, frozenset({"one"}), 9).line("one", start, start + 7)

    assert (line.before, line.hit, line.after) == ("The harbour board said the ", "dockers", " had left the quay.")
    assert (line.voice, line.zone, line.href) == ("reported", "body", f"#t1-{start}")


def test_a_long_sentence_is_cut_at_words() -> None:
    words = "alpha beta gamma delta " * 40
    texts = texts_of(tabulated([record("long", (("body", (("own", words + "HERE " + words),)),))]))

    line = Ledger(texts, frozenset(), 9).line("long", len(words), len(words) + 4)

    assert line.before.startswith("…")
    assert line.after.endswith("…")
    assert set(line.before.strip("… ").split()) <= set(words.split())
    assert max(len(line.before), len(line.after)) <= CONTEXT + 1


def test_what_there_is_no_room_for_is_counted(analysis: Analysis) -> None:
    ledger = Ledger(texts_of(analysis), frozenset({"one"}), 1)

    evidence = ledger.cite([("one", 0, 4), ("one", 5, 11), ("two", 0, 3)])

    assert (len(evidence.lines), evidence.total, evidence.left_out) == (1, 3, 2)


def test_what_is_cited_knows_where(analysis: Analysis) -> None:
    ledger = Ledger(texts_of(analysis), frozenset({"one"}), 9)

    first = ledger.cite([("one", 0, 4)])
    ledger.cite([("one", 0, 4)], back=False)

    assert ledger.citing("one", 0, 4) == [first]
    assert ledger.points("one") == {0}
    assert ledger.points("two") == frozenset()


def test_a_number_of_one_leads_straight_to_its_place(analysis: Analysis) -> None:
    ledger = Ledger(texts_of(analysis), frozenset({"one"}), 9)

    assert ledger.cite([("one", 0, 4)]).alone == "#t1-0"
    assert ledger.cite([("two", 0, 3)]).alone == ""
    assert ledger.cite([("one", 0, 4), ("one", 5, 11)]).alone == ""
