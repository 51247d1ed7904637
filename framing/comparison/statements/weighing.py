"""What the terms of a story weigh: their rarity in news and among the story's own clauses."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from framing.comparison.background import Background
from framing.comparison.statements.clauses import Clause
from framing.comparison.terms import WEEKDAYS

SMALL = 30
"""Clauses or sentences: in a story of fewer, a word is weighed as if there were so many, or none would be rare."""
_FREQUENT = 300  # a term in more clauses than this tells nothing about one fact, and would make the work quadratic
_NAMES = 0.6  # what a name weighs beside a word as rare: a story's people stand in most of its sentences
_COUNTED = 5.0  # the least rarity of a number or a date: in news at large they are common, in one story they are not
_FIGURE = 3.0  # the rarity of a number with what it counts, on top of what its words weigh
_NEWS, _STORY = 0.6, 1.5  # how much rarity in news, and in the story, counts


class Weights(NamedTuple):
    """What each term weighs, all together and as a word that is no name; terms that weigh nothing are left out."""

    all: dict[str, float]
    words: dict[str, float]


def weigh(clauses: Sequence[Clause], background: Background) -> Weights:
    """The weights of the terms of one story, rarity in news times rarity among its clauses (0 to 1), both tempered."""
    frequency: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for clause in clauses:
        frequency.update({term.key for term in clause.compared})
        for term in clause.compared:
            kinds.setdefault(term.key, Counter())[term.kind] += 1
    whole = math.log(max(SMALL, len(clauses)) + 1)
    most = max(_FREQUENT, 2 + len(clauses) // 100)
    found = Weights({}, {})
    for key, count in sorted(frequency.items()):
        kind = max(kinds[key], key=lambda name: (kinds[key][name], name))
        rarity = _rarity(key, kind, background)
        if rarity > 0 and count <= most:
            weight = rarity**_NEWS * ((whole - math.log(count)) / whole) ** _STORY
            slight = kind == "name" or key in WEEKDAYS
            found.all[key] = weight * (_NAMES if slight else 1.0)
            found.words[key] = 0.0 if slight else weight
    return found


def _rarity(key: str, kind: str, background: Background) -> float:
    if kind == "figure":
        return _FIGURE
    rarity = background.weight(key) - 0.5
    if (kind == "number" and len(key) > 2) or (kind == "date" and key not in WEEKDAYS):
        return max(rarity, _COUNTED)
    return rarity
