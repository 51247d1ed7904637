"""Sentiment toward targets: who is found, and that the wording counts, not the name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.documents import Document, Voice, Zone
from framing.errors import InputError
from framing.fitting.target_sentiment import fit
from framing.models import bucket
from framing.scorers import target_sentiment
from framing.scorers.target_sentiment import Actor, judged
from framing.scorers.target_sentiment.checksums import strings
from framing.scorers.target_sentiment.clues import SIZE, clues
from framing.scorers.target_sentiment.reading import Target, read
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


def target(text: str, mention: str, start: int = 0) -> Target:
    at = text.index(mention, start)
    return Target(Span(at, at + len(mention)), Span(0, len(text)))


def features(text: str, mention: str) -> set[int]:
    return set(clues(read(text, [target(text, mention)])).hashed.tolist())


def test_features_are_the_same_every_time_and_of_bounded_number() -> None:
    long = "Lee " + "and the good man attacked the bad one " * 5000

    assert features(long, "Lee") == features(long, "Lee")
    assert len(features(long, "Lee")) < 2000


def test_features_are_hashed_by_their_names() -> None:
    names = re.findall(
        r"\S+",
        """
        M:name Q:FalseFalse c:the u:the sL:the uq:the w7L:the w3L:the c:corrupt u:corrupt sL:corrupt uq:corrupt
        w7L:corrupt w3L:corrupt c:mayor u:mayor sL:mayor uq:mayor w7L:mayor w3L:mayor c:was u:was sR:was uq:was
        w7R:was w3R:was c:not u:not sR:not uq:not w7R:not w3R:not c:hail u:hail sR:hail uq:hail w7R:hail w3R:hail
        c:by u:by sR:by uq:by w7R:by c:<E> u:<E> sR:<E> uq:<E> w7R:<E> c:. B:the_corrupt bL:the_corrupt
        B:corrupt_mayor bL:corrupt_mayor B:mayor_<T> bL:mayor_<T> B:<T>_was bR:<T>_was B:was_not bR:was_not
        B:not_hail bR:not_hail B:hail_by bR:hail_by B:by_<E> bR:by_<E> B:<E>_. bR:<E>_. t:the_corrupt_mayor
        t:corrupt_mayor_<T> t:mayor_<T>_was t:<T>_was_not t:was_not_hail l1:mayor r1:was l2:corrupt r2:not
        sv:be_neg_hail svval:be_neg_+ svo:hail_by svo:hail_<E> svo:hail_. ov:mayor ov2:corrupt_mayor p:x_x_x_<T>
        p:x_x_x_<T>_BE p:x_x_x_<T>_BE_NOT p:x_x_<T> p:x_x_<T>_BE p:x_x_<T>_BE_NOT p:x_x_<T>_BE_NOT_+ p:x_<T>
        p:x_<T>_BE p:x_<T>_BE_NOT p:x_<T>_BE_NOT_+ p:x_<T>_BE_NOT_+_by p:<T>_BE p:<T>_BE_NOT p:<T>_BE_NOT_+
        p:<T>_BE_NOT_+_by path:R+:BE_NOT vR:hail_near
        """,
    )

    assert features("The corrupt mayor Lee was not hailed by Roe.", "Lee") == {bucket(name, SIZE) for name in names}


@given(st.text("Ab'-’ .\"n’ts1é", max_size=60), st.data())
def test_a_sentence_reads_the_same_for_one_target_as_for_all(text: str, data: st.DataObject) -> None:
    edges = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8, unique=True)) if len(text) > 7 else []
    spans = [Span(start, end) for start, end in pairwise(sorted(edges))]
    targets = [Target(span, Span(0, len(text))) for span in spans]
    together = clues(read(text, targets)) if targets else None

    for number, one in enumerate(targets):
        alone = clues(read(text, [one]))
        assert together is not None
        assert together.hashed[together.row == number].tolist() == alone.hashed.tolist()
        assert together.sums[number].tolist() == alone.sums[0].tolist()


@given(st.lists(st.text(max_size=90), min_size=1, max_size=4))
def test_the_checksum_of_joined_strings_follows_from_those_of_the_parts(parts: list[str]) -> None:
    joined = reduce(lambda one, two: one + two, (strings([part]) for part in parts))

    assert joined.sums.tolist() == strings(["".join(parts)]).sums.tolist()
    assert joined.sums[0] % SIZE == bucket("".join(parts), SIZE)


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
