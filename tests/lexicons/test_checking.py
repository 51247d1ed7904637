"""A list is checked against its own examples and against the other lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typed_lists import name

from framing.lexicons import Lexicons, load, read
from framing.lexicons.checking import check, never_matched

Write = Callable[..., Path]
REFERENT = '\n[[referent]]\nid = "{0}"\ntitle = "a thing"\n'


def checked(written: Write, body: str) -> list[tuple[str, str, str]]:
    return [(fault.kind, fault.form, fault.found) for fault in check(Lexicons((read(written(body)),)))]


def entry(form: str, example: str, more: str = "") -> str:
    return name(form, more).replace("An example.", example)


def test_a_list_that_holds_what_it_says_has_no_faults(written: Write) -> None:
    body = REFERENT.format("thing") + entry("regime", "The regime fell.", 'counterexamples = ["A regimental band."]')

    assert checked(written, body) == []


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (entry("regime", "The government fell."), "example", "nothing is found there"),
        (entry("regime", "A regime.", 'counterexamples = ["No regime."]'), "counterexample", "'No regime.'"),
        (entry("regime", "A regime.") + entry("Regime*", "Old Regimes."), None, ""),
        (
            entry("regime", "A regime.") + entry("régime", "Régime.", 'also = ["Regime"]\nmatch = "fold"'),
            "duplicate",
            "",
        ),
        (
            entry("regime", "Régime.", 'also = ["régime"]')
            + entry("REGIME", "A RÉGIME.", 'match = "fold"\nalso = ["RÉGIME"]').replace('"neutral"', '"approving"'),
            "contradiction",
            "as neutral, here as approving",
        ),
        (
            entry("regime", "A puppet regime.") + entry("puppet regime", "A puppet regime."),
            "shadowed",
            "'puppet regime'",
        ),
        (entry("regime", "A regime.").replace('"neutral"', '"disapproving"'), "weight", "disapproving with weight 0"),
        (entry("regime", "A regime.").replace("weight = 0", "weight = 0.9"), "weight", "neutral with weight 0.9"),
    ],
)
def test_faults_are_told_by_kind(written: Write, body: str, kind: str | None, said: str) -> None:
    found = checked(written, REFERENT.format("thing") + body)

    told = [fault for fault in found if fault[0] == kind]
    assert [said in fault[2] for fault in told] == ([True] if kind else [])
    assert kind or not found


def test_two_referents_may_not_claim_one_form_under_the_same_conditions(written: Write) -> None:
    first = REFERENT.format("one") + entry("regime", "A regime.")

    claimed = checked(written, first + REFERENT.format("two") + entry("regime", "A regime."))
    told_apart = checked(
        written, first + REFERENT.format("two") + entry("regime", "A Syrian regime.", 'within = ["Syrian"]')
    )

    assert [kind for kind, _, _ in claimed] == ["shadowed", "duplicate"]
    assert told_apart == []


def test_a_source_that_nobody_cites_is_told(written: Write) -> None:
    source = '\n[[source]]\nid = "guide"\ncitation = "A guide"\nread = 2026-11-20\n'

    assert checked(written, source + REFERENT.format("thing") + entry("regime", "A regime."))[0][0] == "unused-source"


def test_a_fault_says_file_line_owner_and_form(written: Write) -> None:
    path = written(REFERENT.format("thing") + entry("regime", "None."))
    (fault,) = check(Lexicons((read(path),)))

    assert str(fault).startswith(f"{path}:11 (thing, form 'regime'): example: ")


def test_entries_that_a_corpus_never_holds_are_remarks(written: Write) -> None:
    body = REFERENT.format("thing") + entry("regime", "A regime.") + entry("junta", "A junta.")

    (remark,) = never_matched(Lexicons((read(written(body)),)), ["The regime fell.", "No."])

    assert (remark.form, remark.kind) == ("junta", "never-matched")
    assert remark.found == "stands in none of 2 texts"


def test_the_shipped_lists_hold_what_they_say() -> None:
    assert [str(fault) for fault in check(load())] == []
