"""A stretch of characters, and what two stretches can be to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to but not including ``end`` of a text as it was read.

    An empty or backward span cannot be made: what was not found is ``None``, not a span of no length.

    Args:
        start: index of the first character, 0 or more.
        end: index after the last character, greater than ``start``.

    Raises:
        SpanError: when ``0 <= start < end`` does not hold.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span must have 0 <= start < end; found [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, index: int) -> bool:
        return self.start <= index < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of ``other`` is one of this span's."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: Span) -> Span | None:
        """The characters that both have, or ``None``."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def shifted(self, by: int) -> Span:
        """The same stretch after ``by`` characters were put in front of the text."""
        return Span(self.start + by, self.end + by)

    def without(self, holes: Iterable[Span]) -> Iterator[Span]:
        """What is left of this span, in order, when the ``holes`` are cut out of it."""
        at = self.start
        for hole in sorted(holes):
            if hole.end <= at or hole.start >= self.end:
                continue
            if hole.start > at:
                yield Span(at, hole.start)
            at = max(at, hole.end)
        if at < self.end:
            yield Span(at, self.end)


def trimmed(text: str, span: Span, characters: str | None = None) -> Span | None:
    """The span without white space (or the ``characters``) at its edges; ``None`` when nothing else is in it."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip(characters))
    end = span.end - (len(piece) - len(piece.rstrip(characters)))
    return Span(start, end) if start < end else None


def tile(spans: Iterable[Span], length: int) -> bool:
    """Whether the spans, in this order, cover ``length`` characters without gap or overlap."""
    at = 0
    for span in spans:
        if span.start != at:
            return False
        at = span.end
    return at == length
