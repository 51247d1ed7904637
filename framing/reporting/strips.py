"""Reading strips: a text as one line, as long as the text, that shows who speaks where and where the marks stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Ledger, Place
from framing.reporting.texts import Record, Text, is_counted, is_loaded, part_of

LENGTH = 1000.0
"""Units from the first to the last character of the longest text."""


HEIGHT = 40
"""Units from the ticks to the foot of a strip."""

TOPS = {"own": 16, "reported": 22, "quoted": 22, "commenter": 29, "furniture": 36}
"""Where a strip's stretches begin: the more the outlet answers for the words, the taller they stand."""


_HITTABLE = 3.0
"""Units that a stretch must be wide to be a link."""

_TICK_TOPS = {"aside": 1, "name": 8}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a strip in one voice, or the page's furniture."""

    kind: str
    outline: str
    href: Place | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many words of a text are of one kind."""

    kind: str
    words: int
    total: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One text's line.

    Args:
        text: whose line it is.
        stretches: from left to right.
        names, asides: outlines of the ticks for loaded names and for asides.
        shares: words by voice, furniture last; only what occurs.
        counts: how many ticks of each kind, with their noun.
    """

    text: Text
    stretches: tuple[Stretch, ...]
    names: str
    asides: str
    shares: tuple[Share, ...]
    counts: tuple[tuple[int, str], ...]


def strips(texts: Sequence[Text], ledger: Ledger) -> tuple[Strip, ...]:
    """A strip for each text, all to the same scale."""
    unit = LENGTH / max((len(text.text) for text in texts), default=1)
    return tuple(_strip(text, unit, ledger) for text in texts)


def _strip(text: Text, unit: float, ledger: Ledger) -> Strip:
    stretches: list[Stretch] = []
    for start, end, kind in _kinds(text):
        # What is too narrow to be hit needs no link.
        href = ledger.drawn(text.id, start) if (end - start) * unit >= _HITTABLE else None
        left, width, top = _number(start * unit), _number((end - start) * unit), TOPS[kind]
        stretches.append(Stretch(kind, f"M{left} {top}h{width}v{HEIGHT - top}h-{width}z", href))
    ticks: dict[str, list[str]] = {"name": [], "aside": []}
    for kind, finding in _ticked(text):
        middle = _number((finding["start"] + finding["end"]) / 2 * unit)
        ticks[kind].append(f"M{middle} {_TICK_TOPS[kind]}v6")
    total = text.words() + text.words(furniture=True)
    shares = [Share(voice, text.words(voice), total) for voice in ("own", "reported", "quoted", "commenter")]
    shares.append(Share("furniture", text.words(furniture=True), total))
    counts = ((len(ticks["name"]), "loaded word"), (len(ticks["aside"]), "aside"))
    outlines = ("".join(ticks["name"]), "".join(ticks["aside"]))
    return Strip(text, tuple(stretches), *outlines, tuple(s for s in shares if s.words), counts)


def _ticked(text: Text) -> list[tuple[str, Record]]:
    found = []
    for finding in text.findings:
        if not is_counted(str(finding["zone"])):
            continue
        if is_loaded(finding):
            found.append(("name", finding))
        elif finding["layer"] == "asides":
            found.append(("aside", finding))
    return found


def _kinds(text: Text) -> list[tuple[int, int, str]]:
    """Stretches of one voice or of furniture; white space and single marks between two alike do not break them."""
    pieces: list[tuple[int, int, str]] = []
    voices = iter(text.voices)
    voice = next(voices)
    for zone in text.zones:
        at = zone["start"]
        furniture = part_of(zone["zone"]) == "furniture"
        while at < zone["end"]:
            while voice["end"] <= at:
                voice = next(voices)
            end = min(zone["end"], voice["end"])
            _append(pieces, (at, end, "furniture" if furniture else str(voice["voice"])), text.text)
            at = end
    return pieces


def _append(pieces: list[tuple[int, int, str]], piece: tuple[int, int, str], text: str) -> None:
    start, end, kind = piece
    if pieces and (pieces[-1][2] == kind or not any(c.isalnum() for c in text[start:end])):
        pieces[-1] = (pieces[-1][0], end, pieces[-1][2])
    else:
        pieces.append(piece)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
