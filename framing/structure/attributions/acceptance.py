"""Whether a cue with its source and content holds together as an attribution."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.structure.attributions.drafts import Drafts, Reading
from framing.structure.attributions.hashing import Column, Features, binned, pair
from framing.structure.attributions.pointers import Index
from framing.structure.attributions.tokens import PAD
from framing.structure.attributions.weights import Weights

_NOTHING = np.uint32(7)
_STRONG = -1.0
"""The logit from which a spotted cue counts toward how much a text attributes."""


def accepted(reading: Reading, weights: Weights, drafts: Drafts) -> NDArray[np.float32]:
    """The logit of each draft's being an attribution.

    Args:
        reading: the text.
        weights: of the models.
        drafts: all of the text, in text order; neighbours bear on each other.
    """
    if not len(drafts):
        return np.zeros(0, dtype=np.float32)
    return weights.acceptance.scores(columns(reading, drafts))


def _steps(values: NDArray[np.float32], low: float, step: float, count: int) -> Column:
    steps: Column = np.clip((values - low) / step, 0, count).astype(np.uint32)
    return steps


def _at(values: Column, token: Index) -> Column:
    """The value at each token, a fixed number where there is no token."""
    return np.where(token >= 0, values[np.maximum(token, 0) + PAD], _NOTHING).astype(np.uint32)


def columns(reading: Reading, drafts: Drafts) -> Features:
    """The features of drafts, of shape ``(templates, n)``."""
    tokens, around = reading.tokens, reading.around
    cue, first, last = drafts.cue, drafts.source_first, drafts.source_last
    left, right, end = drafts.left, drafts.right, drafts.end
    stem, fine, coarse = around.stem[cue + PAD], around.fine[cue + PAD], around.coarse[cue + PAD]
    score, rough = _steps(drafts.score, -3, 0.25, 40), _steps(drafts.score, -3, 0.75, 14)
    sure = [_steps(drafts.certainty[:, k], -3, 0.3, 10) for k in range(2, 7)]
    side = np.where(first < 0, 1, np.where(first < cue, 2, 3)).astype(np.uint32)
    gap = binned(np.where(first < 0, 0, np.where(first < cue, cue - last, first - cue)))
    source_length = binned(np.where(first < 0, 0, last - first + 1))
    shape = ((left >= 0) + 2 * (right >= 0) + 1).astype(np.uint32)
    right_gap = binned(np.where(right < 0, 0, right - cue))
    right_length = binned(np.where(right < 0, 0, end - right + 1))
    left_length = binned(np.where(left < 0, 0, np.abs(cue - left)))
    quoted = np.where(left >= 0, around.quoted[np.maximum(left, 0) + PAD], 0) * 2
    quoted = (quoted + np.where(right >= 0, around.quoted[np.maximum(right, 0) + PAD], 0) + 1).astype(np.uint32)
    inside = around.quotes[np.maximum(end, 0) + 1] - around.quotes[np.maximum(right, 0)]
    mixed = np.where(right >= 0, np.minimum(inside, 2), 0).astype(np.uint32)
    begins, ends, kind = _at(around.low, first), _at(around.fine, last), _at(around.coarse, last)
    written = _at(around.shape, last)
    opens, opens_fine, opens_coarse = _at(around.low, right), _at(around.fine, right), _at(around.coarse, right)
    before = _at(around.low, np.where(right > 0, right - 1, -1))
    beside = _neighbours(reading, drafts)
    dense = np.full(len(cue), min(15, int((drafts.score > _STRONG).sum() * 100 / len(tokens))), dtype=np.uint32)
    title = (tokens.line[cue] == 0).astype(np.uint32)
    return np.stack(
        [
            score,
            pair(score, shape),
            pair(score, side),
            pair(score, quoted),
            pair(rough, pair(side, pair(gap, source_length))),
            *(pair(score, certainty) for certainty in sure),
            pair(sure[0], pair(sure[3], sure[4])),
            pair(side, gap),
            pair(shape, pair(right_gap, right_length)),
            pair(shape, left_length),
            pair(stem, shape),
            pair(stem, side),
            pair(fine, pair(shape, side)),
            pair(coarse, pair(shape, side)),
            pair(stem, pair(shape, quoted)),
            pair(coarse, pair(quoted, mixed)),
            pair(stem, opens),
            pair(stem, opens_coarse),
            pair(fine, opens),
            pair(fine, opens_coarse),
            pair(coarse, opens_fine),
            pair(stem, begins),
            pair(stem, ends),
            pair(fine, begins),
            pair(fine, kind),
            pair(coarse, ends),
            pair(stem, written),
            begins,
            ends,
            opens,
            opens_fine,
            pair(kind, opens_coarse),
            pair(before, coarse),
            pair(before, stem),
            *(pair(seen, rough) for seen in beside),
            *(pair(seen, coarse) for seen in beside),
            *(pair(seen, stem) for seen in beside[-1:]),
            pair(title, rough),
            pair(title, stem),
            pair(binned(cue), rough),
            pair(dense, rough),
            pair(dense, coarse),
            pair(dense, stem),
            pair(right_length, coarse),
            pair(right_length, stem),
            pair(pair(opens_coarse, kind), pair(coarse, side)),
            np.zeros(len(cue), dtype=np.uint32),
        ]
    )


def _neighbours(reading: Reading, drafts: Drafts) -> list[Column]:
    """What the drafts before and after each one say of it."""
    cue, first, right, end = drafts.cue, drafts.source_first, drafts.right, drafts.end
    near = np.diff(reading.tokens.sentence[cue]) == 0
    off = np.array([-9.0], dtype=np.float32)
    with_last = _steps(np.concatenate((off, drafts.score[:-1])), -3, 1.0, 9) * np.uint32(2)
    with_next = _steps(np.concatenate((drafts.score[1:], off)), -3, 1.0, 9) * np.uint32(2)
    with_last += np.concatenate(([False], near)).astype(np.uint32)
    with_next += np.concatenate((near, [False])).astype(np.uint32)
    apart = np.diff(cue)
    far = np.array([99])
    within_last = (right[:-1] >= 0) & (cue[1:] >= right[:-1]) & (cue[1:] <= end[:-1])
    in_content_of_last = np.concatenate(([False], within_last)).astype(np.uint32)
    holds_next = np.concatenate((within_last, [False])).astype(np.uint32)
    shares = (first[1:] >= 0) & (first[1:] == first[:-1])
    same = np.concatenate(([False], shares)).astype(np.uint32) + np.uint32(2) * np.concatenate((shares, [False]))
    return [
        with_last,
        with_next,
        pair(binned(np.concatenate((far, apart))), with_last),
        pair(binned(np.concatenate((apart, far))), with_next),
        pair(in_content_of_last, with_last),
        pair(same.astype(np.uint32), with_last),
        pair(same.astype(np.uint32), with_next),
        pair(holds_next, with_next),
        in_content_of_last,
    ]
