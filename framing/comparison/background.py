"""How common a word is in news at large: what five texts are weighed against that have no frequencies of their own."""

from __future__ import annotations

import math
from functools import cache

from framing.models import bucket, load

KIND = "document-frequencies"


@cache
def _frequencies() -> tuple[tuple[int, ...], int]:
    model = load("background", KIND)
    (articles,) = model.array("articles", (1,))
    return tuple(int(count) for count in model.array("frequency", (None,))), int(articles)


class Background:
    """Inverse document frequencies of terms, from the shipped counts of news articles.

    The weight of a term is ``log((N + 1) / (n + 1))`` with ``n`` of ``N`` background articles that have it (Spärck
    Jones 1972): 0 for a word of every article, about 8.3 for one never seen. Counts are hashed, so a rare term may take
    the count of another; it then weighs less, never more.
    """

    def __init__(self) -> None:
        self._counts, self._articles = _frequencies()
        self._known: dict[str, float] = {}

    def weight(self, key: str) -> float:
        """The weight of one term; referents (``@``), which are not in the background, weigh as a frequent name."""
        if key not in self._known:
            if key.startswith("@"):
                self._known[key] = 3.0
            else:
                count = self._counts[bucket(key, len(self._counts))]
                self._known[key] = math.log((self._articles + 1) / (count + 1))
        return self._known[key]
