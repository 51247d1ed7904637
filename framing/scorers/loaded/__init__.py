"""Is a sentence worded in a loaded way, and which words carry it?

A stack of two linear models that the user fits on a copy of BABE (Spinde et al. 2021): ``framing fit loaded``. Nothing
fitted on BABE comes with this package, because BABE's terms do not allow it; without a fitted model the layer is
absent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.documents import ARTICLE, Document, Zone
from framing.models import read
from framing.scorers import Scorer
from framing.scorers.loaded.clues import (
    SENTENCE_SIZE,
    STYLE,
    WORD_SIZE,
    sentence_clues,
    style,
    tokens,
    word_clues,
)
from framing.spans import Span

QUESTION = "Which sentences are worded in a loaded way?"
ABSENT = (
    "Loaded sentences were not judged: the model must be fitted on your own copy of BABE, whose terms keep it out of "
    "this package. `framing fit loaded BABE.jsonl -o loaded.npz` makes it; `--loaded loaded.npz` uses it."
)
"""What the report says where the layer is absent."""
JUDGED = ARTICLE | {Zone.COMMENT}
FEWEST_WORDS = 4
LONGEST = 4000
"""Characters of a sentence that are read."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How loaded a sentence is.

    Args:
        span: the sentence.
        label: ``loaded`` from a probability of one half on, else ``plain``.
        probability: that experts would call it biased, 0 to 1, calibrated.
        words: the words that carry it, as written, in text order, joined by ``"; "``; ``None`` when there are none.
        weight: the probability again where the sentence is loaded, else 0.
    """

    span: Span
    label: str
    probability: float
    words: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The two models of the stack."""

    words: NDArray[np.float64]
    sentences: NDArray[np.float64]
    word_bias: float
    sentence_bias: float
    marking: NDArray[np.float64]
    """How much a word's score, its sentence's score and 1 count towards calling the word loaded."""


def scorer(model: Path) -> Scorer:
    """The question put with a model that the user has fitted.

    Args:
        model: the NPZ file that ``framing fit loaded`` wrote, with its card beside it.

    Raises:
        ModelError: when the file is missing, damaged or of another kind.
    """
    weights = read_weights(model)
    return Scorer("loaded", QUESTION, lambda document: list(_found(document, weights)))


def _found(document: Document, weights: Weights) -> Iterator[Loaded]:
    for sentence in document.sentences:
        if document.zone_at(sentence.start) in JUDGED:
            judged = judge(document.text[sentence.start : min(sentence.end, sentence.start + LONGEST)], weights)
            if judged is not None:
                chance, spans = judged
                carried = [document[span.shifted(sentence.start)] for span in spans]
                label = "loaded" if chance >= 0.5 else "plain"
                yield Loaded(sentence, label, chance, "; ".join(carried) or None, chance if label == "loaded" else 0.0)


def judge(sentence: str, weights: Weights) -> tuple[float, tuple[Span, ...]] | None:
    """The probability that a sentence is loaded, and the words in it that are.

    Args:
        sentence: its text.
        weights: of a fitted model.

    Returns:
        ``None`` for a sentence of fewer than four words.
    """
    found = tokens(sentence)
    places = [index for index, token in enumerate(found) if token.is_word]
    if len(places) < FEWEST_WORDS:
        return None
    word_scores = np.array([weights.words[word_clues(found, index)].sum() for index in places]) + weights.word_bias
    chances = np.zeros(len(found))
    chances[places] = 1 / (1 + np.exp(-np.clip(word_scores, -30, 30)))
    hashed = sentence_clues(found)
    score = weights.sentences[hashed].sum() / max(1, len(hashed)) ** 0.5
    score += (
        float(np.asarray(style(found, chances.tolist())) @ weights.sentences[SENTENCE_SIZE:]) + weights.sentence_bias
    )
    by_word, by_sentence, bias = weights.marking
    carrying = word_scores * by_word + score * by_sentence + bias >= 0
    spans = tuple(found[index].span for index, carries in zip(places, carrying, strict=True) if carries)
    return round(float(1 / (1 + np.exp(-np.clip(score, -30, 30)))), 4), spans


@cache
def read_weights(path: Path) -> Weights:
    """The two models in a file that ``framing fit loaded`` wrote.

    Raises:
        ModelError: when the file is missing, damaged or of another kind.
    """
    model = read(path, "loaded")
    biases = model.array("biases", (2,))
    return Weights(
        model.array("words", (WORD_SIZE,)).astype(np.float64),
        model.array("sentences", (SENTENCE_SIZE + len(STYLE),)).astype(np.float64),
        float(biases[0]),
        float(biases[1]),
        model.array("marking", (3,)).astype(np.float64),
    )
