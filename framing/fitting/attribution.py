"""Fit the rankers that find attributions, on texts whose attributions were annotated by hand.

The first data file holds annotated texts; further files hold plain texts (records with ``text``), which only the word
classes are made from. Each model learns from what the models before it answer on texts that they were not fitted on,
so that it meets in use what it met in learning.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.errors import InputError
from framing.fitting.attribution_gold import Example, examples, records
from framing.fitting.descent import Schedule, logistic, softmax
from framing.fitting.word_classes import word_classes
from framing.models import Model, save
from framing.structure.attributions import acceptance, boundaries, cues, sources
from framing.structure.attributions.drafts import POINTERS, Drafts, completed, likely, spotted
from framing.structure.attributions.hashing import Table, indices
from framing.structure.attributions.pointers import Index, columns
from framing.structure.attributions.ranking import COUNTED
from framing.structure.attributions.surroundings import with_cues
from framing.structure.attributions.weights import KIND, Weights

FOLDS = 5
_CUE_SIZE, _SIZE, _NEVER = 1 << 19, 1 << 18, 1 << 16
_FINE, _COARSE = 320, 48
_CUE = Schedule(rounds=5, rate=0.05, decay=1e-4)
_POINTER = Schedule(rounds=3, rate=0.1, decay=1e-4, batch=256)
_ACCEPTANCE = Schedule(rounds=6, rate=0.03, decay=5e-4)


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Fit on the data files and write the weights with their card.

    Args:
        data: annotated texts; then, optionally, plain texts for the word classes.
        output: the NPZ file; the card goes beside it.

    Returns:
        What was fitted on how much, and the threshold chosen.

    Raises:
        InputError: when a file cannot be read or holds something else.
    """
    given = [list(records(path)) for path in data]
    annotated = [record for record in given[0] if record.get("attributions") is not None] if given else []
    if len(annotated) < FOLDS:
        raise InputError(str(data[0]) if data else "data", f"holds {len(annotated)} annotated texts", "at least 5")
    classes = word_classes((r["text"] for records_ in given for r in records_), (_FINE, _COARSE))
    taught, counts = examples(annotated, classes)
    model, figures = _fitted(taught, classes, _never(counts))
    card = {
        "kind": KIND,
        "data": [{"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in data],
        "title": "Which words report, who is cited, and what is attributed",
        "fitted_by": "framing/fitting/attribution.py",
        "features": "hashes of words, endings, shapes, word classes, marks and distances; no vocabulary",
        "texts": len(taught),
        "cues": int(sum(len(e.cue) for e in taught)),
        "figures": figures,
    }
    save(output, model.arrays, card)
    return card


def _never(counts: Mapping[int, int]) -> NDArray[np.uint8]:
    """By hash of the stem: frequent, and hardly ever in a cue."""
    never = np.zeros(_NEVER, dtype=np.uint8)
    for stem, times in counts.items():
        if stem >= 0 and times >= 60 and counts.get(-stem - 1, 0) / times < 0.001:
            never[stem % _NEVER] = 1
    return never


def _fitted(
    taught: list[Example], classes: NDArray[np.uint16], never: NDArray[np.uint8]
) -> tuple[Model, Mapping[str, object]]:
    empty = Table(np.zeros(1, dtype=np.float32))
    bare = Weights(empty, empty, {}, classes[0], classes[1], never.astype(bool), 0.0)
    folds = [[e for i, e in enumerate(taught) if i % FOLDS == k] for k in range(FOLDS)]

    def others(k: int) -> list[Example]:
        return [e for i, e in enumerate(taught) if i % FOLDS != k]

    # Likely cues as the spotter sees them in texts it does not know.
    numbered: dict[int, Example] = {}
    for k, fold in enumerate(folds):
        weights = replace(bare, cue=Table(_cue_table(others(k), bare)))
        for e in fold:
            numbered[id(e)] = _with_likely(e, weights)
    folds = [[numbered[id(e)] for e in fold] for fold in folds]
    taught = [numbered[id(e)] for e in taught]
    cue = _cue_table(taught, bare)
    pointers = _pointer_tables(taught)

    drafted: list[tuple[Example, Drafts]] = []
    for k, fold in enumerate(folds):
        rest = [e for j, other in enumerate(folds) if j != k for e in other]
        tables = {name: Table(table) for name, table in _pointer_tables(rest).items()}
        partly = replace(bare, cue=Table(_cue_table(rest, bare)), pointers=tables)
        drafted += [(e, _drafts(e, partly)) for e in fold]
    drafted = [(e, d) for e, d in drafted if len(d)]
    features = [indices(acceptance.columns(e.reading, d), _SIZE).T for e, d in drafted]
    holds = [e.in_cue[d.cue] for e, d in drafted]
    arrays = _stored({"cue": cue, "acceptance": _acceptance_table(features, holds), **pointers})
    arrays |= {"classes": classes, "never": never, "threshold": np.array([_THRESHOLD], dtype=np.float32)}
    return Model(KIND, arrays, {}), _figures(drafted, features, holds)


def _acceptance_table(features: Sequence[NDArray[np.int32]], holds: Sequence[NDArray[np.bool_]]) -> NDArray[np.float32]:
    return logistic(np.concatenate(features), np.concatenate(holds).astype(np.float32), _SIZE, _ACCEPTANCE)


def _figures(
    drafted: Sequence[tuple[Example, Drafts]], features: Sequence[NDArray[np.int32]], holds: Sequence[NDArray[np.bool_]]
) -> Mapping[str, object]:
    """How well cues are found in texts that nothing was fitted on, by leaving out a fold at a time."""
    kept_right = kept = found = 0
    for k in range(FOLDS):
        rest = [i for i in range(len(drafted)) if i % FOLDS != k]
        table = _acceptance_table([features[i] for i in rest], [holds[i] for i in rest])
        for i in range(k, len(drafted), FOLDS):
            e, drafts = drafted[i]
            is_kept = table.take(features[i]).sum(axis=1) > _THRESHOLD
            kept += int(is_kept.sum())
            kept_right += int((is_kept & holds[i]).sum())
            places = drafts.cue[is_kept]
            begin = np.searchsorted(places, e.gold["cue_first"])
            found += int((np.searchsorted(places, e.gold["cue_last"], side="right") > begin).sum())
    gold = sum(len(e.cue) for e, _ in drafted)
    return {
        "what": f"cues found, {FOLDS}-fold cross-validation by text, before the rules",
        "gold": gold,
        "predicted": kept,
        "precision": round(kept_right / max(kept, 1), 4),
        "recall": round(found / max(gold, 1), 4),
        "threshold": _THRESHOLD,
    }


_FLOOR = -2.5
"""Lower than in use: from more drafts that do not hold together there is more to learn."""
_THRESHOLD = -0.4
"""Chosen on held-out outlets: fewer missed sentences at hardly any cost in whole attributions."""


def _stored(tables: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[Any]]:
    """The tables in 8-bit steps, with the step of each, ordered by name."""
    arrays: dict[str, NDArray[Any]] = {}
    scales = []
    for name in sorted(tables):
        step = float(np.abs(tables[name]).max()) / 127 or 1.0
        arrays[f"w_{name}"] = np.round(tables[name] / step).astype(np.int8)
        scales.append(step)
    arrays["scales"] = np.array(scales, dtype=np.float32)
    return arrays


def _cue_table(taught: Sequence[Example], weights: Weights) -> NDArray[np.float32]:
    features, holds = [], []
    for e in taught:
        at = cues.possible(e.reading.around, weights.never)
        features.append(indices(cues.columns(e.reading.tokens, e.reading.around, at), _CUE_SIZE).T)
        holds.append(np.isin(at, e.cue))
    return logistic(np.concatenate(features), np.concatenate(holds).astype(np.float32), _CUE_SIZE, _CUE)


def _with_likely(e: Example, weights: Weights) -> Example:
    at, score = spotted(e.reading, weights)
    around = with_cues(e.reading.around, len(e.reading.tokens), at[score > COUNTED])
    return replace(e, reading=replace(e.reading, around=around))


def _drafts(e: Example, weights: Weights) -> Drafts:
    at, score = spotted(e.reading, weights)
    kept = likely(at, score, _FLOOR)
    return completed(e.reading, weights, at[kept], score[kept])


_Offer = Callable[[Example, Index], tuple[tuple[Index, Index], Index]]


def _offers() -> dict[str, _Offer]:
    """For each pointer: the candidates of the gold cues in ``rows``, and the further place that matters."""

    def block(e: Example) -> Index:
        first = e.gold["source_first"]
        return np.where((first >= 0) & (first < e.cue), first, e.gold["cue_first"])

    def first(e: Example, rows: Index) -> tuple[tuple[Index, Index], Index]:
        return cues.first_candidates(e.reading.tokens, e.cue[rows]), e.cue[rows]

    def last(e: Example, rows: Index) -> tuple[tuple[Index, Index], Index]:
        return cues.last_candidates(e.reading.tokens, e.cue[rows]), e.cue[rows]

    def source(e: Example, rows: Index) -> tuple[tuple[Index, Index], Index]:
        return sources.start_candidates(e.reading.tokens, e.reading.around, e.cue[rows]), e.cue[rows]

    def source_end(e: Example, rows: Index) -> tuple[tuple[Index, Index], Index]:
        begin = e.gold["source_first"][rows]
        return sources.end_candidates(e.reading.tokens, e.reading.around, e.cue[rows], begin), begin

    def left(e: Example, rows: Index) -> tuple[tuple[Index, Index], Index]:
        begin = block(e)[rows]
        return boundaries.left_candidates(e.reading.tokens, e.reading.around, e.reading.quotes, begin), begin

    def right(e: Example, rows: Index) -> tuple[tuple[Index, Index], Index]:
        after = np.maximum(e.gold["cue_last"], e.gold["source_last"])[rows]
        return boundaries.right_candidates(e.reading.tokens, e.reading.around, e.cue[rows]), after

    def end(e: Example, rows: Index) -> tuple[tuple[Index, Index], Index]:
        begin = e.gold["right"][rows]
        return boundaries.end_candidates(e.reading.tokens, e.reading.around, e.reading.quotes, begin), begin

    return dict(zip(POINTERS, (first, last, source, source_end, left, right, end), strict=True))


def _pointer_tables(taught: Sequence[Example]) -> dict[str, NDArray[np.float32]]:
    needs = {"source_last": "source_first", "end": "right"}
    return {name: _pointer_table(taught, name, offer, needs.get(name)) for name, offer in _offers().items()}


def _pointer_table(taught: Sequence[Example], name: str, offer: _Offer, needs: str | None) -> NDArray[np.float32]:
    features, groups, right, count = [], [], [], 0
    for e in taught:
        rows = np.arange(len(e.cue)) if needs is None else np.flatnonzero(e.gold[needs] >= 0)
        if not len(rows):
            continue
        (group, token), mark = offer(e, rows)
        found = columns(e.reading.tokens, e.reading.around, e.cue[rows][group], token, mark[group])
        features.append(indices(found, _SIZE).T)
        groups.append(group + count)
        right.append(token == e.gold[name][rows][group])
        count += len(rows)
    return softmax(np.concatenate(features), np.concatenate(groups), np.concatenate(right), (_SIZE, _POINTER))
