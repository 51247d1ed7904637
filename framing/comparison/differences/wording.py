"""Other words for the same: another verb, a word that judges, a word that narrows, a name that the other leaves out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from framing.comparison.differences.clause import Stated
from framing.comparison.differences.difference import Difference
from framing.comparison.stems import stem
from framing.comparison.terms import FUNCTION_WORDS, Term

_AUXILIARIES = """
to will would can could may might must should shall has have had is are was were be been being not n't
"""
_BEFORE_A_VERB = frozenset(_AUXILIARIES.split())
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our"))
_BRACKET = re.compile(r"\[[^\[\]\n]{1,80}\]")
_GAP = re.compile(r"[\s\-‑]*$")


def wording_differences(one: Stated, other: Stated) -> list[Difference]:
    """Where two statements run alike and then differ in a word or a few, and qualifiers that only one has."""
    if one.headline != other.headline:
        return []
    found: list[Difference] = []
    mine, theirs = _outside_brackets(one), _outside_brackets(other)
    matcher = SequenceMatcher(None, [t.key for t in mine], [t.key for t in theirs], autojunk=False)
    used: set[int] = set()
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            for left, right in zip(mine[a:b], theirs[c:d], strict=True):
                if left.kind == "word" and _another_word(one, left, other, right):
                    found.append(_replaced(one, (left, left), other, (right, right)))
        elif what == "replace" and _rival((mine[a:b], theirs[c:d]), one, other) and b - a < len(mine):
            found.append(_replaced(one, (mine[a], mine[b - 1]), other, (theirs[c], theirs[d - 1])))
            used.update(range(a, b))
    used_up = {mine[n].start for n in used}
    return found + _qualifiers(one, other, used_up)


def _outside_brackets(of: Stated) -> list[Term]:
    """The terms but for those that an editor put in."""
    brackets = [m.span() for m in _BRACKET.finditer(of.text.text, of.start, of.end)]
    return [term for term in of.terms if not any(a < term.start < b for a, b in brackets)]


def _rival(words: tuple[list[Term], list[Term]], one: Stated, other: Stated) -> bool:
    """Whether two runs of words stand for each other: short, and neither said elsewhere in the other sentence."""
    mine, theirs = words
    return max(len(mine), len(theirs)) <= 3 and _plain(mine, other) and _plain(theirs, one)


def _plain(terms: list[Term], other: Stated) -> bool:
    """Whether terms are words that the other statement does not have anywhere in its sentence."""
    return bool(terms) and all(term.kind == "word" and term.key not in other.whole for term in terms)


def _another_word(one: Stated, left: Term, other: Stated, right: Term) -> bool:
    if not left.key.startswith("="):
        return False
    mine, theirs = one.quote(left.start, left.end).lower(), other.quote(right.start, right.end).lower()
    return stem(mine) != stem(theirs) and not mine.startswith(theirs[:4])


def _replaced(one: Stated, mine: tuple[Term, Term], other: Stated, theirs: tuple[Term, Term]) -> Difference:
    start, end = mine[0].start, mine[1].end
    kind = "wording"
    verbs = is_verb(one, mine[0].start), is_verb(other, theirs[0].start)
    if all(verbs) or (any(verbs) and mine[0] is mine[1] and theirs[0] is theirs[1]):
        kind = "verb"
    elif _judges(one, start, end) or _judges(other, theirs[0].start, theirs[1].end):
        kind = "epithet"
    return Difference(kind, start, end, other.quote(theirs[0].start, theirs[1].end))


def is_verb(of: Stated, start: int) -> bool:
    """Whether the word at an offset is likely a verb: by its ending and by the word before it."""
    at = next((n for n, word in enumerate(of.words) if word.start == start), None)
    if at is None:
        return False
    before = of.words[at - 1].low if at else ""
    if before in _BEFORE_A_VERB:
        return True
    return of.words[at].low.endswith(("ed", "ing")) and before not in _ARTICLES


def _judges(of: Stated, start: int, end: int) -> bool:
    """Whether a finding of the word lists or of loaded language with weight lies on a stretch."""
    return any(
        f["start"] < end
        and start < f["end"]
        and f["end"] - f["start"] <= 40
        and f["layer"] in ("terminology", "loaded")
        and (f.get("weight") or 0) > 0.2
        for f in of.text.findings
    )


def _qualifiers(one: Stated, other: Stated, used: set[int]) -> list[Difference]:
    """Words right before a shared word that the other statement leaves out, and names that it leaves out anywhere."""
    found = []
    heads = {term.key for term in other.terms}
    text = one.text.text
    for at, term in enumerate(one.terms):
        if term.start in used or term.key in other.whole or term.kind == "number":
            continue
        following = one.terms[at + 1] if at + 1 < len(one.terms) else None
        beside = following is not None and bool(_GAP.match(text[term.end : following.start]))
        if beside and following is not None and following.key in heads and not is_verb(one, term.start):
            kind = "epithet" if _judges(one, term.start, term.end) else "qualifier"
            theirs = next(t for t in other.terms if t.key == following.key)
            found.append(Difference(kind, term.start, term.end, _with_determiner(other, theirs)))
        elif _is_name(one, term):
            found.append(Difference("detail", term.start, term.end, "", "not in the other"))
    return found


def _is_name(of: Stated, term: Term) -> bool:
    """Whether a term is a name or a date: a capital inside a sentence that is not all capitals."""
    if of.headline or term.kind not in ("name", "date") or not of.text.text[term.start].isupper():
        return False
    before = of.text.text[max(0, term.start - 2) : term.start]
    return (
        term.start > of.start and not before.rstrip("“\"‘'( ").endswith((".", "!", "?", "\n")) and before.strip() != "“"
    )


def _with_determiner(of: Stated, head: Term) -> str:
    """The shared word with the little word before it: *its allies*."""
    at = next((n for n, word in enumerate(of.words) if word.start == head.start), 0)
    before = of.words[at - 1] if at else None
    start = before.start if before is not None and before.low in FUNCTION_WORDS else head.start
    return of.quote(start, head.end)
