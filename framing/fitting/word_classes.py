"""Distributional word classes: words that stand in like company get one number.

Words are described by the frequent words beside them (positive pointwise mutual information, reduced by a singular
value decomposition) and grouped by k-means. They do for the rankers what parts of speech would, without a tagger.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from framing.structure.attributions.tokens import TOKEN, hashed

BUCKETS = 1 << 16
_LEAST, _COMPANY, _DIMENSIONS, _GROUPED = 4, 2000, 80, 15000


def word_classes(texts: Iterable[str], counts: tuple[int, int]) -> NDArray[np.uint16]:
    """Fine and coarse class by hash of the lower-cased word, of shape ``(2, BUCKETS)``; 0 where a word has none.

    Args:
        texts: as many as there are; a few million words make good classes.
        counts: how many fine and how many coarse classes.
    """
    from sklearn.cluster import MiniBatchKMeans

    words, numbers = _numbered(texts)
    often = np.bincount(numbers, minlength=len(words))
    order = np.argsort(-often, kind="stable")
    kept = order[often[order] >= _LEAST]
    vectors = _vectors(numbers, kept, len(words))
    weight = np.sqrt(often[kept])[:_GROUPED]
    classes = np.zeros((2, BUCKETS), dtype=np.uint16)
    for row, count in enumerate(counts):
        means = MiniBatchKMeans(min(count, len(kept)), random_state=0, batch_size=8192, n_init=3, max_iter=60)
        means.fit(vectors[:_GROUPED], sample_weight=weight)
        label = means.predict(vectors)
        # The most frequent word of a bucket has the last say.
        for at in range(len(kept) - 1, -1, -1):
            classes[row, hashed(words[int(kept[at])]) % BUCKETS] = label[at] + 1
    return classes


def _numbered(texts: Iterable[str]) -> tuple[list[str], NDArray[np.int64]]:
    known: dict[str, int] = {}
    numbers: list[int] = []
    for text in texts:
        for token in TOKEN.findall(text):
            word = "0" if token[0].isdigit() else token.lower().replace("’", "'")
            numbers.append(known.setdefault(word, len(known)))
        numbers += [known.setdefault("\n", len(known))] * 2
    return list(known), np.array(numbers, dtype=np.int64)


def _vectors(numbers: NDArray[np.int64], kept: NDArray[np.int64], words: int) -> NDArray[np.float32]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    rank = np.full(words, -1, dtype=np.int64)
    rank[kept] = np.arange(len(kept))
    line = rank[numbers]
    beside = []
    for distance, weight in ((1, 1.0), (2, 0.5)):
        here, there = line[:-distance], line[distance:]
        for word, company in ((here, there), (there, here)):
            seen = (word >= 0) & (company >= 0) & (company < _COMPANY)
            ones = np.full(int(seen.sum()), weight, dtype=np.float32)
            beside.append(csr_matrix((ones, (word[seen], company[seen])), shape=(len(kept), _COMPANY)))
    table = hstack(beside).tocsr()
    table.sum_duplicates()
    total, rows = table.sum(), np.asarray(table.sum(axis=1)).ravel()
    columns = np.asarray(table.sum(axis=0)).ravel() ** 0.75
    columns *= total / columns.sum()
    cells = table.tocoo()
    strength = np.log(cells.data * total / (rows[cells.row] * columns[cells.col] + 1e-9) + 1e-9)
    strength *= cells.data / (cells.data + 1)
    positive = strength > 0
    table = csr_matrix((strength[positive], (cells.row[positive], cells.col[positive])), shape=cells.shape)
    reduced = TruncatedSVD(_DIMENSIONS, random_state=0, n_iter=3).fit_transform(table)
    vectors: NDArray[np.float32] = normalize(reduced).astype(np.float32)
    return vectors
