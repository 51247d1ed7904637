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


def statements(
    rows: Sequence[Record], states: Mapping[tuple[str, str], str], texts: Sequence[Text], ledger: Ledger, story: int
) -> tuple[Fact, ...]:
    """The facts of a story that more than one of its texts state.

    Args:
        rows: the story's rows of the statements comparison.
        states: for a statement and a text's id: stated, partly or absent.
        texts: the story's texts, in the order of the columns.
        ledger: where the sentences are cited.
        story: the story's number, for the anchors.
    """
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[str(row["statement"])].append(row)
    shared = {key: own for key, own in groups.items() if len({row["id"] for row in own}) > 1}
    spread = Counter(word for text in texts for sentence in _sentence_words(text) for word in sentence)
    facts = []
    for number, (key, own) in enumerate(shared.items(), 1):
        cells = tuple(
            _cell(text, [r for r in own if r["id"] == text.id], states.get((key, text.id), ""), ledger)
            for text in texts
        )
        kinds = Counter(d["kind"] for row in own for d in _differences(row))
        known = [kind for kind in KINDS if kind in kinds] + sorted(kind for kind in kinds if kind not in KINDS)
        words = _shared_words(own, {text.id: text for text in texts}, spread)
        facts.append(Fact(number, f"f{story}-{number}", words, tuple(kind_words(k) for k in known), cells))
    return tuple(facts)


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
