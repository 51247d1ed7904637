"""How the hints of an HTML page lie over its lines: which cover them, which to believe, which containers hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.documents import Hint

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

COLUMN = {kind: number for number, kind in enumerate(KINDS)}
"""The column of each kind."""

_CONTAINER = "container"
_AROUND = frozenset({_CONTAINER, "article", "main", "section", "aside", "nav", "table", "li", "blockquote", "form"})
_HOLDERS = ("comment", "article-text", "content", "articleBody", "article", "main", "p", "table", "li")
_DETAILS = (
    *("comment-author", "byline", "caption", "title", "subtitle", "tags", "share", "hidden", "note", "bio", "gallery"),
    *("pull-quote", "appeal", "advert", "headline", "time", "site-header"),
)
_COLUMNS_OF_HOLDERS = [COLUMN[kind] for kind in _HOLDERS]
_COLUMNS_OF_DETAILS = [COLUMN[kind] for kind in _DETAILS]
_MOSTLY = 0.6  # a hint covers a line when it covers this share of it


class Marks(NamedTuple):
    """The hints of a page by line: column of their kind, first line, the one after the last, how far to trust them."""

    column: Numbers
    first: Numbers
    last: Numbers
    strength: Floats
    covers: NDArray[np.bool_]


def marks_of(starts: Numbers, ends: Numbers, hints: Sequence[Hint]) -> tuple[Marks, Floats]:
    """Lay the hints over the lines that begin and end so; also the length of each hint in characters."""
    begin = np.fromiter((hint.span.start for hint in hints), np.int64, len(hints))
    end = np.fromiter((hint.span.end for hint in hints), np.int64, len(hints))
    first = np.searchsorted(ends, begin, side="right")
    last = np.searchsorted(starts, end, side="left")
    column = np.fromiter((COLUMN.get(hint.kind, -1) for hint in hints), np.int64, len(hints))
    strength = np.fromiter((hint.strength for hint in hints), np.float64, len(hints))
    line = np.minimum(first, len(starts) - 1)
    # What covers a few words of a line (a link, an author's name) says little of the line.
    covers = (last > first) & ((last - first > 1) | (end - begin >= _MOSTLY * (ends - starts)[line]))
    return Marks(column, first, last, strength, np.asarray(covers, bool)), (end - begin).astype(np.float64)


def linked_share(marks: Marks, lengths: Floats, sizes: Floats) -> Floats:
    """The share of each line that is links."""
    link = marks.column == COLUMN["a"]
    inside = link & (marks.last - marks.first == 1)
    total = np.bincount(marks.first[inside], weights=lengths[inside], minlength=len(sizes))
    whole = depth(marks.first[link & ~inside], marks.last[link & ~inside], len(sizes)) > 0
    return np.clip(np.where(whole, 1.0, total / np.maximum(sizes, 1)), 0, 1)


def depth(first: Numbers, last: Numbers, count: int) -> Numbers:
    """How many of the stretches lie over each line."""
    steps = np.bincount(first, minlength=count + 1) - np.bincount(last, minlength=count + 1)
    return np.cumsum(steps)[:count]


def meant(marks: Marks, measures: Floats, headline: int) -> NDArray[np.bool_]:
    """Which hints say something of a part of the page.

    A class name on the page's outermost elements ("has-sidebar", "comments-open") speaks of the whole page, and one on
    an article ("tag-travel", "author-jane") of the article: a name that tells furniture is not believed of what holds
    most of the page's prose, one that tells a detail not of what holds much of it, none of what holds title and text.
    """
    sums = np.concatenate([np.zeros((1, 2)), np.cumsum(measures, axis=0)])
    share = (sums[marks.last] - sums[marks.first]) / np.maximum(1.0, sums[-1])
    holds_title = (marks.first <= headline) & (headline < marks.last)
    wide = (share[:, 0] > 0.97) | (holds_title & (share[:, 0] > 0.5))
    wide |= (share[:, 1] > 0.5) & ~np.isin(marks.column, _COLUMNS_OF_HOLDERS)
    held = (sums[marks.last] - sums[marks.first])[:, 1]
    wide |= ((held > 800) | (share[:, 1] > 0.2)) & (held > 200) & np.isin(marks.column, _COLUMNS_OF_DETAILS)
    return np.asarray(marks.covers & (marks.column >= 0) & ~(wide & (marks.strength < 1)), bool)


def nested(first: Numbers, last: Numbers, count: int) -> tuple[Numbers, Numbers]:
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


def containers_of(marks: Marks, hints: Sequence[Hint], count: int) -> tuple[Numbers, Numbers, Numbers]:
    """The containers of more than one line, the three around each line, and how many stand side by side."""
    lays_out = np.fromiter((hint.kind in _AROUND for hint in hints), bool, len(hints))
    chosen = np.flatnonzero(lays_out & (marks.last - marks.first > 1))
    pairs = np.stack([marks.first[chosen], marks.last[chosen]], axis=1).reshape(-1, 2)
    if len(pairs):
        pairs = pairs[np.concatenate([[True], (pairs[1:] != pairs[:-1]).any(axis=1)])]
    inner, outer = nested(pairs[:, 0], pairs[:, 1], count)
    outer = np.append(outer, -1)
    parents = np.stack([inner, outer[inner], outer[outer[inner]]], axis=1)
    siblings = np.bincount(outer[:-1] + 1, minlength=len(pairs) + 1)[1:]
    beside = np.append(np.append(siblings, 0)[outer[:-1]], 0)
    return np.asarray(pairs, np.int64), np.asarray(parents, np.int64), np.asarray(beside, np.int64)
