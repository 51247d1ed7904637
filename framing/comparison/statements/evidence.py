"""What speaks for and against two clauses stating the same fact, in numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.nearness import Coverage
from framing.comparison.statements.scoring import Similar, beside, terms_matrix
from framing.comparison.statements.weighing import SMALL, Weights
from framing.comparison.terms import Term
from framing.comparison.texts import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

FEATURES = (
    "shared by the sentences",
    "shared by the sentences outside their sources",
    "shared by their sources",
    "names shared by the sentences",
    "numbers and dates shared by the sentences",
    "terms shared by the clauses",
    "how much of one sentence is in the other",
    "how much of the other sentence is in the one",
    "how much of one clause is in the other",
    "how much of the other clause is in the one",
    "the sentences beside are alike",
    "both are headlines",
    "a headline and a lead",
    "both are leads",
    "the later one stands late",
    "they stand at different places",
    "there are many clauses to choose from",
    "many of their texts' clauses are alike",
    "one of them is negated",
    "one of them is a caption",
    "one of them has quotation marks",
    "they name others",
)
"""What each column tells; the weights are fitted in this order."""
_MOST_TERMS = 5
_LEAD = 2  # sentences of the body
_LATE = 500.0  # letters; beyond a few of these it hardly matters how late
_QUOTES = re.compile(r"[“”\"«»]")
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Evidence:
    """The pairs of clauses of different texts that may state one fact, and what speaks for it.

    Args:
        ones, others: clause numbers of each pair, the smaller first.
        columns: pairs by :data:`FEATURES`.
    """

    ones: NDArray[np.int64]
    others: NDArray[np.int64]
    columns: NDArray[np.float64]


def evidence(clauses: Sequence[Clause], texts: Sequence[Text], similar: Similar, weights: Weights) -> Evidence:
    """What speaks for each pair of clauses of different texts that share something.

    Args:
        clauses: those of one story.
        texts: the story's texts, by the numbers that the clauses give.
        similar: which of the clauses share something.
        weights: what terms weigh.
    """
    import numpy as np

    of_text = np.array([clause.text for clause in clauses], dtype=np.int64)
    ones, others = similar.raw.members
    apart = of_text[ones] != of_text[others]
    ones, others = ones[apart], others[apart]
    sentence_of = similar.sentence_of
    one, other = sentence_of[ones], sentence_of[others]
    every = [clause.compared for clause in clauses]
    spoken = [_spoken(clause, texts[clause.text]) for clause in clauses]
    told = [[term for term in terms if term not in its] for terms, its in zip(every, spoken, strict=True)]
    sharing = _Sharing(sentence_of, weights.all, (one, other))
    sentences = _in_sentences(every, sentence_of)
    rarity = _rarity(sentences, weights.all)
    names = _of_kind(every, "name")
    at = _Places(clauses, texts)
    crowd, density = _company(of_text, ones, others)
    columns = [
        sharing.weight(every),
        sharing.weight(told),
        sharing.weight(spoken),
        sharing.weight(names),
        sharing.weight(_of_kind(every, "number", "date")),
        np.minimum(_terms_shared(every, weights.all, (ones, others)), _MOST_TERMS),
        *Coverage(sentences, rarity).most_and_least(one, other),
        *Coverage(every, rarity).most_and_least(ones, others),
        beside(one, other, (of_text, sentence_of), similar.sentences),
        at.headline[ones] & at.headline[others],
        (at.headline[ones] & at.lead[others]) | (at.lead[ones] & at.headline[others]),
        at.lead[ones] & at.lead[others],
        np.log1p(np.maximum(at.start[ones], at.start[others]) / _LATE),
        np.abs(at.share[ones] - at.share[others]),
        crowd,
        density,
        at.negated[ones] != at.negated[others],
        at.caption[ones] != at.caption[others],
        at.quoting[ones] != at.quoting[others],
        sharing.none(names),
    ]
    return Evidence(ones, others, np.column_stack([np.asarray(column, dtype=np.float64) for column in columns]))


def _spoken(clause: Clause, text: Text) -> list[Term]:
    """The terms of a clause that stand in the source or the cue of an attribution."""
    spans = text.speaking(clause.start, clause.end)
    return [t for t in clause.compared if any(start < t.end and t.start < end for start, end in spans)]


def _of_kind(statements: Sequence[Sequence[Term]], *kinds: str) -> list[list[Term]]:
    return [[term for term in terms if term.kind in kinds] for terms in statements]


class _Sharing:
    """What the sentences of pairs of clauses share, for any choice of the clauses' terms.

    Args:
        sentence_of: the sentence of each clause.
        weights: what terms weigh.
        pairs: the sentences of each pair.
    """

    def __init__(
        self,
        sentence_of: NDArray[np.int64],
        weights: dict[str, float],
        pairs: tuple[NDArray[np.int64], NDArray[np.int64]],
    ) -> None:
        self._sentence_of, self._weights = sentence_of, weights
        self._one, self._other = pairs

    def weight(self, terms: Sequence[Sequence[Term]]) -> NDArray[np.float64]:
        """The logarithm of the weight of the terms that both sentences of each pair have.

        Args:
            terms: those of each clause that count.
        """
        import numpy as np

        matrix = self._matrix(terms)
        return np.asarray(np.log1p(_products(matrix, self._one, self._other)))

    def none(self, terms: Sequence[Sequence[Term]]) -> NDArray[np.bool_]:
        """Whether both sentences of each pair have such terms and share none of them."""
        import numpy as np

        matrix = self._matrix(terms)
        has = np.diff(matrix.indptr) > 0
        apart = _products(matrix, self._one, self._other) == 0
        return np.asarray(has[self._one] & has[self._other] & apart)

    def _matrix(self, terms: Sequence[Sequence[Term]]) -> csr_matrix:
        return terms_matrix(_in_sentences(terms, self._sentence_of), self._weights)


def _in_sentences(terms: Sequence[Sequence[Term]], sentence_of: NDArray[np.int64]) -> list[list[Term]]:
    """The terms of clauses, sentence by sentence."""
    sentences: list[list[Term]] = [[] for _ in range(int(sentence_of.max(initial=-1)) + 1)]
    for its, sentence in zip(terms, sentence_of.tolist(), strict=True):
        sentences[sentence] += its
    return sentences


def _rarity(sentences: Sequence[Sequence[Term]], weights: dict[str, float]) -> dict[str, float]:
    """How rare each term that weighs anything is among the sentences of the story."""
    frequency = Counter(key for terms in sentences for key in {term.key for term in terms} & weights.keys())
    whole = max(SMALL, len(sentences)) + 1
    return {key: math.log(whole / frequency[key]) for key in weights}


def _company(
    of_text: NDArray[np.int64], ones: NDArray[np.int64], others: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each pair, how many clauses its two texts have, and which share of their pairs is alike; logarithms."""
    import numpy as np

    sizes = np.bincount(of_text)
    pairs = sizes[of_text[ones]] * sizes[of_text[others]]
    _, texts, counts = np.unique(of_text[ones] * len(sizes) + of_text[others], return_inverse=True, return_counts=True)
    return np.log(pairs) / 2, np.log(counts[texts] / pairs)


class _Places:
    """Where each clause stands, and what it looks like."""

    def __init__(self, clauses: Sequence[Clause], texts: Sequence[Text]) -> None:
        import numpy as np

        first: dict[int, int] = {}
        for clause in clauses:
            if clause.sentence.zone == "body":
                first.setdefault(clause.text, clause.sentence.number)
        in_body = [clause.sentence.zone == "body" for clause in clauses]
        numbers = [clause.sentence.number - first.get(clause.text, 0) for clause in clauses]
        self.headline = np.array([clause.sentence.zone == "headline" for clause in clauses], dtype=bool)
        self.lead = np.array(in_body, dtype=bool) & (np.array(numbers, dtype=np.int64) < _LEAD)
        self.caption = np.array([clause.sentence.zone == "caption" for clause in clauses], dtype=bool)
        self.negated = np.array([clause.negated for clause in clauses], dtype=bool)
        self.start = np.array([clause.start for clause in clauses], dtype=np.float64)
        self.share = np.array([clause.start / max(1, len(texts[clause.text].text)) for clause in clauses])
        self.quoting = np.array(
            [_QUOTES.search(texts[c.text].text, c.start, c.end) is not None for c in clauses], dtype=bool
        )


def _terms_shared(
    terms: Sequence[Sequence[Term]], weights: dict[str, float], pairs: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> NDArray[np.float64]:
    """How many terms the clauses of each pair share."""
    return _products(terms_matrix(terms, weights).sign(), *pairs)


def _products(matrix: csr_matrix, rows: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float64]:
    """The product of two rows of a matrix, for each pair of rows."""
    import numpy as np

    found = np.zeros(len(rows))
    for first in range(0, len(rows), _CHUNK):
        some = slice(first, first + _CHUNK)
        found[some] = np.asarray(matrix[rows[some]].multiply(matrix[others[some]]).sum(axis=1)).ravel()
    return found
