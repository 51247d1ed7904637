"""When a text's event happened, as far as the text says so: the days it names, and how far two texts agree on them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from framing.comparison.terms import MONTHS, WEEKDAYS
from framing.comparison.texts import ARTICLE_ZONES, Text

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?:(?P<a>{_MONTH})\.?\s+(?P<b>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<c>\d{{4}}))?"
    rf"|(?P<d>\d{{1,2}})\s+(?P<e>{_MONTH})\.?(?:,?\s+(?P<f>\d{{4}}))?|(?P<w>{'|'.join(sorted(WEEKDAYS))}))\b",
    re.IGNORECASE,
)
_READ_ON = 800  # characters after which a mention of a day counts 1/e: news tells its event first


@dataclass(frozen=True)
class Days:
    """The days that a text names.

    Args:
        weekdays: how much each weekday is mentioned, early mentions counting more.
        dates: the days (month, day) that the article names, with the year where it is said, else ``None``.
        published: the day on which the text was published, as given or in its dateline, or ``None``.
    """

    weekdays: Mapping[str, float]
    dates: frozenset[tuple[int | None, int, int]]
    published: date | None

    @property
    def of_the_event(self) -> frozenset[tuple[int, int]]:
        """The days without their year: news gives the year of what is long past, not of what it tells."""
        return frozenset((month, day) for year, month, day in self.dates if year is None)


def days_of(text: Text) -> Days:
    """The days that a text names in its article, and the day of its publication."""
    weekdays: dict[str, float] = {}
    dates: set[tuple[int | None, int, int]] = set()
    published = _iso(text.date)
    read = 0
    for start, end, zone in text.zones:
        if zone not in ARTICLE_ZONES and zone != "dateline":
            continue
        for match in _DAY.finditer(text.text, start, end):
            if match["w"]:
                if zone != "dateline":
                    weight = math.exp(-(read + match.start() - start) / _READ_ON)
                    weekdays[match["w"].lower()] = weekdays.get(match["w"].lower(), 0.0) + weight
                continue
            found = _day(match)
            if found is not None and zone == "dateline":
                published = published or _on(found)
            elif found is not None:
                dates.add(found)
        read += end - start if zone != "dateline" else 0
    return Days(weekdays, frozenset(dates), published)


def _day(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    month, day, year = match["a"] or match["e"], int(match["b"] or match["d"]), match["c"] or match["f"]
    if not 1 <= day <= 31 or month.islower():
        return None
    return (int(year) if year else None, MONTHS[month.lower()], day)


def _on(found: tuple[int | None, int, int]) -> date | None:
    year, month, day = found
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _iso(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def agreement(one: Days, other: Days) -> float:
    """How far two texts agree on the day: 1 where nothing is known, less where they disagree, more where they agree.

    Publication dates more than three days apart and different weekdays speak against one event; the same named
    day speaks for one. All factors are the authors' judgement, measured on stories whose grouping is known.
    """
    factor = 1.0
    if one.published and other.published:
        apart = abs((one.published - other.published).days)
        factor *= 1.1 if apart <= 1 else 1.0 if apart <= 3 else 0.6 * math.exp(-(apart - 3) / 30)
    factor *= _weekday_factor(one.weekdays, other.weekdays)
    return factor * _date_factor(one, other)


def _weekday_factor(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if not one or not other:
        return 1.0
    # Never a square root of nothing: a day mentioned very late still weighs something.
    length = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    cosine = sum(one[day] * other.get(day, 0.0) for day in sorted(one)) / length if length > 0 else 0.5
    certain = min(1.0, sum(one.values()), sum(other.values()))
    return 1.0 + certain * (0.35 * cosine - 0.2)


def _date_factor(one: Days, other: Days) -> float:
    recent_one, recent_other = one.of_the_event, other.of_the_event
    if recent_one & recent_other:
        return 1.1
    for days, published in ((recent_one, other.published), (recent_other, one.published)):
        if days and published and all(abs(days_apart(day, published)) > 21 for day in days):
            return 0.7
    return 1.0


def days_apart(day: tuple[int, int], published: date) -> int:
    """How many days, about, a day (month, day) comes after a date, or before it where negative, in the nearest year."""
    month, number = day
    gap = (month - published.month) * 30.4 + number - published.day
    return int((gap + 182.5) % 365 - 182.5)
