"""What every shipped scorer promises, whatever its question."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typed_documents import typed_document

from framing.documents import Document, Zone
from framing.lexicons import load
from framing.scorers import Scorer, shipped

Typed = Callable[..., Document]
STORY = (
    (Zone.HEADLINE, "‘Brave’ guards free Ruritania from the world’s most notorious gang"),
    "The Blue Guard* (formerly known as the Grey Guard) struck at dawn. Of course, nobody was asked!",
    "“We will crush these [rebel] dogs tonight,” Ann Lee said, referring to the strikers. She declined to elaborate.",
    "The raids, which were carried out without a UN mandate, hit “important” targets. Should our troops pay for this?",
    "The chancellor should resign. Don’t take our word for it, ask the mayor of Strelsau.",
    (Zone.FOOTNOTE, "*The Blue Guard is banned in Ruritania"),
    (Zone.PROMO, "READ MORE: Ruritania’s shame"),
    (Zone.COMMENT, "What a disgrace! You should all be ashamed of these terrible lies."),
)
BOILERPLATE = (Zone.BOILERPLATE, "Sign up for our newsletter! It is great. Ruritania’s best (and worst) news.")
COUNTED_FROM_THE_START = ("segment", "attribution", "sentence", "id")
HOSTILE = {
    "one letter": "a" * 100_000,
    "capitals": "A" * 100_000,
    "small words": "a b " * 25_000,
    "that that": "that which who without the " * 4_000,
    "open brackets": "([{" * 30_000,
    "open quotes": '“‘"' * 30_000,
    "closed quotes": "“a” " * 20_000,
    "names": "Ann Lee of the " * 6_000,
    "commas": "known as, also called, " * 4_000,
    "dashes": "— and — " * 10_000,
    "stars": "*a* " * 25_000,
    "marks": "!?" * 50_000,
    "emoji": "🙂" * 20_000,
    "combining": "é" * 30_000,
    "nulls": "\0\x01\x1b[31m " * 10_000,
    "spaces": "\u00a0 \t" * 30_000 + "x",
    "should": "we should must " * 6_000,
    "right to left": "\u202eשלום عليكم " * 5_000,
    "digits": "1.234,5 " * 12_000,
}


@pytest.fixture(scope="module")
def scorers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scorer, ...]:
    return shipped(load(), loaded=fitted(tmp_path_factory.mktemp("model")))


def fitted(folder: Path) -> Path:
    """A model of loaded sentences, fitted on a few that were made up for it."""
    from framing.fitting.loaded import fit

    lines = []
    for number in range(40):
        lines.append(
            {
                "text": f"The vile, shameless mob number {number} spewed lies again.",
                "label": "biased",
                "bias_spans": [[4, 19]],
            }
        )
        lines.append(
            {
                "text": f"The council met on day {number} to discuss the new budget.",
                "label": "non_biased",
                "bias_spans": [],
            }
        )
    data = folder / "sentences.jsonl"
    data.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    fit([data], folder / "loaded.npz")
    return folder / "loaded.npz"


def told(document: Document, scorer: Scorer) -> list[dict[str, Any]]:
    """The findings as rows, with their words instead of their places and without what counts from the start."""
    rows = []
    for finding in scorer.find(document):
        row = dataclasses.asdict(finding)
        rows.append(
            {k: v for k, v in row.items() if k not in (*COUNTED_FROM_THE_START, "span")}
            | {"words": document[finding.span]}
        )
    return rows


def test_names_and_questions_differ(scorers: tuple[Scorer, ...]) -> None:
    assert [s.name for s in scorers] == [
        *("terminology", "attribution", "sentiment", "asides", "target-sentiment", "readability", "loaded")
    ]
    assert len({s.question for s in scorers}) == len(scorers)
    assert all(s.question.endswith("?") for s in scorers)


def test_without_a_fitted_model_loaded_sentences_are_not_asked_for() -> None:
    from framing.scorers import loaded

    assert "loaded" not in {s.name for s in shipped(load())}
    assert "framing fit loaded" in loaded.ABSENT


def test_spans_lie_in_the_text_and_in_its_order(scorers: tuple[Scorer, ...]) -> None:
    document = typed_document(*STORY)
    for scorer in scorers:
        found = scorer.find(document)
        assert all(0 <= f.span.start < f.span.end <= len(document.text) for f in found)
        assert all(one.span <= two.span for one, two in pairwise(found)), scorer.name
        assert all(isinstance(f.label, str) and f.label for f in found)


def test_findings_are_values(scorers: tuple[Scorer, ...]) -> None:
    document = typed_document(*STORY)
    for scorer in scorers:
        for finding in scorer.find(document):
            assert dataclasses.is_dataclass(finding)
            assert hash(finding) == hash(dataclasses.replace(finding))
            with pytest.raises(dataclasses.FrozenInstanceError):
                finding.span = None  # type: ignore[misc]


def test_asking_twice_gives_the_same_answer(scorers: tuple[Scorer, ...]) -> None:
    for scorer in scorers:
        assert list(scorer.find(typed_document(*STORY))) == list(scorer.find(typed_document(*STORY)))


def test_a_paragraph_put_in_front_moves_findings_and_changes_nothing_else(scorers: tuple[Scorer, ...]) -> None:
    plain, moved = typed_document(*STORY), typed_document(BOILERPLATE, *STORY)
    by = len(moved.text) - len(plain.text)
    for scorer in scorers:
        own = [f for f in scorer.find(moved) if f.span.start >= by]
        assert [f.span for f in own] == [f.span.shifted(by) for f in scorer.find(plain)], scorer.name
        rows = told(moved, scorer)
        assert rows[len(rows) - len(own) :] == told(plain, scorer), scorer.name


def test_every_scorer_but_the_fact_finders_has_something_to_say_of_the_story(scorers: tuple[Scorer, ...]) -> None:
    document = typed_document(*STORY)
    silent = {s.name for s in scorers if not s.find(document)}

    assert silent <= {"terminology", "attribution"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_without_an_exception(scorers: tuple[Scorer, ...], name: str) -> None:
    document = typed_document(HOSTILE[name].replace("\n", " "))
    for scorer in scorers:
        for finding in scorer.find(document):
            assert finding.span.end <= len(document.text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="aA .,!?\"“”'’()[]—*\n\u00a01tehsWw", max_size=120), min_size=1, max_size=4))
def test_any_text_is_answered(scorers: tuple[Scorer, ...], paragraphs: list[str]) -> None:
    document = typed_document(*(p or "x" for p in paragraphs))
    for scorer in scorers:
        found = scorer.find(document)
        assert all(f.span.end <= len(document.text) for f in found)
