"""Key words in their sentences (KWIC): where a name or a referent stands, by outlet, zone and voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from framing.comparison.reading import ALL
from framing.comparison.texts import Text, given, rows_by_id, texts_of
from framing.documents import Voice, Zone
from framing.errors import UsageError, unknown
from framing.lexicons import Entry, Matcher, Referent
from framing.lexicons.entries import FREE, CaseRule, Name
from framing.lexicons.forms import FormError, check_form

if TYPE_CHECKING:
    import pandas as pd

    from framing.tables import Analysis

COLUMNS = ("id", "outlet", "zone", "voice", "left", "match", "right", "label", "referent", "stance", "start", "end")
WIDTH = 48
"""Characters shown on each side in the shell; the table holds the whole sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; what is ``None`` is not asked for.

    Args:
        name: words, or a glob as in word lists (``terror*``); capitals make no difference.
        referent: the id of a referent of the word lists, or of a list of style.
        outlet: an outlet, or the id of a document without one.
        zone, voice: as in the tables; ``all`` is the same as ``None``.

    Raises:
        UsageError: when neither a name nor a referent is given, or there is no such zone or voice.
    """

    name: str | None = None
    referent: str | None = None
    outlet: str | None = None
    zone: str | None = None
    voice: str | None = None

    def __post_init__(self) -> None:
        if self.name is None and self.referent is None:
            raise UsageError("a concordance needs a name or a referent")
        if self.name is not None:
            try:
                check_form(self.name)
            except FormError as error:
                raise UsageError(f"the name {self.name!r} {error}") from None
        for what, found, known in (("zone", self.zone, Zone), ("voice", self.voice, Voice)):
            names = [str(one) for one in known]
            if found is not None and found not in (*names, ALL):
                raise unknown(what, found, [*names, ALL])


@dataclass(frozen=True)
class Concordance:
    """The places where something stands, in the order of the texts.

    Args:
        query: what was looked for.
        frame: a row a place; ``left`` and ``right`` are the rest of its sentence.
    """

    query: Query
    frame: pd.DataFrame

    def __len__(self) -> int:
        return len(self.frame)

    def __str__(self) -> str:
        rows = list(self.frame[["outlet", "voice", "left", "match", "right"]].itertuples(index=False, name=None))
        if not rows:
            return "nothing found\n"
        outlet, voice = (max(len(str(row[column])) for row in rows) for column in (0, 1))
        lines = [
            f"{row[0]:<{outlet}}  {row[1]:<{voice}}  {_squeezed(row[2])[-WIDTH:]:>{WIDTH}}"
            f"[{_one_line(row[3])}]{_squeezed(row[4])[:WIDTH]}".rstrip()
            for row in rows
        ]
        return "\n".join(lines) + "\n"

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><td>{escape(str(outlet))}</td><td>{escape(str(voice))}</td>"
            f'<td style="text-align:right">{escape(_one_line(left))}</td><td><b>{escape(_one_line(match))}</b></td>'
            f'<td style="text-align:left">{escape(_one_line(right))}</td></tr>'
            for outlet, voice, left, match, right in self.frame[
                ["outlet", "voice", "left", "match", "right"]
            ].itertuples(index=False, name=None)
        )
        return f"<table><thead><tr><th>outlet<th>voice<th><th><th></tr></thead><tbody>{cells}</tbody></table>"


def concordance(analysis: Analysis, query: Query) -> Concordance:
    """Where a name or a referent stands.

    Args:
        analysis: the four tables.
        query: a ``referent`` is looked up among the findings, with definite descriptions that were joined to it; a
            ``name`` alone is looked for in the texts themselves, whether a word list knows it or not; with both, only
            mentions of the referent by that name are shown.

    Raises:
        UsageError: when the outlet is unknown.
    """
    import pandas as pd

    texts = texts_of(analysis)
    labels = list(dict.fromkeys(text.label for text in texts))
    if query.outlet is not None and query.outlet not in labels:
        raise unknown("outlet", query.outlet, labels)
    segments = rows_by_id(analysis.segments)
    rows = [
        row
        for text in texts
        if query.outlet in (None, text.label)
        for row in _rows(_Places(text, segments.get(text.id, [])), query)
    ]
    return Concordance(query, pd.DataFrame(rows, columns=list(COLUMNS)))


@dataclass(frozen=True)
class _Places:
    """One text, with the voice and the zone of each character at hand."""

    text: Text
    segments: list[dict[str, Any]]

    def voice_at(self, index: int) -> str:
        """The voice of the segment that holds a character, or that ends before it."""
        at = bisect_right(self._segment_starts, index) - 1
        return str(self.segments[at]["voice"]) if at >= 0 else str(Voice.OWN)

    def zone_at(self, index: int) -> str:
        """The zone that holds a character."""
        return self.text.zones[bisect_right(self._zone_starts, index) - 1][2]

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [int(one["start"]) for one in self.segments]

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [start for start, _, _ in self.text.zones]


def _rows(places: _Places, query: Query) -> Iterator[dict[str, Any]]:
    text = places.text
    for start, end, finding in _found(text, query):
        zone, voice = places.zone_at(start), places.voice_at(start)
        if query.zone not in (None, ALL, zone) or query.voice not in (None, ALL, voice):
            continue
        sentence = text.sentence_at(start)
        inside = sentence is not None and start < sentence.end
        first = sentence.start if sentence is not None and inside else start
        last = max(end, sentence.end if sentence is not None and inside else end)
        yield {
            "id": text.id,
            "outlet": text.label,
            "zone": zone,
            "voice": voice,
            "left": text.text[first:start],
            "match": text.text[start:end],
            "right": text.text[end:last],
            "label": given(finding.get("label")),
            "referent": given(finding.get("referent")),
            "stance": given(finding.get("stance")),
            "start": start,
            "end": end,
        }


def _found(text: Text, query: Query) -> Iterator[tuple[int, int, dict[str, Any]]]:
    mentions = [dict(finding) for finding in text.findings if finding["layer"] == "terminology"]
    if query.referent is None:
        by_place = {(int(one["start"]), int(one["end"])): one for one in mentions}
        for match in _matcher(query.name or "").find(text.text):
            yield match.start, match.end, by_place.get((match.start, match.end), {})
        return
    by_name = _matcher(query.name) if query.name is not None else None
    for mention in mentions:
        if query.referent in (given(mention.get("referent")), given(mention.get("list"))):
            start, end = int(mention["start"]), int(mention["end"])
            if by_name is None or by_name.find(str(mention["label"])) or by_name.find(text.text[start:end]):
                yield start, end, mention


def _matcher(form: str) -> Matcher:
    """A matcher for one form, as a word list would have it, that counts everywhere."""
    name = Name(form, form, (), "neutral", None, 0.0, CaseRule.FOLD, None, FREE, "", (), (), (), 1)
    return Matcher([Entry(name, Referent("asked-for", form, (name,), 1), "query", 0)])


def _one_line(text: str) -> str:
    return " ".join(str(text).split())


def _squeezed(text: str) -> str:
    """On one line, with a space at the edges where there was one: "[the regime]'s" has none."""
    return re.sub(r"\s+", " ", str(text))
