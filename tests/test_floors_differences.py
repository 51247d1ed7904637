"""Floors of measured accuracy: the marked differences between tellings of one fact may not get worse unnoticed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.comparison import Reading, compare, read

GOLD = Path(__file__).parent / "gold"
ABBREVIATED = re.compile(r"\b(?:Gov|Rep|Sen|Reps|Sens|Mr|Mrs|Ms|Dr|St|Lt|Gen|Jr|Sr|No|Inc|Co|Calif|Ariz|[A-Z])\.$")


def marks(reading: Reading) -> Iterator[tuple[str, str, int, int]]:
    """Kind, document, start and end of each marked difference."""
    for row in compare(reading, "statements").frame.to_dict("records"):
        for mark in json.loads(row["differences"]):
            yield mark["kind"], str(row["id"]), mark["start"], mark["end"]


@pytest.fixture(scope="module")
def told_seeds() -> Reading:
    return read(framing.score(framing.read(Path(__file__).parent.parent / "seeds")))


def test_differences_that_were_listed_by_hand_for_the_sample_texts_are_marked(told_seeds: Reading) -> None:
    listed = json.loads((GOLD / "differences_seeds.json").read_text(encoding="utf-8"))["differences"]
    found = list(marks(told_seeds))
    absent = [row for row in compare(told_seeds, "omissions").frame.to_dict("records") if row["state"] == "absent"]
    statements = compare(told_seeds, "statements").frame.to_dict("records")

    def told(difference: dict[str, Any]) -> bool:
        if "absent" in difference:
            facts = {
                (row["story"], row["statement"])
                for row in statements
                for document, start, end in difference["places"]
                if row["id"].startswith(document) and row["start"] < end and start < row["end"]
            }
            return any(
                (a["story"], a["statement"]) in facts and a["id"].startswith(difference["absent"]) for a in absent
            )
        return any(
            kind in difference["kinds"] and identity.startswith(document) and a < end and start < b
            for kind, identity, a, b in found
            for document, start, end in difference["places"]
        )

    missing = [(difference["fact"], difference["kinds"]) for difference in listed if not told(difference)]
    assert len(listed) - len(missing) >= 17, missing


def paragraphs(sentences: list[str]) -> str:
    """BASIL's sentences as lines; those inside an open quotation, or cut at an abbreviation, stay together."""
    text, line = "", ""
    for sentence in filter(None, (s.strip() for s in sentences)):
        is_open = line.count("“") > line.count("”") or line.count('"') % 2 == 1
        joined = bool(text) and ((is_open and len(line) < 1200) or ABBREVIATED.search(line) is not None)
        text += ((" " if joined else "\n") if text else "") + sentence
        line = f"{line} {sentence}".strip() if joined else sentence
    return text


@pytest.mark.shared
def test_marks_that_were_read_and_still_stand_are_mostly_right(shared: Path, tmp_path: Path) -> None:
    """BASIL's development articles through the whole house: of the marks that were judged, those still made."""
    lines = (shared / "benchmarks" / "loaded_language" / "basil_dev.jsonl").read_text(encoding="utf-8").splitlines()
    records = tmp_path / "basil.jsonl"
    with records.open("w", encoding="utf-8") as out:
        for row in map(json.loads, lines):
            told = {"title": (row["title"] or "").strip(), "text": paragraphs(row["sentences"]), "story": row["event"]}
            out.write(json.dumps(told | {name: row[name] for name in ("id", "outlet", "date")}) + "\n")
    judged = json.loads((GOLD / "differences_basil.json").read_text(encoding="utf-8"))["marks"]
    verdicts = {(kind, identity, a, b): v for _, kind, name, identity, a, b, v in judged if name == "basil"}
    found = set(marks(read(framing.score(framing.read(records)))))
    standing = [verdict for mark, verdict in verdicts.items() if mark in found]

    assert len(standing) >= 195
    assert standing.count("right") / len(standing) >= 0.755
