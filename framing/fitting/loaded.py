"""Fit whether a sentence is worded in a loaded way, on the user's own copy of BABE (Spinde et al. 2021).

BABE's terms (AGPL-3.0) keep weights fitted on it out of this package: the model is made where the data are.

Two linear models are stacked. The first learns which words experts marked as biased; its out-of-fold probabilities
are features of the second, which judges the sentence and learns from how many experts call it biased and whether they
marked words. Which words carry the bias is settled last, by the scores of the word and of its sentence. The slope and
shift that make probabilities honest are found on out-of-fold scores too.
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
WORD_STRENGTH = 0.25
SENTENCE_STRENGTH = 0.5
"""Inverses of the penalties on the weights, chosen by cross-validation."""
WORDS_TO_STYLE = 2.0
"""How large the words and pairs of a sentence are beside its style, before the penalty."""
UNPENALISED = 1e3
FOR_A_WORD = 0.15
"""What a first and a second marked word add to the degree to which a sentence is loaded, out of 1."""


class Example(NamedTuple):
    """One judged sentence.

    Args:
        read: its tokens.
        loaded: whether experts call it biased.
        degree: how loaded they find it, 0 to 1: most of it the share of them who call it biased, the rest whether
            they marked one word or more.
        marked: for each token whether they marked it.
        group: sentences of one article are held out together.
    """

    read: tuple[Token, ...]
    loaded: bool
    degree: float
    marked: tuple[bool, ...]
    group: int


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Fit both models and write them with their card.

    Args:
        data: JSONL files of ``{"text", "label": "biased" | "non_biased", "bias_spans": [[start, end], …], "url",
            "votes": [biased, all]}``; ``url`` is optional and keeps the sentences of one article together, ``votes``
            is optional and says how many experts agree.
        output: the NPZ file to write.

    Returns:
        The card: number of sentences, cross-validated figures, calibration.

    Raises:
        InputError: when a line is not such a record, or there are too few sentences or words of either kind.
    """
    examples = [example for path in data for example in _read(path)]
    _check(examples, data)
    folds = np.array([example.group % FOLDS for example in examples])
    labels, degrees = (np.array([getattr(example, name) for example in examples]) for name in ("loaded", "degree"))
    words = _word_matrix(examples)
    word_scores = _held_out(words.rows, words.marked, WORD_STRENGTH, folds[words.owner])
    rows = _sentence_matrix(examples, words, 1 / (1 + np.exp(-word_scores)))
    raw = _held_out(rows, degrees, SENTENCE_STRENGTH, folds)
    slope, shift = _fitted(raw[:, None], labels, UNPENALISED)  # Platt's scaling
    scores = raw * slope[0] + shift
    both = np.column_stack([word_scores, scores[words.owner]])
    mixing, mixed = _fitted(both, words.marked, UNPENALISED)
    marking = both @ mixing + mixed
    threshold = _threshold(marking, words.marked)
    word_weights, word_bias = _fitted(words.rows, words.marked, WORD_STRENGTH)
    weights, bias = _fitted(rows, degrees, SENTENCE_STRENGTH)
    weights[:SENTENCE_SIZE] *= WORDS_TO_STYLE
    card: dict[str, object] = {
        "kind": KIND,
        "data": [path.name for path in data],
        "licence": "that of the data; BABE's is AGPL-3.0, so do not pass this file on under other terms",
        "sentences": len(examples),
        "cross_validated": _figures(scores, labels) | _word_figures(marking >= threshold, words.marked),
        "folds": f"{FOLDS}, by article",
    }
    arrays: dict[str, NDArray[Any]] = {
        "words": word_weights.astype(np.float32),
        "sentences": (weights * slope[0]).astype(np.float32),
        "biases": np.array([word_bias, bias * slope[0] + shift], dtype=np.float32),
        "marking": np.array([*mixing, mixed - threshold], dtype=np.float32),
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
            chosen, asked = record.get("votes") or (label == "biased", 1)
            share = min(1.0, max(0.0, chosen / asked)) if asked else float(label == "biased")
            read = tokens(str(record["text"]))
            group = zlib.crc32(str(record.get("url") or record["text"]).encode("utf-8", "surrogatepass"))
        except (ValueError, KeyError, TypeError) as problem:
            raise InputError(
                f"{path}, line {number}",
                f"not a judged sentence ({problem})",
                'one line is {"text": …, "label": "biased" or "non_biased", "bias_spans": [[start, end], …]}',
            ) from None
        marked = tuple(any(t.span.start < end and start < t.span.end for start, end in spans) for t in read)
        degree = (1 - 2 * FOR_A_WORD) * share + FOR_A_WORD * min(2, sum(marked))
        examples.append(Example(read, label == "biased", degree, marked, group))
    return examples


def _check(examples: Sequence[Example], data: Sequence[Path]) -> None:
    words = [marked for one in examples for token, marked in zip(one.read, one.marked, strict=True) if token.is_word]
    loaded, all_marked = sum(example.loaded for example in examples), sum(words)
    if min(loaded, len(examples) - loaded, all_marked, len(words) - all_marked) < FOLDS:
        raise InputError(
            ", ".join(map(str, data)),
            f"{loaded} of {len(examples)} sentences are biased, {all_marked} of {len(words)} words are marked",
            f"at least {FOLDS} sentences and words of both kinds are needed",
        )


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
        size = WORDS_TO_STYLE / max(1, len(hashed)) ** 0.5
        values += [*([size] * len(hashed)), *style(example.read, per_token)]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(examples), SENTENCE_SIZE + len(STYLE)))


def _fitted(rows: Any, shares: NDArray[Any], strength: float) -> tuple[NDArray[Any], float]:
    """Weights and bias of a logistic regression on shares (0 to 1): a row counts for either answer by its share."""
    from sklearn.linear_model import LogisticRegression

    yes, no = np.flatnonzero(shares > 0), np.flatnonzero(shares < 1)
    counts = np.concatenate([shares[yes], 1.0 - shares[no]])
    answers = np.repeat([True, False], [len(yes), len(no)])
    model = LogisticRegression(C=strength, max_iter=300).fit(rows[np.concatenate([yes, no])], answers, counts)
    return model.coef_[0], float(model.intercept_[0])


def _held_out(rows: Any, shares: NDArray[Any], strength: float, folds: NDArray[Any]) -> NDArray[Any]:
    """The score of each row by a model that was not fitted on the row's fold."""
    scores = np.zeros(rows.shape[0])
    for fold in range(FOLDS):
        held = folds == fold
        weights, bias = _fitted(rows[~held], shares[~held], strength)
        scores[held] = rows[held] @ weights + bias
    return scores


def _threshold(scores: NDArray[Any], marked: NDArray[Any]) -> float:
    """From which score on a word is called loaded: the middle of the stretch where held-out words' F1 is best."""

    def around(at: float) -> float:
        return sum(
            _word_figures(scores >= near, marked)["word_f1"] for near in (at - 0.2, at - 0.1, at, at + 0.1, at + 0.2)
        )

    return float(max(np.arange(-2.5, 0.5, 0.1), key=around))


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
