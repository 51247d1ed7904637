"""All comparisons of an analysis, read once: rows, the findings behind them, and the remarks in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.reporting.texts import Record, records

if TYPE_CHECKING:
    from framing.tables import Analysis

WHAT = (
    "stories",
    "naming",
    "sentiment",
    "asides",
    "sourcing",
    "statements",
    "omissions",
    "reuse",
    "renderings",
    "comments",
)
"""The comparisons that the page reads."""

CHARTED = ("naming", "sentiment", "asides", "sourcing")
"""The comparisons that have a chart."""


@dataclass(frozen=True)
class Compared:
    """What the comparisons say.

    Args:
        rows: for each comparison its rows.
        evidence: for each comparison the findings that its numbers were counted from.
        comparisons: the comparisons themselves, for their charts, references and notes.
        remarks: the most telling differences in plain sentences, most telling first.
    """

    rows: Mapping[str, Sequence[Record]]
    evidence: Mapping[str, Sequence[Record]]
    comparisons: Mapping[str, Any] = field(default_factory=dict)
    remarks: Sequence[Any] = ()

    def of(self, what: str, story: str) -> list[Record]:
        """The rows of a comparison that belong to one story."""
        return [row for row in self.rows.get(what, ()) if str(row["story"]) == story]

    def tests(self, what: str) -> int:
        """How many rows of a comparison were tested against chance, and are corrected for."""
        return sum(row.get("p") is not None for row in self.rows.get(what, ()))

    def behind(self, what: str, story: str) -> list[Record]:
        """The findings of a comparison that belong to one story."""
        return [row for row in self.evidence.get(what, ()) if str(row["story"]) == story]


def compared(analysis: Analysis) -> Compared:
    """Compare an analysis in every way that the page shows."""
    from framing.comparison import compare_all, read
    from framing.comparison.brief import brief

    reading = read(analysis)
    comparisons = compare_all(reading, WHAT)
    rows = {what: records(comparison.frame) for what, comparison in comparisons.items()}
    evidence = {what: records(comparisons[what].places) for what in ("naming", "sourcing")}
    return Compared(rows, evidence, comparisons, brief(comparisons))
