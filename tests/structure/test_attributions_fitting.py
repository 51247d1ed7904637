"""The program that fits the attribution rankers, on a few made-up texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from framing.errors import InputError
from framing.fitting.attribution import fit
from framing.models import read
from framing.structure.attributions.weights import KIND, from_model

SPEAKERS = ("The mayor", "Anna Kovacs", "A farmer", "The county", "Piet van Dijk", "The minister")
MATTERS = ("the bridge was sound", "the road was open", "the well had run dry", "the train was late", "it had rained")


def record(number: int) -> dict[str, Any]:
    text, attributions = "", []
    for step in range(6):
        speaker, matter = SPEAKERS[(number + step) % 6], MATTERS[(number * step + 1) % 5]
        start = len(text)
        text += f"{speaker} said that {matter}. The work went on all day in the rain. "
        cue, content = start + len(speaker) + 1, start + len(speaker) + 6
        attributions.append(
            {
                "source": [[start, start + len(speaker)]],
                "cue": [[cue, cue + 4]],
                "content": [[content, content + len("that ") + len(matter)]],
            }
        )
    return {"id": str(number), "text": text, "attributions": attributions}


def written(path: Path, records: list[Any]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def test_weights_are_written_with_a_card_and_can_be_read_back(tmp_path: Path) -> None:
    data = written(tmp_path / "texts.jsonl", [record(n) for n in range(10)])
    card = fit([data], tmp_path / "attribution.npz")

    weights = from_model(read(tmp_path / "attribution.npz", KIND))
    assert set(weights.pointers) == {"cue_first", "cue_last", "source_first", "source_last", "left", "right", "end"}
    assert card["texts"] == 10
    assert card["cues"] == 60
    assert isinstance(card["figures"], dict)
    assert card["figures"]["recall"] > 0.9


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    data = written(tmp_path / "texts.jsonl", [record(n) for n in range(6)])
    fit([data], tmp_path / "one.npz")
    fit([data], tmp_path / "two.npz")

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("no json", "is not JSON"),
        ('{"id": "a"}', "has no text"),
        ('{"text": "a b", "attributions": [{"source": null, "cue": [[0, 9]], "content": null}]}', "no stretch"),
    ],
)
def test_wrong_data_are_named_with_file_and_line(tmp_path: Path, line: str, found: str) -> None:
    data = tmp_path / "texts.jsonl"
    data.write_text(json.dumps(record(1)) + "\n" + line + "\n", encoding="utf-8")

    with pytest.raises(InputError, match=found) as error:
        fit([data], tmp_path / "out.npz")
    assert "texts.jsonl:2" in str(error.value)


def test_too_few_texts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="at least 5"):
        fit([written(tmp_path / "texts.jsonl", [record(1)])], tmp_path / "out.npz")
