"""Loaded sentences: fitted on the user's data alone, names masked, probabilities with the words that carry them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.documents import Document
from framing.errors import InputError, ModelError
from framing.fitting.loaded import fit
from framing.scorers import loaded
from framing.scorers.loaded.clues import NAME, tokens

Typed = Callable[..., Document]
LABELS = ("biased", "non_biased")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loaded")
    lines = []
    for number in range(60):
        bad = f"The vile, shameless mob of {number} thugs spewed lies again."
        plain = f"The council of {number} towns met to discuss the budget."
        spans = [[bad.index(w), bad.index(w) + len(w)] for w in ("vile", "shameless", "mob")]
        lines += [
            {"text": bad, "label": "biased", "bias_spans": spans},
            {"text": plain, "label": "non_biased", "bias_spans": []},
        ]
    (folder / "data.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    card = fit([folder / "data.jsonl"], folder / "loaded.npz")
    assert card["sentences"] == 120
    return folder / "loaded.npz"


def test_a_loaded_sentence_is_told_from_a_plain_one_by_its_words(model: Path, typed: Typed) -> None:
    document = typed("The vile mob spewed lies again. The council met to discuss the budget.")
    first, second = loaded.scorer(model).find(document)

    assert (first.label, second.label) == ("loaded", "plain")
    assert first.probability > 0.5 > second.probability
    assert "vile" in first.words
    assert second.words is None
    assert second.weight == 0


def test_sentences_of_a_word_or_two_are_not_judged(model: Path, typed: Typed) -> None:
    assert loaded.scorer(model).find(typed("Vile mob!")) == []


def test_names_are_masked() -> None:
    assert [t.word for t in tokens("We saw Ann Lee near Strelsau.")] == ["we", "saw", NAME, NAME, "near", NAME, "."]


def test_the_same_data_give_the_same_bytes(model: Path, tmp_path: Path) -> None:
    fit([model.parent / "data.jsonl"], tmp_path / "again.npz")

    assert (tmp_path / "again.npz").read_bytes() == model.read_bytes()


def test_a_missing_model_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="none"):
        loaded.scorer(tmp_path / "none.npz")


@pytest.mark.parametrize(
    "line", ["no json", "{}", '{"text": "a", "label": "maybe"}', "[1]", '{"text": "a", "label": "biased", "votes": 3}']
)
def test_wrong_data_are_answered_with_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "data.jsonl").write_text(line, encoding="utf-8")

    with pytest.raises(InputError, match=r"data\.jsonl, line 1: not a judged sentence"):
        fit([tmp_path / "data.jsonl"], tmp_path / "out.npz")


def test_words_of_sentences_that_all_experts_call_biased_count_more(tmp_path: Path) -> None:
    kinds = [("vile", "biased", [5, 5]), ("grubby", "biased", [3, 5]), ("paved", "non_biased", [0, 5])]
    lines = [
        json.dumps(
            {"text": f"The {word} square of {n} towns was shown.", "label": label, "votes": votes}
            | {"bias_spans": [[4, 4 + len(word)]] if label == "biased" else []}
        )
        for n in range(40)
        for word, label, votes in kinds
    ]
    (tmp_path / "data.jsonl").write_text("\n".join(lines), encoding="utf-8")
    fit([tmp_path / "data.jsonl"], tmp_path / "loaded.npz")
    weights = loaded.read_weights(tmp_path / "loaded.npz")
    judged = [loaded.judge(f"The {word} square was shown.", weights) for word, _, _ in kinds]
    vile, grubby, paved = (one[0] for one in judged if one is not None)

    assert vile > grubby > paved


def test_data_without_marked_words_are_refused(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"It is {n} miles.", "label": label}) for n in range(9) for label in LABELS]
    (tmp_path / "data.jsonl").write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(InputError, match="both kinds"):
        fit([tmp_path / "data.jsonl"], tmp_path / "out.npz")


def test_nothing_fitted_on_babe_is_shipped() -> None:
    import framing

    weights = Path(framing.__file__).parent / "_weights"

    assert not list(weights.glob("*loaded*"))
    for card in weights.glob("*.json"):
        assert "babe" not in card.read_text(encoding="utf-8").lower()
