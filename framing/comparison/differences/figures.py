"""Numbers that differ, and numbers made vague."""

from __future__ import annotations

import re

from framing.comparison.differences.clause import Stated
from framing.comparison.differences.difference import Difference
from framing.comparison.terms import Term

_HEDGE = re.compile(
    r"\b(at least|at most|up to|more than|less than|fewer than|as many as|as few as|no fewer than|about|around|roughly|"
    r"approximately|nearly|almost|some|over|under|close to|an estimated|estimated|well over|just over|just under)\s*$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(r"\b(?:several|dozens|scores|hundreds|thousands|many|a few|a number)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\s?(?:a\.?m\.?|p\.?m\.?|o'clock)\b", re.IGNORECASE)


def figure_differences(one: Stated, other: Stated) -> list[Difference]:
    """Numbers with another value for what seems the same thing, and a hedge that the other does without."""
    mine, theirs = _figures(one), _figures(other)
    their_keys = {term.key for term in theirs}
    found = []
    for term in mine:
        same = [t for t in theirs if t.key == term.key]
        if same:
            hedge, its = _hedge(one, term), _hedge(other, same[0])
            if hedge != its:
                start = term.start if hedge is None else hedge[1]
                said = other.quote(its[1], same[0].end) if its else other.quote(same[0].start, same[0].end)
                note = "" if hedge else "without reserve"
                found.append(Difference("hedge", start, term.end, said, note))
            continue
        rival = [t for t in theirs if t.key not in {m.key for m in mine} and _same_thing(one, term, other, t)]
        if rival and term.key not in their_keys:
            found.append(Difference("number", term.start, term.end, other.quote(rival[0].start, rival[0].end)))
    if not mine and len(theirs) == 1:
        vague = _QUANTITY.search(one.text.text, one.start, one.end)
        if vague:
            words = other.quote(theirs[0].start, theirs[0].end)
            found.append(Difference("number", vague.start(), vague.end(), words, "no figure"))
    return found


def _figures(of: Stated) -> list[Term]:
    text = of.text.text
    found = []
    for term in of.terms:
        if term.kind != "number" or _CLOCK.match(text, term.end):
            continue
        # F-16, Covid-19: a number behind a hyphen is a name's.
        if term.start and text[term.start - 1] in "-‑–" and text[term.start - 2 : term.start - 1].isalpha():
            continue
        found.append(term)
    return found


def _hedge(of: Stated, term: Term) -> tuple[str, int] | None:
    # A no-break space is as long as a plain one, so offsets hold.
    before = of.text.text[max(of.start, term.start - 24) : term.start].replace("\xa0", " ")
    match = _HEDGE.search(before)
    return (match.group(1).lower(), term.start - len(before) + match.start()) if match else None


def _same_thing(one: Stated, mine: Term, other: Stated, theirs: Term) -> bool:
    """Whether what is counted is called alike, or each statement has only one figure."""
    near_mine, near_theirs = _counted(one, mine), _counted(other, theirs)
    if near_mine & near_theirs:
        return True
    return len(_figures(one)) == len(_figures(other)) == 1


def _counted(of: Stated, number: Term) -> set[str]:
    following = [t.key for t in of.terms if t.start >= number.end and t.start - number.end < 40 and t.kind != "number"]
    return set(following[:3])
