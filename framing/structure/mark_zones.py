"""Which of the ten zones a line of an HTML page is in, once it is article, comment or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.documents import Zone
from framing.structure.lines import Line
from framing.structure.mark_evidence import MarkedLines, in_comments
from framing.structure.mark_layout import COLUMN, Floats

OTHER, ARTICLE, COMMENT = range(3)
"""The three parts of a page."""

_FAR = 1500  # characters of other text that set two articles apart
_SOME = 150  # characters of an article that may have comments
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b(?:ago|yesterday|today|updated|published|posted)\b", re.IGNORECASE
)
_BYLINE = re.compile(r"^(?:by|von|par|por|di|posted by|written by|author|reporting by)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"^\W*(?:\d[\d,.]*\s+|no\s+)?(?:reader\s|user\s|all\s)?(?:comments?|responses?|replies|reactions?|thoughts|discussion"
    r"|kommentare?|commentaires|comentarios)\b(?!.{0,40}\b(?:by|von|par|por)\b).{0,80}$",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"^\W*(?:leave|post|add|write|submit|join|sign in to|log ?in to)\s.{0,40}"
    r"(?:comment|reply|response|discussion|conversation)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:says?|said|wrote|writes)\b\s?(?:\.{3}|…|:)?$|^(?:posted|comment|written|submitted|left)?\s?\b(?:by|von|par)\b",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|inbox|updates?|channel|podcast|alerts?|today|now"
    r"|free)\b|\b(?:in|to|meet) your inbox\b|\bhave a (?:news )?tip\b|\bfollow (?:us|me|him|her|them) on\b"
    r"|\bdownload (?:the|our) app\b"
    r"|\b(?:support|donate to) (?:us|our (?:work|journalism|reporting))\b|\bprotected by recaptcha\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^\W*(?:related|read more|read also|also read|see also|read next|don['’]t miss|recommended|more on this|up next"
    r"|watch)"
    r"(?:\s(?:posts?|story|stories|articles?|reading|coverage|content|news|links?))?\s?(?:[:|»–]|\W*$).{0,160}$",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"^\W*(?:reply|report|quote|flag|permalink|link|edit|like|dislike|share|vote|delete|log|sign|cancel|submit|load|show"
    r"|view|more|read|see|name|e-?mail|website|next|prev|older|newer|home|subscribe|\d+\s+(?:votes?|likes?|repl))",
    re.IGNORECASE,
)


def zones_of(lines: Sequence[Line], seen: MarkedLines, course: Sequence[int]) -> list[Zone]:
    """The zone of each line.

    Args:
        lines: of the page.
        seen: what the mark-up says of them.
        course: the part of each.
    """
    article = [number for number, part in enumerate(course) if part == ARTICLE]
    first, last = (article[0], article[-1]) if article else (len(lines), -1)
    headline = seen.headline if 0 <= seen.headline <= first + 5 else -1
    flags = seen.features[:, : len(COLUMN)].tolist()
    zones = []
    for number, (line, part) in enumerate(zip(lines, course, strict=True)):
        has = _Has(flags[number])
        if part == COMMENT:
            zones.append(_comment_zone(line, has))
        elif number == headline:
            zones.append(Zone.HEADLINE)
        elif has("figcaption") or (has("caption") and line.length < 400):
            near = part == ARTICLE or first - 8 <= number <= last
            zones.append(Zone.CAPTION if near else Zone.BOILERPLATE)
        elif part == ARTICLE:
            zones.append(_article_zone(line, has, number - first))
        elif line.length < 140 and (_COUNT.match(line.text) or _ASK.match(line.text)):
            zones.append(Zone.COMMENT_HEADER if number > first else Zone.BOILERPLATE)
        elif headline >= 0 and number - headline <= 12 and headline - number <= 4 and number <= first + 2:
            zones.append(_head_zone(line, has, number > headline))
        else:
            zones.append(_furniture_zone(line, has))
    _name_authors(lines, seen, zones)
    return zones


def strays_of(zones: Sequence[Zone], weight: Floats) -> frozenset[int]:
    """The body lines that belong to another article: beyond the comments, or far from a body more than twice as long.

    Args:
        zones: of each line.
        weight: characters of each line.
    """
    sizes = weight.tolist()
    runs: list[list[int]] = [[]]
    away, comments = 0.0, len(zones)
    for number, zone in enumerate(zones):
        if zone is Zone.BODY:
            if away > _FAR and runs[-1]:
                runs.append([])
            runs[-1].append(number)
            away = 0.0
        elif zone is not Zone.CAPTION:
            away += sizes[number]
        if zone in (Zone.COMMENT, Zone.COMMENT_AUTHOR):
            comments = min(comments, number)
    held = [sum(sizes[number] for number in run) for run in runs]
    strays = {number for run, size in zip(runs, held, strict=True) if 2 * size < max(held) for number in run}
    above = sum(sizes[number] for run in runs for number in run if number < comments)
    if above > _SOME and 2 * above >= sum(held):
        strays |= {number for run in runs for number in run if number > comments}
    return frozenset(strays)


def signatures(lines: Sequence[Line]) -> int:
    """How many lines look like the signature of a post or comment: "Ann says:", "Posted by: Bert"."""
    return sum(line.length < 100 and _SAYS.search(line.text) is not None for line in lines)


class _Has:
    """Whether the mark-up says a kind of a line."""

    def __init__(self, flags: Sequence[float]) -> None:
        self._flags = flags

    def __call__(self, *kinds: str) -> bool:
        flags = self._flags
        return any(flags[COLUMN[kind]] for kind in kinds)


def _comment_zone(line: Line, has: _Has) -> Zone:
    text = line.text
    if line.length <= 20 and _ACTION.match(text) and text[-1] not in ".!?":
        return Zone.BOILERPLATE
    if line.length < 140 and (_COUNT.match(text) or _ASK.match(text)):
        return Zone.COMMENT_HEADER
    if line.length < 100 and (_SAYS.search(text) or (has("comment-author", "time", "byline") and not has("p"))):
        return Zone.COMMENT_AUTHOR
    return Zone.COMMENT


def _article_zone(line: Line, has: _Has, after: int) -> Zone:
    if line.length < 140 and after <= 3 and (_BYLINE.match(line.text) or (has("byline", "time") and not has("p"))):
        return Zone.DATELINE
    if has("note") and line.length < 600:
        return Zone.FOOTNOTE
    if line.length <= 260 and not has("blockquote"):
        if _POINTER.match(line.text):
            return Zone.PROMO
        if _APPEAL.search(line.text):
            return Zone.BOILERPLATE
    return Zone.BODY


def _head_zone(line: Line, has: _Has, below: bool) -> Zone:  # noqa: FBT001 - where the line stands
    dated = line.length < 60 and _DATE.search(line.text)
    if line.length < 160 and (_BYLINE.match(line.text) or has("byline", "time", "author") or dated):
        return Zone.DATELINE
    named = has("subtitle", "title", "h2") and line.length > 20
    if below and named and not has("nav", "navigation", "related", "share", "site-header", "a", "tags"):
        return Zone.HEADLINE
    return _furniture_zone(line, has)


def _furniture_zone(line: Line, has: _Has) -> Zone:
    points = (
        _POINTER.match(line.text)
        or has("related")
        or (has("h2", "h3", "h4", "a", "bio", "advert") and line.length > 40)
    )
    return Zone.PROMO if points and line.length > 15 else Zone.BOILERPLATE


def _name_authors(lines: Sequence[Line], seen: MarkedLines, zones: list[Zone]) -> None:
    """Find the names and dates above comments: short lines in a comment system's keeping that do nothing else."""
    inside = in_comments(seen)
    reading = False
    for number in range(len(lines) - 1, -1, -1):
        line, zone = lines[number], zones[number]
        if not inside[number] or zone is Zone.COMMENT_HEADER:
            reading = False
            continue
        short = line.length <= 80 and not _ACTION.match(line.text)
        dated = short and _DATE.search(line.text) is not None and len(line.text.split()) <= 12
        named = short and len(line.text.split()) <= 4 and line.text[-1] not in ".!?"
        if zone is Zone.COMMENT_AUTHOR:
            reading = True
        elif zone is Zone.COMMENT:
            if dated and len(line.text.split()) <= 9:
                zones[number] = Zone.COMMENT_AUTHOR
            reading = True
        elif reading and (dated or named):
            zones[number] = Zone.COMMENT_AUTHOR
        elif line.length > 80:
            reading = False
