"""Key words are shown in their sentences, by outlet, zone and voice."""

from __future__ import annotations

import pytest
from telling import Told

from framing.comparison.concordance import Query, concordance
from framing.errors import UsageError
from framing.tables import Analysis

NAMES = {"The regime": ("government", "disapproving"), "the government": ("government", "neutral")}


@pytest.fixture
def analysis(told: Told) -> Analysis:
    return told(
        ("a", "Unrest at night", ["It was a bad day.", "The regime fled."], {"outlet": "Left", "names": NAMES}),
        ("b", "More unrest", ["Then the government fled <b>far</b>."], {"outlet": "Right", "names": NAMES}),
    )


def test_a_referent_is_shown_by_all_its_names_with_the_rest_of_each_sentence(analysis: Analysis) -> None:
    found = concordance(analysis, Query(referent="government")).frame

    assert list(zip(found["outlet"], found["left"], found["match"], found["right"], strict=True)) == [
        ("Left", "", "The regime", " fled."),
        ("Right", "Then ", "the government", " fled <b>far</b>."),
    ]


def test_any_words_are_found_whether_a_list_knows_them_or_not(analysis: Analysis) -> None:
    found = concordance(analysis, Query(name="unrest*")).frame

    assert list(zip(found["outlet"], found["zone"], found["match"], strict=True)) == [
        ("Left", "headline", "Unrest"),
        ("Right", "headline", "unrest"),
    ]


def test_outlet_zone_and_voice_narrow_it(analysis: Analysis) -> None:
    assert len(concordance(analysis, Query(name="unrest", outlet="Left"))) == 1
    assert len(concordance(analysis, Query(name="unrest", zone="body"))) == 0
    assert len(concordance(analysis, Query(name="unrest", voice="own"))) == 2
    assert len(concordance(analysis, Query(referent="government", name="regime"))) == 1


def test_the_shell_shows_a_line_a_place_and_notebooks_escape_the_text(analysis: Analysis) -> None:
    found = concordance(analysis, Query(referent="government"))

    assert str(found).splitlines()[1].endswith("Then [the government] fled <b>far</b>.")
    assert "&lt;b&gt;far" in found._repr_html_()
    assert str(concordance(analysis, Query(name="nowhere"))) == "nothing found\n"


@pytest.mark.parametrize(
    "wrong", [{}, {"name": "a*"}, {"name": ""}, {"name": "x", "zone": "attic"}, {"name": "x", "voice": "loud"}]
)
def test_a_question_that_cannot_be_answered_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        Query(**wrong)


def test_an_unknown_outlet_names_the_known_ones(analysis: Analysis) -> None:
    with pytest.raises(UsageError, match="Left, Right"):
        concordance(analysis, Query(name="x", outlet="Up"))
