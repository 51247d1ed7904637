"""Hard rules at quotation marks: contents hold quotations whole, and go on where the quotation goes on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace

from framing.documents import Quotation
from framing.spans import Span
from framing.structure.attributions.relations import Relation

_GAP = 20  # characters looked at after a quotation that may be all of its paragraph
_FAR = 200  # characters between two paragraphs, white space only
_SHORTEST = 4  # words that a quotation without a cue must have
_PARAGRAPHS = 20  # a quotation over more paragraphs than this is a text of its own


class Marks:
    """The quotations of a text, to be asked where they begin and end.

    Args:
        text: as read.
        sentences: in text order.
        quotations: in text order.
    """

    def __init__(self, text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = [q for q in quotations if q.inner.end - q.inner.start > 1]
        self.starts = [q.span.start for q in self.quotations]
        self._sentence_starts = [s.start for s in sentences]
        self._sentences = sentences

    def around(self, offset: int) -> Quotation | None:
        """The outermost of the nearest quotations that hold the place between two characters."""
        number = bisect_left(self.starts, offset)
        holding = [q for q in self.quotations[max(0, number - 3) : number] if offset < q.span.end]
        return holding[0] if holding else None

    def at(self, offset: int) -> Quotation | None:
        """The quotation that begins at ``offset``."""
        number = bisect_left(self.starts, offset)
        return self.quotations[number] if number < len(self.starts) and self.starts[number] == offset else None

    def next_sentence(self, offset: int) -> Span | None:
        """The sentence after the one that holds ``offset``."""
        number = bisect_right(self._sentence_starts, offset)
        return self._sentences[number] if number < len(self._sentences) else None


def whole(relation: Relation, marks: Marks) -> Relation:
    """The relation with its contents grown to the edges of the quotations that they cut."""
    parts = [s for s in (relation.source, relation.cue) if s is not None]
    grown: list[Span] = []
    for stretch in relation.content:
        start, end = stretch.start, stretch.end
        opened = marks.around(start)
        if opened is not None and not any(opened.span.overlaps(p) for p in parts):
            start = min(start, opened.span.start)
        closed = marks.around(end) or _ahead(marks, end)
        if closed is not None and not any(closed.span.overlaps(p) for p in parts):
            end = max(end, closed.span.end)
        if grown and start < grown[-1].end:
            grown[-1] = Span(grown[-1].start, max(end, grown[-1].end))
        else:
            grown.append(Span(start, end))
    return replace(relation, content=tuple(grown)) if tuple(grown) != relation.content else relation


def _ahead(marks: Marks, end: int) -> Quotation | None:
    """The quotation that stands right after ``end`` with nothing but a space between ("said that “…”")."""
    number = bisect_left(marks.starts, end)
    if number < len(marks.starts) and marks.starts[number] - end <= 1:
        found = marks.quotations[number]
        return found if marks.text[end : found.span.start].strip(" \u00a0") == "" else None
    return None


def continued(relations: Sequence[Relation], marks: Marks) -> list[Relation]:
    """The relations, with quotations that go on after them.

    Within the paragraph, a quotation that opens the next sentence belongs to the speaker who was quoted before, as does
    what follows in the next paragraph when the marks were not closed. A paragraph that is one quotation, right after
    such a paragraph, is a relation of its own that continues the speaker without a cue (free direct speech).

    Args:
        relations: in text order.
        marks: the quotations of the text.
    """
    taken = sorted((s.start, s.end) for r in relations for s in (r.source, r.cue, *r.content) if s is not None)
    found: list[Relation] = []
    for relation in sorted(relations, key=lambda r: r.start):
        grown = _same_paragraph(relation, marks, taken)
        grown = _unclosed(grown, marks)
        found.append(grown)
        if grown is not relation:
            for stretch in grown.content[len(relation.content) :]:
                insort(taken, (stretch.start, stretch.end))
    return sorted([*found, *_free(found, marks, taken)], key=lambda r: r.start)


def _is_free(span: Span, taken: Sequence[tuple[int, int]]) -> bool:
    number = bisect_left(taken, (span.end, 0))
    return all(end <= span.start for _, end in taken[max(0, number - 6) : number])


def _same_paragraph(relation: Relation, marks: Marks, taken: Sequence[tuple[int, int]]) -> Relation:
    if relation.cue is None or marks.at(relation.content[0].start) is None:
        return relation
    content = list(relation.content)
    end = max(relation.cue.end, relation.source.end if relation.source else 0, content[-1].end)
    while True:
        following = marks.next_sentence(end - 1)
        quotation = marks.at(following.start) if following is not None else None
        if quotation is None or following is None or "\n" in marks.text[end : quotation.span.start]:
            break
        if not _is_free(quotation.span, taken) or not _is_free(following, taken):
            break
        content.append(quotation.span)
        end = quotation.span.end
    return replace(relation, content=tuple(content)) if len(content) > len(relation.content) else relation


def _unclosed(relation: Relation, marks: Marks) -> Relation:
    last = relation.content[-1]
    quotation = marks.at(last.start)
    content = list(relation.content)
    while quotation is not None and not quotation.closed and len(content) < _PARAGRAPHS:
        number = bisect_right(marks.starts, quotation.span.end - 1)
        if number >= len(marks.starts):
            break
        after = marks.quotations[number]
        between = marks.text[quotation.span.end : after.span.start]
        if between.strip() or "\n" not in between:
            break
        content.append(after.span)
        quotation = after
    return replace(relation, content=tuple(content)) if len(content) > len(relation.content) else relation


def _free(relations: Sequence[Relation], marks: Marks, taken: Sequence[tuple[int, int]]) -> list[Relation]:
    """Paragraphs that are one quotation of which no relation tells, right after a paragraph that ends in one."""
    parts = [(max(s.end for s in (r.source, r.cue, *r.content) if s is not None), i) for i, r in enumerate(relations)]
    ends = sorted(parts)
    places = [end for end, _ in ends]
    found: list[Relation] = []
    for quotation in marks.quotations:
        span = quotation.span
        if len(marks.text[span.start : span.start + 80].split()) < _SHORTEST or not _is_free(span, taken):
            continue
        if not re.match(r"[^\S\n]*(?:\n|\Z)", marks.text[span.end : span.end + _GAP]):
            continue
        number = bisect_right(places, span.start) - 1
        nearest = relations[ends[number][1]] if number >= 0 else None
        stop = places[number] if number >= 0 else 0
        if found and found[-1].content[0].end > stop:
            nearest, stop = found[-1], found[-1].content[0].end
        if nearest is None or span.start - stop > _FAR:
            continue
        between = marks.text[stop : span.start]
        quotes = any(marks.at(s.start) is not None for s in (nearest.content[0], nearest.content[-1]))
        if quotes and "\n" in between and not between.strip(" \u00a0\t\r\n.,"):
            key = -1 - span.start
            sure = round(nearest.confidence * 0.8, 2)
            found.append(Relation(None, None, (span,), sure, key, continues=nearest.key))
    return found
