"""Could the difference be chance? Articles are dealt out again among the outlets that tell their story.

Where it makes no difference who wrote an article, any deal of a story's articles among its outlets could as well have
been the one that is observed. A test asks how many deals give a difference as large. Stories are strata: an article
never leaves its story, so that what is typical of a subject is not taken for what is typical of an outlet.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.comparison.statistics import MINIMUM_TEXTS, SEED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PERMUTATIONS = 9999
"""So many random deals are tried; all of them, where there are no more."""
LEAST_EACH = 2
"""Articles that the outlet and the others must have: with one, an article cannot be told from its outlet."""
LEAST_PERMUTATIONS = 21
"""With fewer deals that differ in size, no difference could ever have a p below .05."""
_FIRST = 499  # deals after which a test is given up on when a tenth of them are as extreme: its p is .1 or more
_GIVEN_UP = 50
_CELLS = 2_000_000  # numbers held at a time


@dataclass(frozen=True)
class PermutationTest:
    """The articles that a test deals out between one outlet and all others.

    Args:
        ids: the articles, in the order of their ids, so that neither the order they were read in nor the names of
            outlets change what is dealt.
        stories: the story of each.
        own: whether the outlet wrote it.
    """

    ids: tuple[str, ...]
    stories: tuple[str, ...]
    own: tuple[bool, ...]

    def p_values(self, amounts: Any, over: Any) -> list[float | None]:
        """How probable a difference at least this large is by chance, for several amounts over one denominator.

        The difference is that of two ratios of sums, the outlet's and the others', less the difference that comes
        from which stories the outlet tells more often: with one story, nothing. Stories that only one side tells say
        nothing of a difference between outlets and are left out, as are articles with nothing to count over.

        Args:
            amounts: a row a test, a column an article; dense or sparse.
            over: what they are counted over, in each article.

        Returns:
            For each row a two-sided p, greater than 0 and at most 1. ``None`` with fewer than :data:`MINIMUM_TEXTS`
            articles, :data:`LEAST_EACH` on one side or :data:`LEAST_PERMUTATIONS` deals, and where all articles have
            the same ratio, so that nothing could differ.
        """
        import numpy as np
        from scipy.sparse import csr_matrix

        below = np.asarray(over, dtype=float)
        sample = self._enough(below)
        found: list[float | None] = [None] * (amounts.shape[0] if hasattr(amounts, "shape") else len(amounts))
        if sample is None or not found:
            return found
        statistic = _Statistic.of(csr_matrix(amounts, dtype=float)[:, sample.kept], below[sample.kept], sample.shares())
        varying = statistic.varying()
        for at, p in zip(varying, _tried(statistic.only(varying), sample) if varying else (), strict=True):
            found[at] = p
        return found

    def among(self, ids: Collection[str]) -> PermutationTest:
        """The same test with fewer articles."""
        kept = [at for at, identity in enumerate(self.ids) if identity in ids]
        return PermutationTest(
            tuple(self.ids[at] for at in kept),
            tuple(self.stories[at] for at in kept),
            tuple(self.own[at] for at in kept),
        )

    def deals(self) -> int:
        """How many deals of all its articles can differ in size."""
        import numpy as np

        sample = self._telling(np.ones(len(self.ids)))
        return sample.different() if len(sample.kept) else 0

    @cached_property
    def _codes(self) -> NDArray[np.intp]:
        """The stories as numbers, by their first article."""
        import numpy as np

        numbers = {story: number for number, story in enumerate(dict.fromkeys(self.stories))}
        return np.asarray([numbers[story] for story in self.stories], dtype=np.intp)

    def _enough(self, over: NDArray[np.float64]) -> _Sample | None:
        """What is dealt out, when it is enough for a test."""
        if len(self.ids) < MINIMUM_TEXTS:
            return None
        sample = self._telling(over)
        mine = int(sample.own.sum())
        if len(sample.kept) < MINIMUM_TEXTS or min(mine, len(sample.kept) - mine) < LEAST_EACH:
            return None
        return sample if sample.different() >= LEAST_PERMUTATIONS else None

    def _telling(self, over: NDArray[np.float64]) -> _Sample:
        """The articles with something to count, of stories that both sides tell."""
        import numpy as np

        own = np.asarray(self.own, dtype=bool)
        counted = over > 0
        mine = np.bincount(self._codes[counted & own], minlength=len(self.ids))
        others = np.bincount(self._codes[counted & ~own], minlength=len(self.ids))
        kept = np.flatnonzero(counted & ((mine > 0) & (others > 0))[self._codes])
        return _Sample(kept, own[kept], self._codes[kept])


@dataclass(frozen=True)
class _Sample:
    """The articles of a test that have something to count.

    Args:
        kept: their places in the test.
        own: whether the outlet wrote each.
        codes: the story of each, as a number.
    """

    kept: NDArray[np.intp]
    own: NDArray[np.bool_]
    codes: NDArray[np.intp]

    @cached_property
    def members(self) -> list[NDArray[np.intp]]:
        """The columns of each story."""
        import numpy as np

        order = np.argsort(self.codes, kind="stable")
        cuts = np.flatnonzero(np.diff(self.codes[order])) + 1
        return list(np.split(order, cuts))

    @cached_property
    def deals(self) -> int:
        """How many deals there are."""
        return math.prod(math.comb(len(places), int(self.own[places].sum())) for places in self.members)

    def different(self) -> int:
        """How many of them can differ in size: where halves are dealt, each has a mirror image of its own size."""
        halves = all(2 * int(self.own[places].sum()) == len(places) for places in self.members)
        return self.deals // 2 if halves else self.deals

    def shares(self) -> NDArray[np.float64]:
        """How often a deal gives each article to the outlet."""
        import numpy as np

        shares = np.zeros(len(self.kept))
        for places in self.members:
            shares[places] = self.own[places].mean()
        return shares


@dataclass(frozen=True)
class _Statistic:
    """Amounts and what they are counted over, with the difference that a deal gives."""

    amounts: Any
    over: NDArray[np.float64]
    middle: NDArray[np.float64]

    @classmethod
    def of(cls, amounts: Any, over: NDArray[np.float64], shares: NDArray[np.float64]) -> _Statistic:
        """With the difference that stories alone would make as the middle."""
        import numpy as np

        plain = cls(amounts, over, np.zeros(amounts.shape[0]))
        return cls(amounts, over, plain.differences(shares[None, :])[:, 0])

    def differences(self, given: NDArray[Any]) -> NDArray[np.float64]:
        """The difference of ratios, a row a test, a column a deal.

        Args:
            given: a row a deal, a column an article: how much of it goes to the outlet, 0 to 1.
        """
        import numpy as np

        dealt = given.astype(float)
        tops, below = self.amounts @ dealt.T, dealt @ self.over
        rest_tops = np.asarray(self.amounts.sum(axis=1)).reshape(-1, 1) - tops
        found: NDArray[np.float64] = tops / below - rest_tops / (self.over.sum() - below) - self.middle[:, None]
        return found

    def varying(self) -> list[int]:
        """The rows for which articles differ in their ratio."""
        import numpy as np

        squares = self.amounts.multiply(self.amounts) @ (1.0 / self.over)
        even = self.overall() ** 2 * self.over.sum()  # what the squares come to where all ratios are the same
        return [int(at) for at in np.flatnonzero(squares - even > 1e-9 * squares)]

    def overall(self) -> NDArray[np.float64]:
        """The ratio over all articles."""
        import numpy as np

        ratios: NDArray[np.float64] = np.asarray(self.amounts.sum(axis=1)).ravel() / self.over.sum()
        return ratios

    def only(self, rows: Sequence[int] | NDArray[np.intp]) -> _Statistic:
        """The same with some of the rows."""
        return _Statistic(self.amounts[rows], self.over, self.middle[rows])

    def reaching(self, given: NDArray[Any], observed: NDArray[np.float64]) -> NDArray[np.int64]:
        """How many of the deals give at least the observed difference; equal ones may differ in their last digits."""
        import numpy as np

        least = observed - 1e-9 * (observed + abs(self.overall()))
        counted: NDArray[np.int64] = np.zeros(len(observed), dtype=np.int64)
        step = max(1, _CELLS // max(given.shape[1], len(observed), 1))
        for first in range(0, len(given), step):
            counted += (abs(self.differences(given[first : first + step])) >= least[:, None]).sum(axis=1)
        return counted


def _tried(statistic: _Statistic, sample: _Sample) -> list[float]:
    observed = abs(statistic.differences(sample.own[None, :])[:, 0])
    if sample.deals <= PERMUTATIONS:
        given = _all_deals(sample)
        return [float(n) / len(given) for n in statistic.reaching(given, observed)]
    return _sampled(statistic, observed, sample)


def _all_deals(sample: _Sample) -> NDArray[np.bool_]:
    from itertools import combinations

    import numpy as np

    given = np.zeros((1, len(sample.own)), dtype=bool)
    for places in sample.members:
        chosen = list(combinations(places.tolist(), int(sample.own[places].sum())))
        part = np.zeros((len(chosen), len(sample.own)), dtype=bool)
        part[np.arange(len(chosen))[:, None], chosen] = True
        given = (given[:, None, :] | part[None, :, :]).reshape(-1, len(sample.own))
    return given


def _sampled(statistic: _Statistic, observed: NDArray[np.float64], sample: _Sample) -> list[float]:
    """The share of random deals that reach what is observed, with the observed one among them."""
    import numpy as np

    random = np.random.default_rng(SEED)
    reached = np.zeros(len(observed), dtype=np.int64)
    tried = np.zeros(len(observed), dtype=np.int64)
    going = np.arange(len(observed))
    for size in _sizes(len(sample.own)):
        given = _random_deals(sample, size, random)
        reached[going] += statistic.only(going).reaching(given, observed[going])
        tried[going] += size
        if tried[going[0]] == _FIRST:
            going = going[reached[going] < _GIVEN_UP]
        if not len(going):
            break
    return [float(p) for p in (reached + 1) / (tried + 1)]


def _sizes(articles: int) -> Iterator[int]:
    """How many deals to make at a time: first so many as to give up on some tests, then as memory allows."""
    step = max(1, _CELLS // articles)
    for whole in (_FIRST, PERMUTATIONS - _FIRST):
        for first in range(0, whole, step):
            yield min(step, whole - first)


def _random_deals(sample: _Sample, size: int, random: np.random.Generator) -> NDArray[np.bool_]:
    """Random deals, story by story; the side with fewer articles is drawn, the other one gets the rest.

    Drawn by Floyd's algorithm: as many numbers as there are articles to draw, and none twice.
    """
    import numpy as np

    given = np.zeros((size, len(sample.own)), dtype=bool)
    deal = np.arange(size)
    for places in sample.members:
        own = sample.own[places]
        mine, whole = int(own.sum()), len(places)
        # Of two equal sides that of the first article is drawn: the same deals come out whichever side one looks from.
        drawn_is_own = 2 * mine < whole or (2 * mine == whole and bool(own[0]))
        for last in range(max(mine, whole - mine), whole):
            at = random.integers(0, last + 1, size)
            at[given[deal, places[at]]] = last
            given[deal, places[at]] = True
        if not drawn_is_own:
            given[:, places] = ~given[:, places]
    return given
