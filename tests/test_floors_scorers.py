"""Floors under the measured accuracy of the scorers; none of them may sink."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import program

from framing.documents import Block, Document, Page, Zone
from framing.scorers import asides, loaded, target_sentiment
from framing.spans import Span
from framing.structure import structure

pytestmark = pytest.mark.shared


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def documents_of(gold: dict[str, Any], folder: Path) -> dict[str, Document]:
    """The gold's documents with its zones, so that asides are measured and not zones."""
    found = {}
    for key, entry in gold["documents"].items():
        if "asides" not in entry:
            continue
        text = (folder / entry["file"]).read_bytes().decode("utf-8")
        zones = sorted(entry["zones"], key=lambda zone: zone["span"])
        starts = [0, *(zone["span"][0] for zone in zones[1:]), len(text)]
        known = tuple(Block(Span(starts[n], starts[n + 1]), Zone(zone["zone"])) for n, zone in enumerate(zones))
        found[key] = structure(Page(key, text, known=known))
    return found


def asides_f1(shared: Path, gold: dict[str, Any], folder: Path) -> dict[str, float]:
    import collections

    scorer = program(shared / "gold" / "score_gold.py")
    n: collections.Counter[Any] = collections.Counter()
    for key, document in documents_of(gold, folder).items():
        findings = [
            {"layer": "asides", "kind": f.kind.value, "start": f.span.start, "end": f.span.end}
            | {"zone": document.zone_at(f.span.start).value}
            for f in asides.find(document)
        ]
        scorer.score_asides(gold["documents"][key], {"findings": findings}, n)
    return {
        part: scorer.f1(n[part, "right"], n[part, "mine"], n[part, "found"], n[part, "gold"])
        for part in ("structural", "evaluative")
    }


def test_asides_of_the_seeds(shared: Path) -> None:
    gold = json.loads((Path(__file__).parent / "gold" / "seeds.json").read_text(encoding="utf-8"))
    measured = asides_f1(shared, gold, Path(__file__).parent.parent / "seeds")

    assert measured["structural"] >= 0.96
    assert measured["evaluative"] >= 0.70


def test_asides_of_other_stories(shared: Path) -> None:
    """Five texts that the rules were looked at on, with five structural asides: one of them is a fifth."""
    folder = shared / "benchmarks" / "stories"
    measured = asides_f1(shared, json.loads((folder / "gold.json").read_text(encoding="utf-8")), folder)

    assert measured["structural"] >= 0.72
    assert measured["evaluative"] >= 0.70


def test_target_sentiment_on_newsmtsc_dev(shared: Path) -> None:
    from sklearn.metrics import f1_score

    rows = records(shared / "benchmarks" / "loaded_language" / "newsmtsc_dev.jsonl")
    chances = [
        target_sentiment.judged(r["text"], [target_sentiment.Actor(Span(*r["target"]), Span(0, len(r["text"])), "")])[0]
        for r in rows
    ]
    answers = np.argmax(chances, axis=1) - 1

    assert f1_score([r["label"] for r in rows], answers, average="macro") >= 0.70


@pytest.mark.slow
def test_loaded_sentences_on_babe_dev(shared: Path, tmp_path: Path) -> None:
    from sklearn.metrics import f1_score

    from framing.fitting.loaded import fit

    folder = shared / "benchmarks" / "loaded_language"
    bias = program(folder / "score_bias.py")
    fit([folder / "babe_train.jsonl"], tmp_path / "loaded.npz")
    weights = loaded.read_weights(tmp_path / "loaded.npz")
    rows = records(folder / "babe_dev.jsonl")
    judged = [loaded.judge(row["text"], weights) or (0.5, ()) for row in rows]
    words = np.zeros(3)
    for row, (_, spans) in zip(rows, judged, strict=True):
        cut = bias.tokens(row["text"])
        right, found = bias.covered(cut, row["bias_spans"]), bias.covered(cut, [(s.start, s.end) for s in spans])
        words += len(right & found), len(found - right), len(right - found)
    truth = np.array([row["label"] == "biased" for row in rows], dtype=float)
    chances, one = np.array([chance for chance, _ in judged]), np.ones(len(rows))
    outlets = np.array([row["outlet"] for row in rows])

    assert f1_score(truth, chances >= 0.5, average="macro") >= 0.765
    assert bias.auc_within(truth, chances, one, outlets) >= 0.77
    assert bias.f1(*words) >= 0.465
    assert bias.calibration_error(truth, chances, one) <= 0.058
