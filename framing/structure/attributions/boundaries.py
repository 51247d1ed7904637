"""What is attributed: for each cue the stretches before and after it that are its content."""

from __future__ import annotations

import numpy as np

from framing.structure.attributions.pointers import ABSENT, NONE, Index, candidates
from framing.structure.attributions.surroundings import Surroundings
from framing.structure.attributions.tokens import COLON, MARK, NUMBER, PAD, Tokens

REACH_LEFT, REACH_START, REACH_END = 60, 25, 90
LONGEST = 400
"""Tokens of a sentence that one content may take up, so that a text without full stops costs no more than another."""


def left_candidates(
    tokens: Tokens, around: Surroundings, quotes: tuple[Index, Index], block: Index
) -> tuple[Index, Index]:
    """Where a content before the cue may begin: at a word or an opening mark of the sentence, or nowhere.

    Args:
        tokens: of the text.
        around: what is near each token.
        quotes: first and last token of every long quotation, in text order.
        block: the first token of source and cue together.
    """
    first = tokens.first[block]
    lo = np.maximum(first, block - REACH_LEFT)
    # A quotation that ends just before the source or cue may have begun in an earlier sentence.
    quoted = opening(quotes, block)
    earlier = np.where(quoted < lo, quoted, ABSENT)
    beginning = np.where((first < lo) & (block - first < LONGEST), first, ABSENT)
    group, token = candidates(lo, block, [np.full(len(block), NONE), earlier, beginning])
    p = np.maximum(token, 0) + PAD
    inside = (around.quoted[p] == 1) & (around.quoted[p - 1] == 1) & (token > first[group])
    kept = (token < 0) | ((around.kind[p] != MARK) & ~inside) | (token == first[group])
    return group[kept], token[kept]


def opening(quotes: tuple[Index, Index], block: Index) -> Index:
    """The first token of the long quotation that ends within three tokens before ``block``, or ``ABSENT``."""
    starts, ends = quotes
    if not len(starts):
        return np.full(len(block), ABSENT)
    number = np.searchsorted(ends, block) - 1
    near = (number >= 0) & (block - ends[number] <= 3)
    return np.where(near, starts[number], ABSENT)


def right_candidates(tokens: Tokens, around: Surroundings, cue: Index) -> tuple[Index, Index]:
    """Where a content after the cue may begin: within the sentence, at a mark that opens the next one, or nowhere."""
    last = tokens.last[cue]
    hi = np.minimum(last, cue + REACH_START)
    after = np.minimum(last, len(tokens) - 1)
    opens_next = (last < len(tokens)) & (around.quoted[after + PAD] == 1) & (around.quoted[after + PAD - 1] == 0)
    # Into the next paragraph only a colon leads.
    opens_next &= (tokens.line[after] == tokens.line[last - 1]) | (around.low[last - 1 + PAD] == COLON)
    group, token = candidates(cue + 1, hi, [np.full(len(cue), NONE), np.where(opens_next, last, ABSENT)])
    p = np.maximum(token, 0) + PAD
    inside = (around.quoted[p] == 1) & (around.quoted[p - 1] == 1)
    kept = (token < 0) | ((around.kind[p] != MARK) & ~inside)
    return group[kept], token[kept]


def end_candidates(
    tokens: Tokens, around: Surroundings, quotes: tuple[Index, Index], start: Index
) -> tuple[Index, Index]:
    """Where a content that begins at ``start`` may end: at a word outside of quotations or at a mark that closes one.

    A quotation that goes on over the end of the sentence, and one that opens the next sentence of the paragraph, are
    offered whole.
    """
    starts, ends = quotes
    last = tokens.last[start]
    hi = np.minimum(last, start + REACH_END)
    special = [np.where((last > hi) & (last - start < LONGEST), last - 1, ABSENT)]
    if len(starts):
        number = np.maximum(np.searchsorted(starts, last) - 1, 0)
        crosses = (ends[number] >= last) & (starts[number] < last) & (starts[number] >= start)
        crosses &= starts[number] - start < LONGEST
        special.append(np.where(crosses, ends[number], ABSENT))
        number = np.minimum(np.searchsorted(starts, last), len(starts) - 1)
        follows = (starts[number] == last) & (tokens.line[np.minimum(last, len(tokens) - 1)] == tokens.line[last - 1])
        special.append(np.where(follows, ends[number], ABSENT))
    group, token = candidates(start, hi, special)
    p = token + PAD
    inside = (around.quoted[p] == 1) & (around.quoted[p + 1] == 1)
    closes = (around.quoted[p] == 1) & (around.quoted[p + 1] == 0)
    kept = ((around.kind[p] <= NUMBER) & ~inside) | closes | (token == start[group])
    return group[kept], token[kept]
