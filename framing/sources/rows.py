"""Files of records: JSONL (also a JSON array), CSV and Parquet, each as rows with their place in the file."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator
from typing import IO, Any

from framing.errors import InputError, Problem
from framing.sources.records import Row
from framing.sources.text import MAX_TEXT_BYTES, decode

_DIGITS = 300


def jsonl_rows(handle: IO[bytes], where: str) -> Iterator[Row | Problem]:
    """The records of a JSONL file, read line by line; a wrong line is a problem of its own.

    Args:
        handle: open at the beginning.
        where: the file, for messages.
    """
    number = records = 0
    while line := handle.readline(2 * MAX_TEXT_BYTES):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        records += 1
        place = f"{where}, line {number}"
        try:
            decoded = decode(line, place)
            yield Row(number, place, _record(_parsed(decoded.text, place), place), decoded.remarks)
        except InputError as error:
            yield Problem(error.where, _said(error))
    if not records:
        yield Problem(where, "empty: it holds no records")


def json_rows(data: bytes, where: str) -> Iterator[Row | Problem]:
    """The records of a file that is one JSON value: an array of objects, or a single object over several lines."""
    decoded = decode(data, where)
    value = _parsed(decoded.text, where)
    for number, entry in enumerate(value if isinstance(value, list) else [value], 1):
        place = f"{where}, record {number}"
        try:
            yield Row(number, place, _record(entry, place), decoded.remarks)
        except InputError as error:
            yield Problem(error.where, _said(error))


def csv_rows(data: bytes, where: str) -> Iterator[Row | Problem]:
    """The rows of a table with a header line; the separator is the commonest of comma, semicolon and tab in it."""
    decoded = decode(data, where)
    lines = _Lines(decoded.text)
    header_line = decoded.text.split("\n", 1)[0]
    reader = csv.reader(lines, delimiter=max(",;\t", key=header_line.count))
    # The module's limit for one cell is a setting of the whole process: it is put back when the file is done.
    limit = csv.field_size_limit(MAX_TEXT_BYTES)
    try:
        header = next(reader, [])
        rows = 0
        for number, cells in enumerate(reader, 1):
            rows += 1
            place = f"{where}, row {number}"
            if lines.ended:
                message = f"a quotation mark opens a cell in line {lines.begun} and is never closed"
                yield Problem(place, f"{message}; this row and all after it cannot be told apart")
            elif cells:
                yield _csv_row(header, cells, Row(number, place, {}, decoded.remarks))
            lines.begun = reader.line_num + 1
        if not rows:
            raise InputError(where, "has a header line and no rows" if header else "has no rows")
    except csv.Error as error:
        yield Problem(f"{where}, line {reader.line_num}", f"is not CSV ({error})")
    finally:
        csv.field_size_limit(limit)


class _Lines:
    """The lines of a table, which know when a row asked for one more than there are."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.ended = False
        self.begun = 2

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if not line:
            self.ended = True
            raise StopIteration
        return line


def _csv_row(header: list[str], cells: list[str], row: Row) -> Row:
    given = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
    fields = {name: given.get(name) for name in header if name}
    remarks = row.remarks
    if len(cells) > len(header):
        remarks = (*remarks, f"the row has {len(cells)} cells and the header {len(header)}; those beyond are left out")
    return Row(row.number, row.where, fields, remarks)


def parquet_rows(handle: IO[bytes], where: str) -> Iterator[Row | Problem]:
    """The rows of a Parquet file, a few hundred at a time.

    Raises:
        InputError: when the file is damaged.
    """
    import pyarrow
    import pyarrow.parquet

    number = 0
    try:
        table = pyarrow.parquet.ParquetFile(handle)
        size = handle.seek(0, io.SEEK_END)
        if table.metadata.num_rows > size:
            # Runs of one value pack millions of rows into a few bytes; no two articles are the same.
            found = f"claims {table.metadata.num_rows:,} rows in {size:,} bytes, which no articles can be"
            raise InputError(where, found)
        for batch in table.iter_batches(batch_size=256):
            for record in batch.to_pylist():
                number += 1
                yield Row(number, f"{where}, row {number}", {str(k): v for k, v in record.items()})
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        cause = str(error).split("\n", 1)[0][:120]
        raise InputError(where, f"is a damaged Parquet file (after {number} rows: {cause})") from error


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=_no_number)
    except RecursionError as error:
        raise InputError(where, "nests too deeply to be a record") from error
    except ValueError as error:
        raise InputError(where, f"is not JSON ({error})", "give one object a line") from error


def _record(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(where, f"is {type(value).__name__}, not an object", 'give {"text": …}')
    return value


def _whole(digits: str) -> int | str:
    # Python refuses numbers of more than 4,300 digits, and nothing downstream counts so far.
    return int(digits) if len(digits) <= _DIGITS else digits


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _no_number(_name: str) -> None:
    """NaN and the infinities are no JSON and say nothing."""


def _said(error: InputError) -> str:
    return error.found + (f"; {error.remedy}" if error.remedy else "")
