"""Fit whether a sentence is worded in a loaded way, on the user's own copy of BABE (Spinde et al. 2021).

BABE's terms (AGPL-3.0) keep weights fitted on it out of this package: the model is made where the data are.

Two linear models are stacked. The first learns which words experts marked as biased; its out-of-fold probabilities
are features of the second, which judges the sentence. The temperature that makes the second's probabilities honest is
found on out-of-fold scores too.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.errors import InputError
from framing.models import save
from framing.scorers.loaded.clues import (
    SENTENCE_SIZE,
    STYLE,
    WORD_SIZE,
    Token,
    sentence_clues,
    style,
    tokens,
    word_clues,
)

KIND = "loaded"
FOLDS = 10
WORD_STRENGTH = 0.5
SENTENCE_STRENGTH = 1.0
"""Inverses of the penalties on the weights, chosen by cross-validation."""


class Example(NamedTuple):
    """One judged sentence.

    Args:
        read: its tokens.
        loaded: whether experts call it biased.
        marked: for each token whether they marked it.
        group: sentences of one article are held out together.
    """

    read: tuple[Token, ...]
    loaded: bool
    marked: tuple[bool, ...]
    group: int


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Fit both models and write them with their card.

    Args:
        data: JSONL files of ``{"text", "label": "biased" | "non_biased", "bias_spans": [[start, end], …], "url"}``;
            ``url`` is optional and keeps the sentences of one article together.
        output: the NPZ file to write.

    Returns:
        The card: number of sentences, cross-validated figures, calibration.

    Raises:
        InputError: when a line is not such a record.
    """
    examples = [example for path in data for example in _read(path)]
    groups = np.array([example.group % FOLDS for example in examples])
    labels = np.array([example.loaded for example in examples])
    words = _word_matrix(examples)
    chances = np.zeros(words.rows.shape[0])
    for fold in range(FOLDS):
        held = groups[words.owner] == fold
        chances[held] = _chance(*_fitted(words.rows[~held], words.marked[~held], WORD_STRENGTH), words.rows[held])
    rows = _sentence_matrix(examples, words, chances)
    scores = np.zeros(len(examples))
    for fold in range(FOLDS):
        held = groups == fold
        weights, bias = _fitted(rows[~held], labels[~held], SENTENCE_STRENGTH)
        scores[held] = rows[held] @ weights + bias
    slope, shift = _calibrated(scores, labels)
    threshold = _threshold(chances, words.marked)
    word_weights, word_bias = _fitted(words.rows, words.marked, WORD_STRENGTH)
    weights, bias = _fitted(rows, labels, SENTENCE_STRENGTH)
    card: dict[str, object] = {
        "kind": KIND,
        "data": [path.name for path in data],
        "licence": "that of the data; BABE's is AGPL-3.0, so do not pass this file on under other terms",
        "sentences": len(examples),
        "cross_validated": _figures(scores * slope + shift, labels) | _word_figures(chances >= threshold, words.marked),
        "folds": f"{FOLDS}, by article",
    }
    arrays: dict[str, NDArray[Any]] = {
        "words": word_weights.astype(np.float32),
        "sentences": (weights * slope).astype(np.float32),
        "biases": np.array([word_bias, bias * slope + shift], dtype=np.float32),
        "threshold": np.array([threshold], dtype=np.float32),
    }
    save(output, arrays, card)
    return card


class Words(NamedTuple):
    """All words of all sentences: features, whether marked, and whose they are."""

    rows: Any
    marked: NDArray[np.bool_]
    owner: NDArray[np.int64]
    place: NDArray[np.int64]


def _read(path: Path) -> list[Example]:
    examples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            label, spans = record["label"], [(int(start), int(end)) for start, end in record.get("bias_spans") or []]
            if label not in ("biased", "non_biased"):
                raise ValueError(f"label {label!r}")
            read = tokens(str(record["text"]))
            group = zlib.crc32(str(record.get("url") or record["text"]).encode("utf-8", "surrogatepass"))
        except (ValueError, KeyError, TypeError) as problem:
            raise InputError(
                f"{path}, line {number}",
                f"not a judged sentence ({problem})",
                'one line is {"text": …, "label": "biased" or "non_biased", "bias_spans": [[start, end], …]}',
            ) from None
        marked = tuple(any(t.span.start < end and start < t.span.end for start, end in spans) for t in read)
        examples.append(Example(read, label == "biased", marked, group))
    return examples


def _word_matrix(examples: Sequence[Example]) -> Words:
    columns: list[int] = []
    ends, marked, owner, place = [0], list[bool](), list[int](), list[int]()
    for number, example in enumerate(examples):
        for index, token in enumerate(example.read):
            if token.is_word:
                columns += word_clues(example.read, index)
                ends.append(len(columns))
                marked.append(example.marked[index])
                owner.append(number)
                place.append(index)
    from scipy.sparse import csr_matrix

    rows = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(marked), WORD_SIZE))
    return Words(rows, np.array(marked), np.array(owner), np.array(place))


def _sentence_matrix(examples: Sequence[Example], words: Words, chances: NDArray[Any]) -> Any:
    from scipy.sparse import csr_matrix

    by_token = [[0.0] * len(example.read) for example in examples]
    for number, place, chance in zip(words.owner, words.place, chances, strict=True):
        by_token[number][place] = float(chance)
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for example, per_token in zip(examples, by_token, strict=True):
        hashed = sentence_clues(example.read)
        columns += [*hashed, *range(SENTENCE_SIZE, SENTENCE_SIZE + len(STYLE))]
        values += [*([1 / max(1, len(hashed)) ** 0.5] * len(hashed)), *style(example.read, per_token)]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(examples), SENTENCE_SIZE + len(STYLE)))


def _fitted(rows: Any, labels: NDArray[Any], strength: float) -> tuple[NDArray[Any], float]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=300).fit(rows, labels)
    return model.coef_[0], float(model.intercept_[0])


def _chance(weights: NDArray[Any], bias: float, rows: Any) -> NDArray[Any]:
    chances: NDArray[Any] = 1 / (1 + np.exp(-(rows @ weights + bias)))
    return chances


def _calibrated(scores: NDArray[Any], labels: NDArray[Any]) -> tuple[float, float]:
    """Slope and shift that make held-out probabilities as sure as they are right (Platt's scaling)."""
    weights, bias = _fitted(scores[:, None], labels, 1e6)
    return float(weights[0]), bias


def _threshold(chances: NDArray[Any], marked: NDArray[Any]) -> float:
    """From which probability on a word is called loaded: the middle of the stretch where held-out words' F1 is best."""

    def around(at: float) -> float:
        return sum(
            _word_figures(chances >= near, marked)["word_f1"]
            for near in (at - 0.04, at - 0.02, at, at + 0.02, at + 0.04)
        )

    return float(max(np.arange(0.1, 0.6, 0.02), key=around))


def _word_figures(answers: NDArray[Any], marked: NDArray[Any]) -> dict[str, float]:
    return {"word_f1": round(float(2 * (answers & marked).sum() / max(1, answers.sum() + marked.sum())), 4)}


def _figures(scores: NDArray[Any], labels: NDArray[Any]) -> dict[str, float]:
    from sklearn.metrics import f1_score, roc_auc_score

    chances = 1 / (1 + np.exp(-scores))
    bins = np.minimum((chances * 10).astype(int), 9)
    gaps = [abs((labels[bins == b] - chances[bins == b]).mean()) * (bins == b).mean() for b in sorted(set(bins))]
    return {
        "macro_f1": round(float(f1_score(labels, chances >= 0.5, average="macro")), 4),
        "auc": round(float(roc_auc_score(labels, chances)), 4),
        "calibration_error": round(float(sum(gaps)), 4),
    }
