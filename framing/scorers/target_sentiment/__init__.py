"""How does each voice speak of the people, groups and states that it names?

A linear model over hashed features, fitted on NewsMTSC (Hamborg & Donnay 2021); ``framing fit target-sentiment`` fits
it again. It reads the sentence with all names masked, so it judges the wording and not whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from framing import lexicons
from framing.documents import Document
from framing.lexicons import Lexicons
from framing.models import load
from framing.scorers import Scorer
from framing.scorers.target_sentiment.actors import Actor, actors
from framing.scorers.target_sentiment.clues import DENSE, SIZE, clues
from framing.scorers.target_sentiment.reading import Target, read
from framing.spans import Span

QUESTION = "How is each actor spoken of?"
LABELS = ("negative", "neutral", "positive")
UNCLEAR_BELOW = 0.5
"""A label that is less likely than this is more likely wrong than right, and is said to be unclear."""
AT_ONCE = 256
"""Mentions that are judged together, so that a text with very many takes no more memory."""


@dataclass(frozen=True, slots=True)
class TargetTone:
    """How one mention of an actor is spoken of.

    Args:
        span: the mention.
        label: ``negative``, ``neutral`` or ``positive``: the likeliest.
        probability: of that label, 0 to 1, calibrated on held-out sentences.
        unclear: whether the probability is below one half, so that the label should not be counted.
        actor: the actor's fullest name in the document, or the title of a referent of the word lists.
    """

    span: Span
    label: str
    probability: float
    unclear: bool
    actor: str


def scorer(lists: Lexicons) -> Scorer:
    """The question put with other word lists than the shipped ones."""
    return Scorer("target-sentiment", QUESTION, lambda document: _found(document, lists))


def find(document: Document) -> Sequence[TargetTone]:
    """The tone toward every mention of an actor, and toward the targets that the user asked for."""
    return _found(document, _shipped())


@cache
def _shipped() -> Lexicons:
    return lexicons.load()


def _found(document: Document, lists: Lexicons) -> list[TargetTone]:
    found = list(_judged(document, actors(document, lists)))
    return sorted(found, key=lambda tone: (tone.span.start, tone.span.end, tone.actor))


def _judged(document: Document, mentions: Sequence[Actor]) -> Iterator[TargetTone]:
    chances = judged(document.text, mentions)
    for mention, best, chance in zip(
        mentions, chances.argmax(axis=1).tolist(), chances.max(axis=1).tolist(), strict=True
    ):
        sure = round(chance, 4)
        yield TargetTone(mention.span, LABELS[best], sure, sure < UNCLEAR_BELOW, mention.name)


def judged(text: str, mentions: Sequence[Actor]) -> NDArray[np.float64]:
    """The chances of negative, neutral and positive for mentions in a text.

    Args:
        text: as read.
        mentions: with the sentence that each stands in; in text order, for then the words of a sentence are found once.

    Returns:
        One row a mention, three columns that add up to 1.
    """
    words, sums, bias, temperature = _weights()
    scores = np.tile(bias, (len(mentions), 1))
    targets = [Target(mention.span, mention.sentence) for mention in mentions]
    for start in range(0, len(targets), AT_ONCE):
        found = clues(read(text, targets[start : start + AT_ONCE]))
        begin = np.searchsorted(found.row, np.arange(len(found.sums)))
        number = np.diff(begin, append=len(found.row))[:, None]
        # No target is without words of its own, such as what it is called by.
        total = np.add.reduceat(words.take(found.hashed, axis=0), begin, axis=0, dtype=np.float64)
        scores[start : start + AT_ONCE] += total / np.sqrt(number) + found.sums @ sums
    scores /= temperature
    raised = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(mentions) else scores
    chances: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True) if len(mentions) else raised
    return chances


@cache
def _weights() -> tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.float64], float]:
    model = load("target_sentiment", "target-sentiment")
    # They are stored in half precision, and looked up all over the table: the smaller it is the faster.
    words = model.array("words", (3, SIZE)).T.astype(np.float32)
    sums = model.array("sums", (3, len(DENSE))).T.astype(np.float64)
    return (
        np.ascontiguousarray(words),
        sums,
        model.array("bias", (3,)).astype(np.float64),
        float(model.array("temperature", (1,))[0]),
    )


SCORER = Scorer("target-sentiment", QUESTION, find)
