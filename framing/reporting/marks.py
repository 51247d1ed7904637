"""Highlighted text: overlapping marks and voices cut into pieces that nest without tangling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is shown on a stretch of text.

    Args:
        start, end: the stretch, as offsets into the whole text.
        style: a class name of the style sheet.
        title: what it is, in words.
        href: the place on the page that says more, with its ``#``.
    """

    start: int
    end: int
    style: str
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch under the same marks from its first to its last character.

    Args:
        text: the words.
        style: class names of all marks on it, separated by a space.
        title: what they are, in words.
        href: where the innermost of them leads.
        id: the anchor of its first character, where one is needed.
    """

    text: str
    style: str = ""
    title: str = ""
    href: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in one voice."""

    voice: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text that is to be shown.

    Args:
        text: the whole text that the offsets index.
        start, end: the stretch.
    """

    text: str
    start: int
    end: int


def runs(
    passage: Passage,
    voices: Iterable[tuple[int, int, str]],
    marks: Sequence[Mark] = (),
    anchors: Mapping[int, str] = MappingProxyType({}),
) -> tuple[Run, ...]:
    """The passage as runs of one voice, each cut into pieces where a mark begins or ends.

    Args:
        passage: what to show.
        voices: start, end and voice of stretches that cover the passage.
        marks: in any order; those outside the passage are left out.
        anchors: names of places by their offsets.

    Returns:
        Runs whose pieces, joined, are exactly the passage.
    """
    start, end = passage.start, passage.end
    inside = sorted((m for m in marks if m.start < end and m.end > start), key=lambda m: (m.start, -m.end, m.style))
    cuts = {start, end} | {place for place in anchors if start <= place < end}
    for mark in inside:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    spoken = [(max(s, start), min(e, end), v) for s, e, v in voices if s < end and e > start]
    for s, e, _ in spoken:
        cuts |= {s, e}
    borders = sorted(cuts)
    voice_at = iter(spoken)
    voice = next(voice_at, (start, end, "own"))
    waiting, active = list(reversed(inside)), []
    result: list[tuple[str, list[Piece]]] = []
    for left, right in pairwise(borders):
        while voice[1] <= left:
            voice = next(voice_at, (left, end, "own"))
        while waiting and waiting[-1].start <= left:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.end > left]
        if not result or result[-1][0] != voice[2]:
            result.append((voice[2], []))
        result[-1][1].append(_piece(passage.text[left:right], active, anchors.get(left, "")))
    return tuple(Run(voice, tuple(pieces)) for voice, pieces in result)


def _piece(words: str, marks: Sequence[Mark], identity: str) -> Piece:
    if not marks:
        return Piece(words, id=identity)
    innermost = min(marks, key=lambda mark: (mark.end - mark.start, not mark.href))
    linked = innermost if innermost.href else next((mark for mark in marks if mark.href), innermost)
    return Piece(
        words,
        " ".join(dict.fromkeys(mark.style for mark in marks)),
        "; ".join(dict.fromkeys(mark.title for mark in marks if mark.title)),
        # A link needs something to read; white space between two marks is only marked.
        linked.href if any(character.isalnum() for character in words) else "",
        identity,
    )
