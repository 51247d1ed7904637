"""What differs between two statements of one fact, typed and marked."""

from __future__ import annotations

from typing import Any

import pytest
from telling import Told, loaded

from framing.comparison import compare
from framing.comparison.differences import KINDS
from framing.comparison.differences.attribution import _one_source
from framing.tables import Analysis


def marked(analysis: Analysis, identity: str) -> list[tuple[str, str, str]]:
    """Kind, marked words and what others say, for one text."""
    found = []
    for row in compare(analysis, "statements").frame.to_dict("records"):
        if row["id"] == identity:
            text = analysis.text(identity)
            found += [(d["kind"], text[d["start"] : d["end"]], d.get("said", "")) for d in loaded(row["differences"])]
    return found


def kinds(analysis: Analysis, identity: str) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for kind, words, _ in marked(analysis, identity):
        by_kind.setdefault(kind, []).append(words)
    return by_kind


def test_rival_names_are_marked_with_each_others_choice(ferry: Analysis) -> None:
    assert ("name", "insurgents", "Terrorists") in marked(ferry, "north")
    assert ("name", "Terrorists", "insurgents") in marked(ferry, "south")


def told_of(told: Told, north: str, south: str) -> Analysis:
    """Two texts of one story with a sentence each."""
    return told(("north", "", [north], {"story": "s"}), ("south", "", [south], {"story": "s"}))


def test_what_one_number_counts_is_marked_where_it_has_two_names(told: Told) -> None:
    analysis = told_of(
        told,
        "The harbour guard sent home 60 Norlandic fishermen after the quarrel over the herring quota.",
        "After the quarrel over the herring quota 60 Norlandic poachers were sent home by the harbour guard.",
    )

    assert ("name", "Norlandic fishermen", "Norlandic poachers") in marked(analysis, "north")
    assert ("name", "Norlandic poachers", "Norlandic fishermen") in marked(analysis, "south")


def test_what_one_number_measures_has_no_rival_name(told: Told) -> None:
    analysis = told_of(
        told,
        "The harbour guard held 60 fishermen for 12 days after the quarrel over the herring quota.",
        "After the quarrel over the herring quota 60 fishermen were held for 12 weeks by the harbour guard.",
    )

    assert not any(kind == "name" for kind, _, _ in marked(analysis, "north"))


def test_two_names_of_what_was_done_to_somebody_are_marked(told: Told) -> None:
    analysis = told_of(
        told,
        "Norland closed the consulate in Port Ellery after the poison attack on a retired Norlandic admiral.",
        "The consulate in Port Ellery was closed by Norland over the murder of a retired Norlandic admiral.",
    )

    assert ("name", "poison attack", "murder") in marked(analysis, "north")


def test_scare_quotes_are_marked_where_they_stand_and_where_they_are_left_out(ferry: Analysis) -> None:
    assert ("scare-quote", "“heroic”", "heroic") in marked(ferry, "north")
    assert ("scare-quote", "heroic", "“heroic”") in marked(ferry, "south")


def test_attribution_shift_is_marked_on_both_sides(ferry: Analysis) -> None:
    north, south = kinds(ferry, "north"), kinds(ferry, "south")

    assert any(words.startswith("The crew had ignored") for words in north["attribution"])
    assert "Investigators" in south["attribution"]


def test_hedged_figures_and_modality_are_marked(ferry: Analysis) -> None:
    assert ("hedge", "At least 14", "14") in marked(ferry, "south")
    assert "may" in kinds(ferry, "south")["modality"]


def test_active_and_passive_are_told_apart(ferry: Analysis) -> None:
    assert "pulled" in kinds(ferry, "north")["agency"]
    assert "pulled" in kinds(ferry, "south")["agency"]


def test_another_verb_is_marked_with_its_rival(ferry: Analysis) -> None:
    north = [row for row in marked(ferry, "north") if row[0] in ("verb", "wording")]

    assert ("threatened", "menaced") in [(words, said) for _, words, said in north]


def pair(one: str, other: str, more: tuple[dict[str, Any], dict[str, Any]] = ({}, {})) -> tuple[Any, Any]:
    """Two texts of one story with one sentence each."""
    return ("a", "", [one], {"story": "s", **more[0]}), ("b", "", [other], {"story": "s", **more[1]})


@pytest.mark.parametrize(
    ("kind", "one", "other", "words"),
    [
        (
            "number",
            "Fire destroyed 30 barns in Eastvale on Sunday night.",
            "Fire destroyed 45 barns in Eastvale on Sunday night.",
            "30",
        ),
        (
            "negation",
            "The ministry did not approve the Eastvale dam project.",
            "The ministry approved the Eastvale dam project.",
            "did not",
        ),
        (
            "insertion",
            "“They [the smugglers] burned the Eastvale granary,” he said.",
            "They burned the Eastvale granary, he said.",
            "[the smugglers]",
        ),
        (
            "qualifier",
            "The garrison and its foreign allies stormed the Eastvale fort.",
            "The garrison and its allies stormed the Eastvale fort.",
            "foreign",
        ),
        (
            "detail",
            "The garrison of Eastvale surrendered to Marshal Orlov.",
            "The garrison of Eastvale surrendered.",
            "Marshal Orlov",
        ),
    ],
)
def test_each_kind_is_found_in_its_words(kind: str, one: str, other: str, words: str, told: Told) -> None:
    assert words in kinds(told(*pair(one, other)), "a").get(kind, [])


def test_a_reporting_verb_is_marked_where_the_source_is_the_same(told: Told) -> None:
    content = "the Eastvale dam would hold through the flood season"
    texts = pair(
        f"Minister Adaeze Bello claimed {content}.",
        f"Minister Adaeze Bello said {content}.",
        (
            {"said": [("Minister Adaeze Bello", "claimed", content, "named-official")]},
            {"said": [("Minister Adaeze Bello", "said", content, "named-official")]},
        ),
    )
    found = kinds(told(*texts), "a")

    assert found["reporting-verb"] == ["claimed"]
    assert "attribution" not in found


def test_a_source_made_anonymous_is_marked(told: Told) -> None:
    content = "the Eastvale dam would hold through the flood season"
    texts = pair(
        f"An official said {content}.",
        f"Minister Adaeze Bello said {content}.",
        (
            {"said": [("An official", "said", content, "unnamed-official")]},
            {"said": [("Minister Adaeze Bello", "said", content, "named-official")]},
        ),
    )

    assert kinds(told(*texts), "a")["attribution"] == ["An official"]


def test_a_number_in_a_name_is_no_figure(told: Told) -> None:
    texts = pair(
        "Three MiG-29 jets flew over Eastvale harbour at dawn.", "Three MiG-31 jets flew over Eastvale harbour at dawn."
    )

    assert "number" not in kinds(told(*texts), "a")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (  # the same reserve in other words is no reserve more or less
            "hedge",
            "Divers pulled more than 20 sailors from the Eastvale ferry.",
            "Divers pulled over 20 sailors from the Eastvale ferry.",
        ),
        (  # a number of something else
            "number",
            "Fire destroyed 30 barns in Eastvale on Sunday night, police said.",
            "Fire destroyed barns in Eastvale on Sunday night after 45 calls to police.",
        ),
        (  # both deny, in other words
            "negation",
            "The ministry did not approve the Eastvale dam project on Monday.",
            "The ministry refused to approve the Eastvale dam project on Monday.",
        ),
        (  # what is wished is not held possible
            "modality",
            "The council should close the Eastvale bridge to lorries.",
            "Residents urged the council to close the Eastvale bridge to lorries.",
        ),
        (  # a participle is no active verb
            "agency",
            "The trawlers were seized in Eastvale harbour by night.",
            "The trawlers seized in Eastvale harbour by night went to the breakers.",
        ),
        (  # words of a quotation are in quotation marks there as well
            "scare-quote",
            "The rescue in Eastvale harbour was “heroic”, the mayor said.",
            "“The rescue in Eastvale harbour was heroic and long,” the mayor said.",
        ),
        (  # a quotation without its source is not the outlet's own statement
            "attribution",
            "“We burned the Eastvale granary at night,” he said.",
            "“We burned the Eastvale granary at night.”",
        ),
    ],
)
def test_what_only_looks_like_a_difference_is_not_marked(kind: str, one: str, other: str, told: Told) -> None:
    for identity in "ab":
        assert kind not in kinds(told(*pair(one, other)), identity)


def test_a_title_or_a_first_name_more_makes_no_other_name(told: Told) -> None:
    names = {"names": {"Marshal Ivo Orlov": ("orlov", "neutral"), "Orlov": ("orlov", "neutral")}}
    texts = pair(
        "Marshal Ivo Orlov left the Eastvale fort at dawn.", "Orlov left the Eastvale fort at dawn.", (names, names)
    )

    assert "name" not in kinds(told(*texts), "a")
    assert "name" not in kinds(told(*texts), "b")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the prime minister’s office", "the premier", True),
        ("military spokesman Tomas Reyes", "military spokesman Jonas Weber", False),
        ("Reyes", "military spokesman Tomas Reyes", True),
        ("a police spokesman", "the harbour company", False),
    ],
)
def test_two_sources_are_one_when_they_share_more_than_a_rank(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert _one_source(one, other) is same


def test_every_difference_is_of_a_known_kind(ferry: Analysis) -> None:
    for identity in ("north", "south"):
        assert {kind for kind, _, _ in marked(ferry, identity)} <= set(KINDS)
