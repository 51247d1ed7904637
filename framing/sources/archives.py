"""Zip archives: what lies in one, in a folder's order, and what of it is refused before it is unpacked.

Nothing is ever unpacked to a disk, so a member's name can't lead anywhere; it is a name and no more.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from framing.errors import SourcesFileError
from framing.sources.sources_file import NAME

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip archive begins; the second is an empty one."""

_MOST_RATIO = 100  # texts and tables shrink to a tenth or so; deflate allows a thousandth
_SMALL = 1024 * 1024  # what is small may shrink as it likes
_ROOM = 64 * 1024 * 1024
_MOST_MEMBERS = 1_000_000
_STORED, _DEFLATED = 0, 8
_DAMAGE = (OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error, zipfile.BadZipFile)
_MARKS_OF_DOCUMENTS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")


@dataclass(frozen=True, slots=True)
class Member:
    """A file within an archive.

    Args:
        info: its entry in the archive's table.
        path: its path within the archive, without what would lead out of it.
    """

    info: zipfile.ZipInfo
    path: str


def members_of(file: Path) -> tuple[Member, ...]:
    """The files of an archive in the order in which a folder's are read.

    Hidden ones and what macOS adds are left out, as in folders.

    Args:
        file: any file.

    Returns:
        Nothing for a file that is no zip archive, a damaged or an empty one, or one that is a document of its own
        (office documents, e-books and program packages are zip archives, too).
    """
    try:
        with file.open("rb") as handle:
            if not handle.read(4).startswith(SIGNATURES):
                return ()
            with zipfile.ZipFile(handle) as archive:
                infos = archive.infolist()
    except _DAMAGE:
        return ()
    if len(infos) > _MOST_MEMBERS or _is_document(infos):
        return ()
    found = [(parts, info) for info in infos if not info.is_dir() and (parts := _parts(info.filename))]
    found = [(parts, info) for parts, info in found if parts[-1] != NAME]
    return tuple(Member(info, "/".join(parts)) for parts, info in sorted(found, key=lambda pair: _order(pair[0])))


def why_not(handle: IO[bytes]) -> tuple[str, str]:
    """Why a file that begins like a zip archive gives no members, and what to do."""
    try:
        handle.seek(0)
        with zipfile.ZipFile(handle) as archive:
            infos = archive.infolist()
    except _DAMAGE as error:
        cause = str(error) or "its table of contents cannot be read"
        return f"is a damaged zip archive ({cause})", "unpack what can be saved of it and give the folder"
    if not infos:
        return "is an empty zip archive", ""
    if _is_document(infos):
        return "is an office document, an e-book or a program, not text", "save it as plain text or HTML"
    if len(infos) > _MOST_MEMBERS:
        return f"holds more than the {_MOST_MEMBERS:,} files that are read", "split it"
    if any(_parts(info.filename) for info in infos if not info.is_dir()):
        return "is a zip archive within another file", "unpack it and give the folder"
    return "is a zip archive without files to read", ""


def sources_within(file: Path) -> tuple[tuple[Path, bytes], ...]:
    """The sources files in an archive, wherever they lie in it: their paths, as if it were a folder, and contents.

    Raises:
        SourcesFileError: when one of them cannot be read.
    """
    found: list[tuple[Path, bytes]] = []
    with zipfile.ZipFile(file) as archive:
        budget = Budget(file)
        for info in archive.infolist():
            parts = _parts(info.filename)
            if not parts or parts[-1] != NAME or info.is_dir():
                continue
            refused = budget.refusal(info) or (("is too large", "") if info.file_size > _SMALL else None)
            path = file.joinpath(*parts)
            try:
                found.append((path, archive.read(info) if refused is None else b""))
            except _DAMAGE as error:
                refused = f"cannot be read ({error})", ""
            if refused is not None:
                raise SourcesFileError(str(path), *refused)
    return tuple(found)


class Budget:
    """How much an archive may hold, for its size, before it is taken for a bomb.

    Args:
        file: the archive.

    Attributes:
        spent: whether nothing more of the archive is to be unpacked.
    """

    def __init__(self, file: Path) -> None:
        self._left = _MOST_RATIO * file.stat().st_size + _ROOM
        self.spent = False

    def refusal(self, info: zipfile.ZipInfo) -> tuple[str, str] | None:
        """Why a member is not unpacked, and what to do; ``None`` when it may be."""
        unpack = "unpack it and give the folder"
        if info.flag_bits & 0x1:
            return "is encrypted", unpack
        if stat.S_ISLNK(info.external_attr >> 16):
            return "is a link, which is not followed", unpack
        if info.compress_type not in (_STORED, _DEFLATED):
            # The others unpack without a bound on what one step may give.
            return "is compressed by a method that is not read", unpack
        size = info.file_size
        if size > _SMALL and size > _MOST_RATIO * max(1, info.compress_size):
            return f"unpacks to {size:,} bytes from {info.compress_size:,}, as no text or table does", ""
        self._left -= size
        self.spent = self._left < 0
        if self.spent:
            return "is, with all after it, more than an archive of this size may hold", unpack
        return None


def _is_document(infos: list[zipfile.ZipInfo]) -> bool:
    return any(info.filename in _MARKS_OF_DOCUMENTS for info in infos)


def _parts(name: str) -> tuple[str, ...]:
    """The steps of a path, without those that lead up or to the root; none for a hidden file."""
    parts = tuple(part for part in name.split("/") if part not in ("", ".", ".."))
    return () if any(part.startswith(".") or part == "__MACOSX" for part in parts) else parts


def _order(parts: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """A folder's own files come before those of its folders."""
    return (*((1, part) for part in parts[:-1]), (0, parts[-1]))
