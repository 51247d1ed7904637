"""Who says what, by which cue, and what of it holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.documents import Attribution, AttributionKind, Block, Document, Page, Zone
from framing.spans import Span
from framing.structure import structure


def body(text: str) -> Document:
    return structure(Page(id="t", text=text, known=(Block(Span(0, len(text)), Zone.BODY),)))


def only(text: str) -> tuple[Document, Attribution]:
    document = body(text)
    assert len(document.attributions) == 1, [document[s] for a in document.attributions for s in a.cue]
    return document, document.attributions[0]


def words(document: Document, spans: tuple[Span, ...]) -> str:
    return " … ".join(document[span] for span in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kind"),
    [
        (
            "The mayor said that the bridge would open on Friday.",
            "The mayor", "said", "that the bridge would open on Friday", AttributionKind.INDIRECT,
        ),
        (
            "“The bridge will open on Friday,” the mayor said.",
            "the mayor", "said", "“The bridge will open on Friday,”", AttributionKind.DIRECT,
        ),
        (
            "“The bridge will open on Friday,” said Anna Kovacs, the mayor.",
            "Anna Kovacs, the mayor", "said", "“The bridge will open on Friday,”", AttributionKind.DIRECT,
        ),
        (
            "The bridge will open on Friday, according to the mayor.",
            "the mayor", "according to", "The bridge will open on Friday", AttributionKind.INDIRECT,
        ),
        (
            "The mayor said the bridge “will be open to all of us” soon.",
            "The mayor", "said", "the bridge “will be open to all of us” soon", AttributionKind.MIXED,
        ),
        (
            "“The bridge will open,” the mayor said. “Nobody needs to wait any longer.”",
            "the mayor", "said", "“The bridge will open,” … “Nobody needs to wait any longer.”", AttributionKind.DIRECT,
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content_have_exact_spans(
    text: str, source: str, cue: str, content: str, kind: AttributionKind
) -> None:
    document, found = only(text)

    assert words(document, found.source) == source
    assert words(document, found.cue) == cue
    assert words(document, found.content) == content
    assert found.kind is kind


def test_a_quotation_paragraph_that_goes_on_is_an_attribution_of_the_same_speaker() -> None:
    text = "“We will open the bridge,” Anna Kovacs said.\n\n“The crews have worked day and night for it.”"
    document = body(text)
    first, second = document.attributions

    assert (second.source, second.cue) == ((), ())
    assert words(document, second.content) == "“The crews have worked day and night for it.”"
    assert second.speaker == first.speaker == "Anna Kovacs"


def test_a_quotation_over_several_paragraphs_is_one_content() -> None:
    text = "Anna Kovacs said: “The old bridge is closed.\n\n“The new one will open on Friday.”"
    document = body(text)

    assert len(document.attributions) == 1
    assert words(document, document.attributions[0].content).endswith("will open on Friday.”")


def test_what_a_medium_hands_on_is_linked_to_it() -> None:
    text = "The police chief said that the road was closed, the news agency reported."
    document = body(text)
    inner, outer = document.attributions

    assert words(document, outer.source) == "the news agency"
    assert inner.second_hand
    assert inner.outer == outer.id
    assert not outer.second_hand


def test_the_listener_is_told_apart() -> None:
    _, found = only("The mayor told reporters that the bridge would open on Friday.")

    assert found.addressee == "reporters"


def test_a_cue_after_and_shares_the_source_of_the_one_before() -> None:
    text = (
        "The mayor said the plan was agreed with the county, the railway and the port and added that work would begin."
    )
    document = body(text)

    assert [words(document, a.source) for a in document.attributions] == ["The mayor", "The mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "The aim of the project is to widen the road.",
        "The river, also known as the Old Lady, froze in January.",
        "The plan seems to be working.",
        "Ask your doctor about it.",
    ],
)
def test_purposes_other_names_impressions_and_commands_are_no_attributions(text: str) -> None:
    assert body(text).attributions == ()


def test_a_headline_names_its_source_before_a_colon_or_after_a_dash() -> None:
    for text, source in (
        ("Minister: Bridge to open on Friday", "Minister"),
        ("New bridge will not hold for long - Engineer", "Engineer"),
    ):
        document = structure(Page(id="t", text=text, known=(Block(Span(0, len(text)), Zone.HEADLINE),)))

        assert [words(document, a.source) for a in document.attributions] == [source]


def test_a_signed_quotation_and_a_transcript_are_read_from_their_layout() -> None:
    signed = body("“A bridge is a promise that two towns make to each other.” ― Anna Kovacs")
    talk = body("Kovacs: The bridge is closed.\n\nMiller: Since when is it?\n\nKovacs: It has been so since May.")

    assert [words(signed, a.source) for a in signed.attributions] == ["Anna Kovacs"]
    assert [words(talk, a.source) for a in talk.attributions] == ["Kovacs", "Miller", "Kovacs"]


def test_furniture_is_not_searched() -> None:
    text = "Read what the mayor said that the bridge would do."
    document = structure(Page(id="t", text=text, known=(Block(Span(0, len(text)), Zone.BOILERPLATE),)))

    assert document.attributions == ()


STORY = (
    "The mayor said that the bridge would open on Friday. “Nobody needs to wait,” she added. According to the county, "
    "the work cost nine million.\n\nAnna Kovacs, an engineer, told reporters the steel was sound."
)


def test_a_paragraph_put_in_front_moves_attributions_and_changes_nothing_else() -> None:
    front = "It rained in the hills all night.\n\n"
    plain, moved = body(STORY), body(front + STORY)

    assert [(a.id, a.kind, a.addressee) for a in plain.attributions] == [
        (a.id, a.kind, a.addressee) for a in moved.attributions
    ]
    assert [tuple(s.shifted(len(front)) for s in a.spans) for a in plain.attributions] == [
        a.spans for a in moved.attributions
    ]


def test_the_same_text_gives_the_same_attributions() -> None:
    assert body(STORY).attributions == body(STORY).attributions


PIECES = st.sampled_from(
    [
        "said ",
        "“",
        "”",
        '"',
        "The mayor ",
        "that ",
        ", ",
        ". ",
        "\n\n",
        "told ",
        "he ",
        "according to ",
        "[",
        "(",
        ": ",
        "’",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60))
def test_any_text_gives_a_valid_document(pieces: list[str]) -> None:
    text = "".join(pieces)
    if text.strip():
        body(text)


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "He said that ",
        "[said ( he ",
        "“said that he ",
        "told John that ",
        "Name: x\n",
        "A and said B and ",
        "he said\n",
    ],
)
def test_a_flood_of_cues_ends_without_an_exception(unit: str) -> None:
    body(unit * (60_000 // len(unit)))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway officially declared victory over the rebels after the last of them were driven out.",
         "victory over the rebels"),
        ("Lima and Quito declared the valley free of mines last year and have since been busy with the roads.",
         "the valley free of mines last year"),
        ("The union opposed the merger, but has since come round.", "the merger"),
        # A clause has a verb of its own, and what is joined to that is still said by its source.
        ("The mayor said that the bridge was safe and has been repaired after floods had damaged it.",
         "that the bridge was safe and has been repaired after floods had damaged it"),
    ],
)  # fmt: skip
def test_what_goes_on_with_the_cue_is_not_part_of_a_phrase_that_it_governs(text: str, content: str) -> None:
    document, found = only(text)

    assert words(document, found.content) == content


def test_the_listener_at_the_end_of_a_phrase_is_no_part_of_what_was_said() -> None:
    document, found = only(
        "A second ministry source confirmed the delay of the flights to the Norwegian newspaper Posten."
    )

    assert words(document, found.content) == "the delay of the flights"
    assert found.addressee == "the Norwegian newspaper Posten"


def test_the_listener_of_a_deed_that_was_promised_belongs_to_it() -> None:
    document, found = only("The singer refused to speak to reporters.")

    assert words(document, found.content) == "to speak to reporters"


def test_a_picture_of_something_attributes_nothing() -> None:
    assert not body("This photo taken from state media shows the mayor arriving to open the bridge.").attributions
