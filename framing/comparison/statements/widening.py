"""Facts found again in further texts, by what their tellings have in common.

Two texts that tell a fact show its core: the terms that both use. A third text may tell it in words of its own and be
too unlike each of the two, and yet have most of that core.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.weighing import Weights

_SHARE = 0.4  # of a core's weight: how much of it a further text must have in one place
_SMOOTHING = 0.5  # weight added to a core, so that a slight one is not found everywhere
_LEAST = 2  # terms of the core that a clause must have
_WEIGHT, _WORDS = 2.0, 0.6  # what these must weigh together, and those among them that are no names


def widened(clauses: Sequence[Clause], groups: Sequence[list[int]], weights: Weights) -> list[list[int]]:
    """The groups, each with the one clause that has most of its core in every text that had no part in it.

    A clause that already tells a fact, or has more of another group's core, is left where it is.

    Args:
        clauses: those of one story.
        groups: clause numbers, each group's in order, of at least two texts.
        weights: what terms weigh.

    Returns:
        The groups in their order; clause numbers in order.
    """
    story = _Story(clauses, weights)
    told = {member for group in groups for member in group}
    found = []
    for number, group in enumerate(groups):
        for share, clause in story.further(group):
            if share >= _SHARE and clause not in told:
                found.append((-share, number, clause))
    joined = [list(group) for group in groups]
    for _, number, clause in sorted(found):
        if clause not in told:
            told.add(clause)
            joined[number].append(clause)
    return [sorted(group) for group in joined]


class _Story:
    """The terms of a story's clauses and sentences, and the clauses that have a term."""

    def __init__(self, clauses: Sequence[Clause], weights: Weights) -> None:
        self.weights = weights
        self.clauses = clauses
        self.terms = [{term.key for term in clause.compared} & weights.all.keys() for clause in clauses]
        self.sentences: dict[tuple[int, int], set[str]] = {}
        self.having: dict[str, list[int]] = {}
        for number, clause in enumerate(clauses):
            self.sentences.setdefault((clause.text, clause.sentence.number), set()).update(self.terms[number])
            for key in self.terms[number]:
                self.having.setdefault(key, []).append(number)

    def further(self, group: Sequence[int]) -> list[tuple[float, int]]:
        """The clause that has most of a group's core in each text without a part in it, with its share of the core."""
        texts = {self.clauses[member].text for member in group}
        core = self.core(group)
        shared = Counter(clause for key in core for clause in self.having[key])
        best: dict[int, tuple[float, int]] = {}
        for clause, terms in shared.items():
            text = self.clauses[clause].text
            if terms >= _LEAST and text not in texts:
                share, first = self.share(core, clause), best.get(text, (0.0, 0))
                if (share, -clause) > (first[0], -first[1]):
                    best[text] = (share, clause)
        return sorted(best.values())

    def core(self, group: Sequence[int]) -> dict[str, float]:
        """The terms that at least two texts of a group have, with their weights."""
        by_text: dict[int, set[str]] = {}
        for member in group:
            by_text.setdefault(self.clauses[member].text, set()).update(self.terms[member])
        texts = Counter(key for keys in by_text.values() for key in keys)
        return {key: self.weights.all[key] for key in sorted(texts) if texts[key] > 1}

    def share(self, core: dict[str, float], number: int) -> float:
        """How much of a core a clause and its sentence have: 0 to nearly 1, and 0 where it is too little to tell."""
        shared = sorted(core.keys() & self.terms[number])
        weight = sum(core[key] for key in shared)
        if weight < _WEIGHT or sum(self.weights.words[key] for key in shared) < _WORDS:
            return 0.0
        clause = self.clauses[number]
        whole = sum(core[key] for key in sorted(core.keys() & self.sentences[clause.text, clause.sentence.number]))
        return (weight + whole) / 2 / (sum(core.values()) + _SMOOTHING)
