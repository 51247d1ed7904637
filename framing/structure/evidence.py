"""What speaks for a zone in each line of a page, as numbered features.

A feature is a template and a small value, folded into one of :data:`FEATURES` numbers. Some templates look at one line
(shape, position, punctuation, cues, person and register of its words), some at its neighbours, some at the whole page:
how often this shape of line comes back, how much text lies before and after, whether a comment count was passed, how
the register differs from the beginning of the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.documents import Zone
from framing.structure.lines import Line
from framing.structure.looks import COUNTS, KIND, MIDDLE, TEXTS, Look, features_of, look_at, report_lines, told_zones
from framing.structure.register import CLASSES

FEATURES = 1 << 16
"""Numbers that features are folded into."""

Column = NDArray[np.int64]

_IS_TEXT = np.array([number in TEXTS for number in range(len(KIND))])
_IS_NAME = np.array([number in (KIND["name"], KIND["handle"]) for number in range(len(KIND))])


class Evidence(NamedTuple):
    """The features of the lines of a page, each a template and a value in one number; see :func:`folded`.

    Args:
        features: of each line by itself; as many as it has.
        context: of each line among the others, lines by templates.
        words: word numbers of each line, each once.
        told: the zone that a line says itself, where one does.
        reports: whether a line reports as a newsroom does.
        plain: whether a line is made of sentences and says nothing of itself.
        titled: whether the first line is short, no sentence, says nothing of itself, and is followed by a plain one.
        cued: whether anything on the page speaks of comments, such as a count, a form, or dates with names.
    """

    features: list[list[int]]
    context: Column
    words: list[tuple[int, ...]]
    told: list[Zone | None]
    reports: list[bool]
    plain: list[bool]
    titled: bool
    cued: bool


def evidence_of(lines: Sequence[Line], known: bytes) -> Evidence:
    """What speaks for a zone in each line.

    Args:
        lines: of one page, or of a part whose zones are to be found.
        known: the map of words that news texts use (see :func:`register_of`).
    """
    looks = [look_at(line, known) for line in lines]
    kinds = np.array([look.kind for look in looks], np.int64)
    columns = [
        *_neighbours(looks, kinds),
        *_position(looks, kinds),
        *_patterns(looks, kinds),
        *_register(looks),
        *_subject(looks, kinds),
    ]
    context = np.stack([template << 20 | column for template, column in columns], axis=1)
    features = [features_of(look) for look in looks]
    words = [look.words for look in looks]
    alone = len(looks) == 1 and looks[0].line.length < 25
    plain = [(_PLAIN[look.kind] or alone) and not look.cues for look in looks]
    titled = plain[:2] == [False, True] and not looks[0].cues and looks[0].line.length <= 120
    return Evidence(features, context, words, told_zones(looks), report_lines(looks), plain, titled, _cued(looks))


_PLAIN = [number in TEXTS or number == KIND["remark"] for number in range(len(KIND))]
_COMMENT_CUES = frozenset(
    {"header", "form", "reply", "ago", "author:posted", "author:says", "author:dated", "author:reply"}
)


def _cued(looks: list[Look]) -> bool:
    dated = sum(look.kind in (KIND["date"], KIND["stamp"]) for look in looks)
    return dated > 1 or any(not _COMMENT_CUES.isdisjoint(look.cues) for look in looks)


def folded(features: Column) -> Column:
    """The feature numbers that templates and values fold into."""
    return ((features.astype(np.uint64) * np.uint64(0x9E3779B1)) >> np.uint64(15)).astype(np.int64) % FEATURES


def _steps(values: NDArray[Any], limits: tuple[float, ...]) -> Column:
    """Which of the steps between the limits each value is on, from 0."""
    return np.searchsorted(np.array(limits), values, side="right").astype(np.int64)


def _sums(values: Sequence[Any] | NDArray[Any]) -> NDArray[Any]:
    """The sum of all values before each place, and of all of them at the end."""
    array = np.asarray(values)
    array = array.astype(np.int64) if array.dtype == bool else array
    return np.concatenate([[0], np.cumsum(array)])


def _neighbours(looks: list[Look], kinds: Column) -> list[tuple[int, Column]]:
    none = KIND["none"]
    padded = np.concatenate([[none, none], kinds, [none, none]])
    blanks = np.array([*(min(look.line.blanks, 3) for look in looks), 0], np.int64)
    before2, before, after, after2 = padded[:-4], padded[1:-3], padded[3:-1], padded[4:]
    return [
        (100, before),
        (101, after),
        (102, before2),
        (103, after2),
        (104, before * 32 + kinds),
        (105, after * 32 + kinds),
        (106, (before * 32 + kinds) * 32 + after),
        (107, before2 * 32 + before),
        (108, after * 32 + after2),
        (109, (blanks[:-1] * 4 + blanks[1:]) * 32 + kinds),
    ]


_PLACES = (1, 2, 3, 4, 6, 9, 14, 22, 41)


def _position(looks: list[Look], kinds: Column) -> list[tuple[int, Column]]:
    """Where the line stands, and how much text there is before and after it."""
    count = len(looks)
    at = np.arange(count)
    texts = _IS_TEXT[kinds]
    before = _sums(np.array([look.line.length for look in looks]) * texts)
    seen = _sums(texts)
    share = (10 * before[:-1] / (before[-1] or 1)).astype(np.int64)
    ahead = seen[np.minimum(count, at + 6)] - seen[at + 1]
    behind = seen[:-1] - seen[np.maximum(0, at - 5)]
    place = _steps(at, _PLACES)
    return [
        (120, place),
        (121, _steps(count - 1 - at, _PLACES)),
        (122, share),
        (123, _steps(seen[:-1], COUNTS) * 32 + kinds),
        (124, _steps(seen[-1] - seen[1:], COUNTS) * 32 + kinds),
        (125, ahead * 8 + behind),
        (126, (ahead * 8 + behind) * 32 + kinds),
        (127, np.full(count, _steps(np.array(count), (2, 4, 8, 15, 30, 60, 120, 250, 500)))),
        (128, (place * 16 + np.minimum(seen[:-1], 3)) * 32 + kinds),
        (129, share * 32 + kinds),
    ]


def _patterns(looks: list[Look], kinds: Column) -> list[tuple[int, Column]]:
    """How often such a line comes back, and what comment counts, dates and names lie before and after it."""
    count = len(looks)
    at = np.arange(count)
    shapes = Counter(look.shape for look in looks)
    remark = KIND["remark"]
    heading = Counter(a.shape for a, b in pairwise(looks) if b.kind in TEXTS or b.kind == remark)
    same = Counter(look.line.text for look in looks if look.line.length <= 120)
    shaped = np.array([bool(look.shape) for look in looks])
    own = np.array([shapes[look.shape] for look in looks])
    heads = np.array([heading[look.shape] for look in looks])
    stamp = np.array([_is_stamp(look) for look in looks])
    cued = Counter(look.cues for look, is_stamp in zip(looks, stamp, strict=True) if is_stamp)
    alike = np.array([cued[look.cues] for look in looks]) * stamp
    stamped = stamp & ((own > 1) | (alike > 1))
    headed = np.array(["header" in look.cues for look in looks])
    texts = np.flatnonzero(_IS_TEXT[kinds])
    first_text = texts[0] if texts.size else count
    stamps, headers = _sums(stamped), _sums(headed & (at > first_text))
    counted = _sums(["header:count" in look.cues for look in looks])
    forms = _sums(["form" in look.cues or "header:leave" in look.cues for look in looks])
    called = _IS_NAME[kinds]
    names = _sums(called & shaped & (heads > 1))
    past, coming = _steps(stamps[:-1], (1, 2, 3, 6)), _steps(stamps[-1] - stamps[1:], (1, 2, 3, 6))
    passed, ahead = np.minimum(headers[:-1], 2), np.minimum(headers[-1] - headers[1:], 2)
    named = _steps(names[:-1], (1, 2, 4)) * 4 + _steps(names[-1] - names[1:], (1, 2, 4))
    return [
        (140, np.where(shaped, _steps(own, COUNTS), 9) * 32 + kinds),
        (141, np.where(shaped, _steps(heads, COUNTS), 9) * 32 + kinds),
        (142, np.minimum([same[look.line.text] for look in looks], 4) * 32 + kinds),
        (143, (past * 8 + coming) * 32 + kinds),
        (144, (passed * 4 + ahead) * 32 + kinds),
        (145, _steps(at - _last(headed), (2, 3, 6, 11, 31, 500)) * 32 + kinds),
        (146, _steps(at - _last(stamped), (2, 3, 4, 7, 31)) * 32 + kinds),
        (147, (np.minimum(counted[:-1], 2) * 3 + min(counted[-1], 2)) * 32 + kinds),
        (148, (np.minimum(forms[:-1], 2) * 4 + np.minimum(forms[-1] - forms[:-1], 2)) * 32 + kinds),
        (149, named * 32 + kinds),
        (150, (passed > 0) * 64 + past * 8 + coming),
        (151, (stamped * 8 + past) * 8 + coming),
        (152, _steps(alike, COUNTS) * 32 + kinds),
        (153, (_stamps_end(stamped, kinds) * 4 + np.minimum(stamps[:-1], 2)) * 8 + _steps(_until(stamped), _NEAR)),
        (154, (_stamps_end(stamped, kinds) * 8 + _steps(_until(stamped), _NEAR)) * 32 + kinds),
    ]


_NEAR = (1, 2, 3, 4, 7, 12)


def _until(marked: NDArray[np.bool_]) -> Column:
    """How many lines on the next marked one is, 0 for a marked one; many where there is none."""
    places = np.where(marked, np.arange(len(marked)), 100_000_000)
    return np.minimum.accumulate(places[::-1])[::-1].astype(np.int64) - np.arange(len(marked))


def _stamps_end(stamped: NDArray[np.bool_], kinds: Column) -> int:
    """Whether text follows the last stamp (2), as where names stand before comments, or not (1); 0 without a stamp."""
    places = np.flatnonzero(stamped)
    if not places.size:
        return 0
    following = kinds[places[-1] + 1 : places[-1] + 3]
    return 2 if (_IS_TEXT[following] | (following == KIND["remark"])).any() else 1


def _last(marked: NDArray[np.bool_]) -> Column:
    """The last marked place before each place; far away where there is none."""
    places = np.where(marked, np.arange(len(marked)), -1000)
    before = np.maximum.accumulate(np.concatenate([[-1000], places[:-1]]))
    return before.astype(np.int64)


def _is_stamp(look: Look) -> bool:
    return look.line.length <= 100 and not _STAMPS.isdisjoint(look.cues)


_STAMPS = frozenset({"author:posted", "author:says", "author:dated", "author:reply", "date", "ago", "reply", "clock"})
_CONTRASTS = (-1.2, -0.7, -0.35, -0.1, 0.1, 0.35, 0.7, 1.2, 2.0)
_WINDOW = 4  # texts compared on either side
_NOTHING = 63  # the value of a template that does not apply


def _register(looks: list[Look]) -> list[tuple[int, Column]]:
    """How the register of a text differs from the article's beginning, and of what follows from what went before."""
    text = np.array([len(look.register.tokens) >= 5 and look.line.length >= 25 for look in looks])
    count = int(text.sum())
    if not count:
        return [(template, np.full(len(looks), _NOTHING)) for template in range(160, 169)]
    personal = np.clip([look.register.personal for look in looks], -2.0, 4.0)[text]
    sums = _sums(personal)
    reports = _sums([_reports(look) for look, is_text in zip(looks, text, strict=True) if is_text])
    number = np.maximum(np.cumsum(text) - 1, 0)
    low, high = np.maximum(0, number - _WINDOW), np.minimum(count, number + _WINDOW)
    beginning = sums[min(3, count)] / min(3, count)
    following = (sums[high] - sums[number]) / (high - number)
    before = np.where(number > low, (sums[number] - sums[low]) / np.maximum(number - low, 1), following)
    so_far = np.where(number > 0, sums[number] / np.maximum(number, 1), following)
    rest = (sums[-1] - sums[number]) / (count - number)
    here = personal[number]
    return [
        (160, _steps(following - before, _CONTRASTS) * 2 + text),
        (161, _steps(rest - so_far, _CONTRASTS) * 2 + text),
        (162, _steps(following, _CONTRASTS) * 2 + text),
        (163, _steps(rest - beginning, _CONTRASTS) * 2 + text),
        (164, _steps(following - beginning, _CONTRASTS) * 16 + _steps(number, COUNTS)),
        (165, (_steps(reports[number], (1, 3, 6)) * 4 + _steps(reports[-1] - reports[number], (1, 3, 6))) * 2 + text),
        (166, np.full(len(looks), _steps(beginning, _CONTRASTS)) * 2 + text),
        (167, np.where(text, _steps(here - beginning, _CONTRASTS), _NOTHING)),
        (168, np.where(text, _steps(here - so_far, _CONTRASTS), _NOTHING)),
    ]


def _reports(look: Look) -> bool:
    return look.register.counts[_REPORTING] > 0 or '"' in look.line.text or "“" in look.line.text


_REPORTING = CLASSES.index("reporting")
_SHARES = (0.01, 0.12, 0.25, 0.4, 0.6, 0.8)


def _subject(looks: list[Look], kinds: Column) -> list[tuple[int, Column]]:
    """How much of a line is about what the page's first texts are about: a headline is, a pointer elsewhere is not."""
    firsts = [look for look in looks if look.line.length >= MIDDLE and look.kind in TEXTS][:5]
    subject = {token for look in firsts for token in look.register.tokens if len(token) > 4}
    taken = {id(look) for look in firsts}
    both, sizes = [], []
    for look in looks:
        own = set() if id(look) in taken else {token for token in look.register.tokens if len(token) > 4}
        both.append(len(own & subject))
        sizes.append(len(own))
    size = np.array(sizes)
    share = _steps(np.array(both) / np.maximum(size, 1), _SHARES) * 4 + np.minimum(size // 2, 3)
    share = np.where(size > 0, share, _NOTHING)
    return [(180, share), (181, share * 32 + kinds)]
