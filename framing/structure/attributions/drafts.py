"""Attributions in the making: every likely cue with the source and the content that suit it best."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from framing.structure.attributions import boundaries, cues, sources
from framing.structure.attributions.pointers import Index, best, columns
from framing.structure.attributions.surroundings import Surroundings
from framing.structure.attributions.tokens import MARK, PAD, Tokens
from framing.structure.attributions.weights import Weights

POINTERS = ("cue_first", "cue_last", "source_first", "source_last", "left", "right", "end")
"""What is pointed at, in the order in which it is decided; each later choice sees the earlier ones."""

_TOKENS_AT_ONCE, _CUES_AT_ONCE = 1 << 14, 1 << 10
"""How many are scored together: enough for numpy, and little enough that a text of any length fits into memory."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """One row a likely cue, in text order; tokens, or -1 where there is none.

    Args:
        cue: the word that was spotted.
        score: the logit of its being a cue, from its surroundings alone.
        cue_first, cue_last: the whole cue.
        source_first, source_last: the source.
        left: where a content before source or cue begins; it ends where they begin.
        right, end: first and last token of a content after the cue.
        certainty: log probability of each choice in :data:`POINTERS`, of shape ``(n, 7)``.
    """

    cue: Index
    score: NDArray[np.float32]
    cue_first: Index
    cue_last: Index
    source_first: Index
    source_last: Index
    left: Index
    right: Index
    end: Index
    certainty: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.cue)

    def where(self, kept: NDArray[np.bool_]) -> Drafts:
        """The rows for which ``kept`` holds."""
        return Drafts(**{f.name: getattr(self, f.name)[kept] for f in fields(self)})

    @property
    def block(self) -> Index:
        """The first token of source and cue where the source stands before the cue, else of the cue."""
        before = (self.source_first >= 0) & (self.source_first < self.cue_first)
        return np.where(before, self.source_first, self.cue_first)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the rankers read it.

    Args:
        tokens: its words and marks.
        around: what is near each of them.
        quotes: first and last token of every long quotation that lies in no other, in text order.
    """

    tokens: Tokens
    around: Surroundings
    quotes: tuple[Index, Index]


def spotted(
    reading: Reading, weights: Weights, allowed: NDArray[np.bool_] | None = None
) -> tuple[Index, NDArray[np.float32]]:
    """All tokens that may be a cue, with their logits.

    Args:
        reading: the text.
        weights: of the models.
        allowed: of each token, whether it may be looked at; all, when not given.
    """
    at = cues.possible(reading.around, weights.never)
    if allowed is not None:
        at = at[allowed[at]]
    parts = [
        weights.cue.scores(cues.columns(reading.tokens, reading.around, at[begin : begin + _TOKENS_AT_ONCE]))
        for begin in range(0, max(len(at), 1), _TOKENS_AT_ONCE)
    ]
    return at, np.concatenate(parts)


def likely(at: Index, score: NDArray[np.float32], floor: float) -> NDArray[np.bool_]:
    """Which spotted tokens are worth a draft: logit over ``floor``, and the best of a run of neighbours.

    A run's best is its first strict maximum, found by comparing neighbours only, so that a megabyte of cues costs no
    more than a megabyte of words.
    """
    kept = score > floor
    chosen = np.flatnonzero(kept)
    if len(chosen):
        run = np.concatenate(([0], np.cumsum(np.diff(at[chosen]) > 1)))
        order = np.lexsort((np.arange(len(chosen)), -score[chosen], run))
        first = np.concatenate(([True], np.diff(run[order]) > 0))
        kept = np.zeros(len(at), dtype=bool)
        kept[chosen[order[first]]] = True
    return kept


def pointed(
    name: str, reading: Reading, weights: Weights, found: tuple[Index, Index, Index, Index]
) -> tuple[Index, NDArray[np.float32]]:
    """The best candidate of each cue for one pointer.

    Args:
        name: the pointer, of :data:`POINTERS`.
        reading: the text.
        weights: of the models.
        found: group and token of each candidate; cue and further mark of each group.

    Returns:
        The token and its log probability.
    """
    group, token, cue, mark = found
    features = columns(reading.tokens, reading.around, cue[group], token, mark[group])
    winner, certainty = best(group, weights.pointers[name].scores(features), len(cue))
    return token[winner], certainty


def completed(reading: Reading, weights: Weights, cue: Index, score: NDArray[np.float32]) -> Drafts:
    """Source and content for each cue.

    Args:
        reading: the text.
        weights: of the models.
        cue: the spotted tokens.
        score: their logits.
    """
    parts = [
        _completed(reading, weights, cue[begin : begin + _CUES_AT_ONCE], score[begin : begin + _CUES_AT_ONCE])
        for begin in range(0, max(len(cue), 1), _CUES_AT_ONCE)
    ]
    if len(parts) == 1:
        return parts[0]
    return Drafts(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Drafts)})


def _completed(reading: Reading, weights: Weights, cue: Index, score: NDArray[np.float32]) -> Drafts:
    tokens, around, quotes = reading.tokens, reading.around, reading.quotes
    count = len(cue)
    chosen = {name: np.full(count, -1, dtype=np.int64) for name in POINTERS}
    certainty = np.zeros((count, len(POINTERS)), dtype=np.float32)

    def decide(name: str, rows: Index, found: tuple[Index, Index], mark: Index) -> None:
        if len(rows):
            token, sure = pointed(name, reading, weights, (*found, cue[rows], mark))
            chosen[name][rows] = token
            certainty[rows, POINTERS.index(name)] = sure

    rows = np.arange(count)
    decide("cue_first", rows, cues.first_candidates(tokens, cue), cue)
    decide("cue_last", rows, cues.last_candidates(tokens, cue), cue)
    decide("source_first", rows, sources.start_candidates(tokens, around, cue), cue)
    named = np.flatnonzero(chosen["source_first"] >= 0)
    start = chosen["source_first"][named]
    decide("source_last", named, sources.end_candidates(tokens, around, cue[named], start), start)
    before = (chosen["source_first"] >= 0) & (chosen["source_first"] < cue)
    block = np.where(before, chosen["source_first"], chosen["cue_first"])
    decide("left", rows, boundaries.left_candidates(tokens, around, quotes, block), block)
    after = np.maximum(chosen["cue_last"], chosen["source_last"])
    decide("right", rows, boundaries.right_candidates(tokens, around, cue), after)
    going_on = np.flatnonzero(chosen["right"] >= 0)
    begin = chosen["right"][going_on]
    decide("end", going_on, boundaries.end_candidates(tokens, around, quotes, begin), begin)
    return Drafts(cue=cue, score=score, certainty=certainty, **chosen)


def left_end(reading: Reading, drafts: Drafts) -> Index:
    """The last token of each content before source or cue, marks that belong to neither left out."""
    last = drafts.block - 1
    for _ in range(3):
        # Commas, dashes, colons; a closing bracket or quotation mark belongs to the content.
        mark = (last > drafts.left) & (reading.around.kind[last + PAD] == MARK) & ~reading.around.closing[last + PAD]
        last = np.where(mark, last - 1, last)
    return last
