"""How probably an undated text is of the same days as another one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparison.dating import Dating
from framing.comparison.days import Days


def on(published: date | None, *named: tuple[int, int]) -> Days:
    return Days({}, frozenset((None, month, day) for month, day in named), published)


SPRING, AUTUMN = date(2031, 5, 3), date(2033, 10, 9)


def test_where_no_text_has_a_date_none_is_doubted() -> None:
    assert Dating([on(None)] * 3, {(0, 1): 0.2, (1, 2): 0.2}).factor(0, 1, 0.2) == 1


def test_in_a_corpus_of_one_month_a_missing_date_changes_nothing() -> None:
    days = [on(None), on(SPRING), on(SPRING + timedelta(days=20))]

    assert Dating(days, {(0, 1): 0.2, (0, 2): 0.2}).factor(0, 1, 0.2) == 1


def test_two_dated_texts_are_not_doubted() -> None:
    assert Dating([on(SPRING), on(AUTUMN)], {(0, 1): 0.2}).factor(0, 1, 0.2) == 1


def test_an_undated_text_like_texts_of_one_week_only_is_of_that_week() -> None:
    days = [on(None), on(SPRING), on(SPRING + timedelta(days=2)), on(AUTUMN)]

    assert Dating(days, {(0, 1): 0.2, (0, 2): 0.2}).factor(0, 1, 0.2) == 1


def test_an_undated_text_like_texts_of_many_years_may_be_of_any_of_them() -> None:
    days = [on(None), *(on(SPRING + timedelta(days=400 * year)) for year in range(5))]
    dating = Dating(days, {(0, text): 0.2 for text in range(1, 6)})

    assert all(dating.factor(0, text, 0.2) < 0.25 for text in range(1, 6))


def test_a_day_that_the_undated_text_names_speaks_for_the_date_it_fits() -> None:
    days = [on(None, (10, 8)), on(SPRING), on(AUTUMN)]
    dating = Dating(days, {(0, 1): 0.2, (0, 2): 0.2})

    assert dating.factor(0, 1, 0.2) < 0.2
    assert dating.factor(0, 2, 0.2) > 0.8


def test_two_undated_texts_meet_when_the_dated_ones_they_are_like_are_of_the_same_days() -> None:
    days = [on(None), on(None), on(None), on(SPRING), on(AUTUMN)]
    dating = Dating(days, {(0, 3): 0.2, (1, 3): 0.2, (2, 4): 0.2, (0, 1): 0.15, (0, 2): 0.15})

    assert dating.factor(0, 2, 0.15) < 0.5 < dating.factor(0, 1, 0.15)


def test_two_undated_texts_on_what_no_dated_text_tells_are_not_doubted() -> None:
    days = [on(None), on(None), on(SPRING), on(AUTUMN)]

    assert Dating(days, {(0, 1): 0.2}).factor(0, 1, 0.2) == 1


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 3000)), min_size=2, max_size=8),
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0.05, 1), max_size=20),
)
def test_a_factor_is_a_share_and_the_same_from_both_sides(
    offsets: list[int | None], links: dict[tuple[int, int], float]
) -> None:
    days = [on(None if offset is None else SPRING + timedelta(days=offset)) for offset in offsets]
    similar = {pair: value for pair, value in links.items() if pair[0] < pair[1] < len(days)}
    dating = Dating(days, similar)

    for (one, other), value in similar.items():
        factor = dating.factor(one, other, value)
        assert -1e-9 <= factor <= 1 + 1e-9
        assert abs(factor - dating.factor(other, one, value)) < 1e-9
