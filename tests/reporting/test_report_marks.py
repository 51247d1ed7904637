"""Highlighted text: whatever overlaps, no character is lost and none is marked wrongly."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from framing.reporting.marks import Mark, Passage, runs

TEXT = "The board said the dockers had left the quay by noon, and nobody asked why."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda s: s[0] < s[1])
MARKS = st.lists(st.builds(lambda span, style: Mark(*span, style), SPANS, st.sampled_from(["a", "b", "c"])), max_size=8)


@given(span=SPANS, marks=MARKS, voices=st.lists(st.integers(1, len(TEXT) - 1), unique=True, max_size=4))
def test_the_pieces_joined_are_the_passage_and_carry_exactly_its_marks(
    span: tuple[int, int], marks: list[Mark], voices: list[int]
) -> None:
    borders = [0, *sorted(voices), len(TEXT)]
    spoken = [(s, e, "own" if n % 2 else "quoted") for n, (s, e) in enumerate(itertools.pairwise(borders))]

    shown = runs(Passage(TEXT, *span), spoken, marks)

    assert "".join(piece.text for run in shown for piece in run.pieces) == TEXT[slice(*span)]
    at = span[0]
    for run in shown:
        for piece in run.pieces:
            covering = {m.style for m in marks if m.start <= at and at + len(piece.text) <= m.end}
            touching = {m.style for m in marks if m.start < at + len(piece.text) and at < m.end}
            assert set(piece.style.split()) == covering == touching
            assert next(v for s, e, v in spoken if s <= at < e) == run.voice
            at += len(piece.text)


def test_where_marks_overlap_the_innermost_leads_on() -> None:
    outer, inner = Mark(4, 26, "a", "the clause", "#outer"), Mark(19, 26, "b", "the name", "#inner")

    pieces = [
        piece for run in runs(Passage(TEXT, 0, 30), [(0, len(TEXT), "own")], [inner, outer]) for piece in run.pieces
    ]

    assert [(p.text, p.href) for p in pieces if p.href] == [("board said the ", "#outer"), ("dockers", "#inner")]
    assert pieces[2].style == "a b"


def test_a_place_that_is_linked_to_has_an_anchor_and_no_other() -> None:
    anchors = {10: "1.1", 500: "1.2"}
    pieces = [p for run in runs(Passage(TEXT, 0, 30), [(0, len(TEXT), "own")], (), anchors) for p in run.pieces]

    assert [p.id for p in pieces if p.id] == ["1.1"]


def test_white_space_between_marks_is_no_link() -> None:
    pieces = [
        p for run in runs(Passage(TEXT, 0, 10), [(0, 99, "own")], [Mark(3, 4, "a", "", "#x")]) for p in run.pieces
    ]

    assert [p.href for p in pieces if p.style == "a"] == [""]
