"""Negation, modality and agency: whether it happened, how surely, and who did it."""

from __future__ import annotations

import re

from framing.comparison.differences.clause import Stated
from framing.comparison.differences.difference import Difference
from framing.comparison.terms import Term

_NEGATION = re.compile(
    r"\b(?:not|never|no|nor|neither|without|cannot|denied|denies|deny|denying|failed to|[a-z]+n['’]t)\b", re.IGNORECASE
)
_MODAL = re.compile(
    r"\b(?:may|might|could|must|should|can|possibly|probably|perhaps|apparently|reportedly|allegedly|supposedly|"
    r"purportedly|likely|unlikely|suspected|alleged|if|unless)\b",
    re.IGNORECASE,
)
_NOT_MODAL = re.compile(r"\bMay\b(?=\s+(?:\d|[a-z]+(?:ed|s)\b))|(?<=Theresa\s)May\b|(?<=Mrs\s)May\b|(?<=Ms\s)May\b")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|got|gets)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
_AGENT = re.compile(r"\bby\s+(?![a-z]+ing\b)", re.IGNORECASE)


def grammar_differences(one: Stated, other: Stated) -> list[Difference]:
    """What is denied, held possible, or told without its agent in one statement and not in the other."""
    if one.headline or other.headline:
        return []
    return [*_negation(one, other), *_modality(one, other), *_agency(one, other)]


def _searched(pattern: re.Pattern[str], of: Stated) -> list[re.Match[str]]:
    inside = (of.said.source + of.said.cue) if of.said is not None else ()
    return [
        match
        for match in pattern.finditer(of.text.text, of.start, of.end)
        if not any(a <= match.start() < b for a, b in inside)
    ]


def _negation(one: Stated, other: Stated) -> list[Difference]:
    mine, theirs = _searched(_NEGATION, one), _searched(_NEGATION, other)
    if mine and not theirs:
        return [Difference("negation", mine[0].start(), mine[0].end(), "", "denied here")]
    return []


def _modality(one: Stated, other: Stated) -> list[Difference]:
    def modals(of: Stated) -> list[re.Match[str]]:
        names = {m.start() for m in _NOT_MODAL.finditer(of.text.text, of.start, of.end)}
        # A capital inside a sentence is a name or a month.
        return [
            m
            for m in _searched(_MODAL, of)
            if m.start() not in names and (m.group().islower() or m.start() == of.start)
        ]

    mine, theirs = modals(one), modals(other)
    have = {match.group().lower() for match in theirs}
    said = other.quote(theirs[0].start(), theirs[0].end()) if theirs else ""
    return [Difference("modality", m.start(), m.end(), said) for m in mine if m.group().lower() not in have][:2]


def _agency(one: Stated, other: Stated) -> list[Difference]:
    found = []
    theirs = {term.key: term for term in reversed(other.terms) if term.kind == "word"}
    for term in one.terms:
        if term.kind != "word" or term.key not in theirs:
            continue
        rival = theirs[term.key]
        if _passive(one, term) and _verb_form(other, rival) and not _passive(other, rival):
            agent = _AGENT.search(one.text.text, term.end, one.end)
            note = "passive" if agent else "passive, nobody acts"
            found.append(Difference("agency", term.start, term.end, other.quote(rival.start, rival.end), note))
        elif _passive(other, rival) and _verb_form(one, term) and not _passive(one, term):
            found.append(Difference("agency", term.start, term.end, other.quote(rival.start, rival.end), "active"))
    return found[:2]


def _passive(of: Stated, term: Term) -> bool:
    before = of.text.text[max(of.start, term.start - 30) : term.start]
    return bool(_PASSIVE.search(before)) and of.text.text[term.start : term.end].lower().endswith(
        ("ed", "en", "n", "t")
    )


def _verb_form(of: Stated, term: Term) -> bool:
    word = of.text.text[term.start : term.end].lower()
    return word.endswith(("ed", "ing")) or of.text.text[max(0, term.start - 3) : term.start].lower() == "to "
