"""What differs between two statements of one fact: typed, and marked in the words of each text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from framing.comparison.differences.attribution import attribution_differences
from framing.comparison.differences.clause import Stated, Surroundings, stated
from framing.comparison.differences.details import details
from framing.comparison.differences.difference import KINDS, Difference
from framing.comparison.differences.figures import figure_differences
from framing.comparison.differences.grammar import grammar_differences
from framing.comparison.differences.marks import mark_differences
from framing.comparison.differences.naming import name_differences
from framing.comparison.differences.qualifiers import qualifiers
from framing.comparison.differences.rivals import rival_differences
from framing.comparison.differences.wording import wording_differences

__all__ = ["KINDS", "Difference", "Stated", "Surroundings", "differences_between", "differences_of", "stated"]

_OF_WORDS = frozenset({"name", "verb", "epithet", "qualifier", "wording"})
_MOST = 8  # other texts that one statement is held against
_FINDERS: tuple[Callable[[Stated, Stated], list[Difference]], ...] = (
    name_differences,
    rival_differences,
    attribution_differences,
    mark_differences,
    figure_differences,
    grammar_differences,
    wording_differences,
    qualifiers,
    details,
)


def differences_between(one: Stated, other: Stated) -> list[Difference]:
    """What the first statement has otherwise than the second, marked in the first, in text order.

    Args:
        one: a statement.
        other: a statement of the same fact, of another text.
    """
    found = [difference for find in _FINDERS for difference in find(one, other)]
    return sorted(dict.fromkeys(found), key=lambda d: (d.start, d.end, KINDS.index(d.kind), d.said))


def differences_of(members: Sequence[Stated]) -> list[list[Difference]]:
    """For each statement of one fact, what it has otherwise than the others; the same difference is told once.

    A statement is held against the nearest one of each other text: a text may tell a fact twice, and a difference from
    its shorter telling is none from the longer. A mark that several others give rise to carries the words of all of
    them; a detail is one that all others leave out.
    """
    return [_told_once(member, _nearest(member, members)) for member in members]


def _nearest(member: Stated, members: Sequence[Stated]) -> list[Stated]:
    """The statement of each other text that shares most with one, headlines with headlines where there are such."""
    best: dict[str, tuple[tuple[bool, int], int]] = {}
    for at, other in enumerate(members):
        likeness = (other.headline == member.headline, len(other.keys & member.keys))
        if other.text.id != member.text.id and likeness > best.get(other.text.id, ((False, -1), 0))[0]:
            best[other.text.id] = (likeness, at)
    order = sorted(best.values(), key=lambda found: (-found[0][0], -found[0][1], found[1]))
    return [members[at] for at in sorted(at for _, at in order[:_MOST])]


def _told_once(member: Stated, others: Sequence[Stated]) -> list[Difference]:
    marks: dict[tuple[str, int, int, str], list[str]] = {}
    kinds: dict[tuple[int, int], str] = {}
    lacking: Counter[tuple[int, int]] = Counter()
    for other in others:
        for d in differences_between(member, other):
            lacking[d.start, d.end] += d.kind == "detail"
            # One stretch of words differs in one way: the first that was found.
            kind = kinds.setdefault((d.start, d.end), d.kind) if d.kind in _OF_WORDS else d.kind
            said = marks.setdefault((kind, d.start, d.end, d.note), [])
            said += [d.said] if d.said and d.said not in said else []
    return [
        Difference(kind, start, end, " / ".join(said), note)
        for (kind, start, end, note), said in sorted(
            marks.items(), key=lambda item: (item[0][1], item[0][2], KINDS.index(item[0][0]), item[0][3])
        )
        if kind != "detail" or lacking[start, end] == len(others)
    ]
