"""The four tables hold all that the interchange record holds."""

from __future__ import annotations

import json

import pytest

from framing.annotations import record
from framing.documents import ARTICLE, Origin, Page
from framing.errors import UsageError
from framing.scorers import shipped
from framing.structure import structure
from framing.tables import (
    ATTRIBUTION_COLUMNS,
    DOCUMENT_COLUMNS,
    FINDING_COLUMNS,
    SEGMENT_COLUMNS,
    Analysis,
    tabulated,
)

PAGES = (
    Page(
        "a",
        "Storm hits coast\n\nThe minister said the damage was “terrible” and vowed to help.\n",
        Origin(outlet="One"),
    ),
    Page("b", "Rain\n\nIt rained.\n", Origin(extra={"desk": "weather", "tags": ["x", "y"], "text": "theirs"})),
)


@pytest.fixture(scope="module")
def records() -> list[dict[str, object]]:
    return [record(structure(page), shipped()) for page in PAGES]


@pytest.fixture(scope="module")
def analysis(records: list[dict[str, object]]) -> Analysis:
    return tabulated(records)


def test_every_part_of_a_record_has_its_row(records: list[dict[str, object]], analysis: Analysis) -> None:
    assert list(analysis.documents["id"]) == ["a", "b"]
    for name in ("segments", "findings", "attributions"):
        assert len(analysis.table(name)) == sum(len(r[name]) for r in records)  # type: ignore[arg-type]


def test_the_written_columns_come_first_even_when_nothing_was_found() -> None:
    empty = tabulated([])

    assert tuple(empty.documents.columns) == DOCUMENT_COLUMNS
    assert tuple(empty.segments.columns) == SEGMENT_COLUMNS
    assert tuple(empty.findings.columns) == FINDING_COLUMNS
    assert tuple(empty.attributions.columns) == ATTRIBUTION_COLUMNS


def test_a_text_without_an_outlet_is_called_by_its_id(analysis: Analysis) -> None:
    assert list(analysis.documents["label"]) == ["One", "b"]


def test_fields_of_a_record_that_we_do_not_know_are_carried_through(analysis: Analysis) -> None:
    row = analysis.documents.iloc[1]

    assert (row["desk"], json.loads(row["tags"])) == ("weather", ["x", "y"])
    assert row["text"] == "Rain\n\nIt rained.\n"
    assert row["record_text"] == "theirs"


def test_an_outlet_that_never_says_a_word_still_has_its_denominator(analysis: Analysis) -> None:
    words = analysis.segments[analysis.segments["zone"].isin([str(z) for z in ARTICLE])].groupby("id")["words"].sum()

    assert words.to_dict() == {"a": 14, "b": 3}


def test_an_unknown_document_is_answered_with_those_there_are(analysis: Analysis) -> None:
    with pytest.raises(UsageError, match=r"unknown document 'z'; valid: a, b"):
        analysis.text("z")


def test_a_layers_own_column_keeps_its_values_whatever_other_tables_call_so() -> None:
    loaded = {"layer": "loaded", "start": 0, "end": 4, "label": "loaded", "words": "brutal; vile", "sentence": 0}
    record = {
        "id": "a",
        "segments": [],
        "sentences": [[0, 4]],
        "findings": [loaded],
        "attributions": [],
        "text": "Rain",
    }

    assert list(tabulated([record]).findings["words"]) == ["brutal; vile"]
