"""Methods and limits: what the page says of a measure's accuracy is what the documentation says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.reporting.methods import made, measures, worded
from framing.reporting.texts import LOADED, texts_of
from framing.tables import Analysis

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("measure", [m for m in worded() if "accuracy" in m], ids=lambda m: m["id"])
def test_every_figure_stands_in_the_measures_page(measure: dict[str, str]) -> None:
    written = (ROOT / measure["page"]).read_text("utf-8")

    figures = re.findall(r"(?<![\d\w])\.\d+", measure["accuracy"])
    assert figures
    assert [figure for figure in figures if figure not in written] == []


def test_every_measure_has_a_range_and_most_an_example_from_the_page(analysis: Analysis) -> None:
    found = measures(texts_of(analysis), {"naming": "a paper"})

    assert all(measure.says and measure.range for measure in found)
    assert sum(bool(measure.example) for measure in found) >= 5
    assert next(measure for measure in found if measure.title == "Names").reference == "a paper"


def test_the_weight_from_which_a_word_is_loaded_is_the_one_that_is_said() -> None:
    names = next(measure for measure in worded() if measure["id"] == "naming")

    assert f"from {LOADED:g} on" in names["range"]


def test_settings_are_listed_in_a_fixed_order(analysis: Analysis) -> None:
    settings = {"versions": {"b": "2", "a": "1"}, "lexicons": {}, "options": {"clean": False, "fields": {}}}

    listed = made(settings, texts_of(analysis))

    assert listed.versions == (("a", "1"), ("b", "2"))
    assert listed.lexicons == ()
    assert listed.options == (("clean", "False"),)
