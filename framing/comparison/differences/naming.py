"""Rival names: the same referent by another name."""

from __future__ import annotations

from framing.comparison.differences.clause import Stated, close
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.verbs import is_verb
from framing.comparison.stems import stem
from framing.comparison.terms import tokens

_RANKS = """
mr mrs ms dr sir president prime minister premier sen senator rep representative congressman congresswoman gov governor
secretary attorney general justice judge chief nominee candidate chairman speaker director king queen prince
gen col crown lt officer officers official officials force forces party group then former ex vice
deputy state u.s the a an of
"""
_BESIDE = 2  # terms before and behind a name that tell its place
OF_RANK = frozenset(stem(word) for word in _RANKS.split())
"""Words that make a name longer without making it another one: a house's style, not a choice of name."""


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
            if any(_one_name(mine, other.quote(*place)) for place in its):
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


def _one_name(mine: str, theirs: str) -> bool:
    """Whether two names are one, shorter or longer: a rank, a form of address or a first name more or less."""
    one, other = _parts(mine), _parts(theirs)
    if "".join(one) == "".join(other):
        return True
    known_one, known_other = set(one) - OF_RANK, set(other) - OF_RANK
    if not known_one or not known_other:
        # "the president" stands for a name that was said before.
        return True
    if mine.islower() and theirs.islower():
        return bool(known_one & known_other)
    shorter, longer = sorted((known_one, known_other), key=len)
    both = f"{mine} {theirs}"
    capitals = {stem(token.low) for token in tokens(both, 0, len(both)) if token.capital}
    return shorter <= longer and longer - shorter <= capitals


def _parts(name: str) -> list[str]:
    """The stems of a name's words, without what is not the choice of a name: capitals, inflections, possessives."""
    return [stem(token.low.replace("’", "'").removesuffix("'s").strip(".")) for token in tokens(name, 0, len(name))]
