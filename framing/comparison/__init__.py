"""Outlets and texts set side by side; every number keeps the sentences it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparison.asides import compare_asides
from framing.comparison.brief import Remark, brief
from framing.comparison.comments import compare_comments
from framing.comparison.grouping import compare_stories
from framing.comparison.keyness import compare_keyness
from framing.comparison.naming import compare_naming
from framing.comparison.omissions import compare_omissions
from framing.comparison.reading import Reading, read
from framing.comparison.renderings import compare_renderings
from framing.comparison.result import Comparison
from framing.comparison.reuse import compare_reuse
from framing.comparison.sentiment import compare_sentiment
from framing.comparison.sourcing import compare_sourcing
from framing.comparison.statements import compare_statements
from framing.errors import unknown

if TYPE_CHECKING:
    from framing.tables import Analysis

__all__ = ["MEASURES", "Comparison", "Measure", "Reading", "Remark", "brief", "compare", "compare_all", "names", "read"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A comparison that can be asked for.

    Args:
        name: as in ``framing compare --what NAME``.
        question: what it asks.
        find: the answer for a reading.
    """

    name: str
    question: str
    find: Callable[[Reading], Comparison]


MEASURES = (
    Measure("stories", "Which texts tell of the same event?", compare_stories),
    Measure("naming", "Who is called what?", compare_naming),
    Measure("sentiment", "In whose voice is the text bright or dark?", compare_sentiment),
    Measure("asides", "What does each outlet add between the lines?", compare_asides),
    Measure("sourcing", "Who gets to speak?", compare_sourcing),
    Measure("statements", "How is the same fact told?", compare_statements),
    Measure("omissions", "Which facts stand in which texts?", compare_omissions),
    Measure("reuse", "What was taken over, and what was changed in it?", compare_reuse),
    Measure("renderings", "Which quotations are handed on in other words?", compare_renderings),
    Measure("keyness", "Which terms set one outlet apart?", compare_keyness),
    Measure("comments", "Do the readers speak as the article does?", compare_comments),
)


def names() -> tuple[str, ...]:
    """The comparisons that can be asked for."""
    return tuple(measure.name for measure in MEASURES)


def compare(
    analysis: Analysis | Reading, what: str, *, zone: str | None = None, voice: str | None = None
) -> Comparison:
    """Set the outlets of an analysis side by side.

    Args:
        analysis: a scored corpus, or what :func:`read` made of one: texts and stories are then worked out only once.
        what: one of :func:`names`.
        zone: one zone, or ``all``; the article (headline, caption, body, footnote) when not given.
        voice: ``own``, ``quoted``, ``reported`` or ``commenter``; every voice when not given or ``all``.

    Raises:
        UsageError: for an unknown comparison, zone or voice; names those there are.
    """
    measure = next((measure for measure in MEASURES if measure.name == what), None)
    if measure is None:
        raise unknown("comparison", what, names())
    reading = analysis if isinstance(analysis, Reading) else read(analysis)
    return measure.find(reading.looking_at(zone, voice))


def compare_all(analysis: Analysis | Reading, what: Sequence[str] | None = None) -> dict[str, Comparison]:
    """Several comparisons over one reading, by name; all of them when not told which.

    Args:
        analysis: a scored corpus, or what :func:`read` made of one.
        what: names of comparisons.

    Raises:
        UsageError: for an unknown comparison; names those there are.
    """
    reading = analysis if isinstance(analysis, Reading) else read(analysis)
    return {name: compare(reading, name) for name in (names() if what is None else what)}
