"""Who "he", "the minister" and a surname are, within one text."""

from __future__ import annotations

import pytest

from framing.documents import Block, Page, Zone
from framing.spans import Span
from framing.structure import structure
from framing.structure.attributions.mentions import mentions
from framing.structure.attributions.names import person_in, role_in
from framing.structure.attributions.relations import Relation
from framing.structure.attributions.speakers import named


def speakers(text: str) -> list[str | None]:
    document = structure(Page(id="t", text=text, known=(Block(Span(0, len(text)), Zone.BODY),)))
    return [a.speaker for a in document.attributions]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Anna Kovacs", "Anna Kovacs"),
        ("the army's spokesman, Major General Piet van Dijk", "Piet van Dijk"),
        ("Secretary of State Anna Kovacs", "Anna Kovacs"),
        ("Kovacs", None),
        ("the office of Prime Minister Anna Kovacs", "Anna Kovacs"),
        ("A spokesman for President Anna Kovacs", None),
        ("A New York judge", None),
        ("the Ministry of Works", None),
        ("Prof. Anna Kovacs of the University of Szeged", "Anna Kovacs"),
    ],
)
def test_a_persons_name_is_found_without_titles(source: str, name: str | None) -> None:
    assert person_in(source) == name


def test_synonyms_of_a_role_are_one() -> None:
    assert role_in("the premier") == role_in("Prime Minister Anna Kovacs") == "prime minister"
    assert role_in("the prime minister's office") is None


def test_an_acronym_is_read_from_the_name_before_its_bracket() -> None:
    assert mentions("It was the League of Bridge Builders (LBB) that asked.").acronyms == {
        "LBB": "League of Bridge Builders"
    }


def test_a_surname_and_a_pronoun_are_the_person_named_before() -> None:
    text = "Anna Kovacs said the bridge was sound. Kovacs said that it would hold. She added that it was cheap."

    assert speakers(text) == ["Anna Kovacs"] * 3


def test_a_surname_that_spoke_first_is_resolved_by_the_full_name_elsewhere() -> None:
    text = "The works were led by Anna Kovacs. Kovacs said that the bridge would hold."

    assert speakers(text) == ["Anna Kovacs"]


def test_a_title_alone_is_the_person_who_bears_it() -> None:
    text = "Prime Minister Anna Kovacs opened the bridge.\n\n“It will hold,” the premier said."

    assert speakers(text) == ["Anna Kovacs"]


def test_a_statement_speaks_for_whoever_issued_it() -> None:
    text = "The water board said in a statement that the dam was safe. The statement said that nobody had been hurt."

    assert len(set(speakers(text))) == 1


def test_they_and_we_stay_unresolved() -> None:
    assert speakers("They said that the bridge was sound.") == [None]


def test_she_is_not_taken_for_a_man() -> None:
    text = "John Miller said the bridge was sound after Anna Kovacs asked. “I am not so sure,” she said."

    assert speakers(text)[-1] != "John Miller"


def test_the_confidence_of_an_unresolved_speaker_is_zero() -> None:
    text = "They said that the bridge was sound. Anna Kovacs said it was not."
    document = structure(Page(id="t", text=text, known=(Block(Span(0, len(text)), Zone.BODY),)))

    assert [a.speaker_confidence > 0 for a in document.attributions] == [False, True]


def test_a_source_that_is_blank_in_the_article_is_nobody() -> None:
    text = "It will hold." + " " * 40
    reader = Relation(source=Span(20, 30), cue=None, content=(Span(0, 13),), confidence=0.6, key=1)

    assert named(text, [reader]) == {1: (None, 0.0)}
