"""What a stretch of text is about: its content words, names, numbers and dates, comparable between wordings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.comparison.stems import stem
from framing.comparison.synonyms import classes

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+\d[^\W_]*|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word, a number, a code such as M25, or a dotted abbreviation; joined words are taken apart at their hyphens."""

_FUNCTION_WORDS = """
a about above across after again against all almost along already also although always am among an and another
any anyone anything are aren't around as at away back be became because become becomes been before behind being
below between both but by came can can't cannot come comes could couldn't despite did didn't do does doesn't doing
don't done down during each either else even ever every for from further get gets getting go goes going gone got
had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i
i'd i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its itself just least less let let's like
likely made make makes making many may maybe me meanwhile might mine more most much must my myself near neither
never no none nor not nothing now of off on once one ones only onto or other others otherwise ought our ours
ourselves out over own per perhaps put quite rather really same several shall she she'd she'll she's should
shouldn't since so some someone something soon still such take taken takes taking than that that'd that'll that's
the their theirs them themselves then there there's therefore these they they'd they'll they're they've thing
things this those though through thus to together too took toward towards under unless until up upon us use used
uses using very via was wasn't way we we'd we'll we're we've well went were weren't what what's whatever when where
whether which while who who's whoever whom whose why will with within without won't would wouldn't yes yet you
you'd you'll you're you've your yours yourself
say says said saying told tell tells add adds added according mr mrs ms dr
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that say how, not what; and the plainest reporting verbs, which do not belong to the fact."""

NUMBERS = {
    **dict.fromkeys(("zero",), "0"), "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
"""Number words; *one* is left out, because it is mostly a pronoun."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_PEOPLE = re.compile(r"(?<=[a-z]{3})(?:ian|ia|an|ese|i|a|o)$")
"""Endings that a country's name and its people's differ in (Brazil, Brazilian; Chile, Chilean; Kenya, Kenyan)."""
_BEHIND = re.compile(r"[^\W\d_][-‑]$")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Token(NamedTuple):
    """A word as it stands.

    Args:
        start, end: its offsets in the text.
        low: in small letters, without a possessive ending, apostrophes straightened; a number that is part of a name
            (F-16, Covid-19) begins with its hyphen.
        capital: whether it begins with a capital letter.
    """

    start: int
    end: int
    low: str
    capital: bool


class Term(NamedTuple):
    """A comparable unit of content.

    Args:
        start, end: its offsets in the text.
        key: what is compared: a stem, a class of synonyms (``=``), a referent (``@``), a number (``#``), a date, or a
            number with what it counts.
        kind: ``word``, ``name``, ``number``, ``date`` or ``figure`` (a number with what it counts).
    """

    start: int
    end: int
    key: str
    kind: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words between two offsets, in order."""
    found = []
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        low = word.lower()
        if not low.isalpha():
            low = low.replace("’", "'").removesuffix("'s")
            if low[0].isdigit() and len(low) < 4 and _BEHIND.search(text, max(start, match.start() - 2), match.start()):
                low = "-" + low
        found.append(Token(match.start(), match.end(), low, word[0].isupper()))
    return found


@dataclass
class Wording:
    """Turns words into terms, remembering the stems it has made; one serves a whole comparison.

    Args:
        stems: word in small letters to its key; filled as words are met.
    """

    stems: dict[str, str] = field(default_factory=dict)

    def key(self, low: str) -> str:
        """The key of one word: its class of synonyms where it has one, its stem otherwise."""
        if low not in self.stems:
            words, _ = classes()
            self.stems[low] = words.get(low) or _PEOPLE.sub("", stem(low))
        return self.stems[low]

    def terms(self, text: str, start: int, end: int, named: Sequence[tuple[int, int, str]] = ()) -> list[Term]:
        """The terms between two offsets, in order.

        Args:
            text: the whole text.
            start, end: offsets.
            named: stretches with a known referent ``(start, end, key)``, in order; they become one term each.
        """
        words = tokens(text, start, end)
        found: list[Term] = []
        at, next_named = 0, 0
        while at < len(words):
            word = words[at]
            while next_named < len(named) and named[next_named][1] <= word.start:
                next_named += 1
            if next_named < len(named) and named[next_named][0] <= word.start:
                found.append(Term(named[next_named][0], named[next_named][1], named[next_named][2], "name"))
                while at < len(words) and words[at].start < named[next_named][1]:
                    at += 1
                next_named += 1
                continue
            term, length = self._term(words, at)
            if term is not None:
                found.append(term)
            at += length
        return found

    def _term(self, words: list[Token], at: int) -> tuple[Term | None, int]:
        """The term that begins with a word, and how many words it takes."""
        word = words[at]
        # "us" is a little word, "US" a country; "may" is one too, and a month or a name with a capital.
        little = word.low in FUNCTION_WORDS and word.low != "may" and not (word.capital and word.low == "us")
        if little or (len(word.low) < 2 and not word.low.isdigit()):
            return None, 1
        pair = _phrase(word, words[at + 1]) if at + 1 < len(words) else None
        if pair is not None:
            return pair, 2
        if word.low == "may" and not (at and words[at - 1].capital):
            return None, 1
        return self._single(word), 1

    def _single(self, word: Token) -> Term:
        low, kind = word.low, "name" if word.capital else "word"
        if low in WEEKDAYS:
            key, kind = low, "date"
        elif low in MONTHS and word.capital and low not in ("may", "march"):
            # A bare May or March is as often a name or a verb.
            key, kind = f"{MONTHS[low]}/", "date"
        elif low[0] == "-":
            key, kind = low, "word"
        elif low[0].isdigit():
            key, kind = "#" + low.replace(",", ""), "date" if _YEAR.fullmatch(low) else "number"
        elif low in NUMBERS:
            key, kind = "#" + NUMBERS[low], "number"
        else:
            key = self.key(low)
        return Term(word.start, word.end, key, kind)


def _phrase(word: Token, following: Token) -> Term | None:
    """The day or the set phrase that two words make."""
    for month, day in ((word, following), (following, word)):
        if month.low in MONTHS and month.capital and day.low.isdecimal() and len(day.low) <= 2:
            return Term(word.start, following.end, f"{MONTHS[month.low]}/{int(day.low)}", "date")
    _, phrases = classes()
    seconds = phrases.get(word.low)
    if seconds is None:
        return None
    name = seconds.get(following.low) or seconds.get(following.low.removesuffix("s"))
    return Term(word.start, following.end, name, "word") if name is not None else None
