"""Fit how an actor is spoken of, on sentences whose targets people have judged (NewsMTSC: Hamborg & Donnay 2021)."""

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
from framing.scorers.target_sentiment.clues import DENSE, SIZE, clues
from framing.scorers.target_sentiment.reading import Target, read
from framing.spans import Span

KIND = "target-sentiment"
LABELS = (-1, 0, 1)
FOLDS = 5
STRENGTH = 2.0
"""The inverse of the penalty on the weights, chosen by cross-validation."""


class Example(NamedTuple):
    """One judged target.

    Args:
        text: the sentence.
        start, end: where the target stands in it.
        label: -1, 0 or 1.
    """

    text: str
    start: int
    end: int
    label: int


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Fit the linear model and write it with its card.

    Args:
        data: JSONL files of ``{"text", "target": [start, end], "label": -1 | 0 | 1}``.
        output: the NPZ file to write.

    Returns:
        The card: number of targets, cross-validated macro-F1, calibration.

    Raises:
        InputError: when a line is not such a record.
    """
    examples = [example for path in data for example in _read(path)]
    matrix, labels = _matrix(examples), np.array([example.label for example in examples])
    groups = np.array([zlib.crc32(example.text.encode("utf-8", "surrogatepass")) % FOLDS for example in examples])
    scores = np.zeros((len(examples), len(LABELS)))
    for fold in range(FOLDS):
        weights, bias = _fitted(matrix[groups != fold], labels[groups != fold])
        scores[groups == fold] = matrix[groups == fold] @ weights.T + bias
    temperature = _temperature(scores, labels)
    weights, bias = _fitted(matrix, labels)
    card: dict[str, object] = {
        "kind": KIND,
        "data": [path.name for path in data],
        "targets": len(examples),
        "sentences": len({example.text for example in examples}),
        "cross_validated": _figures(scores / temperature, labels),
        "folds": f"{FOLDS}, by sentence",
    }
    # Half precision: rounding moves no decision that matters and halves the file.
    arrays: dict[str, NDArray[Any]] = {
        "words": weights[:, :SIZE].astype(np.float16),
        "sums": weights[:, SIZE:].astype(np.float32),
        "bias": bias.astype(np.float32),
        "temperature": np.array([temperature], dtype=np.float32),
    }
    save(output, arrays, card)
    return card


def _read(path: Path) -> list[Example]:
    examples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            start, end = record["target"]
            examples.append(Example(str(record["text"]), int(start), int(end), int(record["label"])))
        except (ValueError, KeyError, TypeError) as problem:
            raise InputError(
                f"{path}, line {number}",
                f"not a judged target ({problem})",
                'one line is {"text": …, "target": [start, end], "label": -1, 0 or 1}',
            ) from None
        example = examples[-1]
        if example.label not in LABELS or not 0 <= example.start < example.end <= len(example.text):
            raise InputError(
                f"{path}, line {number}", "label or target out of range", "label -1, 0 or 1; target in text"
            )
    return examples


def _matrix(examples: Sequence[Example]) -> Any:
    from scipy.sparse import csr_matrix

    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for example in examples:
        found = clues(read(example.text, [Target(Span(example.start, example.end), Span(0, len(example.text)))]))
        columns += [*found.hashed.tolist(), *range(SIZE, SIZE + len(DENSE))]
        values += [*([1 / len(found.hashed) ** 0.5] * len(found.hashed)), *found.sums[0].tolist()]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(examples), SIZE + len(DENSE)))


def _fitted(matrix: Any, labels: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Weights (classes by features) and biases; a feature seen in one sentence alone says nothing and gets 0."""
    from sklearn.linear_model import LogisticRegression

    kept = np.flatnonzero(matrix.getnnz(axis=0) > 1)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", tol=1e-3, max_iter=200).fit(matrix[:, kept], labels)
    weights = np.zeros((len(LABELS), matrix.shape[1]))
    weights[:, kept] = model.coef_
    return weights, model.intercept_


def _temperature(scores: NDArray[Any], labels: NDArray[Any]) -> float:
    """What to divide scores by so that held-out probabilities are as sure as they are right."""
    truth = np.searchsorted(LABELS, labels)

    def loss(temperature: float) -> float:
        chances = _chances(scores / temperature)
        return float(-np.log(np.maximum(chances[np.arange(len(truth)), truth], 1e-12)).mean())

    return float(min(np.arange(0.5, 4.0, 0.05), key=loss))


def _chances(scores: NDArray[Any]) -> NDArray[Any]:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: NDArray[Any] = raised / raised.sum(axis=1, keepdims=True)
    return chances


def _figures(scores: NDArray[Any], labels: NDArray[Any]) -> dict[str, float]:
    from sklearn.metrics import f1_score

    chances = _chances(scores)
    answers = np.array(LABELS)[chances.argmax(axis=1)]
    sure = chances.max(axis=1)
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs((answers == labels)[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in set(bins)]
    return {
        "macro_f1": round(float(f1_score(labels, answers, average="macro")), 4),
        "accuracy": round(float((answers == labels).mean()), 4),
        "calibration_error": round(float(sum(gaps)), 4),
    }
