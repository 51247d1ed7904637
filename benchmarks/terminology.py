"""Predictions of the terminology lists alone, for the development sets that lie beside a checkout.

    python benchmarks/terminology.py babe      GOLD.jsonl > PRED.jsonl
    python benchmarks/terminology.py basil     GOLD.jsonl > PRED.jsonl
    python benchmarks/terminology.py newswcl50 GOLD.jsonl > PRED.jsonl

The files and their scorers are in ../shared/benchmarks/loaded_language; nothing of them is part of this project. No
weight is fitted: words count from THRESHOLD on, and a sentence's score is what the weights of its words leave of
certainty that it is plain, 1 - product of (1 - weight).
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from framing.comparison.aliases import same_thing
from framing.lexicons import Lexicons, Match, load

THRESHOLD = 0.3
"""Weights below it are those of words that the lists call mildly coloured."""


def loaded_words(lexicons: Lexicons, text: str) -> list[Match]:
    return [match for match in lexicons.find(text) if match.name.weight >= THRESHOLD]


def loadedness(lexicons: Lexicons, text: str) -> float:
    return 1 - math.prod(1 - 0.9 * match.name.weight for match in lexicons.find(text))


def babe(lexicons: Lexicons, gold: dict) -> dict:
    spans = [[match.span.start, match.span.end] for match in loaded_words(lexicons, gold["text"])]
    score = loadedness(lexicons, gold["text"])
    return {"label": "biased" if score >= 0.5 else "non_biased", "score": score, "spans": spans}


def basil(lexicons: Lexicons, gold: dict) -> dict:
    spans = [
        {"sent": number, "start": match.span.start, "end": match.span.end}
        for number, sentence in enumerate(gold["sentences"])
        for match in loaded_words(lexicons, sentence)
        if match.name.weight >= 0.6
    ]
    return {"spans": spans, "sentence_scores": [loadedness(lexicons, sentence) for sentence in gold["sentences"]]}


def newswcl50(golds: list[dict]) -> Iterator[dict]:
    by_event: dict[str, list[str]] = {}
    for gold in golds:
        by_event.setdefault(gold["event"], []).extend(mention["text"] for mention in gold["mentions"])
    groups = {event: same_thing(phrases) for event, phrases in by_event.items()}
    for gold in golds:
        yield {"id": gold["id"], "groups": [str(groups[gold["event"]][m["text"]]) for m in gold["mentions"]]}


def main() -> None:
    what, path = sys.argv[1:]
    golds = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    if what == "newswcl50":
        predictions = newswcl50(golds)
    else:
        predict, lexicons = {"babe": babe, "basil": basil}[what], load()
        predictions = ({"id": gold["id"], **predict(lexicons, gold)} for gold in golds)
    for prediction in predictions:
        print(json.dumps(prediction))


if __name__ == "__main__":
    main()
