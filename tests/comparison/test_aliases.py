"""Phrases that name one thing are laid together, and those that don't are kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.aliases import same_thing

STORY = (
    "Ruritanian President Anna Adams",
    "Adams",
    "Ms. Adams",
    "the president",
    "the lawsuit",
    "a sham lawsuit",
    "the harbour strike",
    "Syrian officials",
    "Damascus",
    "Syria",
    "the Harbour Workers Union",
    "HWU",
)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Adams", "Ms. Adams", True),
        ("the president", "Adams", True),
        ("the lawsuit", "a sham lawsuit", True),
        ("Syrian officials", "Damascus", True),
        ("Syria", "Damascus", True),
        ("HWU", "the Harbour Workers Union", True),
        ("the lawsuit", "Adams", False),
        ("Damascus", "the president", False),
        ("the harbour strike", "the lawsuit", False),
    ],
)
def test_phrases_of_a_story_are_grouped_by_what_they_name(one: str, other: str, *, together: bool) -> None:
    groups = same_thing(STORY)

    assert (groups[one] == groups[other]) is together


def test_two_who_bear_one_title_stay_two() -> None:
    groups = same_thing(["President Anna Adams", "President Bruno Brown", "Adams", "Brown", "the president"])

    assert groups["Adams"] != groups["Brown"]


@given(st.lists(st.text(max_size=30), max_size=12))
def test_every_phrase_gets_a_group_whatever_it_is(phrases: list[str]) -> None:
    groups = same_thing(phrases)

    assert set(groups) == set(phrases)
    assert same_thing(phrases) == groups
