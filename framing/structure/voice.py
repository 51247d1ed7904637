"""Whose voice each character is in: the outlet's own, quoted, reported, or a commenter's.

Voice is structure, not a score: it follows from zones, quotation marks and attributions by rules alone. Inside an
attribution's content, what stands between quotation marks is ``quoted`` and the rest ``reported``; where contents lie
in one another the innermost counts. What an editor put into a quotation in square brackets, scare quotes, sources,
cues and the marks themselves are the outlet's ``own``. In comment zones every character is a ``commenter``'s; furniture
is the outlet's, and is left out of its figures by its zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from framing.documents import COMMENTS, Attribution, Block, Quotation, QuotationRole, Voice, VoiceSpan, Zone
from framing.spans import Span

_POINTERS = frozenset({Zone.PROMO, Zone.BOILERPLATE})
_INSERTION = re.compile(r"\[[^\[\]\n]{1,200}\]")
_VOICES = (Voice.OWN, Voice.QUOTED, Voice.REPORTED, Voice.COMMENTER)
_OWN, _QUOTED, _REPORTED, _COMMENTER = range(4)


def assign_voices(
    text: str, blocks: Sequence[Block], quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[VoiceSpan, ...]:
    """The voice of every character.

    Args:
        text: as read.
        blocks: tile the text.
        quotations: with their roles.
        attributions: as found, or as a person corrected them.

    Returns:
        Stretches that tile the text, neighbours of one voice and one attribution joined; empty for an empty text.
    """
    if not text:
        return ()
    owner = _owners(len(text), attributions)
    between = np.zeros(len(text), dtype=bool)
    taken_back = np.zeros(len(text), dtype=bool)
    for quotation in quotations:
        _between_marks(text, quotation, between, taken_back)
    for attribution in attributions:
        for span in (*attribution.source, *attribution.cue):
            taken_back[span.start : span.end] = True
    owner[taken_back] = -1
    voice = np.where(owner < 0, _OWN, np.where(between, _QUOTED, _REPORTED))
    for block in blocks:
        if block.zone in COMMENTS or block.zone in _POINTERS:
            voice[block.span.start : block.span.end] = _COMMENTER if block.zone in COMMENTS else _OWN
            owner[block.span.start : block.span.end] = -1
    return _stretches(voice, owner, attributions)


def _owners(length: int, attributions: Sequence[Attribution]) -> NDArray[np.int64]:
    """The number of the innermost attribution whose content holds each character, or -1."""
    owner = np.full(length, -1, dtype=np.int64)
    sizes = [(-sum(len(s) for s in a.content), number) for number, a in enumerate(attributions) if a.content]
    for _, number in sorted(sizes):
        for span in attributions[number].content:
            owner[span.start : span.end] = number
    return owner


def _between_marks(text: str, quotation: Quotation, between: NDArray[np.bool_], taken_back: NDArray[np.bool_]) -> None:
    span, inner = quotation.span, quotation.inner
    taken_back[span.start : inner.start] = True
    taken_back[inner.end : span.end] = True
    if quotation.role is QuotationRole.SCARE:
        taken_back[inner.start : inner.end] = True
        return
    between[inner.start : inner.end] = True
    if text.find("[", inner.start, inner.end) >= 0:
        for insertion in _INSERTION.finditer(text, inner.start, inner.end):
            taken_back[insertion.start() : insertion.end()] = True


def _stretches(
    voice: NDArray[np.int64], owner: NDArray[np.int64], attributions: Sequence[Attribution]
) -> tuple[VoiceSpan, ...]:
    changes = np.flatnonzero((np.diff(voice) != 0) | (np.diff(owner) != 0)) + 1
    edges = [0, *changes.tolist(), len(voice)]
    return tuple(
        VoiceSpan(
            Span(start, end),
            _VOICES[int(voice[start])],
            attributions[int(owner[start])].id if owner[start] >= 0 else None,
        )
        for start, end in pairwise(edges)
    )
