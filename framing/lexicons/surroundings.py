"""Whether a name counts where it stands: what is directly beside it, in its sentence, and in its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from framing.lexicons.entries import Context
from framing.lexicons.forms import LONGEST_FORM, LONGEST_RUN, expanded, is_glob, unescaped


class Around:
    """What must and must not stand around a name.

    Args:
        context: the conditions.
        within, topic: the numbers of its patterns that must stand in the same sentence, and anywhere.
    """

    def __init__(self, context: Context, within: list[int], topic: list[int]) -> None:
        self._within, self._topic = frozenset(within), frozenset(topic)
        self._before = _Beside(context.not_before) if context.not_before else None
        self._after = _Beside(context.not_after) if context.not_after else None

    def allows(self, start: int, end: int, lower: str, contexts: Mapping[int, Sequence[int]]) -> bool:
        """Whether a name counts where it stands.

        Args:
            start, end: where, in the view.
            lower: the view in lower case.
            contexts: where each numbered pattern stands in it.
        """
        if self._topic and self._topic.isdisjoint(contexts):
            return False
        if self._within and (self._within.isdisjoint(contexts) or not self._is_within(start, end, lower, contexts)):
            return False
        if self._before is not None and self._before.follows(lower, end):
            return False
        return self._after is None or not self._after.precedes(lower, start)

    def _is_within(self, start: int, end: int, lower: str, contexts: Mapping[int, Sequence[int]]) -> bool:
        first, last = _sentence_around(lower, start, end)
        for number in self._within.intersection(contexts):
            places = contexts[number]
            at = bisect_left(places, first)
            if at < len(places) and places[at] < last:
                return True
        return False


class _Beside:
    """Words that may stand directly before or after a name; those with wildcards are compiled when first needed."""

    def __init__(self, patterns: Sequence[str]) -> None:
        plain = [unescaped(p).lower() for pattern in patterns for p in expanded(pattern) if not is_glob(p)]
        self._plain = tuple(plain)
        self._wild = [p for pattern in patterns for p in expanded(pattern) if is_glob(p)]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = [re.escape(p.lower()).replace(r"\*", r"\w{0,32}").replace(r"\?", r"\w") for p in self._wild]
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")

    def follows(self, lower: str, end: int) -> bool:
        """Whether one of the words follows directly; a possessive ending and spaces between are passed over."""
        if lower.startswith("'s", end):
            end += 2
        while lower.startswith((" ", "'"), end):
            end += 1
        if self._plain and lower.startswith(self._plain, end):
            for word in self._plain:
                if lower.startswith(word, end) and not lower[end + len(word) : end + len(word) + 1].isalnum():
                    return True
        return bool(self._wild) and self._pattern.match(lower, end) is not None

    def precedes(self, lower: str, start: int) -> bool:
        """Whether one of the words stands directly before; a possessive ending and spaces between are passed over."""
        before = lower[max(0, start - LONGEST_FORM) : start].rstrip(" ").removesuffix("'s").rstrip("'")
        if self._plain and before.endswith(self._plain):
            for word in self._plain:
                if before.endswith(word) and not before[: -len(word)][-1:].isalnum():
                    return True
        if not self._wild:
            return False
        words = before[-3 * LONGEST_RUN :]
        return any(found.end() == len(words) for found in self._pattern.finditer(words))


_SENTENCE_END = re.compile(r"[.!?][\"'\u201d]? |\x00")
_SENTENCE_ENDS = (". ", "! ", "? ", ".\u201d ", "?\u201d ", '." ', '?" ', ".' ", "\x00")
_LONGEST_SENTENCE = 1000


def _sentence_around(lower: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a stretch of the view, as far as punctuation tells; at most 1,000 away."""
    lowest, highest = max(0, start - _LONGEST_SENTENCE), min(len(lower), end + _LONGEST_SENTENCE)
    first = lowest
    for mark in _SENTENCE_ENDS:
        first = max(first, lower.rfind(mark, first, start))
    after = _SENTENCE_END.search(lower, end, highest)
    return first, after.start() if after else highest
