"""Fit a vector for each term, such that a sentence's terms together come near what an encoder says of the sentence.

The encoder is not run here: its vectors are given, one a sentence. What is learned is a linear regression from the bag
of a sentence's terms to its vector, brought to few dimensions by the principal components of sentences (static word
vectors from a sentence encoder by its sentences' components and distillation: arXiv 2506.04624, 2025). The terms are
hashed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.comparison.terms import Wording
from framing.comparison.word_vectors import KIND, SCALE, hashed
from framing.errors import InputError
from framing.fitting.background import texts_of
from framing.models import save

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

DIMENSIONS = 64
_LEAST = 4  # sentences that a term must stand in
_RIDGE = 1.0
_PRINCIPAL = 20_000  # sentences that the principal components are taken from
_HELD_OUT = 20  # every so many-th sentence is kept for measuring
_RIGHT = "give JSONL records with a text, and an NPY file with one row of numbers for each of them"


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Write the vectors of terms and their card.

    Args:
        data: a JSONL file (also gzipped) of sentences, records with a ``text``, and an NPY file of their vectors.
        output: the NPZ file to write; the card goes beside it.

    Returns:
        How many terms have a vector, and the mean cosine between what the terms of a sentence add up to and its vector,
        on sentences that were not fitted on.

    Raises:
        InputError: when a file cannot be read, or the two do not belong together.
    """
    import numpy as np

    sentences, given = _read(data)
    wording = Wording()
    bags = [_bag(wording, sentence) for sentence in sentences]
    frequency = Counter(key for bag in bags for key in bag)
    keys = sorted((key for key in frequency if frequency[key] >= _LEAST), key=hashed)
    if len(keys) < DIMENSIONS or given.shape[1] < DIMENSIONS:
        raise InputError(str(data[0]), f"{len(keys)} terms stand in {_LEAST} sentences or more", "give more sentences")
    matrix, wanted = _matrix(bags, keys), _principal(given)
    held_out = np.arange(len(bags)) % _HELD_OUT == 0
    cosine = _cosine(matrix[held_out] @ _regressed(matrix[~held_out], wanted[~held_out]), wanted[held_out])
    vectors = _regressed(matrix, wanted)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    figures = {"terms": len(keys), "sentences": len(bags), "cosine_held_out": round(float(cosine), 3)}
    card = {
        "kind": KIND,
        "title": "Which words are near each other in meaning",
        "data": [path.name for path in data],
        "fitted_by": "framing.fitting.word_vectors",
        "features": "stems and classes of synonyms, hashed by CRC-32; vectors of length 1 in bytes",
        "figures": figures,
    }
    arrays: dict[str, NDArray[Any]] = {
        "terms": np.array([hashed(key) for key in keys], dtype=np.uint32),
        "vectors": np.round(vectors * SCALE).astype(np.int8),
    }
    save(output, arrays, card)
    return figures


def _read(data: Sequence[Path]) -> tuple[list[str], NDArray[np.float64]]:
    import numpy as np

    if len(data) != 2:
        raise InputError(", ".join(map(str, data)), f"{len(data)} files", _RIGHT)
    sentences = list(texts_of(data[:1]))
    try:
        vectors = np.load(data[1], allow_pickle=False)
    except (OSError, ValueError, EOFError) as problem:
        raise InputError(str(data[1]), f"cannot be read ({problem})", _RIGHT) from None
    if vectors.ndim != 2 or vectors.dtype.kind != "f" or len(vectors) != len(sentences):
        raise InputError(str(data[1]), f"numbers of shape {vectors.shape} for {len(sentences)} sentences", _RIGHT)
    return sentences, np.asarray(vectors, dtype=np.float64)


def _bag(wording: Wording, sentence: str) -> list[str]:
    """The words and names of a sentence; numbers have no meaning of their own."""
    terms = wording.terms(sentence, 0, len(sentence))
    return sorted({term.key for term in terms if term.kind in ("word", "name") and term.key[0] not in "#-"})


def _matrix(bags: Sequence[Sequence[str]], keys: Sequence[str]) -> csr_matrix:
    """Sentences by terms; each row of length 1."""
    from scipy.sparse import csr_matrix

    column = {key: number for number, key in enumerate(keys)}
    indices: list[int] = []
    values: list[float] = []
    ends = [0]
    for bag in bags:
        known = [column[key] for key in bag if key in column]
        indices += known
        values += [max(1, len(known)) ** -0.5] * len(known)
        ends.append(len(indices))
    return csr_matrix((values, indices, ends), shape=(len(bags), len(keys)))


def _principal(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    centred = vectors - vectors.mean(axis=0)
    _, _, components = np.linalg.svd(centred[:_PRINCIPAL], full_matrices=False)
    # A component points either way; which one is settled, so that the same data give the same bytes.
    components = components[:DIMENSIONS]
    components *= np.sign(components[np.arange(len(components)), np.abs(components).argmax(axis=1)])[:, None]
    return np.asarray(centred @ components.T)


def _regressed(matrix: csr_matrix, wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np
    from sklearn.linear_model import Ridge

    ridge = Ridge(alpha=_RIDGE, fit_intercept=False, solver="sparse_cg", tol=1e-6)
    return np.array(ridge.fit(matrix, wanted).coef_.T)


def _cosine(found: NDArray[np.float64], wanted: NDArray[np.float64]) -> float:
    import numpy as np

    lengths = np.linalg.norm(found, axis=1) * np.linalg.norm(wanted, axis=1)
    return float(((found * wanted).sum(axis=1) / np.maximum(lengths, 1e-9)).mean())
