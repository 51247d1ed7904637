"""What an aside is, and the kinds there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from framing.spans import Span


class Kind(StrEnum):
    """How an outlet, or a reader who comments, speaks beside the facts; ``docs/methods/asides.md`` defines each."""

    BRACKETED_GLOSS = "bracketed-gloss"
    PARENTHETICAL_GLOSS = "parenthetical-gloss"
    GLOSS = "gloss"
    FOOTNOTE = "footnote"
    SCARE_QUOTE = "scare-quote"
    EVALUATIVE = "evaluative"
    PRESCRIPTIVE = "prescriptive"
    DIRECT_ADDRESS = "direct-address"
    RHETORICAL_QUESTION = "rhetorical-question"
    EXCLAMATION = "exclamation"
    NATIONAL_WE = "national-we"
    LEGITIMISING = "legitimising-clause"
    DELEGITIMISING = "delegitimising-clause"
    META_SOURCING = "meta-sourcing"
    STANCE_ADVERB = "stance-adverb"


WEIGHTS = {
    Kind.GLOSS: 0.2,
    Kind.PARENTHETICAL_GLOSS: 0.2,
    Kind.BRACKETED_GLOSS: 0.3,
    Kind.FOOTNOTE: 0.3,
    Kind.META_SOURCING: 0.3,
    Kind.NATIONAL_WE: 0.5,
    Kind.RHETORICAL_QUESTION: 0.5,
    Kind.SCARE_QUOTE: 0.5,
    Kind.STANCE_ADVERB: 0.5,
    Kind.DIRECT_ADDRESS: 0.5,
    Kind.LEGITIMISING: 0.6,
    Kind.DELEGITIMISING: 0.6,
    Kind.EXCLAMATION: 0.6,
    Kind.PRESCRIPTIVE: 0.7,
    Kind.EVALUATIVE: 0.7,
}
"""How far each kind steps out of reporting, 0 to 1: judgement of the authors."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something said beside the facts.

    Args:
        span: the words set aside.
        label: the kind again, as every finding has a label.
        kind: one of :class:`Kind`.
        weight: 0 (explains) to 1 (judges).
    """

    span: Span
    label: str
    kind: Kind
    weight: float


def aside(span: Span, kind: Kind) -> Aside:
    """The aside of a kind, with its weight."""
    return Aside(span, kind.value, kind, WEIGHTS[kind])
