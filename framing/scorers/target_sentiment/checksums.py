"""The checksums of strings that are put together from parts, for many strings at once.

Features are hashed by the CRC-32 of their names (:func:`framing.models.bucket`), and names are made of few parts: a
template, one to six words. A CRC is linear, so that the sum of two strings in a row follows from the sums of both and
the length of the second, as in ``crc32_combine`` of zlib; no name has to be written out.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

_FAR = 63
"""Bytes that a sum is moved by in one step; few words are longer."""


@dataclass(frozen=True, slots=True)
class Strings:
    """Many strings, of which only this is known.

    Args:
        sums: the CRC-32 of each.
        lengths: in bytes of UTF-8, of the same shape.
    """

    sums: NDArray[np.uint32]
    lengths: NDArray[np.int64]

    def take(self, index: NDArray[np.int64]) -> Strings:
        """Some of them, by their numbers; those of rows and columns count on from row to row."""
        return Strings(self.sums.take(index), self.lengths.take(index))

    def __getitem__(self, index: Any) -> Strings:
        return Strings(self.sums[index], self.lengths[index])

    def __add__(self, after: Strings) -> Strings:
        """Each string with one of the others behind it; shapes are broadcast."""
        return Strings(_moved(self.sums, after.lengths) ^ after.sums, self.lengths + after.lengths)


@cache
def fixed(*texts: str) -> Strings:
    """Strings that are part of a program, such as templates: their sums are made once."""
    return strings(texts)


def strings(texts: Sequence[str]) -> Strings:
    """The strings themselves, of shape ``(n,)``."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    return Strings(
        np.array([zlib.crc32(text) for text in encoded], dtype=np.uint32),
        np.array([len(text) for text in encoded], dtype=np.int64),
    )


def _moved(sums: NDArray[np.uint32], by: NDArray[np.int64]) -> NDArray[np.uint32]:
    """What sums contribute to those of longer strings, with so many bytes after them."""
    moves, near = _moves(), np.minimum(by, _FAR)
    places = near * 1024
    # Linear: what a sum turns into is the exclusive or of what its four bytes turn into.
    moved = moves.take(places + (sums & 255))
    for byte in range(1, 4):
        moved ^= moves.take(places + ((sums >> (8 * byte) & 255) + 256 * byte))
    return _moved(moved, by - near) if (by > _FAR).any() else moved


@cache
def _moves() -> NDArray[np.uint32]:
    """What each value of each byte of a sum turns into when 0 to 63 bytes follow: 64 by 4 by 256 numbers in a row."""
    values = np.arange(256, dtype=np.uint32)
    by_one = np.array([zlib.crc32(bytes([0xFF ^ value])) for value in range(256)], dtype=np.uint32) ^ 0xFF000000
    moves = [np.concatenate([values << (8 * byte) for byte in range(4)])]
    for _ in range(_FAR):
        moves.append(by_one[moves[-1] & 0xFF] ^ moves[-1] >> 8)
    return np.concatenate(moves)
