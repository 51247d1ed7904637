"""Which lines of an HTML page are the article, which are readers' comments, and which are the page's furniture.

Every line gets numbers for what it says and for where it lies (:mod:`framing.structure.mark_evidence`). A linear model
judges each line, a second one judges again with the first one's view of the line's containers and neighbours, and the
most probable course over the whole page is taken. What kind of article line, comment line or furniture it is, is then
read off the mark-up's own words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.documents import COMMENTS, Hint, Zone
from framing.models import load
from framing.structure.decoding import Judged, judge
from framing.structure.lines import Line
from framing.structure.mark_evidence import MarkedLines, in_comments, marked_lines, placed
from framing.structure.mark_layout import Floats
from framing.structure.mark_zones import ARTICLE, COMMENT, signatures, strays_of, zones_of

KIND = "markup"
"""What the weights' card calls them."""
_SWITCH = 0.5  # the cost, in log probability, of passing from one part of a page to another
_LEANING = 2.5  # how far a comment system's names lean toward comments, in log probability
_LEAST_ARTICLE = 200  # characters; a page with less is asked again
_MOST_LINES = 10_000
_MISTAKEN = frozenset({Zone.BODY, Zone.BOILERPLATE, Zone.PROMO})  # what comments without a name are taken for


def judge_marked(lines: Sequence[Line], hints: Sequence[Hint]) -> tuple[Judged, ...]:
    """The zone of each line of a page with mark-up.

    Args:
        lines: of the page, blank ones left out.
        hints: what the mark-up says, in text order.
    """
    judged: list[Judged] = []
    # A page longer than any article is judged piece by piece, so that the memory it takes stays bounded.
    for at in range(0, len(lines), _MOST_LINES):
        piece = lines[at : at + _MOST_LINES]
        over = hints
        if len(lines) > _MOST_LINES:
            over = [hint for hint in hints if hint.span.end > piece[0].start and hint.span.start < piece[-1].end]
        judged += _judged_piece(piece, over)
    return tuple(judged)


def _judged_piece(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Judged]:
    seen = marked_lines(lines, hints)
    odds = probabilities(seen)
    course = most_probable(odds, seen.weight)
    zones = zones_of(lines, seen, course)
    sure = odds[np.arange(len(lines)), course]
    judged = [Judged(line, zone, float(p)) for line, zone, p in zip(lines, zones, sure, strict=True)]
    if not in_comments(seen).any() and (Zone.COMMENT_HEADER in zones or signatures(lines) > 1):
        judged = _read_again(judged)
    strays = strays_of([line.zone for line in judged], seen.weight)
    return [line._replace(zone=Zone.PROMO) if number in strays else line for number, line in enumerate(judged)]


def _read_again(judged: list[Judged]) -> list[Judged]:
    """Where words announce comments and no name does, the page is read as plain text too, and its comments taken."""
    plain = judge([line.line for line in judged])
    return [
        second if second.zone in COMMENTS and first.zone in _MISTAKEN else first
        for first, second in zip(judged, plain, strict=True)
    ]


def probabilities(seen: MarkedLines) -> Floats:
    """How probable each part is for each line: one row a line; furniture, article and comment as columns."""
    model = load("markup", KIND)
    first = _judged(seen.features, model.array("first", (None, 3)), model.array("first_bias", (3,)))
    features = np.concatenate([seen.features, placed(seen, first[:, ARTICLE], first[:, COMMENT])], axis=1)
    second = _judged(features, model.array("second", (None, 3)), model.array("second_bias", (3,)))
    # The second judgement knows more and errs with conviction; the mean of the two is steadier than either.
    scores = (np.log(np.clip(first, 1e-6, 1)) + np.log(np.clip(second, 1e-6, 1))) / 2
    scores[:, COMMENT] += _LEANING * in_comments(seen)
    return _shares(scores)


def _judged(features: Floats, weights: Floats, bias: Floats) -> Floats:
    return _shares(features @ weights + bias)


def _shares(scores: Floats) -> Floats:
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(scores / scores.sum(axis=1, keepdims=True))


def most_probable(odds: Floats, weight: Floats) -> list[int]:
    """The most probable course over the lines, where every change of part has its cost.

    A page that comes out with hardly any article is asked again, leaning toward one: most pages have one, and a short
    article among long comments looks like furniture at first.

    Args:
        odds: one row a line.
        weight: characters of each line.
    """
    scores = np.log(np.clip(odds, 1e-6, 1.0))
    for _ in range(5):
        course = _course(scores)
        if sum(size for size, part in zip(weight.tolist(), course, strict=True) if part == ARTICLE) >= _LEAST_ARTICLE:
            break
        scores[:, ARTICLE] += 1.0
    return course


def _course(scores: Floats) -> list[int]:
    best = [0.0, 0.0, 0.0]
    back: list[list[int]] = []
    for row in scores.tolist():
        top = max(range(3), key=best.__getitem__)
        change = best[top] - _SWITCH
        back.append([part if stay >= change else top for part, stay in enumerate(best)])
        best = [max(stay, change) + p for stay, p in zip(best, row, strict=True)]
    state = max(range(3), key=best.__getitem__)
    course = [state]
    for step in reversed(back[1:]):
        state = step[state]
        course.append(state)
    return course[::-1]
