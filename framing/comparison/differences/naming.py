"""Rival names: the same referent by another name."""

from __future__ import annotations

from framing.comparison.differences.clause import Stated, close
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.verbs import is_verb
from framing.comparison.name_forms import one_name

_BESIDE = 2  # terms before and behind a name that tell its place


def name_differences(one: Stated, other: Stated) -> list[Difference]:
    """Names of a referent that the other statement calls by another name."""
    theirs: dict[str, list[tuple[int, int]]] = {}
    for start, end, referent in other.text.named:
        if other.start <= start and end <= other.end and not _told(other, start, end):
            theirs.setdefault(referent, []).append((start, end))
    found = []
    for start, end, referent in one.text.named:
        # "wiped out" and "eradicated" name one thing too, but what differs is the verb.
        if one.start <= start and end <= one.end and referent in theirs and not _told(one, start, end):
            mine = one.quote(start, end)
            its = theirs[referent]
            if any(one_name(mine, other.quote(*place)) for place in its):
                continue
            rival = [place for place in its if _in_one_place(one, (start, end), other, place)]
            if rival:
                found.append(Difference("name", start, end, other.quote(*rival[0])))
    return found


def _in_one_place(one: Stated, mine: tuple[int, int], other: Stated, theirs: tuple[int, int]) -> bool:
    """Whether two names stand for each other: both proper names, or among some of the same words.

    A referent of the word lists may be wide: *protest*, *the border*; not each two of its names are of one thing.
    """
    names = one.quote(*mine), other.quote(*theirs)
    if all(word[:1].isupper() for name in names for word in name.split()):
        return True
    return close(one, other) and bool(_beside(one, mine) & _beside(other, theirs))


def _beside(of: Stated, place: tuple[int, int]) -> set[str]:
    """The keys of the terms right before and behind a name."""
    before = [t.key for t in of.terms if t.end <= place[0]][-_BESIDE:]
    behind = [t.key for t in of.terms if t.start >= place[1]][:_BESIDE]
    return {*before, *behind}


def _told(of: Stated, start: int, end: int) -> bool:
    return of.text.text[start:end].islower() and is_verb(of, start)
