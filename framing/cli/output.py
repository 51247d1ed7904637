"""Frames to standard output or a file, whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from framing.errors import UsageError
from framing.files import write_whole, written_whole

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("table", "csv", "jsonl", "parquet")


def write_frame(frame: pd.DataFrame, form: str, output: Path | None) -> None:
    """Write a frame as a plain table, CSV, JSON lines or Parquet.

    Args:
        frame: rows.
        form: one of :data:`FORMATS`.
        output: a file; standard output when not given.

    Raises:
        UsageError: when Parquet, which is binary, has no file to go to.
        OSError: when the file cannot be written.
    """
    if form == "parquet":
        if output is None:
            raise UsageError("parquet is a binary format; say where it goes with -o FILE")
        write_whole(output, bytes(frame.to_parquet(None, index=False)))
        return
    write_text(_text(frame, form), output)


def write_text(text: str, output: Path | None) -> None:
    """Write a text in UTF-8 to a file, whole or not at all, or to standard output.

    Raises:
        OSError: when the file cannot be written.
    """
    # Half a surrogate pair, which JSON lines may carry, has no UTF-8; it goes out as it came in.
    data = text.encode("utf-8", "surrogatepass")
    if output is None:
        click.echo(data, nl=False)
    else:
        write_whole(output, data)


@contextmanager
def records_to(output: Path | None) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """What writes records, one JSON line each, as they come: to standard output, or to a file that is whole or not.

    Without a record no file is written, and an older one stays.

    Raises:
        OSError: when the file cannot be written.
    """
    with ExitStack() as stack:
        file: IO[bytes] | None = None

        def write(record: Mapping[str, Any]) -> None:
            nonlocal file
            if output is None:
                click.echo(_line(record), nl=False)
                return
            file = file or stack.enter_context(written_whole(output))
            file.write(_line(record))

        yield write


def is_folder(given: str) -> bool:
    """Whether an output is to be a folder: it is one, or it is not there and its name has no ending or ends with /."""
    path = Path(given)
    return path.is_dir() or (not os.path.lexists(path) and (given.endswith(("/", os.sep)) or not path.suffix))


def _line(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")


def _text(frame: pd.DataFrame, form: str) -> str:
    if form == "csv":
        return str(frame.to_csv(index=False, lineterminator="\n"))
    if form == "jsonl":
        text = frame.to_json(orient="records", lines=True, force_ascii=False, double_precision=6)
        return text if text.endswith("\n") or not text else text + "\n"
    if frame.empty:
        return "no rows\n"
    return shown(frame.to_string(index=False, na_rep="–", float_format="{:.3f}".format, max_colwidth=80)) + "\n"


def shown(text: str) -> str:
    """A text fit for a terminal, which obeys control characters: the texts are not ours."""
    return "".join(c if c.isprintable() or c == "\n" else "·" for c in text)
