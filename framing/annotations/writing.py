"""From a scored document to its interchange record."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from framing.documents import Document
from framing.sources import SCHEMA
from framing.spans import Span

if TYPE_CHECKING:
    from framing.annotations.given import Given
    from framing.scorers import Finding, Scorer

Record = dict[str, Any]
"""One document as a JSON object."""

# The answers of these two scorers complete other tables; they are not findings of their own.
_SENTIMENT, _ATTRIBUTION = "sentiment", "attribution"
_JUDGED = (
    *("source_type", "named", "veiled", "actor", "reason_for_anonymity"),
    *("verb", "verb_class", "engagement", "factivity", "listed"),
)


def record(document: Document, scorers: Sequence[Scorer], given: Given | None = None) -> Record:
    """Put the scorers' questions to a document and write down all that is known of it.

    Args:
        document: complete.
        scorers: the questions.
        given: findings and judgements that a person corrected; they are believed, and only sentiment, which hangs on
            voices that were made again, is asked anew.

    Returns:
        The interchange record, JSON-able, the same for the same input.
    """
    answers = {s.name: s.find(document) for s in scorers if given is None or s.name in (_SENTIMENT, _ATTRIBUTION)}
    findings = _rows(document, answers) if given is None else _placed(document, given.findings)
    judged = _judgements(answers.get(_ATTRIBUTION, ()))
    if given is not None:
        for key, said in given.judgements.items():
            judged[key] = judged.get(key, {}) | dict(said)
    origin = document.origin
    return {
        "schema": SCHEMA,
        "id": document.id,
        "path": origin.path,
        "outlet": origin.outlet,
        "title": origin.title,
        "date": origin.date,
        "url": origin.url,
        "author": origin.author,
        "story": origin.story,
        "language": document.language,
        "text_offset": document.text_offset,
        "sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "text": document.text,
        "zones": [
            {"start": b.span.start, "end": b.span.end, "zone": str(b.zone), "confidence": round(b.confidence, 3)}
            for b in document.blocks
        ],
        "sentences": _pairs(document.sentences),
        "comments": [
            {
                "start": c.span.start,
                "end": c.span.end,
                "author": [c.author.start, c.author.end] if c.author else None,
                "name": c.name,
                "number": c.number,
                "reply_to": c.reply_to,
            }
            for c in document.comments
        ],
        "attributions": _attributions(document, judged),
        "voices": [
            {"start": v.span.start, "end": v.span.end, "voice": str(v.voice), "attribution": v.attribution}
            for v in document.voices
        ],
        "findings": findings,
        "segments": _segments(document, answers.get(_SENTIMENT, ())),
        "targets": _pairs(document.targets),
        "fields": dict(origin.extra),
        "problems": list(document.problems),
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _plain(value: Any) -> Any:
    """A finding's field as JSON has it; floats to six places, which outlasts the last bits' platform noise."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    return value


def _fields(finding: Finding, but: Iterable[str]) -> Record:
    assert dataclasses.is_dataclass(finding)  # noqa: S101 - the contract tests hold every scorer to it
    names = [f.name for f in dataclasses.fields(finding) if f.name not in but]
    return {name: _plain(getattr(finding, name)) for name in names}


def _rows(document: Document, answers: Mapping[str, Sequence[Finding]]) -> list[Record]:
    rows = []
    for layer, findings in answers.items():
        if layer in (_SENTIMENT, _ATTRIBUTION):
            continue
        for finding in findings:
            row = {"layer": layer, "start": finding.span.start, "end": finding.span.end, "label": finding.label}
            rows.append(row | _place(document, finding.span) | _fields(finding, ("span", "label")))
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["layer"], row["label"]))


def _placed(document: Document, findings: Iterable[Mapping[str, Any]]) -> list[Record]:
    return [dict(row) | _place(document, Span(row["start"], row["end"])) for row in findings]


def _place(document: Document, span: Span) -> Record:
    zone, voice = document.zone_at(span.start), document.voice_at(span.start)
    return {"zone": str(zone), "voice": str(voice), "sentence": document.sentence_at(span.start)}


def _judgements(findings: Iterable[Finding]) -> dict[str, Record]:
    judged = {}
    for finding in findings:
        fields = _fields(finding, ("span", "label"))
        judged[fields.pop("attribution")] = fields
    return judged


def _attributions(document: Document, judged: Mapping[str, Record]) -> list[Record]:
    return [
        {
            "id": a.id,
            "source": _pairs(a.source) or None,
            "cue": _pairs(a.cue) or None,
            "content": _pairs(a.content) or None,
            "kind": str(a.kind),
            "speaker": a.speaker,
            "speaker_confidence": round(a.speaker_confidence, 3),
            **dict.fromkeys(_JUDGED),
            **judged.get(a.id, {}),
            "addressee": a.addressee,
            "second_hand": a.second_hand,
            "outer": a.outer,
            "confidence": round(a.confidence, 3),
        }
        for a in document.attributions
    ]


def _segments(document: Document, tones: Iterable[Finding]) -> list[Record]:
    compound = {}
    for tone in tones:
        fields = _fields(tone, ("span", "label"))
        compound[fields["segment"]] = fields["compound"]
    return [
        {
            "id": s.id,
            "sentence": s.sentence,
            "start": s.span.start,
            "end": s.span.end,
            "zone": str(s.zone),
            "voice": str(s.voice),
            "words": s.words,
            "compound": compound.get(s.id),
        }
        for s in document.segments
    ]
