"""Who gets to speak, by which verb, and how far the outlet stands behind it.

The attributions themselves are part of the document; here each is judged. Source types follow what content analyses of
sourcing record: named, unnamed and veiled sources (Culbertson 1975) and kinds of actor; verb classes, engagement and
factivity come from the list of reporting verbs, which says whose judgement each is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.documents import Attribution, Document
from framing.reporting_verbs import ReportingVerb, reporting_verb
from framing.scorers import Scorer
from framing.scorers.attribution.sources import SourceKind, kind_of_source, says_why_unnamed
from framing.spans import Span

_MENTIONS = 3  # of a speaker's name that are looked at for what stands beside it
_UNLISTED = ReportingVerb("", "neutral", "acknowledge", "non-factive", "verb")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of one attribution.

    Args:
        span: from its first character to its last.
        label: the verb class, or ``none`` where there is no cue.
        attribution: its id.
        source_type: named-official, unnamed-official, named-person, unnamed-person, institution, media, document,
            group, expert, witness, citizen, anonymous or other.
        named: whether a reader learns who it is.
        veiled: whether the source is described instead of named ("a source close to the talks").
        actor: kind of actor (government, legislature, military, police, court, party, international, civil-society,
            business, expert, media, witness, citizen, document, armed-group), or ``None``.
        reason_for_anonymity: whether the text says why the source is not named.
        verb: the listed lemma of the cue, else the cue as written, lower case; ``None`` without a cue.
        verb_class: neutral, assertive, directive, expressive, descriptive, signalling, cognition, perception or
            volition; neutral where the cue is not listed; ``None`` without a cue.
        engagement: acknowledge, endorse or distance; ``None`` without a cue.
        factivity: factive, non-factive or counter-factive; ``None`` without a cue.
        listed: whether the list of reporting verbs knows the cue.
    """

    span: Span
    label: str
    attribution: str
    source_type: str
    named: bool
    veiled: bool
    actor: str | None
    reason_for_anonymity: bool
    verb: str | None
    verb_class: str | None
    engagement: str | None
    factivity: str | None
    listed: bool


def find(document: Document) -> Sequence[Judgement]:
    """A judgement for every attribution, in text order.

    Args:
        document: with its attributions; what other attributions say of the same speaker counts too, so that "he" is
            judged as the minister who was named before.
    """
    phrases = _phrases(document)
    return [_judged(document, attribution, phrases) for attribution in document.attributions]


def _phrases(document: Document) -> Mapping[str, list[str]]:
    """By speaker: all source phrases that mean it, and the words around the first mentions of its name."""
    phrases: dict[str, list[str]] = {}
    for attribution in document.attributions:
        if attribution.speaker is not None and attribution.source:
            phrases.setdefault(attribution.speaker, []).append(_source(document, attribution))
    for speaker, known in phrases.items():
        at = document.text.find(speaker) if " " in speaker else -1
        for _ in range(_MENTIONS):
            if at < 0:
                break
            known.append(_beside(document.text, at, at + len(speaker)))
            at = document.text.find(speaker, at + 1)
    return phrases


def _beside(text: str, start: int, end: int) -> str:
    """A name with what stands before it in its clause ("the army spokesman General …") and the clause after a comma."""
    before = re.split(r"[.,;:!?()“”\"\n]|\b(?:and|but|that|by|of|with)\b", text[max(0, start - 60) : start])[-1]
    after = re.match(r",\s[^.;:!?()“”\"\n,]{3,80}", text[end : end + 90])
    return before.lstrip() + text[start:end] + (after.group() if after is not None else "")


def _source(document: Document, attribution: Attribution) -> str:
    return " ".join(" ".join(document[span] for span in attribution.source).split())


def _judged(document: Document, attribution: Attribution, phrases: Mapping[str, list[str]]) -> Judgement:
    own = _source(document, attribution)
    speaker = attribution.speaker
    known = phrases.get(speaker, []) if speaker is not None else []
    cue = " ".join(" ".join(document[span] for span in attribution.cue).split()).lower()
    listed = reporting_verb(cue) if cue else None
    verb = listed or _UNLISTED
    kind: SourceKind = kind_of_source(own, speaker, known, reports=verb.lemma == "report")
    return Judgement(
        span=attribution.span,
        label=verb.verb_class if cue else "none",
        attribution=attribution.id,
        source_type=kind.source_type,
        named=kind.named,
        veiled=kind.veiled,
        actor=kind.actor,
        reason_for_anonymity=not kind.named and says_why_unnamed(_sentence(document, attribution)),
        verb=(verb.lemma or cue) if cue else None,
        verb_class=verb.verb_class if cue else None,
        engagement=verb.engagement if cue else None,
        factivity=verb.factivity if cue else None,
        listed=listed is not None,
    )


def _sentence(document: Document, attribution: Attribution) -> str:
    """The outlet's own words of the sentence in which the source or cue stands."""
    parts = attribution.source or attribution.cue or attribution.content
    number = document.sentence_at(parts[0].start)
    if number is None:
        return ""
    sentence = document.sentences[number]
    return " ".join(document[piece] for piece in sentence.without(attribution.content))[:2000]


SCORER = Scorer("attribution", "Who gets to speak, by which verb, and how far does the outlet stand behind it?", find)
