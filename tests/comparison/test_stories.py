"""Which texts tell of the same event."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import ELSEWHERE, NORTH, SOUTH, Told

from framing.comparison import compare
from framing.comparison.days import Days, agreement, days_of
from framing.comparison.stories import joined, similarities, stories_of
from framing.comparison.texts import texts_of
from framing.tables import Analysis


def test_two_tellings_of_one_event_are_one_story_and_another_event_is_another(ferry: Analysis) -> None:
    frame = compare(ferry, "stories").frame

    assert list(frame["story"]) == ["story-1", "story-1", "story-2"]
    assert list(frame["texts"]) == [2, 2, 1]


def test_the_grouping_does_not_depend_on_the_order_of_the_texts(told: Told) -> None:
    frame = compare(told(ELSEWHERE, SOUTH, NORTH), "stories").frame.set_index("id")["story"]

    assert frame["south"] == frame["north"] != frame["elsewhere"]


def test_the_users_own_grouping_wins(told: Told) -> None:
    apart = [(*text[:3], {**text[3], "story": text[0]}) for text in (NORTH, SOUTH)]
    together = [(*text[:3], {**text[3], "story": "all of it"}) for text in (NORTH, ELSEWHERE)]

    assert list(compare(told(*apart), "stories").frame["story"]) == ["north", "south"]
    assert list(compare(told(*together), "stories").frame["story"]) == ["all of it"] * 2


def test_a_text_without_a_story_joins_the_given_one_that_it_tells(told: Told) -> None:
    given_story = (*NORTH[:3], {**NORTH[3], "story": "the ferry"})
    frame = compare(told(given_story, SOUTH, ELSEWHERE), "stories").frame

    assert list(frame["story"]) == ["the ferry", "the ferry", "story-1"]


def test_a_given_name_is_never_used_again_for_a_computed_story(told: Told) -> None:
    named = (*NORTH[:3], {**NORTH[3], "story": "story-1"})
    frame = compare(told(named, ELSEWHERE), "stories").frame

    assert list(frame["story"]) == ["story-1", "story-2"]


def test_furniture_and_comments_do_not_make_a_story(told: Told) -> None:
    chat = {"comments": [" ".join(NORTH[2])]}
    frame = compare(told(NORTH, (*ELSEWHERE[:3], {**ELSEWHERE[3], **chat})), "stories").frame

    assert frame["story"].nunique() == 2


def test_a_subject_with_many_events_is_not_one_story() -> None:
    # Three texts of one event, and two of others on the same subject that resemble them and each other half as much.
    similar = {(0, 1): 0.5, (0, 2): 0.45, (1, 2): 0.5}
    similar |= {(a, b): 0.24 for a in range(3) for b in (3, 4)}
    similar[3, 4] = 0.26

    assert joined(similar, [None] * 5, [None] * 5) == [0, 0, 0, 1, 2]


def test_a_large_story_of_loosely_alike_texts_stays_together() -> None:
    similar = {(a, b): 0.25 + 0.02 * ((a * b) % 5) for a in range(30) for b in range(a + 1, 30)}

    assert set(joined(similar, [None] * 30, [None] * 30)) == {0}


def test_copies_of_one_report_do_not_drive_the_others_out_of_the_story(told: Told) -> None:
    copies = [(f"copy-{n}", *NORTH[1:]) for n in range(4)]

    assert compare(told(*copies, SOUTH), "stories").frame["story"].nunique() == 1


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=20))
def test_groups_are_numbered_as_they_first_appear(links: dict[tuple[int, int], float]) -> None:
    similar = {pair: value for pair, value in links.items() if pair[0] < pair[1]}
    groups = joined(similar, [None] * 8, [None] * 8)

    assert groups[0] == 0
    assert all(group <= max(groups[:at]) + 1 for at, group in enumerate(groups) if at)


@pytest.mark.parametrize(
    ("words", "weekdays", "dates"),
    [
        ("They met on Tuesday.", {"tuesday"}, set()),
        ("It sank on 3 May.", set(), {(None, 5, 3)}),
        ("It sank on May 3, 2031.", set(), {(2031, 5, 3)}),
        ("She may 3 times refuse.", set(), set()),
        ("The 34 May flowers.", set(), set()),
    ],
)
def test_days_are_read_as_news_writes_them(
    words: str, weekdays: set[str], dates: set[tuple[int | None, int, int]], told: Told
) -> None:
    days = days_of(texts_of(told(("a", "", [words], {})))[0])

    assert set(days.weekdays) == weekdays
    assert set(days.dates) == dates


def test_days_that_disagree_speak_against_one_event_and_silence_speaks_for_nothing() -> None:
    silent = Days({}, frozenset(), None)
    monday = Days({"monday": 1.0}, frozenset(), None)
    friday = Days({"friday": 1.0}, frozenset(), None)
    third = Days({}, frozenset({(None, 5, 3)}), None)

    assert agreement(silent, monday) == 1
    assert agreement(monday, friday) < 1 < agreement(monday, monday)
    assert agreement(third, third) > 1
    assert agreement(third, dataclasses.replace(silent, published=date(2031, 10, 1))) < 1
    early, late = (dataclasses.replace(silent, published=date(2031, 5, day)) for day in (1, 28))
    assert agreement(early, late) < 0.7


def test_articles_more_than_a_month_apart_never_meet_in_a_computed_story(told: Told) -> None:
    early, late = (
        (*text[:3], {**text[3], "date": date}) for text, date in ((NORTH, "2031-05-03"), (SOUTH, "2031-06-20"))
    )

    assert compare(told(early, late), "stories").frame["story"].nunique() == 2


def test_a_third_text_without_a_date_does_not_bring_together_what_is_months_apart() -> None:
    similar = {(0, 1): 0.4, (1, 2): 0.4}
    published = [date(2031, 5, 3), None, date(2033, 5, 3)]

    assert joined(similar, [None] * 3, published) == [0, 0, 1]


def test_a_story_of_years_that_the_user_made_stays_and_takes_in_what_belongs_there() -> None:
    similar = {(0, 2): 0.4, (1, 2): 0.4, (0, 3): 0.4, (1, 3): 0.4}
    published = [date(2031, 5, 3), date(2033, 5, 3), date(2032, 1, 1), date(2035, 1, 1)]

    assert joined(similar, ["the trial", "the trial", None, None], published) == [0, 0, 0, 1]


def test_two_texts_of_one_outlet_must_be_more_alike_than_two_of_different_outlets(told: Told) -> None:
    def similarity(outlets: tuple[str, str]) -> float:
        texts = texts_of(
            told(*((*text[:3], {"outlet": outlet}) for text, outlet in zip((NORTH, SOUTH), outlets, strict=True)))
        )
        return similarities(texts, [days_of(text) for text in texts])[0, 1]

    assert similarity(("Courier", "Courier")) < similarity(("Courier", "Herald"))


def test_no_texts_are_no_stories() -> None:
    assert stories_of([]) == []
