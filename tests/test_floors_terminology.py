"""Measured accuracy of the word lists; a change may not fall below it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from framing.documents import Document, Page
from framing.scorers.terminology import SCORER
from framing.structure import structure

HERE = Path(__file__).parent
ROOT = HERE.parent
GOLD = json.loads((HERE / "gold" / "terminology_seeds.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    files = sorted({mention["file"] for mention in GOLD["mentions"]})
    texts = {file: (ROOT / "seeds" / file).read_bytes().decode("utf-8") for file in files}
    return {file: structure(Page(file, text)) for file, text in texts.items()}


def test_the_gold_list_reads_as_the_seeds_do(seeds: dict[str, Document]) -> None:
    for mention in GOLD["mentions"]:
        assert seeds[mention["file"]].text[mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize(
    ("what", "floor"),
    [
        ("islamic-state", 0.95),
        ("people-under-arms", 0.99),
        ("syrian-government", 0.99),
        ("obama-administration", 0.99),
        ("military-action-verb", 0.99),
    ],
)
def test_names_in_the_seeds_are_found_with_the_right_referent(
    seeds: dict[str, Document], what: str, floor: float
) -> None:
    found = {file: SCORER.find(document) for file, document in seeds.items()}
    counted = Counter[bool]()
    for gold in (mention for mention in GOLD["mentions"] if mention["what"] == what):
        there = [m for m in found[gold["file"]] if m.span.start < gold["end"] and gold["start"] < m.span.end]
        counted[any((m.referent or m.list) in GOLD["what"][what] for m in there)] += 1  # type: ignore[attr-defined]

    assert counted[True] / counted.total() >= floor


def test_names_in_the_seeds_stand_in_the_right_zone_and_voice(seeds: dict[str, Document]) -> None:
    zones, voices = Counter[bool](), Counter[bool]()
    for gold in GOLD["mentions"]:
        document = seeds[gold["file"]]
        zones[document.zone_at(gold["start"]) == gold["zone"]] += 1
        voices[document.voice_at(gold["start"]) == gold["voice"]] += 1

    assert zones[True] / zones.total() >= 0.99
    assert voices[True] / voices.total() >= 0.96


def measured(shared: Path, tmp_path: Path, what: tuple[str, str, str], *more: str) -> dict[str, float]:
    """The measures that a scorer of the shared benchmarks prints for the predictions of the lists alone."""
    name, scorer, file = what
    folder = shared / "benchmarks" / "loaded_language"
    predictions = tmp_path / "predictions.jsonl"
    program = [sys.executable, str(ROOT / "benchmarks" / "terminology.py"), name, str(folder / file)]
    predictions.write_bytes(subprocess.run(program, check=True, capture_output=True, cwd=ROOT).stdout)
    task = [] if scorer == "score_naming.py" else [name]
    scored = subprocess.run(
        [sys.executable, str(folder / scorer), *task, str(folder / file), str(predictions), *more],
        check=True,
        capture_output=True,
        text=True,
    )
    lines = (line.split() for line in scored.stdout.splitlines() if ":" not in line)
    return {words[0]: float(words[1]) for words in lines if len(words) > 1}


@pytest.mark.shared
def test_biased_words_and_sentences_of_babe(shared: Path, tmp_path: Path) -> None:
    found = measured(shared, tmp_path, ("babe", "score_bias.py", "babe_dev.jsonl"))

    assert found["word_f1"] >= 0.37
    assert found["auc_within_outlet"] >= 0.71


@pytest.mark.shared
def test_lexical_bias_of_basil(shared: Path, tmp_path: Path) -> None:
    found = measured(shared, tmp_path, ("basil", "score_bias.py", "basil_dev.jsonl"), "--type", "lexical")

    assert found["sent_f1"] >= 0.23


@pytest.mark.shared
def test_naming_across_outlets_of_newswcl50(shared: Path, tmp_path: Path) -> None:
    found = measured(shared, tmp_path, ("newswcl50", "score_naming.py", "newswcl50_dev.jsonl"))

    assert found["cross_f1"] >= 0.47
