"""Sentences in parts that each state something: what is aligned, because one sentence may tell two facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.comparison.terms import Term, Wording
from framing.comparison.texts import Sentence, Text

_BREAK = re.compile(
    r"(?:[;—–]|\s--?\s|,)\s*(?=(?:and|but|or|so|which|who|whom|whose|where|when|while|whereas|although|though|as|after|"
    r"before|because|since|until|adding|saying|noting|leaving|prompting|forcing|making|including)\b)"
    r"|\s(?=(?:and|but)\s+(?:also\s+|then\s+|later\s+)?(?:add|say|said|vow|warn|declar|announc|report|claim|called|told|"
    r"urg|accus|insist|pledg|promis)[a-z]*\b)"
    r"|[.!?][”\"’']\s+(?=\S)|(?<=[a-z]{2})[.!?]\s+(?=[“\"A-Z])"
)
"""Where a new clause may begin: before a conjunction or relative after a comma, and before a second verb of saying."""
_LEAST = 3  # terms that a clause must have to stand by itself; shorter ones stay with their neighbour
_COUNTED = 2, 25  # a number counts what is named by the next two terms, no more than so many letters behind it
_NOT = re.compile(r"\b(?:not|never|no|nor|cannot)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that states something.

    Args:
        text: the number of its text among those compared.
        sentence: the sentence it belongs to.
        start, end: its offsets.
        terms: what it is about, in order.
        figures: its numbers together with what they count, by which two clauses are compared as well.
        negated: whether it has a word of negation.
    """

    text: int
    sentence: Sentence
    start: int
    end: int
    terms: tuple[Term, ...]
    figures: tuple[Term, ...]
    negated: bool

    @property
    def compared(self) -> tuple[Term, ...]:
        """All by which it is compared with other clauses: its terms, then its figures."""
        return self.terms + self.figures


def clauses_of(number: int, text: Text, sentence: Sentence, wording: Wording) -> Iterator[Clause]:
    """The clauses of one sentence, in order; together they cover it.

    Args:
        number: the text's number, for the clauses.
        text: the text.
        sentence: one of its sentences.
        wording: turns words into terms.
    """
    named = text.proper_names(sentence.start, sentence.end)
    terms = wording.terms(text.text, sentence.start, sentence.end, named)
    breaks = [m.end() for m in _BREAK.finditer(text.text, sentence.start, sentence.end)]
    start, pending, at = sentence.start, 0, 0
    parts: list[tuple[int, int, list[Term]]] = []
    for cut in (*breaks, sentence.end):
        while at < len(terms) and terms[at].end <= cut:
            at += 1
        if cut < sentence.end and (at - pending < _LEAST or len(terms) - at < _LEAST):
            continue
        parts.append((start, cut, terms[pending:at]))
        start, pending = cut, at
    for begin, finish, its in parts:
        negated = _NOT.search(text.text, begin, finish) is not None
        yield Clause(number, sentence, begin, finish, tuple(its), tuple(_figures(its)), negated)


def _figures(terms: Sequence[Term]) -> Iterator[Term]:
    """Numbers with what they count: two texts that count the same things tell the same fact, whatever they call it."""
    following, farthest = _COUNTED
    for at, number in enumerate(terms):
        if number.kind == "number":
            for counted in terms[at + 1 : at + 1 + following]:
                if counted.start - number.end < farthest:
                    yield Term(number.start, counted.end, f"{number.key} {counted.key}", "figure")
