"""The zone of every line of a page, decided over the whole page at once.

A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001): the evidence of each line gives every state
a score, states may only follow in the order of a page, and the best path through all lines is taken. The confidence of
a line is the share of all paths, by weight, that give it its zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.documents import Zone
from framing.models import Model, load
from framing.structure.evidence import FEATURES, Evidence, evidence_of, folded
from framing.structure.lines import Line
from framing.structure.register import KNOWN_WORDS
from framing.structure.states import ALLOWED, COLUMNS, INCIDENCE, STARTS, STATES, ZONE_OF_STATE, ZONES, Region

KIND = "zones"
"""What the card of a zone model calls it."""
WORDS = 1 << 15
"""Numbers that words are folded into."""

_TOLD = 15.0  # added to the score of a zone that a line says itself
_CAUTION = 0.6  # added to the score of comments: a reader's words counted as the outlet's do more harm than words lost
_UNHERALDED = 5.0  # taken from the score of beginning with comments where nothing on the page speaks of them
_REPORT = 2.5  # added to the score of body where a line reports as a newsroom does
# What scores are divided by before they are read as confidence, since the fit is too sure of itself (temperature
# scaling: Guo et al. 2017); best on a ninth of the labelled pages, kept apart from an earlier fit.
_TEMPERATURE = 1.5
_NEVER = -1e4  # the score of a step that cannot be


class Judged(NamedTuple):
    """A line with its zone.

    Args:
        line: the line.
        zone: what it is for.
        confidence: 0 to 1.
    """

    line: Line
    zone: Zone
    confidence: float


class Weights(NamedTuple):
    """A fitted zone model.

    Args:
        features: score of each feature for each column (zones, then regions).
        words: the same for words.
        steps: score of each state after each other, states by states.
        starts: score of each state as the first.
        known: map of the words that news texts use.
    """

    features: NDArray[np.float32]
    words: NDArray[np.float32]
    steps: NDArray[np.float64]
    starts: NDArray[np.float64]
    known: bytes


def judge(lines: Sequence[Line]) -> tuple[Judged, ...]:
    """The zone of each line.

    Args:
        lines: of one page, or of a part of it.
    """
    if not lines:
        return ()
    weights = _shipped()
    evidence = evidence_of(lines, weights.known)
    scores = scores_of(evidence, weights)
    scores[:, _COMMENTS] += _CAUTION
    if not evidence.cued:
        weights = _uncued()
    path = best_path(scores, weights)
    if not evidence.cued and any(evidence.plain) and not (_BODY[path].any() and _HEADLINE[path].any()):
        _read_as_article(evidence, scores, whole=not _BODY[path].any())
        path = best_path(scores, weights)
    shares = shares_of(scores, weights)
    return tuple(
        Judged(line, ZONES[zone], float(share[zone]))
        for line, zone, share in zip(lines, ZONE_OF_STATE[path], shares @ _ZONE_SUMS, strict=True)
    )


def _read_as_article(evidence: Evidence, scores: NDArray[np.float64], *, whole: bool) -> None:
    """Change the scores of a page without headline or body: a short first line is the one, sentences are the other."""
    if whole:
        scores[np.ix_(np.array(evidence.plain, dtype=bool), ~_BODY)] -= 2 * _TOLD
    if evidence.titled:
        scores[0, STATES.index((Region.HEAD, Zone.HEADLINE))] += _TOLD


_HEADLINE = np.array([zone is Zone.HEADLINE for _, zone in STATES])
_BODY = np.array([zone is Zone.BODY for _, zone in STATES])
_COMMENTS = np.array([region is Region.COMMENTS for region, _ in STATES])
_ZONE_SUMS = INCIDENCE[:, : len(ZONES)].astype(np.float64)


def weights_of(model: Model) -> Weights:
    """The arrays of a model, checked and made ready.

    Raises:
        ModelError: when an array is missing or of another shape.
    """
    states = len(STATES)
    return weights_from(
        (
            model.array("features", (FEATURES, COLUMNS)),
            model.array("words", (WORDS, COLUMNS)),
        ),
        (model.array("steps", (states, states)), model.array("starts", (states,))),
        model.array("known", (KNOWN_WORDS // 8,)),
    )


def weights_from(
    tables: tuple[NDArray[Any], NDArray[Any]],
    moves: tuple[NDArray[Any], NDArray[Any]],
    known: NDArray[Any],
) -> Weights:
    """Weights made ready: tables of features and words, scores of steps and starts, the map of known words."""
    return Weights(
        tables[0].astype(np.float32),
        tables[1].astype(np.float32),
        np.where(ALLOWED, moves[0].astype(np.float64), _NEVER),
        np.where(STARTS, moves[1].astype(np.float64), _NEVER),
        known.astype(np.uint8).tobytes(),
    )


@cache
def _shipped() -> Weights:
    return weights_of(load("zones", KIND))


@cache
def _uncued() -> Weights:
    """The weights for pages on which nothing speaks of comments: there they only follow an article."""
    weights = _shipped()
    early = np.array([region is Region.HEAD for region, _ in STATES])
    article = np.array([region is Region.ARTICLE for region, _ in STATES])
    steps = weights.steps - _UNHERALDED * np.outer(article, _COMMENTS)
    return weights._replace(
        steps=np.where(np.outer(early, _COMMENTS), _NEVER, steps),
        starts=np.where(_COMMENTS, _NEVER, weights.starts),
    )


def scores_of(evidence: Evidence, weights: Weights) -> NDArray[np.float64]:
    """The score of each state for each line, lines by states."""
    columns = weights.features.take(folded(evidence.context), axis=0).sum(axis=1)
    flat, lengths = _flat(evidence.features)
    columns += _summed(weights.features, folded(flat), lengths)
    flat, lengths = _flat(evidence.words)
    columns += _summed(weights.words, flat % WORDS, lengths) / np.sqrt(np.maximum(lengths, 1))[:, None]
    scores: NDArray[np.float64] = (columns @ INCIDENCE.T).astype(np.float64)
    scores[np.ix_(np.array(evidence.reports, dtype=bool), _BODY)] += _REPORT
    for at, zone in enumerate(evidence.told):
        if zone is not None:
            scores[at, ZONES.index(zone) == ZONE_OF_STATE] += _TOLD
    return scores


def _flat(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of all lists in a row, and how many each has."""
    lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
    return np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=int(lengths.sum())), lengths


def _summed(table: NDArray[np.float32], numbers: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.float32]:
    """For each list, the sum of the rows of the table that its numbers name."""
    out = np.zeros((len(lengths), table.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(lengths)
    if filled.size:
        starts = np.concatenate(([0], np.cumsum(lengths[filled])[:-1]))
        out[filled] = np.add.reduceat(table.take(numbers, axis=0), starts, axis=0)
    return out


def best_path(scores: NDArray[np.float64], weights: Weights) -> NDArray[np.intp]:
    """The states of the best path, by the Viterbi algorithm."""
    steps = weights.steps.T.copy()
    best = weights.starts + scores[0]
    back = np.empty(scores.shape, dtype=np.intp)
    rows = np.arange(scores.shape[1])
    for at in range(1, len(scores)):
        reached = steps + best
        choice = reached.argmax(axis=1)
        back[at] = choice
        best = reached[rows, choice] + scores[at]
    path = np.empty(len(scores), dtype=np.intp)
    path[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def shares_of(scores: NDArray[np.float64], weights: Weights) -> NDArray[np.float64]:
    """The share of all paths, by weight, that pass each state at each line (forward-backward)."""
    steps = np.exp(weights.steps / _TEMPERATURE)
    likely = np.exp(np.maximum((scores - scores.max(axis=1, keepdims=True)) / _TEMPERATURE, -60.0))
    forward = np.empty_like(likely)
    now = np.exp(np.maximum((weights.starts - weights.starts.max()) / _TEMPERATURE, -60.0)) * likely[0]
    forward[0] = now = now / now.sum()
    for at in range(1, len(likely)):
        now = (now @ steps) * likely[at]
        now /= now.sum()
        forward[at] = now
    steps_back = steps.T.copy()
    later = np.ones(likely.shape[1])
    for at in range(len(likely) - 1, 0, -1):
        later = (later * likely[at]) @ steps_back
        later /= later.sum()
        forward[at - 1] *= later
    shares: NDArray[np.float64] = forward / forward.sum(axis=1, keepdims=True)
    return shares
