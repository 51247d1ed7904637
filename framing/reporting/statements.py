"""The same fact, told differently: facts as rows, texts as columns, and what differs marked in the sentences."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Ledger
from framing.reporting.marks import Mark, Passage, Run, runs
from framing.reporting.texts import Record, Text
from framing.reporting.wording import VOICE_WORDS, plain

_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}|\d+")
_HEAD_WORDS = 4
"""How many shared words stand at the head of a row."""

KINDS = {
    "name": "name",
    "verb": "verb",
    "attribution": "who says it",
    "quotation-marks": "quotation marks",
    "number": "number",
    "qualifier": "qualifier",
    "agency": "who acts",
}
"""What each kind of difference is called."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence that states the fact.

    Args:
        href: its place in the text.
        voice: the voice of most of its words, in words.
        speaker: whose words it hands on, where it does.
        cue: the verb by which it does.
        runs: the sentence with its differences marked.
    """

    href: str
    voice: str
    speaker: str
    cue: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text says of the fact; empty when it was not found there."""

    text: Text
    sayings: tuple[Saying, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement that at least two texts make.

    Args:
        number: counts from 1 in the story.
        anchor: its place on the page.
        words: what its sentences share, in the first text's order.
        kinds: in what ways they differ.
        cells: one a text.
    """

    number: int
    anchor: str
    words: str
    kinds: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The facts that the page has room for, and how many it has not."""

    facts: tuple[Fact, ...]
    left_out: int


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
    """The facts of a story that more than one of its texts state; where there are too many, those told most often.

    Args:
        telling: the story.
        ledger: where the sentences are cited.
        room: how many facts to print.
    """
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in telling.rows:
        groups[str(row["statement"])].append(row)
    tellers = {key: len({row["id"] for row in own}) for key, own in groups.items()}
    shared = [key for key in groups if tellers[key] > 1]
    strongest = set(sorted(shared, key=lambda key: -tellers[key])[:room])
    spread = Counter(word for text in telling.texts for sentence in _sentence_words(text) for word in sentence)
    shown = [key for key in shared if key in strongest]
    facts = tuple(_fact(n, (key, groups[key]), telling, spread, ledger) for n, key in enumerate(shown, 1))
    return Told(facts, len(shared) - len(shown))


def _fact(
    number: int, group: tuple[str, Sequence[Record]], telling: Telling, spread: Mapping[str, int], ledger: Ledger
) -> Fact:
    key, rows = group
    cells = tuple(
        _cell(text, [row for row in rows if row["id"] == text.id], telling.states.get((key, text.id), ""), ledger)
        for text in telling.texts
    )
    kinds = {str(difference["kind"]) for row in rows for difference in _differences(row)}
    known = [kind for kind in KINDS if kind in kinds] + sorted(kinds - set(KINDS))
    words = _shared_words(rows, {text.id: text for text in telling.texts}, spread)
    return Fact(number, f"f{telling.number}-{number}", words, tuple(map(kind_words, known)), cells)


def kind_words(kind: str) -> str:
    """A kind of difference in words."""
    return KINDS.get(kind, plain(kind))


def _cell(text: Text, rows: Sequence[Record], state: str, ledger: Ledger) -> Cell:
    return Cell(text, tuple(_saying(text, row, ledger) for row in rows), state or ("stated" if rows else "absent"))


def _saying(text: Text, row: Record, ledger: Ledger) -> Saying:
    start, end = int(row["start"]), int(row["end"])
    marks = [
        Mark(d["start"], d["end"], "d", kind_words(d["kind"]))
        for d in _differences(row)
        if d.get("start") is not None and not (d["start"] <= start and d["end"] >= end)
    ]
    voices = [(v["start"], v["end"], str(v["voice"])) for v in text.voices if v["start"] < end and v["end"] > start]
    words = Counter({voice: 0 for _, _, voice in voices})
    for s, e, voice in voices:
        words[voice] += len(_WORD.findall(text.text, max(s, start), min(e, end)))
    giving = _giving(text, start, end)
    return Saying(
        href=ledger.place(text.id, start),
        voice=VOICE_WORDS.get(_voice_of(words), _voice_of(words)),
        speaker=str(giving["speaker"] or "") if giving else "",
        cue=str(giving.get("verb") or "") if giving else "",
        runs=runs(Passage(text.text, start, end), voices, marks),
    )


def _voice_of(words: Mapping[str, int]) -> str:
    """A sentence that hands on somebody's words is theirs, however long the part that says who they are."""
    given = {voice: n for voice, n in words.items() if voice != "own" and n >= 3}
    return max(given, key=lambda voice: given[voice]) if given else "own"


def _giving(text: Text, start: int, end: int) -> Record | None:
    found = [
        a for a in text.attributions if a["content"] and any(s < end and e > start for s, e in json.loads(a["content"]))
    ]
    return max(found, key=lambda a: (not a["second_hand"], a["confidence"] or 0), default=None)


def _differences(row: Record) -> list[Record]:
    found = row.get("differences")
    if not found:
        return []
    listed = json.loads(found) if isinstance(found, str) else found
    return [d if isinstance(d, dict) else {"kind": str(d)} for d in listed]


def _sentence_words(text: Text) -> list[set[str]]:
    return [{w.casefold() for w in _WORD.findall(text.text, start, end)} for start, end in text.sentences]


def _shared_words(rows: Sequence[Record], texts: Mapping[str, Text], spread: Mapping[str, int]) -> str:
    """The rarest words that most of the sentences share, as the first of them has them."""
    said = [_WORD.findall(texts[row["id"]].text, row["start"], row["end"]) for row in rows]
    counts = Counter(word for words in said for word in {w.casefold() for w in words})
    wanted = max(2, (len(said) + 1) // 2)
    first = dict.fromkeys(word for words in said for word in words if counts[word.casefold()] >= wanted)
    unique = list({word.casefold(): word for word in reversed(first)}.values())[::-1]
    rare = sorted(unique, key=lambda word: (-counts[word.casefold()], spread[word.casefold()], unique.index(word)))[
        :_HEAD_WORDS
    ]
    return " · ".join(word for word in unique if word in rare)
