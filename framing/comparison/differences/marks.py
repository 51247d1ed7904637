"""Quotation marks around a word that the other uses as its own, and what an editor put into a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.comparison.differences.clause import Stated
from framing.comparison.differences.difference import Difference

_OPEN, _CLOSE = "“\"‘'«", "”\"’'»"
_BRACKET = re.compile(r"\[([^\[\]\n]{1,80})\]")


def mark_differences(one: Stated, other: Stated) -> list[Difference]:
    """Words in quotation marks here and not there, words without marks here and with there, and insertions here."""
    found = []
    mine, theirs = _scare_quoted(one), _scare_quoted(other)
    for term in one.terms:
        if term.key in mine and term.key in other.keys - theirs.keys():
            start, end = mine[term.key]
            words = next(other.quote(t.start, t.end) for t in other.terms if t.key == term.key)
            found.append(Difference("scare-quote", start, end, words, "in quotation marks"))
        elif term.key in theirs and term.key not in mine:
            words = other.quote(*theirs[term.key])
            found.append(Difference("scare-quote", term.start, term.end, words, "without quotation marks"))
    inserted = {match.group().lower() for match in _brackets(other)}
    return found + [
        Difference("insertion", match.start(), match.end(), "", "put in by the editor")
        for match in _brackets(one)
        if match.group().lower() not in inserted
    ]


def _brackets(of: Stated) -> Iterator[re.Match[str]]:
    return _BRACKET.finditer(of.text.text, of.start, of.end)


def _scare_quoted(of: Stated) -> dict[str, tuple[int, int]]:
    """The keys of terms that stand, alone or with one word more, between quotation marks; with the marks' offsets."""
    text = of.text.text
    found = {}
    for at, term in enumerate(of.terms):
        before = text[term.start - 1] if term.start else ""
        if before not in _OPEN or not before:
            continue
        last = term
        for following in of.terms[at : at + 2]:
            last = following
            after = text[last.end : last.end + 2]
            if after[:1] in _CLOSE or (after[:1] in ",." and after[1:2] in _CLOSE):
                if after and last.end - term.start < 40:
                    for inside in of.terms[at : at + 2]:
                        if inside.end <= last.end:
                            found[inside.key] = (term.start - 1, min(last.end + 1, len(text)))
                break
    return found
