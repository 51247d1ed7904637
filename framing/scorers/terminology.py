"""Which names are chosen, among those that compete for the same referent?

Names come from word lists (:mod:`framing.lexicons`). Two things are done beyond finding them. Epithets beside a name
are joined to its referent ("the terror group Daesh", "Daesh, the most feared outfit of all"), and definite
descriptions in the singular to the nearest referent of the right sort that was named before them in the same part of
the page ("the extremist group's remnants"); the latter are marked as inferred. Both are left alone where the text
doesn't make them plain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from framing.documents import ARTICLE, COMMENTS, Document
from framing.lexicons import Lexicons, Match, load
from framing.lexicons.entries import Referent
from framing.scorers import Scorer
from framing.spans import Span

QUESTION = "Which names are chosen, among those that compete for the same referent?"
FARTHEST = 4
"""A description is joined to a referent named at most this many sentences before it: judgement of the authors."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that somebody chose.

    Args:
        span: where it lies.
        label: the name, as its word list calls it.
        referent: the id of what it names, or ``None`` for a word of a list of style.
        stance: approving, neutral or disapproving: what the name says of its referent, whoever uses it.
        strategy: what it is chosen to do, such as ``delegitimising``, where its list says so.
        weight: 0 (a neutral name) to 1 (strongly loaded).
        lexicon: the id of its word list's file.
        list: the id of the list of style, or ``None`` for a referent's name.
        inferred: whether the referent was inferred from what was named before.
        described: for a description joined to a referent, the id of the description's own.
        suppressed: labels of lesser names in the same place, joined by ``"; "``, or ``None``.
    """

    span: Span
    label: str
    referent: str | None
    stance: str
    strategy: str | None
    weight: float
    lexicon: str
    list: str | None = None
    inferred: bool = False
    described: str | None = None
    suppressed: str | None = None


def scorer(lexicons: Lexicons) -> Scorer:
    """The question put with other word lists than the shipped ones.

    Args:
        lexicons: as :func:`framing.lexicons.load` or :class:`~framing.lexicons.Lexicons` gives them.
    """
    return Scorer("terminology", QUESTION, _finder(lexicons))


def find(document: Document) -> Sequence[Mention]:
    """The names in a document, found with the shipped word lists."""
    return _shipped()(document)


@cache
def _shipped() -> Callable[[Document], Sequence[Mention]]:
    # Read when the first document is scored, and once: importing this module reads nothing.
    return _finder(load())


def _finder(lexicons: Lexicons) -> Callable[[Document], Sequence[Mention]]:
    def find_in(document: Document) -> Sequence[Mention]:
        matches = [match for match in lexicons.find(document.text) if _in_one_block(document, match.span)]
        return _joined(document, matches)

    return find_in


def _in_one_block(document: Document, span: Span) -> bool:
    return document.block_at(span.start).span.covers(span)


def _mention(match: Match) -> Mention:
    name = match.name
    return Mention(
        span=match.span,
        label=name.label,
        referent=match.referent,
        stance=name.stance,
        strategy=name.strategy,
        weight=name.weight,
        lexicon=match.entry.lexicon,
        list=match.list,
        suppressed="; ".join(match.suppressed) or None,
    )


@dataclass(slots=True)
class _Trail:
    """The referents of one sort that were named last in one part of the page.

    Args:
        at: where the last of them was named.
        sentence: the number of the sentence.
        referents: all that were named in that sentence, in order; the last one last.
    """

    at: int = -1
    sentence: int = -1
    referents: tuple[str, ...] = ()

    def add(self, referent: str, at: int, sentence: int) -> None:
        """Remember that a referent was named."""
        others = tuple(one for one in self.referents if one != referent) if sentence == self.sentence else ()
        self.at, self.sentence, self.referents = at, sentence, (*others, referent)


def _joined(document: Document, matches: Sequence[Match]) -> list[Mention]:
    """The mentions, descriptions joined to the referents that they plainly describe."""
    mentions = [_mention(match) for match in matches]
    numbers = [number for number, match in enumerate(matches) if match.referent is not None]
    trails: dict[tuple[str, str], _Trail] = defaultdict(_Trail)
    dropped: set[int] = set()
    sentence = 0
    for at, number in enumerate(numbers):
        match = matches[number]
        owner = match.entry.owner
        if not isinstance(owner, Referent):
            continue
        family = _family(document, match.span)
        here = document.sentence_at(match.start)
        sentence = here if here is not None else sentence
        if not owner.describes:
            if owner.sort is not None:
                trails[family, owner.sort].add(owner.id, match.start, sentence)
            continue
        neighbours = [matches[n] for n in numbers[max(0, at - 2) : at]], [matches[n] for n in numbers[at + 1 : at + 3]]
        beside = _beside(document, match, owner, neighbours)
        own_trails = [trails[family, sort] for sort in owner.describes]
        named = beside or _antecedent(document, match, sentence, own_trails)
        if named:
            mentions[number] = replace(mentions[number], referent=named, inferred=beside is None, described=owner.id)
            for trail in own_trails:
                trail.add(named, match.start, sentence)
        elif owner.only_joined:
            dropped.add(number)
    return [mention for number, mention in enumerate(mentions) if number not in dropped]


def _family(document: Document, span: Span) -> str:
    zone = document.zone_at(span.start)
    return "article" if zone in ARTICLE else "comments" if zone in COMMENTS else "furniture"


_FUNCTION_WORDS = """
a about after against although and are as at be because been before being but by can could did do does during for from
had has have he her his how if in into is it its like many may might more must nor not of on or our out over said says
she should so some such than that their them then there these they this those though through to under until up upon
us was we were what when where which while who whom whose why will with within without would you your
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_OTHER_WORDS = "other another any every no each different rival new second third separate similar certain one two"
_OTHER = frozenset(_OTHER_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def _beside(
    document: Document, match: Match, owner: Referent, neighbours: tuple[list[Match], list[Match]]
) -> str | None:
    """The id of a referent that is named right beside a description, in the same phrase or apposition."""
    before, after = neighbours
    for other in after:
        if _is_sort(other, owner) and _leads_to(document.text[match.span.end : other.span.start]):
            return other.referent
    for other in reversed(before):
        if _is_sort(other, owner) and _led_from(document.text[other.span.end : match.span.start]):
            return other.referent
    return None


def _is_sort(other: Match, owner: Referent) -> bool:
    named = other.entry.owner
    return isinstance(named, Referent) and named.sort in owner.describes and not named.describes


_NAMING = re.compile(
    r"\s*[,(–—]?\s*(?:(?:that\s+is\s+|which\s+is\s+|also\s+|better\s+|previously\s+|formerly\s+|now\s+)*"
    r"(?:known\s+as|called|named|calling\s+itself|dubbed|of)\s+)?(?:the\s+)?[“\"'‘]?\s*",
    re.IGNORECASE,
)


def _leads_to(between: str) -> bool:
    """Whether nothing but a naming phrase stands between a description and the name after it."""
    return len(between) <= 60 and "\n\n" not in between and _NAMING.fullmatch(between) is not None


_PLAIN = re.compile(r"\s*[*]?[”\"’']?\s*")
_APPOSED = re.compile(
    r"[*]?[”\"’'\)]?(?:\s*\([^()\n]{1,60}\))?(?:\s*[,(–—]\s*|\s+(?:is|was|are|were|remains|as)\s+)"
    r"(?:the|an?|this|that|its?|their|our)\s+((?:[^\s.;:,()]+\s+){0,4})",
    re.IGNORECASE,
)


def _led_from(between: str) -> bool:
    """Whether a description stands in one phrase with, in apposition to, or is predicated of the name before it."""
    if len(between) > 120 or "\n\n" in between:
        return False
    if _PLAIN.fullmatch(between):
        return True
    apposed = _APPOSED.fullmatch(between)
    return apposed is not None and not _FUNCTION.intersection(apposed[1].lower().split())


def _antecedent(document: Document, match: Match, sentence: int, trails: Sequence[_Trail]) -> str | None:
    """The id of the referent that a definite description in the singular plainly takes up, or ``None``."""
    if _is_plural(document[match.span]) or not _is_definite(document, match.span):
        return None
    last = max(trails, key=lambda trail: trail.at)
    if not last.referents or sentence - last.sentence > FARTHEST:
        return None
    # Two referents of the sort in the sentence that it would be taken from: which one is meant is not plain.
    named = {one for trail in trails if trail.sentence == last.sentence for one in trail.referents}
    return last.referents[-1] if len(named) == 1 else None


def _is_plural(phrase: str) -> bool:
    last = phrase.rsplit(maxsplit=1)[-1].lower()
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))


_DEFINITE = re.compile(r"(?:the|this|that|such|its|their)", re.IGNORECASE)


def _is_definite(document: Document, span: Span) -> bool:
    """Whether an article, demonstrative or possessive stands before the phrase, with adjectives between at most."""
    first = document[span].split(maxsplit=1)[0].lower()
    if first in ("the", "this", "that", "these", "those"):
        return True
    if first.endswith(("’s", "'s")):
        return _is_superlative(document[span].partition(" ")[2])
    words = list(_WORD.finditer(document.text, max(0, span.start - 80), span.start))
    at = span.start
    for word in reversed(words[-5:]):
        between = document.text[word.end() : at]
        if not re.fullmatch(r"[\s“\"‘'*]+", between):
            return False
        lower = word.group().lower()
        if _DEFINITE.fullmatch(lower):
            return True
        if lower.endswith(("'s", "’s")):
            # "The world's most feared outfit" is one; "the country's army" is whichever country's it is.
            return _is_superlative(document[Span(word.end(), span.end)])
        if lower in _OTHER or (lower in _FUNCTION and lower not in ("so", "more")):
            return False
        at = word.start()
    return False


def _is_superlative(phrase: str) -> bool:
    first = phrase.split(maxsplit=1)[0].lower() if phrase.strip() else ""
    return first in ("most", "least", "best", "worst", "last", "only") or (first.endswith("est") and len(first) > 5)


SCORER = Scorer("terminology", QUESTION, find)
