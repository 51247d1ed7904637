"""How likely two clauses state the same fact: what they share, weighed by how rare it is in news and in the story."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparison.background import Background
from framing.comparison.statements.clauses import Clause

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_FREQUENT = 300  # a term in more clauses than this tells nothing about one fact, and would make the work quadratic
_BLOCK = 2048
_LEAST = 0.04  # pairs below this are not looked at again
_SMOOTHING = 4.0  # weight that is added to what two clauses have, so that two short ones do not match on one word
_NEIGHBOUR = 0.2  # how much of the score of the clauses next to two clauses supports them
_COUNTED = 4.0  # the least rarity of a number or a date: in news at large they are common, in one story they are not


@dataclass(frozen=True)
class Similar:
    """How similar the clauses of a story are.

    Args:
        raw: the score of each pair ``(i, j)``, ``i < j``, of any two clauses; 0 to 1; pairs below a small limit are
            left out.
        settled: for pairs of different texts, the score with the support of neighbouring clauses, lowered where one of
            the two has a better partner in the other's text.
    """

    raw: dict[tuple[int, int], float]
    settled: dict[tuple[int, int], float]


def weights_of(clauses: Sequence[Clause], background: Background) -> dict[str, float]:
    """What each term counts: its rarity in news times its rarity among these clauses (0 to 1), both tempered."""
    frequency: dict[str, int] = {}
    kinds: dict[str, str] = {}
    for clause in clauses:
        for key, kind in {term.key: term.kind for term in clause.terms}.items():
            frequency[key] = frequency.get(key, 0) + 1
            kinds.setdefault(key, kind)
    whole = math.log(len(clauses) + 1)
    most = max(_FREQUENT, 2 + len(clauses) // 100)
    weights = {}
    for key, count in frequency.items():
        rarity = background.weight(key) - 0.5
        if kinds[key] in ("number", "date"):
            rarity = max(rarity, _COUNTED)
        if rarity > 0 and count <= most:
            weights[key] = rarity**0.7 * ((whole - math.log(count)) / whole) ** 1.5
    return weights


def similarities(clauses: Sequence[Clause], background: Background) -> Similar:
    """The similar pairs among the clauses of one story.

    The score of a pair is the weight of what two clauses share over a mean of what each has, nearer to the smaller: a
    short statement inside a longer one is still the same statement.
    """
    raw = dict(_scores(clauses, weights_of(clauses, background)))
    return Similar(raw, _settled(clauses, raw))


def _scores(clauses: Sequence[Clause], weights: dict[str, float]) -> Iterator[tuple[tuple[int, int], float]]:
    import numpy as np

    matrix = _matrix(clauses, weights)
    own = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    columns = matrix.T.tocsr()
    for first in range(0, len(clauses), _BLOCK):
        block = (matrix[first : first + _BLOCK] @ columns).tocoo()
        rows, others, shared = block.row + first, block.col, block.data
        keep = others > rows
        rows, others, shared = rows[keep], others[keep], shared[keep]
        small, large = np.minimum(own[rows], own[others]), np.maximum(own[rows], own[others])
        score = shared / (0.6 * small + 0.4 * large + _SMOOTHING)
        kept = np.flatnonzero(score >= _LEAST)
        kept = kept[np.lexsort((others[kept], rows[kept]))]
        for at in kept.tolist():
            yield (int(rows[at]), int(others[at])), float(score[at])


def _matrix(clauses: Sequence[Clause], weights: dict[str, float]) -> csr_matrix:
    """Clauses by terms; the product of two rows is the weight of the terms they share."""
    from scipy.sparse import csr_matrix

    vocabulary: dict[str, int] = {}
    indices: list[int] = []
    values: list[float] = []
    ends = [0]
    for clause in clauses:
        for key in dict.fromkeys(term.key for term in clause.terms):
            if key in weights:
                indices.append(vocabulary.setdefault(key, len(vocabulary)))
                values.append(math.sqrt(weights[key]))
        ends.append(len(indices))
    return csr_matrix((values, indices, ends), shape=(len(clauses), max(1, len(vocabulary))))


def _settled(clauses: Sequence[Clause], raw: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    supported: dict[tuple[int, int], float] = {}
    for (i, j), score in raw.items():
        if clauses[i].text == clauses[j].text:
            continue
        beside = 0.0
        for a in (i - 1, i + 1):
            for b in (j - 1, j + 1):
                same = 0 <= a < len(clauses) and 0 <= b < len(clauses)
                if same and clauses[a].text == clauses[i].text and clauses[b].text == clauses[j].text:
                    beside = max(beside, raw.get((a, b), 0.0))
        supported[i, j] = score + _NEIGHBOUR * min(beside, 1.5 * score, 0.5)
    best: dict[tuple[int, int], float] = {}
    for (i, j), score in supported.items():
        for one, other in ((i, clauses[j].text), (j, clauses[i].text)):
            best[one, other] = max(score, best.get((one, other), 0.0))
    return {
        (i, j): score * math.sqrt(score / best[i, clauses[j].text] * score / best[j, clauses[i].text])
        for (i, j), score in supported.items()
    }
