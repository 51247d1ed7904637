"""Count in how many articles each term occurs: the background that small comparisons are weighed against.

The counts are hashed, so that the file holds numbers and no vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from framing.comparison.background import KIND
from framing.comparison.terms import Wording
from framing.models import bucket, save

BUCKETS = 1 << 18


def fit_background(texts: Iterable[str], path: Path, data: str) -> int:
    """Write the hashed document frequencies of ``texts`` and their card.

    Args:
        texts: clean article texts.
        path: the NPZ file to write; the card goes beside it.
        data: what the texts are, with their licence, for the card.

    Returns:
        The number of articles counted.
    """
    import numpy as np

    counts = np.zeros(BUCKETS, dtype=np.uint16)
    wording, articles = Wording(), 0
    for text in texts:
        articles += 1
        keys = {term.key for term in wording.terms(text, 0, len(text))}
        for index in sorted({bucket(key, BUCKETS) for key in keys}):
            counts[index] = min(int(counts[index]) + 1, 65535)
    card = {
        "kind": KIND,
        "title": "How many news articles have a term",
        "data": data,
        "fitted_by": "framing/fitting/background.py",
        "features": f"stems, classes of synonyms, numbers and dates, hashed into {BUCKETS} buckets by CRC-32",
        "articles": articles,
    }
    save(path, {"frequency": counts, "articles": np.array([articles], dtype=np.int64)}, card)
    return articles
