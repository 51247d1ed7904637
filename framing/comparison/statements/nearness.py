"""How much of what one statement says is in another, near words counted for what they share in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.comparison.terms import Term
from framing.comparison.word_vectors import vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_NEAR = 0.45  # the cosine from which two words are near; at 1 they count as the same, between in proportion
_SLACK = 2.0  # weight added to what a statement has, so that a short one is not found everywhere
_BLOCK, _CHUNK = 1024, 1 << 16


class Coverage:
    """How much of each statement's terms any other has, in the same or in near words.

    Args:
        statements: the terms of each, clauses or sentences of one story.
        weights: what each term weighs; other terms count for nothing.
    """

    def __init__(self, statements: Sequence[Sequence[Term]], weights: dict[str, float]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        keys = sorted({term.key for terms in statements for term in terms} & weights.keys())
        column = {key: number for number, key in enumerate(keys)}
        own = [sorted({column[term.key] for term in terms if term.key in column}) for terms in statements]
        ends = np.cumsum([0, *map(len, own)])
        indices = np.array([number for its in own for number in its], dtype=np.int64)
        shape = (len(statements), max(1, len(keys)))
        values = np.array([weights[key] for key in keys])[indices] if keys else np.zeros(0)
        self._weighed = csr_matrix((values, indices, ends), shape=shape)
        self._own = np.asarray(self._weighed.sum(axis=1)).ravel()
        has = csr_matrix((np.ones(len(indices)), indices, ends), shape=shape)
        self._reached = _reached(has, _near(keys))

    def most_and_least(
        self, ones: NDArray[np.int64], others: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For each pair, the larger and the smaller of the two shares: how much of the one is in the other; 0 to 1.

        Args:
            ones, others: numbers of statements, as many of each.
        """
        import numpy as np

        shares = self._shares(ones, others), self._shares(others, ones)
        return np.maximum(*shares), np.minimum(*shares)

    def _shares(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float64]:
        import numpy as np

        found = np.zeros(len(ones))
        for first in range(0, len(ones), _CHUNK):
            some = slice(first, first + _CHUNK)
            both = self._weighed[ones[some]].multiply(self._reached[others[some]])
            found[some] = np.asarray(both.sum(axis=1)).ravel()
        return found / (self._own[ones] + _SLACK)


def _near(keys: Sequence[str]) -> csr_matrix:
    """Terms by terms: how near two of them are, 1 for a term and itself, 0 for most."""
    import numpy as np
    from scipy.sparse import csr_matrix, identity, vstack

    of = vectors(keys)
    blocks = []
    for first in range(0, len(keys), _BLOCK):
        cosine = of[first : first + _BLOCK] @ of.T
        blocks.append(csr_matrix(np.maximum(cosine - _NEAR, 0.0) / (1 - _NEAR)))
    if not blocks:
        return csr_matrix((1, 1))
    near = vstack(blocks).tocsr()
    near.setdiag(0.0)
    near.eliminate_zeros()
    return (near + identity(len(keys), format="csr")).tocsr()


def _reached(has: csr_matrix, near: csr_matrix) -> csr_matrix:
    """Statements by terms: how near the nearest of a statement's own terms is to each."""
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = np.diff(near.indptr)[has.indices]
    rows = np.repeat(np.repeat(np.arange(has.shape[0]), np.diff(has.indptr)), counts)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    places = np.repeat(near.indptr[has.indices], counts) + offsets
    columns, values = near.indices[places].astype(np.int64), near.data[places]
    order = np.lexsort((-values, columns, rows))
    rows, columns, values = rows[order], columns[order], values[order]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    return csr_matrix((values[first], (rows[first], columns[first])), shape=has.shape)
