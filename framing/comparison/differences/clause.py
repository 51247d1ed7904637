"""A statement as the search for differences reads it: its words in order, each with its key."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.comparison.statements.clauses import Clause
from framing.comparison.terms import Term, Token, Wording, tokens
from framing.comparison.texts import Said, Sentence, Text

_AROUND = 3  # terms before and after a term that are its surroundings
_SHARED = 3  # terms that two close statements share at least
_OF_SHORTER, _OF_BOTH = 0.6, 0.45  # what they share, of the shorter one's terms and of the mean (Dice's coefficient)
_NEAR = 2  # sentences before and after one in which a text may tell what the sentence itself leaves out


@dataclass(frozen=True)
class Whole:
    """What stands around a statement.

    Args:
        sentence: the keys of its whole sentence, so that what is said just outside the clause is not taken as left out.
        near: the keys of that sentence and of those beside it.
    """

    sentence: frozenset[str]
    near: frozenset[str]


@dataclass(frozen=True)
class Stated:
    """One clause of one text.

    Args:
        text: the text it stands in.
        start, end: its offsets.
        words: every word, in order.
        terms: the terms it is about, in order, with those of its attribution left out.
        said: the attribution that its content belongs to, or ``None`` where there is none.
        keys: the keys of its terms.
        sentence: the sentence it stands in.
        whole: what stands around it.
    """

    text: Text
    start: int
    end: int
    words: tuple[Token, ...]
    terms: tuple[Term, ...]
    said: Said | None
    keys: frozenset[str]
    sentence: Sentence
    whole: Whole

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline, which says things more shortly than they are meant."""
        return self.sentence.zone == "headline"

    def quote(self, start: int, end: int) -> str:
        """The words between two offsets of its text, on one line."""
        return " ".join(self.text.text[start:end].split())

    def before(self, start: int, count: int = 1) -> tuple[Token, ...]:
        """The words before an offset, the last ones of them."""
        at = bisect_left(self.words, start, key=lambda word: word.start)
        return self.words[max(0, at - count) : at]

    def after(self, end: int, count: int = 1) -> tuple[Token, ...]:
        """The words that begin at an offset or behind it, the first ones of them."""
        at = bisect_left(self.words, end, key=lambda word: word.start)
        return self.words[at : at + count]

    def at(self, start: int) -> Token | None:
        """The word that holds an offset."""
        place = bisect_right(self.words, start, key=lambda word: word.start) - 1
        return self.words[place] if place >= 0 and start < self.words[place].end else None

    def around(self, place: int) -> frozenset[str]:
        """The keys of the terms before and after a term, but for its own.

        Args:
            place: the number of the term.
        """
        beside = self.terms[max(0, place - _AROUND) : place] + self.terms[place + 1 : place + 1 + _AROUND]
        return frozenset(term.key for term in beside) - {self.terms[place].key}


def close(one: Stated, other: Stated, least: int = _SHARED) -> bool:
    """Whether two statements share so much that what only one of them has is a difference in telling one thing.

    Args:
        one: a statement.
        other: another statement of the fact.
        least: how many terms they must share.
    """
    shared = len(one.keys & other.keys)
    sizes = len(one.keys), len(other.keys)
    return shared >= least and shared >= _OF_SHORTER * min(sizes) and shared >= _OF_BOTH * sum(sizes) / 2


def counterpart(one: Stated, place: int, other: Stated, least: int = 1) -> int | None:
    """The number of the term of the other statement that stands for a term of this one.

    It has the same key and stands among some of the same words: two statements may share a word and use it of
    different things.

    Args:
        one: a statement.
        place: the number of one of its terms.
        other: another statement of the fact.
        least: how many neighbours the two must have in common.
    """
    mine, key = one.around(place), one.terms[place].key
    best = max(
        ((len(other.around(n) & mine), -n) for n, term in enumerate(other.terms) if term.key == key), default=(0, 0)
    )
    return -best[1] if best[0] >= least else None


@dataclass
class Surroundings:
    """What stands around sentences, each looked at once; one serves a whole comparison.

    Args:
        wording: turns words into keys.
        known: the keys of the sentences that were looked at, by text and number.
    """

    wording: Wording = field(default_factory=Wording)
    known: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def of(self, text: Text, sentence: Sentence) -> Whole:
        """The keys of a sentence and of those beside it."""
        beside = text.sentences[max(0, sentence.number - _NEAR) : sentence.number + _NEAR + 1]
        near: frozenset[str] = frozenset().union(*(self._keys(text, other) for other in beside))
        return Whole(self._keys(text, sentence), near)

    def _keys(self, text: Text, sentence: Sentence) -> frozenset[str]:
        place = (text.id, sentence.number)
        if place not in self.known:
            names = text.proper_names(sentence.start, sentence.end)
            keys = {term.key for term in self.wording.terms(text.text, sentence.start, sentence.end, names)}
            # A name with a known referent is one term; its words count too, because others may use one of them.
            inside = [word for start, end, _ in names for word in tokens(text.text, start, end)]
            self.known[place] = frozenset(keys | {self.wording.key(word.low) for word in inside})
        return self.known[place]


def stated(text: Text, clauses: Sequence[Clause], around: Whole) -> Stated:
    """A statement made of neighbouring clauses of one sentence.

    Args:
        text: the text.
        clauses: one clause or several of one sentence.
        around: what stands around the sentence.
    """
    start, end = min(c.start for c in clauses), max(c.end for c in clauses)
    said = _said(text, start, end)
    outside = [*said.source, *said.cue] if said is not None else []
    terms = tuple(
        term
        for clause in clauses
        for term in clause.terms
        if not any(a < term.end and term.start < b for a, b in outside)
    )
    keys = frozenset(term.key for term in terms)
    words = tuple(tokens(text.text, start, end))
    return Stated(text, start, end, words, terms, said, keys, clauses[0].sentence, around)


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
