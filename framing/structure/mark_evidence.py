"""What speaks for a line of an HTML page being article, comment or furniture, as a row of numbers.

The first part looks at the line, its elements and its neighbours; the second at what a first judgement makes of the
containers that the line lies in and of the page before and after it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.documents import Hint
from framing.structure.lines import Line

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

KINDS = (
    *("a", "address", "article", "aside", "blockquote", "cite", "dd", "dt", "figcaption", "figure", "footer", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "label", "li", "main", "nav", "p", "pre", "table", "time", "small"),
    *("comment-form", "comment", "comment-author", "byline", "caption", "related", "share", "navigation", "sidebar"),
    *("site-footer", "site-header", "advert", "appeal", "tags", "bio", "title", "subtitle", "pull-quote", "note"),
    *("hidden", "gallery", "article-text", "content", "articleBody", "headline", "author"),
)
"""The hints that are looked at; sources may give others."""

_COLUMN = {kind: number for number, kind in enumerate(KINDS)}
_CONTAINER = "container"
_AROUND = frozenset({_CONTAINER, "article", "main", "section", "aside", "nav", "table", "li", "blockquote", "form"})
_LONGEST = 4000  # characters of a line that count
_MOSTLY = 0.6  # a hint covers a line when it covers this share of it
_LENGTHS = (12, 25, 45, 80, 140, 250, 450)
_LINKED = (0.05, 0.35, 0.75)
_ENDS = frozenset('.!?…。！？؟"”’»')
_SHORT_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        r"""
            ^(?:share| tweet| email| e-mail| print| pin[ ]?it| save| like| facebook| twitter| reddit| whatsapp|
            linkedin| follow| copy[ ]link| comments?)\b
        """,
        r"""
            \b(?:19| 20)\d\d\b| \b\d{1,2}[:.]\d\d\b| \b(?:hours?| minutes?| days?| weeks?| months?| years?)
            [ ]ago\b
        """,
        r"""
            ^(?:by| posted| published| updated| written| filed| source| von| par| por| di)\b
        """,
        r"""
            ^(?:read| see| also| more| related| watch| click| view| next| previous| recommended| continue| »| «|
            →| ←| >)
        """,
        r"""
            ©| \b(?:photo| image| picture| getty| reuters| afp| ap[ ]photo| courtesy| file| illustration|
            credit)\b
        """,
        r"""
            ^(?:reply| report| quote| flag| permalink| link| edit| like| dislike| \#?\d+\.?$| says:?| said|
            wrote| vote)\b| \b(?:says| said| wrote| writes)(?:\s?\.{3}| :)$
        """,
        r"""
            ^\W*(?:\d+\s+)?(?:comments?| responses?| replies| kommentare?| reacties| commentaires?| comentarios|
            leave[ ]a| post[ ]a| add[ ]a)\b
        """,
        r"""
            ©| \b(?:copyright| all[ ]rights[ ]reserved| terms[ ]of| privacy[ ]policy| cookies?| subscribe|
            newsletter| sign[ ]up| log[ ]?in)\b
        """,
    )
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i’m|i've|my|me|you|your|u|ich|du|mein\w*)\b")
_COLUMNS_PER_LINE = (len(_LENGTHS) + 1) * (len(_LINKED) + 1)
_ENDS_AT = _COLUMNS_PER_LINE  # the column that says whether a line ends as a sentence does
_OWN = _COLUMNS_PER_LINE + 12 + len(_SHORT_FORMS) + 1


def kind_column(kind: str) -> int:
    """The column of the features that says whether a line lies in a hint of this kind."""
    return _COLUMN[kind]


class MarkedLines(NamedTuple):
    """The lines of a page with what is known of each before anything is judged.

    Args:
        features: one row a line.
        weight: characters of each line, long ones cut.
        parents: for each line the numbers of its three innermost containers, innermost first, ``-1`` where none is.
        containers: first line of each container, and the one after its last.
        headline: number of the line that holds the page's title, ``-1`` where none was found.
    """

    features: Floats
    weight: Floats
    parents: Numbers
    containers: Numbers
    headline: int


class _Marks(NamedTuple):
    """The hints of a page by line: column of their kind, first line, the one after the last, how far to trust them."""

    column: Numbers
    first: Numbers
    last: Numbers
    strength: Floats
    covers: NDArray[np.bool_]


def marked_lines(lines: Sequence[Line], hints: Sequence[Hint]) -> MarkedLines:
    """The first part of the evidence.

    Args:
        lines: of the page, blank ones left out; at least one.
        hints: of the page, in text order.
    """
    count = len(lines)
    starts = np.fromiter((line.start for line in lines), np.int64, count)
    ends = np.fromiter((line.end for line in lines), np.int64, count)
    sizes = (ends - starts).astype(np.float64)
    weight = np.minimum(sizes, _LONGEST)
    marks, lengths = _marks(starts, ends, hints)
    linked = _linked(marks, lengths, sizes)
    found = marks.first[marks.covers & (marks.column == _COLUMN["headline"])]
    if not len(found):
        found = marks.first[marks.covers & (marks.column == _COLUMN["h1"])]
    headline = int(found[0]) if len(found) else -1
    named = _meant(marks, weight, headline)
    containers, parents, siblings = _containers(marks, hints, count)
    own = _own(lines, linked)
    rows = (
        _flags(marks, named, count),
        _innermost(marks, named, count),
        own,
        _around(own),
        _holding(parents, containers, siblings, np.stack([weight, weight * linked, own[:, _ENDS_AT] * weight], axis=1)),
        _place(headline, weight),
    )
    return MarkedLines(np.concatenate(rows, axis=1, dtype=np.float64), weight, parents, containers, headline)


def _marks(starts: Numbers, ends: Numbers, hints: Sequence[Hint]) -> tuple[_Marks, Floats]:
    begin = np.fromiter((hint.span.start for hint in hints), np.int64, len(hints))
    end = np.fromiter((hint.span.end for hint in hints), np.int64, len(hints))
    first = np.searchsorted(ends, begin, side="right")
    last = np.searchsorted(starts, end, side="left")
    column = np.fromiter((_COLUMN.get(hint.kind, -1) for hint in hints), np.int64, len(hints))
    strength = np.fromiter((hint.strength for hint in hints), np.float64, len(hints))
    line = np.minimum(first, len(starts) - 1)
    # What covers a few words of a line (a link, an author's name) says little of the line.
    covers = (last > first) & ((last - first > 1) | (end - begin >= _MOSTLY * (ends - starts)[line]))
    return _Marks(column, first, last, strength, np.asarray(covers, bool)), (end - begin).astype(np.float64)


def _linked(marks: _Marks, lengths: Floats, sizes: Floats) -> Floats:
    """The share of each line that is links."""
    link = marks.column == _COLUMN["a"]
    inside = link & (marks.last - marks.first == 1)
    total = np.bincount(marks.first[inside], weights=lengths[inside], minlength=len(sizes))
    whole = _depth(marks.first[link & ~inside], marks.last[link & ~inside], len(sizes)) > 0
    return np.clip(np.where(whole, 1.0, total / np.maximum(sizes, 1)), 0, 1)


def _depth(first: Numbers, last: Numbers, count: int) -> Numbers:
    """How many of the stretches lie over each line."""
    steps = np.bincount(first, minlength=count + 1) - np.bincount(last, minlength=count + 1)
    return np.cumsum(steps)[:count]


def _meant(marks: _Marks, weight: Floats, headline: int) -> NDArray[np.bool_]:
    """Which hints say something of a part of the page.

    A class name on the page's outermost elements ("has-sidebar", "comments-open") speaks of the whole page.
    """
    before = np.concatenate([[0.0], np.cumsum(weight)])
    share = (before[marks.last] - before[marks.first]) / max(1.0, before[-1])
    holds_title = (marks.first <= headline) & (headline < marks.last)
    wide = (share > 0.9) | (holds_title & (share > 0.5))
    return np.asarray(marks.covers & (marks.column >= 0) & ~(wide & (marks.strength < 1)), bool)


def _flags(marks: _Marks, named: NDArray[np.bool_], count: int) -> Floats:
    flags = np.zeros((count, len(KINDS)))
    for number in np.unique(marks.column[named]):
        these = named & (marks.column == number)
        flags[:, number] = _depth(marks.first[these], marks.last[these], count) > 0
    return flags


def _innermost(marks: _Marks, named: NDArray[np.bool_], count: int) -> Floats:
    """The kind of the smallest stretch that a class name gives, for each line."""
    weak = np.flatnonzero(named & (marks.strength < 1))
    inner, _ = _nested(marks.first[weak], marks.last[weak], count)
    rows = np.zeros((count, len(KINDS)))
    held = np.flatnonzero(inner >= 0)
    rows[held, marks.column[weak[inner[held]]]] = 1
    return rows


def _nested(first: Numbers, last: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """For each line the innermost of nested stretches (in order of beginning); for each stretch the one around."""
    inner = np.full(count, -1)
    outer = np.full(len(first), -1)
    begins, ends = first.tolist(), last.tolist()
    stack: list[int] = []
    at, number = 0, len(begins)
    for line in range(count):
        while stack and ends[stack[-1]] <= line:
            stack.pop()
        while at < number and begins[at] <= line:
            if ends[at] > line:
                outer[at] = stack[-1] if stack else -1
                stack.append(at)
            at += 1
        if stack:
            inner[line] = stack[-1]
    return inner, outer


def _containers(marks: _Marks, hints: Sequence[Hint], count: int) -> tuple[Numbers, Numbers, Numbers]:
    """The containers of more than one line, the three around each line, and how many stand side by side."""
    lays_out = np.fromiter((hint.kind in _AROUND for hint in hints), bool, len(hints))
    chosen = np.flatnonzero(lays_out & (marks.last - marks.first > 1))
    pairs = np.stack([marks.first[chosen], marks.last[chosen]], axis=1).reshape(-1, 2)
    if len(pairs):
        pairs = pairs[np.concatenate([[True], (pairs[1:] != pairs[:-1]).any(axis=1)])]
    inner, outer = _nested(pairs[:, 0], pairs[:, 1], count)
    outer = np.append(outer, -1)
    parents = np.stack([inner, outer[inner], outer[outer[inner]]], axis=1)
    siblings = np.bincount(outer[:-1] + 1, minlength=len(pairs) + 1)[1:]
    beside = np.append(np.append(siblings, 0)[outer[:-1]], 0)
    return np.asarray(pairs, np.int64), np.asarray(parents, np.int64), np.asarray(beside, np.int64)


def _own(lines: Sequence[Line], linked: Floats) -> Floats:
    """What the words and marks of each line say."""
    rows = np.zeros((len(lines), _OWN))
    for number, line in enumerate(lines):
        text, row = line.text, rows[number]
        row[bisect(_LENGTHS, line.length) * (len(_LINKED) + 1) + bisect(_LINKED, linked[number])] = 1
        ends = line.length > 30 and text[-1] in _ENDS
        at = _COLUMNS_PER_LINE
        commas = text.count(",")
        row[at : at + 12] = (
            ends,
            line.length > 80 and ends,
            commas > 0,
            commas > 2,
            text[:1].islower(),
            text.isupper(),
            "?" in text,
            "!" in text,
            text[-1:] == ":",
            "|" in text or "»" in text,
            text[:1] in "\"“‘'«",
            line.length > 60 and not ends,
        )
        at += 12
        short = text if line.length <= 120 else ""
        if short:
            row[at : at + len(_SHORT_FORMS)] = [pattern.search(short) is not None for pattern in _SHORT_FORMS]
        else:
            row[at + len(_SHORT_FORMS)] = _FIRST_PERSON.search(text) is not None
    return rows


def _around(own: Floats) -> Floats:
    """What the two lines before and after say, by the same columns."""
    nothing = np.zeros((2, own.shape[1]))
    padded = np.concatenate([nothing, own, nothing])
    return np.concatenate([padded[1:-3], padded[3:-1], padded[:-4], padded[4:]], axis=1)


def _holding(parents: Numbers, containers: Numbers, siblings: Numbers, measures: Floats) -> Floats:
    """What the containers of each line hold: text, lines, links, sentences; and how many stand beside them."""
    sums = np.concatenate([np.zeros((1, 3)), np.cumsum(measures, axis=0)])
    bounds = np.concatenate([containers, [[0, len(measures)]]])
    held = sums[bounds[:, 1]] - sums[bounds[:, 0]]
    size = (bounds[:, 1] - bounds[:, 0]).astype(np.float64)
    text = np.maximum(held[:, 0], 1)
    table = np.stack(
        [
            np.log1p(text) / 4,
            np.log1p(size) / 3,
            held[:, 1] / text,
            held[:, 2] / text,
            np.log1p(text / size) / 4,
            text / max(1.0, text[-1]),
            np.log1p(siblings) / 3,
        ],
        axis=1,
    )
    table = np.concatenate([table, table[:, 2:4] * table[:, 5:6], table[:, 3:4] * table[:, 4:5]], axis=1)
    return np.concatenate([table[parents[:, 0]], table[parents[:, 1]], table[parents[:, 2]]], axis=1)


def _place(headline: int, weight: Floats) -> Floats:
    """Where the line stands: from the top and the end of the page, and from its title."""
    count = len(weight)
    at = np.arange(count)
    before = (np.cumsum(weight) - weight) / max(1.0, weight.sum())
    distance = at - headline if headline >= 0 else np.full(count, -1000)
    columns = [before, before * before, at / count, np.log1p(at) / 4, np.log1p(count - at) / 4]
    columns += [np.full(count, float(headline < 0)), distance == 0]
    for low, high in ((1, 3), (4, 10), (11, 30), (31, 100), (101, 10**9), (-10, -1), (-999, -11)):
        columns.append((distance >= low) & (distance <= high))
    return np.stack(columns, axis=1).astype(np.float64)


def placed(seen: MarkedLines, article: Floats, comment: Floats) -> Floats:
    """The second part of the evidence: the first judgement of a line, its neighbours and its containers.

    Args:
        seen: the lines.
        article, comment: probability of each line, by the first judgement.

    Returns:
        One row a line.
    """
    weight = seen.weight
    columns = [_log_odds(article), _log_odds(comment)]
    sums = np.cumsum(np.stack([weight, weight * article, weight * comment], axis=1), axis=0)
    sums = np.concatenate([np.zeros((1, 3)), sums])
    total = np.maximum(sums[-1], 1.0)
    bounds = np.concatenate([seen.containers, [[0, len(weight)]]])
    held = sums[bounds[:, 1]] - sums[bounds[:, 0]]
    for level in range(3):
        around = held[seen.parents[:, level]]
        columns += [around[:, 1] / around[:, 0], around[:, 2] / around[:, 0], around[:, 1] / total[1]]
    # The container that holds most article text over other text is the article's.
    gain = held[:, 1] * 2 - held[:, 0] - held[:, 2]
    first, last = bounds[int(np.argmax(gain))]
    at = np.arange(len(weight))
    columns += [(at >= first) & (at < last), at < first, at >= last, np.full(len(weight), gain.max() / total[0])]
    share = held[seen.parents[:, 0]]
    columns.append(gain[seen.parents[:, 0]] / np.maximum(share[:, 0], 1))
    columns += [sums[:-1, 1] / total[1], sums[1:, 1] / total[1], sums[:-1, 2] / total[2], sums[1:, 2] / total[2]]
    columns.append(np.full(len(weight), total[2] / total[0]))
    for width in (1, 2, 4, 8):
        low, high = np.maximum(at - width, 0), np.minimum(at + width + 1, len(weight))
        for begin, end in ((low, at), (at + 1, high)):
            window = sums[end] - sums[begin]
            columns += [window[:, 1] / np.maximum(window[:, 0], 1), window[:, 2] / np.maximum(window[:, 0], 1)]
    return np.stack(columns, axis=1).astype(np.float64)


def _log_odds(probability: Floats) -> Floats:
    clipped = np.clip(probability, 0.002, 0.998)
    return np.log(clipped / (1 - clipped))
