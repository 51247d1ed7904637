"""Asides: for each kind a sentence where it counts and one that looks alike and doesn't."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.documents import Document, Zone
from framing.scorers import asides
from framing.scorers.asides import Kind
from framing.scorers.asides.address import BEFORE_OUGHT, BEFORE_OURS, BEFORE_READER, OUGHT, OURS, READER
from framing.scorers.asides.clauses import BEFORE_DELEGITIMISING, BEFORE_LEGITIMISING, DELEGITIMISING, LEGITIMISING
from framing.scorers.asides.judgements import (
    BEFORE_HIDDEN_MOTIVE,
    BEFORE_SET_OFF,
    BEFORE_SUPERLATIVE,
    HIDDEN_MOTIVE,
    SET_OFF,
    SUPERLATIVE,
)
from framing.scorers.asides.passages import WORD
from framing.scorers.asides.sourcing import BEFORE_SILENCE, BEFORE_WITHHELD, SILENCE, WITHHELD

Typed = Callable[..., Document]

COUNTS = [
    (
        Kind.BRACKETED_GLOSS,
        "They took the port [the last one in rebel hands] at dawn.",
        "[the last one in rebel hands]",
    ),
    (Kind.BRACKETED_GLOSS, "“We fear what they [the militia] will do next,” she said.", "[the militia]"),
    (Kind.PARENTHETICAL_GLOSS, "The PKK (formerly known as KADEK) denied it.", "(formerly known as KADEK)"),
    (
        Kind.PARENTHETICAL_GLOSS,
        "He joined the CBP (Customs and Border Protection) in May.",
        "(Customs and Border Protection)",
    ),
    (Kind.PARENTHETICAL_GLOSS, "The vote (which nobody had expected) was close.", "(which nobody had expected)"),
    (Kind.GLOSS, "The group, better known as the Blue Guard, fled.", "better known as the Blue Guard"),
    (Kind.GLOSS, "“We will crush the dogs tonight,” he said, referring to the strikers.", "referring to the strikers"),
    (Kind.GLOSS, "She named Boko, using a local nickname for the party.", "using a local nickname for the party"),
    (Kind.SCARE_QUOTE, "The army carried out “precise” strikes on the town.", "“precise”"),
    (
        Kind.PRESCRIPTIVE,
        "The chancellor should keep her word and resign.",
        "The chancellor should keep her word and resign",
    ),
    (Kind.PRESCRIPTIVE, "We must not forget the dead.", "We must not forget the dead"),
    (Kind.DIRECT_ADDRESS, "Watch the video below to see it.", "Watch the video below to see it."),
    (Kind.DIRECT_ADDRESS, "Don't believe a word of it.", "Don't believe a word of it."),
    (Kind.RHETORICAL_QUESTION, "And who will pay for all of this?", "And who will pay for all of this?"),
    (Kind.EXCLAMATION, "What a farce this trial has become!", "What a farce this trial has become!"),
    (Kind.NATIONAL_WE, "Nothing may harm our troops abroad.", "our troops"),
    (
        Kind.LEGITIMISING,
        "The advisers, who were formally invited by the government, stayed.",
        "who were formally invited by the government",
    ),
    (
        Kind.DELEGITIMISING,
        "The coalition, which operates there without a UN mandate, struck again.",
        "which operates there without a UN mandate",
    ),
    (
        Kind.DELEGITIMISING,
        "Jets crossed the border in violation of international law.",
        "in violation of international law",
    ),
    (Kind.META_SOURCING, "The spokesman declined to comment.", "The spokesman declined to comment."),
    (
        Kind.META_SOURCING,
        "An aide, who spoke on condition of anonymity because of the talks, confirmed the plan.",
        "on condition of anonymity",
    ),
    (
        Kind.META_SOURCING,
        "Without giving any evidence, the ministry blamed the students.",
        "Without giving any evidence",
    ),
    (Kind.STANCE_ADVERB, "Ironically, the law was never used.", "Ironically"),
    (Kind.STANCE_ADVERB, "The tape, of course, was lost.", "of course"),
    (
        Kind.EVALUATIVE,
        "They freed the land from the world's most notorious gang of thieves.",
        "the world's most notorious gang",
    ),
    (Kind.EVALUATIVE, "The minister – albeit reluctantly – agreed.", "albeit reluctantly"),
    (Kind.EVALUATIVE, "The real aim of the raid is to weaken the union.", "The real aim of the raid"),
    (Kind.EVALUATIVE, "This barbaric regime fell in May.", "This barbaric regime"),
]
DOES_NOT = [
    (Kind.BRACKETED_GLOSS, "“[T]hey left,” he said of the 12 [3] men."),
    (Kind.BRACKETED_GLOSS, "[Photo: the harbour at dawn]"),
    (Kind.PARENTHETICAL_GLOSS, "Sen. Ann Lee (R-Iowa) paid the fee ($30 million) to the United Nations (UN)."),
    (Kind.PARENTHETICAL_GLOSS, "LISBON (AP) The price rose (about 3 percent) on Monday (July 4)."),
    (Kind.GLOSS, "The town, which is home to a large refugee camp, is quiet."),
    (Kind.GLOSS, "Smith, known for his temper, called the vote a farce."),
    (Kind.SCARE_QUOTE, "She called the plan a “disaster” on Monday."),
    (Kind.SCARE_QUOTE, "“We will never accept this offer,” she said."),
    (Kind.PRESCRIPTIVE, "The union said the mayor should resign."),
    (Kind.PRESCRIPTIVE, "The report should be available by Monday."),
    (Kind.PRESCRIPTIVE, "Applicants must be over 18."),
    (Kind.DIRECT_ADDRESS, "“Don't believe a word of it,” he said."),
    (Kind.DIRECT_ADDRESS, "Judge Brown ruled against the firm."),
    (Kind.RHETORICAL_QUESTION, "Q: And what did you do then?"),
    (Kind.RHETORICAL_QUESTION, "Asked who paid, he said: “Who knows that anyway?”"),
    (Kind.EXCLAMATION, "She works for Democracy Now!"),
    (Kind.NATIONAL_WE, "“We back our troops in this war,” the minister said."),
    (Kind.LEGITIMISING, "The town, which is home to a Palestinian refugee camp, was hit."),
    (Kind.DELEGITIMISING, "They sat in the garden without a word from the neighbours."),
    (Kind.META_SOURCING, "He declined the offer and went home."),
    (Kind.STANCE_ADVERB, "The shop is conveniently placed and clearly marked."),
    (Kind.EVALUATIVE, "It is the country's most populous city."),
    (Kind.EVALUATIVE, "“This barbaric regime must fall this year,” he said."),
]


@pytest.mark.parametrize(("kind", "text", "words"), COUNTS, ids=[f"{k}-{n}" for n, (k, _, _) in enumerate(COUNTS)])
def test_an_aside_is_found_with_its_words(typed: Typed, kind: Kind, text: str, words: str) -> None:
    document = typed(text)
    found = [document[a.span] for a in asides.find(document) if a.kind is kind]

    assert len(found) == 1
    assert words in found[0]


@pytest.mark.parametrize(("kind", "text"), DOES_NOT, ids=[f"{k}-{n}" for n, (k, _) in enumerate(DOES_NOT)])
def test_what_only_looks_like_an_aside_is_none(typed: Typed, kind: Kind, text: str) -> None:
    document = typed(text)

    assert [document[a.span] for a in asides.find(document) if a.kind is kind] == []


def test_every_kind_has_an_example_and_a_counterexample() -> None:
    assert {kind for kind, _, _ in COUNTS} == set(Kind) - {Kind.FOOTNOTE}
    assert {kind for kind, _ in DOES_NOT} == set(Kind) - {Kind.FOOTNOTE}


def test_a_footnote_is_tied_to_its_mark(typed: Typed) -> None:
    note = "*The Blue Guard is banned in Ruritania"
    document = typed("The Blue Guard* struck at dawn.", (Zone.FOOTNOTE, note))

    assert [document[a.span] for a in asides.find(document) if a.kind is Kind.FOOTNOTE] == [note]


def test_a_note_whose_mark_stands_nowhere_is_no_footnote(typed: Typed) -> None:
    document = typed("The Blue Guard struck at dawn.", (Zone.FOOTNOTE, "*All times are local"))

    assert [a for a in asides.find(document) if a.kind is Kind.FOOTNOTE] == []


def test_furniture_has_no_asides_and_comments_have_their_own(typed: Typed) -> None:
    shouting = "Don't miss our great offers (all of them new)!"
    document = typed((Zone.PROMO, shouting), (Zone.BOILERPLATE, shouting), (Zone.COMMENT, shouting))
    start = document.text.rindex(shouting)

    found = asides.find(document)

    assert {a.kind for a in found} >= {Kind.DIRECT_ADDRESS, Kind.EXCLAMATION}
    assert all(a.span.start >= start for a in found)


def test_every_kind_has_a_weight_between_nothing_and_one() -> None:
    assert set(asides.WEIGHTS) == set(Kind)
    assert all(0 < weight <= 1 for weight in asides.WEIGHTS.values())


UNSEEN = [
    (Kind.META_SOURCING, "The spokesman gave no further details."),
    (Kind.META_SOURCING, "The ministry remained silent on the matter."),
    (Kind.META_SOURCING, "The army did not say how many were killed."),
    (Kind.META_SOURCING, "The informant asked to remain anonymous."),
    (Kind.DIRECT_ADDRESS, "Judge for yourself."),
    (Kind.DIRECT_ADDRESS, "Listen to the full speech below:"),
    (Kind.PRESCRIPTIVE, "Ruritania must keep its word and withdraw its soldiers."),
    (Kind.PRESCRIPTIVE, "It is high time for Strelsau to lift the blockade."),
    (Kind.LEGITIMISING, "Planes, which were deployed at the official request of Strelsau, hit the camp."),
    (Kind.LEGITIMISING, "The mission, which operates with the consent of the Ruritanian government, ends in May."),
    (Kind.LEGITIMISING, "Units that had been formally asked by Strelsau to help in the battle withdrew."),
    (Kind.DELEGITIMISING, "The base, which was set up without Strelsau's consent, was shelled."),
    (Kind.DELEGITIMISING, "Units, which entered the province without the approval of Strelsau or the UN, stayed."),
    (Kind.DELEGITIMISING, "Forces, whose presence was never authorised by the Security Council, fired first."),
    (Kind.DELEGITIMISING, "The coalition, which has no UN mandate, flew on."),
    (Kind.GLOSS, "The group, formerly the Grey Front, agreed."),
    (Kind.PARENTHETICAL_GLOSS, "The Blue State (BSIL/Daub) retreated."),
]
BACKGROUND = [
    "The town of Hentzau, which is home to a large refugee camp, was hit.",
    "The party, which was founded in 1921, won.",
    "The law, which was approved by parliament last week, takes effect in May.",
    "The convoy, carrying food and medicine, arrived in Strelsau.",
    "The talks, which are held every year, began on Friday.",
    "Officials from the ministry, which oversees the ports, met the mayor.",
]


@pytest.mark.parametrize(("kind", "text"), UNSEEN, ids=[f"{k}-{n}" for n, (k, _) in enumerate(UNSEEN)])
def test_the_same_shape_in_other_words_is_found_too(typed: Typed, kind: Kind, text: str) -> None:
    assert kind in {a.kind for a in asides.find(typed(text))}


@pytest.mark.parametrize("text", BACKGROUND)
def test_neutral_background_is_no_aside(typed: Typed, text: str) -> None:
    assert asides.find(typed(text)) == []


def test_a_gloss_keeps_the_mark_that_closes_its_name(typed: Typed) -> None:
    document = typed('They met in the park, known as "the Cage," at noon.')

    assert [document[a.span] for a in asides.find(document) if a.kind is Kind.GLOSS] == ['known as "the Cage,"']


def test_a_question_that_begins_like_a_command_is_none(typed: Typed) -> None:
    assert {a.kind for a in asides.find(typed("Don't we know that by now?"))} == {Kind.RHETORICAL_QUESTION}


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (SILENCE, BEFORE_SILENCE),
        (WITHHELD, BEFORE_WITHHELD),
        (LEGITIMISING, BEFORE_LEGITIMISING),
        (DELEGITIMISING, BEFORE_DELEGITIMISING),
        (READER, BEFORE_READER),
        (OUGHT, BEFORE_OUGHT),
        (OURS, BEFORE_OURS),
        (SUPERLATIVE, BEFORE_SUPERLATIVE),
        (SET_OFF, BEFORE_SET_OFF),
        (HIDDEN_MOTIVE, BEFORE_HIDDEN_MOTIVE),
    ],
    ids=[
        "silence",
        "withheld",
        "legitimising",
        "delegitimising",
        "reader",
        "ought",
        "ours",
        "superlative",
        "set-off",
        "motive",
    ],
)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_is_found_without_the_words_that_are_asked_for_first(
    expression: re.Pattern[str], needed: frozenset[str], data: st.DataObject
) -> None:
    text = " " + data.draw(st.from_regex(expression, alphabet=st.characters(codec="ascii")))
    found = expression.search(text)

    assert found is None or not needed.isdisjoint(WORD.findall(found.group().lower()))
