"""What single words weigh by themselves: VADER's valences, and the weights of the shipped word lists.

Used where models read sentences: the numbers stand in for words that their training data never showed.
"""

from __future__ import annotations

from functools import cache, lru_cache

from framing.lexicons import Referent, WordList, read, shipped

_STYLES = frozenset(
    ["reporting-verbs", "hedges", "boosters", "intensifiers", "factives", "implicatives", "stance-adverbs"]
)
"""Lists that say how something is put, not what it is called."""
_SIGN = {"approving": 1.0, "disapproving": -1.0}
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("ying", "y"), ("ness", ""), ("ments", "ment"), ("ingly", ""), ("edly", "")),
    *(("ly", ""), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")),
)


def valence(word: str) -> float:
    """VADER's valence of a word in small letters, about -4 to 4; 0 for a word that it does not know."""
    return _vader().get(word, 0.0)


def loadedness(word: str) -> tuple[float, float]:
    """Weight (0 to 1) and sign (-1, 0, 1) of a word in those lists; zeros for a word that is not in it."""
    return _listed().get(stemmed(word), (0.0, 0.0))


@lru_cache(maxsize=1 << 16)  # the same few thousand words come back in every sentence
def stemmed(word: str) -> str:
    """The word without a common ending: crude, fast, and the same wherever models are fitted and used."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word


@cache
def _vader() -> dict[str, float]:
    # The package's word list is read once, when a model first asks for it.
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    found: dict[str, float] = SentimentIntensityAnalyzer().lexicon
    return found


@cache
def _listed() -> dict[str, tuple[float, float]]:
    """The single words of the lists by their stems; where several share a stem the strongest counts."""
    found: dict[str, tuple[float, float]] = {}
    for path in shipped():
        lexicon = read(path)
        owners: tuple[Referent | WordList, ...] = (
            *lexicon.referents,
            *(one for one in lexicon.lists if one.id not in _STYLES),
        )
        for name in (name for owner in owners for name in owner.names if name.weight):
            for form in (name.form, *name.also):
                if form.replace("-", "").isalpha():
                    key = stemmed(form.lower())
                    weighed = (name.weight, _SIGN.get(name.stance, 0.0))
                    found[key] = max(found.get(key, (0.0, 0.0)), weighed, key=lambda pair: pair[0])
    return found
