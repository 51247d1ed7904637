"""Numbers that differ, and numbers made vague."""

from __future__ import annotations

import re

from framing.comparison.differences.clause import Stated, close
from framing.comparison.differences.difference import Difference
from framing.comparison.terms import Term

_HEDGES = (
    ("at least", "no fewer than", "no less than"),
    ("more than", "over", "upwards of", "well over", "just over"),
    ("at most", "up to", "as many as", "no more than"),
    ("less than", "fewer than", "under", "just under", "nearly", "almost", "close to"),
    ("about", "around", "roughly", "approximately", "some", "an estimated", "estimated"),
)
"""Reserves, those that say the same in one row."""
_RESERVE = {words: row for row, hedges in enumerate(_HEDGES) for words in hedges}
_HEDGE = re.compile(rf"\b({'|'.join(sorted(_RESERVE, key=len, reverse=True))})\s*[$£€]?\s*$", re.IGNORECASE)
_QUANTITY = re.compile(
    r"\b(?:several|dozens of|scores of|hundreds of|thousands of|(?<!how )many|a few|a number of)\b", re.IGNORECASE
)
_CLOCK = re.compile(r":\d|\s?(?:a\.?m\.?|p\.?m\.?|o'clock)\b", re.IGNORECASE)
_SHARE = re.compile(r"\s?(?:%|per ?cent\b|percentage points\b)", re.IGNORECASE)
_DOZEN = re.compile(r"\b(?:half-)?dozen\b", re.IGNORECASE)
_RATIO = re.compile(r"[\s\-‑]+(?:in|of|to)[\s\-‑]+(?:\d|one|two|three|four|five|ten)", re.IGNORECASE)
_RATIO_BEFORE = re.compile(r"(?:\d|one|two|three|four|five|nine)[\s\-‑]+in[\s\-‑]+$", re.IGNORECASE)
_COUNTED = 25  # letters between a number and the noun that it counts
_NOUNS = 2  # terms behind a number among which that noun is


def figure_differences(one: Stated, other: Stated) -> list[Difference]:
    """Numbers with another value for the same thing, and a hedge that the other does without."""
    mine, theirs = counting(one), counting(other)
    found = []
    for place in mine:
        term = one.terms[place]
        same = [other.terms[n] for n in theirs if other.terms[n].key == term.key and _of_one(one, place, other, n)]
        if same:
            hedged = _hedged(one, term, other, same[0])
            found += [hedged] if hedged is not None else []
        elif term.key not in other.whole.sentence and not _DOZEN.search(other.text.text, *_ends(other)):
            rival = [other.terms[n] for n in theirs if _rivals(one, place, other, n)]
            if rival:
                said = other.quote(_begins(other, rival[0]), rival[0].end)
                found.append(Difference("number", _begins(one, term), term.end, said))
    return found + ([] if mine else _vague(one, other, theirs))


def _ends(of: Stated) -> tuple[int, int]:
    return of.sentence.start, of.sentence.end


def _begins(of: Stated, term: Term) -> int:
    """Where a figure begins: with the sign of its currency."""
    return term.start - (1 if of.text.text[term.start - 1 : term.start] in ("$", "£", "€") else 0)


def _hedged(one: Stated, mine: Term, other: Stated, theirs: Term) -> Difference | None:
    hedge, its = _hedge(one, mine), _hedge(other, theirs)
    if (hedge and _RESERVE[hedge[0]]) == (its and _RESERVE[its[0]]):
        return None
    start = _begins(one, mine) if hedge is None else hedge[1]
    said = other.quote(_begins(other, theirs) if its is None else its[1], theirs.end)
    return Difference("hedge", start, mine.end, said, "" if hedge else "without reserve")


def _vague(one: Stated, other: Stated, theirs: list[int]) -> list[Difference]:
    """A quantity without a figure, of what the other counts."""
    for match in _QUANTITY.finditer(one.text.text, one.start, one.end):
        nouns = _counted(one, match.end())
        for place in theirs:
            term = other.terms[place]
            if nouns & _counted(other, term.end):
                return [
                    Difference("number", match.start(), match.end(), other.quote(term.start, term.end), "no figure")
                ]
    return []


def counting(of: Stated) -> list[int]:
    """The numbers of the terms that count something."""
    text = of.text.text
    found = []
    for place, term in enumerate(of.terms):
        if term.kind != "number" or _CLOCK.match(text, term.end):
            continue
        # F-16, Covid-19: a number behind a hyphen is a name's; one between commas is an age.
        # "One in three" is one figure.
        if _RATIO.match(text, term.end) or _RATIO_BEFORE.search(text[max(0, term.start - 8) : term.start]):
            continue
        joined = term.start > 1 and text[term.start - 1] in "-‑–" and text[term.start - 2].isalpha()
        age = text[max(0, term.start - 2) : term.start] == ", " and text[term.end : term.end + 1] == ","
        if not joined and not age:
            found.append(place)
    return found


def _hedge(of: Stated, term: Term) -> tuple[str, int] | None:
    # A no-break space is as long as a plain one, so offsets hold.
    before = of.text.text[max(of.start, term.start - 24) : term.start].replace("\xa0", " ")
    match = _HEDGE.search(before)
    return (match.group(1).lower(), term.start - len(before) + match.start()) if match else None


def _rivals(one: Stated, mine: int, other: Stated, theirs: int) -> bool:
    """Whether two numbers count the same: what is counted is called alike, or both are shares, among the same words."""
    left, right = one.terms[mine], other.terms[theirs]
    if right.key in one.whole.sentence or not close(one, other):
        return False
    shares = [bool(_SHARE.match(of.text.text, term.end)) for of, term in ((one, left), (other, right))]
    money = [_begins(of, term) < term.start for of, term in ((one, left), (other, right))]
    if shares[0] != shares[1] or money[0] != money[1]:
        return False
    beside = one.around(mine) & other.around(theirs)
    if shares[0] or money[0]:
        return len(beside) >= _NOUNS
    return bool(_counted(one, left.end) & _counted(other, right.end))


def _of_one(one: Stated, mine: int, other: Stated, theirs: int) -> bool:
    """Whether two figures of one value are of one thing, too."""
    beside = one.around(mine) & other.around(theirs)
    return len(beside) >= _NOUNS or bool(_counted(one, one.terms[mine].end) & _counted(other, other.terms[theirs].end))


def _counted(of: Stated, end: int) -> set[str]:
    """What may be counted: the nouns right behind a number."""
    following = [t for t in of.terms if t.start >= end and t.kind != "number"][:_NOUNS]
    text = of.text.text
    # The very words: "36,000 students" and "two student groups" count different things.
    return {text[t.start : t.end].lower() for t in following if t.start - end < _COUNTED and t.kind == "word"}
