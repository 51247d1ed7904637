"""Quotation marks around a word that the other uses as its own, and what an editor put into a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.comparison.differences.clause import Stated, counterpart
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.quoting import in_quotation
from framing.comparison.terms import Term

_OPEN, _CLOSE = "“\"‘'«", "”\"’'»"
_BRACKET = re.compile(r"\[(?!sic\]|\W+\])([^\[\]\n]{2,80})\]")
"""A changed capital, an ellipsis and *sic* put nothing in."""
_LONGEST = 40  # letters between marks that still make one expression
_TERMS = 2


def mark_differences(one: Stated, other: Stated) -> list[Difference]:
    """Words in quotation marks here and not there, words without marks here and with there, and insertions here."""
    inserted = {match.group().lower() for match in _brackets(other)}
    return [
        *_marked_here(one, other),
        *_marked_there(one, other),
        *(
            Difference("insertion", match.start(), match.end(), "", "put in by the editor")
            for match in _brackets(one)
            if match.group().lower() not in inserted
        ),
    ]


def _brackets(of: Stated) -> Iterator[re.Match[str]]:
    return _BRACKET.finditer(of.text.text, of.start, of.end)


def _marked_here(one: Stated, other: Stated) -> Iterator[Difference]:
    marked = _in_marks(other)
    for first, last in _expressions(one):
        its = _bare(one, (first, last), other)
        if its is not None and not any(a <= its.start < b for a, b in marked):
            start, end = one.terms[first].start - 1, _closing(one, one.terms[last])
            yield Difference("scare-quote", start, end, other.quote(its.start, its.end), "in quotation marks")


def _marked_there(one: Stated, other: Stated) -> Iterator[Difference]:
    marked = _in_marks(one)
    for first, last in _expressions(other):
        its = _bare(other, (first, last), one)
        if its is not None and not any(a <= its.start < b for a, b in marked):
            words = other.quote(other.terms[first].start - 1, _closing(other, other.terms[last]))
            yield Difference("scare-quote", its.start, its.end, words, "without quotation marks")


def _bare(one: Stated, expression: tuple[int, int], other: Stated) -> Term | None:
    """The words of the other statement for an expression: all its terms in a row or, for two, the last of them."""
    first, last = expression
    places = [counterpart(one, place, other) for place in range(first, last + 1)]
    end = places[-1]
    if end is None or in_quotation(other, other.terms[end].start, other.terms[end].end):
        return None
    begin = places[0] if places[0] == end - (last - first) else end
    return Term(other.terms[begin].start, other.terms[end].end, other.terms[end].key, other.terms[end].kind)


def _expressions(of: Stated) -> Iterator[tuple[int, int]]:
    """Expressions of one or two terms between quotation marks: the numbers of their first and last term."""
    text = of.text.text
    for place, term in enumerate(of.terms):
        # A title is quoted as a title, and a figure as it was said.
        title = term.kind == "number" or (term.kind == "name" and not of.headline and _capital_behind(of, place))
        if not term.start or text[term.start - 1] not in _OPEN or title:
            continue
        for last in range(place, min(place + _TERMS, len(of.terms))):
            end = of.terms[last].end
            after = text[end : end + 2]
            if after[:1] and (after[0] in _CLOSE or (after[0] in ",." and after[1:] and after[1] in _CLOSE)):
                if end - term.start < _LONGEST:
                    yield place, last
                break


def _capital_behind(of: Stated, place: int) -> bool:
    """Whether the term behind a name is a name, too, or none stands there before the marks close."""
    following = of.terms[place + 1] if place + 1 < len(of.terms) else None
    text, end = of.text.text, of.terms[place].end
    closed = any(mark in text[end : end + 2] for mark in _CLOSE)
    return closed or following is None or following.kind == "name"


def _closing(of: Stated, term: Term) -> int:
    """The end of an expression with its mark, and with the stop that stands before the mark."""
    text = of.text.text
    return term.end + (1 if text[term.end] in _CLOSE else 2)


def _in_marks(of: Stated) -> list[tuple[int, int]]:
    return [(of.terms[first].start, of.terms[last].end) for first, last in _expressions(of)]
