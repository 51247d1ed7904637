"""Words put between brackets: square ones by an editor, round ones that explain, rename or comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

SQUARE = re.compile(r"\[([^\[\]]{2,300})\]")
ROUND = re.compile(r"\(([^()]{2,300})\)")
LETTER = re.compile(r"[^\W\d_]")

AFFILIATION = re.compile(r"[A-Z]{1,4}[.-][A-Z][\w. -]{0,20}$|[A-Z. ]{3,40}$")
"""A party and a state, a stock's ticker, a speaker's house: "[D-La.]", "[MKT.XX]"."""
NO_INSERTION = re.compile(
    r"(?:photos?|images?|pictures?|videos?|watch|read|see|click|listen|related|advertisement|pdf|embed|tweet|"
    r"updated?|"
    r"https?:|www\.|@|#|caption|gallery|audio|via|source|credit|edit|hide|show|link|\W*[\d,.; -]+\W*$)",
    re.IGNORECASE,
)
ALTERNATIVE = re.compile(
    r"(?:also|formerly|previously|originally|better|commonly|or|a\.?k\.?a\.?|i\.e\.|that is|known|called|"
    r"meaning|literally|"
    r"then|now|short for|in other words|acronym|(?:the )?(?:\w+ ){0,2}(?:acronym|abbreviation|name|term|"
    r"word) (?:of|for))\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun)[a-z]*\.? \d|"
    r"(?:down|up|unchanged) (?:from|since)\b",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?:photos?|images?|pictured|pic|video|file|ap|afp|reuters|cnn|getty|upi|bloomberg|left|right|centre|"
    r"center|above|below|"
    r"top|bottom|r\.?|d\.?|i\.?|l\.?|lib|con|lab|gop|rep|dem|see|via|source|hat tip|h/t|update|updated|"
    r"subscription|nyse|nasdaq|"
    r"tsx|lon|full disclosure|read|watch|click|listen|emphasis|https?|www|by|from l|from r|credit|courtesy|c|tm|"
    r"registered|section|chapter|article|page|figure|table|volume|speaking)"
    r"(?:\b|[-:/])",
    re.IGNORECASE,
)
SYMBOLS = re.compile(r"[\W\d_]*$")
MEASURE = re.compile(
    r"(?:about |around |roughly |some |nearly |over |more than |approximately |up |"
    r"down )?[-−+]?[$€£¥]?[\d.,]+[\w%°$€£/.,\s-]{0,40}$"
)
LOCATOR = re.compile(r"(?:[A-Z][\w.&'-]{0,30},? ?){1,4}$")
NAMES = re.compile(r"[A-Z][\w-]+(?:/[A-Z][\w-]+)+$")
"""Rival names of one thing: "(ISIL/Daesh)"."""
ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]{0,9}[A-Z.]s?$")
SMALL = re.compile(r"(?:^|\s)(?:of|the|and|for|in|on|de|la|al|el|du)(?=\s)")


def insertions(passage: Passage) -> Iterator[Aside]:
    """The bracketed and parenthetical glosses of a sentence."""
    if "[" in passage.view:
        for match in SQUARE.finditer(passage.view):
            if _is_editorial(passage, match):
                yield aside(passage.of(match), Kind.BRACKETED_GLOSS)
    if "(" in passage.view:
        for match in ROUND.finditer(passage.view):
            if _explains(passage, match):
                yield aside(passage.of(match), Kind.PARENTHETICAL_GLOSS)


def _is_editorial(passage: Passage, match: re.Match[str]) -> bool:
    inner = match[1].strip()
    touches = passage.view[match.end() : match.end() + 1].isalpha() or passage.view[: match.start()][-1:].isalpha()
    alone = len(match.group()) >= len(passage.view.strip()) - 1
    return (
        not touches
        and not alone
        and bool(LETTER.search(inner))
        and len(inner) > 1
        and not NO_INSERTION.match(inner)
        and not AFFILIATION.match(inner)
    )


def _explains(passage: Passage, match: re.Match[str]) -> bool:
    inner, before = match[1].strip(), passage.view[: match.start()].rstrip()
    if (
        not before
        or not LETTER.search(inner)
        or REFERENCE.match(inner)
        or SYMBOLS.match(inner)
        or MEASURE.match(inner)
        or DATE.match(inner)
    ):
        return False
    if passage.view[match.start() - 1].isalpha() or inner.startswith(("@", "#")):
        return False  # a plural in brackets, "member(s)", or an account
    if ALTERNATIVE.match(inner):
        return True
    if NAMES.match(inner):
        return True
    if ACRONYM.match(inner) or _is_label(passage, match):
        return False  # the plain introduction of an acronym names, it does not explain
    if passage.is_quoted(match.start()):
        return " " in inner or inner[0].isupper() or inner.islower()
    if LOCATOR.match(SMALL.sub("", inner)):
        return _spells_out(inner, before)
    return len(inner.split()) >= 2


def _spells_out(name: str, before: str) -> bool:
    """Whether a capitalised name in brackets spells out the acronym before it."""
    last = before.rsplit(maxsplit=1)[-1].strip("\"',.").rstrip("s")
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]\w*", name) if word[0].isupper())
    return len(last) >= 2 and last.isupper() and bool(initials) and last[0] == initials[0]


def _is_label(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the brackets end a short line that is no sentence: "recorded voice (the mayor)" in a transcript."""
    before = passage.view[: match.start()]
    return passage.opens and len(before.split()) <= 4 and not passage.view[match.end() :].strip()
