"""A text as arrays of numbers: where its words and marks stand, and hashes of what they look like.

Everything that the cue, source and content rankers ask of a word is worked out once a distinct word and then gathered
with numpy, so that the cost of a token is a few lookups.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.reporting_verbs import reporting_verbs
from framing.spans import Span

TOKEN = re.compile(r"\w+(?:[.’'\-‑&]\w+)*|''|``|--|\.\.\.|[^\w\s]")
PAD = 6
"""Rows of nothing before and after the text, so that neighbours can be read without asking whether there are any."""

LOWER, SUFFIX, STEM, SHAPE, LISTED, KIND = range(6)
"""Columns of :attr:`Tokens.rows`: hash of the lower-cased word, of its ending, of its stem, of its shape, of its class
among the reporting verbs (0 where it is none); its kind."""

WORD, NUMBER, MARK, QUOTE, NOTHING = range(5)
"""Kinds of token."""

COLON = np.uint32(zlib.crc32(b":"))
"""The hash of a colon, the one mark that may be a cue."""

_PACKED = struct.Struct("<6I")
_QUOTE_MARKS = frozenset("\"“”„‟＂«»‹›「」『』《》〈〉〝〞〟‘’‚‛'`") | {"''", "``"}
_ENDINGS = ("ing", "ies", "ied", "ed", "es", "s", "e")
_PIECE = re.compile(f"({TOKEN.pattern})")
_LINE_END = re.compile(r"\n")
_EMPTY = _PACKED.pack(0, 0, 0, 0, 0, NOTHING)


def hashed(text: str) -> int:
    """A number for a string, the same on every machine."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def stem(word: str) -> str:
    """The word without the ending of an English verb form; rough, meant for looking up and never for showing."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word


def _shape(word: str) -> str:
    possessive = "'s" if word[-2:] in ("'s", "’s") or word[-1] in "'’" else ""
    if word[0].isdigit():
        return "d" + possessive
    if word.isupper():
        return ("A" if len(word) == 1 else "AA") + possessive
    if word[0].isupper():
        return "Aa" + possessive
    return ("a-" if "-" in word else "a") + possessive


@lru_cache(maxsize=1 << 17)
def _row(word: str) -> bytes:
    word = word[:60]
    if not (word[0].isalnum() or word[0] == "_"):
        return _PACKED.pack(hashed(word), 1, 1, hashed(word), 0, QUOTE if word in _QUOTE_MARKS else MARK)
    low = word.lower().replace("’", "'")
    kind = NUMBER if word[0].isdigit() else WORD
    verb = reporting_verbs().get(low)
    listed = hashed(f"{verb.verb_class} {verb.engagement}") if verb is not None else 0
    return _PACKED.pack(hashed(low), hashed(low[-3:]), hashed(stem(low)), hashed(_shape(word)), listed, kind)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks of a text.

    Args:
        text: as read.
        words: the tokens as written.
        starts, ends: their offsets, of shape ``(n,)``.
        rows: hashes and kind of each, of shape ``(n + 2 * PAD, 6)``; token ``i`` is row ``i + PAD``.
        sentence: the number of the sentence of each token.
        first, last: the first token of each token's sentence, and the one after its last.
        line: the number of line ends before each token.
    """

    text: str
    words: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    rows: NDArray[np.uint32]
    sentence: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    line: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """The characters from token ``start`` up to but not including token ``end``."""
        return Span(int(self.starts[start]), int(self.ends[end - 1]))


def tokenise(text: str, sentences: Sequence[Span]) -> Tokens:
    """Cut a text into words and marks, and say of each where it stands.

    Args:
        text: as read.
        sentences: in text order; a token between two belongs to the one before it.
    """
    # Gaps and tokens in turn: their lengths add up to the offsets, without an object for every match.
    pieces = _PIECE.split(text)
    words = pieces[1::2]
    edges_of = np.cumsum(np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces)))
    starts, ends = edges_of[:-1:2].copy(), edges_of[1::2].copy()
    packed = _EMPTY * PAD + b"".join(map(_row, words)) + _EMPTY * PAD
    rows = np.frombuffer(packed, dtype=np.uint32).reshape(-1, 6)
    begins = np.array([s.start for s in sentences] or [0], dtype=np.int64)
    sentence = np.maximum(np.searchsorted(begins, starts, side="right") - 1, 0)
    edges = np.searchsorted(starts, begins)
    edges[0] = 0
    after = np.append(edges[1:], len(words))
    line = np.searchsorted([m.start() for m in _LINE_END.finditer(text)], starts)
    return Tokens(text, words, starts, ends, rows, sentence, edges[sentence], after[sentence], line)
