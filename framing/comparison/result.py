"""A comparison's answer: the table, the sentences behind every number, a figure, the method and its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.comparison.reading import ALL
from framing.errors import unknown

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from framing.comparison.reading import Reading
    from framing.comparison.texts import Text


@dataclass(frozen=True)
class Comparison:
    """One comparison of the texts of an analysis.

    Args:
        what: the name of the comparison.
        frame: its rows.
        places: one row for everything that was counted: document ``id``, ``start``, ``end``, and the columns of
            ``frame`` that it was counted under.
        texts: the texts, by id.
        reference: where the method comes from.
        notes: plain sentences on what the table cannot say, and why.
        extra: further tables of the same comparison, by name.
    """

    what: str
    frame: pd.DataFrame
    places: pd.DataFrame
    texts: Mapping[str, Text] = field(repr=False)
    reference: str = ""
    notes: tuple[str, ...] = ()
    extra: Mapping[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    def evidence(self, **filters: object) -> pd.DataFrame:
        """The sentences behind the numbers.

        Args:
            filters: columns of the places and the value they must have, e.g. ``outlet="…"``, ``name="…"``; a story of
                ``all`` is every story.

        Returns:
            A row for each thing counted: its columns, ``sentence`` (the words of the sentence it begins in),
            ``sentence_start`` and ``sentence_end``.

        Raises:
            UsageError: when a filter is no column of the places; names those there are.
        """
        found = self.places
        for name, value in filters.items():
            if name not in found:
                raise unknown("filter", name, list(found.columns))
            if name == "story" and value == ALL:
                continue
            found = found[found[name].isna()] if value is None else found[found[name] == value]
        begins, ends, words = [], [], []
        for identity, start, end in zip(found["id"], found["start"], found["end"], strict=True):
            text = self.texts[str(identity)]
            sentence = text.sentence_at(int(start))
            begin, finish = (sentence.start, sentence.end) if sentence is not None else (int(start), int(end))
            begins.append(begin)
            ends.append(finish)
            words.append(text.text[begin:finish])
        return found.assign(sentence_start=begins, sentence_end=ends, sentence=words).reset_index(drop=True)

    def plot(self) -> Figure:
        """A figure of the table; the same table gives the same figure."""
        from framing.comparison.charts import drawn

        return drawn(self)

    def _repr_html_(self) -> str:
        from framing.reporting.display import comparison_html

        return comparison_html(self)

    def __len__(self) -> int:
        return len(self.frame)


def comparison(
    reading: Reading,
    what: str,
    rows: tuple[pd.DataFrame, pd.DataFrame],
    method: tuple[str, tuple[str, ...]],
    extra: Mapping[str, pd.DataFrame] | None = None,
) -> Comparison:
    """A result over the texts of a reading.

    Args:
        reading: what was compared.
        what: the name of the comparison.
        rows: the frame and the places.
        method: the reference and the notes.
        extra: further tables, by name.
    """
    frame, places = (part.reset_index(drop=True) for part in rows)
    texts = {text.id: text for text in reading.texts}
    return Comparison(what, frame, places, texts, *method, extra=extra or {})


def table(rows: list[dict[str, object]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Rows as a frame that has its columns even when there are no rows."""
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))
