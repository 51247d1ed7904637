"""Whose voice each character is in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.documents import Attribution, AttributionKind, Block, Quotation, QuotationRole, Voice, Zone
from framing.spans import Span, tile
from framing.structure.quotations import find_quotations
from framing.structure.voice import assign_voices


def span(text: str, part: str) -> Span:
    at = text.index(part)
    return Span(at, at + len(part))


def attribution(text: str, number: int, parts: tuple[str, str, str]) -> Attribution:
    source, cue, content = (span(text, part) for part in parts)
    return Attribution(f"a{number}", (source,), (cue,), (content,), AttributionKind.INDIRECT)


def voices(text: str, attributions: tuple[Attribution, ...], zone: Zone = Zone.BODY) -> list[tuple[str, Voice]]:
    blocks = (Block(Span(0, len(text)), zone),)
    found = assign_voices(text, blocks, find_quotations(text, blocks), attributions)
    return [(text[v.span.start : v.span.end], v.voice) for v in found]


def test_content_is_reported_and_between_marks_quoted_and_all_else_the_outlets_own() -> None:
    text = "Perez said the road was “wide open” again."
    given_ = (attribution(text, 1, ("Perez", "said", "the road was “wide open” again")),)

    # Two words between marks count as speech until they are judged.
    assert voices(text, given_) == [
        ("Perez said ", Voice.OWN),
        ("the road was ", Voice.REPORTED),
        ("“", Voice.OWN),
        ("wide open", Voice.QUOTED),
        ("”", Voice.OWN),
        (" again", Voice.REPORTED),
        (".", Voice.OWN),
    ]


def test_what_an_editor_puts_into_a_quotation_is_the_outlets_own() -> None:
    text = "“They [the crews] are late,” Perez said."
    given_ = (attribution(text, 1, ("Perez", "said", "“They [the crews] are late,”")),)

    assert ("[the crews]", Voice.OWN) in voices(text, given_)
    assert ("They ", Voice.QUOTED) in voices(text, given_)


def test_quoted_words_without_an_attribution_are_the_outlets_own() -> None:
    text = "The sign “keep out of the yard” was new."

    assert {voice for _, voice in voices(text, ())} == {Voice.OWN}


def test_a_scare_quote_within_reported_speech_is_the_outlets_own() -> None:
    text = "Perez said “brave” crews had come."
    blocks = (Block(Span(0, len(text)), Zone.BODY),)
    scare = Quotation(span(text, "“brave”"), span(text, "brave"), QuotationRole.SCARE)
    found = assign_voices(text, blocks, (scare,), (attribution(text, 1, ("Perez", "said", "“brave” crews had come")),))

    assert [(text[v.span.start : v.span.end], v.voice) for v in found][:3] == [
        ("Perez said “brave”", Voice.OWN),
        (" crews had come", Voice.REPORTED),
        (".", Voice.OWN),
    ]


def test_the_innermost_attribution_counts() -> None:
    text = "Perez said the road was open, the agency reported."
    inner = attribution(text, 1, ("Perez", "said", "the road was open"))
    outer = attribution(text, 2, ("the agency", "reported", "Perez said the road was open"))
    blocks = (Block(Span(0, len(text)), Zone.BODY),)
    found = assign_voices(text, blocks, (), (inner, outer))

    at = text.index("the road")
    assert next(v.attribution for v in found if at in v.span) == "a1"


def test_comment_zones_are_the_commenters_always() -> None:
    text = "Perez said the road was open."
    given_ = (attribution(text, 1, ("Perez", "said", "the road was open")),)

    for zone in (Zone.COMMENT, Zone.COMMENT_AUTHOR, Zone.COMMENT_HEADER):
        assert voices(text, given_, zone) == [(text, Voice.COMMENTER)]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6), st.integers(1, 80))
def test_voices_tile_the_text_whatever_the_attributions(pieces: list[tuple[int, int]], length: int) -> None:
    text = ("word “a b c” [x] " * 6)[:length]
    spans = [Span(start, min(start + size, length)) for start, size in pieces if start < min(start + size, length)]
    given_ = tuple(Attribution(f"a{i}", (), (), (s,), AttributionKind.INDIRECT) for i, s in enumerate(spans))
    blocks = (Block(Span(0, length), Zone.BODY),)

    found = assign_voices(text, blocks, find_quotations(text, blocks), given_)

    assert tile((v.span for v in found), length)


def test_furniture_is_the_outlets_own_whatever_its_pointers_quote() -> None:
    text = "READ MORE: Perez said “We will mend the road”"
    given_ = (attribution(text, 1, ("Perez", "said", "“We will mend the road”")),)

    assert {voice for _, voice in voices(text, given_, Zone.PROMO)} == {Voice.OWN}
    assert Voice.QUOTED in {voice for _, voice in voices(text, given_, Zone.BODY)}
