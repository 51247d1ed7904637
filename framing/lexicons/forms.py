"""What a form in a word list stands for, and the view of a text that it is compared with."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.lexicons.entries import CaseRule, PartOfSpeech
from framing.lexicons.inflection import inflections

MOST_SPELLINGS = 256
"""A form may stand for this many spellings; more is a mistake in the braces."""
LONGEST_RUN = 32
"""A ``*`` stands for at most this many letters, so that no text can make the comparison slow."""
LONGEST_FORM = 200


class FormError(ValueError):
    """A form that cannot be understood; the message says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class Glob:
    """A spelling with wildcards, found by its longest run of plain letters and then compared in full.

    Args:
        key: the run of letters, folded, by which it is looked up.
        pattern: pattern of the whole, boundaries included.
        is_beginning: whether it is the key at the beginning of a word, with any ending.
    """

    key: str
    pattern: re.Pattern[str]
    is_beginning: bool


# One character for one character: the view keeps its length, so that offsets stay what they were.
_MARKS = (
    ("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("`", "'"), ("\u00b4", "'"), ("\u2032", "'"), ("\u02bb", "'"),
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2007", " "), ("\u3000", " "), ("\t", " "),
    ("\x0b", " "), ("\x0c", " "),
    ("\r\n\r\n", "\x00\x00\x00\x00"), ("\n\n", "\x00\x00"), ("\r", " "), ("\n", " "),
    # A hyphen joins words; the same sign between spaces separates them.
    (" \u2013 ", " \x00 "), (" - ", " \x00 "),
    ("-", " "), ("\u2010", " "), ("\u2011", " "), ("\u2012", " "), ("\u2013", " "), ("\u2212", " "),
    # The one letter that becomes two in lower case.
    ("\u0130", "I"),
)  # fmt: skip
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES = re.compile("  +")
_SPACES_OR_INVISIBLE = re.compile(f"[{_INVISIBLE}]+|  +")
_SURROGATE = re.compile("[\ud800-\udfff]")


def fold_marks(text: str) -> str:
    """The text with apostrophes, hyphens and white space made one kind each; as long as before, capitals kept."""
    for found, instead in _MARKS:
        text = text.replace(found, instead)
    return text


class View:
    """A text as forms are compared with it: marks folded, runs of white space and invisible characters squeezed.

    Args:
        text: as read.

    Attributes:
        exact: with its capitals.
        lower: in lower case; as long as ``exact``.
    """

    def __init__(self, text: str) -> None:
        exact = fold_marks(text)
        if _SURROGATE.search(exact):
            exact = _SURROGATE.sub("\ufffd", exact)
        self._at: list[int] = []
        self._removed: list[int] = []
        if any(mark in exact for mark in _INVISIBLE):
            exact = self._squeeze(exact, _SPACES_OR_INVISIBLE)
        elif "  " in exact:
            exact = self._squeeze(exact, _SPACES)
        self.exact = exact
        self.lower = exact.lower()

    def _squeeze(self, text: str, runs: re.Pattern[str]) -> str:
        kept, last, removed = [], 0, 0
        for run in runs.finditer(text):
            start, end = run.span()
            start += text[start] == " "  # one space of a run stays
            kept.append(text[last:start])
            self._at.append(start - removed)
            removed += end - start
            self._removed.append(removed)
            last = end
        kept.append(text[last:])
        return "".join(kept)

    @property
    def is_squeezed(self) -> bool:
        """Whether offsets in the view differ from those in the text."""
        return bool(self._at)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the view lies in the text as read."""
        if not self._at:
            return start, end
        return self._index(start), self._index(end - 1) + 1

    def _index(self, index: int) -> int:
        run = bisect_right(self._at, index)
        return index + (self._removed[run - 1] if run else 0)


_SIMPLE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
"""Forms that stand for themselves alone."""


def spellings(form: str, rule: str, pos: str | None) -> Iterator[str | Glob]:
    """Every spelling that a form stands for, marks folded: plain ones as strings, those with wildcards as globs.

    Args:
        form: as written in the file.
        rule: the case rule; ``inflect`` adds inflected forms.
        pos: which endings an inflected form takes.

    Raises:
        FormError: when the form is empty, its braces do not close, or it stands for too much.
    """
    for plain in [form] if _SIMPLE.fullmatch(form) else expanded(form):
        inflected = inflected_phrases(plain, pos) if rule == CaseRule.INFLECT else [plain.replace("~", "")]
        for phrase in inflected:
            if "*" not in phrase and "?" not in phrase and "\\" not in phrase:
                yield phrase
            elif is_glob(phrase):
                yield compiled(phrase, exact=rule == CaseRule.CASE)
            else:
                yield unescaped(phrase)


# Any number of lines that are plain words or the beginning of a word, and then the one that is neither.
_UNUSUAL = re.compile(r"(?:[^\W_][\w '’.,&/!-]{0,199}+(?<=[\w.!])\n|[^\W_]{3,198}\*\n)*+([^\n]*)\n?")


def unusual(forms: Sequence[str]) -> list[str]:
    """Those that are more than plain words or the beginning of one, and alone need a further check; few are."""
    lines = "\n".join([*forms, ""])
    if lines.count("\n") > len(forms):  # one holds a line break itself
        return list(forms)
    return [form for form in _UNUSUAL.findall(lines) if form]


def check_form(form: str) -> None:
    """Raise a :class:`FormError` for a form that cannot be matched."""
    if not form.strip():
        raise FormError("is empty, and would be found everywhere; allowed: words")
    if len(form) > LONGEST_FORM:
        raise FormError(f"is {len(form)} characters long; allowed: at most {LONGEST_FORM}")
    if any(ord(character) < 32 for character in form):
        raise FormError("holds a control character; allowed: letters, digits, punctuation and single spaces")
    for plain in expanded(form):
        if is_glob(plain):
            _glob_parts(plain.replace("~", ""))
        elif not any(character.isalnum() for character in plain):
            raise FormError("has no letter or digit; allowed: words")


_BRACES = re.compile(r"\\.|\{([^{}]*)\}|\[([^\[\]]*)\]|[{}\[\]]")


def expanded(form: str) -> list[str]:
    """The form with its ``{a,b}`` and ``[ab]`` written out, marks folded, wildcards and ``~`` kept."""
    parts: list[list[str]] = []
    last = 0
    for found in _BRACES.finditer(form):
        parts.append([form[last : found.start()]])
        last = found.end()
        if found.group(1) is not None:
            parts.append(found.group(1).split(","))
        elif found.group(2):
            parts.append([part for part in found.group(2) if part != ","])
        elif found.group().startswith("\\"):
            parts.append([found.group()])
        else:
            raise FormError(
                f"has an unpaired or empty {found.group()!r}; allowed: {{a,b}}, [ab], or \\{found.group()[0]}"
            )
    parts.append([form[last:]])
    count = 1
    for part in parts:
        count *= len(part)
    if count > MOST_SPELLINGS:
        raise FormError(f"stands for {count} spellings; allowed: at most {MOST_SPELLINGS}")
    whole = ("".join(choice) for choice in itertools.product(*parts))
    return list(dict.fromkeys(" ".join(fold_marks(" ".join(spelling.split())).split()) for spelling in whole))


_WILDCARD = re.compile(r"\\.|[*?]")


def is_glob(phrase: str) -> bool:
    """Whether a spelling still holds a wildcard."""
    return any(not found.group().startswith("\\") for found in _WILDCARD.finditer(phrase))


def unescaped(phrase: str) -> str:
    """The phrase with an escaped asterisk read as an asterisk."""
    return re.sub(r"\\(.)", r"\1", phrase)


def compiled(phrase: str, *, exact: bool) -> Glob:
    """A spelling with wildcards, ready to be compared."""
    pattern, key = _glob_parts(phrase)
    whole = re.compile(rf"(?<!\w){pattern}(?!\w)", re.NOFLAG if exact else re.IGNORECASE)
    return Glob(key, whole, is_beginning=phrase.lower() == key + "*" and key[0].isalnum())


def _glob_parts(phrase: str) -> tuple[str, str]:
    """The pattern of a spelling with wildcards, and its longest run of plain letters."""
    pattern, keys, run = [], [], ""
    last = 0
    for found in _WILDCARD.finditer(phrase):
        run += phrase[last : found.start()]
        last = found.end()
        if found.group().startswith("\\"):
            run += found.group()[1]
            continue
        keys.append(run)
        pattern += [re.escape(run), r"\w" if found.group() == "?" else rf"\w{{0,{LONGEST_RUN}}}"]
        run = ""
    run += phrase[last:]
    keys.append(run)
    pattern.append(re.escape(run))
    key = max(keys, key=len)
    if sum(character.isalnum() for character in key) < 3:
        raise FormError("has no three letters in a row beside its wildcards; it would be found almost everywhere")
    if "**" in phrase:
        raise FormError("has '**'; one '*' already stands for any run of letters")
    return "".join(pattern), key.lower()


def inflected_phrases(phrase: str, pos: str | None) -> list[str]:
    """The phrase with its marked, last (nouns) or first (verbs) word in every inflected form."""
    words = phrase.split(" ")
    marked = [number for number, word in enumerate(words) if word.endswith("~")]
    words = [word.removesuffix("~") for word in words]
    if not marked and pos is None and len(words) > 1:
        return list(
            dict.fromkeys(
                _inflected_at(words, len(words) - 1, PartOfSpeech.NOUN) + _inflected_at(words, 0, PartOfSpeech.VERB)
            )
        )
    if pos == PartOfSpeech.ADJECTIVE and len(words) > 1:
        # "far-right" has no "far-righter": what looks like one is a noun.
        return [" ".join(words)]
    at = marked[0] if marked else (0 if pos == PartOfSpeech.VERB else len(words) - 1)
    return _inflected_at(words, at, pos)


def _inflected_at(words: list[str], at: int, pos: str | None) -> list[str]:
    if not words[at].isalpha():
        # A wildcard or a figure takes no ending; a word with an apostrophe takes it after the last letter.
        return [" ".join(words)]
    return [" ".join([*words[:at], form, *words[at + 1 :]]) for form in inflections(words[at].lower(), pos)]
