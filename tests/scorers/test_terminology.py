"""Names in a document: what they are, what they are joined to, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing.documents import Document, Zone
from framing.lexicons import Lexicons, read
from framing.scorers.terminology import Mention, scorer

LISTS = """
[lexicon]
id = "typed"
title = "A list"
language = "en"
licence = "CC0-1.0"

[[referent]]
id = "red-hand"
title = "the Red Hand"
sort = "armed-group"

[[referent.name]]
forms = ["Red Hand", "RH"]
stance = "neutral"
weight = 0
why = "Its own name."
sources = ["authors"]
examples = ["The Red Hand met."]

[[referent]]
id = "blue-fist"
title = "the Blue Fist"
sort = "armed-group"

[[referent.name]]
form = "Blue Fist"
stance = "neutral"
weight = 0
why = "Its own name."
sources = ["authors"]
examples = ["The Blue Fist met."]

[[referent]]
id = "epithets"
title = "epithets"
describes = ["armed-group"]

[[referent.name]]
forms = ["terror group", "extremist outfit", "notorious gang"]
match = "inflect"
pos = "noun"
stance = "disapproving"
strategy = "delegitimising"
weight = 0.6
why = "States that it is terrorist."
sources = ["authors"]
examples = ["A terror group met."]

[[referent]]
id = "group-words"
title = "words for any group"
describes = ["armed-group"]
only_joined = true

[[referent.name]]
form = "group"
match = "inflect"
pos = "noun"
stance = "neutral"
weight = 0
why = "Says nothing of itself."
sources = ["authors"]
examples = ["The group met."]

[[list]]
id = "hedges"
title = "Hedges"

[[list.name]]
form = "perhaps"
weight = 0.1
why = "Weakens."
sources = ["authors"]
examples = ["Perhaps."]
"""

Typed = Callable[..., Document]


@pytest.fixture
def found(typed: Typed, tmp_path: Path) -> Callable[..., list[Mention]]:
    path = tmp_path / "typed.toml"
    path.write_text(LISTS, encoding="utf-8")
    find = scorer(Lexicons((read(path),))).find

    def mentions(*paragraphs: object) -> list[Mention]:
        return list(find(typed(*paragraphs)))  # type: ignore[arg-type]

    return mentions


def told(mentions: list[Mention]) -> list[tuple[str, str | None, bool]]:
    return [(mention.label, mention.referent, mention.inferred) for mention in mentions]


def test_a_mention_carries_what_its_list_says(found: Callable[..., list[Mention]]) -> None:
    group, hedge = found("A terror group, perhaps.")

    assert (group.label, group.referent, group.stance, group.strategy) == (
        "terror group", "epithets", "disapproving", "delegitimising",
    )  # fmt: skip
    assert (group.weight, group.lexicon, group.list) == (0.6, "typed", None)
    assert (hedge.label, hedge.referent, hedge.list, hedge.weight) == ("perhaps", None, "hedges", 0.1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fighters of the terror group Red Hand left.",
        "They fought the Red Hand terror group.",
        "The Red Hand, the world’s most feared terror group, left.",
        "The terror group known as the Red Hand left.",
        "The Red Hand is a terror group.",
        "A terror group called “Red Hand” left.",
        "The Red Hand* (also known as RH) is a terror group banned in many countries.",
    ],
)
def test_an_epithet_beside_a_name_belongs_to_its_referent(found: Callable[..., list[Mention]], sentence: str) -> None:
    epithets = [mention for mention in found(sentence) if mention.described == "epithets"]

    assert [(mention.referent, mention.inferred) for mention in epithets] == [("red-hand", False)]


@pytest.mark.parametrize(
    "second",
    [
        "The army drove the terror group out.",
        "The remnants of this terror group fled.",
        "The terror group’s remnants fled.",
        "The grip of the world’s most notorious gang was broken.",
        "The once feared terror group fled.",
    ],
)
def test_a_definite_description_takes_up_what_was_named_before_and_says_that_it_is_inferred(
    found: Callable[..., list[Mention]], second: str
) -> None:
    assert told(found("The Red Hand lost. " + second))[1][1:] == ("red-hand", True)


@pytest.mark.parametrize(
    "second",
    [
        "A terror group fled.",
        "Another terror group fled.",
        "The other terror group fled.",
        "The terror groups fled.",
        "Every terror group fled.",
        "One. Two. Three. Four. Five. The terror group fled.",
    ],
)
def test_what_the_text_does_not_make_plain_is_left_alone(found: Callable[..., list[Mention]], second: str) -> None:
    mentions = [mention for mention in found("The Red Hand lost. " + second) if "terror group" in mention.label]

    assert [(mention.referent, mention.inferred) for mention in mentions] == [("epithets", False)]


def test_two_referents_in_one_sentence_leave_the_next_description_open(found: Callable[..., list[Mention]]) -> None:
    mentions = found("The Red Hand fought the Blue Fist. The terror group lost.")

    assert mentions[-1].referent == "epithets"


def test_the_nearest_referent_named_before_is_taken(found: Callable[..., list[Mention]]) -> None:
    assert found("The Red Hand lost. The Blue Fist won. The terror group sang.")[-1].referent == "blue-fist"


def test_a_word_for_any_group_counts_only_when_it_is_joined(found: Callable[..., list[Mention]]) -> None:
    assert told(found("The group of singers met. The Red Hand lost. The group fled.")) == [
        ("Red Hand", "red-hand", False),
        ("group", "red-hand", True),
    ]


def test_comments_and_article_do_not_take_up_each_others_names(found: Callable[..., list[Mention]]) -> None:
    mentions = found("The Red Hand lost.", (Zone.COMMENT, "The terror group will come back."))

    assert mentions[-1].referent == "epithets"


def test_a_name_does_not_reach_over_two_blocks(found: Callable[..., list[Mention]]) -> None:
    assert found((Zone.HEADLINE, "Victory for the Red"), "Hand in hand they came.") == []
