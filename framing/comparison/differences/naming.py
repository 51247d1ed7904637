"""Rival names: the same referent by another name."""

from __future__ import annotations

from framing.comparison.differences.clause import Stated
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.wording import is_verb
from framing.comparison.stems import stem


def name_differences(one: Stated, other: Stated) -> list[Difference]:
    """Names of a referent that the other statement calls by another name."""
    theirs: dict[str, list[str]] = {}
    for start, end, referent in other.text.named:
        if other.start <= start and end <= other.end:
            theirs.setdefault(referent, []).append(other.quote(start, end))
    found = []
    for start, end, referent in one.text.named:
        if not (one.start <= start and end <= one.end) or referent not in theirs:
            continue
        mine = one.quote(start, end)
        if mine.islower() and is_verb(one, start):
            # "wiped out" and "eradicated" name one thing too, but what differs is the verb.
            continue
        rival = [name for name in theirs[referent] if _plain(name) != _plain(mine)]
        if rival and not any(_plain(name) == _plain(mine) for name in theirs[referent]):
            found.append(Difference("name", start, end, rival[0]))
    return found


def _plain(name: str) -> str:
    """A name without what is not the choice of a name: capitals, inflections, possessive, marks."""
    low = name.lower().replace("’", "'").strip("*\"'“”‘ ").removesuffix("'s").removeprefix("the ")
    return " ".join(stem(word) for word in low.split())
