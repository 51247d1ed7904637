"""From a number to its sentences: lines of context, the places they come from, and the way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.reporting.texts import Text

CONTEXT = 56
"""Characters of context on each side of a hit; cut at a word's edge and never beyond its sentence."""


@dataclass(slots=True)
class Place:
    """A character of a text that something leads to, printed as a link.

    The link is all that paper shows of it, so it is short: ``#2.31`` is the 31st cited place of text 2. The number is
    known only when everything is that leads into the text: see :meth:`Ledger.anchors`.

    Args:
        text: the text's number.
        start: the offset of the character.
        cited: whether words or numbers lead there, which paper shows.
        number: counts from 1 in the text; 0 until it is known, and where nothing is cited.
    """

    text: int
    start: int
    cited: bool = False
    number: int = 0

    @property
    def anchor(self) -> str:
        """The name of the place."""
        return f"{self.text}.{self.number}" if self.number else f"{self.text}-{self.start}"

    def __str__(self) -> str:
        return f"#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Line:
    """One hit in its sentence.

    Args:
        text: where it stands.
        href: the place in the text; ``None`` where that text is not printed on the page.
        before, hit, after: the words.
        voice, zone: of the hit.
    """

    text: Text
    href: Place | None
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
    def alone(self) -> Place | None:
        """The place of the only line, to which its number can lead at once; none when there are more."""
        return self.lines[0].href if len(self.lines) == self.total == 1 else None

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
        self._places: dict[str, dict[int, Place]] = defaultdict(dict)
        self._backward: dict[tuple[str, int, int], list[Evidence]] = defaultdict(list)

    def weight(self, document: str, start: int, end: int) -> float:
        """How loaded the word lists hold the name that stands there to be."""
        return self.by_id[document].weight_at.get((start, end), 0.0)

    def place(self, document: str, start: int) -> Place | None:
        """The link to a character of a text, which thereby gets an anchor; none where the text is not printed."""
        place = self.drawn(document, start)
        if place:
            place.cited = True
        return place

    def drawn(self, document: str, start: int) -> Place | None:
        """The same for a link from a drawing, which paper does not show: the place needs no number."""
        if document not in self._printed:
            return None
        return self._places[document].setdefault(start, Place(self.by_id[document].number, start))

    def anchors(self, document: str) -> Mapping[int, str]:
        """The offsets of a text that something leads to, in order, with their names; cited places are numbered now."""
        places = sorted(self._places.get(document, {}).items())
        for number, place in enumerate((place for _, place in places if place.cited), 1):
            place.number = number
        return {start: place.anchor for start, place in places}

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
