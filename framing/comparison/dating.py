"""How probably two texts are of the same days when a date is missing: judged by the dated texts that they are like.

In texts of many years, likeness alone does not tell an event from another one of the same people: among texts as alike
as that, hardly one pair in eight is of the same fortnight. But the dates of *all* texts that an undated one is like do
tell: where they fall together, it was probably written then; where they are strewn over years, it is on a subject that
comes back, and no one knows which of its events it tells. What counts as much, and how much, is the authors' judgement,
measured by hiding known dates (docs/methods/comparison.md).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

from framing.comparison.days import Days, days_apart

MONTH = 31
"""Days; texts published further apart are never one story unless the user says so."""

_FORTNIGHT = 15  # days apart, at most, for two dates to be of the same news
_DATED = 20  # the most similar dated texts that are asked when an undated one was written
_NAMED, _NOT_NAMED = 3.0, 0.3  # weight of a date that fits a day the undated text names, and of one that fits none
_AHEAD, _BEHIND = 7, 10  # days that news names before and after they come


class Dating:
    """The dates that the texts of a corpus have, or probably have.

    Args:
        days: of each text.
        similar: pairs of similar texts ``(i, j)`` and the similarity of their content.
    """

    def __init__(self, days: Sequence[Days], similar: Mapping[tuple[int, int], float]) -> None:
        self.doubt = _doubt([day.published for day in days])
        self._guesses: dict[int, _Guess] = {}
        if not self.doubt:
            return
        dated: dict[int, list[tuple[float, date]]] = {
            text: [] for text, day in enumerate(days) if day.published is None
        }
        for pair, value in similar.items():
            for text, other in (pair, pair[::-1]):
                published = days[other].published
                if text in dated and published is not None:
                    dated[text].append((value * value * _fit(days[text], published), published))
        self._guesses = {text: _Guess(sorted(found, reverse=True)[:_DATED]) for text, found in dated.items()}
        self._published = [day.published for day in days]

    def factor(self, one: int, other: int, value: float) -> float:
        """What is left of the similarity of two texts when it is asked whether they are of the same days.

        Args:
            one, other: the texts.
            value: the similarity of their content.

        Returns:
            Between 0 and 1; 1 where both are dated, and in a corpus without dates or of one month.
        """
        if not self.doubt or (one not in self._guesses and other not in self._guesses):
            return 1.0
        return 1.0 - self.doubt * (1.0 - self._together(one, other, value))

    def _together(self, one: int, other: int, value: float) -> float:
        """How probably two texts, of which one at least is undated, are of the same fortnight."""
        for undated, dated in ((one, other), (other, one)):
            published = self._published[dated]
            if published is not None:
                return self._guesses[undated].around(published)
        a, b = self._guesses[one], self._guesses[other]
        # Two undated texts much more like each other than like any dated text tell of an event that has no date here.
        alone = a.beside(value) * b.beside(value)
        return 1.0 - (1.0 - a.agreement(b)) * (1.0 - alone)


class _Guess:
    """When a text was probably written: dates of similar texts, each with its share of all their weight."""

    def __init__(self, found: Sequence[tuple[float, date]]) -> None:
        self.weight = sum(weight for weight, _ in found)
        ordered = sorted((day.toordinal(), weight) for weight, day in found)
        self.days = [day for day, _ in ordered]
        self.shares = [weight / self.weight for _, weight in ordered]
        self.sums = [0.0, *accumulate(self.shares)]

    def around(self, day: date | int) -> float:
        """The share of the dates that lie within a fortnight of a day."""
        number = day if isinstance(day, int) else day.toordinal()
        first = bisect_left(self.days, number - _FORTNIGHT)
        return min(1.0, self.sums[bisect_right(self.days, number + _FORTNIGHT)] - self.sums[first])

    def agreement(self, other: _Guess) -> float:
        """How probably two texts were written in the same fortnight."""
        return sum(share * other.around(day) for day, share in zip(self.days, self.shares, strict=True))

    def beside(self, value: float) -> float:
        """The share that a text of some similarity has when it is put beside the dated ones."""
        return value * value / (value * value + self.weight)


def _fit(undated: Days, published: date) -> float:
    """How well a date suits the days that an undated text names without their year."""
    gaps = [days_apart(day, published) for day in sorted(undated.of_the_event)]
    if any(-_BEHIND <= gap <= _AHEAD for gap in gaps):
        return _NAMED
    return _NOT_NAMED if gaps and all(abs(gap) > MONTH for gap in gaps) else 1.0


def _doubt(published: Sequence[date | None]) -> float:
    """How much a missing date leaves open: the share of all pairs of dated texts that are over a month apart."""
    days = sorted(day.toordinal() for day in published if day)
    if len(days) < 2:
        return 0.0
    near = sum(bisect_right(days, day + MONTH) - at - 1 for at, day in enumerate(days))
    return 1.0 - near / (len(days) * (len(days) - 1) / 2)
