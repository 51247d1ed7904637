"""One line of a page, looked at by itself: what kind of line it is, and what in it speaks for a zone."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.structure.cues import cues_of
from framing.structure.lines import Line
from framing.structure.register import Register, register_of, word_number

_SENTENCE_MARKS = frozenset(".!?…。！？؟")
_CLOSERS = "\"'”’»)]*"
_RUNS = re.compile(r"(.)\1+")
_NAMES = re.compile(r"(?:Aa?\.? ?)+")
_EMOTICON = re.compile(r"[:;=]['-]?[)(DPp]|<3|[\U0001F300-\U0001FAFF]")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.]+\.(?:com|org|net|co|info|de|uk|ru)\b|@\w")
_LONG, MIDDLE = 260, 140
KINDS = (
    "long", "middle", "sentence", "unfinished", "title", "phrase", "remark", "name", "handle", "words", "number",
    "marks", "header", "form", "reply", "stamp", "date", "byline", "caption", "promo", "furniture", "footnote",
    "address", "none",
)  # fmt: skip
KIND = {name: number for number, name in enumerate(KINDS)}
TEXTS = frozenset(KIND[name] for name in ("long", "middle", "sentence", "unfinished"))


class Look(NamedTuple):
    """One line, looked at by itself.

    Args:
        line: the line.
        kind: index into the kinds of lines.
        cues: what it says of itself.
        register: its words.
        shape: its letters, digits and marks, each run made one, so that lines of one pattern have one shape.
    """

    line: Line
    kind: int
    cues: tuple[str, ...]
    register: Register
    shape: str


def look_at(line: Line, known: bytes) -> Look:
    """One line by itself."""
    text = line.text
    folded = text.lower()
    cues = cues_of(text, folded)
    register = register_of(text, folded, known)
    shape = _shape(text) if line.length <= 120 else ""
    return Look(line, _kind(line, cues, register, shape), cues, register, shape)


def _value(text: str) -> int:
    """A text as the value of a feature."""
    return word_number(text) & 0xFFFFF


class _Letters(dict[int, str]):
    """Capital, small letter, digit and the rest as they are; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        self[code] = out = "A" if c.isupper() else "a" if c.isalpha() else "9" if c.isdigit() else c
        return out


def _shape(text: str) -> str:
    runs = _RUNS.sub(r"\1", text.translate(_LETTERS))
    return _NAMES.sub("N", runs)


_LETTERS = _Letters()


def _kind(line: Line, cues: tuple[str, ...], register: Register, shape: str) -> int:
    """The kind of a line: by its cues if it is short, else by its length, its end and its capitals."""
    length, words = line.length, len(register.tokens)
    ended = line.text.rstrip(_CLOSERS)[-1:] in _SENTENCE_MARKS
    for family in cues:
        if family in _CUED and (length <= 120 or family in ("caption", "footnote")):
            return KIND[family]
        if family == "author" and length <= 100 and not (ended and words > 8):
            return KIND["stamp"]
    if length <= 100 and not words:
        return KIND["marks"]
    if length <= 100 and words <= 14 and not ended and not _TIMES.isdisjoint(cues):
        return KIND["date" if words <= 6 else "stamp"]
    if length >= MIDDLE:
        return KIND["long" if length >= _LONG else "middle"]
    if ended:
        return KIND["sentence" if length >= 60 else "remark"]
    return _short_kind(line, words, shape)


_CUED = frozenset({"header", "form", "reply", "caption", "promo", "furniture", "footnote", "byline"})
_TIMES = frozenset({"date", "clock", "ago"})


def _short_kind(line: Line, words: int, shape: str) -> int:
    """The kind of a line that is neither a text nor a sentence."""
    text, length = line.text, line.length
    if length <= 20 and not any(c.isalpha() for c in text):
        return KIND["number"]
    if _ADDRESS.match(text):
        return KIND["address"]
    if length >= 100:
        return KIND["unfinished"]
    if words == 1:
        return KIND["handle"]
    if words <= 4 and shape in ("N", "N.", "Na", "N a N", "N-N", "N'N", "N’N"):
        return KIND["name"]
    if length < 25:
        return KIND["words"]
    capitals = sum(word[:1].isupper() for word in text.split())
    return KIND["title" if capitals * 2 > words else "phrase"]


def step(value: float, limits: tuple[float, ...]) -> int:
    """Which of the steps between the limits a value is on, from 0."""
    step = 0
    for limit in limits:
        if value < limit:
            return step
        step += 1
    return step


_SIZES = (4, 13, 26, 46, 81, 141, 261, 601)
COUNTS = (1, 2, 3, 4, 7, 13, 26)
_RATES = (0.001, 0.02, 0.04, 0.07, 0.11, 0.17, 0.25)


def features_of(look: Look) -> list[int]:
    """What in a line speaks for a zone: features, each a template and a value in one number."""
    line, text = look.line, look.line.text
    size, kind = step(line.length, _SIZES), look.kind
    words = look.register.tokens
    last = text.rstrip(_CLOSERS)[-1:]
    ending = (
        0 if last in _SENTENCE_MARKS else 1 if last.isalpha() else 2 if last.isdigit() else ord(last or " ") % 97 + 3
    )
    first = text[0]
    start = 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else ord(first) % 97 + 3
    out = [
        1 << 20 | kind,
        2 << 20 | size,
        3 << 20 | ending * 16 + size,
        4 << 20 | start * 16 + size,
        5 << 20 | min(line.blanks, 3) * 32 + kind,
        6 << 20 | min(line.indent, 12),
        7 << 20 | text.isupper() * 16 + size,
    ]
    out.extend(8 << 20 | _value(cue) for cue in look.cues)
    out.extend(9 << 20 | (_value(cue) & 0xFFFF) * 16 + size for cue in look.cues)
    if line.length <= 120 and words:
        out += (
            10 << 20 | _value(words[0]),
            11 << 20 | _value(words[-1]),
            12 << 20 | _value(" ".join(words[:2])),
            13 << 20 | _value(look.shape),
        )
        if len(words) <= 6:
            out.append(14 << 20 | _value(" ".join(words)))
    if len(words) >= 5:
        out.extend(_of_register(look))
    return out


def _of_register(look: Look) -> list[int]:
    text, register = look.line.text, look.register
    words = len(register.tokens)
    long = look.line.length >= MIDDLE
    out = [(20 + number) << 20 | step(count / words, _RATES) * 2 + long for number, count in enumerate(register.counts)]
    out.extend((40 + number) << 20 | min(count, 3) for number, count in enumerate(register.counts))
    quotes = text.count("“") + text.count("”") + text.count('"')
    out += (
        60 << 20 | step(register.unknown / words, (0.001, 0.04, 0.08, 0.15, 0.3, 0.6)) * 2 + long,
        61 << 20 | min(text.count("!"), 4),
        62 << 20 | min(text.count("?"), 4),
        63 << 20 | min(text.count("...") + text.count("…"), 3),
        64 << 20 | min(quotes, 3),
        65 << 20 | ("!!" in text) * 4 + ("??" in text) * 2 + ("?!" in text),
        66 << 20 | (_EMOTICON.search(text) is not None),
        67 << 20 | (_ADDRESS.search(text) is not None),
        68 << 20 | (min(sum(word.isupper() and len(word) > 3 for word in text.split()[:60]), 3)),
        69 << 20 | text[:1].islower() * 2 + (" i " in text),
        70 << 20 | min(text.count(". ") + text.count("! ") + text.count("? "), 6) * 2 + long,
        71 << 20 | min(sum(c.isdigit() for c in text[:200]), 9),
        72 << 20 | min(text.count(","), 8),
        73 << 20 | step(register.personal, (-0.6, -0.3, 0.0, 0.3, 0.6, 1.0, 1.5, 2.5)) * 2 + long,
        74 << 20 | (sum(ord(c) > 0x17F for c in text[:80] if c.isalpha()) // 8),
    )
    return out
