"""Sentences read with regard to the targets in them: words around each, names masked.

Names are masked before anything is read, the target's as ``<T>`` and all others' as ``<E>``, so that the model cannot
learn whom the press of its training years liked. The words of a sentence are found once for all its targets, and what
is read around many targets lies in arrays, one after the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.scorers.target_sentiment.checksums import Strings
from framing.scorers.target_sentiment.words import PRONOUN, TARGET, TRAITS, word_of
from framing.spans import Span

AROUND = 600
"""Characters of a sentence that are read on each side of a target."""
WINDOW = 60
"""Tokens on each side of the target that are read; longer sentences are cut there."""
MENTIONS = ("pronoun", "name", "noun")
"""What a target is called by."""

TOKEN = re.compile(r"\w+(?:['\-]\w+)*|[^\w\s]")
MENDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "—"})

Index = NDArray[np.int64]


class Target(NamedTuple):
    """A stretch of a text, and the sentence around it."""

    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a few sentences, by number.

    Args:
        texts: as of :class:`Word`.
        traits: of each word, records of ``TRAITS``.
    """

    texts: Sequence[str]
    traits: NDArray[Any]

    @property
    def stems(self) -> Strings:
        """Their stems."""
        return Strings(self.traits["stem"], self.traits["stem_length"])

    @property
    def shapes(self) -> Strings:
        """Their shapes."""
        return Strings(self.traits["shape"], self.traits["shape_length"])


@dataclass(frozen=True)
class Reading:
    """What is read around several targets, the words of one after those of the other.

    Args:
        known: the words that come.
        word: the number of each word.
        row: the number of the target around which it is read.
        target: where the words of the targets themselves are.
        mention: for each target which of ``MENTIONS`` it is.
    """

    known: Vocabulary
    word: Index
    row: Index
    target: Index
    mention: Index

    @cached_property
    def begin(self) -> Index:
        """Where the words around each target begin."""
        return np.searchsorted(self.row, np.arange(len(self.target)))

    @cached_property
    def end(self) -> Index:
        """Where they end."""
        return np.searchsorted(self.row, np.arange(len(self.target)), side="right")

    @cached_property
    def offset(self) -> Index:
        """How many words behind its target each word stands; below 0 before it."""
        return np.arange(len(self.word)) - self.target[self.row]

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether each word lies between quotation marks, as far as the marks in what is read tell."""
        marks = _before(self.known.traits["quotes"][self.word])
        inside: NDArray[np.bool_] = (marks[1:] - marks[self.begin][self.row]) % 2 == 1
        return inside

    @cached_property
    def with_target(self) -> NDArray[np.bool_]:
        """Whether each word lies between quotation marks just as its target does."""
        same: NDArray[np.bool_] = self.quoted == self.quoted[self.target][self.row]
        return same

    @cached_property
    def in_clause(self) -> NDArray[np.bool_]:
        """Whether nothing that ends a clause stands between each word and its target, the word itself included."""
        breaks = _before(self.known.traits["ends_clause"][self.word])
        target = breaks[self.target][self.row]
        inside: NDArray[np.bool_] = np.where(self.offset < 0, breaks[:-1], breaks[1:]) == target
        return inside


def _before(marked: NDArray[np.bool_]) -> Index:
    """How many are marked before each place, and at the end of all."""
    return np.concatenate([[0], np.cumsum(marked)])


def read(text: str, targets: Sequence[Target]) -> Reading:
    """What stands around the targets.

    Args:
        text: they lie in.
        targets: in text order, for then the words of a sentence are found once.
    """
    numbers = _Numbers()
    mask = numbers[TARGET]
    words: list[int] = []
    sizes, mention = [], []
    for sentence, group in groupby(targets, key=lambda target: target.sentence):
        together = [target.span for target in group]
        start, end = min(span.start for span in together), max(span.end for span in together)
        tokens = _Tokens(text, max(sentence.start, start - AROUND), min(sentence.end, end + AROUND), numbers)
        for span in together:
            before = tokens.words(max(sentence.start, span.start - AROUND), span.start)[-WINDOW:]
            after = tokens.words(span.end, min(sentence.end, span.end + AROUND))[:WINDOW]
            words += before
            words.append(mask)
            words += after
            sizes.append(len(before) + 1 + len(after))
            mention.append(MENTIONS.index(_mention(text[span.start : span.end].strip())))
    known = _vocabulary(numbers)
    word, row = np.array(words, dtype=np.int64), np.repeat(np.arange(len(sizes)), sizes)
    kept = _first_of_names(known, word, row)
    word, row = word[kept], row[kept]
    return Reading(known, word, row, np.flatnonzero(word == mask), np.array(mention, dtype=np.int64))


def _mention(written: str) -> str:
    return "pronoun" if PRONOUN.match(written) else "name" if written[:1].isupper() else "noun"


def _first_of_names(known: Vocabulary, word: Index, row: Index) -> NDArray[np.bool_]:
    """All but names that stand behind a name: several words are one name."""
    is_name = known.traits["is_name"][word]
    kept = np.ones(len(word), dtype=bool)
    kept[1:] = ~(is_name[1:] & is_name[:-1] & (row[1:] == row[:-1]))
    return kept


class _Numbers(dict[str, int]):
    """Words as written, numbered as they come."""

    def __missing__(self, written: str) -> int:
        self[written] = number = len(self)
        return number


class _Tokens:
    """The words of a part of a text; those of any stretch in it, as if that alone had been read.

    A token such as "Lee's" is two words, which both have the place of the token.
    """

    def __init__(self, text: str, start: int, end: int, numbers: _Numbers) -> None:
        self._numbers, self._from = numbers, start
        self._view = text[start:end].translate(MENDED)
        words = TOKEN.findall(self._view)
        spans = [match.span() for match in TOKEN.finditer(self._view)]
        if "'" in self._view:
            parts = [(part, span) for word, span in zip(words, spans, strict=True) for part in _parts(word)]
            words, spans = [part for part, _ in parts], [span for _, span in parts]
        self._words = [numbers[word] for word in words]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def words(self, start: int, end: int) -> list[int]:
        """The numbers of the words between two places of the text; tokens that lie across a place are cut there."""
        start, end = start - self._from, end - self._from
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return []
        cut_first, cut_last = self._starts[first] < start, self._ends[last - 1] > end
        if not (cut_first or cut_last):
            return self._words[first:last]
        whole = self._words[bisect_left(self._starts, start) : bisect_right(self._ends, end)]
        head = self._cut(start, min(end, self._ends[first])) if cut_first else ()
        tail = self._cut(self._starts[last - 1], end) if cut_last and self._starts[last - 1] >= start else ()
        return [*head, *whole, *tail]

    def _cut(self, start: int, end: int) -> list[int]:
        cut = TOKEN.findall(self._view, start, end)
        return [self._numbers[word] for token in cut for word in _parts(token)]


def _parts(token: str) -> tuple[str, ...]:
    if "'" not in token:
        return (token,)
    if len(token) > 2 and token.endswith("'s"):
        return token[:-2], "'s"
    if len(token) > 3 and token.endswith("n't"):
        return token[:-3], "n't"
    return (token,)


def _vocabulary(numbers: _Numbers) -> Vocabulary:
    # A word that is longer than what is read is never read whole, and need not be remembered whole.
    words = [word_of(written[: AROUND + 1]) for written in numbers]
    return Vocabulary([word.text for word in words], np.frombuffer(b"".join([word.traits for word in words]), TRAITS))
