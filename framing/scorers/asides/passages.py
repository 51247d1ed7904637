"""Sentences as the aside finders see them: a view of equal length, with zone and voice at hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from framing.documents import ARTICLE, Document, Voice, Zone
from framing.spans import Span

JUDGED = ARTICLE | {Zone.COMMENT}
"""Where asides are looked for; furniture is not the outlet's editorial voice."""

PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "—",
        "‑": "-",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
TURN = re.compile(r"^[ \t]*([A-Za-z][\w.'’ -]{1,40})(?::|[ \t]*$)", re.MULTILINE)
NO_SPEAKER = re.compile(
    r"advert|related|read|more|photo|video|play|replay|watch|share|story|image|update", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+")
HANDLE = re.compile(r"\(@\w|pic\.twitter|t\.co/")
LONGEST = 2000
"""Longer sentences are not sentences; only their first characters are looked at."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence in a zone that is judged.

    Args:
        document: it lies in.
        span: where.
        view: its characters with plain spaces, straight quotation marks and long dashes, one for one.
        words: the words of the view in small letters, each once, cut at apostrophes and hyphens ("don't": don, t).
        zone: of all its characters.
        opens: whether it begins a paragraph.
        quotations: those that reach into it, with their marks.
        spoken: whether it lies in a transcript, where "we", "you" and questions are the speakers'.
    """

    document: Document
    span: Span
    view: str
    words: frozenset[str]
    zone: Zone
    opens: bool
    quotations: tuple[Span, ...]
    spoken: bool

    def has(self, words: frozenset[str]) -> bool:
        """Whether any of the words stands in it: asked before a slow expression that needs one of them is tried."""
        return not self.words.isdisjoint(words)

    def at(self, start: int, end: int) -> Span:
        """The span in the document's text for a stretch of the view, without white space at its edges."""
        while start < end - 1 and self.view[start] == " ":
            start += 1
        while end > start + 1 and self.view[end - 1] == " ":
            end -= 1
        return Span(self.span.start + start, self.span.start + end)

    def of(self, match: re.Match[str], group: int | str = 0) -> Span:
        """The span in the document's text for a match in the view."""
        return self.at(match.start(group), match.end(group))

    def voice(self, start: int) -> Voice:
        """Whose one character of the view is."""
        return self.document.voice_at(self.span.start + start)

    def is_quoted(self, start: int) -> bool:
        """Whether one character of the view lies between quotation marks, whoever is quoted."""
        return any(self.span.start + start in quotation for quotation in self.quotations)

    def is_own(self, start: int) -> bool:
        """Whether the outlet itself, or in a comment its writer, speaks one character of the view."""
        return self.voice(start) in (Voice.OWN, Voice.COMMENTER)

    def is_copied(self) -> bool:
        """Whether it is a turn of a transcript, or somebody's short message, as an account's name behind it tells."""
        text, end = self.document.text, min(self.span.end + 150, len(self.document.text))
        return self.spoken or HANDLE.search(text, self.span.start, end) is not None

    def is_all_own(self) -> bool:
        """Whether nobody else's words, quoted or reported, stand in the sentence."""
        middle, last = len(self.view) // 2, len(self.view) - 1
        return not self.quotations and self.is_own(0) and self.is_own(middle) and self.is_own(last)


def passages(document: Document) -> Iterator[Passage]:
    """The sentences of a document that are judged, in order."""
    last, waiting = 0, list(reversed(document.quotations))
    open_quotations: list[Span] = []
    turns = _first_turn(document.text)
    for sentence in document.sentences:
        while waiting and waiting[-1].span.start < sentence.end:
            open_quotations.append(waiting.pop().span)
        open_quotations = [q for q in open_quotations if q.end > sentence.start]
        zone = document.zone_at(sentence.start)
        if zone in JUDGED:
            opens = last == 0 or "\n" in document.text[last : sentence.start]
            clipped = Span(sentence.start, min(sentence.end, sentence.start + LONGEST))
            view = document[clipped].translate(PLAIN)
            words = frozenset(WORD.findall(view.lower()))
            spoken = sentence.start >= turns
            yield Passage(document, clipped, view, words, zone, opens, tuple(open_quotations), spoken)
        last = sentence.end


def _first_turn(text: str) -> int:
    """Where a transcript begins: at the first of the names that stand alone, or before a colon, on several lines."""
    found = [(m[1], m.start()) for m in TURN.finditer(text) if not NO_SPEAKER.match(m[1])]
    often = {name for name, times in Counter(name for name, _ in found).items() if times >= 3}
    starts = [start for name, start in found if name in often]
    return starts[0] if len(often) >= 2 else len(text)
