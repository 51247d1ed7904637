"""Which terms set one outlet apart: log-odds with an informative prior, log-ratio, G², dispersion."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from framing.comparison.chance import Articles, Chances
from framing.comparison.reading import ALL, Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statistics import benjamini_hochberg, g2, log_odds, log_ratio, two_sided_p
from framing.comparison.terms import FUNCTION_WORDS, tokens
from framing.comparison.texts import Text

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("outlet", "term", "n1", "N1", "n2", "N2", "log_ratio", "log_odds", "z", "p_adjusted"),
    *("g2", "kind", "texts1", "texts2", "dispersion", "p_articles", "p_articles_adjusted"),
)
PAIRWISE = ("outlet", "against", *COLUMNS[1:])
REFERENCE = (
    "Log-odds ratio with an informative Dirichlet prior and its z score (Monroe, Colaresi & Quinn 2008); log-ratio "
    "(Hardie 2014); G² (Dunning 1993; Rayson & Garside 2000); false discovery rate controlled by Benjamini & Hochberg "
    "(1995). dispersion: the share of the outlet's texts that have the term. p_articles: permutation test by article "
    "with stories as strata (Phipson & Smyth 2010; of documents for keyness: Mildenberger 2023), adjusted over the "
    "table."
)
PRIOR = 1000.0
"""The size of the prior, in words: all texts together, shrunk to this many, pull rare terms towards no difference."""
LEAST = 3
"""Terms rarer than this in all texts together are left out; in large collections, than one in 50,000 words."""
_SURPRISING = 1.96  # a term that an outlet never uses has a row when its absence is at least this many deviations
_SMALL = 20_000  # words up to which every outlet has a row for every term
_PAIRWISE_OUTLETS = 8  # with more outlets, comparing each with each says little that one against the rest does not


@dataclass
class _Counts:
    """The terms of a group of texts: how often, and in how many texts."""

    n: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    words: int = 0
    size: int = 0

    def add(self, terms: Mapping[str, int], words: int) -> None:
        self.n.update(terms)
        self.texts.update(terms.keys())
        self.words += words
        self.size += 1


@dataclass
class _ByArticle:
    """How often each term stands in each article that can be dealt out, kept as three columns of numbers.

    Args:
        dealt: the articles that can be dealt out.
        words: how many words each article has.
    """

    dealt: Articles
    words: Mapping[str, int]
    _numbers: dict[str, int] = field(default_factory=dict)
    _column_of: dict[str, int] = field(default_factory=dict)
    _terms: array[int] = field(default_factory=lambda: array("q"))
    _columns: array[int] = field(default_factory=lambda: array("q"))
    _counts: array[int] = field(default_factory=lambda: array("q"))

    def add(self, identity: str, counted: Mapping[str, int]) -> None:
        """The terms of one more article."""
        if identity not in self.dealt.ids:
            return
        column = self._column_of.setdefault(identity, len(self._column_of))
        self._terms.extend(self._numbers.setdefault(term, len(self._numbers)) for term in counted)
        self._columns.extend([column] * len(counted))
        self._counts.extend(counted.values())

    def chances(self, rows: list[dict[str, object]], terms: int) -> Chances:
        """How probable each row's difference is by chance.

        Args:
            rows: those of one outlet, or of one pair, together.
            terms: how many were counted; those that an outlet never uses may have no row.
        """
        matrix = self._matrix()
        found: list[float | None] = []
        unlisted = 0
        for (outlet, against), part in groupby(rows, key=lambda row: (str(row["outlet"]), row.get("against"))):
            test = self.dealt.test(ALL, outlet, None if against is None else str(against))
            numbers = [self._numbers.get(str(row["term"]), len(self._numbers)) for row in part]
            amounts = matrix[numbers][:, [self._column_of[identity] for identity in test.ids]]
            p_values = test.p_values(amounts, [self.words[identity] for identity in test.ids])
            unlisted += terms - len(numbers) if any(p is not None for p in p_values) else 0
            found += p_values
        return Chances(found, self.dealt, "p_articles", unlisted)

    def _matrix(self) -> Any:
        """A row a term, a column an article; the last row is for terms that no article has."""
        from scipy.sparse import csr_matrix

        shape = (len(self._numbers) + 1, len(self._column_of))
        return csr_matrix((self._counts, (self._terms, self._columns)), shape=shape, dtype=float)


def compare_keyness(reading: Reading) -> Comparison:
    """The terms that each outlet uses more than all others together, and less.

    Returns:
        A row an outlet and term: ``n1`` of ``N1`` words in the outlet, ``n2`` of ``N2`` in the others; ``log_odds`` and
        ``z`` above 0 where the outlet uses it more. Terms are words, pairs of words and names of referents
        (``kind``). In large collections a term that an outlet never uses has a row only where that is surprising.
        ``p_adjusted`` takes words as independent; ``p_articles`` and ``p_articles_adjusted`` deal out whole articles.
        ``extra["pairwise"]`` compares each outlet with each other one, where there are three to eight.
    """
    outlets: dict[str, _Counts] = {}
    kinds: dict[str, str] = {}
    by_article = _ByArticle(Articles.of(reading), reading.words_of)
    for text in reading.texts:
        counted, words = _terms(text, reading, kinds)
        by_article.add(text.id, counted)
        outlets.setdefault(text.label, _Counts()).add(counted, words)
    whole = _Counts()
    for counts in outlets.values():
        whole.n.update(counts.n)
        whole.texts.update(counts.texts)
        whole.words += counts.words
        whole.size += counts.size
    terms = sorted(term for term, n in whole.n.items() if n >= max(LEAST, whole.words / 50_000))
    notes = []
    rows: list[dict[str, object]] = []
    if len(outlets) < 2:
        notes.append("Keyness sets outlets against each other, and there is only one.")
    else:
        for outlet, counts in outlets.items():
            rows += _rows({"outlet": outlet}, counts, _rest(whole, counts), (terms, whole, kinds))
        if min(c.size for c in outlets.values()) < 2:
            notes.append(
                "Some outlets have one text only: what is typical of that text cannot be told from what is typical of "
                "its outlet. The probabilities take words as independent, which the words of one text are not."
            )
    pairwise: list[dict[str, object]] = []
    if 3 <= len(outlets) <= _PAIRWISE_OUTLETS:
        for one, first in outlets.items():
            for other, second in outlets.items():
                if one != other:
                    key: dict[str, object] = {"outlet": one, "against": other}
                    pairwise += _rows(key, first, second, (terms, whole, kinds))
    chances = by_article.chances(rows, len(terms))
    frame = chances.added_to(table(rows, COLUMNS))
    notes += chances.notes()
    places = _places(reading, frame)
    extra = {"pairwise": by_article.chances(pairwise, len(terms)).added_to(table(pairwise, PAIRWISE))}
    return comparison(reading, "keyness", (frame, places), (REFERENCE, tuple(notes)), extra=extra)


def _rest(whole: _Counts, part: _Counts) -> _Counts:
    n = Counter({term: count - part.n[term] for term, count in whole.n.items()})
    texts = Counter({term: count - part.texts[term] for term, count in whole.texts.items()})
    return _Counts(n, texts, whole.words - part.words, whole.size - part.size)


def _stretches(text: Text, reading: Reading) -> list[tuple[int, int]]:
    """The stretches of a text in the zones and the voice looked at."""
    if reading.voice is None:
        return [(start, end) for start, end, zone in text.zones if zone in reading.zones]
    return reading.stretches[text.id]


def _found(text: Text, reading: Reading, kinds: dict[str, str]) -> list[tuple[str, int, int]]:
    """The terms of a text, with their offsets."""
    found: list[tuple[str, int, int]] = []
    for start, end in _stretches(text, reading):
        words = tokens(text.text, start, end)
        for at, word in enumerate(words):
            if word.low in FUNCTION_WORDS or len(word.low) < 2:
                continue
            found.append((word.low, word.start, word.end))
            kinds.setdefault(word.low, "word")
            follows = words[at + 1] if at + 1 < len(words) else None
            if (
                follows is not None
                and follows.start - word.end == 1
                and follows.low not in FUNCTION_WORDS
                and len(follows.low) > 1
            ):
                pair = f"{word.low} {follows.low}"
                found.append((pair, word.start, follows.end))
                kinds.setdefault(pair, "two words")
        found += [
            (f"@{row['referent']}: {row['label']}", int(row["start"]), int(row["end"]))
            for row in text.findings
            if row["layer"] == "terminology" and start <= row["start"] < end and isinstance(row["referent"], str)
        ]
    return found


def _terms(text: Text, reading: Reading, kinds: dict[str, str]) -> tuple[Counter[str], int]:
    counted = Counter(term for term, _, _ in _found(text, reading, kinds))
    kinds.update((term, "name") for term in counted if term.startswith("@"))
    return counted, reading.words_of[text.id]


def _rows(
    key: dict[str, object],
    one: _Counts,
    other: _Counts,
    about: tuple[list[str], _Counts, dict[str, str]],
) -> list[dict[str, object]]:
    terms, whole, kinds = about
    total = max(1, whole.words)
    size = min(PRIOR, float(total))
    measured = []
    for term in terms:
        counts = (one.n[term], one.words, other.n[term], other.words)
        if counts[0] + counts[2] == 0:
            continue
        prior = size * whole.n[term] / total
        odds, z = log_odds(counts, prior, size)
        measured.append((term, counts, odds, z))
    adjusted = benjamini_hochberg([two_sided_p(z) for _, _, _, z in measured])
    rows: list[dict[str, object]] = []
    for (term, counts, odds, z), p in zip(measured, adjusted, strict=True):
        if not counts[0] and abs(z) < _SURPRISING and total > _SMALL:
            continue
        row: dict[str, object] = {**key, "term": term, "n1": counts[0], "N1": counts[1], "n2": counts[2]}
        row |= {"N2": counts[3], "log_ratio": log_ratio(counts), "log_odds": odds, "z": z, "p_adjusted": p}
        row |= {"g2": g2(counts), "kind": kinds[term], "texts1": one.texts[term], "texts2": other.texts[term]}
        rows.append(row | {"dispersion": one.texts[term] / one.size})
    return sorted(rows, key=lambda row: (-row["z"], row["term"]))  # type: ignore[operator]


def _places(reading: Reading, frame: pd.DataFrame) -> pd.DataFrame:
    """Where the most telling terms stand; all terms would be every word of every text."""
    telling: set[str] = set()
    for _, part in frame.groupby("outlet", sort=False):
        telling |= set(part["term"].head(40)) | set(part["term"].tail(40))
    rows: list[dict[str, object]] = [
        {
            "story": reading.story_of[text.id],
            "outlet": text.label,
            "term": term,
            "id": text.id,
            "start": start,
            "end": end,
        }
        for text in reading.texts
        for term, start, end in _found(text, reading, {})
        if term in telling
    ]
    return table(rows, ("story", "outlet", "term", "id", "start", "end"))
