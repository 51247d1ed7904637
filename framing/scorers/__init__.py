"""One question per file, put to a finished Document; the answers are findings.

To add a scorer: write a file with a finding type, ``find(document)`` and ``SCORER = Scorer(name, question, find)``,
and add it to the tuple in :func:`shipped`. The contract tests run over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from framing.documents import Document
from framing.spans import Span

if TYPE_CHECKING:
    from framing.lexicons import Lexicons


class Finding(Protocol):
    """What shared code needs to know of a finding; each scorer's own type says more."""

    @property
    def span(self) -> Span:
        """Where it lies."""
        ...

    @property
    def label(self) -> str:
        """What it is called in tables and pictures."""
        ...


@dataclass(frozen=True, slots=True)
class Scorer:
    """A question and the function that answers it.

    Args:
        name: the layer's name in files and on the command line.
        question: what it asks; the column head and the section title.
        find: the answers for one document, in text order.
    """

    name: str
    question: str
    find: Callable[[Document], Sequence[Finding]]


def shipped(lexicons: Lexicons | None = None, *, loaded: Path | None = None) -> tuple[Scorer, ...]:
    """All questions that this package asks, in the order of the report.

    Args:
        lexicons: the word lists that terminology looks for; ``None`` for those that come with the package.
        loaded: a model of loaded sentences that the user has fitted; without one that question is not asked.

    Returns:
        The scorers; nothing is read before the first document is scored.
    """
    # Imported when asked for: `import framing` reads no scorer.
    from framing.scorers import asides, attribution, readability, sentiment, target_sentiment, terminology
    from framing.scorers import loaded as sentences

    return (
        terminology.SCORER if lexicons is None else terminology.scorer(lexicons),
        attribution.SCORER,
        sentiment.SCORER,
        asides.SCORER if lexicons is None else asides.scorer(lexicons),
        target_sentiment.SCORER if lexicons is None else target_sentiment.scorer(lexicons),
        readability.SCORER,
        *(() if loaded is None else (sentences.scorer(loaded),)),
    )
