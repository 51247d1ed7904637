"""A scored corpus as a folder of Parquet parts, which a later run goes on with where this one was stopped.

A part's name holds the hash of all that was read of its texts, so a part that is there need not be made again, and what
is left over from other texts is known. Every file is written whole or not at all, and the manifest says last of all
which parts belong to the folder.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.corpus import digested, remarks_of
from framing.errors import InputError, Problem, UsageError
from framing.files import LEFT, write_whole
from framing.sources.parts import LAYERS, MANIFEST, OTHERS, PARTS, READ, TABLES, manifest_of, table_of
from framing.sources.text import sound
from framing.tables import rows

if TYPE_CHECKING:
    import pyarrow

    from framing.annotations import Record
    from framing.corpus import Job

PER_PART = 256
"""How many documents a part holds."""

Rows = dict[str, list[dict[str, Any]]]
"""Rows of each table, by its name."""

_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": {
        **dict.fromkeys(("id", "outlet", "label", "title", "date", "url", "author", "story", "path"), "string"),
        **dict.fromkeys(("sha256", "language"), "string"),
        "text_offset": "int64",
        **dict.fromkeys(("text", "zones", "sentences", "voices", "comments", "targets", "problems"), "string"),
        READ: "string",
    },
    "segments": {
        "id": "string",
        **dict.fromkeys(("segment", "sentence", "start", "end"), "int64"),
        **dict.fromkeys(("zone", "voice"), "string"),
        "words": "int64",
        "compound": "float64",
    },
    "findings": {
        "id": "string",
        "finding": "int64",
        "layer": "string",
        **dict.fromkeys(("start", "end"), "int64"),
        **dict.fromkeys(("label", "zone", "voice"), "string"),
        "sentence": "int64",
        "weight": "float64",
        **dict.fromkeys(("referent", "stance", "kind", "measure"), "string"),
        "value": "float64",
        "reason": "string",
        "probability": "float64",
        "actor": "string",
        "unclear": "bool",
        **dict.fromkeys(("strategy", "lexicon", "list"), "string"),
        "inferred": "bool",
        **dict.fromkeys(("described", "suppressed", "words"), "string"),
    },
    "attributions": {
        **dict.fromkeys(("id", "attribution", "source", "cue", "content", "kind", "speaker"), "string"),
        "speaker_confidence": "float64",
        "source_type": "string",
        **dict.fromkeys(("named", "veiled"), "bool"),
        "actor": "string",
        "reason_for_anonymity": "bool",
        **dict.fromkeys(("verb", "verb_class", "engagement", "factivity"), "string"),
        "listed": "bool",
        "addressee": "string",
        "second_hand": "bool",
        "outer": "string",
        "confidence": "float64",
        **dict.fromkeys(("start", "end"), "int64"),
        "zone": "string",
        "sentence": "int64",
    },
}
"""The same in every part, so that all parts of a table are read as one."""

_KINDS: Mapping[str, tuple[type, ...]] = {"string": (str,), "int64": (int,), "float64": (int, float), "bool": (bool,)}
_OWN = "its layer's columns"  # beside a finding's columns until it is written
_LARGEST = 2**53  # of whole numbers that a column of either kind holds as it is


@dataclass(frozen=True, slots=True)
class Written:
    """What a run has done.

    Args:
        texts: how many documents the folder holds.
        kept: how many of them an earlier run had made.
        problems: what was not read, or read with a remark.
    """

    texts: int
    kept: int
    problems: tuple[Problem, ...]


def annotate(job: Job, folder: Path, *, per_part: int = PER_PART) -> Written:
    """Score everything that a job reads into a folder, but for what an earlier run has left there.

    When nothing can be read the folder is left as it was.

    Args:
        job: what is to be read, and how.
        folder: made when it is missing; else empty, or made by this function with the same settings.
        per_part: how many documents a part holds.

    Raises:
        UsageError: when the folder holds other things, or was made with other settings.
        OSError: when it cannot be written.
    """
    settings = _settings(job, per_part)
    _require_ours(folder, settings)
    run = _Run(folder, settings)
    batch: list[tuple[str, Record | None]] = []
    said: list[Problem] = []
    for outcome in digested(job, run.earlier):
        if isinstance(outcome, Problem):
            run.problems.append((run.texts + len(batch), outcome))
            said.append(outcome)
            continue
        batch.append(outcome)
        said += remarks_of(outcome[1]) if outcome[1] is not None else ()
        if len(batch) == per_part:
            run.write(batch)
            batch = []
    if batch:
        run.write(batch)
    if not run.texts:
        return Written(0, 0, tuple(said))
    run.finish()
    return Written(run.texts, run.kept, tuple(said))


class _Run:
    """One run into a folder: which documents were there, and which parts it has written or found."""

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        self.folder, self.settings = folder, settings
        self.earlier = _earlier(folder)
        self.problems: list[tuple[int, Problem]] = []
        self.texts = self.kept = 0
        self._parts: list[str] = []
        self._read: dict[str, Rows] = {}

    def write(self, batch: Sequence[tuple[str, Record | None]]) -> None:
        """Write the next part, unless it is there already."""
        if not self._parts:
            self._say(complete=False)
        digests = "".join(digest for digest, _ in batch)
        name = f"part-{len(self._parts):05}-{hashlib.sha256(digests.encode()).hexdigest()[:12]}.parquet"
        if any(record is not None or self.earlier[digest] != name for digest, record in batch):
            found: Rows = {table: [] for table in TABLES}
            for digest, record in batch:
                own = self._earlier_rows(digest) if record is None else _rows(record, digest)
                for table, of_text in own.items():
                    found[table] += of_text
            # Documents come last: a part is there when they are.
            for table in reversed(TABLES):
                write_whole(self.folder / table / name, _parquet(table, found[table]))
        self._parts.append(name)
        self.texts += len(batch)
        self.kept += sum(record is None for _, record in batch)

    def finish(self) -> None:
        """Put away what belongs to other texts, and say that the folder is whole."""
        left = [file for table in TABLES for file in (self.folder / table).iterdir() if file.name not in self._parts]
        for file in (*left, *self.folder.glob(f"{LEFT}*")):
            file.unlink()
        self._say(complete=True)

    def _earlier_rows(self, digest: str) -> Rows:
        part = self.earlier[digest]
        if part not in self._read:
            if len(self._read) > 1:  # the texts of a part come one after the other
                del self._read[next(iter(self._read))]
            self._read[part] = _read(self.folder, part)
        read = self._read[part]
        identity = next(row["id"] for row in read["documents"] if row[READ] == digest)
        return {table: [row for row in read[table] if row["id"] == identity] for table in TABLES}

    def _say(self, *, complete: bool) -> None:
        said = {
            "schema": PARTS,
            **self.settings,
            "complete": complete,
            "documents": self.texts,
            "parts": self._parts,
            "problems": [
                {"after": after, "where": problem.where, "message": problem.message, "lost": problem.lost}
                for after, problem in self.problems
            ],
        }
        data = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        write_whole(self.folder / MANIFEST, data.encode("utf-8", "replace"))


def _settings(job: Job, per_part: int) -> dict[str, Any]:
    """With what a folder is made: the same again is a folder to go on with."""
    made = job.settings()
    if job.loaded is not None:
        made["loaded_sha256"] = hashlib.sha256(job.loaded.read_bytes()).hexdigest()
    return {"made_with": made, "documents_a_part": per_part}


def _require_ours(folder: Path, settings: Mapping[str, Any]) -> None:
    if not folder.is_dir():
        return
    said = manifest_of(folder)
    if said is None:
        if any(not file.name.startswith(LEFT) for file in folder.iterdir()):
            raise UsageError(f"{folder} holds other things than annotations; write to a folder of its own")
        return
    differing = sorted(_differences(said, json.loads(json.dumps(settings)), ""))
    if differing:
        shown = "; ".join(differing[:3]) + (f"; {len(differing) - 3} more" if len(differing) > 3 else "")
        raise UsageError(
            f"{folder} was made with other settings ({shown}); write to another folder, or delete this one"
        )


def _differences(said: Mapping[str, Any], now: Mapping[str, Any], above: str) -> Iterator[str]:
    for name in {*said, *now} if above else now:
        before, after = said.get(name), now.get(name)
        if isinstance(before, dict) and isinstance(after, dict):
            yield from _differences(before, after, f"{above}{name}.")
        elif before != after:
            yield f"{above}{name}: {_brief(before)}, now {_brief(after)}"


def _brief(value: object) -> str:
    return "none" if value is None else json.dumps(value)[:24]


def _earlier(folder: Path) -> dict[str, str]:
    """The documents that earlier runs have left, whole or stopped: by the hash of what was read, the part."""
    found: dict[str, str] = {}
    for file in sorted((folder / "documents").glob("part-*.parquet")):
        try:
            digests = table_of(folder, "documents", file.name, [READ]).column(READ).to_pylist()
            for table in TABLES:
                table_of(folder, table, file.name, ["id"])
        except (InputError, KeyError):
            continue  # it is damaged or not whole, and made again
        found |= dict.fromkeys(digests, file.name)
    return found


def _rows(record: Record, digest: str) -> Rows:
    """A record's rows as the columns hold them."""
    found = rows({**record, "fields": {}})
    found["documents"][0] |= {READ: digest}
    written = {table: [_fitted(row, table) for row in of_table] for table, of_table in found.items()}
    written["documents"][0][OTHERS] = _json(record.get("fields") or {})
    for row, entry in zip(written["findings"], record["findings"], strict=True):
        row[_OWN] = list(entry)
    return written


def _fitted(row: Mapping[str, Any], table: str) -> dict[str, Any]:
    """A row with a value for each column; what is of another kind, or has no column, goes to the others."""
    columns = _COLUMNS[table]
    fitted = {name: _value(row.get(name), kind) for name, kind in columns.items()}
    others = {
        name: value
        for name, value in row.items()
        if value is not None and fitted.get(name) is None and name not in ("id", OTHERS)
    }
    fitted[OTHERS] = _json(others) if others else None
    return fitted


def _json(value: object) -> str:
    return sound(json.dumps(value, ensure_ascii=False))[0]


def _value(value: object, kind: str) -> object:
    if isinstance(value, bool) is not (kind == "bool") or not isinstance(value, _KINDS[kind]):
        return None
    if isinstance(value, int) and abs(value) > _LARGEST:
        return None
    return sound(value)[0] if isinstance(value, str) else value


def _read(folder: Path, part: str) -> Rows:
    """The rows of an earlier part, as :func:`_rows` makes them."""
    tables = {table: table_of(folder, table, part) for table in TABLES}
    layers = json.loads((tables["findings"].schema.metadata or {}).get(LAYERS, b"{}"))
    read: Rows = {table: made.to_pylist() for table, made in tables.items()}
    for row in read["findings"]:
        row[_OWN] = layers.get(row["layer"])
    return read


def _parquet(table: str, found: Sequence[Mapping[str, Any]]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    schema = _schema(table)
    if table == "findings":
        layers: dict[str, dict[str, None]] = {}
        for row in found:
            layers.setdefault(row["layer"], {}).update(dict.fromkeys(row.get(_OWN) or ()))
        said = {layer: list(layers[layer]) for layer in sorted(layers)}
        schema = schema.with_metadata({LAYERS: json.dumps(said, ensure_ascii=False)})
    made = pyarrow.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in found], schema=schema)
    out = io.BytesIO()
    pyarrow.parquet.write_table(made, out, compression="zstd")
    return out.getvalue()


def _schema(table: str) -> pyarrow.Schema:
    import pyarrow

    kinds = {**_COLUMNS[table], **({} if table == "segments" else {OTHERS: "string"})}
    return pyarrow.schema([pyarrow.field(name, pyarrow.type_for_alias(kind)) for name, kind in kinds.items()])
