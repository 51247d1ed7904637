"""How likely two clauses state the same fact: what they share, weighed by how rare it is in news and in the story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.weighing import Weights
from framing.comparison.terms import Term

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_BLOCK = 2048
_LEAST = 0.04  # pairs below this are not looked at again
_PREDICATED = 0.5  # the weight of words that two statements must share besides names, or their score is halved
_FEW = (1, 2, 3), (0.6, 0.9, 1.0)  # with one or two terms in common, two statements may be alike by chance
_SMOOTHING = 3.0, 4.0  # weight added to what two clauses (sentences) have, so that short ones don't match on one word
_WHOLE = 1.2  # a whole sentence seldom matches as well as a clause does
_CHANCE, _CROWD = 0.09, 20.0  # the more clauses two texts have, the likelier two are alike by chance
_CAPTION = 0.8
_BESIDE = 0.6  # how much of the score of the sentences beside two sentences supports them
_BETTER = 0.3  # how steeply a pair falls where one of the two has a better partner; 0 would not mind
_NEGATED = 0.06  # what a pair loses when only one of the two is negated


@dataclass(frozen=True)
class Similar:
    """How similar the clauses of a story are.

    Args:
        raw: the score of each pair ``(i, j)``, ``i < j``, of any two clauses: the mean of the scores of the clauses and
            of their sentences; about 0 to 1; pairs below a small limit are left out.
        settled: for pairs of different texts, the score with the support of the sentences beside them, lowered where
            one of the two has a better partner in the other's text, and the more clauses there are to choose from.
    """

    raw: dict[tuple[int, int], float]
    settled: dict[tuple[int, int], float]


def similarities(clauses: Sequence[Clause], weights: Weights) -> Similar:
    """The similar pairs among the clauses of one story.

    The score of a pair is the weight of what the two share over a mean of what each has, nearer to the smaller: a short
    statement inside a longer one is still the same statement.
    """
    sentence_of, sentences = _sentences(clauses)
    whole = _scores(sentences, weights, (_SMOOTHING[1], _LEAST))
    parts = _scores([clause.terms for clause in clauses], weights, (_SMOOTHING[0], _LEAST))
    raw = {
        (i, j): (score + _WHOLE * whole.get((sentence_of[i], sentence_of[j]), 0.0)) / 2 * _zones(clauses[i], clauses[j])
        for (i, j), score in parts.items()
        if sentence_of[i] != sentence_of[j]
    }
    return Similar(raw, _settled(clauses, raw, sentence_of, whole))


def _zones(one: Clause, other: Clause) -> float:
    """What a pair keeps of its score: a caption tells of its picture, which may be of another day."""
    return _CAPTION if (one.sentence.zone == "caption") != (other.sentence.zone == "caption") else 1.0


def _sentences(clauses: Sequence[Clause]) -> tuple[list[int], list[list[Term]]]:
    """The number of the sentence of each clause, and the terms of each sentence."""
    numbers: dict[tuple[int, int], int] = {}
    terms: list[list[Term]] = []
    sentence_of = []
    for clause in clauses:
        key = (clause.text, clause.sentence.number)
        if key not in numbers:
            numbers[key] = len(terms)
            terms.append([])
        terms[numbers[key]] += clause.terms
        sentence_of.append(numbers[key])
    return sentence_of, terms


def _scores(
    units: Sequence[Iterable[Term]], weights: Weights, limits: tuple[float, float]
) -> dict[tuple[int, int], float]:
    """The score of each pair of units that share something."""
    import numpy as np

    smoothing, least = limits
    matrix, words = _matrix(units, weights.all), _matrix(units, weights.words)
    own = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    present = matrix.sign()
    columns, word_columns, all_present = matrix.T.tocsr(), words.T.tocsr(), present.T.tocsr()
    found: dict[tuple[int, int], float] = {}
    for first in range(0, len(units), _BLOCK):
        block = (matrix[first : first + _BLOCK] @ columns).tocoo()
        rows, others, shared = block.row, block.col, block.data
        if not len(shared):
            continue  # nothing in this block has a weighty term; scipy gives no array for no cells
        predicated = np.asarray((words[first : first + _BLOCK] @ word_columns)[rows, others]).ravel()
        terms = np.asarray((present[first : first + _BLOCK] @ all_present)[rows, others]).ravel()
        shared = np.where(predicated < _PREDICATED, shared / 2, shared) * np.interp(terms, *_FEW)
        rows = rows + first
        small, large = np.minimum(own[rows], own[others]), np.maximum(own[rows], own[others])
        score = shared / (0.6 * small + 0.4 * large + smoothing)
        kept = np.flatnonzero((others > rows) & (score >= least))
        kept = kept[np.lexsort((others[kept], rows[kept]))]
        pairs = zip(rows[kept].tolist(), others[kept].tolist(), strict=True)
        found.update(zip(pairs, score[kept].tolist(), strict=True))
    return found


def _matrix(units: Sequence[Iterable[Term]], weights: dict[str, float]) -> csr_matrix:
    """Units by terms; the product of two rows is the weight of the terms they share."""
    from scipy.sparse import csr_matrix

    column = {key: number for number, key in enumerate(weights)}
    indices: list[int] = []
    values: list[float] = []
    ends = [0]
    for unit in units:
        for key in dict.fromkeys(term.key for term in unit):
            if weights.get(key, 0.0) > 0:
                indices.append(column[key])
                values.append(math.sqrt(weights[key]))
        ends.append(len(indices))
    return csr_matrix((values, indices, ends), shape=(len(units), max(1, len(weights))))


def _settled(
    clauses: Sequence[Clause],
    raw: dict[tuple[int, int], float],
    sentence_of: list[int],
    whole: dict[tuple[int, int], float],
) -> dict[tuple[int, int], float]:
    text_of = {number: clause.text for number, clause in zip(sentence_of, clauses, strict=True)}
    supported: dict[tuple[int, int], float] = {}
    for (i, j), score in raw.items():
        if clauses[i].text == clauses[j].text:
            continue
        s, t = sentence_of[i], sentence_of[j]
        beside = 0.0
        for a in (s - 1, s + 1):
            for b in (t - 1, t + 1):
                if text_of.get(a) == text_of[s] and text_of.get(b) == text_of[t]:
                    beside = max(beside, whole.get((a, b), 0.0))
        supported[i, j] = score + _BESIDE * min(beside, 1.5 * score, 0.5)
    best: dict[tuple[int, int], float] = {}
    for (i, j), score in supported.items():
        for one, other in ((i, clauses[j].text), (j, clauses[i].text)):
            best[one, other] = max(score, best.get((one, other), 0.0))
    sizes = Counter(clause.text for clause in clauses)
    settled = {}
    for (i, j), score in supported.items():
        one, other = clauses[i].text, clauses[j].text
        mutual = score * (score / best[i, other] * score / best[j, one]) ** _BETTER
        crowd = 0.5 * math.log(sizes[one] * sizes[other]) - math.log(_CROWD)
        denied = _NEGATED if clauses[i].negated != clauses[j].negated else 0.0
        settled[i, j] = (mutual + raw[i, j]) / 2 - _CHANCE * crowd - denied
    return settled
