"""Bytes into text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.sources.text import MAX_TEXT_BYTES, decode, sound

LINE = "The ministry said on Monday that “nothing” had happened — again."


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_utf8_text_is_read_as_it_is(text: str) -> None:
    text = "word " + text
    data = text.encode()
    try:
        decoded = decode(data, "a.txt")
    except InputError:
        # Mostly control characters: binary.
        return

    assert text == decoded.text


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_named_problem(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except InputError:
        return

    decoded.text.encode("utf-8")
    assert decoded.text.strip()


@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_is_not_text(mark: bytes, charset: str) -> None:
    assert decode(mark + LINE.encode(charset), "a.txt").text == LINE


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised_and_remarked(charset: str) -> None:
    decoded = decode(LINE.encode(charset), "a.txt")

    assert decoded.text == LINE
    assert "no byte order mark" in decoded.remarks[0]


def test_line_ends_stay_as_they_are() -> None:
    assert decode("a\r\nb\rc\n\u2028d".encode(), "a.txt").text == "a\r\nb\rc\n\u2028d"


def test_windows_1252_without_a_declaration_is_read_and_remarked() -> None:
    decoded = decode(LINE.encode("cp1252"), "a.txt")

    assert decoded.text == LINE
    assert "Windows-1252" in decoded.remarks[0]


def test_a_guess_at_another_alphabet_is_called_a_guess() -> None:
    text = "Министерство заявило в понедельник, что ничего не произошло, и отказалось от дальнейших комментариев. " * 4

    decoded = decode(text.encode("cp1251"), "a.txt")

    assert text == decoded.text
    assert "guessed" in decoded.remarks[0]


def test_a_declared_set_counts_where_the_bytes_are_not_utf8() -> None:
    assert decode("Łódź i Kraków".encode("iso8859-2"), "a.html", declared="ISO-8859-2").text == "Łódź i Kraków"


@pytest.mark.parametrize("declared", ["utf-7", "no-such-set", "rot13", "base64", "idna", "unicode_escape", "\x00"])
def test_a_set_that_is_unknown_or_no_set_of_text_is_not_used(declared: str) -> None:
    assert decode("café +ADw-".encode("cp1252"), "a.html", declared=declared).text == "café +ADw-"


def test_a_page_pasted_together_from_two_sets_loses_nothing() -> None:
    data = "Zürich – élan – «größer»\n".encode() * 3 + "“quoted”".encode("cp1252")

    decoded = decode(data, "a.txt")

    assert decoded.text.endswith("“quoted”")
    assert decoded.text.startswith("Zürich")
    assert decoded.remarks


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.4\n1 0 obj\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name):
        decode(data, "a.txt")


def test_a_text_may_begin_with_the_letters_of_a_signature() -> None:
    assert decode(b"BZh is not a word, and RIFF is a rock.", "a.txt").text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\u200b\u2003".encode(), b"\n" * 100_000])
def test_nothing_but_white_space_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        decode(data, "a.txt")


def test_more_than_the_stated_limit_is_refused() -> None:
    with pytest.raises(InputError, match=f"{MAX_TEXT_BYTES:,}"):
        decode(b"a" * (MAX_TEXT_BYTES + 1), "a.txt")


def test_a_zero_inside_a_text_stays() -> None:
    assert decode(b"before\x00after", "a.txt").text == "before\x00after"


def test_characters_that_were_encoded_twice_are_kept_and_remarked() -> None:
    text = "â€œQuotedâ€\x9d and â€œagainâ€\x9d"

    decoded = decode(text.encode(), "a.txt")

    assert text == decoded.text
    assert "encoded twice" in decoded.remarks[0]


def test_halves_of_characters_are_replaced_one_for_one() -> None:
    text, remarks = sound("a\ud800b\udfffc")

    assert text == "a\ufffdb\ufffdc"
    assert "lone surrogates" in remarks[0]


def test_a_text_that_a_terminal_has_peppered_with_control_characters_is_still_read() -> None:
    peppered = "Rain\x01\x08 stopped\x0b\x7f the\x02 “final” on\x0e Sunday.\x1f\n" * 20

    assert decode(peppered.encode(), "match.txt").text == peppered


def test_a_page_that_declares_a_set_which_it_is_not_in_is_told_so() -> None:
    assert "is not 'utf-8', as it says" in decode(b"a caf\xe9 in Lille", "a.html", declared="utf-8").remarks[0]
