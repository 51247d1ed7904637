"""``sources.toml``: which text comes from which outlet, when it appeared, and how that is known.

A sources file lies beside the texts or is named on the command line. It only ever adds what somebody knows; what it
doesn't say stays unknown, and a text without an outlet goes by its id.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from framing.documents import Page
from framing.errors import SourcesFileError

NAME = "sources.toml"
"""The file that is taken by itself from a folder of inputs."""

_TEXTS = ("outlet", "title", "url", "author", "story")
_KEYS = ("file", *_TEXTS, "date", "known_from")


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of one text.

    Args:
        file: path relative to the sources file, or a document's id.
        outlet, title, url, author, story: as in :class:`framing.documents.Origin`; ``None`` where not said.
        date: in ISO form.
        known_from: for each of these, how it is known.
    """

    file: str
    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    author: str | None = None
    story: str | None = None
    known_from: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourcesTable:
    """The entries of the sources files of a run, found by file or by id."""

    by_path: Mapping[str, Source] = field(default_factory=dict)
    by_id: Mapping[str, Source] = field(default_factory=dict)

    def applied(self, page: Page, file: Path | None) -> Page:
        """The page with what its entry says of it; an entry counts for more than the page or record itself.

        Args:
            page: as it was read.
            file: the file that it was read from, or ``None`` for standard input.
        """
        entry = self.by_path.get(_key(file)) if file is not None else None
        entry = entry or self.by_id.get(page.id)
        if entry is None:
            return page
        origin = page.origin
        said = {name: getattr(entry, name) for name in (*_TEXTS, "date") if getattr(entry, name) is not None}
        extra = {**origin.extra, "known_from": dict(entry.known_from)} if entry.known_from else origin.extra
        return replace(page, origin=replace(origin, **said, extra=extra))


def read_sources(files: tuple[Path, ...], packed: Sequence[tuple[Path, bytes]] = ()) -> SourcesTable:
    """The entries of all sources files together.

    Args:
        files: to be read.
        packed: those that lie in archives, by the path that they would have if the archive were a folder.

    Raises:
        SourcesFileError: when a file is missing, is not TOML, or says something that has no meaning; the message names
            the file, the entry, what was found and what is allowed.
    """
    by_path: dict[str, Source] = {}
    by_id: dict[str, Source] = {}
    for file, content in (*((file, _content(file)) for file in files), *packed):
        for number, entry in enumerate(_entries(file, content), 1):
            source = _source(entry, f"{file}, entry {number}")
            path = _key(file.parent / PurePosixPath(source.file))
            if path in by_path:
                raise SourcesFileError(f"{file}, entry {number}", f"a second entry for {source.file!r}", "join the two")
            by_path[path] = by_id[source.file] = source
    return SourcesTable(by_path, by_id)


def _key(file: Path) -> str:
    return str(file.absolute())


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourcesFileError(str(file), f"cannot be read ({error.strerror})") from error


def _entries(file: Path, data: bytes) -> list[Any]:
    try:
        content = tomllib.loads(data.decode("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SourcesFileError(str(file), f"is not TOML ({error})", "see docs/inputs.md for the form") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise SourcesFileError(str(file), "is not TOML in UTF-8", "see docs/inputs.md for the form") from error
    for key in content:
        if key != "source":
            raise SourcesFileError(str(file), f"unknown key {key!r}", "allowed: [[source]] entries")
    entries = content.get("source", [])
    if not isinstance(entries, list):
        raise SourcesFileError(str(file), "'source' is a single table", "write [[source]] with two brackets")
    return entries


def _source(entry: object, where: str) -> Source:
    if not isinstance(entry, dict):
        raise SourcesFileError(where, f"is {entry!r:.60}", "allowed: a [[source]] table")
    for key in entry:
        if key not in _KEYS:
            raise SourcesFileError(where, f"unknown key {key!r}", f"allowed: {', '.join(_KEYS)}")
    if "file" not in entry:
        raise SourcesFileError(where, "has no 'file'", "give the path relative to this file, or the id")
    for key in ("file", *_TEXTS):
        if key in entry and not (isinstance(entry[key], str) and entry[key].strip()):
            raise SourcesFileError(where, f"'{key}' is {entry[key]!r:.60}", "allowed: a text that is not empty")
    known = entry.get("known_from", {})
    if not isinstance(known, dict) or not all(isinstance(value, str) for value in known.values()):
        raise SourcesFileError(where, f"'known_from' is {known!r:.60}", 'allowed: { outlet = "how it is known" }')
    for key in known:
        if key not in (*_TEXTS, "date"):
            raise SourcesFileError(where, f"'known_from' speaks of {key!r}", f"allowed: {', '.join((*_TEXTS, 'date'))}")
    texts = {key: entry[key] for key in ("file", *_TEXTS) if key in entry}
    return Source(**texts, date=_date(entry.get("date"), where), known_from=known)


def _date(value: object, where: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    try:
        return datetime.date.fromisoformat(value).isoformat() if isinstance(value, str) else _wrong_date(value, where)
    except ValueError:
        return _wrong_date(value, where)


def _wrong_date(value: object, where: str) -> str:
    raise SourcesFileError(where, f"'date' is {value!r:.60}", "allowed: a day such as 2018-12-31")
