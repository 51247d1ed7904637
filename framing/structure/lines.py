"""The lines of a page: what is looked at, one by one, when its zones are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LOOKED_AT = 1200
"""How many characters of a line are looked at; a longer one is a paragraph of text whatever comes after them."""

# Marks without width or meaning of their own; a line of nothing else is blank.
_UNSEEN = (
    "".join(
        map(
            chr,
            [*range(0x21), *range(0x7F, 0xA1), 0xAD, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, 0x3000],
        )
    )
    + "\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe"
)


class Line(NamedTuple):
    """A line that is not blank.

    Args:
        start, end: where it lies, without its break.
        text: its first characters, without white space and unseen marks at the edges.
        length: of all of it, in characters, so trimmed.
        indent: number of white-space characters before it.
        blanks: number of blank lines before it.
    """

    start: int
    end: int
    text: str
    length: int
    indent: int
    blanks: int


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of a stretch of text, blank ones left out.

    Args:
        text: the text as read.
        start, end: the stretch; all of the text by default.
    """
    piece = text[start : len(text) if end is None else end]
    blanks, at = 0, start
    for raw in piece.splitlines(keepends=True):
        begin = at
        at += len(raw)
        bare = raw.lstrip(_UNSEEN)
        if not bare:
            blanks += 1
            continue
        indent = len(raw) - len(bare)
        bare = bare.rstrip(_UNSEEN)
        yield Line(begin, begin + indent + len(bare), bare[:LOOKED_AT], len(bare), indent, blanks)
        blanks = 0
