"""Sentiment toward targets: who is found, and that the wording counts, not the name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from framing.documents import Document, Voice, Zone
from framing.errors import InputError
from framing.fitting.target_sentiment import fit
from framing.scorers import target_sentiment
from framing.scorers.target_sentiment import Actor, judged
from framing.scorers.target_sentiment.clues import clues, reading
from framing.spans import Span

Typed = Callable[..., Document]


def tones(document: Document) -> dict[str, list[target_sentiment.TargetTone]]:
    found: dict[str, list[target_sentiment.TargetTone]] = {}
    for tone in target_sentiment.find(document):
        found.setdefault(tone.actor, []).append(tone)
    return found


def chances(text: str, mention: str) -> np.ndarray:
    span = Span(text.index(mention), text.index(mention) + len(mention))
    return judged(text, [Actor(span, Span(0, len(text)), mention)])[0]


def test_praise_is_likelier_positive_than_blame() -> None:
    praise = chances("Everybody praised Lee as a brave and honest leader.", "Lee")
    blame = chances("Everybody condemned Lee as a corrupt and dishonest liar.", "Lee")

    assert praise[2] > 0.5 > praise[0]
    assert blame[0] > 0.5 > blame[2]


def test_the_name_itself_counts_for_nothing() -> None:
    sentence = "Critics accused {} of lying to the press."

    assert (
        chances(sentence.format("Ann Lee"), "Ann Lee").tolist()
        == chances(sentence.format("Bob Roe"), "Bob Roe").tolist()
    )


def test_two_targets_of_one_sentence_are_told_apart() -> None:
    text = "The brave Lee saved the town from the murderous thug Roe."

    assert chances(text, "Lee").tolist() != chances(text, "Roe").tolist()


def test_probabilities_are_probabilities(typed: Typed) -> None:
    for tone in target_sentiment.find(typed("Ann Lee met Bob Roe in Strelsau. Roe was furious and attacked Lee.")):
        assert tone.label in target_sentiment.LABELS
        assert 1 / 3 <= tone.probability <= 1
        assert tone.unclear == (tone.probability < 0.5)


def test_a_short_name_is_joined_to_the_full_one(typed: Typed) -> None:
    assert len(tones(typed("President Ann Lee spoke. The crowd cheered Lee."))["Ann Lee"]) == 2


def test_referents_of_the_word_lists_unite_the_names_of_one_actor(typed: Typed) -> None:
    found = tones(typed("Daesh attacked the town. Later ISIS left it."))

    assert max(len(mentions) for mentions in found.values()) == 2


@pytest.mark.parametrize(
    "text", ["On Monday it rained.", "The French army left.", "It was cold. The end came in July."]
)
def test_days_months_and_adjectives_are_no_actors(typed: Typed, text: str) -> None:
    assert target_sentiment.find(typed(text)) == []


def test_words_of_a_headline_are_actors_only_if_the_body_names_them(typed: Typed) -> None:
    document = typed((Zone.HEADLINE, "Strelsau Mayor Quits Over Secret Deal"), "The mayor of Strelsau resigned.")

    assert set(tones(document)) == {"Strelsau"}


def test_targets_that_the_user_asks_for_get_an_answer_each(typed: Typed) -> None:
    document = typed("The harbour board met and the harbour board failed.")
    asked = replace(document, targets=(Span(0, 17), Span(26, 43)))

    assert [t.span for t in target_sentiment.find(asked)] == list(asked.targets)


def test_voices_stay_apart(typed: Typed) -> None:
    document = typed("The city thanked Lee. “We know that Lee is a criminal,” he said.")
    voices = {document.voice_at(t.span.start) for t in target_sentiment.find(document)}

    assert voices == {Voice.OWN, Voice.QUOTED}


def test_features_are_the_same_every_time_and_of_bounded_number() -> None:
    long = "Lee " + "and the good man attacked the bad one " * 5000

    assert clues(reading(long, 0, 3)) == clues(reading(long, 0, 3))
    assert len(clues(reading(long, 0, 3))[0]) < 2000


def test_the_model_can_be_fitted_again_and_gives_the_same_bytes(tmp_path: Path) -> None:
    lines = []
    for number in range(30):
        for label, words in ((1, "praised brave"), (0, "met"), (-1, "condemned corrupt")):
            text = f"The council {words} Lee on day {number}."
            lines.append(
                json.dumps({"text": text, "target": [text.index("Lee"), text.index("Lee") + 3], "label": label})
            )
    (tmp_path / "data.jsonl").write_text("\n".join(lines), encoding="utf-8")
    card = fit([tmp_path / "data.jsonl"], tmp_path / "one.npz")
    fit([tmp_path / "data.jsonl"], tmp_path / "two.npz")

    assert card["targets"] == 90
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


@pytest.mark.parametrize("line", ["no json", "{}", '{"text": "a", "target": [0, 9], "label": 0}'])
def test_wrong_data_are_answered_with_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "data.jsonl").write_text(line, encoding="utf-8")

    with pytest.raises(InputError, match=r"data\.jsonl, line 1"):
        fit([tmp_path / "data.jsonl"], tmp_path / "out.npz")
