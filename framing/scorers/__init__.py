"""One question per file, put to a finished Document; the answers are findings.

To add a scorer: write a file with a finding type, ``find(document)`` and ``SCORER = Scorer(name, question, find)``,
and add it to the tuple in :func:`shipped`. The contract tests run over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from framing.documents import Document
from framing.spans import Span


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
