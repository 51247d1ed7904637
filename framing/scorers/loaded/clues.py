"""What shows that a sentence, or a word in it, is worded in a loaded way: the features of the two linear models.

Names are masked, so that neither model learns whom or where loaded words are used of. The word model reads a word with
its neighbours; the sentence model reads words and pairs, style, and what the word model makes of the sentence's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from framing.models import bucket
from framing.spans import Span
from framing.valences import loadedness, stemmed, valence

WORD_SIZE = 1 << 18
SENTENCE_SIZE = 1 << 17
"""How many weights the hashed features of each model share."""
STRONGLY = 0.7
MOST_TOKENS = 400
"""Tokens of a sentence that are read."""
LONGEST_WORD = 30
"""Characters of a word of which the parts are read."""

TOKEN = re.compile(r"\w+(?:['\-]\w+)*|[^\w\s]")
MENDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "—"})
NAME = "<e>"
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the a an in on at of to for from with by as it its he his she her they their we our i my you your this that "
        "these those there here and but or so if when while after before since what who how why where which not no all "
        "some many most",
    )
)
MODALS = frozenset(["can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought"])
PERSONS = frozenset(re.findall(r"\w+", "i we you our your my us me they he she his her their"))
EXTREMES = re.compile(
    r"(?:all|every|never|always|nothing|everyone|nobody|only|most|worst|best|so|very|too|even|just|simply)$"
)
JUDGING_ENDINGS = ("ous", "ful", "ive", "ish", "ist", "able", "less", "al")
STYLE = (
    *("length", "long-words", "word-length", "adverbs", "adjectives", "modals", "persons", "extremes", "names"),
    *("digits", "exclaims", "asks", "quotes", "dashes", "colons", "commas", "hyphens", "capitals"),
    *("compound+", "compound-", "positive", "negative", "strongest"),
    *("listed", "listed-strongly", "listed-most"),
    *("most", "second", "third", "mean", "sum", "over-half", "over-fifth"),
)
"""The features of style; the last seven are of the word model."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a sentence.

    Args:
        span: where it lies in the sentence.
        word: in small letters, or the mask of a name.
        written: as it is written.
    """

    span: Span
    word: str
    written: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word that could be loaded: no mark, no number, no name."""
        return self.word[0].isalpha()


def tokens(sentence: str) -> tuple[Token, ...]:
    """The tokens of a sentence, names masked."""
    view = sentence.translate(MENDED)
    found: list[Token] = []
    for match in TOKEN.finditer(view):
        written = match.group()
        opens = not any(token.is_word or token.word == NAME for token in found)
        word = NAME if _is_name(written, opens=opens) else written.lower()
        found.append(Token(Span(match.start(), match.end()), word, written))
        if len(found) == MOST_TOKENS:
            break
    return tuple(found)


def _is_name(written: str, *, opens: bool) -> bool:
    if not written[0].isupper() or written.lower() in SMALL_WORDS:
        return False
    return not opens or not (valence(written.lower()) or written.endswith(("ly", "ing", "ed")))


def word_clues(sentence: Sequence[Token], index: int) -> list[int]:
    """The features of one word among its neighbours: numbers among ``WORD_SIZE``, each once, in order."""
    around = (bucket(clue, WORD_SIZE) for clue in _of_neighbours(sentence, index))
    return sorted({*_own(sentence[index].word), *around})


@lru_cache(maxsize=1 << 14)
def _own(word: str) -> tuple[int, ...]:
    return tuple(bucket(clue, WORD_SIZE) for clue in _of_word(word))


def _of_word(word: str) -> Iterator[str]:
    yield "bias"
    yield f"w:{word}"
    yield f"s:{stemmed(word)}"
    for size in (3, 4):
        yield f"e:{word[-size:]}"
        yield f"b:{word[:size]}"
    closed = f"<{word[:LONGEST_WORD]}>"
    for size in (3, 4, 5):
        for start in range(len(closed) - size + 1):
            yield f"c:{closed[start : start + size]}"
    for part in word.split("-")[:4]:
        if part != word:
            yield f"h:{part}"
    weight, sign = loadedness(word)
    yield f"v:{round(valence(word))}"
    yield f"l:{weight}"
    yield f"l:{weight > 0}:{sign}"
    yield f"n:{min(len(word), 14)}"
    yield f"hy:{'-' in word}"


def _of_neighbours(sentence: Sequence[Token], index: int) -> Iterator[str]:
    word = sentence[index].word
    stem = stemmed(word)
    for step in (-2, -1, 1, 2):
        near = sentence[index + step].word if 0 <= index + step < len(sentence) else "^"
        yield f"{step}:{near}"
        yield f"{step}s:{stemmed(near)[:8]}:{stem[-3:]}" if abs(step) == 1 else f"{step}e:{near[-3:]}"
        yield f"{step}v:{round(valence(near))}"
        yield f"{step}l:{loadedness(near)[0] > 0}"
        if abs(step) == 1:
            yield f"{step}p:{near}_{word}"


def sentence_clues(sentence: Sequence[Token]) -> list[int]:
    """The words and pairs of a sentence: numbers among ``SENTENCE_SIZE``, each once, in order."""
    return sorted({bucket(clue, SENTENCE_SIZE) for clue in _of_sentence(sentence)})


def _of_sentence(sentence: Sequence[Token]) -> Iterator[str]:
    words = [token.word for token in sentence]
    for word in words:
        if word[0].isalpha():
            yield f"w:{word}"
            yield f"s:{stemmed(word)}"
            yield f"e:{word[-4:]}"
    for one, two in pairwise(words):
        yield f"p:{one}_{two}"
    if words:
        yield f"first:{words[0]}"
        yield f"last:{words[-1]}"


def style(sentence: Sequence[Token], chances: Sequence[float]) -> list[float]:
    """The values of ``STYLE`` for a sentence.

    Args:
        sentence: its tokens.
        chances: for each token the word model's probability; 0 for what is no word.
    """
    words = [token.word for token in sentence]
    plain = [word for word in words if word[0].isalpha()]
    count = max(1, len(plain))
    values = [valence(word) for word in plain]
    weights = [loadedness(word)[0] for word in plain]
    total = sum(values)
    ordered = sorted((chance for chance in chances if chance > 0), reverse=True)
    top = [*ordered, 0.0, 0.0, 0.0]
    return [
        min(len(plain), 60) / 30,
        sum(len(word) > 8 for word in plain) / count,
        sum(map(len, plain)) / count / 6,
        sum(word.endswith("ly") for word in plain) / count * 5,
        sum(word.endswith(JUDGING_ENDINGS) for word in plain) / count * 5,
        sum(word in MODALS for word in plain) / count * 5,
        sum(word in PERSONS for word in plain) / count * 5,
        sum(EXTREMES.match(word) is not None for word in plain) / count * 5,
        sum(word == NAME for word in words) / count,
        sum(word[0].isdigit() for word in words) / count * 3,
        *(float(mark in words) for mark in ("!", "?", '"', "—", ":")),
        min(words.count(","), 5) / 5,
        sum("-" in word for word in plain) / count * 5,
        sum(token.written.isupper() and len(token.written) > 2 for token in sentence) / count * 3,
        max(total, 0.0) / (total * total + 15) ** 0.5,
        max(-total, 0.0) / (total * total + 15) ** 0.5,
        sum(value > 0 for value in values) / count * 5,
        sum(value < 0 for value in values) / count * 5,
        max(map(abs, values), default=0.0) / 4,
        sum(weight > 0 for weight in weights) / 3,
        sum(weight >= STRONGLY for weight in weights) / 2,
        max(weights, default=0.0),
        *top[:3],
        sum(ordered) / count * 5,
        min(sum(ordered), 6.0) / 2,
        sum(chance > 0.5 for chance in ordered) / 2,
        sum(chance > 0.2 for chance in ordered) / 3,
    ]
