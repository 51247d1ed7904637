"""A span is valid or it does not exist, and what two can be to each other is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import SpanError
from framing.spans import Span, tile, trimmed


@st.composite
def spans(draw: st.DrawFn, length: int = 60) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (5, 2), (-1, 4)])
def test_an_empty_backward_or_negative_span_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(SpanError, match=f"found \\[{start}, {end}\\)"):
        Span(start, end)


@given(spans(), spans())
def test_two_spans_overlap_exactly_when_they_share_a_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))

    assert a.overlaps(b) == bool(shared)
    assert (a.shared(b) is None) == (not shared)
    assert a.covers(b) == (set(range(b.start, b.end)) <= set(range(a.start, a.end)))


@given(spans(), st.lists(spans(), max_size=5))
def test_cutting_holes_leaves_exactly_the_characters_outside_them(span: Span, holes: list[Span]) -> None:
    left = set(range(span.start, span.end)).difference(*(range(h.start, h.end) for h in holes))
    pieces = list(span.without(holes))

    assert {i for p in pieces for i in range(p.start, p.end)} == left
    assert pieces == sorted(pieces)


@given(st.text(alphabet=" \t\u00a0\nab", min_size=1, max_size=20))
def test_trimming_keeps_all_that_is_not_white_space(text: str) -> None:
    found = trimmed(text, Span(0, len(text)))

    assert (text[found.start : found.end] if found else "") == text.strip()


@given(st.lists(st.integers(1, 9), max_size=8))
def test_spans_laid_end_to_end_tile_and_a_gap_or_overlap_does_not(lengths: list[int]) -> None:
    at, laid = 0, []
    for length in lengths:
        laid.append(Span(at, at + length))
        at += length

    assert tile(laid, at)
    assert not tile(laid, at + 1)
    if len(laid) > 1:
        assert not tile(laid[1:], at)
        assert not tile([laid[0], *laid], at)
