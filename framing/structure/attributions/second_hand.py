"""Attributions that reach the text through another: "…, she said, the agency reported"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from framing.spans import Span
from framing.structure.attributions.drafts import Drafts, Reading
from framing.structure.attributions.relations import Relation
from framing.structure.attributions.tokens import PAD

_LEAST = -3.0
"""The logit from which an inner attribution is believed when a medium stands at the end of its sentence."""
_MEDIUM = re.compile(
    r"\b(?:agency|agencies|newspapers?|news|broadcaster|channel|network|tv|television|radio|daily|weekly|magazine|"
    r"journal|press|media|outlet|website|wire|[A-Z]{2,5})\b"
)


def relayed(
    reading: Reading, drafts: Drafts, holds: NDArray[np.bool_], logit: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Drafts to keep because a medium hands on what they say.

    The annotated texts that the rankers learned from hold no attribution within another, so that in "A stressed that
    …, the agency reported" only the outer one would be kept.

    Args:
        reading: the text.
        drafts: all of it.
        holds: which are kept already.
        logit: of each.
    """
    kept = np.zeros(len(drafts), dtype=bool)
    block = drafts.block
    for outer in np.flatnonzero(holds & (drafts.left >= 0)).tolist():
        left, end = int(drafts.left[outer]), int(block[outer])
        if reading.around.quoted[left + PAD] == 1 or not _hands_on(reading, drafts, outer):
            continue
        for inner in range(outer - 1, -1, -1):
            if drafts.cue[inner] < left:
                break
            first, right = int(drafts.source_first[inner]), int(drafts.right[inner])
            reports = reading.around.listed[drafts.cue[inner] + PAD] != 0
            if left <= first < end and left < right < end and logit[inner] > _LEAST and reports:
                kept[inner] = True
    return kept


def _hands_on(reading: Reading, drafts: Drafts, number: int) -> bool:
    """Whether a draft's cue is "reported", or its source a medium by its words."""
    words = reading.tokens.words
    if words[int(drafts.cue[number])].lower() in ("reported", "reports", "according"):
        return True
    first, last = int(drafts.source_first[number]), int(drafts.source_last[number])
    return first >= 0 and _MEDIUM.search(" ".join(words[first : last + 1])) is not None


def linked(relations: Sequence[Relation]) -> list[Relation]:
    """The relations, those that lie within another's content linked to the innermost such one.

    Args:
        relations: in text order; each is judged by where its cue (or, without one, its content) stands.
    """
    outer: dict[int, Relation] = {}
    starts = [r.start for r in relations]
    by_place = sorted(range(len(relations)), key=lambda i: starts[i])
    places = [starts[i] for i in by_place]
    for relation in relations:
        for stretch in relation.content:
            first = bisect_left(places, stretch.start - 1)
            while first < len(places) and places[first] < stretch.end:
                inner = relations[by_place[first]]
                if inner is not relation and inner.cue is not None and _lies_in(inner, stretch):
                    known = outer.get(inner.key)
                    if known is None or _length(relation) < _length(known):
                        outer[inner.key] = relation
                first += 1
    return [replace(r, relayed_by=outer[r.key].key) if r.key in outer else r for r in relations]


def _lies_in(inner: Relation, stretch: Span) -> bool:
    """Whether cue and source of a relation, and some of its content, stand within the stretch."""
    parts = [s for s in (inner.source, inner.cue) if s is not None]
    return all(stretch.covers(s) for s in parts) and any(stretch.covers(s) for s in inner.content)


def _length(relation: Relation) -> int:
    return sum(len(s) for s in relation.content)
