"""Which words report: every word that may be a cue, with the probability that it is one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.structure.attributions.hashing import Features, binned, pair
from framing.structure.attributions.pointers import Index, candidates
from framing.structure.attributions.surroundings import Surroundings
from framing.structure.attributions.tokens import COLON, PAD, WORD, Tokens


def columns(tokens: Tokens, around: Surroundings, at: Index) -> Features:
    """The features of tokens as cues, of shape ``(templates, n)``.

    Args:
        tokens: of the text.
        around: what is near each token.
        at: the tokens asked about.
    """
    p = at + PAD
    low, stem, fine, coarse = around.low, around.stem, around.fine, around.coarse
    w = {k: low[p + k] for k in (-2, -1, 0, 1, 2)}
    f = {k: fine[p + k] for k in (-3, -2, -1, 0, 1, 2, 3)}
    c = {k: coarse[p + k] for k in (-3, -2, -1, 0, 1, 2, 3, 4)}
    st = stem[p]
    shape = around.shape[p]
    listed = around.listed[p]
    begin = (at - tokens.first[at]).astype(np.int64)
    left = binned(begin)
    right = binned(tokens.last[at] - at)
    quotes_before = around.quotes[at] - around.quotes[tokens.first[at]]
    quotes_after = around.quotes[tokens.last[at]] - around.quotes[at]
    commas_before = np.minimum(around.commas[at] - around.commas[tokens.first[at]], 3)
    commas_after = np.minimum(around.commas[tokens.last[at]] - around.commas[at], 3)
    sides = (np.minimum(quotes_before, 4) * 5 + np.minimum(quotes_after, 4)).astype(np.uint32)
    commas = (commas_before * 4 + commas_after).astype(np.uint32)
    near_quote = (
        around.kind[p + 1] * 125 + around.kind[p + 2] * 25 + around.kind[p - 1] * 5 + around.kind[p - 2]
    ).astype(np.uint32)
    return np.stack(
        [
            w[0],
            st,
            f[0],
            c[0],
            around.suffix[p],
            shape,
            pair(st, shape),
            w[-1],
            w[1],
            w[-2],
            w[2],
            f[-1],
            f[1],
            f[-2],
            f[2],
            f[-3],
            f[3],
            c[-3],
            c[3],
            c[4],
            pair(w[-1], w[0]),
            pair(w[0], w[1]),
            pair(f[-1], st),
            pair(st, f[1]),
            pair(f[-1], f[0]),
            pair(f[0], f[1]),
            pair(pair(c[-1], st), c[1]),
            pair(pair(f[-1], c[0]), f[1]),
            pair(pair(c[-2], c[-1]), c[0]),
            pair(pair(c[0], c[1]), c[2]),
            pair(pair(c[-2], c[-1]), pair(c[0], c[1])),
            pair(pair(c[-1], c[0]), pair(c[1], c[2])),
            pair(st, c[2]),
            pair(c[-2], st),
            pair(w[1], w[2]),
            pair(w[-2], w[-1]),
            pair(st, sides),
            pair(c[0], sides),
            pair(pair(c[0], sides), near_quote),
            pair(st, near_quote),
            pair(c[0], commas),
            pair(c[0], left),
            pair(c[0], right),
            pair(st, left),
            pair(around.shape[p - 1], pair(shape, around.shape[p + 1])),
            pair(around.suffix[p], around.suffix[p - 1]),
            pair(around.suffix[p], around.suffix[p + 1]),
            listed,
            pair(listed, shape),
            pair(listed, c[1]),
            pair(f[-1], listed),
            pair(listed, w[1]),
            pair(listed, sides),
            pair(listed, near_quote),
            np.zeros(len(at), dtype=np.uint32),
        ]
    )


def possible(around: Surroundings, never: NDArray[np.bool_]) -> Index:
    """The tokens that may be a cue at all: words outside of quotations that are not known never to be one, and colons.

    Args:
        around: what is near each token.
        never: by hash of the stem, whether no cue was ever seen that holds it, though the word is frequent.
    """
    inner = slice(PAD, len(around.low) - PAD)
    word = (around.kind[inner] == WORD) & ~never[around.stem[inner] & np.uint32(len(never) - 1)]
    return np.flatnonzero((word | (around.low[inner] == COLON)) & (around.quoted[inner] == 0))


def first_candidates(tokens: Tokens, cue: Index) -> tuple[Index, Index]:
    """Where a cue may begin: at its word, or up to four tokens before it ("has repeatedly said")."""
    lo = np.maximum(tokens.first[cue], cue - 4)
    return candidates(lo, cue + 1, [])


def last_candidates(tokens: Tokens, cue: Index) -> tuple[Index, Index]:
    """Where a cue may end: at its word, or up to six tokens after it ("said in a statement on Monday")."""
    hi = np.minimum(tokens.last[cue], cue + 7)
    return candidates(cue, hi, [])
