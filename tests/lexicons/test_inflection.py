"""English endings as they are written, British and American."""

from __future__ import annotations

import pytest

from framing.lexicons.inflection import comparatives, inflections, plurals, verb_forms


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("militant", ["militants"]),
        ("army", ["armies"]),
        ("monkey", ["monkeys"]),
        ("gunman", ["gunmen"]),
        ("human", ["humans"]),
        ("policewoman", ["policewomen"]),
        ("housewife", ["housewives"]),
        ("hero", ["heroes"]),
        ("crisis", ["crises"]),
        ("coach", ["coaches"]),
        ("child", ["children"]),
        ("aircraft", ["aircraft"]),
    ],
)
def test_plurals(noun: str, expected: list[str]) -> None:
    assert plurals(noun) == expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("bomb", {"bombs", "bombed", "bombing"}),
        ("liberate", {"liberates", "liberated", "liberating"}),
        ("rig", {"rigs", "rigged", "rigging"}),
        ("rebel", {"rebels", "rebelled", "rebelling"}),
        ("target", {"targets", "targeted", "targeting", "targetted", "targetting"}),
        ("travel", {"travels", "traveled", "travelled", "traveling", "travelling"}),
        ("deny", {"denies", "denied", "denying"}),
        ("strike", {"strikes", "struck", "stricken", "striking"}),
        ("lie", {"lies", "lay", "lain", "lied", "lying"}),
        ("panic", {"panics", "panicked", "panicking"}),
        ("fix", {"fixes", "fixed", "fixing"}),
        ("flee", {"flees", "fled", "fleeing"}),
    ],
)
def test_verb_forms(verb: str, expected: set[str]) -> None:
    assert set(verb_forms(verb)) == expected


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [("ugly", ["uglier", "ugliest"]), ("big", ["bigger", "biggest"]), ("vile", ["viler", "vilest"]), ("barbaric", [])],
)
def test_comparatives_of_short_adjectives_only(adjective: str, expected: list[str]) -> None:
    assert comparatives(adjective) == expected


def test_ise_and_ize_are_one_word_but_advertise_has_no_z() -> None:
    assert {"neutralise", "neutralize", "neutralized"} <= set(inflections("neutralise", "verb"))
    assert not any("z" in form for form in inflections("advertise", "verb"))
