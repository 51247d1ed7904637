"""A document is complete or it does not exist."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.documents import (
    WORD,
    Attribution,
    AttributionKind,
    Block,
    Comment,
    Document,
    Page,
    Voice,
    VoiceSpan,
    Zone,
)
from framing.errors import DocumentError
from framing.spans import Span
from framing.structure import structure

TEXT = 'A mayor said "no" today. It rained.'
OWN = (VoiceSpan(Span(0, len(TEXT)), Voice.OWN),)
BODY = (Block(Span(0, len(TEXT)), Zone.BODY),)
SENTENCES = (Span(0, 24), Span(25, 35))


def made(**parts: object) -> Document:
    given = {"id": "a", "text": TEXT, "blocks": BODY, "sentences": SENTENCES, "voices": OWN} | parts
    return Document(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"text": "", "blocks": (), "sentences": (), "voices": ()}, "has no text"),
        ({"blocks": (Block(Span(1, len(TEXT)), Zone.BODY),)}, "zones do not tile"),
        ({"voices": (VoiceSpan(Span(0, 5), Voice.OWN),)}, "voices do not cover"),
        ({"sentences": (Span(0, 24), Span(20, 35))}, "overlaps another"),
        ({"sentences": (Span(0, 90),)}, "crosses two zones"),
        ({"comments": (Comment(Span(0, 900)),)}, "comment .* outside the text"),
        (
            {"attributions": (Attribution("a1", (), (Span(8, 12),), (), AttributionKind.DIRECT, outer="a9"),)},
            "unknown outer one, a9",
        ),
        ({"attributions": (Attribution("a1", (Span(0, 7),), (), (), AttributionKind.DIRECT),)}, "a1 is empty"),
    ],
)
def test_a_document_whose_parts_contradict_each_other_cannot_be_made(parts: dict[str, object], message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        made(**parts)


def test_a_sentence_must_not_cross_a_zone() -> None:
    blocks = (Block(Span(0, 10), Zone.BODY), Block(Span(10, len(TEXT)), Zone.COMMENT))

    with pytest.raises(DocumentError, match="crosses two zones"):
        made(blocks=blocks)


def test_segments_are_the_stretches_of_one_sentence_in_one_voice() -> None:
    voices = (
        VoiceSpan(Span(0, 14), Voice.OWN),
        VoiceSpan(Span(14, 16), Voice.QUOTED, None),
        VoiceSpan(Span(16, len(TEXT)), Voice.OWN),
    )
    segments = made(voices=voices).segments

    assert [(s.sentence, made()[s.span], str(s.voice), s.words) for s in segments] == [
        (0, 'A mayor said "', "own", 3),
        (0, "no", "quoted", 1),
        (0, '" today.', "own", 1),
        (1, "It rained.", "own", 2),
    ]


def test_zone_voice_and_sentence_can_be_asked_for_each_character() -> None:
    document = made()

    assert document.zone_at(0) is Zone.BODY
    assert document.voice_at(len(TEXT) - 1) is Voice.OWN
    assert (document.sentence_at(3), document.sentence_at(24), document.sentence_at(30)) == (0, None, 1)


ANY_TEXT = st.text(
    alphabet=st.sampled_from(list("aB.!?,:;“”\"‘’'[](){}*0 \n\n\t\u00a0\u2028—-éش中")), min_size=1, max_size=300
).filter(str.strip)


@given(ANY_TEXT)
def test_whatever_the_text_the_document_is_complete(text: str) -> None:
    document = structure(Page("x", text))

    assert document.text == text
    in_sentences = [any(m.start() in s for s in document.sentences) for m in WORD.finditer(text)]
    assert all(in_sentences)
    for sentence in document.sentences:
        assert document[sentence] == document[sentence].strip()
        assert sum(s.words for s in document.segments) == len(in_sentences)


@given(ANY_TEXT)
def test_every_word_is_counted_in_exactly_one_segment(text: str) -> None:
    document = structure(Page("x", text))

    assert sum(s.words for s in document.segments) == sum(1 for _ in WORD.finditer(text))


def test_no_break_spaces_and_odd_indents_stay_where_they_are(seeds: object) -> None:
    text = "\u00a0\u00a0Headline here\n\n    The\u00a0mayor said so on Monday.\r\n"
    document = structure(Page("x", text))

    assert "".join(document[b.span] for b in document.blocks) == text
