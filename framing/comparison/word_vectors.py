"""Which words are near each other in meaning: what finds a fact that two texts tell in different words.

Each term has a short vector, such that the sum of a sentence's vectors comes near what a sentence encoder says of the
sentence (a linear regression of a transformer's sentence vectors on bags of words). Only the vectors are shipped: no
encoder runs here, and terms are hashed.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from framing.models import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KIND = "word-vectors"
SCALE = 127
"""Vectors of length 1 are stored as integers of one byte, times this."""


def hashed(key: str) -> int:
    """What a term is stored under: the CRC-32 of its key."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


@cache
def _shipped() -> tuple[NDArray[np.uint32], NDArray[np.int8]]:
    model = load("word_vectors", KIND)
    return model.array("terms", (None,)), model.array("vectors", (None, None))


def vectors(keys: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of terms, terms by dimensions, each of length 1; zeros for a term that has none.

    Args:
        keys: what the terms are compared by (:attr:`framing.comparison.terms.Term.key`).
    """
    import numpy as np

    terms, numbers = _shipped()
    wanted = np.array([hashed(key) for key in keys], dtype=np.uint32)
    at = np.minimum(np.searchsorted(terms, wanted), len(terms) - 1)
    found = numbers[at].astype(np.float32) * (terms[at] == wanted)[:, None]
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)
