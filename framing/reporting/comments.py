"""Article against comments: the same measures, counted in what the outlet wrote and in what its readers wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.reporting.texts import Record
from framing.reporting.vocabulary import Vocabulary
from framing.reporting.wording import signed


@dataclass(frozen=True, slots=True)
class Pair:
    """One measure of both.

    Args:
        measure: in words.
        article, comments: the value with what it rests on, in words.
    """

    measure: str
    article: str
    comments: str


@dataclass(frozen=True, slots=True)
class Readers:
    """An outlet's article beside its comments."""

    outlet: str
    pairs: tuple[Pair, ...]
    left_out: int


def comments(rows: Sequence[Record], known: Vocabulary, room: int) -> tuple[Readers, ...]:
    """Each outlet of a story that has comments.

    Args:
        rows: the story's rows of the comments comparison.
        known: what the word lists call the referents.
        room: how many measures to print for an outlet.
    """
    by_outlet: dict[str, list[Record]] = {}
    for row in rows:
        by_outlet.setdefault(str(row["outlet"]), []).append(row)
    return tuple(
        Readers(outlet, tuple(_pair(row, known) for row in own[:room]), max(0, len(own) - room))
        for outlet, own in by_outlet.items()
    )


def _pair(row: Record, known: Vocabulary) -> Pair:
    measure = str(row["measure"])
    referent, colon, share = measure.partition(": share of ")
    shown = f"{known.title(referent)}: {share}, share of its mentions" if colon else measure
    return Pair(shown, *(_value(measure, row[area], row[f"n_{area}"]) for area in ("article", "comments")))


def _value(measure: str, value: float | None, n: int) -> str:
    if value is None:
        return "none to count"
    if ": share of " in measure:
        return f"{100 * value:.0f} % ({n})"
    if "sentiment" in measure:
        return f"{signed(value)} ({n} sentences)"
    if "per 1,000" in measure:
        return f"{value:.1f} ({n})"
    return f"{value:,.0f}"
