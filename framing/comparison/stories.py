"""Which texts tell of the same event: grouped on content, names, places and days, without comparing all pairs.

Texts become vectors of weighted terms (what is told first counts most); neighbours are found over an inverted index
(a sparse product in blocks), days that agree or disagree raise or lower a similarity, and texts are joined by average
linkage (Sokal & Michener 1958) for as long as the mean similarity between two groups stays above a fixed limit and no
two of their texts were published more than a month apart.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from framing.comparison.background import Background
from framing.comparison.dating import MONTH, Dating
from framing.comparison.days import Days, agreement, days_of
from framing.comparison.terms import Term, Wording
from framing.comparison.texts import ARTICLE_ZONES, Text

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LIMIT = 0.1
"""Two groups of texts are one story only while the mean similarity between their texts is at least this."""
COHERENCE = 0.68
"""A text joins a story of three or more only if it is at least this fraction as similar to it as its texts are to
each other: on a subject with many events, all texts are somewhat alike."""

_FIRST = 800  # characters after which a term counts 1/e of what it adds at the start: news tells its event first
_FEATURES = 300  # terms a text is known by; the rest of a long text says little about its event
_BLOCK = 256  # texts compared with all others at a time
_COMMON = 1000  # texts; a term in more of them (and in more than one in a hundred) finds no candidates
_NEIGHBOURS = 60  # similar texts that are kept for each text, besides those that keep it
_ALIKE = 0.5  # above this, texts copy each other; copies must not raise the bar for those who wrote their own
_OWN = 0.6  # of the similarity of two texts of one outlet: its columns, its formulas and its house style are alike, too
_NEAR = 0.6  # a story is near a pair of texts when one of them is this fraction as similar to it as to the other


def vector(text: Text, wording: Wording, background: Background) -> dict[str, float]:
    """The weighted terms of a text's article, of unit length; empty when there are none.

    Terms weigh ``1 + log(count)`` times their rarity in news; names and numbers a third more, two terms side by side
    half as much as one.
    """
    counts: dict[str, float] = {}
    names: set[str] = set()
    read = 0
    for start, end, zone in text.zones:
        if zone not in ARTICLE_ZONES:
            continue
        last: Term | None = None
        for term in wording.terms(text.text, start, end):
            weight = 1.0 + 2.0 * math.exp(-(read + term.start - start) / _FIRST)
            counts[term.key] = counts.get(term.key, 0.0) + weight
            if term.kind in ("name", "number"):
                names.add(term.key)
            if last is not None and term.start - last.end <= 1:
                pair = f"{last.key} {term.key}"
                counts[pair] = counts.get(pair, 0.0) + weight
            last = term
        read += end - start
    weights: dict[str, float] = {}
    for key, count in counts.items():
        one, _, other = key.partition(" ")
        if other:
            rarity = 0.5 * ((background.weight(one) + background.weight(other)) / 2 - 0.9)
        else:
            rarity = (background.weight(key) - 1.4) * (1.3 if key in names else 1.0)
        if rarity > 0:
            weights[key] = (1.0 + math.log(count)) * rarity
    strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_FEATURES]
    length = math.sqrt(sum(weight * weight for _, weight in strongest))
    return {key: weight / length for key, weight in strongest}


def neighbours(
    texts: Sequence[Text], days: Sequence[Days], wording: Wording, background: Background
) -> dict[tuple[int, int], float]:
    """Pairs of texts ``(i, j)``, ``i < j``, of similar content that may be of the same days, with their similarity.

    Returns:
        Only pairs that are at least half as similar as two texts of a story are on average, and not known to be
        more than a month apart; a fixed number for each text, so that memory grows with the texts, not their pairs.
    """
    import numpy as np

    matrix = _matrix(vector(text, wording, background) for text in texts)
    published = np.array([day.published.toordinal() if day.published else np.nan for day in days])
    # Texts that share nothing but common terms are never alike, so candidates are found over the rarer ones alone.
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare = matrix[:, np.flatnonzero(frequency <= max(_COMMON, len(texts) // 100))]
    columns = rare.T.tocsr()
    found: dict[tuple[int, int], float] = {}
    for first in range(0, len(texts), _BLOCK):
        block = (rare[first : first + _BLOCK] @ columns).tocoo()
        rows, others = block.row + first, block.col
        apart = np.abs(published[rows] - published[others]) > MONTH  # never true where a date is missing
        keep = (block.data >= LIMIT / 4) & (rows != others) & ~apart
        rows, others = rows[keep], others[keep]
        values = np.asarray(matrix[rows].multiply(matrix[others]).sum(axis=1)).ravel()
        keep = values >= LIMIT / 2
        rows, others, values = rows[keep], others[keep], values[keep]
        # The strongest first, equal ones in the order of the texts, whatever the order of the product.
        order = np.lexsort((others, -values, rows))
        kept: dict[int, int] = {}
        for one, other, value in zip(rows[order].tolist(), others[order].tolist(), values[order].tolist(), strict=True):
            kept[one] = kept.get(one, 0) + 1
            if kept[one] <= _NEIGHBOURS:
                found[min(one, other), max(one, other)] = value
    return found


def similarities(texts: Sequence[Text], days: Sequence[Days]) -> dict[tuple[int, int], float]:
    """Pairs of similar texts, with their similarity after their days and outlets were compared."""
    alike = neighbours(texts, days, Wording(), Background())
    dating = Dating(days, alike)
    found: dict[tuple[int, int], float] = {}
    for (one, other), value in alike.items():
        outlet = _OWN if texts[one].label == texts[other].label else 1.0
        times = agreement(days[one], days[other]) * dating.factor(one, other, value)
        found[one, other] = min(_ALIKE, value * times * outlet)
    return found


def _matrix(vectors: Iterable[Mapping[str, float]]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    vocabulary: dict[str, int] = {}
    indices, values, ends = array("l"), array("d"), array("l", [0])
    for weights in vectors:
        for key, weight in weights.items():
            indices.append(vocabulary.setdefault(key, len(vocabulary)))
            values.append(weight)
        ends.append(len(indices))
    return csr_matrix((values, indices, ends), shape=(len(ends) - 1, max(1, len(vocabulary))))


def joined(
    similar: Mapping[tuple[int, int], float], given: Sequence[str | None], published: Sequence[date | None]
) -> list[int]:
    """Average linkage over a sparse graph: the number of the group of each text, groups numbered as they first appear.

    Args:
        similar: pairs of texts and their similarity; pairs that are not listed count as 0.
        given: the user's own grouping of each text, or ``None``; texts of one given group start together and two given
            groups are never joined.
        published: the day of each text, or ``None``; no group comes to span more than a month, unless the user's does.
    """
    groups = _Groups(similar, given, published)
    while (pair := groups.next_pair()) is not None:
        if groups.belong_together(*pair):
            groups.join(*pair)
    final = {text: group for group, texts in groups.members.items() for text in texts}
    numbers: dict[int, int] = {}
    return [numbers.setdefault(final[text], len(numbers)) for text in range(len(given))]


class _Groups:
    """Groups of texts while they are being joined, and the sums of similarities between and within them."""

    def __init__(
        self, similar: Mapping[tuple[int, int], float], given: Sequence[str | None], published: Sequence[date | None]
    ) -> None:
        group_of, self.names = _starting(given)
        self.members: dict[int, list[int]] = {}
        self.days: dict[int, list[date]] = {}
        for text, group in enumerate(group_of):
            self.members.setdefault(group, []).append(text)
            day = published[text]
            self.days[group] = _ends([*self.days.get(group, []), *([day] if day else [])])
        self.links: dict[int, dict[int, float]] = {group: {} for group in self.members}
        self.within = dict.fromkeys(self.members, 0.0)
        for (one, other), value in similar.items():
            a, b = group_of[one], group_of[other]
            if a == b:
                self.within[a] += value
            else:
                self.links[a][b] = self.links[b][a] = self.links[a].get(b, 0.0) + value
        # A pair's mean never changes while both groups live, so an entry is stale only when one of them is gone.
        self.heap = [(-self.mean(a, b), a, b) for a, near in self.links.items() for b in near if a < b]
        heapq.heapify(self.heap)
        self.following = len(given)

    def mean(self, a: int, b: int) -> float:
        """The mean similarity between two groups, over as many pairs as can be known: each text keeps only so many."""
        small, large = sorted((len(self.members[a]), len(self.members[b])))
        return self.links[a][b] / (small * min(large, _NEIGHBOURS))

    def mean_within(self, group: int) -> float:
        """The mean similarity between the texts of a group, over as many pairs as can be known."""
        texts = len(self.members[group])
        return self.within[group] / (texts * min(texts - 1, _NEIGHBOURS) / 2)

    def next_pair(self) -> tuple[int, int] | None:
        while self.heap and -self.heap[0][0] >= LIMIT:
            _, a, b = heapq.heappop(self.heap)
            if a in self.members and b in self.members and not (a in self.names and b in self.names):
                return a, b
        return None

    def belong_together(self, a: int, b: int) -> bool:
        """Whether two groups are of one month and as similar as the texts of their own, or a neighbouring, story."""
        allowed = max([MONTH, *(_span(self.days[group]) for group in (a, b) if group in self.names)])
        if _span([*self.days[a], *self.days[b]]) > allowed:
            return False
        between = self.mean(a, b)
        for one in (a, b):
            for other in (one, *self.links[one]):
                near = other in (a, b) or self.mean(one, other) >= _NEAR * between
                if len(self.members[other]) >= 3 and near and between < COHERENCE * self.mean_within(other):
                    return False
        return True

    def join(self, a: int, b: int) -> None:
        new, self.following = self.following, self.following + 1
        self.within[new] = self.within.pop(a) + self.within.pop(b) + self.links[a][b]
        self.members[new] = self.members.pop(a) + self.members.pop(b)
        self.days[new] = _ends(self.days.pop(a) + self.days.pop(b))
        if a in self.names or b in self.names:
            self.names[new] = self.names.get(a) or self.names[b]
        mine = self.links.pop(a)
        for other, value in self.links.pop(b).items():
            mine[other] = mine.get(other, 0.0) + value
        self.links[new] = {other: value for other, value in mine.items() if other in self.members}
        for other, value in self.links[new].items():
            for gone in (a, b):
                self.links[other].pop(gone, None)
            self.links[other][new] = value
            heapq.heappush(self.heap, (-self.mean(other, new), other, new))


def _ends(days: list[date]) -> list[date]:
    """The first and the last of some days."""
    return [min(days), max(days)] if days else []


def _span(days: list[date]) -> int:
    """How many days lie between the first and the last."""
    return (max(days) - min(days)).days if days else 0


def _starting(given: Sequence[str | None]) -> tuple[list[int], dict[int, str]]:
    """A group for each text to start in, and the names of the groups that the user gave."""
    group_of: list[int] = []
    by_name: dict[str, int] = {}
    for text, name in enumerate(given):
        group_of.append(text if name is None else by_name.setdefault(name, text))
    return group_of, {group: name for name, group in by_name.items()}


def stories_of(texts: Sequence[Text]) -> list[str]:
    """The story of each text: the user's name for it where one was given, else ``story-1``, ``story-2``, … in order.

    Args:
        texts: in the order of the documents table; a text's own ``story`` wins over anything computed.
    """
    if not texts:
        return []
    given = [text.story for text in texts]
    days = [days_of(text) for text in texts]
    similar = {} if all(given) else similarities(texts, days)
    groups = joined(similar, given, [day.published for day in days])
    names = {group: name for group, name in zip(groups, given, strict=True) if name}
    taken, number = set(names.values()), 0
    for group in dict.fromkeys(groups):
        if group not in names:
            number += 1
            while f"story-{number}" in taken:
                number += 1
            names[group] = f"story-{number}"
    return [names[group] for group in groups]
