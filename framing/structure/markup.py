"""Which lines of an HTML page are the article, which are readers' comments, and which are the page's furniture.

Every line gets numbers for what it says and for where it lies (:mod:`framing.structure.mark_evidence`). A linear model
judges each line, a second one judges again with the first one's view of the line's containers and neighbours, and the
most probable course over the whole page is taken. What kind of article line, comment line or furniture it is, is then
read off the mark-up's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from framing.documents import Hint, Zone
from framing.models import load
from framing.structure.decoding import Judged
from framing.structure.lines import Line
from framing.structure.mark_evidence import MarkedLines, in_comments, marked_lines, placed
from framing.structure.mark_layout import COLUMN, Floats

KIND = "markup"
"""What the weights' card calls them."""
OTHER, ARTICLE, COMMENT = range(3)
_SWITCH = 0.5  # the cost, in log probability, of passing from one part of a page to another
_LEANING = 2.5  # how far a comment system's names lean toward comments, in log probability
_LEAST_ARTICLE = 200  # characters; a page with less is asked again
_MOST_LINES = 10_000
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b(?:ago|yesterday|today|updated|published|posted)\b", re.IGNORECASE
)
_BYLINE = re.compile(r"^(?:by|von|par|por|di|posted by|written by|author|reporting by)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"^\W*(?:\d[\d,.]*\s+)?(?:comments?|responses?|replies|reactions?|thoughts)\b.{0,60}$", re.IGNORECASE
)
_ASK = re.compile(
    r"^\W*(?:leave|post|add|write|submit|join|sign in to|log ?in to)\s.{0,40}"
    r"(?:comment|reply|response|discussion|conversation)",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:says?|said|wrote|writes)\b\s?(?:\.{3}|…|:)?$", re.IGNORECASE)


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
    zones = _zones(lines, seen, course)
    sure = odds[np.arange(len(lines)), course]
    return [Judged(line, zone, float(p)) for line, zone, p in zip(lines, zones, sure, strict=True)]


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


def _zones(lines: Sequence[Line], seen: MarkedLines, course: list[int]) -> list[Zone]:
    """The ten zones, from the three parts and the words of the mark-up."""
    article = [number for number, part in enumerate(course) if part == ARTICLE]
    first, last = (article[0], article[-1]) if article else (len(lines), -1)
    headline = seen.headline if 0 <= seen.headline <= first + 5 else -1
    zones = []
    for number, (line, part) in enumerate(zip(lines, course, strict=True)):
        has = _Has(seen, number)
        if part == COMMENT:
            zones.append(_comment_zone(line, has))
        elif number == headline:
            zones.append(Zone.HEADLINE)
        elif has("figcaption") or (has("caption") and line.length < 400):
            near = part == ARTICLE or first - 8 <= number <= last
            zones.append(Zone.CAPTION if near else Zone.BOILERPLATE)
        elif part == ARTICLE:
            zones.append(_article_zone(line, has, number - first))
        elif _COUNT.match(line.text) or _ASK.match(line.text):
            zones.append(Zone.COMMENT_HEADER if number > first else Zone.BOILERPLATE)
        elif abs(number - headline) <= 12 and number <= first + 2 and headline >= 0:
            zones.append(_head_zone(line, has))
        else:
            zones.append(_furniture_zone(line, has))
    return zones


class _Has:
    """Whether the mark-up says a kind of a line."""

    def __init__(self, seen: MarkedLines, number: int) -> None:
        self._row = seen.features[number]

    def __call__(self, *kinds: str) -> bool:
        return any(self._row[COLUMN[kind]] > 0 for kind in kinds)


def _comment_zone(line: Line, has: _Has) -> Zone:
    text = line.text
    if line.length < 140 and (_COUNT.match(text) or _ASK.match(text)):
        return Zone.COMMENT_HEADER
    if line.length < 100 and not has("p") and (has("comment-author", "time", "byline") or _SAYS.search(text)):
        return Zone.COMMENT_AUTHOR
    return Zone.COMMENT


def _article_zone(line: Line, has: _Has, after: int) -> Zone:
    if line.length < 140 and after <= 3 and (_BYLINE.match(line.text) or (has("byline", "time") and not has("p"))):
        return Zone.DATELINE
    if has("note") and line.length < 600:
        return Zone.FOOTNOTE
    return Zone.BODY


def _head_zone(line: Line, has: _Has) -> Zone:
    dated = line.length < 60 and _DATE.search(line.text)
    if line.length < 160 and (_BYLINE.match(line.text) or has("byline", "time", "author") or dated):
        return Zone.DATELINE
    if has("subtitle", "h1", "title", "h2") and not has("nav", "navigation", "related", "share", "site-header"):
        return Zone.HEADLINE
    return _furniture_zone(line, has)


def _furniture_zone(line: Line, has: _Has) -> Zone:
    if has("related") or (has("h2", "h3", "h4") and has("a")) or (line.length > 40 and has("a", "bio", "advert")):
        return Zone.PROMO
    return Zone.BOILERPLATE
