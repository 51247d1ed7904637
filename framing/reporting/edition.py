"""The texts as an annotated edition: body set for reading, marks in the lines, notes in the margin."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.marks import Mark, Passage, Run, runs
from framing.reporting.texts import Text, is_loaded, part_of, speaker_words
from framing.reporting.vocabulary import Vocabulary
from framing.reporting.wording import STYLES, attribution_words, finding_words, shortened, zone_words

_BRIEF_LAYERS = frozenset({"target-sentiment", "loaded"})

SURE = 0.7
"""A zone with less confidence is shown as unsure."""

_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")


@dataclass
class Note:
    """What a mark is, said once for all marks of a paragraph that are alike.

    Args:
        anchor: its place on the page.
        style: the layer's class name.
        words: the marked words.
        saying: what they are.
        count: how many marks it speaks of.
        cited: the numbers that they were counted into.
    """

    anchor: str
    style: str
    words: str
    saying: str
    count: int = 1
    cited: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its marks and notes."""

    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A zone with its paragraphs.

    Args:
        zone: its name.
        name: its name in words.
        part: article, comments or furniture.
        confidence: 0 to 1, how sure the zone is.
        paragraphs: in order.
    """

    zone: str
    name: str
    part: str
    confidence: float
    paragraphs: tuple[Paragraph, ...]

    @property
    def sure(self) -> bool:
        """Whether the zone is more than a good guess."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Edition:
    """A text with all its blocks; neighbours of one part stand together, so that furniture folds as one."""

    text: Text
    parts: tuple[tuple[str, tuple[Block, ...]], ...]

    @property
    def blocks(self) -> int:
        """How many blocks it has."""
        return sum(len(blocks) for _, blocks in self.parts)

    @property
    def unsure(self) -> int:
        """How many of them have a zone that is not sure."""
        return sum(not block.sure for _, blocks in self.parts for block in blocks)


def edition(text: Text, known: Vocabulary, ledger: Ledger) -> Edition:
    """The annotated text; to be made last, when all that leads into it is known."""
    annotations = _annotations(text, known)
    return _set(
        text, lambda start, end: _noted(_within(annotations, start, end), text, ledger), ledger.anchors(text.id)
    )


def reading_copy(text: Text, known: Vocabulary) -> Edition:
    """The text with its marks explained where they stand, without notes and without links."""
    annotations = _annotations(text, known)
    marks = [Mark(a.start, a.end, a.style, a.saying) for a in annotations]
    starts = [mark.start for mark in marks]
    return _set(text, lambda start, end: (marks[bisect_left(starts, start) : bisect_left(starts, end)], ()), {})


_Marking = Callable[[int, int], tuple[list[Mark], tuple[Note, ...]]]


def _set(text: Text, marking: _Marking, anchors: Mapping[int, str]) -> Edition:
    """Blocks and paragraphs with what ``marking`` says of each stretch."""
    voices = [(v["start"], v["end"], str(v["voice"])) for v in text.voices]
    starts, places = [start for start, _, _ in voices], list(anchors)
    parts: list[tuple[str, list[Block]]] = []
    for zone in text.zones:
        paragraphs = []
        for match in _PARAGRAPH.finditer(text.text, zone["start"], zone["end"]):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            end = match.start() + len(match[0].rstrip())
            marks, notes = marking(start, end)
            spoken = voices[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
            inside = {place: anchors[place] for place in places[bisect_left(places, start) : bisect_left(places, end)]}
            paragraphs.append(Paragraph(runs(Passage(text.text, start, end), spoken, marks, inside), notes))
        if not paragraphs:
            continue
        part = part_of(zone["zone"])
        block = Block(zone["zone"], zone_words(zone["zone"]), part, float(zone["confidence"]), tuple(paragraphs))
        if not parts or parts[-1][0] != part:
            parts.append((part, []))
        parts[-1][1].append(block)
    return Edition(text, tuple((part, tuple(blocks)) for part, blocks in parts))


@dataclass(frozen=True, slots=True)
class _Annotation:
    """A stretch to be marked: what it is, and whether it deserves a note."""

    start: int
    end: int
    style: str
    saying: str
    noted: bool
    counted: tuple[int, int]


def _annotations(text: Text, known: Vocabulary) -> list[_Annotation]:
    found = []
    for finding in text.findings:
        style = STYLES.get(str(finding["layer"]))
        if style is None:
            continue
        if finding["layer"] == "target-sentiment" and (finding["label"] == "neutral" or finding.get("unclear")):
            continue
        named = finding["layer"] == "terminology"
        loaded = not named or is_loaded(finding)
        # A tone, and a loaded word that names nobody, are said in a word or two, which stand at the mark itself.
        noted = finding["layer"] not in _BRIEF_LAYERS and loaded and not (named and finding["referent"] is None)
        saying = finding_words(finding, known.title(str(finding["referent"])))
        style = style if loaded else f"{style} n0"
        found.append(
            _Annotation(finding["start"], finding["end"], style, saying, noted, (finding["start"], finding["end"]))
        )
    for attribution in text.attributions:
        saying = attribution_words(attribution, speaker_words(attribution, text))
        at = (attribution["start"], attribution["end"])
        found += [_Annotation(s, e, "mc", saying, True, at) for s, e in json.loads(attribution["cue"] or "[]")]
        found += [_Annotation(s, e, "ms", "", False, at) for s, e in json.loads(attribution["source"] or "[]")]
    return sorted(found, key=lambda a: (a.start, a.end, a.style))


def _within(annotations: Sequence[_Annotation], start: int, end: int) -> list[_Annotation]:
    first = bisect_left(annotations, start, key=lambda a: a.start)
    last = bisect_left(annotations, end, key=lambda a: a.start)
    return list(annotations[first:last])


def _noted(inside: Sequence[_Annotation], text: Text, ledger: Ledger) -> tuple[list[Mark], tuple[Note, ...]]:
    """Marks for the annotations of a paragraph, and one note for all that are alike."""
    marks: list[Mark] = []
    notes: dict[tuple[str, str], Note] = {}
    for annotation in inside:
        start, end, style = annotation.start, annotation.end, annotation.style
        citing = ledger.citing(text.id, *annotation.counted)
        href = f"#{citing[0].anchor}" if citing else ""
        if annotation.noted:
            key = (style, annotation.saying)
            words = text.text[start:end]
            if key in notes:
                notes[key].count += 1
            else:
                notes[key] = Note(f"{text.anchor}n{start}{style}", style, shortened(words), annotation.saying)
            known = {evidence.anchor for evidence in notes[key].cited}
            notes[key].cited += [evidence for evidence in citing if evidence.anchor not in known]
            href = f"#{notes[key].anchor}"
        # What leads somewhere is explained there; what does not says itself what it is.
        marks.append(Mark(start, end, style, "" if href else annotation.saying, href))
    return marks, tuple(notes.values())
