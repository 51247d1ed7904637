"""A statement as the search for differences reads it: its words in order, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.comparison.statements.clauses import Clause
from framing.comparison.terms import Term, Token, Wording, tokens
from framing.comparison.texts import Said, Sentence, Text


@dataclass(frozen=True)
class Stated:
    """One clause of one text.

    Args:
        text: the text it stands in.
        start, end: its offsets.
        words: every word, in order.
        terms: the terms it is about, in order, with those of its attribution left out.
        said: the attribution that its content belongs to, or ``None`` where the outlet states it.
        keys: the keys of its terms.
        headline: whether it stands in a headline, which says things more shortly than they are meant.
        whole: the keys of the whole sentence, so that what stands just outside the clause is not taken as left out.
    """

    text: Text
    start: int
    end: int
    words: tuple[Token, ...]
    terms: tuple[Term, ...]
    said: Said | None
    keys: frozenset[str]
    headline: bool
    whole: frozenset[str]

    def quote(self, start: int, end: int) -> str:
        """The words between two offsets of its text, on one line."""
        return " ".join(self.text.text[start:end].split())


def sentence_keys(text: Text, sentence: Sentence, wording: Wording) -> frozenset[str]:
    """The keys of all terms of a sentence."""
    names = text.proper_names(sentence.start, sentence.end)
    return frozenset(term.key for term in wording.terms(text.text, sentence.start, sentence.end, names))


def stated(text: Text, clauses: Sequence[Clause], whole: frozenset[str]) -> Stated:
    """A statement made of neighbouring clauses of one sentence.

    Args:
        text: the text.
        clauses: one clause or several of one sentence.
        whole: the keys of the whole sentence.
    """
    start, end = min(c.start for c in clauses), max(c.end for c in clauses)
    sentence = clauses[0].sentence
    said = _said(text, start, end)
    outside = [*said.source, *said.cue] if said is not None else []
    terms = tuple(
        term
        for clause in clauses
        for term in clause.terms
        if not any(a < term.end and term.start < b for a, b in outside)
    )
    keys = frozenset(term.key for term in terms)
    return Stated(
        text,
        start,
        end,
        tuple(tokens(text.text, start, end)),
        terms,
        said,
        keys,
        sentence.zone == "headline",
        whole,
    )


def _said(text: Text, start: int, end: int) -> Said | None:
    """The attribution that gives at least half of a stretch away: of those, the one with the shortest content."""
    best: tuple[int, int, Said] | None = None
    for number, said in enumerate(text.said):
        inside = sum(max(0, min(b, end) - max(a, start)) for a, b in said.content)
        outside = sum(max(0, min(b, end) - max(a, start)) for a, b in (*said.source, *said.cue))
        length = sum(b - a for a, b in said.content)
        # Half of the words, or less when all that is attributed stands here: "Chile has declared victory over …".
        enough = 0.35 if inside == length else 0.5
        holds = inside > 0 and inside >= enough * (end - start - outside)
        if holds and (best is None or (length, number) < best[:2]):
            best = (length, number, said)
    return best[2] if best is not None else None
