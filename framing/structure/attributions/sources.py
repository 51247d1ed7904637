"""Who is cited: for each cue the stretch that names its source, or none."""

from __future__ import annotations

import numpy as np

from framing.structure.attributions.pointers import ABSENT, NONE, Index, candidates
from framing.structure.attributions.surroundings import Surroundings
from framing.structure.attributions.tokens import NUMBER, PAD, Tokens

REACH_LEFT, REACH_RIGHT, LONGEST = 45, 20, 30


def start_candidates(tokens: Tokens, around: Surroundings, cue: Index) -> tuple[Index, Index]:
    """Where a source may begin: at a word of the cue's sentence that is not quoted, or nowhere."""
    lo = np.maximum(tokens.first[cue], cue - REACH_LEFT)
    hi = np.minimum(tokens.last[cue], cue + REACH_RIGHT)
    group, token = candidates(lo, hi, [np.full(len(cue), NONE)])
    safe = np.maximum(token, 0) + PAD
    word = (around.kind[safe] <= NUMBER) & (around.quoted[safe] == 0) & (token != cue[group])
    kept = (token == NONE) | word
    return group[kept], token[kept]


def end_candidates(tokens: Tokens, around: Surroundings, cue: Index, start: Index) -> tuple[Index, Index]:
    """Where a source may end that begins at ``start``: at a word, and before the cue if it begins there."""
    before = start < cue
    hi = np.where(before, cue, tokens.last[start])
    hi = np.minimum(hi, start + LONGEST)
    group, token = candidates(start + 1, hi, [start, np.full(len(start), ABSENT)])
    word = (around.kind[token + PAD] <= NUMBER) & (around.quoted[token + PAD] == 0)
    kept = word | (token == start[group])
    return group[kept], token[kept]
