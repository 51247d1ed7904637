"""Pairs of clauses gathered into groups that state one fact."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.pairs import Pairs

LIMIT = 0.42
"""A pair of clauses is shown as one fact when it is at least so probable."""
SURE = 0.85
"""A pair that is less probable than this is shown as perhaps the same fact."""
_MEAN = 0.8  # of the limit: how probable the pairs between two groups must be on average for a pair to join them
_TWICE = 0.25  # how similar two clauses of one text must be to state the same fact twice


def gathered(clauses: Sequence[Clause], likely: Pairs, alike: Pairs) -> list[list[int]]:
    """The groups of clauses that state one fact; each pair that is probable enough is in one of them.

    Pairs are taken from the most probable down; one joins the groups of its two clauses when the members of both go
    together on average, and clauses of the same text only when they say the same thing twice. The pairs that this
    keeps apart are gathered again by themselves, so that a clause which tells two facts stands in both.

    Args:
        clauses: those of one story.
        likely: how probable it is that two clauses of different texts state one fact.
        alike: how similar any two clauses are.

    Returns:
        Lists of clause numbers in order, at least two texts in each; the first ones hold the most probable pairs.
    """
    found: list[list[int]] = []
    left = [pair for _, pair in likely.above(LIMIT)]
    while left:
        groups, left = _joined(clauses, left, (likely, alike))
        found += [sorted(members) for members in groups if len({clauses[m].text for m in members}) > 1]
    return found


def _joined(
    clauses: Sequence[Clause], pairs: Sequence[tuple[int, int]], known: tuple[Pairs, Pairs]
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """The groups that pairs make in their order, and the pairs that no group could take in; always fewer than given."""
    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    kept_apart = []
    for one, other in pairs:
        for clause in (one, other):
            if clause not in group_of:
                group_of[clause] = clause
                groups[clause] = [clause]
        a, b = group_of[one], group_of[other]
        if a != b and not _may_join(clauses, groups[a], groups[b], known):
            kept_apart.append((one, other))
        elif a != b:
            groups[a] += groups.pop(b)
            for clause in groups[a]:
                group_of[clause] = a
    apart = [pair for pair in kept_apart if group_of[pair[0]] != group_of[pair[1]]]
    return list(groups.values()), apart


def _may_join(clauses: Sequence[Clause], one: list[int], other: list[int], known: tuple[Pairs, Pairs]) -> bool:
    likely, _ = known
    total, pairs = 0.0, 0
    for i in one:
        for j in other:
            if clauses[i].text != clauses[j].text:
                total += likely.score(i, j)
                pairs += 1
            elif not _said_twice(clauses, (i, j), (*one, *other), known):
                return False
    return pairs > 0 and total / pairs >= _MEAN * LIMIT


def _said_twice(
    clauses: Sequence[Clause], both: tuple[int, int], group: Sequence[int], known: tuple[Pairs, Pairs]
) -> bool:
    """Whether two clauses of one text state one fact: they are alike, or a headline and what it announces."""
    likely, alike = known
    one, other = clauses[both[0]].sentence, clauses[both[1]].sentence
    if one == other or alike.score(*both) >= _TWICE:
        return True
    headline = (one.zone == "headline") != (other.zone == "headline")
    return headline and any(min(likely.score(clause, member) for clause in both) >= SURE for member in group)
