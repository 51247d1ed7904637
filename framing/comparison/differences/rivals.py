"""Rival names that no word list has: what the same number counts, and what is done to the same thing."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.comparison.differences.clause import Stated
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.figures import counting
from framing.comparison.differences.verbs import is_verb
from framing.comparison.stems import stem
from framing.comparison.terms import FUNCTION_WORDS, Token

_PLURAL = re.compile(r"..[^s]s$|(?:men|people|children|police)$")
_MEASURES = """
seconds minutes hours days weeks months years decades centuries percent points miles kilometers kilometres meters metres
feet inches pounds tons tonnes dollars euros cents times barrels acres degrees dozens scores hundreds thousands millions
billions votes seats part issue role kind sort number lot result
"""
_NOT_NAMED = frozenset(_MEASURES.split())
"""Nouns that name no one and nothing by themselves: measures of time, money and space, votes, *part of*."""
_LONGEST = 4  # words between a number and the noun that it counts, the noun included
_FEW = 10  # a smaller number may count two things in one place
_STOP = re.compile(r"[^\s\-‑’'\w]")
_ON = frozenset(("of", "on", "against", "over"))
_LEAST = 3  # terms of what it is done to that must be the same; with two, it may be another act


class _Phrase(NamedTuple):
    """A noun with the words before it.

    Args:
        start, end: its offsets.
        head: the stem of the noun.
        words: the stems of all its words.
        beside: the keys of the terms around its place.
    """

    start: int
    end: int
    head: str
    words: frozenset[str]
    beside: frozenset[str]


def rival_differences(one: Stated, other: Stated) -> list[Difference]:
    """The same people or things, and the same act, under two names, told by what stands beside them."""
    found = []
    for mine, theirs in ((_counted(one), _counted(other)), (_done(one), _done(other))):
        for key, phrase in mine.items():
            rival = theirs.get(key)
            if rival is not None and _rival(key, phrase, rival):
                found.append(Difference("name", phrase.start, phrase.end, other.quote(rival.start, rival.end)))
    return found


def _rival(key: str, mine: _Phrase, theirs: _Phrase) -> bool:
    if mine.head in theirs.words or theirs.head in mine.words:
        return False
    if not key.startswith("#"):
        return True
    small = key[1:].isdecimal() and int(key[1:]) < _FEW
    return bool(mine.words & theirs.words) or len(mine.beside & theirs.beside) > small


def _counted(of: Stated) -> dict[str, _Phrase]:
    """What each number counts: the first plural behind it, with the words between."""
    found: dict[str, _Phrase] = {}
    for place in counting(of):
        number = of.terms[place]
        words = _until_plural(of, number.end)
        if words:
            found.setdefault(number.key, _phrase(words, of.around(place)))
    return found


def _until_plural(of: Stated, start: int) -> list[Token]:
    words: list[Token] = []
    for word in of.after(start, _LONGEST):
        if _STOP.search(of.text.text, start, word.start) or word.low in FUNCTION_WORDS or not word.low[0].isalpha():
            return []
        words.append(word)
        start = word.end
        plural = _PLURAL.search(word.low) is not None
        if plural and not word.capital:
            return [] if word.low in _NOT_NAMED else words
    return []


def _done(of: Stated) -> dict[str, _Phrase]:
    """What is done to something: a noun of action before a preposition, by what follows that."""
    found: dict[str, _Phrase] = {}
    for at, word in enumerate(of.words[1:], 1):
        noun = of.words[at - 1]
        if word.low in _ON and _acts(of, noun, word):
            complement = [t for t in of.terms if t.start >= word.end][:_LEAST]
            whole = len(complement) == _LEAST and not _STOP.search(of.text.text, word.end, complement[-1].start)
            if whole and any(term.kind == "word" for term in complement):
                words = [noun]
                before = of.words[at - 2] if at > 1 else None
                while before is not None and _narrows(of, before, words[0]):
                    words.insert(0, before)
                    place = at - 1 - len(words)
                    before = of.words[place] if place >= 0 else None
                found.setdefault(" ".join(term.key for term in complement), _phrase(words, frozenset()))
    return found


def _acts(of: Stated, noun: Token, preposition: Token) -> bool:
    joined = of.text.text[noun.end : preposition.start] in (" ", "\u00a0")
    return (
        joined
        and noun.low not in _NOT_NAMED
        and not noun.capital
        and noun.low not in FUNCTION_WORDS
        and not is_verb(of, noun.start)
    )


def _narrows(of: Stated, before: Token, noun: Token) -> bool:
    """Whether a word belongs to the noun behind it: *nerve agent attack*."""
    joined = of.text.text[before.end : noun.start] in (" ", "\u00a0", "-")
    return joined and not before.capital and before.low not in FUNCTION_WORDS and not is_verb(of, before.start)


def _phrase(words: list[Token], beside: frozenset[str]) -> _Phrase:
    stems = [stem(word.low) for word in words]
    return _Phrase(words[0].start, words[-1].end, stems[-1], frozenset(stems), beside)
