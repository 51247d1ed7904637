"""Sentences end where a reader would say so, and no word is left out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.documents import Block, Zone
from framing.spans import Span
from framing.structure.sentences import split_sentences


def sentences(text: str) -> list[str]:
    blocks = (Block(Span(0, len(text)), Zone.BODY),) if text else ()
    return [text[s.start : s.end] for s in split_sentences(text, blocks)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Army said so.",
        "Brig. Gen. A. B. Osei met Mr. Lund in St. Vela.",
        "It rose 3.5 percent to No. 5 at 6.30 p.m. on Jan. 4.",
        "They waited ... and left.",
        "They waited… and left.",
        "“Why?” Osei asked.",
        "“Stop!” the minister said.",
        "He wrote “It is over.” in a letter.",
        "1. The council met.",
        "The river (see Fig. 3) is low.",
        "J.R.R. Osei wrote it.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("“It is over.” She left.", ["“It is over.”", "She left."]),
        ("They left the U.S. The rest stayed.", ["They left the U.S.", "The rest stayed."]),
        ("At 5 p.m. The doors shut.", ["At 5 p.m.", "The doors shut."]),
        ("He paused... The crowd left.", ["He paused...", "The crowd left."]),
        ("Good!! What now? Nothing.", ["Good!!", "What now?", "Nothing."]),
        ("Is it no. That was all.", ["Is it no.", "That was all."]),
        ("雨が降った。誰も来ない。", ["雨が降った。", "誰も来ない。"]),
        ("هل وصلوا؟ نعم.", ["هل وصلوا؟", "نعم."]),
        ("Only you and I. They stayed.", ["Only you and I.", "They stayed."]),
    ],
)
def test_two_sentences_are_cut(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_blank_lines_and_line_breaks_end_a_sentence() -> None:
    assert sentences("A headline without a stop\n\nThe text\r\n\r\nHome\nNews") == [
        "A headline without a stop",
        "The text",
        "Home",
        "News",
    ]


def test_a_line_that_goes_on_in_small_letters_is_one_sentence() -> None:
    assert sentences("The council of the town\nhas met.") == ["The council of the town\nhas met."]


def test_text_of_one_width_is_read_across_its_lines() -> None:
    text = (
        "The council met on a cold evening in the old hall by the river in\n"
        "Vela and agreed to buy the three pumps that were promised. It has\n"
        "Osei to thank for it."
    )

    assert [s.count("\n") for s in sentences(text)] == [1, 1]


def test_no_sentence_crosses_two_blocks() -> None:
    text = "Picture by\nOsei and then"
    blocks = (Block(Span(0, 8), Zone.CAPTION), Block(Span(8, len(text)), Zone.BODY))

    assert [text[s.start : s.end] for s in split_sentences(text, blocks)] == ["Picture", "by", "Osei and then"]


def test_marks_alone_are_no_sentence() -> None:
    assert sentences("* * *\n\n...\n\n—") == []
    assert sentences("It ended. ...") == ["It ended. ..."]


TEXTS = st.text(st.sampled_from("ab Z.!?…\n\r\t\u2028 ”“\"')(_1,中。\u202e"), max_size=80)


@given(TEXTS)
@settings(max_examples=300)
def test_every_word_character_lies_in_a_sentence(text: str) -> None:
    blocks = (Block(Span(0, len(text)), Zone.BODY),) if text else ()
    found = split_sentences(text, blocks)
    inside = {i for s in found for i in range(s.start, s.end)}

    assert {m.start() for m in re.finditer(r"\w", text)} <= inside
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", [".", "a.", "(", '."', "\n", "a ", "A. ", "”"])
def test_a_megabyte_of_anything_comes_to_an_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))

    assert len(sentences(text)) <= len(text)
