"""Records (a line of JSONL, a row of CSV or Parquet) into pages.

A record says what its fields are for: ``text`` or ``html``, and beside it any of ``id title outlet date url author
comments story targets``. Everything else is carried through to the ``documents`` table.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from framing.documents import Block, Comment, Origin, Page, Zone
from framing.errors import InputError
from framing.sources.html import read_html
from framing.sources.inputs import Item, ReadOptions
from framing.sources.text import MAX_TEXT_BYTES, sound
from framing.spans import Span

FIELDS = ("id", "text", "html", "title", "outlet", "date", "url", "author", "comments", "story", "targets")
"""The fields that have a meaning; all but ``text`` or ``html`` may be absent."""

_BETWEEN = "\n\n"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A record and where it stands.

    Args:
        number: its line in the file (JSONL) or its place among the records, counted from 1.
        where: the file and line or row, for messages.
        fields: as read.
        remarks: what was odd about its bytes.
    """

    number: int
    where: str
    fields: Mapping[str, Any]
    remarks: tuple[str, ...] = ()


def page_of(row: Row, item: Item, options: ReadOptions) -> Page:
    """Make a page of a record.

    Args:
        row: the record.
        item: the file that it is from.
        options: ``fields`` renames, ``clean`` makes the text body.

    Raises:
        InputError: when there is no text; the message names the fields that are there.
    """
    own = {name: options.fields.get(name, name) for name in FIELDS}
    given = {name: row.fields.get(own[name]) for name in FIELDS}
    remarks = list(row.remarks)
    metadata = {
        name: _short_text(given[name], own[name], remarks) for name in ("title", "outlet", "url", "author", "story")
    }
    taken = set(own.values())
    extra = {str(key): _plain(value) for key, value in row.fields.items() if key not in taken}
    origin = Origin(path=item.name, date=_date(given["date"], remarks), extra=extra, **metadata)
    page_id = _short_text(given["id"], own["id"], remarks) or f"{item.id}#{row.number}"
    comments = _comments(given["comments"], remarks)
    if _absent(given["text"]) and not _absent(given["html"]):
        found = read_html(_text(given["html"], own["html"], row), page_id)
        if not found.text.strip():
            raise InputError(row.where, f"field {own['html']!r} holds no text")
        page = _joined(page_id, found.text, None, comments, options)
        return replace(page, origin=_over(origin, found.origin), hints=found.hints, problems=tuple(remarks))
    text = _text(given["text"], own["text"], row)
    page = _joined(page_id, text, metadata["title"], comments, options)
    targets = _targets(given["targets"], len(text), page.text_offset, remarks)
    said = tuple(remarks) + sound(str(given["text"]))[1]
    return replace(page, origin=origin, targets=targets, problems=said)


def _joined(
    page_id: str, text: str, title: str | None, comments: list[tuple[str, str | None]], options: ReadOptions
) -> Page:
    """Title, text and comments, a blank line between; what a field says of its zone is known."""
    parts: list[tuple[str, Zone | None]] = [(title, Zone.HEADLINE)] if title else []
    parts.append((text, Zone.BODY if options.clean else None))
    parts += [(comment, Zone.COMMENT) for comment, _ in comments]
    known: list[Block] = []
    found: list[Comment] = []
    at = offset = 0
    for number, (part, zone) in enumerate(parts):
        end = at + len(part) + (len(_BETWEEN) if number < len(parts) - 1 else 0)
        if zone in (None, Zone.BODY):
            offset = at
        if zone is not None:
            known.append(Block(Span(at, end), zone))
        if zone is Zone.COMMENT:
            name = comments[len(found)][1]
            found.append(Comment(Span(at, at + len(part)), name=name))
        at = end
    whole = _BETWEEN.join(part for part, _ in parts)
    return Page(id=page_id, text=whole, known=tuple(known), comments=tuple(found), text_offset=offset)


def _over(said: Origin, found: Origin) -> Origin:
    """What the record says, and where it is silent what its page says of itself."""
    names = ("outlet", "title", "date", "url", "author")
    return replace(said, **{name: getattr(said, name) or getattr(found, name) for name in names})


def _text(value: object, name: str, row: Row) -> str:
    """The text of a record, or the reason why there is none."""
    if name not in row.fields:
        there = ", ".join(repr(str(key))[:40] for key in list(row.fields)[:12]) or "none"
        raise InputError(row.where, f"no field {name!r}; fields found: {there}", "name it with --field text=NAME")
    if not isinstance(value, str):
        raise InputError(row.where, f"field {name!r} is {_kind(value)}, not a text")
    if not value.strip().strip("\ufeff\u200b\x00").strip():
        raise InputError(row.where, f"field {name!r} is empty")
    if len(value) > MAX_TEXT_BYTES:
        raise InputError(
            row.where, f"field {name!r} has {len(value):,} characters, more than the {MAX_TEXT_BYTES:,} that are read"
        )
    return sound(value)[0]


def _absent(value: object) -> bool:
    return (
        value is None
        or (isinstance(value, str) and not value.strip())
        or (isinstance(value, float) and math.isnan(value))
    )


def _short_text(value: object, name: str, remarks: list[str]) -> str | None:
    """A field that names something; numbers are taken as written."""
    if _absent(value):
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return sound(value)[0]
    remarks.append(f"field {name!r} is {_kind(value)}, not a text; left out")
    return None


def _date(value: object, remarks: list[str]) -> str | None:
    if _absent(value):
        return None
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    try:
        return datetime.date.fromisoformat(str(value).strip()[:10]).isoformat()
    except ValueError:
        remarks.append(f"date {str(value)[:40]!r} is not of the form 2018-04-19; left out")
        return None


def _comments(value: Any, remarks: list[str]) -> list[tuple[str, str | None]]:
    """The texts of the comments and their authors' names."""
    if _absent(value):
        return []
    if isinstance(value, str):
        value = _listed(value)
    found: list[tuple[str, str | None]] = []
    for entry in value if isinstance(value, (list, tuple)) else [value]:
        text = entry.get("text") if isinstance(entry, Mapping) else entry
        name = entry.get("author") if isinstance(entry, Mapping) else None
        if isinstance(text, str) and text.strip():
            found.append((sound(text)[0], sound(name)[0] if isinstance(name, str) and name.strip() else None))
        elif not _absent(text):
            remarks.append(f"a comment is {_kind(text)}, not a text; left out")
    return found


def _targets(value: Any, length: int, offset: int, remarks: list[str]) -> tuple[Span, ...]:
    if _absent(value):
        return ()
    if isinstance(value, str):
        value = _listed(value)
    found = []
    for pair in value if isinstance(value, (list, tuple)) else [value]:
        whole = isinstance(pair, (list, tuple)) and len(pair) == 2 and all(type(end) is int for end in pair)
        if whole and 0 <= pair[0] < pair[1] <= length:
            found.append(Span(pair[0] + offset, pair[1] + offset))
        else:
            remarks.append(
                f"target {str(pair)[:40]} is not [start, end] within the {length} characters of the text; left out"
            )
    return tuple(found)


def _listed(value: str) -> Any:
    """A cell of a table holds its list as JSON; anything else is the one entry itself."""
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            pass
    return [value]


def _plain(value: object) -> object:
    """A further field as JSON can hold it: what can't be written again becomes text or nothing."""
    if isinstance(value, str):
        return sound(value)[0]
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple, dict)):
        return _written(value)
    return None if isinstance(value, bytes) else str(value)


def _written(value: object) -> str | None:
    """A nested field as JSON text; ``None`` where it nests too deeply to be meant."""
    level, layer = 0, [value]
    while layer:
        level += 1
        if level > _DEEPEST:
            return None
        layer = [
            inner
            for outer in layer
            if isinstance(outer, (list, tuple, dict))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return sound(json.dumps(value, ensure_ascii=False, default=str))[0]


def _kind(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        bytes: "bytes",
    }
    return "missing" if value is None else names.get(type(value), type(value).__name__)
