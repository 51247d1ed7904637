"""Attributions that reach the text through another: "…, she said, the agency reported"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from framing.reporting_verbs import reporting_verb
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


def linked(text: str, relations: Sequence[Relation], speakers: Mapping[int, str | None]) -> list[Relation]:
    """The relations, those that lie within another's content linked to the innermost such one.

    Only speech reaches the text through others, and nobody is their own go-between: thoughts and wishes, and relations
    of one speaker, are left unlinked.

    Args:
        text: as read.
        relations: in text order.
        speakers: by key.
    """
    outer: dict[int, Relation] = {}
    order = sorted(relations, key=lambda r: r.start)
    places = [r.start for r in order]
    speech = {r.key: _is_speech(text, r) for r in relations}
    for relation in relations:
        for stretch in relation.content:
            first = bisect_left(places, stretch.start - 1)
            while first < len(places) and places[first] < stretch.end:
                inner = order[first]
                if (
                    inner.key != relation.key
                    and _lies_in(inner, stretch)
                    and speech[inner.key]
                    and speech[relation.key]
                ):
                    mine, other = speakers.get(inner.key), speakers.get(relation.key)
                    known = outer.get(inner.key)
                    if (mine is None or mine != other) and (known is None or _length(relation) < _length(known)):
                        outer[inner.key] = relation
                first += 1
    return [replace(r, relayed_by=outer[r.key].key) if r.key in outer else r for r in relations]


def _lies_in(inner: Relation, stretch: Span) -> bool:
    """Whether cue, source and all content of a relation stand within the stretch."""
    if inner.cue is None or inner.source is None:
        return False
    return all(stretch.covers(s) for s in (inner.source, inner.cue, *inner.content))


def _is_speech(text: str, relation: Relation) -> bool:
    if relation.cue is None:
        return False
    verb = reporting_verb(text[relation.cue.start : relation.cue.end])
    return verb is not None and verb.verb_class in ("neutral", "assertive", "signalling", "descriptive")


def _length(relation: Relation) -> int:
    return sum(len(s) for s in relation.content)
