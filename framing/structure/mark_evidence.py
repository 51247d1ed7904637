"""What speaks for a line of an HTML page being article, comment or furniture, as a row of numbers.

The first part looks at the line, its elements and its neighbours; the second at what a first judgement makes of the
containers that the line lies in and of the page before and after it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.documents import Hint
from framing.structure.lines import Line
from framing.structure.mark_layout import (
    COLUMN,
    KINDS,
    Floats,
    Marks,
    Numbers,
    containers_of,
    depth,
    linked_share,
    marks_of,
    meant,
    nested,
)

_ARTICLE_KINDS = ("articleBody", "article-text", "article", "main", "content")
_HEADER = re.compile(
    r"^\W*(?:\d[\d,.]*\s+)?(?:reader\s+|user\s+|latest\s+|all\s+|the\s+)?(?:comments?|responses?|replies|kommentare?|reacties"
    r"|commentaires?|comentarios|comentários|discussion|feedback|talkbacks?|thoughts)\b.{0,60}$",
    re.IGNORECASE,
)
_LONGEST = 4000  # characters of a line that count
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
_DATE_AT = _COLUMNS_PER_LINE + 12 + 1  # the column that says whether a short line holds a date or clock
_OWN = _COLUMNS_PER_LINE + 12 + len(_SHORT_FORMS) + 1


def in_comments(seen: MarkedLines) -> Floats:
    """1 for each line in what a comment system names its own, forms left out; else 0."""
    return _in_comments(seen.features)


def _in_comments(flags: Floats) -> Floats:
    column = COLUMN
    return np.asarray(
        flags[:, column["comment"]] * (1 - flags[:, column["comment-form"]]) * (1 - flags[:, column["form"]])
    )


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
    marks, lengths = marks_of(starts, ends, hints)
    linked = linked_share(marks, lengths, sizes)
    found = _titles(marks)
    headline = int(found[0]) if len(found) else -1
    containers, parents, siblings = containers_of(marks, hints, count)
    own = _own(lines, linked)
    prose = own[:, _ENDS_AT + 1] * (1 - linked) * weight
    named = meant(marks, np.stack([weight, prose], axis=1), headline)
    flags = _flags(marks, named, count)
    rows = (
        flags,
        _innermost(marks, named, count),
        _candidates(marks, containers, prose * (1 - flags[:, COLUMN["comment"]])),
        _repeated(lines),
        _announced(lines, prose),
        _read_back(flags, own, linked, prose),
        own,
        _around(own),
        _holding(parents, containers, siblings, _measures(flags, own, linked, weight)),
        _place(headline, weight),
    )
    return MarkedLines(np.concatenate(rows, axis=1, dtype=np.float64), weight, parents, containers, headline)


def _titles(marks: Marks) -> Numbers:
    """Lines that may be the page's title: what its metadata says, in a heading or in the text; else main headings."""
    headings = np.isin(marks.column, [COLUMN[kind] for kind in ("h1", "h2", "h3", "h4")])
    heads = marks.first[marks.covers & headings & (marks.last - marks.first == 1)]
    given = marks.first[marks.covers & (marks.column == COLUMN["headline"]) & (marks.strength == 1)]
    told = marks.first[marks.covers & (marks.column == COLUMN["h1"])]
    both = given[np.isin(given, heads)]
    return np.asarray(both if len(both) else given if len(given) else told, np.int64)


def _candidates(marks: Marks, containers: Numbers, prose: Floats) -> Floats:
    """Whether the line lies in the stretch that each way of looking for the article comes up with."""
    sums = np.concatenate([[0.0], np.cumsum(prose)])
    columns = []
    at = np.arange(len(prose))
    for kind in (*_ARTICLE_KINDS, ""):
        these = marks.covers & (marks.column == COLUMN[kind]) if kind else np.zeros(0, bool)
        first, last = (marks.first[these], marks.last[these]) if kind else (containers[:, 0], containers[:, 1])
        held = sums[last] - sums[first]
        if not len(held) or held.max() <= 0:
            columns += [np.zeros(len(prose)), np.zeros(len(prose)), np.zeros(len(prose)), np.ones(len(prose))]
            continue
        good = np.flatnonzero(held >= (0.85 if kind else 0.7) * (held.max() if kind else sums[-1]))
        if not len(good):
            good = np.array([int(held.argmax())])
        best = good[int(np.argmin((last - first)[good]))]
        inside = (at >= first[best]) & (at < last[best])
        columns += [inside, inside * (held[best] / sums[-1]), at >= last[best], np.zeros(len(prose))]
    table = np.stack(columns, axis=1).astype(np.float64)
    votes = table[:, 0::4].sum(axis=1, keepdims=True)
    missing = table[:, 3::4].sum(axis=1, keepdims=True)
    return np.concatenate([table, votes / np.maximum(1.0, len(columns) / 4 - missing)], axis=1)


def _announced(lines: Sequence[Line], prose: Floats) -> Floats:
    """Whether a heading above the line announces comments, and how far above."""
    rows = np.zeros((len(lines), 4))
    begun, since = 0.0, -1
    for number, line in enumerate(lines):
        if since >= 0:
            since += 1
            rows[number] = 1, since <= 8, since <= 40, np.log1p(since) / 4
        begun += prose[number]
        # A count beside the title is a pointer to the comments, not their heading.
        if begun > 150 and line.length <= 80 and _HEADER.match(line.text):
            since = 0
    return rows


def _read_back(flags: Floats, own: Floats, linked: Floats, prose: Floats) -> Floats:
    """What names of comment systems say together with the line itself: a section also holds forms, counts and links."""
    inside = _in_comments(flags)
    below = np.cumsum(prose * (1 - inside)) > 150
    ends, long = own[:, _ENDS_AT], own[:, : 3 * (len(_LINKED) + 1)].sum(axis=1) == 0
    unlinked, paragraph = linked < 0.3, flags[:, COLUMN["p"]]
    named = np.maximum(flags[:, COLUMN["comment-author"]], flags[:, COLUMN["time"]])
    told = [
        np.ones(len(prose)),
        below,
        ends,
        long,
        unlinked,
        paragraph,
        named,
        unlinked & below,
        long & unlinked & below,
    ]
    return inside[:, None] * np.stack(told, axis=1).astype(np.float64)


def _measures(flags: Floats, own: Floats, linked: Floats, weight: Floats) -> Floats:
    """What is summed up over containers: characters, those in links and sentences, short lines of names and times."""
    short = (weight < 90).astype(np.float64)
    named = np.maximum(flags[:, COLUMN["comment-author"]], flags[:, COLUMN["byline"]])
    timed = np.maximum(flags[:, COLUMN["time"]], own[:, _DATE_AT])
    return np.stack([weight, weight * linked, own[:, _ENDS_AT] * weight, named * short, timed * short], axis=1)


def _repeated(lines: Sequence[Line]) -> Floats:
    """Whether the page has the line more than once, and whether it had it before."""
    counts = Counter(line.text for line in lines)
    seen: set[str] = set()
    rows = np.zeros((len(lines), 2))
    for number, line in enumerate(lines):
        rows[number] = counts[line.text] > 1, line.text in seen
        seen.add(line.text)
    return rows


def _flags(marks: Marks, named: NDArray[np.bool_], count: int) -> Floats:
    flags = np.zeros((count, len(KINDS)))
    for number in np.unique(marks.column[named]):
        these = named & (marks.column == number)
        flags[:, number] = depth(marks.first[these], marks.last[these], count) > 0
    return flags


def _innermost(marks: Marks, named: NDArray[np.bool_], count: int) -> Floats:
    """The kind of the smallest stretch that a class name gives, for each line."""
    weak = np.flatnonzero(named & (marks.strength < 1))
    inner, _ = nested(marks.first[weak], marks.last[weak], count)
    rows = np.zeros((count, len(KINDS)))
    held = np.flatnonzero(inner >= 0)
    rows[held, marks.column[weak[inner[held]]]] = 1
    return rows


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
    sums = np.concatenate([np.zeros((1, measures.shape[1])), np.cumsum(measures, axis=0)])
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
            held[:, 3] > 0,
            held[:, 4] > 0,
            (held[:, 3] > 0) & (held[:, 4] > 0) & (size <= 12),
            (held[:, 4] > 0) & (size <= 12) & (siblings > 2),
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
