"""Evidence: a number's lines, cut at words, with the way to the text and back."""

from __future__ import annotations

from harbour import record

from framing.reporting.evidence import CONTEXT, Ledger, Place
from framing.reporting.texts import texts_of
from framing.tables import Analysis, tabulated


def test_a_line_is_its_sentence_and_no_more(analysis: Analysis) -> None:
    texts = texts_of(analysis)
    start = texts[0].text.index("dockers")

    line = Ledger(texts, frozenset({"one"}), 9).line("one", start, start + 7)

    assert (line.before, line.hit, line.after) == ("The harbour board said the ", "dockers", " had left the quay.")
    assert (line.voice, line.zone, line.href) == ("reported", "body", Place(1, start, cited=True))


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
    assert ledger.anchors("one") == {0: "1.1"}
    assert ledger.anchors("two") == {}


def test_places_are_numbered_in_the_order_of_the_text_and_those_of_drawings_are_not(analysis: Analysis) -> None:
    ledger = Ledger(texts_of(analysis), frozenset({"one"}), 9)
    later, drawn, earlier = ledger.place("one", 9), ledger.drawn("one", 7), ledger.place("one", 4)
    ledger.drawn("one", 9)

    assert ledger.anchors("one") == {4: "1.1", 7: "1-7", 9: "1.2"}
    assert [str(place) for place in (earlier, drawn, later)] == ["#1.1", "#1-7", "#1.2"]


def test_a_number_of_one_leads_straight_to_its_place(analysis: Analysis) -> None:
    ledger = Ledger(texts_of(analysis), frozenset({"one"}), 9)

    assert ledger.cite([("one", 0, 4)]).alone == Place(1, 0, cited=True)
    assert ledger.cite([("two", 0, 3)]).alone is None
    assert ledger.cite([("one", 0, 4), ("one", 5, 11)]).alone is None
