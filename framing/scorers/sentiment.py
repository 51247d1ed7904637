"""How positive or negative are the words, sentence by sentence and voice by voice?

The instrument is vaderSentiment 3.3.2 as it is (Hutto & Gilbert 2014, "VADER: A Parsimonious Rule-based Model for
Sentiment Analysis of Social Media Text", ICWSM). What differs from calling it on a text is listed in ``DEPARTURES``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from framing.documents import Document, Segment, Voice
from framing.scorers import Scorer
from framing.spans import Span

DEPARTURES = (
    "scored per sentence and voice, never over a whole text, where the compound saturates near -1 or 1",
    "curly apostrophes and quotation marks are read as straight ones, so that “isn’t good” is a negation",
    (
        "strings of more than 256 white-space tokens (an emoji counts as three, a token of more than 64 characters as "
        "several) are scored in runs of at most 256; their compound is the mean of the runs', each weighted by its "
        "tokens, because the package takes quadratic time in the length of a string"
    ),
)
"""What is done otherwise than by the stock package; for the report."""

MENDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"'})
TOKENS_AT_ONCE = 256
TOKEN = re.compile(r"\S{1,64}")
SYMBOL = re.compile("[\u2000-\U0010ffff]")
POSITIVE, NEGATIVE = 0.05, -0.05
"""From these compounds on a sentence counts as positive or negative: the thresholds of the package's own README."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The compound of one segment.

    Args:
        span: the segment's.
        label: ``positive`` (compound of .05 or more), ``negative`` (-.05 or less) or ``neutral``.
        segment: the segment's id.
        compound: -1 (most negative) to 1 (most positive), of all the words of the segment's sentence in its voice.
    """

    span: Span
    label: str
    segment: int
    compound: float


@dataclass(frozen=True, slots=True)
class Driver:
    """A word that moves a compound, and by how much.

    Args:
        word: as written.
        valence: VADER's, in its context (negated, intensified …): below 0 negative, above 0 positive, about -4 to 4.
    """

    word: str
    valence: float


def find(document: Document) -> Sequence[Tone]:
    """The tone of every segment that has a word; a segment without words has none, which is not the same as 0."""
    tones: list[Tone] = []
    for _, segments in groupby(document.segments, key=lambda segment: segment.sentence):
        together: dict[Voice, list[Segment]] = {}
        for segment in segments:
            together.setdefault(segment.voice, []).append(segment)
        for parts in together.values():
            if any(part.words for part in parts):
                value = compound(_joined(document, parts))
                tones.extend(Tone(part.span, label_of(value), part.id, value) for part in parts)
    return sorted(tones, key=lambda tone: (tone.span.start, tone.span.end))


def compound(text: str) -> float:
    """VADER's compound of a string.

    Args:
        text: a sentence, or the words of a sentence in one voice.

    Returns:
        -1 (most negative) to 1 (most positive), rounded to four places as the package does; 0 when nothing counts.
    """
    analyser, view = _analyser(), text.translate(MENDED)
    # White space parts tokens, so that a string has half as many of them as characters at most.
    if len(view) <= 2 * TOKENS_AT_ONCE and not SYMBOL.search(view):
        return float(analyser.polarity_scores(view)["compound"])
    runs = list(_runs(view))
    if len(runs) <= 1:
        return float(analyser.polarity_scores(runs[0][0])["compound"]) if runs else 0.0
    total = sum(size for _, size in runs)
    return round(float(sum(analyser.polarity_scores(run)["compound"] * size for run, size in runs)) / total, 4)


def label_of(value: float) -> str:
    """The name of a compound by the package's own thresholds."""
    if value >= POSITIVE:
        return "positive"
    return "negative" if value <= NEGATIVE else "neutral"


def drivers(text: str) -> tuple[Driver, ...]:
    """The words that give a string its compound, strongest first.

    Args:
        text: as given to :func:`compound`.

    Returns:
        Each word with a valence of its own other than 0, in its context.
    """
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentiText

    analyser, found = _analyser(), list[Driver]()
    for run, _ in _runs(text.translate(MENDED)):
        read = SentiText(run)
        for index, word in enumerate(read.words_and_emoticons):
            if word.lower() not in BOOSTER_DICT:
                valence = float(analyser.sentiment_valence(0, read, word, index, [])[0])
                if valence:
                    found.append(Driver(word, round(valence, 4)))
    return tuple(sorted(found, key=lambda driver: -abs(driver.valence)))


def _joined(document: Document, parts: Sequence[Segment]) -> str:
    return " ".join(document[part.span] for part in parts)


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """The string as it is when it is short, else in runs of tokens, each with its number of tokens."""
    start, size = 0, 0
    for token in TOKEN.finditer(text):
        # The package writes an emoji out in words, so that a run of them is as long as a run of tokens.
        cost = 1 + 3 * len(SYMBOL.findall(token.group()))
        if size and size + cost > TOKENS_AT_ONCE:
            yield text[start : token.start()], size
            start, size = token.start(), 0
        size += cost
    if size:
        yield text[start:], size


@cache
def _analyser() -> Any:
    # Reading the package's word list takes a tenth of a second, so it is read once, when first asked for.
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


SCORER = Scorer(
    "sentiment",
    "How positive or negative are the words, in each voice?",
    find,
)
