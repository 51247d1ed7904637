"""The charts of the page, each with its table beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.reporting.charts import inline
from framing.reporting.compared import Compared
from framing.reporting.texts import records
from framing.reporting.wording import VOICE_WORDS, aside_words, plain, zone_words

if TYPE_CHECKING:
    from markupsafe import Markup

DRAWN = {
    "sentiment": "In whose voice a text is bright or dark",
    "asides": "Asides in a thousand words",
}
"""The comparisons that have a chart on the page, with its title."""


_HEADS = {"n": "asides", "per_1000": "in 1,000 words", "mean": "mean compound"}


@dataclass(frozen=True, slots=True)
class Chart:
    """A comparison as a picture and as a table.

    Args:
        key: unique on the page.
        title: what it shows.
        drawing: the picture.
        columns: names, and whether they hold numbers.
        rows: the table, as many rows as the page has room for.
        left_out: how many rows are not printed.
        notes: what the table cannot say, where no chart before it has said so.
    """

    key: str
    title: str
    drawing: Markup
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int
    notes: Sequence[str]


def charts(comparisons: Compared, room: int, called: Mapping[str, Mapping[str, str]]) -> tuple[Chart, ...]:
    """The charts for which there is something to draw.

    Args:
        comparisons: what is drawn.
        room: rows of each table.
        called: what the page calls stories and outlets, by the names of their columns.
    """
    found = list[Chart]()
    for what, title in DRAWN.items():
        comparison = comparisons.comparisons.get(what)
        if comparison is None or comparison.frame.empty:
            continue
        # What did not occur has no bar; its row would only lengthen the table.
        frame = comparison.frame[comparison.frame["n"] > 0] if "n" in comparison.frame else comparison.frame
        columns = [str(column) for column in frame.columns if not frame[column].isna().all()]
        rows = tuple(
            tuple(_shown(row[column], column, called) for column in columns) for row in records(frame.head(room))
        )
        found.append(
            Chart(
                key=f"chart-{what}",
                title=title,
                drawing=inline(comparison.plot(), what, f"{title}; the same figures stand in the table beneath"),
                columns=tuple(
                    (_HEADS.get(column, plain(column)), frame[column].dtype.kind in "iuf") for column in columns
                ),
                rows=rows,
                left_out=len(frame) - len(rows),
                notes=[note for note in comparison.notes if not any(note in chart.notes for chart in found)],
            )
        )
    return tuple(found)


def _shown(value: object, column: str, called: Mapping[str, Mapping[str, str]]) -> str:
    words = cell(value)
    if column == "zone":
        return zone_words(words)
    if column == "kind":
        return aside_words(words)[0]
    return ({"voice": VOICE_WORDS} | dict(called)).get(column, {}).get(words, words)


def cell(value: object) -> str:
    """A value of a table in words."""
    if value is None:
        return "–"
    return f"{value:.3g}" if isinstance(value, float) else str(value)
