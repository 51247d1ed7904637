"""An attribution under way: spans, before it has a number and a speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.documents import AttributionKind, Quotation
from framing.spans import Span, trimmed
from framing.structure.attributions.drafts import Drafts, Reading, left_end


@dataclass(frozen=True, slots=True)
class Relation:
    """Source, cue and content as found.

    Args:
        source, cue: where they stand, or ``None``.
        content: one or two stretches, in text order.
        confidence: 0 to 1.
        key: unique among the relations of a text.
        relayed_by: the key of the relation through which this one reaches the text, if any.
        continues: the key of the relation whose speaker goes on here without a cue, if any.
        addressee: told *whom*, as written.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float
    key: int
    relayed_by: int | None = None
    continues: int | None = None
    addressee: Span | None = None

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(s.start for s in (self.source, self.cue, *self.content) if s is not None)


def relations(reading: Reading, drafts: Drafts, logit: NDArray[np.float32]) -> list[Relation]:
    """The drafts as relations, in the order of their cues; those without any content left out."""
    tokens = reading.tokens
    sure = 1 / (1 + np.exp(-logit))
    before = left_end(reading, drafts)
    found = []
    for i in range(len(drafts)):
        content = []
        if 0 <= drafts.left[i] <= before[i]:
            content.append(tokens.span(int(drafts.left[i]), int(before[i]) + 1))
        if drafts.right[i] >= 0:
            content.append(tokens.span(int(drafts.right[i]), int(drafts.end[i]) + 1))
        first = int(drafts.source_first[i])
        source = tokens.span(first, int(drafts.source_last[i]) + 1) if first >= 0 else None
        cue = tokens.span(int(drafts.cue_first[i]), int(drafts.cue_last[i]) + 1)
        if content:
            found.append(Relation(source, cue, tuple(content), float(sure[i]), int(drafts.cue[i])))
    return found


def kind_of(
    text: str, content: Sequence[Span], quotations: Sequence[Quotation], starts: Sequence[int]
) -> AttributionKind:
    """Direct when all of the content is between quotation marks, mixed when some is, else indirect.

    Args:
        text: as read.
        content: the attribution's stretches.
        quotations: in text order.
        starts: where each of them begins.
    """
    quoted, bare = False, False
    for stretch in content:
        number = bisect_right(starts, stretch.start)
        here = [q.span for q in quotations[max(0, number - 3) : number] if q.span.overlaps(stretch)]
        while number < len(quotations) and starts[number] < stretch.end:
            here.append(quotations[number].span)
            number += 1
        quoted |= bool(here)
        bare |= any(trimmed(text, rest, " \n\t ,.;:!?—–-") is not None for rest in stretch.without(here))
    if not quoted:
        return AttributionKind.INDIRECT
    return AttributionKind.MIXED if bare else AttributionKind.DIRECT
