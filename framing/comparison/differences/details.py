"""Names, places and days that one statement has and the other leaves out, in its sentence and beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.comparison.differences.clause import Stated, close
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.verbs import is_verb
from framing.comparison.name_forms import OF_RANK
from framing.comparison.stems import stem
from framing.comparison.terms import FUNCTION_WORDS, Term

_JOINED = re.compile(r"[\s\-‑.&]*(?:(?:of|the|and|for|al|de|el|van|von)\s+){0,2}$")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LITTLE = """
in on at near from with by of to for under between over outside inside after before since until during into
"""
_PREPOSITIONS = frozenset(_LITTLE.split())
_ROOT = 6  # letters by which *Democrats* and *Democratic* are one
_NEAR = 3  # terms beside a name among which shared ones must stand
_SHARED = 1  # of them


def details(one: Stated, other: Stated) -> list[Difference]:
    """Names and dates that the other text leaves out where it tells what stands around them."""
    if one.headline or other.headline or not close(one, other):
        return []
    found = []
    for first, last in _names(one):
        terms = one.terms[first : last + 1]
        if any(term.key in other.whole.near for term in terms) or not _adds(one, terms[0]) or _narrows(one, terms[-1]):
            continue
        words = [_letters(word) for word in one.quote(terms[0].start, terms[-1].end).split()]
        if len(words) == 1 and stem(words[0]) in OF_RANK:
            continue
        told = _spelled(other)
        if told & {*words, "".join(word[:1] for word in words)} or {w[:_ROOT] for w in told} & {
            w[:_ROOT] for w in words
        }:
            continue
        beside = one.terms[max(0, first - _NEAR) : first] + one.terms[last + 1 : last + 1 + _NEAR]
        if len({term.key for term in beside} & other.keys) >= _SHARED:
            found.append(Difference("detail", terms[0].start, terms[-1].end, "", "not in the other"))
    return found


def _adds(of: Stated, first: Term) -> bool:
    """Whether a name is put to a statement by a preposition: *in Maine*, *on Monday*, *with the harbour office*."""
    words = [word.low for word in of.before(first.start, 2)]
    if words[-1:] and words[-1] in ("the", "a", "an", "his", "her", "its", "their"):
        words.pop()
    return bool(words) and words[-1] in _PREPOSITIONS


def _narrows(of: Stated, last: Term) -> bool:
    """Whether a name goes with the word behind it: *Republican voters*, *Democratic-leaning states*."""
    following = of.after(last.end)
    if not following or last.kind == "date" or of.text.text[last.end : following[0].start].strip("-‑ \u00a0"):
        return False
    return following[0].low not in FUNCTION_WORDS and not is_verb(of, following[0].start)


def _letters(word: str) -> str:
    return _NOT_LETTERS.sub("", word.lower().removesuffix("'s").removesuffix("’s"))


def _spelled(of: Stated) -> frozenset[str]:
    """The words of a sentence and those beside it, letters only: *I.R.S.* is *IRS*."""
    number, sentences = of.sentence.number, of.text.sentences
    beside = sentences[max(0, number - 2) : number + 3]
    words = of.text.text[beside[0].start : beside[-1].end].split()
    speaker = (of.said.speaker or "").split() if of.said is not None else []
    return frozenset(_letters(word) for word in (*words, *speaker))


def _names(of: Stated) -> Iterator[tuple[int, int]]:
    """Whole names and dates: the numbers of the first and the last term of each run of them."""
    first: int | None = None
    for place, term in enumerate(of.terms):
        if not _is_name(of, term):
            if first is not None:
                yield first, place - 1
            first = None
            continue
        before = of.terms[place - 1] if place else None
        if first is None or before is None or not _JOINED.match(of.text.text[before.end : term.start]):
            if first is not None:
                yield first, place - 1
            first = place
    if first is not None:
        yield first, len(of.terms) - 1


def _is_name(of: Stated, term: Term) -> bool:
    """Whether a term is a name or a date: a capital inside a sentence, or a date in figures."""
    words = of.text.text[term.start : term.end].split()
    if term.kind not in ("name", "date") or not (all(w[0].isupper() for w in words) or term.kind == "date"):
        return False
    before = of.text.text[max(of.sentence.start, term.start - 3) : term.start]
    bare = before.rstrip("“\"‘'( ")
    # In brackets stands a party or a place of origin, a remark rather than a part of the fact.
    line = of.text.text[of.sentence.start : term.start]
    if line.rfind("[") > line.rfind("]") or line.rfind("(") > line.rfind(")"):
        return False
    return bool(bare) and before[-1] not in "“\"‘'" and not bare.endswith((".", "!", "?", "\n", ":"))
