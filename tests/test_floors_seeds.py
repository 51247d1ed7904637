"""Measured on the hand annotation of the five sample texts; a floor may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.corpus import Job, recorded
from framing.validation import against_gold, read_gold

GOLD = Path(__file__).parent / "gold" / "seeds.json"

FLOORS = {
    "zone_lines": 0.95,
    "comment_authors": 1.0,
    "cue": 0.85,
    "triple": 0.75,
    "second_hand": 0.65,
    "asides_structural": 0.85,
    "stories": 1.0,
    "aligned_recall": 0.7,
    "aligned_precision": 0.8,
}


@pytest.fixture(scope="module")
def figures(seeds: Path) -> dict[str, float]:
    records = [r for r in recorded(Job((seeds,))) if isinstance(r, dict)]
    analysis = framing.score(framing.read(seeds))
    found = against_gold(
        read_gold(GOLD),
        records,
        stories=framing.compare(analysis, "stories").frame.to_dict("records"),
        statements=framing.compare(analysis, "statements").frame.to_dict("records"),
    )
    return {figure.name: figure.value for figure in found}


@pytest.mark.parametrize("name", FLOORS)
def test_a_figure_stays_above_its_floor(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= FLOORS[name]


def test_no_comment_is_taken_for_the_article(figures: dict[str, float]) -> None:
    assert figures["comment_leaks"] == 0


def test_texts_of_different_stories_are_never_compared_fact_by_fact(seeds: Path) -> None:
    analysis = framing.score(framing.read(seeds))
    story = dict(framing.compare(analysis, "stories").frame[["id", "story"]].itertuples(index=False))
    for _, rows in framing.compare(analysis, "statements").frame.groupby(["story", "statement"]):
        assert len({story[identity] for identity in rows["id"]}) == 1
