"""What is to be read: files, folders in sorted order, standard input; and what reading them can yield."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from framing.errors import Problem
from framing.sources.archives import Member, members_of, sources_within
from framing.sources.parts import MANIFEST, manifest_of
from framing.sources.sources_file import NAME, SourcesTable, read_sources

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says of the inputs.

    Args:
        clean: the texts are article bodies and nothing else; there are no zones to find.
        fields: names that the records use, by the names that they stand for: ``{"text": "body_text"}``.
        sources: the sources file; ``None`` takes a ``sources.toml`` that lies beside the inputs.
    """

    clean: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    sources: Path | None = None


@dataclass(frozen=True, slots=True)
class AnnotationRecord:
    """A line of an annotations file, not yet checked.

    Args:
        where: the file and line, for messages.
        record: the JSON object.
    """

    where: str
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One file, folder of parts, or standard input: the unit that is read at a time.

    Args:
        file: the file or folder; ``None`` for standard input.
        name: its path relative to the input folder, fit to be printed.
        id: its stem where that is unique among the inputs, else its name; records without an id build on it.
        members: of a zip archive, the files in it, each as an item of its own; ``file`` is then the archive's path
            and the member's, as if the archive were a folder.
    """

    file: Path | None
    name: str
    id: str
    members: tuple[tuple[Member, Item], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """All that is to be read.

    Args:
        items: in the order of the inputs, folders in sorted order.
        problems: inputs that are not there or are no files.
        sources: what the sources files say.
    """

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    sources: SourcesTable


def list_inputs(inputs: Sequence[str | os.PathLike[str]], options: ReadOptions) -> Listing:
    """Find the files that the inputs name, looking into none but zip archives.

    Args:
        inputs: files, folders, ``-`` for standard input, in any mix.
        options: ``sources`` is looked at here.

    Raises:
        SourcesFileError: when a sources file is missing or wrong.
    """
    found: list[_Found] = []
    problems: list[Problem] = []
    beside: dict[Path, None] = {}
    for given in inputs:
        if given == STANDARD_INPUT:
            found.append(_Found(None, "stdin", "stdin"))
            continue
        path = Path(given)
        if manifest_of(path) is not None:
            found.append(_Found(path, shown(path.name or str(path)), shown(str(path))))
        elif path.is_dir():
            beside[path / NAME] = None
            found += [_Found(f, _relative(f, path), shown(str(f)), members_of(f)) for f in _walk(path, problems)]
        elif path.is_file():
            beside[path.parent / NAME] = None
            found.append(_Found(path, shown(path.name), shown(str(path)), members_of(path)))
        else:
            missing = "does not exist" if not os.path.lexists(path) else "is neither a file nor a folder"
            problems.append(Problem(shown(str(path)), missing))
    archives = [entry.file for entry in found if entry.members and entry.file] if options.sources is None else []
    packed = [said for archive in archives for said in sources_within(archive)]
    return Listing(_named(found), tuple(problems), read_sources(_sources_files(beside, options), packed))


@dataclass(frozen=True, slots=True)
class _Found:
    """A file, its name within the input folder, its path as given (both fit to be printed), and what lies in it."""

    file: Path | None
    name: str
    given: str
    members: tuple[Member, ...] = ()

    def member(self, member: Member) -> _Found:
        """The same of a file in this archive."""
        assert self.file is not None  # noqa: S101 - standard input has no members
        path = shown(member.path)
        return _Found(self.file / member.path, f"{self.name}/{path}", f"{self.given}/{path}")


def shown(name: str) -> str:
    r"""A file's name fit to be printed: what a terminal or a file can't hold becomes an escape such as ``\x1b``."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def _sources_files(beside: Mapping[Path, None], options: ReadOptions) -> tuple[Path, ...]:
    return (Path(options.sources),) if options.sources is not None else tuple(f for f in beside if f.is_file())


def _walk(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files and folders of parts below a folder, sorted, but for hidden ones and the sources file.

    Links to folders are not followed.
    """

    def unreadable(error: OSError) -> None:
        problems.append(Problem(shown(str(error.filename)), f"cannot be read ({error.strerror})"))

    for root, folders, files in os.walk(folder, onerror=unreadable):
        if MANIFEST in files and manifest_of(Path(root)) is not None:
            folders.clear()
            yield Path(root)
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if name.startswith(".") or name == NAME:
                continue
            if path.is_file():
                yield path
            else:
                problems.append(Problem(shown(str(path)), "is not a file that can be read"))


def _relative(file: Path, folder: Path) -> str:
    return shown(file.relative_to(folder).as_posix())


def _named(found: list[_Found]) -> tuple[Item, ...]:
    """Give each file the shortest id that is its own: stem, path within the input folder, path as given."""
    inside = [[(member, entry.member(member)) for member in entry.members] for entry in found]
    texts = [text for entry, within in zip(found, inside, strict=True) for text in ([t for _, t in within] or [entry])]
    stems = Counter(stem(text.name) for text in texts)
    names = Counter(text.name for text in texts)

    def item(text: _Found) -> Item:
        short = stem(text.name)
        own = short if stems[short] == 1 else text.name if names[text.name] == 1 else text.given
        return Item(text.file, text.name, own)

    return tuple(
        replace(item(entry), members=tuple((member, item(text)) for member, text in within))
        for entry, within in zip(found, inside, strict=True)
    )


def stem(name: str) -> str:
    """A file's name without folders and endings: ``news/one.txt.gz`` is ``one``."""
    last = name.rsplit("/", 1)[-1]
    last = last[:-3] if last.lower().endswith(".gz") and len(last) > 3 else last
    first, dot, _ = last.rpartition(".")
    return first if dot and first else last
