"""A folder of Parquet parts, as ``framing annotate -o FOLDER`` writes it, back into annotation records.

The folder holds the four tables, each in parts of the same documents, and a manifest that says with what they were made
and which parts belong to them. Voices and segments are made again from what is read, as from an annotations file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import InputError, Problem

if TYPE_CHECKING:
    import pyarrow

MANIFEST = "framing.json"
"""The file that makes a folder one of parts."""

PARTS = "framing.tables/1"
"""What the manifest says of itself."""

TABLES = ("documents", "segments", "findings", "attributions")
"""The tables, each a folder; that of documents is written last."""

LAYERS = b"framing.layers"
"""Under this name a part of findings says which columns each of its layers has."""

READ = "read_sha256"
"""The column of documents with the hash of all that was read of the text, by which a later run knows it again."""

OTHERS = "fields"
"""The column for what has no column of its own, as JSON text."""

_AS_JSON = ("zones", "sentences", "comments", "targets", "problems")
_AS_TEXT = ("id", "path", "outlet", "title", "date", "url", "author", "story", "language", "text_offset", "text")
_MADE_AGAIN = ("start", "end", "zone", "sentence")
_SPANS = ("source", "cue", "content")
_PART = re.compile(r"part-\d{5,9}-[0-9a-f]{12}\.parquet")
_MOST = 16 * 1024 * 1024
_MOST_ROWS = 100  # a byte; what is alike packs well, and no further


def manifest_of(folder: Path) -> dict[str, Any] | None:
    """What a folder's manifest says, or ``None`` for a folder that is not one of parts."""
    try:
        file = folder / MANIFEST
        said = json.loads(file.read_bytes()) if file.is_file() and file.stat().st_size <= _MOST else None
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said.get("schema") == PARTS else None


def part_records(folder: Path, name: str) -> Iterator[tuple[str, dict[str, Any]] | Problem]:
    """The records of all parts in order, each with its place, and what its makers could not read.

    Args:
        folder: as :func:`manifest_of` knows it.
        name: of the folder, for messages.

    Raises:
        InputError: when the folder is not finished, or damaged.
    """
    manifest = manifest_of(folder) or {}
    if manifest.get("complete") is not True:
        raise InputError(name, "is not finished", "run the same `framing annotate … -o` again, which goes on with it")
    said, texts = _problems(manifest, name), 0
    parts = manifest.get("parts")
    for part in parts if isinstance(parts, list) else ():
        if not isinstance(part, str) or not _PART.fullmatch(part):
            raise InputError(f"{name}/{MANIFEST}", f"names {part!r:.60} as a part of the folder")
        for row, record in enumerate(_records(folder, part, name), 1):
            yield from (problem for at, problem in said if at == texts)
            texts += 1
            yield f"{name}/documents/{part}, row {row}", record
    yield from (problem for at, problem in said if at >= texts)


def table_of(folder: Path, table: str, part: str, columns: list[str] | None = None) -> pyarrow.Table:
    """One table of one part.

    Raises:
        InputError: when it is missing or damaged.
    """
    import pyarrow
    import pyarrow.parquet

    file = folder / table / part
    try:
        # Opened here, so that nothing is taken for more than a file: no folders of partitions, no addresses.
        with file.open("rb") as handle:
            made = pyarrow.parquet.ParquetFile(handle)
            if made.metadata.num_rows > _MOST_ROWS * file.stat().st_size:
                # Runs of one value pack millions of rows into a few bytes; no texts do.
                raise InputError(str(file), f"claims {made.metadata.num_rows:,} rows, more than it can hold")
            return made.read(columns)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        cause = str(error).split("\n", 1)[0][:120]
        raise InputError(str(file), f"is missing or damaged ({cause})", "write the folder again") from error


def _problems(manifest: Mapping[str, Any], name: str) -> list[tuple[int, Problem]]:
    """What could not be read, each with the number of texts that come before it."""
    try:
        return [
            (int(p["after"]), Problem(str(p["where"]), str(p["message"]), lost=p["lost"] is True))
            for p in manifest["problems"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{name}/{MANIFEST}", "does not say what could not be read", "write the folder again"
        ) from error


def _records(folder: Path, part: str, name: str) -> Iterator[dict[str, Any]]:
    try:
        findings = table_of(folder, "findings", part)
        layers = json.loads((findings.schema.metadata or {}).get(LAYERS, b"{}"))
        found = _by_document(findings)
        told = _by_document(table_of(folder, "attributions", part))
        for row in table_of(folder, "documents", part).to_pylist():
            identity = row["id"]
            yield {
                "schema": "framing.annotations/1",
                **{column: row[column] for column in _AS_TEXT},
                **{column: json.loads(row[column]) for column in _AS_JSON},
                "fields": json.loads(row[OTHERS]),
                "findings": [_finding(entry, layers) for entry in found.get(identity, ())],
                "attributions": [_attribution(entry) for entry in told.get(identity, ())],
            }
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{name}/documents/{part}", f"is no part of ours ({type(error).__name__}: {error})") from error


def _by_document(table: pyarrow.Table) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        found.setdefault(row["id"], []).append(row)
    return found


def _finding(row: Mapping[str, Any], layers: Mapping[str, list[str]]) -> dict[str, Any]:
    """A finding with the columns of its layer, and with any other that somebody has filled in."""
    others = json.loads(row[OTHERS]) if row[OTHERS] else {}
    own = layers.get(row["layer"], [])
    names = dict.fromkeys([*own, *(name for name, value in row.items() if value is not None)])
    return {name: others.get(name, row.get(name)) for name in names if name not in ("id", "finding", OTHERS)} | others


def _attribution(row: Mapping[str, Any]) -> dict[str, Any]:
    others = json.loads(row[OTHERS]) if row[OTHERS] else {}
    said = {name: value for name, value in row.items() if name not in (*_MADE_AGAIN, OTHERS, "attribution")}
    spans = {name: json.loads(row[name]) if row[name] else None for name in _SPANS}
    return {**said, **others, **spans, "id": row["attribution"]}
