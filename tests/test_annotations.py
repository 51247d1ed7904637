"""The interchange record says all that is known, and a corrected one is believed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.annotations import SCHEMA, is_record, parsed, record
from framing.documents import Page
from framing.errors import AnnotationError
from framing.scorers import shipped
from framing.structure import structure

TEXT = (
    "Council defends new harbour tax\n\n"
    "The mayor said the levy was “fair to everyone [in town]” on Monday.\n\n"
    "“We will not pay,” one fisherman told the Harbour Times. The outrageous plan goes to a vote in May.\n\n"
    "2 Comments\n\nJo Ray\n\nGreat news!! You people never learn.\n"
)


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    return record(structure(Page("harbour", TEXT)), shipped())


def again(value: dict[str, Any]) -> dict[str, Any]:
    document, given = parsed(json.loads(json.dumps(value)), "file.jsonl:1")
    return record(document, shipped(), given)


def test_a_record_is_json_and_names_its_schema(written: dict[str, Any]) -> None:
    assert json.loads(json.dumps(written)) == written
    assert written["schema"] == SCHEMA
    assert is_record(written)
    assert not is_record({"text": "x"})


def test_zones_and_voices_tile_the_text(written: dict[str, Any]) -> None:
    for name in ("zones", "voices"):
        parts = written[name]
        assert [p["start"] for p in parts] == [0] + [p["end"] for p in parts[:-1]]
        assert parts[-1]["end"] == len(TEXT)


def test_an_unedited_record_comes_back_as_it_was(written: dict[str, Any]) -> None:
    assert again(written) == written


@given(
    st.text(alphabet=st.sampled_from(list("aB.!?,“”\"'’()[] \n\u00a0é*:")), min_size=1, max_size=200).filter(str.strip)
)
def test_any_text_makes_the_round_trip(text: str) -> None:
    first = record(structure(Page("x", text)), shipped())

    assert again(first) == first


def test_a_corrected_zone_is_believed_and_voices_follow_it(written: dict[str, Any]) -> None:
    edited = copy.deepcopy(written)
    body = next(z for z in edited["zones"] if z["zone"] == "body")
    body["zone"] = "comment"
    voices = {s["voice"] for s in again(edited)["segments"] if body["start"] <= s["start"] < body["end"]}

    assert voices == {"commenter"}


def test_a_removed_attribution_gives_its_words_back_to_the_outlet(written: dict[str, Any]) -> None:
    edited = copy.deepcopy(written)
    edited["attributions"] = []

    assert {s["voice"] for s in again(edited)["segments"] if s["zone"] == "body"} == {"own"}


def test_a_finding_that_was_struck_out_stays_out_and_an_added_one_stays_in(written: dict[str, Any]) -> None:
    edited = copy.deepcopy(written)
    start = TEXT.index("vote")
    edited["findings"] = [{"layer": "terminology", "start": start, "end": start + 4, "label": "vote", "weight": 0.1}]
    (finding,) = again(edited)["findings"]

    assert (finding["label"], finding["zone"], finding["voice"]) == ("vote", "body", "own")
    assert finding["sentence"] is not None


def test_the_hash_is_made_again_from_the_text(written: dict[str, Any]) -> None:
    assert again(written | {"sha256": "wrong"})["sha256"] == written["sha256"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": ""}, r"file.jsonl:1: text is ''; it should be the text as read"),
        ({"zones": [{"start": 0, "end": 5, "zone": "body"}]}, "zones do not tile the text"),
        ({"zones": [{"start": 0, "end": len(TEXT), "zone": "advert"}]}, r"zones\[0\].zone is 'advert'; .*headline"),
        ({"sentences": [[0, 10**9]]}, r"sentences is \[0, 1000000000\]; it should be .*end <= "),
        ({"sentences": [[5, 9], [0, 3]]}, "overlaps another"),
        ({"findings": [{"layer": "asides", "start": 3, "end": 2, "label": "x"}]}, r"findings\[0\] is \[3, 2\]"),
        ({"findings": [{"layer": 5, "start": 2, "end": 3, "label": "x"}]}, r"findings\[0\].layer is 5"),
        ({"attributions": [{"id": "a1", "kind": "hearsay"}]}, r"attributions\[a1\].kind is 'hearsay'"),
        ({"attributions": [{"id": "a1", "kind": "direct"}]}, "attribution a1 is empty"),
        (
            {"attributions": [{"id": "a1", "kind": "direct", "cue": [[1, 2]], "outer": "a7"}]},
            "a1 names an unknown outer one, a7",
        ),
        ({"comments": "none"}, "comments is 'none'; it should be a list"),
        ({"text_offset": True}, "text_offset is True"),
    ],
)
def test_a_contradiction_is_named_with_line_field_and_id(
    written: dict[str, Any], change: dict[str, Any], message: str
) -> None:
    with pytest.raises(AnnotationError, match=message):
        parsed(copy.deepcopy(written) | change, "file.jsonl:1")


def test_the_record_of_each_seed_holds_offsets_into_the_file_as_it_is(seeds: Path) -> None:
    import framing
    from framing.corpus import Job, recorded

    records = list(recorded(Job((seeds,))))

    assert [r["text"] for r in records] == [p.read_bytes().decode() for p in sorted(seeds.glob("*.txt"))]
    assert framing.read(seeds)[0].text == records[0]["text"]
