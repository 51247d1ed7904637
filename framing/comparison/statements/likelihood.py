"""How probable it is that two clauses state the same fact: two linear models, one after the other.

The first looks at a pair alone. The second looks at it again among the others: whether a third text tells what both
tell, whether one of the two has a better partner, whether the sentences beside them go together, too (stacked
generalization: Wolpert 1992; logistic regression). Weights are fitted on stories whose facts were annotated by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.evidence import FEATURES, Evidence, evidence
from framing.comparison.statements.pairs import Pairs
from framing.comparison.statements.scoring import Similar, beside, best_partner
from framing.comparison.statements.weighing import Weights
from framing.comparison.texts import Text
from framing.models import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KIND = "statements"
AROUND = (
    "probability alone",
    "its logit",
    "beside the better partner of one",
    "beside the better partner of the other",
    "through a third text",
    "the sentences beside go together",
    "another pair of the two sentences",
)
"""What the second model knows besides :data:`framing.comparison.statements.evidence.FEATURES`."""
_FLOOR = 0.02  # added to probabilities before their ratio is taken: between two hopeless pairs it means nothing
_FAINT = 0.2  # a pair below this is no way through a third text
_WAYS = 60  # the best partners of a clause that are ways to others; more tell nothing new, and would be quadratic


def likelihoods(clauses: Sequence[Clause], texts: Sequence[Text], similar: Similar, weights: Weights) -> Pairs:
    """The probability, 0 to 1, that two clauses of different texts state one fact; all other pairs have none.

    Args:
        clauses: those of one story.
        texts: the story's texts, by the numbers that the clauses give.
        similar: which of the clauses share something.
        weights: what terms weigh.
    """
    import numpy as np

    model = load("statements", KIND)
    alone = model.array("alone", (len(FEATURES) + 1,))
    among = model.array("among", (len(FEATURES) + len(AROUND) + 1,))
    found = evidence(clauses, texts, similar, weights)
    first = found.columns @ alone[:-1] + alone[-1]
    columns = np.hstack([found.columns, surroundings(found, first, clauses, similar)])
    keys = found.ones * len(clauses) + found.others
    return Pairs(len(clauses), keys, probability(columns @ among[:-1] + among[-1]))


def probability(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic function."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))))


def surroundings(
    found: Evidence, logit: NDArray[np.float64], clauses: Sequence[Clause], similar: Similar
) -> NDArray[np.float64]:
    """What the other pairs say of each pair: pairs by :data:`AROUND`.

    Args:
        found: the pairs.
        logit: what the first model makes of each.
        clauses: those of the story.
        similar: for the sentences that the clauses belong to.
    """
    import numpy as np

    ones, others, alone = found.ones, found.others, probability(logit)
    of_text = np.array([clause.text for clause in clauses], dtype=np.int64)
    sentence_of = similar.sentence_of
    one, other = sentence_of[ones], sentence_of[others]
    best = best_partner(ones, of_text[others], alone), best_partner(others, of_text[ones], alone)
    beaten = [np.log((alone + _FLOOR) / (its + _FLOOR)) for its in best]
    together = _by_sentence(one, other, alone, similar.sentences.size)
    columns = (
        alone,
        logit,
        np.minimum(*beaten),
        np.maximum(*beaten),
        _through_third(Pairs(len(clauses), ones * len(clauses) + others, alone), of_text),
        beside(one, other, (of_text, sentence_of), together),
        together.of(one, other),
    )
    return np.column_stack(columns)


def _by_sentence(one: NDArray[np.int64], other: NDArray[np.int64], score: NDArray[np.float64], size: int) -> Pairs:
    """The best score of the clauses of two sentences."""
    import numpy as np

    keys, place = np.unique(one * size + other, return_inverse=True)
    best = np.zeros(len(keys))
    np.maximum.at(best, place, score)
    return Pairs(size, keys, best)


def _through_third(pairs: Pairs, of_text: NDArray[np.int64]) -> NDArray[np.float64]:
    """The weaker link of the best way between two clauses by one of a third text; 0 where there is none."""
    import numpy as np

    best = np.zeros(len(pairs.keys))
    if not len(best):
        return best
    strong = pairs.kept(pairs.scores >= _FAINT)
    ones, others = strong.members
    starts, ends = np.concatenate([ones, others]), np.concatenate([others, ones])
    scores = np.concatenate([strong.scores, strong.scores])
    order = np.lexsort((ends, -scores, starts))
    starts, ends, scores = starts[order], ends[order], scores[order]
    bounds = np.searchsorted(starts, np.arange(pairs.size + 1))
    for clause in np.unique(starts):
        first, last = bounds[clause], min(bounds[clause + 1], bounds[clause] + _WAYS)
        reached, by = ends[first:last], scores[first:last]
        a, b = np.triu_indices(len(reached), 1)
        a, b = a[of_text[reached[a]] != of_text[reached[b]]], b[of_text[reached[a]] != of_text[reached[b]]]
        keys = np.minimum(reached[a], reached[b]) * pairs.size + np.maximum(reached[a], reached[b])
        at = np.minimum(np.searchsorted(pairs.keys, keys), len(pairs.keys) - 1)
        known = pairs.keys[at] == keys
        np.maximum.at(best, at[known], np.minimum(by[a], by[b])[known])
    return best
