"""From a number to its sentences: lines of context, the places they come from, and the way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.reporting.texts import Text

CONTEXT = 56
"""Characters of context on each side of a hit; cut at a word's edge and never beyond its sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One hit in its sentence.

    Args:
        text: where it stands.
        href: the place in the text, or empty where that text is not printed on the page.
        before, hit, after: the words.
        voice, zone: of the hit.
    """

    text: Text
    href: str
    before: str
    hit: str
    after: str
    voice: str
    zone: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The lines behind one number.

    Args:
        anchor: their place on the page.
        lines: at most as many as the page has room for.
        total: how many there are.
    """

    anchor: str
    lines: tuple[Line, ...]
    total: int

    @property
    def alone(self) -> str:
        """The place of the only line, to which its number can lead at once; empty when there are more, or no place."""
        return self.lines[0].href if len(self.lines) == self.total == 1 else ""

    @property
    def left_out(self) -> int:
        """How many lines are not printed."""
        return self.total - len(self.lines)


class Ledger:
    """Keeps what the page cites, so that every number leads to its words and every word to its numbers.

    Args:
        texts: all texts of the analysis.
        printed: ids of the texts that are printed in full.
        room: how many lines to print for one number.
    """

    def __init__(self, texts: Sequence[Text], printed: frozenset[str], room: int) -> None:
        self.by_id: Mapping[str, Text] = {text.id: text for text in texts}
        self._printed = printed
        self._room = room
        self._count = 0
        self._points: dict[str, set[int]] = defaultdict(set)
        self._backward: dict[tuple[str, int, int], list[Evidence]] = defaultdict(list)

    def weight(self, document: str, start: int, end: int) -> float:
        """How loaded the word lists hold the name that stands there to be."""
        return self.by_id[document].weight_at.get((start, end), 0.0)

    def place(self, document: str, start: int) -> str:
        """The link to a character of a text, which thereby gets an anchor; empty where the text is not printed."""
        if document not in self._printed:
            return ""
        self._points[document].add(start)
        return f"#{self.by_id[document].anchor}-{start}"

    def points(self, document: str) -> frozenset[int]:
        """The offsets of a text that something links to."""
        return frozenset(self._points.get(document, ()))

    def cite(self, spans: Iterable[tuple[str, int, int]], *, back: bool = True) -> Evidence:
        """The evidence for a number, counted from these stretches of texts.

        Args:
            spans: document id, start and end of each, in the order to be shown.
            back: whether the stretches lead back here; a second count of the same things does without.
        """
        self._count += 1
        cited = list(spans)
        lines = tuple(self.line(*span) for span in cited[: self._room])
        evidence = Evidence(f"e{self._count}", lines, len(cited))
        for span in cited[: self._room] if back else ():
            self._backward[span].append(evidence)
        return evidence

    def citing(self, document: str, start: int, end: int) -> Sequence[Evidence]:
        """The evidence lists that hold exactly this stretch."""
        return self._backward.get((document, start, end), ())

    def line(self, document: str, start: int, end: int) -> Line:
        """One stretch in its sentence."""
        text = self.by_id[document]
        first, last = start, end
        if text.sentences:
            number = text.sentence_at(start)
            first = min(start, text.sentences[number][0])
            last = max(end, text.sentences[number][1]) if text.sentences[number][1] > start else end
        before, after = text.text[first:start], text.text[end:last]
        if len(before) > CONTEXT:
            before = "…" + before[-CONTEXT:].partition(" ")[2]
        if len(after) > CONTEXT:
            after = after[:CONTEXT].rpartition(" ")[0] + "…"
        hit = text.text[start:end]
        if len(hit) > 4 * CONTEXT:
            hit = hit[: 4 * CONTEXT].rpartition(" ")[0] + "…"
        voice = text.voice_of(start, end)
        return Line(text, self.place(document, start), before, hit, after, voice, text.zone_at(start))
