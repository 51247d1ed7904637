"""Taken over: passages that two texts share, and quotations that one page renders in two ways, side by side."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Ledger, Place
from framing.reporting.marks import Mark, Passage, Piece, Run, runs
from framing.reporting.texts import Record, Text
from framing.reporting.wording import zone_words


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages.

    Args:
        text: where it stands.
        zone: the zone, in words.
        href: its place; ``None`` where the text is not printed.
        runs: the words, with what is changed marked.
    """

    text: Text
    zone: str
    href: Place | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two passages that have words in common."""

    sides: tuple[Side, Side]
    note: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The pairs that the page has room for, and how many it has not."""

    pairs: tuple[Shared, ...]
    left_out: int


def reused(rows: Sequence[Record], ledger: Ledger, room: int) -> Passages:
    """Passages that texts of a story share, the longest first.

    Args:
        rows: the story's rows of the reuse comparison.
        ledger: where the passages are cited.
        room: how many pairs to print.
    """
    order = sorted(rows, key=lambda row: (-row["words"], row["id_a"], row["start_a"]))
    pairs = tuple(Shared(_sides(row, ledger), _direction(row, ledger)) for row in order[:room])
    return Passages(pairs, max(0, len(order) - room))


def rendered_twice(rows: Sequence[Record], ledger: Ledger, room: int) -> Passages:
    """Quotations that stand in two wordings on one page, the most alike first.

    Args:
        rows: the story's rows of the renderings comparison.
        ledger: where the quotations are cited.
        room: how many pairs to print.
    """
    order = sorted(rows, key=lambda row: (-row["similarity"], row["id_a"], row["start_a"]))
    pairs = tuple(Shared(_sides(row, ledger), f"similarity {row['similarity']:.2f}") for row in order[:room])
    return Passages(pairs, max(0, len(order) - room))


def _direction(row: Record, ledger: Ledger) -> str:
    shared = f"{row['words']} words in common"
    if not row.get("from") or not row.get("to"):
        return f"{shared}; no dates that would tell who took it from whom"
    earlier, later = (ledger.by_id[row[key]].label if row[key] in ledger.by_id else row[key] for key in ("from", "to"))
    return f"{shared}; {earlier} is dated earlier than {later}"


def _sides(row: Record, ledger: Ledger) -> tuple[Side, Side]:
    changed = json.loads(row["changed"] or "[]")
    return _side(row, "a", changed, ledger), _side(row, "b", changed, ledger)


def _side(row: Record, which: str, changed: Sequence[Record], ledger: Ledger) -> Side:
    text = ledger.by_id[row[f"id_{which}"]]
    start, end = int(row[f"start_{which}"]), int(row[f"end_{which}"])
    marks = [Mark(change[which][0], change[which][1], "d", "changed") for change in changed if change[which]]
    voices = [(v["start"], v["end"], str(v["voice"])) for v in text.voices if v["start"] < end and v["end"] > start]
    shown = list[Run]()
    for first, last in _kept(text.text, (start, end), [(mark.start, mark.end) for mark in marks]):
        shown += [Run("own", (Piece(" … "),))] if shown else []
        shown += runs(Passage(text.text, first, last), voices, marks)
    return Side(text, zone_words(text.zone_at(start)), ledger.place(text.id, start), tuple(shown))


_LONG = 700
"""Characters from which on a passage is cut down to what was changed in it, and how it begins and ends."""
_AROUND = 160
"""Characters that are kept on either side of a change, and at both ends."""


def _kept(text: str, passage: tuple[int, int], changes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a passage that are shown; what lies between them is the same in both texts."""
    start, end = passage
    if end - start <= _LONG:
        return [passage]
    kept: list[tuple[int, int]] = []
    for first, last in sorted([(start, start), *changes, (end, end)]):
        left = text.rfind(" ", start, max(start, first - _AROUND)) + 1 or start
        right = text.find(" ", min(end, last + _AROUND), end)
        right = end if right < 0 else right
        if kept and left <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(right, kept[-1][1]))
        else:
            kept.append((left, right))
    return kept
