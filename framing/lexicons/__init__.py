"""Word lists with their reasons: read, checked, matched.

``load()`` reads the shipped lists and any of the user's; ``Lexicons.find(text)`` says where their names stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from framing.errors import LexiconError, unknown
from framing.lexicons.entries import Lexicon, Name, Referent, Source, WordList
from framing.lexicons.matching import Entry, Match, Matcher
from framing.lexicons.reading import read

__all__ = [
    "Entry",
    "Lexicon",
    "Lexicons",
    "Match",
    "Matcher",
    "Name",
    "Referent",
    "Source",
    "WordList",
    "load",
    "read",
    "shipped",
]


@dataclass(frozen=True)
class Lexicons:
    """Word lists that are matched together.

    A referent may get names from several lists; where two give it the same form, the later list's entry counts, so
    that a user can disagree with a shipped judgement without editing it.

    Args:
        files: the lists, in order.

    Raises:
        LexiconError: when two lists have the same id, or a list of style is there twice.
    """

    files: tuple[Lexicon, ...] = field(default=())

    def __post_init__(self) -> None:
        seen: dict[str, Lexicon] = {}
        for lexicon in self.files:
            before = seen.setdefault(lexicon.id, lexicon)
            if before is not lexicon:
                raise LexiconError(lexicon.path, f"has the id {lexicon.id!r} of {before.path}", "give it another id")

    def find(self, text: str) -> list[Match]:
        """All names that count in a text, in text order; one linear pass.

        Args:
            text: as read; the spans index it.
        """
        return list(self._found(text))

    def style(self, name: str) -> Matcher:
        """The words of one list of style, found by themselves, whatever else lies in their place.

        Raises:
            UsageError: when there is no list of that id; names those that there are.
        """
        if name not in self.lists:
            raise unknown("list", name, self.lists)
        chosen = self.lists[name]
        lexicon = next(lexicon.id for lexicon in self.files if chosen in lexicon.lists)
        return Matcher([Entry(one, chosen, lexicon, rank) for rank, one in enumerate(chosen.names)])

    @cached_property
    def referents(self) -> Mapping[str, Referent]:
        """Referents by id, each with the names that all lists give it."""
        first: dict[str, Referent] = {}
        for lexicon in self.files:
            for referent in lexicon.referents:
                first.setdefault(referent.id, referent)
        return {one.id: replace(one, names=tuple(name for name, _ in self._named[one.id])) for one in first.values()}

    @cached_property
    def _named(self) -> Mapping[str, list[tuple[Name, str]]]:
        """The names of each referent with the lexicon of each; a later file's entry takes an earlier one's place."""
        named: dict[str, list[tuple[Name, str]]] = {}
        for lexicon in self.files:
            for referent in lexicon.referents:
                known = named.setdefault(referent.id, [])
                earlier = {(name.form, name.context): name for name, _ in known}
                for name in referent.names:
                    taken = [earlier[key] for form in name.spellings if (key := (form, name.context)) in earlier]
                    if taken:
                        known[:] = [one for one in known if one[0] not in taken]
                        others = [spelling for one in taken for spelling in one.spellings]
                        also = dict.fromkeys((*name.also, *others))
                        also.pop(name.form, None)
                        known.append((name._replace(also=tuple(also)), lexicon.id))
                    else:
                        known.append((name, lexicon.id))
        return named

    @cached_property
    def lists(self) -> Mapping[str, WordList]:
        """Lists of style by id; a later file's list replaces an earlier one of the same id."""
        return {one.id: one for lexicon in self.files for one in lexicon.lists}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All names that are found as terminology, with what they belong to; lists for other scorers are left out."""
        found: list[tuple[Name, Referent | WordList, str]] = []
        for referent in self.referents.values():
            found.extend((name, referent, lexicon) for name, lexicon in self._named[referent.id])
        for lexicon in self.files:
            for one in lexicon.lists:
                if self.lists[one.id] is one and one.scored_by is None:
                    found.extend((name, one, lexicon.id) for name in one.names)
        order = {lexicon.id: number for number, lexicon in enumerate(self.files)}
        found.sort(key=lambda one: order[one[2]])
        return tuple(Entry(name, owner, lexicon, rank) for rank, (name, owner, lexicon) in enumerate(found))

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file by lexicon id, for the record of how a result was made."""
        return {lexicon.id: lexicon.sha256 for lexicon in self.files}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.entries)

    @cached_property
    def _found(self) -> Callable[[str], list[Match]]:
        # The scorers ask for the names of one text in turn, so the last text's are kept.
        return lru_cache(maxsize=1)(self._matcher.find)

    def __getstate__(self) -> dict[str, Any]:
        # An automaton does not travel between processes; each builds its own.
        return {"files": self.files}

    def __iter__(self) -> Iterator[Lexicon]:
        return iter(self.files)


def load(paths: Iterable[str | Path] = ()) -> Lexicons:
    """The shipped lists and the user's.

    Args:
        paths: lexicon files to add; one whose id is a shipped list's takes that one's place.

    Raises:
        LexiconError: when a file is missing or wrong.
    """
    own = [read(path) for path in paths]
    replaced = {lexicon.id for lexicon in own}
    return Lexicons(tuple([lexicon for path in shipped() if (lexicon := read(path)).id not in replaced] + own))


def shipped() -> Sequence[Path]:
    """The files of the shipped lists, sorted by name: in the wheel, or at the top of a checkout."""
    here = Path(__file__).parent.parent
    folders = (here / "_lexicons", here.parent / "lexicons")
    return next((sorted(folder.glob("*.toml")) for folder in folders if folder.is_dir()), [])
