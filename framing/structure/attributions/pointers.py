"""Choosing one token among the candidates of each cue: where a source or a content begins or ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from framing.structure.attributions.hashing import Features, binned, pair, paired
from framing.structure.attributions.surroundings import EDGE, EDGE_AFTER, FAR_TOO, FINE, WORD_ITSELF, Surroundings
from framing.structure.attributions.tokens import PAD, Tokens

Index = NDArray[np.int64]

NONE = -1
"""The candidate that stands for "there is none"."""
ABSENT = -2
"""A place where no candidate is."""


def candidates(lo: Index, hi: Index, special: Sequence[Index]) -> tuple[Index, Index]:
    """The tokens ``lo`` to ``hi`` of every group, with some others before them.

    Args:
        lo, hi: of shape ``(groups,)``; a range may be empty.
        special: one further candidate a group each; ``NONE`` is kept, ``ABSENT`` dropped.

    Returns:
        The group and the token of each candidate, ordered by group.
    """
    lengths = np.maximum(hi - lo, 0) + len(special)
    group = np.repeat(np.arange(len(lo)), lengths)
    offset = np.arange(len(group)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    token = lo[group] + offset - len(special)
    for number, values in enumerate(special):
        here = offset == number
        token[here] = values
    kept = token != ABSENT
    return group[kept], token[kept]


def best(group: Index, scores: NDArray[np.float32], groups: int) -> tuple[Index, NDArray[np.float32]]:
    """The candidate with the highest score of each group, and by how much it leads in log probability.

    Args:
        group: the group of each candidate, ascending; every group has one at least.
        scores: of each candidate.
        groups: how many there are.

    Returns:
        The index of the winner among the candidates, and the logarithm of its share after a softmax.
    """
    first = np.searchsorted(group, np.arange(groups))
    top = np.maximum.reduceat(scores, first)
    total = np.add.reduceat(np.exp(scores - top[group]), first)
    is_top = np.flatnonzero(scores == top[group])
    winner = is_top[np.searchsorted(group[is_top], np.arange(groups))]
    return winner, -np.log(total)


def columns(tokens: Tokens, around: Surroundings, cue: Index, token: Index, mark: Index) -> Features:
    """The features of a candidate token for a cue.

    Args:
        tokens: of the text.
        around: what is near each token.
        cue: the cue of each candidate.
        token: the candidate; ``NONE`` where it stands for none.
        mark: a third place that matters (the begin of what is to end, or the cue again).
    """
    absent = token < 0
    j = np.where(absent, cue, token)
    p, q, m = j + PAD, cue + PAD, mark + PAD
    fine, coarse, stem = around.fine, around.coarse, around.stem
    side = np.where(absent, 2, (j > cue).astype(np.int64)).astype(np.uint32) + 1
    lo, hi = np.minimum(j, cue), np.maximum(j, cue)
    commas = np.minimum(around.commas[hi] - around.commas[lo], 3).astype(np.uint32)
    quotes = np.minimum(around.quotes[hi] - around.quotes[lo], 3).astype(np.uint32)
    marks = np.minimum(around.marks[hi] - around.marks[lo], 5).astype(np.uint32)
    lo2, hi2 = np.minimum(j, mark), np.maximum(j, mark)
    far = binned(hi2 - lo2) * np.uint32(3) + (j > mark).astype(np.uint32)
    commas2 = np.minimum(around.commas[hi2] - around.commas[lo2], 3).astype(np.uint32)
    quotes2 = np.minimum(around.quotes[hi2] - around.quotes[lo2], 3).astype(np.uint32)
    distance = pair(side, binned(hi - lo))
    between = pair(distance, commas * np.uint32(24) + quotes * np.uint32(6) + marks)
    quoted = (around.quoted[p - 1] * 4 + around.quoted[p] * 2 + around.quoted[p + 1] + np.uint32(1)).astype(np.uint32)
    place = (
        (j == tokens.first[j]).astype(np.uint32)
        + (j + 1 == tokens.last[j]).astype(np.uint32) * np.uint32(2)
        + (tokens.sentence[j] != tokens.sentence[cue]).astype(np.uint32) * np.uint32(4)
    )
    s = side * np.uint32(0x9E3779B1)
    by_token = around.by_token.take(p, axis=1)
    edge, edge_after = by_token[EDGE], by_token[EDGE_AFTER]
    cs, cf, cnext, cprev = stem[q], fine[q], coarse[q + 1], coarse[q - 1]
    spot = pair(place, quoted)
    after_cue = around.low[q + 1]
    between_mark = pair(coarse[m - 1], coarse[m])
    sided = paired(s, by_token)
    out = [
        sided,
        paired(distance, by_token[FAR_TOO]),
        paired(between, by_token[EDGE : EDGE_AFTER + 1]),
        distance[None, :],
        between[None, :],
        paired(
            s,
            np.stack(
                (
                    spot,
                    pair(cs, edge),
                    pair(cs, edge_after),
                    pair(cf, spot),
                    pair(after_cue, by_token[FINE]),
                    pair(after_cue, by_token[WORD_ITSELF]),
                )
            ),
        ),
        paired(distance, np.stack((cs, pair(cprev, cnext), spot))),
        pair(between, coarse[q])[None, :],
        paired(
            far,
            np.stack(
                (
                    commas2 * np.uint32(5) + quotes2,
                    sided[EDGE],
                    sided[EDGE_AFTER],
                    pair(coarse[p + 1], quoted),
                    between_mark,
                    distance,
                    pair(place, cs),
                )
            ),
        ),
        pair(between_mark, sided[EDGE_AFTER])[None, :],
    ]
    n_cues = np.minimum(around.cues[hi] - around.cues[np.minimum(lo + 1, hi)], 2).astype(np.uint32)
    n_cues2 = np.minimum(around.cues[hi2 + 1] - around.cues[lo2], 3).astype(np.uint32)
    size = len(around.cues) - 1
    ahead = np.minimum(around.cues[np.minimum(j + 6, size)] - around.cues[j + 1], 1).astype(np.uint32)
    out += [
        paired(s, np.stack((pair(n_cues, n_cues2), pair(n_cues2, edge_after), pair(n_cues, edge)))),
        pair(pair(s, ahead), pair(edge_after, n_cues2))[None, :],
        pair(pair(far, ahead), n_cues2)[None, :],
    ]
    found = np.concatenate(out)
    none = np.flatnonzero(absent)
    if len(none):
        # "There is none" is judged by the cue alone: its own surroundings, under a side that no token has.
        found[WORD_ITSELF, none] = pair(s[none], around.low[q[none] - 1])
        found[WORD_ITSELF + 1, none] = pair(s[none], around.low[q[none]])
    return found
