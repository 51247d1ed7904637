"""Other words for the same, where two statements otherwise run alike: another verb, a word that judges, other words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from framing.comparison.differences.clause import Stated, close, counterpart
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.verbs import is_verb
from framing.comparison.stems import stem
from framing.comparison.terms import Term

_BRACKET = re.compile(r"\[[^\[\]\n]{1,80}\]")
_STOP = re.compile(r"[.,;:!?()–—“”\"\n]|\s--?\s")
_FAR = 30  # letters between neighbours that still belong together
_PARTICLES = frozenset(("out", "up", "down", "off", "away", "back"))
_NO_THING = frozenset(("that", "which", "who", "whom", "when", "percent", "million", "billion", "trillion"))
_LONGEST = 2  # words that stand for each other
_NOT_LETTERS = re.compile(r"[\W_]+")

_Run = tuple[Term, Term]
"""The first and the last term of a run of words."""


def wording_differences(one: Stated, other: Stated) -> list[Difference]:
    """Where two statements run alike and differ in a word or two, and words that mean the same in the same place."""
    if one.headline != other.headline:
        return []
    alike = close(one, other)
    found: list[Difference | None] = []
    mine, theirs = _outside_brackets(one), _outside_brackets(other)
    matcher = SequenceMatcher(None, [t.key for t in mine], [t.key for t in theirs], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            for left, right in zip(mine[a:b], theirs[c:d], strict=True):
                if left.kind == "word" and _another_word(one, left, other, right):
                    found.append(_replaced(one, (left, left), other, (right, right)))
        elif alike and what == "replace" and max(b - a, d - c) <= _LONGEST:
            runs = (mine[a], mine[b - 1]), (theirs[c], theirs[d - 1])
            held = (
                _held(one, mine, (a, b)) and _held(other, theirs, (c, d)) and _same_frame(one, runs[0], other, runs[1])
            )
            if held and _new(_stems(one, mine[a:b]), other) and _new(_stems(other, theirs[c:d]), one):
                found.append(_replaced(one, runs[0], other, runs[1]))
    return [difference for difference in found if difference is not None]


def _outside_brackets(of: Stated) -> list[Term]:
    """The terms but for those that an editor put in."""
    brackets = [m.span() for m in _BRACKET.finditer(of.text.text, of.start, of.end)]
    return [term for term in of.terms if not any(a < term.start < b for a, b in brackets)]


def _held(of: Stated, terms: list[Term], run: tuple[int, int]) -> bool:
    """Whether a run of words hangs together with what stands before it and behind it, without a stop between."""
    first, end = run
    joined = [(a, b) for a, b in zip(terms[first:end], terms[first + 1 : end], strict=False)]
    if not first:
        return False
    joined.append((terms[first - 1], terms[first]))
    if end < len(terms):
        joined.append((terms[end - 1], terms[end]))
    elif first < 2:
        # At the end of a statement there is nothing behind: two words in common must stand before.
        return False
    return all(b.start - a.end <= _FAR and not _STOP.search(of.text.text, a.end, b.start) for a, b in joined)


def _same_frame(one: Stated, mine: _Run, other: Stated, theirs: _Run) -> bool:
    """Whether the very word before two runs is the same, or the one behind them."""
    before = one.before(mine[0].start), other.before(theirs[0].start)
    behind = one.after(mine[1].end), other.after(theirs[1].end)
    return any(a and b and a[0].low == b[0].low for a, b in (before, behind))


def _stems(of: Stated, terms: list[Term]) -> list[tuple[Term, str]]:
    return [(term, stem(of.text.text[term.start : term.end].lower())) for term in terms]


def _new(terms: list[tuple[Term, str]], other: Stated) -> bool:
    """Whether terms are words that the other statement does not have anywhere in its sentence.

    A synonym of a word may stand there: where one text destroys twice, another may destroy and drive out.
    """
    return all(
        term.kind == "word"
        and (term.key.startswith("=") or term.key not in other.whole.sentence)
        and low not in {stem(word.low) for word in other.words}
        for term, low in terms
    )


def _another_word(one: Stated, left: Term, other: Stated, right: Term) -> bool:
    """Whether two terms with one key are two words that stand among the same others."""
    capital = any(s.text.text[t.start].isupper() for s, t in ((one, left), (other, right)))
    if not left.key.startswith("=") or (capital and left.start != one.start):
        return False
    mine, theirs = (
        _NOT_LETTERS.sub("", s.text.text[t.start : t.end].lower()) for s, t in ((one, left), (other, right))
    )
    if stem(mine) == stem(theirs) or mine.startswith(theirs[:4]):
        return False
    if counterpart(one, one.terms.index(left), other) is None:
        return False
    verbs = is_verb(one, left.start) and is_verb(other, right.start)
    return verbs or _same_frame(one, (left, left), other, (right, right))


def _replaced(one: Stated, mine: _Run, other: Stated, theirs: _Run) -> Difference | None:
    start, end = mine[0].start, _with_particle(one, mine[1])
    verbs = is_verb(one, mine[0].start), is_verb(other, theirs[0].start)
    mine_words = one.quote(start, mine[0].end).lower().split()
    their_words = other.quote(theirs[0].start, theirs[0].end).lower().split()
    if all(verbs):
        if (mine[0] is mine[1]) != (theirs[0] is theirs[1]):
            return None  # a verb with what it acts upon does not stand for a bare one
        kind = "verb"
    elif any(verbs):
        # A verb does not stand for a noun: the two are said of different things, or the sentences are built otherwise.
        return None
    elif mine[0] is mine[1] and theirs[0] is theirs[1] and (judges(one, mine[0]) or judges(other, theirs[0])):
        kind = "epithet"
    elif _clause_within(one, mine) or _clause_within(other, theirs) or _bend(mine_words[0]) != _bend(their_words[0]):
        return None
    else:
        kind = "wording"
    if kind != "verb":
        return Difference(kind, start, mine[1].end, other.quote(theirs[0].start, theirs[1].end))
    if stem(mine_words[0]) == stem(their_words[0]):
        return None
    return Difference(kind, start, end, other.quote(theirs[0].start, _with_particle(other, theirs[1])))


def _clause_within(of: Stated, run: _Run) -> bool:
    """Whether a run is more than a thing: *standards that double*, or a measure such as *percent*."""
    words = {word.low for word in of.words if run[0].start <= word.start < run[1].end}
    return bool(words & _NO_THING)


def _bend(word: str) -> bool:
    return word.endswith(("ing", "ed"))


def _with_particle(of: Stated, term: Term) -> int:
    """The end of a verb with the particle behind it: *carried out*."""
    following = of.after(term.end)
    return following[0].end if following and following[0].low in _PARTICLES else term.end


def judges(of: Stated, term: Term) -> bool:
    """Whether a word has weight in the word lists or is loaded: the finding must be of this word, not of a phrase."""
    text = of.text.text
    start, end = term.start, term.end
    while start > of.start and (text[start - 1].isalpha() or text[start - 1] in "-‑"):
        start -= 1
    return any(
        start <= f["start"] < f["end"] <= end
        and f["end"] > term.start
        and f["layer"] in ("terminology", "loaded")
        and (f.get("weight") or 0) > 0.2
        for f in of.text.findings
    )
