"""What differs between two statements of one fact: typed, and marked in the words of each text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from framing.comparison.differences.attribution import attribution_differences
from framing.comparison.differences.clause import Stated, sentence_keys, stated
from framing.comparison.differences.difference import KINDS, Difference
from framing.comparison.differences.figures import figure_differences
from framing.comparison.differences.grammar import grammar_differences
from framing.comparison.differences.marks import mark_differences
from framing.comparison.differences.naming import name_differences
from framing.comparison.differences.wording import wording_differences

__all__ = ["KINDS", "Difference", "Stated", "differences_between", "differences_of", "sentence_keys", "stated"]

_OF_WORDS = frozenset({"name", "verb", "epithet", "qualifier", "wording", "detail"})
_MOST = 8  # other statements that one is held against
_FINDERS: tuple[Callable[[Stated, Stated], list[Difference]], ...] = (
    name_differences,
    attribution_differences,
    mark_differences,
    figure_differences,
    grammar_differences,
    wording_differences,
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

    A mark that several others give rise to carries the words of all of them; a detail is one that all others leave
    out. Where a fact has many statements, each is held against those that share most with it.
    """
    return [_told_once(member, _nearest(member, members)) for member in members]


def _nearest(member: Stated, members: Sequence[Stated]) -> list[Stated]:
    others = [other for other in members if other.text.id != member.text.id]
    if len(others) <= _MOST:
        return others
    order = sorted(range(len(others)), key=lambda at: (-len(others[at].keys & member.keys), at))
    return [others[at] for at in sorted(order[:_MOST])]


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
