"""Pairs of clauses gathered into groups that state one fact."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.scoring import Similar

LIMIT = 0.145
"""A pair of clauses states the same fact when its settled score is at least this."""
_MEAN = 0.5  # of the limit: how similar the members of two groups must be on average for a pair to join them
_TWICE = 0.25  # how similar two clauses of one text must be to state the same fact twice


def gathered(clauses: Sequence[Clause], similar: Similar) -> list[list[int]]:
    """The groups of clauses that state one fact, strongest pair first.

    Pairs are taken from the strongest down; one joins the groups of its two clauses when the members of both are
    similar enough on average, and clauses of the same text only when they say the same thing twice.

    Returns:
        Lists of clause numbers in order, at least two texts in each.
    """
    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    strongest = sorted(
        ((score, pair) for pair, score in similar.settled.items() if score >= LIMIT),
        key=lambda item: (-item[0], item[1]),
    )
    for _, (one, other) in strongest:
        for clause in (one, other):
            if clause not in group_of:
                group_of[clause] = clause
                groups[clause] = [clause]
        a, b = group_of[one], group_of[other]
        if a != b and _may_join(clauses, groups[a], groups[b], similar):
            groups[a] += groups.pop(b)
            for clause in groups[a]:
                group_of[clause] = a
    return [sorted(members) for members in groups.values() if len({clauses[m].text for m in members}) > 1]


def _may_join(clauses: Sequence[Clause], one: list[int], other: list[int], similar: Similar) -> bool:
    total, pairs = 0.0, 0
    for i in one:
        for j in other:
            score = similar.raw.get((min(i, j), max(i, j)), 0.0)
            if clauses[i].text == clauses[j].text:
                if score < _TWICE and clauses[i].sentence != clauses[j].sentence:
                    return False
                continue
            total += score
            pairs += 1
    return pairs > 0 and total / pairs >= _MEAN * LIMIT
