"""Linear models over hashed features, scored for many candidates at once.

A feature is a number that says what was seen; mixed with the number of its template it becomes an index into a table
of weights (feature hashing: Weinberger et al. 2009). A candidate's score is the sum of the weights of its features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MIX = np.uint32(0x9E3779B1)
_SECOND = np.uint32(0x85EBCA77)
_THIRD = np.uint32(0xC2B2AE3D)
_FOURTH = np.uint32(0x27D4EB2F)

Column = NDArray[np.uint32]
"""What one template saw, of shape ``(n,)``."""
Features = NDArray[np.uint32]
"""What all templates saw, of shape ``(templates, n)``."""


def pair(a: Column, b: Column) -> Column:
    """One number for two things seen together."""
    both: Column = a * _SECOND
    both += b * _THIRD
    return both


def paired(a: Column, several: Features) -> Features:
    """:func:`pair` of one thing with each of several."""
    both: Features = several * _THIRD
    both += a * _SECOND
    return both


def indices(features: Features, size: int) -> NDArray[np.int32]:
    """The weights that each candidate's features stand for.

    Args:
        features: of shape ``(templates, n)``; may be overwritten.
        size: length of the table of weights, a power of two.

    Returns:
        Of the shape of ``features``.
    """
    mixed = features
    mixed += (np.arange(1, len(mixed) + 1, dtype=np.uint32) * _FOURTH)[:, None]
    mixed *= _MIX
    mixed ^= mixed >> np.uint32(15)
    mixed *= _SECOND
    mixed ^= mixed >> np.uint32(13)
    mixed &= np.uint32(size - 1)
    return mixed.view(np.int32)


@dataclass(frozen=True, slots=True)
class Table:
    """Weights as whole steps of one length: small enough to stay in the processor's cache.

    Args:
        steps: how many steps each weight is, of a length that is a power of two.
        step: how long a step is.
    """

    steps: NDArray[Any]
    step: float = 1.0

    def scores(self, features: Features) -> NDArray[np.float32]:
        """The sum of the weights of each candidate's features, of shape ``(n,)``.

        Args:
            features: of shape ``(templates, n)``; may be overwritten.
        """
        found = self.steps.take(indices(features, len(self.steps)))
        total: NDArray[np.float32] = found.sum(axis=0, dtype=np.float32) * np.float32(self.step)
        return total


def binned(distance: NDArray[np.int64]) -> Column:
    """Distances 0 to 8 as they are, larger ones in growing bins."""
    edges = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 20, 30, 45], dtype=np.int64)
    return np.searchsorted(edges, distance, side="right").astype(np.uint32)
