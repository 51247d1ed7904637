"""From an interchange record, perhaps corrected by a person, back to a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from framing.annotations.given import Given
from framing.documents import (
    Attribution,
    AttributionKind,
    Block,
    Comment,
    Document,
    Origin,
    Page,
    Zone,
)
from framing.errors import AnnotationError, DocumentError
from framing.sources import SCHEMA
from framing.spans import Span
from framing.structure import completed

T = TypeVar("T")
_STRUCTURAL = frozenset(
    [
        *("id", "source", "cue", "content", "kind", "speaker", "speaker_confidence"),
        *("addressee", "second_hand", "outer", "confidence"),
    ]
)


def is_record(value: object) -> bool:
    """Whether a JSON value is an interchange record of this version."""
    return isinstance(value, dict) and value.get("schema") == SCHEMA


def parsed(value: Mapping[str, Any], where: str) -> tuple[Document, Given]:
    """The document that a record describes, and what the record says of it.

    Text, zones, sentences, comments, attributions and the findings' spans, layers and labels are believed; voices and
    segments are made from them again.

    Args:
        value: the JSON object.
        where: file and line, for messages.

    Raises:
        AnnotationError: when the record contradicts itself; names where, the field, and the part's id or number.
    """
    reader = _Reader(value, where)
    text = reader.text
    page = Page(
        id=reader.string("id") or where,
        text=text,
        origin=Origin(
            **{name: reader.string(name) for name in ("path", "outlet", "title", "date", "url", "author", "story")},
            extra=reader.mapping("fields"),
        ),
        text_offset=reader.whole("text_offset"),
        targets=tuple(reader.spans("targets", value.get("targets"))),
        problems=tuple(str(p) for p in reader.rows("problems")),
    )
    try:
        document = completed(page, reader.blocks(), reader.comments(), reader.sentences(), reader.attributions())
    except DocumentError as error:
        raise AnnotationError(where, str(error), "zones must tile the text and sentences lie within them") from None
    return document, Given(reader.findings(), reader.judgements())


class _Reader:
    """One record and the place to name in messages."""

    def __init__(self, value: Mapping[str, Any], where: str) -> None:
        self.value, self.where = value, where
        text = value.get("text")
        if not isinstance(text, str) or not text:
            raise self.wrong("text", text, "the text as read, a string that is not empty")
        self.text: str = text

    def wrong(self, what: str, found: object, right: str) -> AnnotationError:
        shown = repr(found)
        return AnnotationError(self.where, f"{what} is {shown[:80]}{'…' * (len(shown) > 80)}", f"it should be {right}")

    def string(self, name: str) -> str | None:
        found = self.value.get(name)
        if found is not None and not isinstance(found, str):
            raise self.wrong(name, found, "a string or null")
        return found

    def whole(self, name: str) -> int:
        found = self.value.get(name, 0)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= len(self.text):
            raise self.wrong(name, found, "a character offset in the text")
        return found

    def mapping(self, name: str) -> Mapping[str, Any]:
        found = self.value.get(name) or {}
        if not isinstance(found, dict):
            raise self.wrong(name, found, "an object")
        return found

    def rows(self, name: str) -> list[Any]:
        found = self.value.get(name) or []
        if not isinstance(found, list):
            raise self.wrong(name, found, "a list")
        return found

    def objects(self, name: str) -> list[tuple[str, Mapping[str, Any]]]:
        rows: list[tuple[str, Mapping[str, Any]]] = []
        for number, row in enumerate(self.rows(name)):
            if not isinstance(row, dict):
                raise self.wrong(f"{name}[{number}]", row, "an object")
            rows.append((f"{name}[{row['id'] if isinstance(row.get('id'), str) else number}]", row))
        return rows

    def span(self, what: str, start: object, end: object) -> Span:
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(self.text)):
            raise self.wrong(what, [start, end], f"[start, end) with 0 <= start < end <= {len(self.text)}")
        return Span(start, end)

    def spans(self, what: str, found: object) -> list[Span]:
        if found is None:
            return []
        if not isinstance(found, list):
            raise self.wrong(what, found, "a list of [start, end], or null")
        if len(found) == 2 and all(isinstance(x, int) for x in found):
            found = [found]
        pairs = []
        for pair in found:
            if not isinstance(pair, list) or len(pair) != 2:
                raise self.wrong(what, pair, "[start, end]")
            pairs.append(self.span(what, *pair))
        return pairs

    def number(self, what: str, found: object) -> float:
        if found is None:
            return 1.0
        if not isinstance(found, (int, float)) or isinstance(found, bool) or not 0 <= found <= 1:
            raise self.wrong(what, found, "a number from 0 to 1")
        return float(found)

    def blocks(self) -> tuple[Block, ...]:
        blocks = []
        for what, row in self.objects("zones"):
            zone = row.get("zone")
            if zone not in set(Zone):
                raise self.wrong(f"{what}.zone", zone, "one of " + ", ".join(Zone))
            span = self.span(what, row.get("start"), row.get("end"))
            blocks.append(Block(span, Zone(zone), self.number(f"{what}.confidence", row.get("confidence"))))
        return tuple(blocks)

    def sentences(self) -> tuple[Span, ...]:
        return tuple(self.spans("sentences", self.rows("sentences"))) if self.rows("sentences") else ()

    def comments(self) -> tuple[Comment, ...]:
        found = []
        for what, row in self.objects("comments"):
            author = self.spans(f"{what}.author", row.get("author"))
            found.append(
                Comment(
                    self.span(what, row.get("start"), row.get("end")),
                    author[0] if author else None,
                    _if_is(row.get("name"), str),
                    _if_is(row.get("number"), int),
                    _if_is(row.get("reply_to"), int),
                )
            )
        return tuple(found)

    def attributions(self) -> tuple[Attribution, ...]:
        found = []
        for what, row in self.objects("attributions"):
            if not isinstance(row.get("id"), str):
                raise self.wrong(f"{what}.id", row.get("id"), "a string")
            if row.get("kind") not in set(AttributionKind):
                raise self.wrong(f"{what}.kind", row.get("kind"), "one of " + ", ".join(AttributionKind))
            speaker_confidence = row.get("speaker_confidence") or 0.0
            found.append(
                Attribution(
                    id=row["id"],
                    source=tuple(self.spans(f"{what}.source", row.get("source"))),
                    cue=tuple(self.spans(f"{what}.cue", row.get("cue"))),
                    content=tuple(self.spans(f"{what}.content", row.get("content"))),
                    kind=AttributionKind(row["kind"]),
                    speaker=_if_is(row.get("speaker"), str),
                    speaker_confidence=self.number(f"{what}.speaker_confidence", speaker_confidence),
                    addressee=_if_is(row.get("addressee"), str),
                    second_hand=row.get("second_hand") is True,
                    outer=_if_is(row.get("outer"), str),
                    confidence=self.number(f"{what}.confidence", row.get("confidence")),
                )
            )
        return tuple(found)

    def findings(self) -> tuple[Mapping[str, Any], ...]:
        found = []
        for what, row in self.objects("findings"):
            self.span(what, row.get("start"), row.get("end"))
            for name in ("layer", "label"):
                if not isinstance(row.get(name), str):
                    raise self.wrong(f"{what}.{name}", row.get(name), "a string")
            found.append(row)
        return tuple(sorted(found, key=lambda row: (row["start"], row["end"], row["layer"], row["label"])))

    def judgements(self) -> Mapping[str, Mapping[str, Any]]:
        judged = {}
        for _, row in self.objects("attributions"):
            said = {name: value for name, value in row.items() if name not in _STRUCTURAL and value is not None}
            judged[str(row["id"])] = said
        return judged


def _if_is(value: object, kind: type[T]) -> T | None:
    return value if isinstance(value, kind) else None
