"""How similar two clauses are: what they share, weighed by how rare it is in news and in the story."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.pairs import Pairs
from framing.comparison.statements.weighing import Weights
from framing.comparison.terms import Term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_BLOCK = 2048
_LEAST = 0.02  # pairs below this are not looked at again
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
        raw: the score of any two clauses: the mean of the scores of the clauses and of their sentences; about 0 to 1;
            pairs below a small limit are left out.
        sentences: the score of any two sentences, by their place among the sentences that have clauses.
        sentence_of: that place for the sentence of each clause.
    """

    raw: Pairs
    sentences: Pairs
    sentence_of: NDArray[np.int64]


def similarities(clauses: Sequence[Clause], weights: Weights) -> Similar:
    """The similar pairs among the clauses of one story.

    The score of a pair is the weight of what the two share over a mean of what each has, nearer to the smaller: a short
    statement inside a longer one is still the same statement.
    """
    import numpy as np

    sentence_of, sentences = _sentences(clauses)
    whole = _scores(sentences, weights, _SMOOTHING[1])
    parts = _scores([clause.compared for clause in clauses], weights, _SMOOTHING[0])
    numbers = np.array(sentence_of, dtype=np.int64)
    # A caption tells of its picture, which may be of another day.
    captions = np.array([clause.sentence.zone == "caption" for clause in clauses], dtype=bool)
    one, other = parts.members
    scores = (parts.scores + _WHOLE * whole.of(numbers[one], numbers[other])) / 2
    scores *= np.where(captions[one] != captions[other], _CAPTION, 1.0)
    raw = Pairs(parts.size, parts.keys, scores).kept(numbers[one] != numbers[other])
    return Similar(raw, whole, numbers)


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
        terms[numbers[key]] += clause.compared
        sentence_of.append(numbers[key])
    return sentence_of, terms


def _scores(units: Sequence[Iterable[Term]], weights: Weights, smoothing: float) -> Pairs:
    """The score of each pair of units that share something of weight."""
    import numpy as np

    matrix, words = terms_matrix(units, weights.all), terms_matrix(units, weights.words)
    own = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    present, columns = matrix.sign(), matrix.T.tocsr()
    keys, scores = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for first in range(0, len(units), _BLOCK):
        block = (matrix[first : first + _BLOCK] @ columns).tocoo()
        rows, others = block.row.astype(np.int64) + first, block.col.astype(np.int64)
        small, large = np.minimum(own[rows], own[others]), np.maximum(own[rows], own[others])
        score = block.data / (0.6 * small + 0.4 * large + smoothing)
        # What follows only lowers a score, so that most pairs need not be looked at again.
        kept = (others > rows) & (score >= _LEAST)
        rows, others, score = rows[kept], others[kept], score[kept]
        predicated = np.asarray(words[rows].multiply(words[others]).sum(axis=1)).ravel()
        terms = np.asarray(present[rows].multiply(present[others]).sum(axis=1)).ravel()
        score = np.where(predicated < _PREDICATED, score / 2, score) * np.interp(terms, *_FEW)
        kept = score >= _LEAST
        found = rows[kept] * len(units) + others[kept]
        order = np.argsort(found)
        keys.append(found[order])
        scores.append(score[kept][order])
    return Pairs(len(units), np.concatenate(keys), np.concatenate(scores))


def terms_matrix(units: Sequence[Iterable[Term]], weights: dict[str, float]) -> csr_matrix:
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


def settled(clauses: Sequence[Clause], similar: Similar) -> Pairs:
    """The scores of clauses of different texts with all others in view.

    A score gains from alike sentences beside it, and loses where one of the two has a better partner in the other's
    text, and the more clauses there are to choose from.
    """
    import numpy as np

    raw, sentence_of, whole = similar.raw, similar.sentence_of, similar.sentences
    texts = np.array([clause.text for clause in clauses], dtype=np.int64)
    negated = np.array([clause.negated for clause in clauses], dtype=bool)
    one, other = raw.members
    apart = raw.kept(texts[one] != texts[other])
    one, other = apart.members
    score = apart.scores + _BESIDE * np.minimum(
        np.minimum(beside(sentence_of[one], sentence_of[other], (texts, sentence_of), whole), 1.5 * apart.scores), 0.5
    )
    mutual = (
        score
        * (score / best_partner(one, texts[other], score) * score / best_partner(other, texts[one], score)) ** _BETTER
    )
    sizes = np.bincount(texts)
    crowd = 0.5 * np.log(sizes[texts[one]] * sizes[texts[other]]) - math.log(_CROWD)
    denied = np.where(negated[one] != negated[other], _NEGATED, 0.0)
    return Pairs(apart.size, apart.keys, (mutual + apart.scores) / 2 - _CHANCE * crowd - denied)


def beside(
    one: NDArray[np.int64], other: NDArray[np.int64], of: tuple[NDArray[np.int64], NDArray[np.int64]], whole: Pairs
) -> NDArray[np.float64]:
    """The score of the most similar sentences beside each pair of sentences, in the same texts."""
    import numpy as np

    texts, sentence_of = of
    text_of = np.full(whole.size + 2, -1, dtype=np.int64)  # no text before the first sentence and behind the last
    text_of[sentence_of + 1] = texts
    best = np.zeros(len(one))
    for a in (one - 1, one + 1):
        for b in (other - 1, other + 1):
            inside = (text_of[a + 1] == text_of[one + 1]) & (text_of[b + 1] == text_of[other + 1])
            best = np.maximum(best, np.where(inside, whole.of(a, b), 0.0))
    return best


def best_partner(clause: NDArray[np.int64], text: NDArray[np.int64], score: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each pair, the best score that its clause has with any clause of the other's text."""
    import numpy as np

    _, group = np.unique(clause * (int(text.max(initial=0)) + 1) + text, return_inverse=True)
    best = np.zeros(int(group.max(initial=-1)) + 1)
    np.maximum.at(best, group, score)
    return np.asarray(best[group])
