"""A text's attributions as the fitted rankers find them: spot, complete, and keep what holds together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from framing.documents import Quotation
from framing.structure.attributions.acceptance import accepted
from framing.structure.attributions.drafts import Drafts, Reading, completed, likely, spotted
from framing.structure.attributions.second_hand import relayed
from framing.structure.attributions.surroundings import long_quotations, surroundings, with_cues
from framing.structure.attributions.tokens import NUMBER, PAD, Tokens
from framing.structure.attributions.weights import Weights

FLOOR = -2.0
"""The logit from which a spotted word gets a draft; low, for missed cues cannot be made good later."""
COUNTED = -1.0
"""The logit from which a spotted word counts as a likely cue where boundaries are sought."""

UNLISTED = 0.6
"""What a word that is not among the reporting verbs has to make up for; found on a fifth of the annotated texts."""


def ranked(
    tokens: Tokens, quotations: Sequence[Quotation], weights: Weights, allowed: NDArray[np.bool_]
) -> tuple[Reading, Drafts, NDArray[np.float32]]:
    """The text as read, the drafts that are kept, and the logit of each.

    Args:
        tokens: of the text.
        quotations: in text order.
        weights: of the models.
        allowed: of each token, whether a cue may stand there.
    """
    around = surroundings(tokens, quotations, (weights.fine, weights.coarse))
    reading = Reading(tokens, around, long_quotations(tokens, around, quotations))
    at, score = spotted(reading, weights, allowed)
    reading = replace(reading, around=with_cues(around, len(tokens), at[score > COUNTED]))
    kept = likely(at, score, FLOOR)
    drafts = completed(reading, weights, at[kept], score[kept])
    logit = accepted(reading, weights, drafts)
    # Words that are no reporting verbs must be surer: the annotated texts take in much that nobody says or thinks.
    unlisted = (around.listed[drafts.cue + PAD] == 0) & (around.kind[drafts.cue + PAD] <= NUMBER)
    logit = logit - np.where(unlisted, UNLISTED, 0).astype(np.float32)
    holds = logit > weights.threshold
    holds |= relayed(reading, drafts, holds, logit)
    return reading, drafts.where(holds), logit[holds]
