"""The texts of an analysis as the page needs them: numbered, with their zones, voices, findings and attributions."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.comparison.labels import short_labels
from framing.documents import COMMENTS, FURNITURE

if TYPE_CHECKING:
    import pandas as pd

    from framing.tables import Analysis

Record = Mapping[str, Any]

VOICES = ("own", "reported", "quoted", "commenter")
"""The order in which voices are always shown."""


@dataclass(frozen=True)
class Text:
    """One document of the analysis.

    Args:
        number: counts from 1 in the order of the analysis; makes the anchors.
        row: its row of the ``documents`` table.
        segments, findings, attributions: its rows of the other tables.
        label: what it is called on the page.
    """

    number: int
    row: Record
    segments: Sequence[Record]
    findings: Sequence[Record]
    attributions: Sequence[Record]
    label: str

    @property
    def id(self) -> str:
        """The document's id."""
        return str(self.row["id"])

    @property
    def anchor(self) -> str:
        """The name of the text's place on the page."""
        return str(self.number)

    @property
    def text(self) -> str:
        """The text as read."""
        return str(self.row["text"])

    @cached_property
    def zones(self) -> list[Record]:
        """Its blocks, which tile the text."""
        return _listed(self.row["zones"])

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return [(s, e) for s, e in _listed(self.row["sentences"])]

    @cached_property
    def voices(self) -> list[Record]:
        """The stretches in one voice, which tile the text."""
        return _listed(self.row["voices"])

    @property
    def language(self) -> str:
        """Its language where that is known and is not English, as a code of two letters; else empty."""
        language = str(self.row.get("language") or "")
        return "" if language in {"en", "und"} else language

    @property
    def headline(self) -> str:
        """The words of its first headline, on one line; empty where it has none."""
        found = next((zone for zone in self.zones if zone["zone"] == "headline"), None)
        return " ".join(self.text[found["start"] : found["end"]].split()) if found else ""

    @cached_property
    def comments(self) -> list[Record]:
        """What readers wrote."""
        return _listed(self.row["comments"])

    @cached_property
    def problems(self) -> list[str]:
        """Remarks of the reader of this text."""
        return [str(problem) for problem in _listed(self.row["problems"])]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _voice_starts(self) -> list[int]:
        return [voice["start"] for voice in self.voices]

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone["start"] for zone in self.zones]

    @cached_property
    def weight_at(self) -> dict[tuple[int, int], float]:
        """The weight of each name by its stretch, 0 (neutral) to 1 (strongly loaded)."""
        names = (f for f in self.findings if f["layer"] == "terminology")
        return {(int(f["start"]), int(f["end"])): float(f["weight"] or 0) for f in names}

    @cached_property
    def attribution_by_id(self) -> dict[str, Record]:
        """Its attributions by their ids."""
        return {str(a["attribution"]): a for a in self.attributions}

    def sentence_at(self, index: int) -> int:
        """The number of the sentence that holds a character, or of the last one before it."""
        return max(0, bisect_right(self._sentence_starts, index) - 1)

    def voice_of(self, start: int, end: int) -> str:
        """The voice that most of a stretch is in; of a whole sentence, not that of the words that bring it in."""
        first = max(0, bisect_right(self._voice_starts, start) - 1)
        shares: Counter[str] = Counter()
        for voice in self.voices[first : bisect_left(self._voice_starts, end)]:
            shares[str(voice["voice"])] += min(end, voice["end"]) - max(start, voice["start"])
        return shares.most_common(1)[0][0]

    def zone_at(self, index: int) -> str:
        """The zone that holds a character."""
        return str(self.zones[max(0, bisect_right(self._zone_starts, index) - 1)]["zone"])

    def words(self, voice: str | None = None, *, furniture: bool = False) -> int:
        """Words in one voice, or in all; without the page's furniture unless that is asked for."""
        return sum(
            int(segment["words"])
            for segment in self.segments
            if (voice is None or segment["voice"] == voice) and is_counted(str(segment["zone"])) is not furniture
        )


_FURNITURE = frozenset(str(zone) for zone in FURNITURE) | {"comment-header", "comment-author"}
_COMMENTS = frozenset(str(zone) for zone in COMMENTS)


LOADED = 0.3
"""A name or word of at least this weight is shown as loaded; below, the lists hold it to be plain or nearly so."""


def is_loaded(finding: Record) -> bool:
    """Whether a finding is a name or word that the lists hold to be loaded."""
    return finding["layer"] == "terminology" and (finding["weight"] or 0) >= LOADED


def is_counted(zone: str) -> bool:
    """Whether words of this zone are somebody's: the furniture of the page and of its comments is nobody's."""
    return zone not in _FURNITURE


def part_of(zone: str) -> str:
    """Which part of the page a zone belongs to: ``article``, ``comments`` or ``furniture``."""
    if zone in _COMMENTS:
        return "comments"
    return "furniture" if zone in _FURNITURE else "article"


def speaker_words(attribution: Record, text: Text) -> str:
    """Who says it: the resolved speaker, else the words of the source; empty where there is none."""
    if attribution["speaker"]:
        return str(attribution["speaker"])
    source = json.loads(attribution["source"] or "[]")
    return " ".join(text.text[source[0][0] : source[-1][1]].split()) if source else ""


def texts_of(analysis: Analysis) -> tuple[Text, ...]:
    """All texts of an analysis, in its order."""
    segments, findings = _by_id(analysis.segments), _by_id(analysis.findings)
    attributions = _by_id(analysis.attributions)
    rows = records(analysis.documents)
    labels = [str(row.get("label") or row["id"]) for row in rows]
    short, told, seen = short_labels(labels), Counter(labels), Counter[str]()
    names = []
    for label in labels:
        seen[label] += 1
        # An outlet with several texts does not say which of them is meant.
        names.append(f"{short[label]} {seen[label]}" if told[label] > 1 else short[label])
    return tuple(
        Text(
            number,
            row,
            segments.get(row["id"], ()),
            findings.get(row["id"], ()),
            attributions.get(row["id"], ()),
            name,
        )
        for number, (row, name) in enumerate(zip(rows, names, strict=True), 1)
    )


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries, with ``None`` where a value is missing."""
    columns = [str(column) for column in frame.columns]
    values = [[_plain(value) for value in frame[column].tolist()] for column in frame.columns]
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, float) and value != value):  # noqa: PLR0124 - only NaN differs from itself
        return None
    return None if str(value) in {"<NA>", "NaT"} and not isinstance(value, str) else value


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(json.loads(value)) if isinstance(value, str) else list(value)


def _by_id(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(frame):
        found.setdefault(row["id"], []).append(row)
    return found
