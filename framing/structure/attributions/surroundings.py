"""What the rankers see around a token: words, word classes, marks, and quotations near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from framing.documents import Quotation
from framing.structure.attributions.hashing import Column, Features, pair
from framing.structure.attributions.tokens import (
    KIND,
    LISTED,
    LOWER,
    MARK,
    NUMBER,
    PAD,
    QUOTE,
    SHAPE,
    STEM,
    SUFFIX,
    Tokens,
    hashed,
)

WORD_ITSELF, FINE, EDGE, EDGE_AFTER = 0, 12, 16, 17
"""Rows of :attr:`Surroundings.by_token`: the word (after it, the word before); its class; the classes of the word
before and it, of it and the next."""
FAR_TOO = slice(13, 18)
"""Rows that are worth seeing together with the distance."""
LONG = 2
"""A quotation of more words than this may be an utterance; within it nothing is attributed."""

_CLOSING = np.array([hashed(mark) for mark in ")]}%"], dtype=np.uint32)
_COMMA = np.uint32(hashed(","))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Arrays over the tokens of one text, each with ``PAD`` rows of nothing at both ends unless said otherwise.

    Args:
        low, suffix, stem, shape, listed, kind: columns of :attr:`Tokens.rows`.
        fine, coarse: distributional word classes; a word that has none is known by its ending.
        quoted: 1 inside a quotation of more than ``LONG`` words, else 0.
        closing: whether a token is a closing bracket.
        by_token: what a token and its neighbours look like, of shape ``(18, n + 2 * PAD)``: rows from
            :data:`WORD_ITSELF` on.
        commas, marks, quotes: running counts of commas, of all marks, and of quotation marks; not padded, one longer
            than the text.
        cues: a running count of the likely cues, all 0 until they are spotted.
    """

    low: Column
    suffix: Column
    stem: Column
    shape: Column
    listed: Column
    kind: Column
    fine: Column
    coarse: Column
    quoted: Column
    closing: NDArray[np.bool_]
    by_token: Features
    commas: NDArray[np.int64]
    marks: NDArray[np.int64]
    quotes: NDArray[np.int64]
    cues: NDArray[np.int64]


def surroundings(
    tokens: Tokens, quotations: Sequence[Quotation], classes: tuple[NDArray[np.uint16], NDArray[np.uint16]]
) -> Surroundings:
    """The arrays for one text.

    Args:
        tokens: of the text.
        quotations: as given to :func:`tokenise`.
        classes: fine and coarse word classes by hash of the lower-cased word; 0 where a word has none.
    """
    rows = tokens.rows
    low, suffix, kind = rows[:, LOWER], rows[:, SUFFIX], rows[:, KIND]
    slot = low & np.uint32(len(classes[0]) - 1)
    fine, coarse = classes[0][slot].astype(np.uint32), classes[1][slot].astype(np.uint32)
    unknown = fine == 0
    fine = np.where(unknown, suffix, fine)
    coarse = np.where(unknown, suffix, coarse)
    inner = kind[PAD : len(kind) - PAD]
    quoted = np.zeros(len(kind), dtype=np.uint32)
    words = _running(inner <= NUMBER)
    if quotations:
        lo = np.searchsorted(tokens.starts, [q.span.start for q in quotations])
        hi = np.searchsorted(tokens.starts, [q.span.end for q in quotations])
        for a, b in zip(lo.tolist(), hi.tolist(), strict=True):
            if words[b] - words[a] > LONG:
                quoted[a + PAD : b + PAD] = 1
    return Surroundings(
        low,
        suffix,
        rows[:, STEM],
        rows[:, SHAPE],
        rows[:, LISTED],
        kind,
        fine,
        coarse,
        quoted,
        np.isin(low, _CLOSING),
        _by_token(rows, fine, coarse),
        _running(low[PAD : len(low) - PAD] == _COMMA),
        _running((inner == MARK) | (inner == QUOTE)),
        _running(inner == QUOTE),
        np.zeros(len(inner) + 1, dtype=np.int64),
    )


def _by_token(rows: Column, fine: Column, coarse: Column) -> Features:
    """The rows of :attr:`Surroundings.by_token`; at the padding's edges neighbours come from the other end."""
    low, shape, kind = rows[:, LOWER], rows[:, SHAPE], rows[:, KIND]
    next_fine, last_fine = np.roll(fine, -1), np.roll(fine, 1)
    next_coarse, last_coarse = np.roll(coarse, -1), np.roll(coarse, 1)
    second, second_last = np.roll(coarse, -2), np.roll(coarse, 2)
    edge, edge_after = pair(last_coarse, coarse), pair(coarse, next_coarse)
    shapes = pair(np.roll(shape, 1), shape)
    return np.stack(
        (
            low,
            np.roll(low, 1),
            np.roll(low, -1),
            last_fine,
            next_fine,
            second,
            second_last,
            pair(edge, next_coarse),
            pair(second_last, edge),
            pair(edge_after, second),
            pair(shapes, np.roll(shape, -1)),
            pair(np.roll(kind, 1), pair(kind, np.roll(kind, -1))),
            fine,
            shapes,
            pair(last_fine, fine),
            pair(fine, next_fine),
            edge,
            edge_after,
        )
    )


def _running(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(flags)))


def with_cues(around: Surroundings, count: int, likely: NDArray[np.int64]) -> Surroundings:
    """The same with the likely cues counted.

    Args:
        around: before they were spotted.
        count: how many tokens there are.
        likely: the tokens that are likely cues.
    """
    flags = np.zeros(count, dtype=bool)
    flags[likely] = True
    return replace(around, cues=_running(flags))


def long_quotations(
    tokens: Tokens, around: Surroundings, quotations: Sequence[Quotation]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last token of every quotation of more than ``LONG`` words that lies in no other, in text order."""
    first = np.searchsorted(tokens.starts, [q.span.start for q in quotations]).astype(np.int64)
    last = np.searchsorted(tokens.starts, [q.span.end for q in quotations]).astype(np.int64) - 1
    if not len(first):
        return first, last
    # Outer ones come before the ones inside them, so a running maximum tells which lie inside.
    reach = np.concatenate(([-1], np.maximum.accumulate(last)[:-1]))
    kept = (first > reach) & (last > first) & (around.quoted[first + PAD] == 1)
    return first[kept], last[kept]
