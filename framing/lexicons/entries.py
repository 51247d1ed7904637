"""What a word list says: referents with their rival names, lists of style, and where each judgement comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Stance(StrEnum):
    """What a name says of its referent, whoever uses it."""

    APPROVING = "approving"
    NEUTRAL = "neutral"
    DISAPPROVING = "disapproving"


class Strategy(StrEnum):
    """What a name is chosen to do, where that can be said."""

    LEGITIMISING = "legitimising"
    DELEGITIMISING = "delegitimising"
    EUPHEMISM = "euphemism"
    DYSPHEMISM = "dysphemism"
    DISTANCING = "distancing"
    HUMANISING = "humanising"
    DEHUMANISING = "dehumanising"
    VICTIMISING = "victimising"
    GLORIFYING = "glorifying"


class CaseRule(StrEnum):
    """How the letters of a form are compared with the text."""

    CASE = "case"
    FOLD = "fold"
    INFLECT = "inflect"


class PartOfSpeech(StrEnum):
    """Which endings an inflected form may take."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"


AUTHORS = "authors"
"""The source of an entry that rests on the judgement of this project's authors alone."""


@dataclass(frozen=True, slots=True)
class Source:
    """A work that an entry rests on.

    Args:
        id: what entries call it.
        citation: the work, as a reader would look it up.
        read: the day on which it was read, in ISO form.
        url: where it can be read.
    """

    id: str
    citation: str
    read: str
    url: str | None = None


class Context(NamedTuple):
    """What must and must not stand around a name for it to count; the patterns ignore case.

    Args:
        not_before: it does not count directly before one of these.
        not_after: it does not count directly after one of these.
        within: one of these must stand in the same sentence.
        topic: one of these must stand anywhere in the text.
    """

    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether the name counts wherever it stands."""
        return not (self.not_before or self.not_after or self.within or self.topic)


FREE = Context()


class Name(NamedTuple):
    """One of the names that compete for a referent, or one word of a list of style.

    Args:
        form: as written in the file; globs allowed.
        label: what it is called in tables.
        also: other spellings of the same name.
        stance, strategy: what it says of its referent.
        weight: 0 (neutral) to 1 (strongly loaded).
        rule, pos: how letters and endings are compared.
        context: where it counts.
        why: the reason for the entry.
        sources: ids of sources, or ``authors``.
        examples, counterexamples: sentences in which it counts and does not; those of a group of near-synonyms are
            shared, and each example shows at least one of them.
        line: where the entry stands in its file.
        fields: what a list for another scorer says further of it, by key, such as the class of a
            reporting verb.
    """

    form: str
    label: str
    also: tuple[str, ...]
    stance: str
    strategy: str | None
    weight: float
    rule: str
    pos: str | None
    context: Context
    why: str
    sources: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    line: int
    fields: tuple[tuple[str, str], ...] = ()

    def renamed(self, forms: Iterable[str]) -> list[Name]:
        """Other forms of a group that shares all else."""
        rest = self[3:]  # by place, because a list of style makes thousands: form, label, also, …
        return [Name._make((form, form, (), *rest)) for form in forms]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The form and its other spellings."""
        return (self.form, *self.also)


@dataclass(frozen=True, slots=True)
class Referent:
    """Something in the world, and the names that compete for it.

    Args:
        id: unique; two files may add names to the same referent.
        title: what it is called in headings.
        names: in the order of the file.
        line: where it stands in its file.
        sort: what sort of thing it is, such as ``armed-group``; definite descriptions are joined by it.
        describes: sorts of referents that its names describe rather than name ("terror group").
        only_joined: whether its names mean nothing unless joined to a referent that was named ("the group").
    """

    id: str
    title: str
    names: tuple[Name, ...]
    line: int
    sort: str | None = None
    describes: tuple[str, ...] = ()
    only_joined: bool = False


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one style, such as hedges or evaluative epithets.

    Args:
        id: unique over all files.
        title: what it is called in headings.
        names: in the order of the file.
        line: where it stands in its file.
        scored_by: the scorer that judges its words; they are then not found as terminology.
    """

    id: str
    title: str
    names: tuple[Name, ...]
    line: int
    scored_by: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One file: a matter, its sources, referents and lists.

    Args:
        id, title, language, licence, description: as the file says.
        path: where it was read.
        sha256: of the file's bytes.
        sources: the works that it cites.
        referents, lists: in the order of the file.
    """

    id: str
    title: str
    language: str
    licence: str
    path: str
    sha256: str
    sources: tuple[Source, ...] = ()
    referents: tuple[Referent, ...] = ()
    lists: tuple[WordList, ...] = ()
    description: str | None = field(default=None)
