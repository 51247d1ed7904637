"""Attributions by a list of reporting verbs, "according to", and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.documents import FURNITURE, Attribution, AttributionKind, Block, Quotation
from framing.spans import Span, trimmed

_VERBS = (
    "said|says|say|told|tells|wrote|writes|added|adds|adding|noted|notes|noting|reported|reports|announced|announces|suggested|suggests|"
    "described|argued|argues|arguing|explained|explains|acknowledged|declared|declares|recalled|insisted|insists|claimed|warned|warns|"
    "concluded|responded|replied|replies|stated|states|tweeted|revealed|reveals|predicted|promised|pledged|vowed|denied|denies|admitted|"
    "admits|confirmed|confirms|stressed|emphasized|underlined|underscored|asserted|asserts|alleged|alleges|contended|contends|maintained|"
    "complained|quipped|joked|conceded|remarked|observed|commented|urged|accused|pointed|shared|believes|considers|thinks|asked|asks|"
    "repeated|reiterated|saying|telling|warning|citing"
)
_CUE = re.compile(rf"\b(?:{_VERBS})\b(?: out\b)?(?: in an? (?:statement|tweet|speech|interview|email)\b)?")
_AUX = re.compile(r"(?:\b(?:has|have|had|is|was|were|also|later|then|officially|formally|repeatedly)\s+)+$")
_NP = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Tt]wo|[Ss]ome|[Mm]any|[Ss]everal|[Aa]nother)\s+)?"
    r"(?:[\w.’'-]+\s+){0,7}[\w.’'-]+$"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_BREAK = re.compile(r"[,;:()“”\"]|\s[-–—]\s|\b(?:that|but|and|as|while|because|after|when|which|who|in)\b")


@dataclass(frozen=True, slots=True)
class _Cue:
    cue: Span
    source: Span | None
    left: Span | None
    right: Span | None


def find_attributions(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions of a text, in text order."""
    furniture = [b.span for b in blocks if b.zone in FURNITURE]
    found: list[Attribution] = []
    at = 0
    for sentence in sentences:
        while at < len(quotations) and quotations[at].span.end <= sentence.start:
            at += 1
        if any(f.overlaps(sentence) for f in furniture):
            continue
        marks = []
        for quotation in quotations[at : at + 20]:
            if quotation.span.start >= sentence.end:
                break
            marks.append(quotation.span)
        for cue in _in_sentence(text, sentence, marks):
            content = tuple(s for s in (cue.left, cue.right) if s is not None)
            if content:
                kind = _kind(content, marks)
                found.append(
                    Attribution(f"a{len(found) + 1}", (cue.source,) if cue.source else (), (cue.cue,), content, kind)
                )
    return tuple(found)


def _kind(content: tuple[Span, ...], marks: list[Span]) -> AttributionKind:
    if all(any(mark.covers(s) for mark in marks) for s in content):
        return AttributionKind.DIRECT
    return AttributionKind.MIXED if any(m.overlaps(s) for s in content for m in marks) else AttributionKind.INDIRECT


def _in_sentence(text: str, sentence: Span, marks: list[Span]) -> list[_Cue]:
    cues: list[_Cue] = []
    begin = sentence.start
    end = min(sentence.end, sentence.start + 2000)
    for match in _CUE.finditer(text, sentence.start, end):
        if any(m.start < match.start() < m.end for m in marks):
            continue
        left_end = match.start()
        aux = _AUX.search(text, max(begin, left_end - 40), left_end)
        source_end = aux.start() if aux else left_end
        window = text[max(begin, source_end - 90) : source_end].rstrip()
        cut = [m.end() for m in _BREAK.finditer(window)]
        source = None
        lead = window[cut[-1] :] if cut else window
        name = _NP.search(lead)
        if name and name.group().strip():
            tail = source_end - (len(text[begin:source_end]) - len(text[begin:source_end].rstrip()))
            source = trimmed(text, Span(tail - len(name.group()), tail))
        after = match.end()
        left = right = None
        if text[begin : (source.start if source else left_end)].rstrip().endswith((",", "”", '"')) and begin < (
            source.start if source else left_end
        ):
            left = trimmed(text, Span(begin, source.start if source else left_end), " ,\n\t")
        else:
            right = trimmed(text, Span(after, end), " ,:.\n\t") if after < end else None
        cues.append(_Cue(Span(match.start(), match.end()), source, left, right))
        begin = match.end()
    return cues
