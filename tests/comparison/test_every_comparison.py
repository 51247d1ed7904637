"""Promises that hold for every comparison."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from telling import ELSEWHERE, NORTH, SOUTH, Told, record

from framing.comparison import MEASURES, Comparison, compare, compare_all, names, read
from framing.comparison.charts import saved
from framing.errors import UsageError
from framing.tables import Analysis, tabulated

COLUMNS = {
    "stories": "id outlet date story",
    "naming": "story outlet referent name stance n N share low high words",
    "sentiment": "story outlet zone voice sentences mean low high neutral_share",
    "asides": "story outlet kind n words per_1000 low high",
    "sourcing": "story outlet speaker source_type named n words verbs",
    "statements": "story statement id start end voice differences",
    "omissions": "story statement id state",
    "reuse": "story id_a start_a end_a id_b start_b end_b words changed",
    "keyness": "outlet term n1 N1 n2 N2 log_ratio log_odds z p_adjusted",
    "comments": "story outlet measure article comments",
}
EVERY = pytest.mark.parametrize("what", names())


@pytest.mark.parametrize("what", COLUMNS)
def test_the_written_columns_are_always_there_and_first(what: str, ferry: Analysis) -> None:
    for analysis in (ferry, tabulated([record(*NORTH)])):
        wanted = COLUMNS[what].split()

        assert list(compare(analysis, what).frame.columns)[: len(wanted)] == wanted


@EVERY
def test_asking_twice_gives_the_same_table_and_the_same_picture(what: str, ferry: Analysis) -> None:
    first, second = compare(ferry, what), compare(ferry, what)

    pd.testing.assert_frame_equal(first.frame, second.frame)
    assert saved(first.plot()) == saved(second.plot())


@EVERY
def test_evidence_lies_in_its_text(what: str, ferry: Analysis) -> None:
    evidence = compare(ferry, what).evidence()

    for row in evidence.to_dict("records"):
        text = ferry.text(row["id"])
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert row["sentence"] == text[row["sentence_start"] : row["sentence_end"]]


@EVERY
@pytest.mark.parametrize(
    "texts",
    [(), (NORTH,), (NORTH, NORTH[:1] + ELSEWHERE[1:]), ((*NORTH[:1], "", [".", "Yes."]),), (("blank", "", ["…"], {}),)],
    ids=["no text", "one text", "one id's worth of two", "hardly a word", "no word"],
)
def test_little_material_gives_a_table_and_a_picture_and_no_exception(
    what: str, texts: tuple[tuple[str, ...], ...]
) -> None:
    records = [record(*text) for text in texts]
    for number, row in enumerate(records):
        row["id"] = f"text-{number}"
    answer = compare(tabulated(records), what)

    assert isinstance(answer, Comparison)
    assert len(saved(answer.plot())) > 100
    assert len(answer.evidence()) >= 0


@EVERY
def test_every_comparison_says_where_its_method_comes_from(what: str, ferry: Analysis) -> None:
    answer = compare(ferry, what)

    assert answer.reference
    assert all(note.endswith(".") for note in answer.notes)


@EVERY
@pytest.mark.parametrize(("zone", "voice"), [("comment", None), ("body", "own"), ("all", "all"), (None, "commenter")])
def test_zones_and_voices_narrow_every_comparison_without_an_exception(
    what: str, zone: str | None, voice: str | None, ferry: Analysis
) -> None:
    assert compare(ferry, what, zone=zone, voice=voice).frame is not None


def test_identical_texts_are_one_story_and_differ_in_nothing(told: Told) -> None:
    analysis = told(NORTH, ("twin", *NORTH[1:]))
    answers = compare_all(analysis)

    assert answers["stories"].frame["story"].nunique() == 1
    statements = answers["statements"].frame
    assert len(statements) >= 10
    assert all(json.loads(cell) == [] for cell in statements["differences"])
    assert set(answers["omissions"].frame["state"]) == {"stated"}
    assert (answers["reuse"].frame["changed"] == "[]").all()


def test_one_reading_serves_all_comparisons(ferry: Analysis) -> None:
    reading = read(ferry)
    together = compare_all(reading)

    assert tuple(together) == names() == tuple(measure.name for measure in MEASURES)
    pd.testing.assert_frame_equal(together["naming"].frame, compare(ferry, "naming").frame)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ({"what": "bias"}, "naming"),
        ({"what": "naming", "zone": "margin"}, "headline"),
        ({"what": "asides", "voice": "god"}, "quoted"),
    ],
)
def test_an_unknown_name_is_answered_with_the_known_ones(question: dict[str, str], named: str, ferry: Analysis) -> None:
    with pytest.raises(UsageError, match=named):
        compare(ferry, **question)


def test_an_unknown_filter_is_answered_with_the_known_ones(ferry: Analysis) -> None:
    with pytest.raises(UsageError, match="referent"):
        compare(ferry, "naming").evidence(colour="red")


def test_one_text_says_in_words_why_there_is_nothing_to_compare(told: Told) -> None:
    answers = compare_all(told(NORTH))

    assert "only one text" in answers["stories"].notes[0]
    assert "only one text" in answers["statements"].notes[0]
    assert "only one" in answers["keyness"].notes[0]
    assert "None of the texts has comments." in answers["comments"].notes


def test_texts_of_different_events_are_never_compared_fact_by_fact(told: Told) -> None:
    answers = compare_all(told(NORTH, ELSEWHERE))

    assert answers["statements"].frame.empty
    assert "same event" in answers["statements"].notes[0]
    assert answers["omissions"].frame.empty


def test_texts_without_dates_get_no_direction_of_copying(told: Told) -> None:
    undated = {**NORTH[3], "date": None}
    answer = compare(told((*NORTH[:3], undated), ("twin", *NORTH[1:3], undated)), "reuse")

    assert answer.frame["from"].isna().all()
    assert "no dates" in answer.notes[0]


def test_a_story_of_many_texts_is_compared(told: Told) -> None:
    texts = [(f"text-{n:03}", *(NORTH if n % 2 else SOUTH)[1:]) for n in range(60)]
    answers = compare_all(told(*texts), ["stories", "statements", "omissions", "naming"])

    assert answers["stories"].frame["story"].nunique() == 1
    assert answers["statements"].frame["id"].nunique() == 60
    assert answers["naming"].frame["low"].notna().any()
