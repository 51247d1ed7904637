"""Fitting linear models over hashed features: logistic for yes or no, softmax for a choice among candidates.

AdaGrad over small batches, the weights of the later rounds averaged; numpy alone, so that what is fitted is exactly
what the package adds up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn.

    Args:
        rounds: passes over the data.
        rate: first step's length.
        decay: pull of each weight toward 0 by example.
        batch: examples (or groups of candidates) a step.
        seed: of the order of examples.
    """

    rounds: int = 5
    rate: float = 0.05
    decay: float = 1e-4
    batch: int = 1024
    seed: int = 0


class _Table:
    """Weights under way."""

    def __init__(self, size: int, schedule: Schedule) -> None:
        self.weights = np.zeros(size, dtype=np.float32)
        self._squares = np.full(size, 1e-6, dtype=np.float32)
        self._sum = np.zeros(size, dtype=np.float64)
        self._summed = 0
        self._schedule = schedule

    def step(self, features: NDArray[np.int32], gradient: NDArray[np.float32], examples: int) -> None:
        """Move the weights of the features against the gradient of each row."""
        spread = np.repeat(gradient, features.shape[1])
        slope = np.bincount(features.ravel(), weights=spread, minlength=len(self.weights)).astype(np.float32)
        seen = np.flatnonzero(slope)
        slope = slope[seen] + self._schedule.decay * examples * self.weights[seen]
        self._squares[seen] += slope * slope
        self.weights[seen] -= self._schedule.rate * slope / np.sqrt(self._squares[seen])

    def end_round(self, number: int) -> None:
        """Take the weights into the average, once half of the rounds are over."""
        if number >= self._schedule.rounds // 2:
            self._sum += self.weights
            self._summed += 1

    def average(self) -> NDArray[np.float32]:
        averaged: NDArray[np.float32] = (self._sum / self._summed).astype(np.float32)
        return averaged


def logistic(
    features: NDArray[np.int32], holds: NDArray[np.float32], size: int, schedule: Schedule
) -> NDArray[np.float32]:
    """Weights whose sum is the logit of ``holds``.

    Args:
        features: indices of shape ``(n, templates)``.
        holds: 1 or 0 of each row.
        size: how many weights.
        schedule: how long and how fast.
    """
    table = _Table(size, schedule)
    rng = np.random.default_rng(schedule.seed)
    for number in range(schedule.rounds):
        for rows in _batches(len(holds), schedule.batch, rng):
            found = features[rows]
            share = 1 / (1 + np.exp(-table.weights[found].sum(axis=1)))
            table.step(found, (share - holds[rows]).astype(np.float32), len(rows))
        table.end_round(number)
    return table.average()


def softmax(
    features: NDArray[np.int32], group: NDArray[np.int64], right: NDArray[np.bool_], table: tuple[int, Schedule]
) -> NDArray[np.float32]:
    """Weights under which the right candidate of each group scores highest.

    Groups without a right candidate teach nothing and are left out.

    Args:
        features: indices of shape ``(n, templates)``.
        group: of each candidate, ascending from 0.
        right: whether it is the one.
        table: how many weights, and how long and how fast.
    """
    size, schedule = table
    weights = _Table(size, schedule)
    rng = np.random.default_rng(schedule.seed)
    edges = np.searchsorted(group, np.arange(int(group[-1]) + 2))
    taught = np.flatnonzero(np.bincount(group, weights=right) > 0)
    for number in range(schedule.rounds):
        for picked in _batches(len(taught), schedule.batch, rng):
            groups = taught[picked]
            lengths = edges[groups + 1] - edges[groups]
            begins = np.cumsum(lengths) - lengths
            rows = np.repeat(edges[groups] - begins, lengths) + np.arange(int(lengths.sum()))
            found = features[rows]
            score = weights.weights[found].sum(axis=1)
            share = np.exp(score - np.repeat(np.maximum.reduceat(score, begins), lengths))
            share /= np.repeat(np.add.reduceat(share, begins), lengths)
            weights.step(found, (share - right[rows]).astype(np.float32), len(groups))
        weights.end_round(number)
    return weights.average()


def _batches(count: int, size: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    order = rng.permutation(count)
    for start in range(0, count, size):
        yield order[start : start + size]
