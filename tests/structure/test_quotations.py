"""Quotation marks of every style, and what each pair does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.documents import Attribution, AttributionKind, Block, QuotationRole, Zone
from framing.spans import Span
from framing.structure.quotations import find_quotations, judged_quotations


def body(text: str) -> tuple[Block, ...]:
    return (Block(Span(0, len(text)), Zone.BODY),)


def quoted(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotations(text, body(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('She said "the road is open" today.', "the road is open"),
        ("She said “the road is open” today.", "the road is open"),
        ("She said ‘the road is open’ today.", "the road is open"),
        ("She said 'the road is open' today.", "the road is open"),
        ("She said „the road is open“ today.", "the road is open"),
        ("She said „the road is open” today.", "the road is open"),
        ("Sie sagte ‚die Straße ist frei‘ und ging.", "die Straße ist frei"),
        ("Elle dit «la route est libre» hier.", "la route est libre"),
        ("Elle dit « la route est libre » hier.", " la route est libre "),
        ("Sie sagte »die Straße ist frei« und ging.", "die Straße ist frei"),
        ("Elle dit ‹la route› hier.", "la route"),
        ("她说「道路畅通」今天。", "道路畅通"),
        ("她说『道路畅通』今天。", "道路畅通"),
        ("她说“道路畅通”今天。", "道路畅通"),
        ("She said ``the road is open'' today.", "the road is open"),
        ("She said ''the road is open'' today.", "the road is open"),
        ("She said ”the road is open” today.", "the road is open"),
        ("She said “the road is open“ today.", "the road is open"),
        ('She said “the road is open" today.', "the road is open"),
    ],
)
def test_every_style_of_marks_is_a_quotation(text: str, inner: str) -> None:
    assert quoted(text) == [inner]


@pytest.mark.parametrize(
    "text",
    [
        "The farmers' cows and the mayor's dog didn't move.",
        "The farmers’ cows and the mayor’s dog didn’t move.",
        "Back in the '90s, rock 'n' roll wasn't 'em.",
        "He stood 6' 2\" tall in his socks.",
        "The ’60s were loud.",
    ],
)
def test_apostrophes_feet_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_possessive_does_not_end_a_quotation() -> None:
    text = "He promised ‘the farmers’ fair share of the water’ and left."

    assert quoted(text) == ["the farmers’ fair share of the water"]


def test_a_quotation_within_a_quotation_is_found_too() -> None:
    text = "“He told me ‘go home’ and shut the door,” she said."

    assert quoted(text) == ["He told me ‘go home’ and shut the door,", "go home"]


def test_a_quotation_over_several_paragraphs_has_one_stretch_in_each() -> None:
    text = "“The well is dry.\n\n“The river is dry.\n\n“We leave on Monday,” he said."
    found = find_quotations(text, body(text))

    assert [q.closed for q in found] == [False, False, True]
    assert quoted(text) == ["The well is dry.", "The river is dry.", "We leave on Monday,"]


def test_an_unpaired_mark_in_mid_paragraph_reaches_to_the_end_of_its_sentence() -> None:
    text = "He called it “a waste of time. Nobody answered. The rain went on."

    assert quoted(text) == ["a waste of time."]


def test_a_quotation_over_a_wrapped_line_is_one() -> None:
    text = "She said “the road over the\nhill is open” today."

    assert quoted(text) == ["the road over the\nhill is open"]


def test_no_quotation_crosses_from_one_zone_into_the_next() -> None:
    text = "He said “the road\nis open” today."
    cut = text.index("is open")
    blocks = (Block(Span(0, cut), Zone.BODY), Block(Span(cut, len(text)), Zone.FOOTNOTE))

    assert all(q.span.end <= cut or q.span.start >= cut for q in find_quotations(text, blocks))


def roles(text: str, content: str | None = None, zone: Zone = Zone.BODY) -> list[QuotationRole]:
    blocks = (Block(Span(0, len(text)), zone),)
    attributions = ()
    if content is not None:
        at = text.index(content)
        cue = Span(text.index("said"), text.index("said") + 4)
        attributions = (Attribution("a1", (), (cue,), (Span(at, at + len(content)),), AttributionKind.MIXED),)
    return [q.role for q in judged_quotations(text, blocks, find_quotations(text, blocks), attributions)]


def test_one_or_two_quoted_words_in_the_outlets_own_phrase_are_a_scare_quote() -> None:
    assert roles("The “experts” have spoken again.") == [QuotationRole.SCARE]


def test_a_quoted_modifier_is_a_scare_quote_even_where_a_source_is_named() -> None:
    text = "The mayor said that “brave” crews cleared the road."

    assert roles(text, "that “brave” crews cleared the road") == [QuotationRole.SCARE]


def test_a_quoted_predicate_is_somebodys_speech() -> None:
    text = "The mayor said the crews “were brave”."

    assert roles(text, "the crews “were brave”") == [QuotationRole.SPEECH]


def test_what_somebody_calls_a_thing_is_their_speech() -> None:
    assert roles("The union called the offer an “insult”.") == [QuotationRole.SPEECH]


def test_a_quoted_fragment_in_a_headline_without_a_source_is_a_scare_quote() -> None:
    text = 'Bridge closed "in full agreement" with the county'

    assert roles(text, zone=Zone.HEADLINE) == [QuotationRole.SCARE]
    assert roles(text, zone=Zone.BODY) == [QuotationRole.SPEECH]


def test_a_short_answer_is_speech() -> None:
    assert roles("“No,” she said.") == [QuotationRole.SPEECH]


def test_the_name_of_a_work_is_a_title() -> None:
    assert roles("He read from the book “A House by the River” for an hour.") == [QuotationRole.TITLE]


MARKS = st.text(alphabet="ab .,\n'\"“”„‘’«»「」`[]0", max_size=120)


@given(MARKS)
def test_quotations_lie_in_the_text_in_order_whatever_the_marks(text: str) -> None:
    if not text:
        return
    found = find_quotations(text, body(text))

    assert all(q.span.covers(q.inner) and q.span.end <= len(text) for q in found)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)


@pytest.mark.parametrize("unit", ['"a ', "“", "”", "'", "‘a’ ", '"', "„", "«»", "“a “b ” ", "a' b "])
def test_a_flood_of_marks_ends_in_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))

    find_quotations(text, body(text))


def test_a_pile_of_nested_quotations_ends_in_linear_time() -> None:
    text = "“a " * 30_000 + "”" * 30_000

    assert len(find_quotations(text, body(text))) <= 8
