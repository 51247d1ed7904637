"""Page (as read); Document, Block, Comment, Quotation, Attribution, Voice (as understood).

A :class:`Page` is what a source hands over: text and what was said beside it. A :class:`Document` is complete or it
does not exist: its blocks tile the text, every character has a voice, and every part lies where it says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from framing.errors import DocumentError
from framing.spans import Span, tile, trimmed

WORD = re.compile(r"\w+(?:[.’'\-&]\w+)*")
"""What is counted as one word, everywhere in this package."""


class Zone(StrEnum):
    """What a block of a page is for; the zones tile the text."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    FOOTNOTE = "footnote"
    PROMO = "promo"
    BOILERPLATE = "boilerplate"
    COMMENT_HEADER = "comment-header"
    COMMENT_AUTHOR = "comment-author"
    COMMENT = "comment"


ARTICLE = frozenset({Zone.HEADLINE, Zone.CAPTION, Zone.BODY, Zone.FOOTNOTE})
"""Zones in which the outlet speaks as a newsroom; its figures are counted from these."""
COMMENTS = frozenset({Zone.COMMENT_HEADER, Zone.COMMENT_AUTHOR, Zone.COMMENT})
"""Zones that belong to readers."""
FURNITURE = frozenset({Zone.PROMO, Zone.BOILERPLATE, Zone.DATELINE})
"""Zones that are left out of every figure by default."""


class Voice(StrEnum):
    """Who speaks a character."""

    OWN = "own"
    QUOTED = "quoted"
    REPORTED = "reported"
    COMMENTER = "commenter"


class AttributionKind(StrEnum):
    """How the words of a source reach the reader (Pareti et al. 2013: direct, indirect, mixed)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class QuotationRole(StrEnum):
    """What a pair of quotation marks does."""

    SPEECH = "speech"
    SCARE = "scare-quote"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from, as far as anybody said so.

    Args:
        path: the file, relative to the input folder.
        outlet, title, date, url, author, story: as given by the record, the page's metadata or the sources file;
            ``date`` in ISO form; ``story`` is a grouping that the user knows.
        extra: further fields of the record, carried through to the ``documents`` table.
    """

    path: str | None = None
    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    author: str | None = None
    story: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hint:
    """What the mark-up of a page says of a stretch of its text.

    Args:
        span: the stretch.
        kind: the name of the hint, e.g. ``figcaption``, ``nav``, ``comment``, ``comment-author``, ``title``.
        strength: how far to trust it, 0 (a class name that may mean anything) to 1 (a metadata field says so).
    """

    span: Span
    kind: str
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page in one zone; white space after it belongs to it.

    Args:
        span: where it lies.
        zone: what it is for.
        confidence: 0 to 1, how sure the zone is.
    """

    span: Span
    zone: Zone
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Comment:
    """What one reader wrote.

    Args:
        span: the comment's text, over all its paragraphs.
        author: where its writer's name stands in the text, if it does.
        name: the writer's name when it is known from a field and does not stand in the text.
        number: its number, where the page numbers its comments.
        reply_to: the index of the comment that it answers, where the text shows it.
    """

    span: Span
    author: Span | None = None
    name: str | None = None
    number: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Args:
        span: with its marks.
        inner: without them.
        role: speech, scare quote or title.
        closed: whether an end mark was found.
    """

    span: Span
    inner: Span
    role: QuotationRole = QuotationRole.SPEECH
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words or thoughts, as the text hands them on (source, cue, content: Prasad et al. 2006; Pareti 2012).

    Args:
        id: unique within the document.
        source, cue, content: spans in text order; discontinuous ones have several; empty when absent.
        kind: direct, indirect or mixed.
        speaker: the canonical name of the source within the text, or ``None`` where it cannot be resolved.
        speaker_confidence: 0 to 1, how sure ``speaker`` is.
        addressee: told *whom*, as written.
        second_hand: whether it reaches the text through another source.
        outer: the id of the attribution that it reaches the text through.
        confidence: 0 to 1, how sure the attribution is.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: str | None = None
    speaker_confidence: float = 0.0
    addressee: str | None = None
    second_hand: bool = False
    outer: str | None = None
    confidence: float = 1.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its spans in text order."""
        return tuple(sorted(self.source + self.cue + self.content))

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        parts = self.spans
        return Span(parts[0].start, max(part.end for part in parts))


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """A stretch in one voice, with the id of the attribution that gives it away."""

    span: Span
    voice: Voice
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one sentence in one zone and one voice; what rates are counted over.

    Args:
        id: counts from 0 in the document.
        sentence: index of the sentence.
        span: where it lies.
        zone, voice: of all its characters.
        words: number of words that begin in it.
    """

    id: int
    sentence: int
    span: Span
    zone: Zone
    voice: Voice
    words: int


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it was read, and what was said beside it; nothing is understood yet.

    Args:
        id: unique among the inputs.
        text: as read, nothing changed.
        origin: where it comes from.
        hints: what the mark-up says of stretches of the text (HTML only).
        known: blocks whose zone is given, in order; stretches between them are to be found out.
        comments: comments that are given as fields.
        text_offset: where the record's ``text`` field begins in ``text``.
        targets: stretches that the user asks the sentiment toward.
        problems: remarks of the reader, such as a wrong character set.
    """

    id: str
    text: str
    origin: Origin = field(default_factory=Origin)
    hints: tuple[Hint, ...] = ()
    known: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
    text_offset: int = 0
    targets: tuple[Span, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A text understood: tiled by zones, cut into sentences, every character with a voice.

    ``document[span]`` is the only way to its words.

    Args:
        id: unique among the inputs.
        text: as read.
        blocks: tile the text.
        sentences: in order, each within one block, without white space at the edges.
        voices: tile the text.
        comments, quotations, attributions: in text order.
        origin: where the text comes from.
        language: ISO 639-1 code, or ``und``.
        text_offset: where the record's ``text`` field begins.
        targets: stretches that the user asks the sentiment toward.
        problems: remarks that a reader of the results should see.

    Raises:
        DocumentError: when a part contradicts the text or another part.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    voices: tuple[VoiceSpan, ...]
    comments: tuple[Comment, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    origin: Origin = field(default_factory=Origin)
    language: str = "en"
    text_offset: int = 0
    targets: tuple[Span, ...] = ()
    problems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._require(bool(self.text), "has no text")
        self._require(tile((b.span for b in self.blocks), len(self.text)), "zones do not tile the text")
        self._require(tile((v.span for v in self.voices), len(self.text)), "voices do not cover the text")
        self._require_sentences_in_blocks()
        for what, spans in (
            ("comment", (c.span for c in self.comments)),
            ("quotation", (q.span for q in self.quotations)),
            ("target", self.targets),
            ("attribution", (s for a in self.attributions for s in a.spans)),
        ):
            for span in spans:
                self._require(span.end <= len(self.text), f"{what} [{span.start}, {span.end}) lies outside the text")
        ids = [a.id for a in self.attributions]
        self._require(len(set(ids)) == len(ids), "two attributions have the same id")
        for attribution in self.attributions:
            self._require(bool(attribution.cue or attribution.content), f"attribution {attribution.id} is empty")
            self._require(
                attribution.outer is None or attribution.outer in ids,
                f"attribution {attribution.id} names an unknown outer one, {attribution.outer}",
            )

    def _require(self, holds: bool, otherwise: str) -> None:  # noqa: FBT001 - an assertion's condition
        if not holds:
            raise DocumentError(f"document {self.id}: {otherwise}")

    def _require_sentences_in_blocks(self) -> None:
        blocks, at, last = iter(self.blocks), None, 0
        for sentence in self.sentences:
            self._require(sentence.start >= last, f"sentence [{sentence.start}, {sentence.end}) overlaps another")
            last = sentence.end
            while at is None or at.span.end <= sentence.start:
                at = next(blocks, None)
                self._require(at is not None, f"sentence [{sentence.start}, {sentence.end}) lies outside the text")
                assert at is not None  # noqa: S101 - for the type checker; required above
            self._require(at.span.covers(sentence), f"sentence [{sentence.start}, {sentence.end}) crosses two zones")

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _repr_html_(self) -> str:
        from framing.reporting.display import document_html

        return document_html(self)

    @property
    def label(self) -> str:
        """What the text is called in comparisons: its outlet, or its id where none is known."""
        return self.origin.outlet or self.id

    def zone_at(self, index: int) -> Zone:
        """The zone of one character."""
        return self.blocks[_last_start_at(self._block_starts, index)].zone

    def block_at(self, index: int) -> Block:
        """The block that holds one character."""
        return self.blocks[_last_start_at(self._block_starts, index)]

    def voice_at(self, index: int) -> Voice:
        """The voice of one character."""
        return self.voices[_last_start_at(self._voice_starts, index)].voice

    def sentence_at(self, index: int) -> int | None:
        """The number of the sentence that holds one character, or ``None`` between sentences."""
        number = _last_start_at(self._sentence_starts, index)
        return number if number >= 0 and index in self.sentences[number] else None

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches of one sentence in one zone and one voice, in order, without white space at the edges.

        A word belongs to the stretch in which it begins, so that every word is counted once.
        """
        found: list[Segment] = []
        voice_number = 0
        for number, sentence in enumerate(self.sentences):
            while self.voices[voice_number].span.end <= sentence.start:
                voice_number += 1
            starts = [sentence.start + m.start() for m in WORD.finditer(self[sentence])]
            zone, first, pieces = self.zone_at(sentence.start), voice_number, list[tuple[Span, Voice]]()
            while first < len(self.voices) and self.voices[first].span.start < sentence.end:
                piece = self.voices[first].span.shared(sentence)
                voice = self.voices[first].voice
                if piece is not None and pieces and pieces[-1][1] is voice:
                    pieces[-1] = (Span(pieces[-1][0].start, piece.end), voice)
                elif piece is not None:
                    pieces.append((piece, voice))
                first += 1
            for piece, voice in pieces:
                inside = trimmed(self.text, piece)
                if inside is not None:
                    words = bisect_left(starts, piece.end) - bisect_left(starts, piece.start)
                    found.append(Segment(len(found), number, inside, zone, voice, words))
        return tuple(found)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.span.start for b in self.blocks]

    @cached_property
    def _voice_starts(self) -> list[int]:
        return [v.span.start for v in self.voices]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]


def _last_start_at(starts: list[int], index: int) -> int:
    return bisect_right(starts, index) - 1
