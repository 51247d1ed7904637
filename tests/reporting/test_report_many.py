"""What many texts tell: nothing is said twice, and nothing is squeezed into columns that nobody can read."""

from __future__ import annotations

import html5lib
from harbour import KNOWN, Remark, pair, record

from framing.reporting.compared import Compared
from framing.reporting.evidence import Ledger
from framing.reporting.page import rendered
from framing.reporting.reuse import reused
from framing.reporting.statements import Telling, statements
from framing.reporting.stories import Budget
from framing.reporting.texts import texts_of
from framing.tables import tabulated

SAME, OTHER = "The ferry sank off the mole.", "A ferry went down off the mole."


def told(words: tuple[str, ...]) -> tuple[list[dict[str, object]], Compared]:
    """Texts of one sentence each, and one fact that all of them tell."""
    ids = [f"text{n}" for n in range(len(words))]
    texts = [
        record(id_, (("body", (("own", said),)),), outlet=id_.title()) for id_, said in zip(ids, words, strict=True)
    ]
    rows = [
        {"story": "s", "statement": "1", "id": id_, "start": 0, "end": len(said), "voice": "own", "differences": "[]"}
        | {"attribution": None, "certainty": "sure", "reason": "shares with another: ferry, mole"}
        for id_, said in zip(ids, words, strict=True)
    ]
    members = [{"id": id_, "story": "s"} for id_ in ids]
    return texts, Compared({"stories": members, "statements": rows}, {}, {}, (Remark("A ferry.", ()),))


def test_texts_that_tell_a_fact_in_the_same_words_stand_together() -> None:
    records, comparisons = told((SAME, OTHER, SAME))
    texts = texts_of(tabulated(records))
    telling = Telling(1, texts, comparisons.of("statements", "s"), {})

    (fact,) = statements(telling, Ledger(texts, frozenset(), 9), 9).facts

    assert [[cell.text.label for cell in cells] for cells in fact.tellings] == [["Text0", "Text2"], ["Text1"]]
    assert fact.absent == ()


def test_what_five_texts_say_alike_is_printed_once_among_the_facts_with_a_link_into_each() -> None:
    records, comparisons = told((SAME, OTHER, SAME, SAME, SAME))

    html = rendered(tabulated(records), comparisons, KNOWN, Budget())

    root = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False).parse(html)
    table = next(t for t in root.iter("table") if t.attrib.get("class") == "facts many")
    assert "".join(table.itertext()).count(SAME) == 1
    named = {"".join(a.itertext()): a.attrib["href"] for a in table.iter("a") if "Text" in "".join(a.itertext())}
    assert len(named) == len(set(named.values())) == 5


def test_a_long_passage_taken_over_shows_its_ends_and_what_was_changed() -> None:
    filler = "Then the wind turned and the harbour filled. " * 40
    one, two = (f"{filler}The {name} left. {filler}" for name in ("crew", "men"))
    texts = texts_of(tabulated([record(i, (("body", (("own", w),)),)) for i, w in (("one", one), ("two", two))]))
    at = len(filler) + 4
    change = {"kind": "wording", "a": [at, at + 4], "b": [at, at + 3]}
    row = pair({"id": "one", "start": 0, "end": len(one)}, {"id": "two", "start": 0, "end": len(two)}, [change])

    (shared,) = reused([row | {"words": 600, "from": None, "to": None}], Ledger(texts, frozenset(), 9), 9).pairs

    shown = ["".join(piece.text for run in side.runs for piece in run.pieces) for side in shared.sides]
    assert [words.count(" … ") for words in shown] == [2, 2]
    assert ["The crew left." in shown[0], "The men left." in shown[1]] == [True, True]
    assert max(map(len, shown)) < 900
    assert all(words.startswith("Then the wind") and words.rstrip().endswith("filled.") for words in shown)


def test_of_a_fact_that_is_not_sure_no_text_is_said_to_leave_it_out() -> None:
    records, comparisons = told((SAME, OTHER, SAME))
    texts = texts_of(tabulated(records))
    rows = [row | {"certainty": "perhaps"} for row in comparisons.of("statements", "s")[:2]]
    shown = statements(Telling(1, texts, rows, {}), Ledger(texts, frozenset(), 9), 9)

    assert [cell.state for cell in shown.facts[0].cells] == ["stated", "stated", ""]
    assert shown.facts[0].absent == ()
    assert shown.counted == 0
