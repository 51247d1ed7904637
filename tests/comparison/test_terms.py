"""Words made comparable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.background import Background
from framing.comparison.stems import stem
from framing.comparison.synonyms import SYNONYMS, classes
from framing.comparison.terms import Wording, tokens


@pytest.mark.parametrize(
    "words",
    [
        "coordinate coordinated coordination coordinating",
        "operate operation operations",
        "extremism extremist extremists",
        "strike struck striking strikes",
        "flee fled fleeing",
        "carry carried carries",
        "declare declared declaration",
    ],
)
def test_the_forms_of_a_word_meet_in_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("border", "boarding"), ("ally", "alley"), ("court", "courtesy")])
def test_some_words_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(max_size=60))
def test_any_word_has_a_stem_no_longer_than_itself(word: str) -> None:
    assert len(stem(word)) <= max(len(word), 1) + 4


def test_peoples_and_their_countries_meet() -> None:
    wording = Wording()

    assert wording.key("brazilian") == wording.key("brazil")
    assert wording.key("kenyan") == wording.key("kenya")


def test_no_word_stands_in_two_sets_of_synonyms() -> None:
    members = [
        member for line in SYNONYMS.strip().splitlines() for member in line.replace('"', "").split() if '"' not in line
    ]

    assert len(members) == len({member for member in members if "-" not in member}) + sum("-" in m for m in members)
    words, phrases = classes()
    assert all(key.startswith("=") for key in words.values())
    assert all(" " not in first for first in phrases)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("tear gas", ["=teargas"]),
        ("on May 3", ["5/3"]),
        ("the 3 May march", ["5/3", "=protest"]),
        ("Mrs May left", ["mai", "=leave"]),
        ("it may rain", ["rain"]),
        ("1,200 goats in 2031", ["#1200", "goat", "#2031"]),
        ("twelve F-16 jets", ["#12", "-16", "=plane"]),
        ("the US fleet told us", ["=u.s.", "fleet"]),
    ],
)
def test_words_become_terms(words: str, keys: list[str]) -> None:
    assert [term.key for term in Wording().terms(words, 0, len(words))] == keys


@given(st.text(max_size=200))
def test_terms_lie_in_their_text_in_order(text: str) -> None:
    terms = Wording().terms(text, 0, len(text))

    assert all(0 <= term.start < term.end <= len(text) for term in terms)
    assert [term.start for term in terms] == sorted(term.start for term in terms)
    assert all(token.low for token in tokens(text, 0, len(text)))


def test_common_words_weigh_less_than_rare_ones() -> None:
    background = Background()

    assert background.weight("govern") < background.weight("granari") <= 8.3
    assert background.weight("@anything") == 3


def test_a_code_of_letters_and_digits_is_one_word_and_no_figure() -> None:
    text = "Flight KX19 left the M25 after 40 minutes, 5pm, with B2B guests."
    terms = Wording().terms(text, 0, len(text))

    assert {"KX19", "M25", "B2B"} <= {text[term.start : term.end] for term in terms}
    assert [text[term.start : term.end] for term in terms if term.kind == "number"] == ["40", "5"]
