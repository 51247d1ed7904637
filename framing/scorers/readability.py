"""How hard is the text to read, and how is it written, zone by zone and voice by voice?

The formulas are textstat's (version 0.7.8, which needs no download); syllables are counted by the CMU pronouncing
dictionary and, for words that are not in it, by pyphen's hyphenation. Sentences are the document's, not textstat's,
whose own splitter ends one at every ``U.S.``. A measure that cannot be taken has no value and a reason, never a 0.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from framing.documents import WORD, Document, Voice, Zone
from framing.scorers import Scorer
from framing.spans import Span

MEASURED = (Zone.HEADLINE, Zone.CAPTION, Zone.BODY, Zone.FOOTNOTE, Zone.COMMENT)
FORMULAS = {
    "flesch-reading-ease": "flesch_reading_ease",
    "flesch-kincaid-grade": "flesch_kincaid_grade",
    "gunning-fog": "gunning_fog",
    "smog": "smog_index",
    "coleman-liau": "coleman_liau_index",
    "automated-readability-index": "automated_readability_index",
    "lix": "lix",
}
"""Our name of a formula and textstat's. Reading ease: higher is easier (about 0 to 100); the others: harder."""
FEWEST_WORDS = 100
FEWEST_SENTENCES_SMOG = 30
MATTR_WINDOW = 50
LONGEST_WORD = 40

BE = r"(?:am|is|are|was|were|be|been|being|'s|'re|get|gets|got|getting)"
IRREGULAR = (
    r"beaten|become|begun|bitten|blown|born|borne|bought|bound|broken|brought|built|burnt|caught|chosen|cut|dealt|done|"
    r"drawn|driven|eaten|fallen|fed|felt|fought|forbidden|forced|forgotten|found|given|gone|grown|heard|held|hidden|hit|"
    r"hurt|kept|known|laid|led|left|lent|let|lost|made|meant|met|overthrown|overtaken|paid|proven|put|read|ridden|risen|"
    r"run|said|seen|seized|sent|set|shaken|shot|shown|shut|sold|sought|spent|split|spoken|spread|stolen|stricken|struck|"
    r"sung|sunk|sworn|taken|taught|thought|thrown|told|torn|understood|undone|upheld|withdrawn|withheld|woken|won|worn|written"
)
ADVERB = r"(?:not|also|never|still|now|then|\w{2,20}ly)"
PARTICIPLE = rf"(?:\w{{2,20}}(?<![aeiou])ed|\w{{1,20}}[aeiou]ed|{IRREGULAR})"
PASSIVE = re.compile(rf"(?<![\w-]){BE} (?:{ADVERB} ){{0,2}}{PARTICIPLE}(?![\w-])", re.IGNORECASE)
NOT_PASSIVE = re.compile(r"(?:n|ind|sp|s|f|bl|br|w|d|exc|proc|succ)eed|tired|interested", re.IGNORECASE)
NOMINALISATION = re.compile(r"\w{3,30}(?:tion|sion|ment|ness|ity|ance|ence|ism)s?", re.IGNORECASE)
NOT_NOMINAL = re.compile(
    r"(?:na|sta|ques)tions?|(?:pen|televi)sions?|(?:mo|docu|depart|parlia|govern)ments?|com?ments?|(?:wit|busi)ness|"
    r"(?:univers|commun)ity|sentence|audience",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Readability:
    """One measure of one zone in one voice.

    Args:
        span: from the first of that voice's stretches in the zone to the last.
        label: the measure.
        zone, voice: what was measured; ``quotation-share`` is of the whole zone and is given with its first voice.
        value: the measure, or ``None`` where it cannot be taken.
        reason: why there is no value.
    """

    span: Span
    label: str
    zone: Zone
    voice: Voice
    value: float | None
    reason: str | None = None


@dataclass(frozen=True)
class Passage:
    """What one voice says in one zone: a list of words for each of its sentences, and the text of each."""

    sentences: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    language: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in order."""
        return tuple(word for sentence in self.sentences for word in sentence)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The same in small letters."""
        return tuple(map(str.lower, self.words))

    @cached_property
    def prose(self) -> str:
        """The words as textstat is to see them: full stops inside words go, so that its sentences are these."""
        return "\n".join(" ".join(sentence).replace(".", "") + "." for sentence in self.sentences)


class Unmeasurable(Exception):  # noqa: N818 - it is an answer, not a fault
    """Why a measure has no value here."""


def find(document: Document) -> Sequence[Readability]:
    """Every measure of every zone that carries prose, in each voice that speaks there."""
    found: list[Readability] = []
    for (zone, voice), span, passage in _passages(document):
        for name, measure in _measures().items():
            value, reason = _answer(measure, passage)
            found.append(Readability(span, name, zone, voice, value, reason))
    for zone in MEASURED:
        parts = [s for s in document.segments if s.zone is zone]
        total = sum(s.words for s in parts)
        if total:
            quoted = sum(s.words for s in parts if s.voice is Voice.QUOTED)
            span = Span(parts[0].span.start, parts[-1].span.end)
            found.append(Readability(span, "quotation-share", zone, parts[0].voice, round(quoted / total, 4)))
    return sorted(found, key=lambda r: (r.span.start, r.span.end, r.label, r.voice))


def _passages(document: Document) -> Iterator[tuple[tuple[Zone, Voice], Span, Passage]]:
    gathered: dict[tuple[Zone, Voice], dict[int, list[Span]]] = {}
    for segment in document.segments:
        if segment.zone in MEASURED:
            gathered.setdefault((segment.zone, segment.voice), {}).setdefault(segment.sentence, []).append(segment.span)
    for key, by_sentence in gathered.items():
        texts = tuple(" ".join(document[span] for span in spans) for spans in by_sentence.values())
        counted = tuple(tuple(w for w in WORD.findall(text) if len(w) <= LONGEST_WORD) for text in texts)
        spans = [span for spans in by_sentence.values() for span in spans]
        yield (
            key,
            Span(spans[0].start, spans[-1].end),
            Passage(tuple(words for words in counted if words), texts, document.language),
        )


def _answer(measure: Callable[[Passage], float], passage: Passage) -> tuple[float | None, str | None]:
    try:
        return round(measure(passage), 4), None
    except Unmeasurable as reason:
        return None, str(reason)


@cache
def _measures() -> dict[str, Callable[[Passage], float]]:
    return {
        **{name: _formula(name) for name in FORMULAS},
        "sentence-length": sentence_length,
        "passive-share": passive_share,
        "nominalisation": nominalisation,
        "mattr": mattr,
        "mtld": mtld,
    }


def _formula(name: str) -> Callable[[Passage], float]:
    def measure(passage: Passage) -> float:
        _require_english(passage)
        words = passage.words
        if len(words) < FEWEST_WORDS:
            raise Unmeasurable(f"{len(words)} words; the formula wants {FEWEST_WORDS} or more")
        if not any(c.isascii() and c.isalpha() for word in words for c in word):
            raise Unmeasurable("no letters")
        if name == "smog" and len(passage.sentences) < FEWEST_SENTENCES_SMOG:
            raise Unmeasurable(f"{len(passage.sentences)} sentences; the formula wants {FEWEST_SENTENCES_SMOG} or more")
        return float(getattr(_textstat(), FORMULAS[name])(passage.prose))

    return measure


def sentence_length(passage: Passage) -> float:
    """Words per sentence, counting only the words of the voice in question."""
    if not passage.sentences:
        raise Unmeasurable("no words")
    return sum(map(len, passage.sentences)) / len(passage.sentences)


def passive_share(passage: Passage) -> float:
    """Share of the sentences with a form of *be* or *get* followed by a past participle, 0 to 1."""
    _require_english(passage)
    if not passage.sentences:
        raise Unmeasurable("no words")
    return sum(_is_passive(text) for text in passage.texts) / len(passage.sentences)


def nominalisation(passage: Passage) -> float:
    """Nouns made of verbs and adjectives (-tion, -ment, -ness, -ity, -ance, -ence, -ism) per 100 words."""
    _require_english(passage)
    words = passage.words
    if not words:
        raise Unmeasurable("no words")
    hits = sum(1 for w in words if NOMINALISATION.fullmatch(w) and not NOT_NOMINAL.fullmatch(w))
    return 100 * hits / len(words)


def mattr(passage: Passage) -> float:
    """Share of different words in a window of 50 words, averaged over all windows, 0 to 1; higher is more varied.

    The moving-average type-token ratio (Covington & McFall 2010), which does not fall with the length of a text.
    """
    words = passage.folded
    if len(words) < MATTR_WINDOW:
        raise Unmeasurable(f"{len(words)} words; the window holds {MATTR_WINDOW}")
    counts: dict[str, int] = {}
    total = 0
    for index, word in enumerate(words):
        counts[word] = counts.get(word, 0) + 1
        if index >= MATTR_WINDOW:
            gone = words[index - MATTR_WINDOW]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
        if index >= MATTR_WINDOW - 1:
            total += len(counts)
    return total / MATTR_WINDOW / (len(words) - MATTR_WINDOW + 1)


def mtld(passage: Passage) -> float:
    """Mean number of words that keep a type-token ratio of .72, forwards and backwards; higher is more varied.

    The measure of textual lexical diversity (McCarthy & Jarvis 2010).
    """
    words = passage.folded
    if len(words) < FEWEST_WORDS:
        raise Unmeasurable(f"{len(words)} words; the measure wants {FEWEST_WORDS} or more")
    return (_run_length(words) + _run_length(words[::-1])) / 2


def _run_length(words: Sequence[str], threshold: float = 0.72) -> float:
    factors, types, tokens = 0.0, set[str](), 0
    for word in words:
        tokens += 1
        types.add(word)
        if len(types) / tokens <= threshold:
            factors, types, tokens = factors + 1, set(), 0
    if tokens:
        factors += (1 - len(types) / tokens) / (1 - threshold)
    if not factors:
        raise Unmeasurable("no word is repeated")
    return len(words) / factors


def _is_passive(text: str) -> bool:
    view = text.replace("’", "'").replace("\u00a0", " ")
    return any(not NOT_PASSIVE.fullmatch(m.group().split()[-1]) for m in PASSIVE.finditer(view))


def _require_english(passage: Passage) -> None:
    if passage.language != "en":
        raise Unmeasurable(f"made for English; the text is in {passage.language!r}")


@cache
def _textstat() -> Any:
    with warnings.catch_warnings():
        # textstat 0.7.8 asks setuptools for its own files, which warns at every import.
        warnings.simplefilter("ignore")
        import textstat
    # An instance of our own: the package's shared one has a language and a rounding that anybody may change.
    return type(textstat.textstat)()


SCORER = Scorer("readability", "How hard is the text to read, and how is it written?", find)
