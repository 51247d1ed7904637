"""One file, or standard input, read to its end: its kind, its carrier (plain or gzipped), its texts."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, cast

from framing.documents import Block, Origin, Page, Zone
from framing.errors import InputError, Problem
from framing.sources.html import decode_html, read_html
from framing.sources.inputs import AnnotationRecord, Item, ReadOptions
from framing.sources.kinds import HEAD, Kind, kind_of
from framing.sources.records import Row, page_of
from framing.sources.rows import csv_rows, json_rows, jsonl_rows, parquet_rows
from framing.sources.sources_file import SourcesTable
from framing.sources.text import MAX_TEXT_BYTES, decode
from framing.spans import Span

SCHEMA = "framing.annotations/1"
"""What a line of an annotations file says of itself."""

_MAX_TABLE_BYTES = 1024 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)
_LATER = {
    Kind.WARC: "give the pages as HTML files or JSONL records",
    Kind.ZIP: "unpack it and give the folder",
}


def read_item(item: Item, options: ReadOptions, sources: SourcesTable) -> Iterator[Page | AnnotationRecord | Problem]:
    """Read one file to its end, whatever is wrong with parts of it.

    Args:
        item: as listed.
        options: how to read it.
        sources: what the sources files say of the texts.

    Yields:
        Its pages or annotation records, and a problem for each part that could not be read.
    """
    numbers: dict[str, str] = {}
    try:
        with _opened(item) as handle:
            for read in _texts(handle, item, options):
                if isinstance(read, Row):
                    yield _of_record(read, item, options, numbers, sources)
                else:
                    yield sources.applied(read, item.file) if isinstance(read, Page) else read
    except InputError as error:
        yield _problem(error)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(item.name, f"cannot be read ({getattr(error, 'strerror', None) or error})")


def _opened(item: Item) -> IO[bytes]:
    if item.file is None:
        return sys.stdin.buffer
    with item.file.open("rb") as handle:
        packed = handle.read(2) == _GZIP
    return cast("IO[bytes]", gzip.open(item.file)) if packed else item.file.open("rb")


def _texts(handle: IO[bytes], item: Item, options: ReadOptions) -> Iterator[Row | Page | Problem]:
    if item.file is None:
        yield from jsonl_rows(handle, "standard input")
        return
    head = _head(handle)
    handle.seek(0)
    kind = kind_of(head, item.file.name)
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if kind in _LATER:
        raise InputError(item.name, f"a {kind} file, which is not read yet", _LATER[kind])
    if kind is Kind.JSONL:
        yield from jsonl_rows(_narrow(handle, item.name) if wide else handle, item.name)
    elif kind is Kind.PARQUET:
        yield from parquet_rows(handle, item.name)
    elif kind in (Kind.TEXT, Kind.HTML):
        data, remarks = _all(handle, item.name, MAX_TEXT_BYTES)
        page = _text_page(data, item) if kind is Kind.TEXT else _html_page(data, item)
        known = (Block(Span(0, len(page.text)), Zone.BODY),) if options.clean else ()
        yield replace(page, known=known, problems=(*remarks, *page.problems))
    else:
        data, remarks = _all(handle, item.name, _MAX_TABLE_BYTES)
        rows = csv_rows if kind is Kind.CSV else json_rows
        yield from (Problem(item.name, remark, lost=False) for remark in remarks)
        yield from rows(data, item.name)


def _head(handle: IO[bytes]) -> bytes:
    """The first bytes, as many as a damaged gzip file gives."""
    head = b""
    try:
        while len(head) < HEAD and (more := _some(handle, HEAD - len(head))):
            head += more
    except _DAMAGE:
        pass  # what reads the file next meets the damage at the same place, and says so
    return head


def _some(handle: IO[bytes], most: int) -> bytes:
    """What is at hand, up to so many bytes; ``read`` would lose what it holds when it meets the damage."""
    return cast("io.BufferedIOBase", handle).read1(most)


def _narrow(handle: IO[bytes], where: str) -> IO[bytes]:
    """Lines end with one byte in UTF-8 alone."""
    data, _ = _all(handle, where, MAX_TEXT_BYTES)
    return io.BytesIO(decode(data, where).text.encode("utf-8"))


def _all(handle: IO[bytes], where: str, most: int) -> tuple[bytes, tuple[str, ...]]:
    """The whole content, as far as a damaged gzip file gives it, and a remark if it was damaged."""
    parts: list[bytes] = []
    size, remarks = 0, tuple[str, ...]()
    try:
        while chunk := _some(handle, 1 << 20):
            parts.append(chunk)
            size += len(chunk)
            if size > most:
                raise InputError(where, f"holds more than the {most:,} bytes that are read", "split it")
    except _DAMAGE as error:
        if not size:
            raise InputError(where, "a damaged gzip file; nothing of it can be read") from error
        remarks = ("the gzip file is damaged; read as far as it goes",)
    return b"".join(parts), remarks


def _text_page(data: bytes, item: Item) -> Page:
    decoded = decode(data, item.name)
    return Page(item.id, decoded.text, Origin(path=item.name), problems=decoded.remarks)


def _html_page(data: bytes, item: Item) -> Page:
    decoded = decode_html(data, item.name)
    page = read_html(decoded.text, item.id)
    if not page.text.strip():
        raise InputError(item.name, "an HTML page without text")
    return replace(page, origin=replace(page.origin, path=item.name), problems=decoded.remarks + page.problems)


def _of_record(
    row: Row, item: Item, options: ReadOptions, numbers: dict[str, str], sources: SourcesTable
) -> Page | AnnotationRecord | Problem:
    if row.fields.get("schema") == SCHEMA:
        return AnnotationRecord(row.where, dict(row.fields))
    try:
        page = sources.applied(page_of(row, item, options), item.file)
    except InputError as error:
        return _problem(error)
    first = numbers.setdefault(page.id, row.where)
    if first != row.where:
        return Problem(row.where, f"its id {page.id!r} is that of {first} already; give each text an id of its own")
    return page


def _problem(error: InputError) -> Problem:
    return Problem(error.where, error.found + (f"; {error.remedy}" if error.remedy else ""))
