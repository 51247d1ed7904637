"""What is to be read: files, folders in sorted order, standard input; and what reading them can yield."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.errors import Problem
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
    """One file, or standard input: the unit that is read at a time.

    Args:
        file: the file; ``None`` for standard input.
        name: its path relative to the input folder, fit to be printed.
        id: its stem where that is unique among the inputs, else its name; records without an id build on it.
    """

    file: Path | None
    name: str
    id: str


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
    """Find the files that the inputs name, without opening them.

    Args:
        inputs: files, folders, ``-`` for standard input, in any mix.
        options: ``sources`` is looked at here.

    Raises:
        SourcesFileError: when a sources file is missing or wrong.
    """
    found: list[tuple[Path | None, str, str]] = []
    problems: list[Problem] = []
    beside: dict[Path, None] = {}
    for given in inputs:
        if given == STANDARD_INPUT:
            found.append((None, "stdin", "stdin"))
            continue
        path = Path(given)
        if path.is_dir():
            beside[path / NAME] = None
            found += [(file, _relative(file, path), shown(str(file))) for file in _walk(path, problems)]
        elif path.is_file():
            beside[path.parent / NAME] = None
            found.append((path, shown(path.name), shown(str(path))))
        else:
            missing = "does not exist" if not os.path.lexists(path) else "is neither a file nor a folder"
            problems.append(Problem(shown(str(path)), missing))
    return Listing(_named(found), tuple(problems), read_sources(_sources_files(beside, options)))


def shown(name: str) -> str:
    r"""A file's name fit to be printed: what a terminal or a file can't hold becomes an escape such as ``\x1b``."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def _sources_files(beside: Mapping[Path, None], options: ReadOptions) -> tuple[Path, ...]:
    return (Path(options.sources),) if options.sources is not None else tuple(f for f in beside if f.is_file())


def _walk(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files below a folder, sorted, but for hidden ones and the sources file; links to folders are not followed."""

    def unreadable(error: OSError) -> None:
        problems.append(Problem(shown(str(error.filename)), f"cannot be read ({error.strerror})"))

    for root, folders, files in os.walk(folder, onerror=unreadable):
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


def _named(found: list[tuple[Path | None, str, str]]) -> tuple[Item, ...]:
    """Give each file the shortest id that is its own: stem, path within the input folder, path as given."""
    stems = Counter(stem(name) for _, name, _ in found)
    names = Counter(name for _, name, _ in found)
    items = []
    for file, name, given in found:
        short = stem(name)
        items.append(Item(file, name, short if stems[short] == 1 else name if names[name] == 1 else given))
    return tuple(items)


def stem(name: str) -> str:
    """A file's name without folders and endings: ``news/one.txt.gz`` is ``one``."""
    last = name.rsplit("/", 1)[-1]
    last = last[:-3] if last.lower().endswith(".gz") and len(last) > 3 else last
    first, dot, _ = last.rpartition(".")
    return first if dot and first else last
