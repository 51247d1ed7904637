"""One text as the four tables tell it: what a comparison of wordings reads."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.documents import ARTICLE, WORD

if TYPE_CHECKING:
    import pandas as pd

    from framing.tables import Analysis

ARTICLE_ZONES = frozenset(str(zone) for zone in ARTICLE)
"""The zones that a comparison reads unless it is told otherwise."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text.

    Args:
        number: its place among the document's sentences, from 0.
        start, end: its offsets.
        zone: the zone it lies in.
    """

    number: int
    start: int
    end: int
    zone: str


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution, as the tables hold it.

    Args:
        id: its id within the document.
        source, cue, content: stretches of the text.
        kind: direct, indirect or mixed.
        speaker: the canonical name of the source, or ``None``.
        source_type, verb, verb_class: as the scorer judged; ``None`` where it did not.
        named: whether the source is named.
        outer: the id of the attribution that it reaches the text through.
    """

    id: str
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    kind: str
    speaker: str | None
    source_type: str | None
    verb: str | None
    verb_class: str | None
    named: bool | None
    outer: str | None


@dataclass(frozen=True)
class Text:
    """One document with what was found in it.

    Args:
        id, label: the document's id, and its outlet or id.
        date: as given with the document, ISO, or ``None``.
        story: the user's grouping, or ``None``.
        text: as read.
        zones: ``(start, end, zone)`` in order.
        sentences: all of them, in order.
        said: its attributions.
        named: stretches with a known referent, ``(start, end, "@referent")``, in order, without overlap.
        findings: its other findings, as rows.
        voices: ``(start, end, voice)`` in order; empty where no one asked who speaks.
        words: how many words lie in the article's zones.
    """

    id: str
    label: str
    date: str | None
    story: str | None
    text: str
    zones: tuple[tuple[int, int, str], ...]
    sentences: tuple[Sentence, ...]
    said: tuple[Said, ...]
    named: tuple[tuple[int, int, str], ...]
    findings: tuple[Mapping[str, Any], ...]
    voices: tuple[tuple[int, int, str], ...]
    words: int

    def within(self, zones: Collection[str]) -> list[Sentence]:
        """The sentences that lie in one of the zones."""
        return [sentence for sentence in self.sentences if sentence.zone in zones]

    def sentence_at(self, index: int) -> Sentence | None:
        """The sentence that holds a character, or the one before it; ``None`` before the first."""
        place = bisect_right(self._starts, index) - 1
        return self.sentences[place] if place >= 0 else None

    def proper_names(self, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
        """The names of one word with a known referent between two offsets that have a capital.

        What else names a referent is left to its words: "Russian officials" and "Russian diplomats" share one.
        """
        first = bisect_left(self._named_starts, start)
        last = bisect_left(self._named_starts, end)
        return tuple(
            (begin, finish, referent)
            for begin, finish, referent in self.named[first:last]
            if finish <= end and _WORD.fullmatch(self.text, begin, finish) and not self.text[begin:finish].islower()
        )

    def speaking(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The stretches between two offsets that say who speaks and by which cue; in order, without overlap."""
        first = bisect_right(self._speaking_ends, start)
        last = bisect_left(self._speaking, (end, 0))
        return self._speaking[first:last]

    @cached_property
    def _speaking(self) -> tuple[tuple[int, int], ...]:
        merged: list[tuple[int, int]] = []
        for begin, finish in sorted(span for said in self.said for span in (*said.source, *said.cue)):
            if merged and begin <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(merged[-1][1], finish)
            else:
                merged.append((begin, finish))
        return tuple(merged)

    @cached_property
    def _speaking_ends(self) -> list[int]:
        return [end for _, end in self._speaking]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _named_starts(self) -> list[int]:
        return [start for start, _, _ in self.named]


def given(value: object) -> Any:
    """A table's cell, with the several marks for *missing* made one."""
    if value is None or value != value or str(value) in ("<NA>", "NaT"):  # noqa: PLR0124 - NaN is not itself
        return None
    return value


def spans(cell: object) -> tuple[tuple[int, int], ...]:
    """The stretches in a cell of JSON text."""
    cell = given(cell)
    return tuple((int(start), int(end)) for start, end in json.loads(str(cell))) if cell else ()


def rows_by_id(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """The rows of a table as dictionaries, gathered by document."""
    gathered: dict[str, list[dict[str, Any]]] = {}
    columns = [str(name) for name in frame.columns]
    for values in zip(*(frame[name].tolist() for name in columns), strict=True):
        row = dict(zip(columns, values, strict=True))
        gathered.setdefault(str(row["id"]), []).append(row)
    return gathered


def texts_of(analysis: Analysis) -> list[Text]:
    """Every document of an analysis, in the order of its table."""
    findings, attributions = rows_by_id(analysis.findings), rows_by_id(analysis.attributions)
    return [
        _text(row, findings.get(identity, []), attributions.get(identity, []))
        for identity, (row,) in rows_by_id(analysis.documents).items()
    ]


def _text(row: dict[str, Any], findings: list[dict[str, Any]], attributions: list[dict[str, Any]]) -> Text:
    zones = tuple((int(z["start"]), int(z["end"]), str(z["zone"])) for z in json.loads(row["zones"]))
    starts = [start for start, _, _ in zones]
    sentences = tuple(
        Sentence(number, start, end, zones[bisect_right(starts, start) - 1][2])
        for number, (start, end) in enumerate(json.loads(row["sentences"]))
    )
    text = str(row["text"])
    date = given(row["date"])
    return Text(
        id=str(row["id"]),
        label=str(given(row["outlet"]) or row["id"]),
        date=str(date)[:10] if date is not None else None,
        story=given(row["story"]),
        text=text,
        zones=zones,
        sentences=sentences,
        said=tuple(_said(a) for a in attributions),
        named=_named(findings),
        findings=tuple(f for f in findings if f["layer"] != "readability"),
        voices=tuple(
            (int(v["start"]), int(v["end"]), str(v["voice"])) for v in json.loads(given(row["voices"]) or "[]")
        ),
        words=sum(
            sum(1 for _ in WORD.finditer(text, start, end)) for start, end, zone in zones if zone in ARTICLE_ZONES
        ),
    )


def _said(row: Mapping[str, Any]) -> Said:
    def text(name: str) -> str | None:
        value = given(row.get(name))
        return None if value is None else str(value)

    named = given(row.get("named"))
    return Said(
        id=str(row["attribution"]),
        source=spans(row["source"]),
        cue=spans(row["cue"]),
        content=spans(row["content"]),
        kind=str(row["kind"]),
        speaker=text("speaker"),
        source_type=text("source_type"),
        verb=text("verb"),
        verb_class=text("verb_class"),
        named=None if named is None else bool(named),
        outer=text("outer"),
    )


def _named(findings: list[dict[str, Any]]) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    mentions = (f for f in findings if f["layer"] == "terminology" and given(f.get("referent")) is not None)
    for row in sorted(mentions, key=lambda f: (f["start"], -f["end"])):
        if not found or found[-1][1] <= row["start"]:
            found.append((int(row["start"]), int(row["end"]), "@" + str(row["referent"])))
    return tuple(found)
