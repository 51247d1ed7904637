"""Who is spoken of: names with capitals, referents of the word lists, speakers, and targets that the user gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.documents import ARTICLE, Document, Zone
from framing.lexicons import Lexicons
from framing.lexicons.entries import Referent
from framing.scorers.target_sentiment.words import SMALL_WORDS
from framing.spans import Span

MOST_IN_SENTENCE = 100
"""More mentions than that stand in lists and in text made to break tools, not in sentences."""
LONGEST_SOURCE = 120
"""Characters; a longer source is a description of somebody, not a mention."""

READ = ARTICLE | {Zone.COMMENT}
ACTING = frozenset(["armed-group", "state", "government", "person", "movement", "alliance", "organisation"])
"""Sorts of referents that are spoken well or ill of as actors; places and acts are not."""

WORD = r"(?:(?:[A-Z]\.)+(?![a-z])|(?:[a-z]{2}-)?[A-Z][\w\-]*(?:['’][A-Z]\w+)?)"
NAME = re.compile(
    rf"(?<![\w’'@#]){WORD}(?:[ \u00a0](?:(?:of the|of|de|al|el|bin|ibn|von|van|der)[ \u00a0])?{WORD}){{0,6}}"
)
TITLES = re.compile(
    r"(?:(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Brig|Lt|Col|Capt|Sgt|Prof|Rev|Maj|Adm)\.?|President|Prime Minister|"
    r"Minister|Senator|"
    r"Representative|General|Brigadier|Governor|Secretary|Chancellor|King|Queen|Prince|Princess|Pope|Judge|Justice|"
    r"Congressman|Congresswoman|Chairman|Speaker|Sheikh|Ayatollah|Former|Vice|Foreign|Deputy|Attorney|"
    r"Defen[cs]e)[ \u00a0]+)+"
)
CALENDAR = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|"
    r"Sep|Oct|Nov|Dec|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Christmas|Easter"
)
NO_ACTOR = re.compile(
    rf"(?:(?:{CALENDAR}|I|A|The|An|AM|PM|GMT|EST|ET|English|Arabic|God|Internet|Web|Photo|Image|Read|Related|"
    rf"Advertisement)"
    r"(?:\.|\b(?![ \u00a0]?\w))|(?:I['’]\w+))"
)
DEMONYM = re.compile(
    r"(?:\w+(?:ian|ish|ese|ean|ench|utch)|Iraqi|Israeli|Pakistani|Yemeni|Kuwaiti|Saudi|Emirati|Qatari|Omani|"
    r"Bangladeshi|Afghan|Arab|"
    r"Greek|Swiss|Thai|American|German|Mexican|African|Roman|Republican|Democratic)$"
)
"""Adjectives of nations and parties: not an actor when a noun follows."""

UNNAMED = re.compile(
    r"(?:the|an?|his|her|its|their|one|some|many|two|several|[a-z]+ing)[ \u00a0][\w’'\- \u00a0]{3,}", re.IGNORECASE
)
"""A speaker who is described: "the official", "a source close to the ministry"."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One mention of somebody.

    Args:
        span: the mention.
        sentence: the sentence it stands in.
        name: what the actor is called in tables.
    """

    span: Span
    sentence: Span
    name: str


def actors(document: Document, lexicons: Lexicons) -> tuple[Actor, ...]:
    """The mentions of actors in the zones that are read, in text order, none inside another.

    Where several kinds lie in one place, a target that the user gave counts first, then a referent of the word lists,
    then a name with capitals, then a speaker who is not named.

    Args:
        document: to be read.
        lexicons: their referents unite different names of one actor.
    """
    sentences = [s for s in document.sentences if document.zone_at(s.start) in READ]
    given = [(span, document[span]) for span in document.targets]
    sources: list[Iterable[tuple[Span, str]]] = [given, _referents(document, lexicons)]
    sources += [_names(document, sentences), _speakers(document)]
    found: list[Actor] = []
    taken = bytearray(len(document.text))
    in_sentence: Counter[int] = Counter()
    for number, source in enumerate(sources):
        for span, name in source:
            at = document.sentence_at(span.start)
            if (
                at is None
                or taken.find(1, span.start, span.end) >= 0
                or (number and document.zone_at(span.start) not in READ)
            ):
                continue
            in_sentence[at] += 1
            if number and in_sentence[at] > MOST_IN_SENTENCE:
                continue
            taken[span.start : span.end] = b"\1" * len(span)
            sentence = document.sentences[at]
            found.append(Actor(span, Span(sentence.start, max(sentence.end, span.end)), name))
    return tuple(sorted(found, key=lambda actor: (actor.span.start, actor.span.end)))


def _referents(document: Document, lexicons: Lexicons) -> Iterator[tuple[Span, str]]:
    for match in lexicons.find(document.text):
        owner = match.entry.owner
        if isinstance(owner, Referent) and owner.sort in ACTING:
            yield match.span, owner.title


def _speakers(document: Document) -> Iterator[tuple[Span, str]]:
    for attribution in document.attributions:
        for span in attribution.source:
            if len(span) <= LONGEST_SOURCE and UNNAMED.fullmatch(document[span]):
                yield span, attribution.speaker or " ".join(document[span].split())


def _names(document: Document, sentences: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Names with capitals; where a word stands first in its sentence or in a title, only if it is one elsewhere too."""
    text = document.text
    sure: list[tuple[Span, str]] = []
    doubtful: list[tuple[Span, str]] = []
    for sentence in sentences:
        headline = document.zone_at(sentence.start) is Zone.HEADLINE
        for number, match in enumerate(NAME.finditer(text, sentence.start, sentence.end)):
            span, name = _without_title(match)
            if span is None or NO_ACTOR.match(name) or _is_adjective(text, span, name):
                continue
            first = number == 0 and not text[sentence.start : match.start()].strip("\"“‘'( ")
            (doubtful if headline or (first and " " not in name) else sure).append((span, name))
    words = {word for _, name in sure for word in name.split()}
    sure += [(span, name) for span, name in doubtful if all(word in words for word in name.split())]
    yield from _in_full(sorted(sure, key=lambda found: (found[0].start, found[0].end)))


def _without_title(match: re.Match[str]) -> tuple[Span | None, str]:
    title = TITLES.match(match.group())
    name = " ".join(match.group()[title.end() if title else 0 :].split())
    small = name.split(" ", 1)
    if len(small) == 2 and small[0].lower() in SMALL_WORDS:
        name = small[1]
        return Span(match.end() - len(name), match.end()), name
    if len(name) < 2 or name.lower() in SMALL_WORDS or any(map(str.isdigit, name)):
        return None, name
    return Span(match.start(), match.end()), name


def _is_adjective(text: str, span: Span, name: str) -> bool:
    after = text[span.end : span.end + 2]
    return (
        len(after) == 2
        and after[0] in " \u00a0-"
        and after[1].islower()
        and DEMONYM.match(name.rsplit(" ", 1)[-1]) is not None
    )


def _in_full(mentions: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Each mention with the fullest name that ended with the same word before it."""
    full: dict[str, str] = {}
    for span, name in mentions:
        last = name.rsplit(" ", 1)[-1]
        if " " in name:
            full[last] = name
        yield span, full.get(last, name)
