"""The programs that fit what statements are aligned by."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from telling import record

from framing.comparison.statements.evidence import FEATURES
from framing.comparison.statements.likelihood import AROUND, KIND
from framing.comparison.word_vectors import KIND as VECTORS
from framing.errors import InputError
from framing.fitting import statements, word_vectors
from framing.models import read

TOWNS = ("Eastvale", "Dunmore", "Ellery", "Marsh", "Orlov", "Quayside")
TOLD = (
    ("The granary of {} burned on Sunday night.", "A fire destroyed {}'s granary on Sunday.", True),
    ("Nine barges sank near {} in the storm.", "The storm sank nine barges off {}.", True),
    ("The choir of {} sang until midnight.", "A herring prize in {} went to the mayor's cousin.", False),
)


def stories(folder: Path) -> tuple[Path, Path]:
    """Facts, and the texts they lie in, of six stories."""
    texts, facts = [], []
    for number, town in enumerate(TOWNS):
        its = [
            record(f"{part}{number}", "", [pair[n].format(town) for pair in TOLD], {"story": f"s{number}"})
            for n, part in enumerate("ab")
        ]
        texts += its
        same = [
            {"statements": [[text["id"], *text["sentences"][n]] for text in its]}
            for n, (*_, one_fact) in enumerate(TOLD)
            if one_fact
        ]
        facts.append({"story": f"s{number}", "facts": same})
    for text in texts:
        text["schema"] = "framing.annotations/1"
    told, annotated = folder / "facts.json", folder / "texts.jsonl"
    told.write_text(json.dumps({"stories": facts}), encoding="utf-8")
    annotated.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    return told, annotated


def test_statements_are_fitted_on_facts_and_texts_in_files_of_their_own(tmp_path: Path) -> None:
    figures = statements.fit(stories(tmp_path), tmp_path / "statements.npz")
    model = read(tmp_path / "statements.npz", KIND)

    assert figures["stories"] == len(TOWNS)
    assert figures["pairs_of_sentences_that_state_one_fact"] == 2 * len(TOWNS)
    assert model.array("alone", (len(FEATURES) + 1,)).any()
    assert model.array("among", (len(FEATURES) + len(AROUND) + 1,)).any()


def test_the_same_stories_give_the_same_bytes(tmp_path: Path) -> None:
    data = stories(tmp_path)
    statements.fit(data, tmp_path / "one.npz")
    statements.fit(data, tmp_path / "other.npz")

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()


def test_facts_without_texts_and_too_few_stories_are_refused_by_name(tmp_path: Path) -> None:
    told, annotated = stories(tmp_path)
    with pytest.raises(InputError, match="without texts"):
        statements.fit([told], tmp_path / "out.npz")
    found = json.loads(told.read_text(encoding="utf-8"))["stories"]
    told.write_text(json.dumps({"stories": found[:2]}), encoding="utf-8")
    with pytest.raises(InputError, match="2 annotated stories"):
        statements.fit([told, annotated], tmp_path / "out.npz")
    told.write_text('{"tales": []}', encoding="utf-8")
    with pytest.raises(InputError, match="no facts of stories"):
        statements.fit([told, annotated], tmp_path / "out.npz")


def sentences(folder: Path, dimensions: int = 80) -> tuple[Path, Path]:
    """Sentences of made-up words; those of odd numbers are used like their left neighbours."""
    random = np.random.default_rng(4)
    meanings = random.normal(size=(60, dimensions))
    lines, vectors = [], []
    for _ in range(1500):
        chosen = random.choice(120, size=4, replace=False)
        lines.append(json.dumps({"text": " ".join(f"zq{word:03d}".translate(LETTERS) for word in chosen)}))
        vectors.append(meanings[chosen // 2].sum(axis=0))
    text, numbers = folder / "sentences.jsonl", folder / "vectors.npy"
    text.write_text("\n".join(lines), encoding="utf-8")
    np.save(numbers, np.array(vectors))
    return text, numbers


LETTERS = str.maketrans("0123456789", "bcdfghjklm")


def test_words_that_are_used_alike_get_like_vectors(tmp_path: Path) -> None:
    figures = word_vectors.fit(sentences(tmp_path), tmp_path / "vectors.npz")
    model = read(tmp_path / "vectors.npz", VECTORS)
    vectors = model.array("vectors", (None, word_vectors.DIMENSIONS)).astype(np.float64)
    order = {int(h): n for n, h in enumerate(model.array("terms", (None,)))}

    def vector(word: int) -> np.ndarray:
        key = word_vectors.Wording().key(f"zq{word:03d}".translate(LETTERS))
        return vectors[order[word_vectors.hashed(key)]] / word_vectors.SCALE

    alike = np.mean([vector(n) @ vector(n + 1) for n in range(0, 120, 2)])
    other = np.mean([vector(n) @ vector((n + 4) % 120) for n in range(0, 120, 2)])
    assert figures["terms"] == 120
    assert alike > 0.9
    assert abs(other) < 0.3


def test_vectors_that_do_not_belong_to_the_sentences_are_refused(tmp_path: Path) -> None:
    text, numbers = sentences(tmp_path)
    np.save(numbers, np.zeros((3, 80)))
    with pytest.raises(InputError, match="1500 sentences"):
        word_vectors.fit([text, numbers], tmp_path / "out.npz")
    with pytest.raises(InputError, match="1 files"):
        word_vectors.fit([text], tmp_path / "out.npz")
    numbers.write_bytes(b"nope")
    with pytest.raises(InputError, match="cannot be read"):
        word_vectors.fit([text, numbers], tmp_path / "out.npz")
