"""One file, or standard input, read to its end: its kind, its carrier (plain, gzipped, in a zip archive), its texts."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, cast

from framing.documents import Block, Page, Zone
from framing.errors import InputError, Problem
from framing.sources.archives import Budget, why_not
from framing.sources.inputs import AnnotationRecord, Item, ReadOptions
from framing.sources.kinds import HEAD, Kind, kind_of
from framing.sources.pages import captured_page, html_page, text_page
from framing.sources.parts import part_records
from framing.sources.records import Row, page_of
from framing.sources.rows import csv_rows, json_rows, jsonl_rows, parquet_rows
from framing.sources.sources_file import SourcesTable
from framing.sources.text import MAX_TEXT_BYTES, decode
from framing.sources.warc import Captures
from framing.spans import Span

SCHEMA = "framing.annotations/1"
"""What a line of an annotations file says of itself."""

_MAX_TABLE_BYTES = 1024 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)


def read_item(item: Item, options: ReadOptions, sources: SourcesTable) -> Iterator[Page | AnnotationRecord | Problem]:
    """Read one file to its end, whatever is wrong with parts of it.

    Args:
        item: as listed.
        options: how to read it.
        sources: what the sources files say of the texts.

    Yields:
        Its pages or annotation records, and a problem for each part that could not be read.
    """
    try:
        if item.members:
            yield from _members(item, options, sources)
        elif item.file is None:
            yield from _read(sys.stdin.buffer, item, options, sources)
        elif item.file.is_dir():
            yield from _parts(item.file, item.name)
        else:
            with item.file.open("rb") as handle:
                yield from _read(handle, item, options, sources)
    except OSError as error:
        yield Problem(item.name, f"cannot be read ({error.strerror or error})")


def _parts(folder: Path, name: str) -> Iterator[AnnotationRecord | Problem]:
    try:
        for read in part_records(folder, name):
            yield read if isinstance(read, Problem) else AnnotationRecord(*read)
    except InputError as error:
        yield _problem(error)


def _members(item: Item, options: ReadOptions, sources: SourcesTable) -> Iterator[Page | AnnotationRecord | Problem]:
    """The files of an archive, one after the other; what is wrong with one costs none of the others."""
    assert item.file is not None  # noqa: S101 - an archive is a file
    budget = Budget(item.file)
    with zipfile.ZipFile(item.file) as archive:
        for member, within in item.members:
            refused = budget.refusal(member.info)
            if refused is not None:
                yield _problem(InputError(within.name, *refused))
                if budget.spent:
                    return
                continue
            try:
                with archive.open(member.info) as handle:
                    yield from _read(handle, within, options, sources)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
                yield Problem(within.name, f"cannot be read ({error})")


def _read(
    raw: IO[bytes], item: Item, options: ReadOptions, sources: SourcesTable
) -> Iterator[Page | AnnotationRecord | Problem]:
    numbers: dict[str, str] = {}
    try:
        for read in _texts(_unpacked(raw) if item.file is not None else raw, item, options):
            if isinstance(read, Row):
                yield _of_record(read, item, options, numbers, sources)
            else:
                yield sources.applied(read, item.file) if isinstance(read, Page) else read
    except InputError as error:
        yield _problem(error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Problem(item.name, f"cannot be read ({error})")


def _unpacked(handle: IO[bytes]) -> IO[bytes]:
    packed = handle.read(2) == _GZIP
    handle.seek(0)
    return cast("IO[bytes]", gzip.GzipFile(fileobj=handle)) if packed else handle


def _texts(handle: IO[bytes], item: Item, options: ReadOptions) -> Iterator[Row | Page | Problem]:
    if item.file is None:
        yield from jsonl_rows(handle, "standard input")
        return
    head = _head(handle)
    handle.seek(0)
    kind = kind_of(head, item.file.name)
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if kind is Kind.ZIP:
        raise InputError(item.name, *why_not(handle))
    if kind is Kind.WARC:
        yield from _captured(handle, item, options)
    elif kind is Kind.JSONL:
        yield from jsonl_rows(_narrow(handle, item.name) if wide else handle, item.name)
    elif kind is Kind.PARQUET:
        # Its table of contents stands at the end, and what is packed can only be read from the beginning.
        plain = isinstance(handle, io.BufferedReader)
        yield from parquet_rows(handle if plain else io.BytesIO(_whole(handle, item.name)), item.name)
    elif kind in (Kind.TEXT, Kind.HTML):
        data, remarks = _all(handle, item.name, MAX_TEXT_BYTES)
        page = text_page(data, item) if kind is Kind.TEXT else html_page(data, item)
        yield _known(replace(page, problems=(*remarks, *page.problems)), options)
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
    except zipfile.BadZipFile:
        if not size:
            raise
        remarks = ("its zip archive is damaged here; read as far as it goes",)
    return b"".join(parts), remarks


def _whole(handle: IO[bytes], where: str) -> bytes:
    data, remarks = _all(handle, where, _MAX_TABLE_BYTES)
    if remarks:
        raise InputError(where, remarks[0])
    return data


def _known(page: Page, options: ReadOptions) -> Page:
    """The page with what the user says of all: that it is body from end to end."""
    return replace(page, known=(Block(Span(0, len(page.text)), Zone.BODY),)) if options.clean else page


def _captured(handle: IO[bytes], item: Item, options: ReadOptions) -> Iterator[Page | Problem]:
    captures = Captures(handle, item.name)
    for capture in captures:
        try:
            yield _known(captured_page(capture, item), options)
        except InputError:
            captures.unread("without text")  # as many pages of a crawl are; a line for each would bury the rest
    yield from captures.problems()


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
