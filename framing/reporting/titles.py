"""What a story is called, in words that no single outlet chose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from framing.reporting.texts import Record, Text
from framing.reporting.wording import joined, shortened

_WORD = re.compile(r"\w[\w'’-]*")
_TERMS = 4
_STEM = 4
"""Letters by which two forms of a word are taken for one, enough for a heading."""


def title(told: Sequence[Record], texts: Sequence[Text]) -> str:
    """What the story is about: what its headlines share, in the words of the first; else what most statements share.

    Args:
        told: the story's rows of the statements comparison.
        texts: the texts that tell it; where there is one, its headline is the title.
    """
    headlines = [text.headline for text in texts]
    if len(texts) == 1:
        return shortened(headlines[0], 110) if headlines[0] else texts[0].label
    terms = Counter(term for row in told for term in dict.fromkeys(shared_terms(row)))
    best = [term for term, _ in terms.most_common(_TERMS)]
    return _shared(headlines, terms) or " · ".join(best) or joined(text.label for text in texts[:_TERMS])


def shared_terms(row: Record) -> list[str]:
    """The terms that a statement shares with the nearest one of another text, as the comparison lists them."""
    return [term for term in str(row.get("reason") or "").partition(": ")[2].split(", ") if term]


def _shared(headlines: Sequence[str], terms: Counter[str]) -> str:
    """Runs of words of the first headline that another headline has too and that the statements are about."""
    stems = [{_stem(word) for word in _WORD.findall(headline)} for headline in headlines]
    about = {_stem(word) for term in terms for word in _WORD.findall(term)}
    if not headlines or not headlines[0]:
        return ""
    kept = [
        (word, _stem(word) in about and sum(_stem(word) in other for other in stems) > 1)
        for word in _WORD.findall(headlines[0])
    ]
    runs = [" ".join(word for word, _ in run) for shared, run in groupby(kept, key=lambda k: k[1]) if shared]
    return " · ".join(dict.fromkeys(runs))


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
