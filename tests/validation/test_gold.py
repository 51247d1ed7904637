"""The gold scorer: a perfect answer scores 1 everywhere, and each kind of mistake costs."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from framing.errors import InputError
from framing.validation import against_gold, read_gold

GOLD = Path(__file__).parents[1] / "gold" / "seeds.json"


def perfect(gold: dict[str, Any], seeds: Path) -> list[dict[str, Any]]:
    """What a record would hold that says just what the gold says."""
    records = []
    for key, wanted in gold["documents"].items():
        text = (seeds / wanted["file"]).read_bytes().decode()
        records.append(
            {
                "id": f"{key}_x",
                "text": text,
                "zones": [{"start": z["span"][0], "end": z["span"][1], "zone": z["zone"]} for z in wanted["zones"]],
                "comments": [
                    {"author": [text.index(c["author"]), text.index(c["author"]) + len(c["author"])]}
                    for c in wanted["comments"]
                    if c["author"]
                ],
                "attributions": [
                    {
                        "cue": a["cue"] and [a["cue"]],
                        "source": a["source"] and [a["source"]],
                        "content": a["content"],
                        "second_hand": bool(a.get("second_hand")),
                    }
                    for a in wanted["attributions"]
                ],
                "findings": [
                    {
                        "layer": "asides",
                        "kind": a["kind"],
                        "start": a["span"][0],
                        "end": a["span"][1],
                        "zone": a["zone"],
                    }
                    for a in wanted["asides"]
                ],
            }
        )
    return records


def statements(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"story": 1, "statement": n, "id": s["doc"], "start": s["span"][0], "end": s["span"][1]}
        for n, fact in enumerate(gold["aligned_statements"])
        for s in fact["statements"]
    ]


def stories(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": key, "story": n} for n, group in enumerate(gold["stories"]) for key in group]


@pytest.fixture
def gold() -> dict[str, Any]:
    return read_gold(GOLD)


def figures(gold: dict[str, Any], records: list[dict[str, Any]]) -> dict[str, float]:
    return {f.name: f.value for f in against_gold(gold, records, stories=stories(gold), statements=statements(gold))}


def test_a_perfect_answer_scores_one_everywhere(gold: dict[str, Any], seeds: Path) -> None:
    found = figures(gold, perfect(gold, seeds))

    assert found.pop("comment_leaks") == 0
    assert set(found.values()) == {1.0}


def test_a_comment_taken_for_body_is_a_leak(gold: dict[str, Any], seeds: Path) -> None:
    records = perfect(gold, seeds)
    comment = next(z for z in records[0]["zones"] if z["zone"] == "comment")
    comment["zone"] = "body"

    assert figures(gold, records)["comment_leaks"] == 1


def test_a_wrong_source_costs_the_triple_and_not_the_cue(gold: dict[str, Any], seeds: Path) -> None:
    records = copy.deepcopy(perfect(gold, seeds))
    records[0]["attributions"][0]["source"] = [[0, 4]]
    found = figures(gold, records)

    assert found["cue"] == 1.0
    assert found["triple"] < 1.0


def test_two_stories_put_together_are_not_the_golds_grouping(gold: dict[str, Any], seeds: Path) -> None:
    together = [{"id": key, "story": "all"} for group in gold["stories"] for key in group]
    found = {f.name: f.value for f in against_gold(gold, perfect(gold, seeds), stories=together)}

    assert found["stories"] == 0.0
    assert 0 < found["stories_pairs"] < 1


def test_a_missing_record_and_a_wrong_file_are_named(gold: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gold document 000: has no record"):
        against_gold(gold, [])
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.json")
    (tmp_path / "other.json").write_text(json.dumps({"x": 1}))
    with pytest.raises(InputError, match="holds no documents"):
        read_gold(tmp_path / "other.json")
