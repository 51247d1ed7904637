"""Words that narrow or judge a shared word, and that the other statement does without."""

from __future__ import annotations

import re

from framing.comparison.differences.clause import Stated, counterpart
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.verbs import is_verb
from framing.comparison.differences.wording import judges
from framing.comparison.terms import FUNCTION_WORDS, Term

_GAP = re.compile(r"[\s\-‑]*$")
_ADVERBS = """
ago earlier later last next first early late almost nearly already still today yesterday tomorrow
percent day days week weeks month months year years hour hours dozen dozens million billion
"""
_PREPOSITIONS = frozenset(("including", "regarding", "concerning", "according", "following", "surrounding", "during"))
_WHOSE = frozenset(("his", "her", "its", "their", "our", "my", "your"))
_LEAST = 2  # neighbours that the narrowed word must have in common in both statements
_TIMES = frozenset(_ADVERBS.split())
"""Words of time and quantity: what stands before them narrows no thing."""


def qualifiers(one: Stated, other: Stated) -> list[Difference]:
    """Words right before a shared word that the other statement uses bare: *its foreign allies*, *its allies*."""
    if one.headline != other.headline:
        return []
    found = []
    for place in range(len(one.terms) - 1):
        head = one.terms[place + 1]
        start = _begins(one, one.terms[place])
        term = one.terms[place]
        if not _narrows(one, term, head) or any(t.key in other.whole.sentence for t in _from(one, place, start)):
            continue
        its = counterpart(one, place + 1, other, _LEAST)
        if its is None or is_verb(other, other.terms[its].start) or not _bare(other, other.terms[its]):
            continue
        if _owner(one, term) and _pronoun_before(other, other.terms[its]):
            continue  # "the nation's military", "our military": whose it is, is told in both
        behind = _behind(one, place + 1), _behind(other, its)
        if None not in behind and behind[0] != behind[1]:
            continue  # "news release", "news media": the shared word is not what is narrowed
        kind = "epithet" if judges(one, term) else "qualifier"
        found.append(Difference(kind, start, term.end, _with_determiner(other, other.terms[its])))
    return found


def _begins(of: Stated, term: Term) -> int:
    """Where the word begins that a term is the last part of: joined words are one qualifier."""
    start = term.start
    while start > of.start and (of.text.text[start - 1].isalnum() or of.text.text[start - 1] in "-‑"):
        start -= 1
    return start


def _from(of: Stated, place: int, start: int) -> list[Term]:
    return [term for term in of.terms[max(0, place - 3) : place + 1] if term.start >= start]


def _narrows(of: Stated, term: Term, head: Term) -> bool:
    """Whether a term qualifies the one behind it: an adjective or a noun, right before a noun that is no name."""
    words = of.at(term.start), of.at(head.start)
    if words[0] is None or words[1] is None or not _GAP.match(of.text.text[term.end : head.start]):
        return False
    low, head_low = words[0].low, words[1].low
    plural = low.endswith("s") and not low.endswith(("ss", "ous", "us", "is")) and not _owner(of, term)
    joined = of.before(term.start)[-1:] if words[0].capital else ()
    return not (
        term.kind in ("number", "date")
        or head.kind != "word"
        or words[1].capital
        or plural  # "mirrors law" and "supports rights" tell, they don't narrow
        or {low, head_low} & _TIMES
        or term.start == of.start
        or low in _PREPOSITIONS
        or of.text.text[term.start - 1] in "@#/"
        or any(word.capital for word in joined)  # the end of a longer name
        or is_verb(of, term.start)
        or is_verb(of, head.start)
    )


def _owner(of: Stated, term: Term) -> bool:
    return of.text.text[term.start : term.end].lower().endswith(("'s", "’s"))


def _pronoun_before(of: Stated, head: Term) -> bool:
    return any(word.low in _WHOSE for word in of.before(head.start))


def _behind(of: Stated, place: int) -> str | None:
    """The key of the term that stands right behind another."""
    if place + 1 >= len(of.terms):
        return None
    following = of.terms[place + 1]
    return following.key if _GAP.match(of.text.text[of.terms[place].end : following.start]) else None


def _bare(of: Stated, head: Term) -> bool:
    """Whether nothing but a little word, a stop or the beginning stands before a word."""
    before = of.before(head.start)
    if not before:
        return True
    stop = of.text.text[before[0].end : head.start].strip()
    return bool(stop.strip("“\"‘'-‑")) or before[0].low in FUNCTION_WORDS


def _with_determiner(other: Stated, head: Term) -> str:
    """The shared word with the little word before it: *its allies*."""
    before = other.before(head.start)
    little = before and before[0].low in FUNCTION_WORDS and not other.text.text[before[0].end : head.start].strip()
    return other.quote(before[0].start if little else head.start, head.end)
