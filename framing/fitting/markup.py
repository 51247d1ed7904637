"""Fit the weights that tell article, comments and furniture of HTML pages apart.

Data are JSON lines, one page each, plain or gzipped: ``id``, ``html`` and either ``article`` (and ``comments``) as
running text, or ``segments`` with pieces of the article (``with``), of the comments and of neither (``without``).
``domain`` keeps pages of one site on one side of the cross-validation.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.errors import InputError
from framing.fitting.spliced import spliced
from framing.models import save
from framing.sources.html import read_html
from framing.structure.lines import lines_of
from framing.structure.mark_evidence import MarkedLines, marked_lines, placed
from framing.structure.mark_layout import Floats
from framing.structure.mark_zones import ARTICLE, COMMENT, OTHER
from framing.structure.markup import KIND

_UNKNOWN = -1
_FOLDS = 5
_SOFTNESS = 0.02  # the inverse of the penalty on large weights
_SPLICED = 4  # variants of each page with made-up comments
_SEED = 7
_TOKEN = re.compile(r"\w+")
_SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A page with the part of each line.

    Args:
        site: pages of one site are never on both sides of a split.
        seen: the lines' features.
        parts: one of the parts a line, or -1 where it is not known.
    """

    site: str
    seen: MarkedLines
    parts: NDArray[np.int64]


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Fit on pages and write the weights and their card.

    Args:
        data: files of pages.
        output: the NPZ file; its card is written beside it.

    Returns:
        The card: data, figures of the cross-validation by site, settings.

    Raises:
        InputError: when a file or record is not of the form.
    """
    records = [record for path in data for record in _checked(path)]
    examples = [example for record in records for example in _examples(record)]
    examples += [example for record in _with_comments(records) for example in _examples(record)]
    if len({example.site for example in examples}) < _FOLDS:
        raise InputError(", ".join(map(str, data)), f"{len(examples)} pages", f"give pages of {_FOLDS} sites or more")
    first_view = _views(examples)
    first = _fitted([e.seen.features for e in examples], examples)
    second = _fitted(_second(examples, first_view), examples)
    figures = _figures(examples, first_view)
    card = {
        "kind": KIND,
        "data": [path.name for path in data],
        "pages": len(records),
        "examples": len(examples),
        "figures": figures,
        "features": {"first": int(first[0].shape[0]), "second": int(second[0].shape[0])},
        "settings": {"softness": _SOFTNESS, "folds": _FOLDS, "spliced": _SPLICED, "seed": _SEED},
        "licence": "numbers only; the pages' own terms are named in docs/methods/html.md",
    }
    arrays = {"first": first[0], "first_bias": first[1], "second": second[0], "second_bias": second[1]}
    save(output, {name: array.astype(np.float32) for name, array in arrays.items()}, card)
    return card


def _fitted(rows: Sequence[Floats], examples: Sequence[Example]) -> tuple[Floats, Floats]:
    """Weights, one column a part, and their biases (logistic regression with an L2 penalty)."""
    from sklearn.linear_model import LogisticRegression

    parts = np.concatenate([example.parts for example in examples])
    weight = np.concatenate([np.sqrt(np.minimum(example.seen.weight, 400)) for example in examples])
    known = parts != _UNKNOWN
    model = LogisticRegression(C=_SOFTNESS, max_iter=150, tol=1e-3)
    model.fit(np.concatenate(list(rows))[known], parts[known], sample_weight=weight[known] / weight[known].mean())
    return model.coef_.T, model.intercept_


def _applied(model: tuple[Floats, Floats], rows: Floats) -> Floats:
    scores = rows @ model[0] + model[1]
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(scores / scores.sum(axis=1, keepdims=True))


def _folds(examples: Sequence[Example]) -> list[int]:
    sites = {site: number % _FOLDS for number, site in enumerate(sorted({e.site for e in examples}))}
    return [sites[example.site] for example in examples]


def _views(examples: Sequence[Example]) -> list[Floats]:
    """The first judgement of each page by a model that has not seen its site, as it will be of new pages."""
    folds = _folds(examples)
    views: list[Floats] = [np.empty(0)] * len(examples)
    for fold in range(_FOLDS):
        kept = [example for example, of in zip(examples, folds, strict=True) if of != fold]
        model = _fitted([example.seen.features for example in kept], kept)
        for number, of in enumerate(folds):
            if of == fold:
                views[number] = _applied(model, examples[number].seen.features)
    return views


def _second(examples: Sequence[Example], views: Sequence[Floats]) -> list[Floats]:
    return [
        np.concatenate([e.seen.features, placed(e.seen, view[:, ARTICLE], view[:, COMMENT])], axis=1)
        for e, view in zip(examples, views, strict=True)
    ]


def _figures(examples: Sequence[Example], views: Sequence[Floats]) -> dict[str, float]:
    """Precision and recall by characters, each page judged by models that have not seen its site."""
    folds, rows = _folds(examples), _second(examples, views)
    counts: Counter[tuple[int, int]] = Counter()
    for fold in range(_FOLDS):
        kept = [number for number, of in enumerate(folds) if of != fold]
        model = _fitted([rows[number] for number in kept], [examples[number] for number in kept])
        for number, of in enumerate(folds):
            if of == fold:
                example = examples[number]
                parts = _applied(model, rows[number]).argmax(axis=1)
                for part, found, size in zip(example.parts, parts, example.seen.weight, strict=True):
                    counts[int(part), int(found)] += int(size)
    figures = {}
    for part, name in ((ARTICLE, "article"), (COMMENT, "comment")):
        right = counts[part, part]
        found = sum(counts[of, part] for of in (OTHER, ARTICLE, COMMENT))
        there = sum(counts[part, as_] for as_ in (OTHER, ARTICLE, COMMENT))
        figures[f"{name}_precision"] = round(right / max(1, found), 4)
        figures[f"{name}_recall"] = round(right / max(1, there), 4)
    return figures


def _checked(path: Path) -> Iterator[Mapping[str, Any]]:
    for number, record in enumerate(_records(path), 1):
        where = f"{path}, line {number}"
        if not isinstance(record, dict) or not isinstance(record.get("html"), str):
            raise InputError(where, "no field 'html' with a text", "give id, html and article or segments")
        if not ("segments" in record or isinstance(record.get("article"), str)):
            raise InputError(where, "neither 'article' nor 'segments'", "say what belongs to the article")
        yield {"id": f"{path.stem}#{number}", **record}


def _with_comments(records: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The pages with known articles again, with made-up comments."""
    rng = random.Random(_SEED)  # noqa: S311 - chance that must come out the same again
    whole = [record for record in records if "segments" not in record and record["article"]]
    pasted = [
        (record["id"], line) for record in whole for line in record["article"].split("\n") if 80 < len(line) < 700
    ]
    for _ in range(_SPLICED):
        for record in whole:
            others = [line for owner, line in rng.sample(pasted, min(12, len(pasted))) if owner != record["id"]]
            page = spliced(rng, record["html"], record["article"], others)
            if page is not None:
                html, comments = page
                yield {**record, "html": html, "comments": comments}


def _examples(record: Mapping[str, Any]) -> Iterator[Example]:
    page = read_html(record["html"], str(record["id"]))
    lines = tuple(lines_of(page.text))
    if lines:
        label = _by_segments if "segments" in record else _by_text
        parts = np.array(label(record, [page.text[line.start : line.end] for line in lines]))
        yield Example(str(record.get("domain") or page.id), marked_lines(lines, page.hints), parts)


def _records(path: Path) -> Iterator[Any]:
    try:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as handle:
            for line in handle:
                if line.strip():
                    yield json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(str(path), f"cannot be read as JSON lines ({error})") from error


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def _shingles(tokens: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[at : at + _SHINGLE]) for at in range(max(1, len(tokens) - _SHINGLE + 1)))


def _by_text(record: Mapping[str, Any], lines: Sequence[str]) -> list[int]:
    """The part that most of a line's word sequences come from; short lines need a neighbour of the same part."""
    gold = {ARTICLE: record["article"] or "", COMMENT: record.get("comments") or ""}
    pieces = {part: _shingles(_tokens(text)) for part, text in gold.items() if text}
    whole = {part: {" ".join(_tokens(line)) for line in text.split("\n")} for part, text in gold.items()}
    parts, short = [], []
    for line in lines:
        tokens = _tokens(line)
        short.append(len(tokens) < 5)
        if not tokens:
            parts.append(_UNKNOWN)
        elif short[-1]:
            parts.append(next((part for part in gold if " ".join(tokens) in whole[part]), OTHER))
        else:
            own = _shingles(tokens)
            shares = {part: (own & pieces[part]).total() / own.total() for part in pieces}
            best = max(shares, key=shares.__getitem__, default=OTHER)
            parts.append(best if shares.get(best, 0) > 0.5 else OTHER)
    return [_supported(parts, short, number) for number in range(len(parts))]


def _supported(parts: Sequence[int], short: Sequence[bool], number: int) -> int:
    part = parts[number]
    if not short[number] or part not in (ARTICLE, COMMENT):
        return part
    near = range(max(0, number - 4), min(len(parts), number + 5))
    return part if any(parts[n] == part and not short[n] for n in near) else OTHER


def _by_segments(record: Mapping[str, Any], lines: Sequence[str]) -> list[int]:
    """The part of the lines that hold a named piece; all others are not known."""
    named = [(COMMENT, "comments"), (ARTICLE, "with"), (OTHER, "without")]
    pieces = [(part, f" {' '.join(_tokens(piece))} ") for part, name in named for piece in record["segments"][name]]
    parts = []
    for line in lines:
        text = f" {' '.join(_tokens(line))} "
        parts.append(next((part for part, piece in pieces if piece.strip() and piece in text), _UNKNOWN))
    return parts
