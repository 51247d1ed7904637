"""One line of a page, looked at by itself: what kind of line it is, and what in it speaks for a zone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from framing.documents import Zone
from framing.structure.cues import LONGEST, cues_of
from framing.structure.lines import Line
from framing.structure.register import CLASSES, Register, register_of, word_number

_SENTENCE_MARKS = frozenset(".!?…。！？؟")
_CLOSERS = "\"'”’»)]*"
_RUNS = re.compile(r"(.)\1+")
_LETTER_RUNS = tuple((kind, re.compile(f"{kind}{{2,}}")) for kind in "aA9")
_NAMES = re.compile(r"(?:Aa?\.? ?)+")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.]+\.(?:com|org|net|co|info|de|uk|ru)\b|@\w")
# The expressions that are searched for in whole lines begin with their rarest character and look back from it: the
# others are passed over at once.
_EMOTICON = re.compile(r"[:;=<\U0001F300-\U0001FAFF](?:(?<=[:;=])['-]?[)(DPp]|(?<=<)3|(?<=[\U0001F300-\U0001FAFF]))")
_ADDRESS_INSIDE = re.compile(
    r"[:.@](?:(?:(?<=http:)|(?<=https:))//|(?<=www\.)|(?<=@)\w|(?<=\w\.)\.*(?:com|org|net|co|info|de|uk|ru)\b)"
)
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
        features: what in it speaks for a zone, each a template and a value in one number.
        words: the numbers of its words, each once.
    """

    line: Line
    kind: int
    cues: tuple[str, ...]
    register: Register
    shape: str
    features: tuple[int, ...]
    words: tuple[int, ...]


_OFTEN = 80  # characters up to which lines are remembered, for short ones come again on every page of a site


def look_at(line: Line, known: bytes) -> Look:
    """One line by itself."""
    seen = _remembered(line.text, known) if line.length <= _OFTEN else _seen(line.text, line.length, known)
    return Look(line, *seen)


class _Signs(NamedTuple):
    kind: int
    cues: tuple[str, ...]
    register: Register
    shape: str


_Seen = tuple[int, tuple[str, ...], Register, str, tuple[int, ...], tuple[int, ...]]


@lru_cache(maxsize=1 << 14)
def _remembered(text: str, known: bytes) -> _Seen:
    return _seen(text, len(text), known)


def _seen(text: str, length: int, known: bytes) -> _Seen:
    folded = text.lower()
    cues = cues_of(text, folded)
    register = register_of(text, folded, known)
    shape = _shape(text) if length <= 120 else ""
    signs = _Signs(_kind(text, length, cues, register, shape), cues, register, shape)
    features = _features(text, length, signs)
    return *signs, tuple(features), tuple(dict.fromkeys(map(word_number, register.tokens)))


_POINTER = re.compile(
    r"(?:READ|SEE|WATCH|LISTEN|RELATED|MORE|ALSO)\b[A-Z ]{0,20}[:>]"
    r"|(?:Read|See|Watch)(?: more| also)?\s?:|(?:Also [Rr]ead|Related(?: articles?| stor(?:y|ies))?|Read [Aa]lso)\s?:"
)
_MARKED = re.compile(r"[*†‡]+(?=[^\s*†‡])")
_REFERENCE = re.compile(r"\w[*†‡](?![*†‡\w])")
_PICTURED = re.compile(r"(?:in )?(?:this|these|undated)\b|file ")
_NOTED = re.compile(
    r"\W{0,2}(?:correction|clarification|editor['’]?s?['’]? note|an earlier version"
    r"|this \w+ (?:was|has been) (?:amended|corrected))"
)


_REPORT = re.compile(
    r"\btold (?:reporters|journalists|lawmakers|parliament|the (?:agency|paper|radio|station|court|council|news))\b"
    r"|\b(?:said|announced|reported|confirmed|added|claimed|declared|warned)"
    r" (?:in a statement|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|\baccording to (?:the|a|an|its|two|officials|sources|reports?|local|state|[a-z]+ (?:officials|media|sources))\b"
    r"|\b(?:ministry|ministers?|spokes(?:man|woman|person)|officials?|police|army|office|court|council|agency|government)"
    r" (?:said|says|announced|reported|confirmed|added|told|declared|denied)\b"
    r"|[,?!]”?[\"”] (?:said|he said|she said|they said|(?:the|an?) [\w-]+ said)\b"
)


def report_lines(looks: list[Look]) -> list[bool]:
    """Which lines hand on what somebody said as a newsroom does, before any heading of comments is passed."""
    found = []
    passed = False
    for look in looks:
        text = look.line.text
        counts = look.register.counts
        personal = counts[_FIRST] + counts[_SECOND] > 0 and '"' not in text and "“" not in text
        likely = counts[_REPORTING] > 0 and not passed and not personal and look.line.length >= 40
        found.append(likely and _REPORT.search(text.lower()) is not None)
        passed = passed or "header" in look.cues
    return found


_FIRST, _SECOND, _REPORTING = CLASSES.index("first"), CLASSES.index("second"), CLASSES.index("reporting")


def told_zones(looks: list[Look]) -> list[Zone | None]:
    """The zones that lines say themselves, whatever their manner: pointers, captions, notes to a mark in the text."""
    told: list[Zone | None] = []
    referred = False
    for look in looks:
        told.append(_told(look, referred=referred))
        text = look.line.text
        referred = referred or (any(mark in text for mark in "*†‡") and _REFERENCE.search(text) is not None)
    return told


def _told(look: Look, *, referred: bool) -> Zone | None:
    text = look.line.text
    if look.line.length > LONGEST:
        return None
    if _POINTER.match(text):
        return Zone.PROMO
    if referred and _MARKED.match(text):
        return Zone.FOOTNOTE
    if "caption:bare" in look.cues or ("caption:shown" in look.cues and _PICTURED.match(text.lower())):
        return Zone.CAPTION
    if "footnote:correction" in look.cues and _NOTED.match(text.lower()):
        return Zone.FOOTNOTE
    return None


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
    runs = text.translate(_LETTERS)
    # Letters and digits first, one kind at a time: that is much faster, and mostly nothing is left to do.
    for kind, run in _LETTER_RUNS:
        runs = run.sub(kind, runs)
    if _RUNS.search(runs):
        runs = _RUNS.sub(r"\1", runs)
    return _NAMES.sub("N", runs)


_LETTERS = _Letters()


def _kind(text: str, length: int, cues: tuple[str, ...], register: Register, shape: str) -> int:
    """The kind of a line: by its cues if it is short, else by its length, its end and its capitals."""
    words = len(register.tokens)
    ended = text.rstrip(_CLOSERS)[-1:] in _SENTENCE_MARKS
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
    return _short_kind(text, length, words, shape)


_CUED = frozenset({"header", "form", "reply", "caption", "promo", "furniture", "footnote", "byline"})
_TIMES = frozenset({"date", "clock", "ago"})


def _short_kind(text: str, length: int, words: int, shape: str) -> int:
    """The kind of a line that is neither a text nor a sentence."""
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


LEXICAL = frozenset({10, 11, 12, 14})
"""Templates whose value is a word or a whole line."""

_SIZES = (4, 13, 26, 46, 81, 141, 261, 601)
COUNTS = (1, 2, 3, 4, 7, 13, 26)
_RATES = (0.001, 0.02, 0.04, 0.07, 0.11, 0.17, 0.25)


_DIGIT = re.compile(r"\d")
_INNER_CAPITAL = re.compile(r"[A-Z](?<=[\w,] [A-Z])")


def _foreign(text: str) -> int:
    """How many letters are of other scripts than Latin."""
    return 0 if text.isascii() else len([c for c in text if ord(c) > 0x17F and c.isalpha()])


def _inner_capitals(text: str) -> int:
    """How many words within sentences have a capital: names, mostly."""
    return len(_INNER_CAPITAL.findall(text[:400]))


def features_of(look: Look) -> list[int]:
    """What in a line and in the gap before it speaks for a zone: each a template and a value in one number."""
    gap = (5 << 20 | min(look.line.blanks, 3) * 32 + look.kind, 6 << 20 | min(look.line.indent, 12))
    return [*look.features, *gap]


def _features(text: str, length: int, seen: _Signs) -> list[int]:
    size = step(length, _SIZES)
    words = seen.register.tokens
    last = text.rstrip(_CLOSERS)[-1:]
    ending = (
        0 if last in _SENTENCE_MARKS else 1 if last.isalpha() else 2 if last.isdigit() else ord(last or " ") % 97 + 3
    )
    first = text[0]
    start = 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else ord(first) % 97 + 3
    out = [
        1 << 20 | seen.kind,
        2 << 20 | size,
        3 << 20 | ending * 16 + size,
        4 << 20 | start * 16 + size,
        7 << 20 | text.isupper() * 16 + size,
    ]
    values = [_value(cue) for cue in seen.cues]
    out.extend(8 << 20 | value for value in values)
    out.extend(9 << 20 | (value & 0xFFFF) * 16 + size for value in values)
    if length <= 120 and words:
        out += (
            10 << 20 | _value(words[0]),
            11 << 20 | _value(words[-1]),
            12 << 20 | _value(" ".join(words[:2])),
            13 << 20 | _value(seen.shape),
        )
        if len(words) <= 6:
            out.append(14 << 20 | _value(" ".join(words)))
    if len(words) >= 5:
        out.extend(_of_register(text, seen.register, long=length >= MIDDLE))
    return out


_RATE_BASES = tuple((20 + number) << 20 for number in range(len(CLASSES)))
_COUNT_BASES = tuple((40 + number) << 20 for number in range(len(CLASSES)))


@cache
def _rates_of(words: int, *, long: bool) -> tuple[int, ...]:
    """The value for each count of a class of words in a line of that many words."""
    return tuple(step(count / words, _RATES) * 2 + long for count in range(words + 1))


def _of_register(text: str, register: Register, *, long: bool) -> list[int]:
    words = len(register.tokens)
    rates = _rates_of(words, long=long)
    out = [base + rates[count] for base, count in zip(_RATE_BASES, register.counts, strict=True)]
    out += [base + min(count, 3) for base, count in zip(_COUNT_BASES, register.counts, strict=True)]
    quotes = text.count("“") + text.count("”") + text.count('"')
    out += (
        60 << 20 | step(register.unknown / words, (0.001, 0.04, 0.08, 0.15, 0.3, 0.6)) * 2 + long,
        61 << 20 | min(text.count("!"), 4),
        62 << 20 | min(text.count("?"), 4),
        63 << 20 | min(text.count("...") + text.count("…"), 3),
        64 << 20 | min(quotes, 3),
        65 << 20 | ("!!" in text) * 4 + ("??" in text) * 2 + ("?!" in text),
        66 << 20 | (_EMOTICON.search(text) is not None),
        67 << 20 | (_ADDRESS_INSIDE.search(text) is not None),
        68 << 20 | (min(len([word for word in text.split()[:60] if len(word) > 3 and word.isupper()]), 3)),
        69 << 20 | text[:1].islower() * 2 + (" i " in text),
        70 << 20 | min(text.count(". ") + text.count("! ") + text.count("? "), 6) * 2 + long,
        71 << 20 | min(len(_DIGIT.findall(text, 0, 200)), 9),
        72 << 20 | min(text.count(","), 8),
        73 << 20 | step(register.personal, (-0.6, -0.3, 0.0, 0.3, 0.6, 1.0, 1.5, 2.5)) * 2 + long,
        74 << 20 | _foreign(text[:80]) // 8,
        75 << 20 | step(_inner_capitals(text) / words, (0.001, 0.04, 0.08, 0.13, 0.2, 0.3)) * 2 + long,
        76 << 20
        | step(words / (1 + sum(map(text.count, (". ", "! ", "? ", "... ")))), (5, 9, 13, 18, 24, 32)) * 2 + long,
        77 << 20
        | step(len([t for t in register.tokens if t.endswith("ed")]) / words, (0.001, 0.03, 0.06, 0.1, 0.16)) * 2
        + long,
        78 << 20 | (text[0] in "\"“'‘") * 4 + (text[-1] in '"”') * 2 + long,
    )
    return out
