"""Bytes into text: byte order marks, character sets, and what is no text at all.

Nothing is repaired: the text that comes out is the text as read, so that every offset indexes what the reader has.
What looks wrong (a guessed character set, characters that were encoded twice) is remarked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from framing.errors import InputError

MAX_TEXT_BYTES = 64 * 1024 * 1024
"""The longest single text that is read; an article of this length is a mistake or an attack."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"OggS", "a sound or film file"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound, film or picture file"),
)
_REMEDY = "give the article's text, as plain text, HTML, CSV or JSONL"

# What Windows-1252 makes of the bytes 0x80 to 0xFF; the five that it leaves open become control characters, as in HTML.
_HIGH = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0x100))
_FROM_LATIN = {0x80 + i: c for i, c in enumerate(_HIGH)}
_FROM_ESCAPES = {0xDC80 + i: c for i, c in enumerate(_HIGH)}

_NO_SETS = frozenset(
    {"unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape", "undefined", "mbcs"}
)
_LARGER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}
_LARGER |= {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_TWICE = re.compile("â€[™œ\x9d˜“”¦]|Ã[©¨¶¼¤±³¡­]|Â[ «»£]|Ð[°-¿]Ð")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x00"
_CONTROLS = bytes(b for b in range(32) if b not in (0, 9, 10, 12, 13, 27)) + b"\x7f"
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what was odd about its bytes.

    Args:
        text: the characters, without a byte order mark; line ends as they are.
        charset: the character set that was used.
        remarks: what a reader of the results should know, e.g. that the character set is a guess.
    """

    text: str
    charset: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """Turn the bytes of one text into characters.

    A byte order mark counts first, then valid UTF-8, then what the page declares, then a guess.

    Args:
        data: the bytes.
        where: the file, for messages.
        declared: the character set that the page or its carrier names, if any.

    Raises:
        InputError: when the bytes are no text, are too many, or hold nothing but white space.
    """
    if len(data) > MAX_TEXT_BYTES:
        found = f"{len(data):,} bytes in one text, more than the {MAX_TEXT_BYTES:,} that are read"
        raise InputError(where, found, "split it into articles")
    decoded = _decoded(data, where, declared)
    if not decoded.text.strip().strip(_INVISIBLE).strip():
        raise InputError(where, "empty: it holds no text")
    return decoded


def sound(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with lone surrogates, which no file can hold, replaced one for one, and remarks on what is odd in it."""
    remarks = []
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        remarks.append("held halves of characters (lone surrogates), which are shown as \ufffd")
    if len(_TWICE.findall(text, 0, _SAMPLE)) >= 2:
        remarks.append("characters look encoded twice (such as â€œ for a quotation mark); kept as they are")
    return text, tuple(remarks)


def _decoded(data: bytes, where: str, declared: str | None) -> Decoded:
    for mark, charset in MARKS:
        if data.startswith(mark):
            return _finished(data[len(mark) :].decode(charset, "replace"), charset, ())
    wide = _wide_charset(data)
    if wide:
        return _finished(data.decode(wide, "replace"), wide, (f"has no byte order mark; read as {wide.upper()}",))
    _refuse_binary(data, where)
    try:
        return _finished(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    known = known_charset(declared)
    if known and known != "utf-8":
        return _finished(data.decode(known, "replace"), known, ())
    return _guessed(data, declared)


def _finished(text: str, charset: str, remarks: tuple[str, ...]) -> Decoded:
    text, more = sound(text.removeprefix("\ufeff"))
    return Decoded(text, charset, remarks + more)


def _wide_charset(data: bytes) -> str | None:
    """UTF-16 without a mark shows in Latin text as a zero in every other byte."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) < len(sample) // 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.5 * len(sample) / 2 and even < 0.1 * odd:
        return "utf-16-le"
    if even > 0.5 * len(sample) / 2 and odd < 0.1 * even:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, where: str) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature) and _has_odd_bytes(data[:_SAMPLE], signature):
            raise InputError(where, f"{name}, not text", _REMEDY)
    if is_binary(data):
        raise InputError(where, "binary data, not text", _REMEDY)


def is_binary(data: bytes) -> bool:
    """Whether the bytes hold more control characters than stray into a text, judged by the first of them."""
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _CONTROLS + b"\x00"))
    return odd > max(8, len(sample) // (6 if _is_utf8(sample) else 20))


def _is_utf8(sample: bytes) -> bool:
    """Whether the bytes are valid UTF-8, as binary data hardly ever is: a text keeps more stray control characters."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the last character of a sample may be cut
    except UnicodeDecodeError:
        return False
    return True


def _has_odd_bytes(sample: bytes, signature: bytes) -> bool:
    """A text may begin with the letters of a signature ("MZ", "RIFF"); a file of that kind also holds other bytes."""
    if signature == b"%PDF-" or any(b >= 0x80 or b < 9 for b in signature):
        return True
    return len(sample) != len(sample.translate(None, _CONTROLS + b"\x00"))


def known_charset(name: str | None) -> str | None:
    """The codec for a declared name as browsers understand it, or ``None`` for one that is unknown or forbidden."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip().lower()).name
    except (LookupError, ValueError):
        return None
    # The web reads some names as the larger set that pages really use and forbids UTF-7 (WHATWG, Encoding Standard);
    # a declared UTF-16 that is none is UTF-8.
    codec = _LARGER.get(codec, codec)
    if codec.startswith("utf"):
        return "utf-8"
    try:
        # Python also has codecs that are no character sets (rot13, base64, idna).
        readable = b"a".decode(codec, "replace") == "a"
    except (LookupError, UnicodeError, ValueError):
        return None
    return codec if readable and codec not in _NO_SETS else None


def _guessed(data: bytes, declared: str | None) -> Decoded:
    found = f"its character set is not {declared!r}, as it says" if declared else "its character set is not given"
    escaped = data.decode("utf-8", "surrogateescape")
    wrong = len(_SURROGATE.findall(escaped, 0, _SAMPLE))
    right = sum(1 for c in escaped[:_SAMPLE] if c > "\x7f") - wrong
    if right > wrong:
        remark = "holds bytes that are not UTF-8, which are read as Windows-1252"
        return _finished(escaped.translate(_FROM_ESCAPES), "utf-8", (remark,))
    sample = data[:_SAMPLE]
    high = sum(1 for b in sample if b >= 0x80)
    if high * 5 < len(sample):
        text = data.decode("latin-1").translate(_FROM_LATIN)
        return _finished(text, "cp1252", (f"{found}; read as Windows-1252",))
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    charset = best.encoding if best else "cp1252"
    text = data.decode("latin-1").translate(_FROM_LATIN) if charset == "cp1252" else data.decode(charset, "replace")
    return _finished(text, charset, (f"{found}; guessed as {charset}",))
