"""The same fact, told differently: facts as rows, texts as columns, and what differs marked in the sentences."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Ledger, Place
from framing.reporting.marks import Mark, Passage, Run, runs
from framing.reporting.texts import Record, Text, speaker_words
from framing.reporting.titles import fact_title
from framing.reporting.wording import VOICE_WORDS, plain, shortened

KINDS = {
    "name": "name",
    "attribution": "who says it",
    "reporting-verb": "verb of saying",
    "scare-quote": "quotation marks",
    "insertion": "editor’s insertion",
    "number": "number",
    "hedge": "hedge",
    "negation": "negation",
    "modality": "certainty",
    "agency": "who acts",
    "epithet": "judging word",
    "verb": "verb",
    "qualifier": "qualifier",
    "wording": "wording",
    "detail": "detail",
}
"""What each kind of difference is called, the most telling first."""

_QUIET = frozenset({"verb", "qualifier", "wording", "detail"})
"""Kinds that nearly every two sentences differ in; they are marked with a finer line and not listed at the row's head
when there is something more telling."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence that states the fact.

    Args:
        href: its place in the text; ``None`` where that is not printed.
        voice: whether it is the outlet's own statement, in words.
        speaker: whose words it hands on, where it does.
        cue: the verb by which it does.
        perhaps: whether it is not sure to state the fact.
        runs: the sentence with its differences marked.
        notes: what differs in the statement as a whole.
    """

    href: Place | None
    voice: str
    speaker: str
    cue: str
    perhaps: bool
    runs: tuple[Run, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text says of the fact; its state is empty where nothing can be said of it."""

    text: Text
    sayings: tuple[Saying, ...]
    state: str

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """What it says, and by whom it has it, without the place where it stands."""
        return tuple(
            (
                "".join(piece.text for run in saying.runs for piece in run.pieces),
                saying.voice,
                saying.speaker,
                saying.cue,
            )
            for saying in self.sayings
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement that at least two texts make.

    Args:
        number: counts from 1 in the story.
        anchor: its place on the page.
        words: what its statements share.
        kinds: in what ways they differ.
        cells: one a text.
    """

    number: int
    anchor: str
    words: str
    kinds: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def tellings(self) -> tuple[tuple[Cell, ...], ...]:
        """Texts that tell it in the very same words together, as those do that print an agency's report."""
        alike: dict[tuple[tuple[str, ...], ...], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            if cell.sayings:
                alike[cell.words].append(cell)
        return tuple(map(tuple, alike.values()))

    @property
    def absent(self) -> tuple[Cell, ...]:
        """The texts in which it was not found, where that can be said: of facts that two texts surely state."""
        return tuple(cell for cell in self.cells if cell.state == "absent")


@dataclass(frozen=True, slots=True)
class Told:
    """The facts that the page has room for.

    Args:
        facts: in the order of the telling.
        left_out: how many there is no room for.
        counted: how many facts at least two texts surely state.
        coverage: for each text, counted over those facts.
    """

    facts: tuple[Fact, ...]
    left_out: int
    counted: int
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a story's facts a text states, states in part, or does not have."""

    text: Text
    stated: int
    partly: int
    absent: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A story's texts and what they state together.

    Args:
        number: the story's number, for the anchors.
        texts: in the order of the columns.
        rows: the story's rows of the statements comparison.
        states: for a statement and a text's id: stated, partly or absent.
    """

    number: int
    texts: Sequence[Text]
    rows: Sequence[Record]
    states: Mapping[tuple[str, str], str]


def statements(telling: Telling, ledger: Ledger, room: int) -> Told:
    """The facts of a story that several of its texts state; where there are too many, those surely told most often.

    Args:
        telling: the story.
        ledger: where the sentences are cited.
        room: how many facts to print.
    """
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in telling.rows:
        groups[str(row["statement"])].append(row)
    tellers = {key: len({row["id"] for row in own}) for key, own in groups.items()}
    surely = {key: len({row["id"] for row in own if row["certainty"] == "sure"}) for key, own in groups.items()}
    shared = [key for key in groups if tellers[key] > 1]
    strongest = set(sorted(shared, key=lambda key: (-surely[key], -tellers[key]))[:room])
    shown = [key for key in shared if key in strongest]
    facts = tuple(_fact(n, (key, groups[key]), telling, ledger) for n, key in enumerate(shown, 1))
    counted = [key for key in shared if any((key, text.id) in telling.states for text in telling.texts)]
    coverage = tuple(_coverage(text, counted, telling) for text in telling.texts)
    return Told(facts, len(shared) - len(shown), len(counted), coverage)


def _coverage(text: Text, facts: Sequence[str], telling: Telling) -> Coverage:
    states = [telling.states.get((key, text.id), "absent") for key in facts]
    return Coverage(text, *(states.count(state) for state in ("stated", "partly", "absent")))


def _fact(number: int, group: tuple[str, Sequence[Record]], telling: Telling, ledger: Ledger) -> Fact:
    key, rows = group
    cells = tuple(
        _cell(text, [row for row in rows if row["id"] == text.id], telling.states.get((key, text.id), ""), ledger)
        for text in telling.texts
    )
    found = {str(difference["kind"]) for row in rows for difference in _differences(row)}
    telling_kinds = (found - _QUIET) or found
    kinds = [kind for kind in KINDS if kind in telling_kinds] + sorted(telling_kinds - set(KINDS))
    return Fact(
        number,
        f"f{telling.number}-{number}",
        fact_title(rows, {text.id: text for text in telling.texts}),
        tuple(map(kind_words, kinds)),
        cells,
    )


def kind_words(kind: str) -> str:
    """A kind of difference in words."""
    return KINDS.get(kind, plain(kind))


def _cell(text: Text, rows: Sequence[Record], state: str, ledger: Ledger) -> Cell:
    return Cell(text, tuple(_saying(text, row, ledger) for row in rows), state or ("stated" if rows else ""))


def _saying(text: Text, row: Record, ledger: Ledger) -> Saying:
    start, end = int(row["start"]), int(row["end"])
    marks, notes = [], []
    for difference in _differences(row):
        kind, note, said = (str(difference.get(key) or "") for key in ("kind", "note", "said"))
        if difference["start"] <= start and difference["end"] >= end - 1:
            notes.append(note)
            continue
        instead = f"elsewhere “{shortened(said, 90)}”" if said else note
        title = f"{kind_words(kind)}: {instead}" if instead else kind_words(kind)
        marks.append(Mark(difference["start"], difference["end"], "d q" if kind in _QUIET else "d", title))
    voices = [(v["start"], v["end"], str(v["voice"])) for v in text.voices if v["start"] < end and v["end"] > start]
    giving = text.attribution_by_id.get(str(row.get("attribution") or ""))
    return Saying(
        href=ledger.place(text.id, start),
        voice=VOICE_WORDS.get(str(row["voice"]), str(row["voice"])),
        speaker=speaker_words(giving, text) if giving else "",
        cue=str(giving["verb"] or "") if giving else "",
        perhaps=row["certainty"] != "sure",
        runs=runs(Passage(text.text, start, end), voices, marks),
        notes=tuple(dict.fromkeys(note for note in notes if note)),
    )


def _differences(row: Record) -> list[Record]:
    return list(json.loads(row["differences"] or "[]"))
