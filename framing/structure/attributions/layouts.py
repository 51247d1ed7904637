"""Attribution by layout: a quotation signed with a dash, a transcript's turns, a headline's "X: …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from framing.documents import FURNITURE, Block, Zone
from framing.spans import Span
from framing.structure.attributions.relations import Relation

_NAME = r"[A-Z][\w.’'&-]*(?:[ \u00a0](?:de|da|van|von|bin|al|the|of|[A-Z][\w.’'&-]*)){0,5}"
_SIGNED = re.compile(
    rf"[”\"’'»][ \u00a0]*\n?[ \u00a0]*(?P<cue>[—–―-]{{1,2}})[ \u00a0]*(?P<source>{_NAME}(?:, [^\n“\"]{{0,80}})?)$"
)
_TURN = re.compile(rf"[“\"]?(?P<source>{_NAME}(?: \([^)\n]{{1,40}}\))?)(?P<cue>:)[ \u00a0]+(?P<content>\S[^\n]*)")
_COLON_HEADLINE = re.compile(rf"(?P<source>{_NAME})(?P<cue>:)[ \u00a0](?P<content>\S[^\n]*)$")
_DASH_HEADLINE = re.compile(
    r"(?P<content>\S[^\n]*?)[ \u00a0](?P<cue>[-–—])[ \u00a0](?P<source>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5})$"
)
_LABELS = frozenset(
    ("read more", "related", "update", "updated", "photo", "photos", "video", "watch", "note",
     "correction", "breaking", "exclusive", "opinion", "analysis", "also", "more", "see also", "source",
     "sources", "q", "a", "report", "live", "editor", "by", "image", "credit", "date", "place", "time",
     "where", "when", "what", "who", "subject", "from", "to")
)  # fmt: skip
_TURNS = 3  # turns that make a transcript
_LONGEST_LINE = 20_000


def laid_out(text: str, blocks: Sequence[Block], taken: Sequence[tuple[int, int]]) -> list[Relation]:
    """Relations that layout alone makes.

    Args:
        text: as read.
        blocks: tile the text.
        taken: sorted edges of what relations by words already hold; a line that touches one is left alone.
    """
    lines = list(_lines(text, blocks))
    found: list[Relation] = []
    turns: list[tuple[Span, re.Match[str]]] = []
    for number, (line, zone) in enumerate(lines):
        after = lines[number + 1][0].end if number + 1 < len(lines) else line.end
        signed = _SIGNED.search(text, max(line.start, line.end - 130), line.end)
        if signed is None and text[line.end - 1 : line.end] in '”"' and after - line.end < 130:
            signed = _SIGNED.match(text, line.end - 1, after)
        if zone in (Zone.HEADLINE, Zone.PROMO):
            headline = _COLON_HEADLINE.match(text, line.start, line.end) or _DASH_HEADLINE.match(
                text, line.start, line.end
            )
            if headline is not None and headline["source"].lower() not in _LABELS and len(headline["content"]) > 12:
                found.append(_relation(headline, Span(*headline.span("content")), 0.6))
        elif signed is not None:
            content = Span(line.start, signed.start() + 1)
            if text[content.start] in "“\"‘'«" and len(content) > 20:
                found.append(_relation(signed, content, 0.8))
        elif turn := _TURN.match(text, line.start, line.end):
            turns.append((line, turn))
    found += _transcript(turns)
    return [r for r in found if not _touches(r, taken)]


def _transcript(turns: Sequence[tuple[Span, re.Match[str]]]) -> list[Relation]:
    """Turns of a talk: at least three lines that begin with a name, and one of the names comes back."""
    names = Counter(turn["source"] for _, turn in turns if turn["source"].lower() not in _LABELS)
    if sum(names.values()) < _TURNS or max(names.values(), default=0) < 2:
        return []
    return [_relation(turn, Span(*turn.span("content")), 0.7) for _, turn in turns if turn["source"] in names]


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, Zone]]:
    for block in blocks:
        if block.zone in FURNITURE and block.zone is not Zone.PROMO:
            continue
        for match in re.finditer(r"\S[^\n]*", text[block.span.start : block.span.end]):
            end = match.start() + len(match.group().rstrip())
            if end - match.start() < _LONGEST_LINE:
                yield Span(block.span.start + match.start(), block.span.start + end), block.zone


def _relation(match: re.Match[str], content: Span, sure: float) -> Relation:
    return Relation(Span(*match.span("source")), Span(*match.span("cue")), (content,), sure, -1 - match.start("cue"))


def _touches(relation: Relation, taken: Sequence[tuple[int, int]]) -> bool:
    span = Span(relation.start, max(s.end for s in (relation.source, relation.cue, *relation.content) if s is not None))
    number = bisect_left(taken, (span.end, 0))
    return any(end > span.start for _, end in taken[max(0, number - 8) : number])
