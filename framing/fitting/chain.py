"""Fit a linear-chain conditional random field whose labels may be left partly open.

The gradient is the difference between what the paths that agree with the labels expect and what all paths expect
(Lafferty, McCallum & Pereira 2001; for labels that are left open: Sutton & McCallum 2011). Steps are Adam's
(Kingma & Ba 2015).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.structure.decoding import WORDS
from framing.structure.evidence import FEATURES, Evidence, folded
from framing.structure.states import ALLOWED, COLUMNS, INCIDENCE, STARTS, STATES

_ROWS = FEATURES + WORDS
_LINES_A_BATCH = 6000


@dataclass(frozen=True, slots=True)
class Example:
    """A page to fit on.

    Args:
        columns, values, starts: its lines as rows of a sparse matrix: features first, then words.
        allowed: which states each line's label leaves open, lines by states.
        weight: how much the page counts.
    """

    columns: NDArray[np.int32]
    values: NDArray[np.float32]
    starts: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    weight: float = 1.0


def example(evidence: Evidence, allowed: NDArray[np.bool_], weight: float = 1.0) -> Example:
    """A page's evidence with its labels, made ready for fitting."""
    columns: list[int] = []
    values: list[float] = []
    starts = [0]
    for features, context, words in zip(evidence.features, evidence.context, evidence.words, strict=True):
        numbers = folded(np.concatenate([np.array(features, np.int64), context]))
        columns.extend(numbers.tolist())
        values.extend([1.0] * len(numbers))
        columns.extend(FEATURES + word % WORDS for word in words)
        values.extend([len(words) ** -0.5] * len(words) if words else [])
        starts.append(len(columns))
    return Example(
        np.array(columns, np.int32),
        np.array(values, np.float32),
        np.array(starts, np.int64),
        _agreeing(allowed),
        weight,
    )


def _agreeing(allowed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The labels, opened where no path agrees with them, such as at text of the article after a comment."""
    allowed = allowed.copy()
    reached = STARTS
    for at, here in enumerate(allowed):
        onward = (reached @ ALLOWED) if at else reached
        if not (onward & here).any():
            allowed[at] = True
        reached = onward & allowed[at]
    return allowed


@dataclass(slots=True)
class Chain:
    """Weights while they are fitted: ``table`` is features and words by columns."""

    table: NDArray[np.float32]
    steps: NDArray[np.float64]
    starts: NDArray[np.float64]


class Manner(NamedTuple):
    """How a chain is fitted.

    Args:
        rounds: how often the examples are seen.
        steady: keeps features that are hardly ever seen from large weights; added to the size of past gradients.
        decay, decay_of_words: how strongly weights are drawn back to nothing; words more, for there are more of them.
    """

    rounds: int
    steady: float
    decay: float
    decay_of_words: float


_RATE = 0.03


def fit_chain(examples: Sequence[Example], manner: Manner, seed: int = 0) -> Chain:
    """Fit on the examples, seen in an order that the seed sets; the rate falls linearly to nothing."""
    rng = np.random.default_rng(seed)
    chain = Chain(np.zeros((_ROWS, COLUMNS), np.float32), np.zeros((len(STATES), len(STATES))), np.zeros(len(STATES)))
    first, second = np.zeros_like(chain.table), np.zeros_like(chain.table)
    decays = [np.full(FEATURES, manner.decay), np.full(WORDS, manner.decay_of_words)]
    decay = np.concatenate(decays).astype(np.float32)[:, None]
    batches = list(_batches(examples))
    total, done = manner.rounds * len(batches), 0
    for _ in range(manner.rounds):
        for number in rng.permutation(len(batches)):
            rate = _RATE * (1 - done / total)
            done += 1
            change, steps, starts = _gradient([examples[i] for i in batches[number]], chain)
            first += 0.1 * (change - first)
            second += 0.01 * (change * change - second)
            bias = np.float32((1 - 0.9**done) / np.sqrt(1 - 0.99**done))
            step = first / (bias * np.sqrt(second) + manner.steady)
            chain.table += np.float32(rate) * step - np.float32(rate) * decay * chain.table
            chain.steps += 2 * rate * np.clip(steps, -1, 1)
            chain.starts += 2 * rate * np.clip(starts, -1, 1)
    return chain


def averaged(chains: Sequence[Chain]) -> Chain:
    """The mean of several fits; its scores are the mean of theirs."""
    return Chain(
        np.mean([chain.table for chain in chains], axis=0),
        np.mean([chain.steps for chain in chains], axis=0),
        np.mean([chain.starts for chain in chains], axis=0),
    )


def _batches(examples: Sequence[Example]) -> Iterator[list[int]]:
    """Pages of like length together, so that little is padded."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].allowed), i))
    batch: list[int] = []
    for i in order:
        longest = len(examples[i].allowed)
        if batch and (longest * (len(batch) + 1) > _LINES_A_BATCH or len(batch) >= 48):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _gradient(
    batch: list[Example], chain: Chain
) -> tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.float64]]:
    """The direction in which the labels grow likelier, for the table, the steps and the starts."""
    from scipy.sparse import csr_matrix

    lengths = np.array([len(e.allowed) for e in batch])
    longest, count, states = int(lengths.max()), len(batch), len(STATES)
    offsets = np.concatenate([[0], np.cumsum([len(e.columns) for e in batch])[:-1]])
    rows = csr_matrix(
        (
            np.concatenate([e.values for e in batch]),
            np.concatenate([e.columns for e in batch]),
            np.concatenate(
                [
                    [0],
                    *(e.starts[1:] + offset for e, offset in zip(batch, offsets, strict=True)),
                ]
            ),
        ),
        shape=(int(lengths.sum()), _ROWS),
    )
    scores = (rows @ chain.table) @ INCIDENCE.T
    padded = np.zeros((longest, count, states))
    open_ = np.ones((longest, count, states), dtype=bool)
    inside = np.zeros((longest, count), dtype=bool)
    at = 0
    for number, (e, length) in enumerate(zip(batch, lengths, strict=True)):
        padded[:length, number] = scores[at : at + length]
        open_[:length, number] = e.allowed
        inside[:length, number] = True
        at += length
    free = _expected(padded, np.ones_like(open_), inside, chain)
    held = _expected(padded, open_, inside, chain)
    weights = np.array([e.weight for e in batch])
    node = (held[0] - free[0]) * weights[None, :, None]
    flat = np.concatenate([node[:length, number] for number, length in enumerate(lengths)]).astype(np.float32)
    scale = 1.0 / max(1.0, float((lengths * weights).sum()) ** 0.5)
    table = np.asarray(rows.T @ (flat @ INCIDENCE)) * np.float32(scale)
    return table, (held[1] - free[1]) * scale, node[0].sum(axis=0) * scale


def _expected(
    scores: NDArray[np.float64],
    open_: NDArray[np.bool_],
    inside: NDArray[np.bool_],
    chain: Chain,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How often each state is passed at each line, and each step taken in all, by forward-backward."""
    steps = np.where(ALLOWED, np.exp(np.clip(chain.steps, -30, 30)), 0.0)
    likely = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), -60.0)) * open_
    likely = np.maximum(likely, open_ * 1e-30)
    longest, count, _ = scores.shape
    forward = np.empty_like(likely)
    now = np.where(STARTS, np.exp(np.clip(chain.starts, -30, 30)), 0.0) * likely[0]
    now = _normal(now)
    forward[0] = now
    for at in range(1, longest):
        after = _normal((now @ steps) * likely[at])
        now = np.where(inside[at][:, None], after, now)
        forward[at] = now
    node = np.zeros_like(likely)
    taken = np.zeros_like(steps)
    later = np.ones((count, scores.shape[2]))
    for at in range(longest - 1, -1, -1):
        node[at] = _normal(forward[at] * later) * inside[at][:, None]
        if at:
            ahead = later * likely[at]
            before = forward[at - 1]
            back = ahead @ steps.T
            mass = (before * back).sum(axis=1, keepdims=True)
            live = inside[at][:, None] & (mass > 1e-200)
            taken += (np.where(live, before / np.where(live, mass, 1), 0)).T @ ahead
            later = np.where(inside[at][:, None], _normal(back), later)
    return node, taken * steps


def _normal(rows: NDArray[Any]) -> NDArray[np.float64]:
    total = rows.sum(axis=1, keepdims=True)
    out: NDArray[np.float64] = rows / np.where(total > 0, total, 1)
    return out
