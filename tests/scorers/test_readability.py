"""Readability: measured where it can be, else a reason; never a zero that looks measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.documents import Document, Voice, Zone
from framing.scorers import readability

Typed = Callable[..., Document]
PROSE = (
    "The committee considered the regulation. A small dog ran home. Officials were questioned about the destruction. "
    * 12
)


def measured(
    document: Document, zone: Zone = Zone.BODY, voice: Voice = Voice.OWN
) -> dict[str, readability.Readability]:
    return {r.label: r for r in readability.find(document) if r.zone is zone and r.voice is voice}


def test_long_prose_gets_every_measure(typed: Typed) -> None:
    found = measured(typed(PROSE))

    assert {name for name, r in found.items() if r.value is None} == set()
    assert 0 < found["flesch-reading-ease"].value < 100
    assert found["passive-share"].value == pytest.approx(1 / 3, abs=0.001)


@pytest.mark.parametrize("text", ["Word.", "One two three.", "*** --- ***", "12 34 56.", "¡¿?!"])
def test_what_cannot_be_measured_has_a_reason_and_no_value(typed: Typed, text: str) -> None:
    for found in readability.find(typed(text)):
        assert (found.value is None) == (found.reason is not None)
        if found.label in readability.FORMULAS or found.label in ("mattr", "mtld"):
            assert found.value is None
            assert found.reason


def test_a_text_without_letters_says_so(typed: Typed) -> None:
    found = measured(typed("12 34 56 78 90. " * 40))

    assert found["flesch-reading-ease"].reason == "no letters"


def test_smog_wants_thirty_sentences(typed: Typed) -> None:
    found = measured(typed("This sentence has exactly seven plain words. " * 20))

    assert found["smog"].value is None
    assert "30" in found["smog"].reason
    assert found["lix"].value is not None


def test_formulas_made_for_english_are_not_put_to_other_languages(typed: Typed) -> None:
    document = replace(typed(PROSE), language="de")

    assert measured(document)["flesch-reading-ease"].value is None
    assert measured(document)["mattr"].value is not None


def test_abbreviations_do_not_end_sentences(typed: Typed) -> None:
    """The sentences are the document's, so that U.S. costs nothing."""
    plain = measured(typed("The army of the land went on and on in the rain and the snow for days. " * 12))
    abbreviated = measured(typed("The army of the U.S. went on and on in the rain and the snow for days. " * 12))

    assert abbreviated["sentence-length"].value == plain["sentence-length"].value
    assert abs(abbreviated["flesch-kincaid-grade"].value - plain["flesch-kincaid-grade"].value) < 1


def test_voices_and_zones_are_measured_apart_and_furniture_is_not(typed: Typed) -> None:
    document = typed(
        (Zone.PROMO, "Read more of this."),
        "He said “we go home now today” and left.",
        (Zone.COMMENT, "I agree with him."),
    )

    assert {(r.zone, r.voice) for r in readability.find(document)} == {
        (Zone.BODY, Voice.OWN),
        (Zone.BODY, Voice.QUOTED),
        (Zone.COMMENT, Voice.COMMENTER),
    }


def test_the_share_of_quoted_words_is_of_the_whole_zone(typed: Typed) -> None:
    assert measured(typed("He said “we go home” now."))["quotation-share"].value == 0.5


def test_a_type_token_ratio_does_not_fall_with_length() -> None:
    words = tuple(f"w{n % 37}" for n in range(200))
    short, long = (readability.Passage((words * n,), ("",), "en") for n in (1, 10))

    assert readability.mattr(short) == pytest.approx(readability.mattr(long), abs=0.01)
    assert readability.mtld(short) == pytest.approx(readability.mtld(long), rel=0.1)
