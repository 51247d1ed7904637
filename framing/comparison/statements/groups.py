"""Pairs of clauses gathered into groups that state one fact."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.scoring import Similar

LIMIT = 0.2
"""A pair of clauses states the same fact when its settled score is at least this."""
STRONG = 0.206
"""A pair that two groups keep apart is still a group of its own when its settled score is at least this."""
_MEAN = 0.5  # of the limit: how similar the members of two groups must be on average for a pair to join them
_TWICE = 0.25  # how similar two clauses of one text must be to state the same fact twice


def gathered(clauses: Sequence[Clause], similar: Similar) -> list[list[int]]:
    """The groups of clauses that state one fact, strongest pair first.

    Pairs are taken from the strongest down; one joins the groups of its two clauses when the members of both are
    similar enough on average, and clauses of the same text only when they say the same thing twice. A strong pair that
    its groups keep apart makes a group of its own, so that a clause which tells two facts stands in both.

    Returns:
        Lists of clause numbers in order, at least two texts in each.
    """
    groups, left = _joined(clauses, [pair for _, pair in similar.settled.above(LIMIT)], similar)
    again = [pair for pair in left if similar.settled.score(*pair) >= STRONG]
    more, _ = _joined(clauses, again, similar)
    return [sorted(members) for members in groups + more if len({clauses[m].text for m in members}) > 1]


def _joined(
    clauses: Sequence[Clause], pairs: Sequence[tuple[int, int]], similar: Similar
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """The groups that pairs make in their order, and the pairs that no group could take in."""
    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    kept_apart = []
    for one, other in pairs:
        for clause in (one, other):
            if clause not in group_of:
                group_of[clause] = clause
                groups[clause] = [clause]
        a, b = group_of[one], group_of[other]
        if a != b and not _may_join(clauses, groups[a], groups[b], similar):
            kept_apart.append((one, other))
        elif a != b:
            groups[a] += groups.pop(b)
            for clause in groups[a]:
                group_of[clause] = a
    apart = [pair for pair in kept_apart if group_of[pair[0]] != group_of[pair[1]]]
    return list(groups.values()), apart


def _may_join(clauses: Sequence[Clause], one: list[int], other: list[int], similar: Similar) -> bool:
    total, pairs = 0.0, 0
    for i in one:
        for j in other:
            score = similar.raw.score(i, j)
            if clauses[i].text == clauses[j].text:
                if score < _TWICE and clauses[i].sentence != clauses[j].sentence:
                    return False
                continue
            total += score
            pairs += 1
    return pairs > 0 and total / pairs >= _MEAN * LIMIT
