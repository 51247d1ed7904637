"""Omissions, text reuse, and quotations in two renderings."""

from __future__ import annotations

import pytest
from telling import NORTH, SOUTH, Told, loaded

from framing.comparison import compare
from framing.tables import Analysis

COPIED = (
    "The dam above Eastvale has been leaking since the spring flood, engineers of the water board told the council."
)


def test_a_fact_is_stated_in_every_text_of_its_group_and_absent_elsewhere(told: Told) -> None:
    third = ("third", NORTH[1], [NORTH[2][0], "The ferry line will pay for the funeral of its cook."], {})
    frame = compare(told(NORTH, SOUTH, third), "omissions").frame
    states = frame.pivot_table(index="told_as", columns="id", values="state", aggfunc="first")
    warnings = states[states.index.str.contains("two warnings")].iloc[0]

    assert warnings["north"] == warnings["south"] == "stated"
    assert warnings["third"] == "absent"
    absent = frame[frame["state"] == "absent"]
    assert (absent["explanation"] == "not found in this text").all()
    assert absent["start"].isna().all()


def test_every_fact_has_a_row_for_every_text_of_its_story_only(ferry: Analysis) -> None:
    frame = compare(ferry, "omissions").frame

    assert set(frame["id"]) == {"north", "south"}
    assert (frame.groupby("statement").size() == 2).all()


def test_the_length_and_the_date_of_each_text_stand_beside(ferry: Analysis) -> None:
    frame = compare(ferry, "omissions").frame

    assert set(frame["date"]) == {"2031-05-04", "2031-05-05"}
    assert (frame["words"] > 0).all()


def test_a_copied_passage_is_found_with_what_was_changed_in_it(told: Told) -> None:
    changed = COPIED.replace("leaking", "seeping").replace("told the council", "warned the council")
    texts = (
        ("first", "", ["Rain fell on the hills.", COPIED], {"date": "2031-05-04", "story": "s"}),
        ("second", "", [changed, "Nobody answered the telephone."], {"date": "2031-05-06", "story": "s"}),
    )
    analysis = told(*texts)
    (row,) = compare(analysis, "reuse").frame.to_dict("records")

    assert (row["from"], row["to"]) == ("first", "second")
    assert row["words"] >= 15
    a, b = analysis.text("first"), analysis.text("second")
    swapped = [(a[slice(*c["a"])], b[slice(*c["b"])]) for c in loaded(row["changed"]) if c["a"] and c["b"]]
    assert ("leaking", "seeping") in swapped
    assert 0 < row["share_a"] <= 1


def test_a_formula_that_many_texts_share_is_no_passage(told: Told) -> None:
    formula = "All rights reserved by the publisher of this newspaper and its heirs in law and in trust for ever."
    texts = [(f"t{n}", "", [formula], {"story": "s"}) for n in range(80)]

    assert compare(told(*texts), "reuse").frame.empty


@pytest.mark.parametrize("length", [2_000])
def test_reuse_is_found_among_many_repetitions_in_good_time(length: int, told: Told) -> None:
    words = " ".join(["again and again the bell rang"] * length) + "."

    assert (
        len(compare(told(("a", "", [words], {"story": "s"}), ("b", "", [words], {"story": "s"})), "reuse").frame) <= 3
    )


def test_a_quotation_handed_on_in_other_words_is_found_across_texts(told: Told) -> None:
    texts = (
        (
            "a",
            "",
            ["“We will rebuild the granary before the winter storms reach Eastvale,” the mayor said."],
            {"story": "s"},
        ),
        (
            "b",
            "",
            ["The mayor promised: “We are going to rebuild our granary before winter storms get to Eastvale.”"],
            {"story": "s"},
        ),
    )
    (row,) = compare(told(*texts), "renderings").frame.to_dict("records")

    assert (row["id_a"], row["id_b"]) == ("a", "b")
    assert loaded(row["changed"])


def test_a_comment_that_renders_a_quotation_of_its_article_is_found(told: Told) -> None:
    quoted = "“We will rebuild the granary before the winter storms reach Eastvale,” the mayor said."
    comment = 'He said "we are to rebuild that granary before winter storms hit Eastvale" – as if.'
    (row,) = compare(told(("a", "", [quoted], {"comments": [comment]})), "renderings").frame.to_dict("records")

    assert row["id_a"] == row["id_b"] == "a"
    assert {row["zone_a"], row["zone_b"]} == {"body", "comment"}


def test_a_quotation_word_for_word_is_no_rendering(told: Told) -> None:
    quoted = "“We will rebuild the granary before the winter storms reach Eastvale,” the mayor said."
    texts = (("a", "", [quoted], {"story": "s"}), ("b", "", [quoted], {"story": "s"}))

    assert compare(told(*texts), "renderings").frame.empty
