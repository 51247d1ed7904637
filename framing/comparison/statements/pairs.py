"""Scores of pairs, kept in arrays: the clauses of a story of some hundred texts make a million similar pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Pairs:
    """The scores of some pairs ``(i, j)``, ``i < j``, of things that are numbered; all others score 0.

    Args:
        size: how many things there are.
        keys: ``i * size + j`` of each pair, ascending; 64-bit integers, as many as there are pairs.
        scores: the score of each pair, in the same order.
    """

    size: int
    keys: NDArray[np.int64]
    scores: NDArray[np.float64]

    @property
    def members(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The first and the second of each pair."""
        return self.keys // self.size, self.keys % self.size

    def kept(self, which: NDArray[np.bool_]) -> Pairs:
        """Some of the pairs.

        Args:
            which: for each pair, whether it stays.
        """
        return Pairs(self.size, self.keys[which], self.scores[which])

    def of(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float64]:
        """The scores of the pairs of these things, the first before the second in each; 0 where there is none."""
        import numpy as np

        if not len(self.keys):
            return np.zeros(len(ones))
        wanted = ones * self.size + others
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.scores[at], 0.0)

    def score(self, one: int, other: int) -> float:
        """The score of two things, in either order; 0 where there is none."""
        wanted = min(one, other) * self.size + max(one, other)
        at = int(self.keys.searchsorted(wanted))
        return float(self.scores[at]) if at < len(self.keys) and self.keys[at] == wanted else 0.0

    def above(self, limit: float) -> list[tuple[float, tuple[int, int]]]:
        """Score and pair of those that score so much, strongest first, equal ones in order."""
        best = self.kept(self.scores >= limit)
        ones, others = best.members
        pairs = zip(best.scores.tolist(), zip(ones.tolist(), others.tolist(), strict=True), strict=True)
        return sorted(pairs, key=lambda item: (-item[0], item[1]))
