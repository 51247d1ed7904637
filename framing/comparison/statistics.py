"""Uncertainty and difference: articles are drawn again, never words; many tests at once are corrected for.

The words of one article hang together, so an interval over words would be far too narrow: whole articles are the unit
here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MINIMUM_TEXTS = 8
"""With fewer articles no interval is given: drawn again from so few, it would be too narrow to be believed."""
TOO_FEW = (
    "too few texts for an interval: articles are drawn again, not words, and with fewer than "
    f"{MINIMUM_TEXTS} articles an interval would promise more than it holds"
)
_LEAST_FREEDOM = 6  # articles beyond one for each stratum; measured: with fewer, 95 % intervals cover less than 90 %
_RESAMPLES = 1000
SEED = 20180419
"""Of every random generator here: the same articles give the same figures."""


@dataclass(frozen=True)
class Resampling:
    """Articles drawn again with replacement, within their stories.

    Args:
        strata: the story of each article. Stories with one article cannot be drawn from; they are drawn as one
            stratum together (collapsed strata).
    """

    strata: tuple[str, ...]

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """What each article weighs, one row a resample.

        One article fewer than a stratum has is drawn, and weighed up: drawing as many would make the intervals of
        small strata too narrow (the rescaled bootstrap: Rao & Wu 1988).
        """
        import numpy as np

        random = np.random.default_rng(SEED)
        drawn = np.ones((_RESAMPLES, len(self.strata)))
        for members in self._members:
            size = len(members)
            if size > 1:
                counts = random.multinomial(size - 1, [1.0 / size] * size, size=_RESAMPLES)
                drawn[:, members] = counts * (size / (size - 1))
        return drawn

    @cached_property
    def _members(self) -> list[list[int]]:
        by_name: dict[str, list[int]] = {}
        for at, name in enumerate(self.strata):
            by_name.setdefault(name, []).append(at)
        alone = [members[0] for members in by_name.values() if len(members) == 1]
        strata = [members for members in by_name.values() if len(members) > 1]
        return strata + ([alone] if alone else [])

    def interval(self, numerator: Sequence[float], denominator: Sequence[float]) -> tuple[float, float] | None:
        """A 95 % interval of the ratio of two sums over articles.

        Args:
            numerator: the amount in each article.
            denominator: what it is counted over, in each article.

        Returns:
            Low and high, or ``None`` with fewer than :data:`MINIMUM_TEXTS` articles or nothing to count over. The
            percentiles are set a little further out than 2.5 and 97.5, as far as few articles ask for (the expanded
            percentile interval: Hesterberg 2015).
        """
        import numpy as np

        over = np.asarray(denominator, dtype=float)
        texts = int((over > 0).sum())
        freedom = texts - len(self._members)
        if texts < MINIMUM_TEXTS or freedom < _LEAST_FREEDOM:
            return None
        top = self.weights @ np.asarray(numerator, dtype=float)
        below = self.weights @ over
        ratios = top[below > 0] / below[below > 0]
        if not len(ratios):
            return None
        tail = _expanded_tail(freedom)
        low, high = np.quantile(ratios, [tail, 1.0 - tail])
        return float(low), float(high)


def _expanded_tail(freedom: int) -> float:
    """The tail probability that makes a percentile interval reach as far as a t interval would."""
    from scipy.stats import norm, t

    return float(norm.cdf(-t.ppf(0.975, freedom)))


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Probabilities adjusted to keep the share of false discoveries in bounds (Benjamini & Hochberg 1995), in order."""
    size = len(p_values)
    order = sorted(range(size), key=lambda at: p_values[at])
    adjusted, smallest = [1.0] * size, 1.0
    for rank in range(size, 0, -1):
        at = order[rank - 1]
        smallest = min(smallest, p_values[at] * size / rank)
        adjusted[at] = smallest
    return adjusted


def log_odds(counts: tuple[int, int, int, int], prior: float, prior_total: float) -> tuple[float, float]:
    """The log-odds ratio of a term with an informative prior, and its z score (Monroe, Colaresi & Quinn 2008).

    Args:
        counts: ``n1, N1, n2, N2``: the term and all terms in the one group, and in the other.
        prior: the prior count of the term, greater than 0.
        prior_total: the prior count of all terms.

    Returns:
        The log-odds ratio (natural logarithm; above 0: more in the first group) and its z score.
    """
    n1, total1, n2, total2 = counts
    one = math.log((n1 + prior) / (total1 + prior_total - n1 - prior))
    other = math.log((n2 + prior) / (total2 + prior_total - n2 - prior))
    return one - other, (one - other) / math.sqrt(1.0 / (n1 + prior) + 1.0 / (n2 + prior))


def log_ratio(counts: tuple[int, int, int, int]) -> float:
    """The binary logarithm of the ratio of relative frequencies (Hardie 2014); half a count where there is none."""
    n1, total1, n2, total2 = counts
    if not total1 or not total2:
        return 0.0
    return math.log2(((n1 or 0.5) / total1) / ((n2 or 0.5) / total2))


def g2(counts: tuple[int, int, int, int]) -> float:
    """The log-likelihood ratio of a term over two groups (Dunning 1993; Rayson & Garside 2000)."""
    n1, total1, n2, total2 = counts
    expected = (n1 + n2) / (total1 + total2) if total1 + total2 else 0.0
    parts = ((n1, expected * total1), (n2, expected * total2))
    return 2.0 * sum(n * math.log(n / e) for n, e in parts if n and e)


def two_sided_p(z: float) -> float:
    """The probability of a z score at least this far from 0."""
    return math.erfc(abs(z) / math.sqrt(2.0))


def shannon(amounts: Sequence[float]) -> float:
    """Shannon's entropy of shares, in bits: 0 when one has all, ``log2 k`` when ``k`` have the same."""
    whole = sum(amounts)
    return -sum(a / whole * math.log2(a / whole) for a in amounts if a > 0) if whole > 0 else 0.0
