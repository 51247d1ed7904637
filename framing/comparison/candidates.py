"""What the word lists do not know: names that one outlet uses where others use others, offered as candidates.

Two kinds of evidence are looked at. In *statements* that tell one fact, phrases are laid together that name one thing
(:mod:`framing.comparison.aliases`) and differ in words; in *keyness*, terms that one outlet uses significantly more
than the rest. What a word list already finds is left out. Nothing is added to any list: the evidence is for a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.comparison.aliases import TITLES, same_thing
from framing.comparison.keyness import compare_keyness
from framing.comparison.reading import Reading, read
from framing.comparison.stems import stem
from framing.comparison.terms import FUNCTION_WORDS, WEEKDAYS
from framing.comparison.texts import Text

if TYPE_CHECKING:
    import pandas as pd

    from framing.tables import Analysis

COLUMNS = ("how", "story", "outlet", "phrase", "n", "instead_of", "by", "z", "p_adjusted", "id", "start", "sentence")
LONGEST = 5
"""Phrases of more words than this are descriptions, not names: judgement of the authors."""
MOST_PHRASES = 1500
"""All pairs of a story's phrases are compared; a story with more of them is looked at in its facts' first phrases."""
SIGNIFICANT = 0.05
_VERB = re.compile(r"[a-z]+(?:ed|ing)|reports|says")
_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")


@dataclass(slots=True)
class _Phrase:
    """A phrase as one outlet writes it within one story.

    Args:
        written: as it first stands.
        places: document, start and sentence of each place.
        facts: the facts that are told with it.
    """

    outlet: str
    written: str
    places: list[tuple[str, int, str]] = field(default_factory=list)
    facts: set[str] = field(default_factory=set)


def candidates(analysis: Analysis) -> pd.DataFrame:
    """Names that the word lists do not hold and by which outlets differ.

    Returns:
        A row a candidate and outlet: ``how`` it was found (``statement`` or ``keyness``), the ``phrase``, how often
        (``n``), what the others say ``instead_of`` it and who (``by``), ``z`` and ``p_adjusted`` for keyness, and one
        place with its sentence. Statements come first, then by z; an empty table where nothing is to be told apart.
    """
    import pandas as pd

    reading = read(analysis)
    rows = [*_from_statements(reading), *_from_keyness(reading)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _from_statements(reading: Reading) -> Iterator[dict[str, object]]:
    told: dict[str, dict[tuple[str, str], _Phrase]] = {}
    for fact in reading.facts:
        for statement in fact.statements:
            text, start, end = statement.text, statement.sentence.start, statement.sentence.end
            found = told.setdefault(fact.story, {})
            for begin, finish in phrases(text, start, end):
                written = text.text[begin:finish]
                phrase = found.setdefault((text.label, written.lower()), _Phrase(text.label, written))
                place = (text.id, begin, " ".join(text.text[start:end].split()))
                phrase.facts.add(fact.name)
                if place not in phrase.places:
                    phrase.places.append(place)
    for story in sorted(told):
        yield from _rivals(story, list(told[story].values())[:MOST_PHRASES])


def _rivals(story: str, found: Sequence[_Phrase]) -> Iterator[dict[str, object]]:
    groups = same_thing([phrase.written for phrase in found])
    together: dict[int, list[_Phrase]] = {}
    for phrase in found:
        together.setdefault(groups[phrase.written], []).append(phrase)
    for members in together.values():
        for phrase in members:
            stems = _stems(phrase.written)
            elsewhere = [other for other in members if other.outlet != phrase.outlet]
            others = [other for other in elsewhere if other.facts & phrase.facts and _rival(stems, other.written)]
            if others and all(_stems(other.written) != stems for other in elsewhere):
                identity, start, sentence = phrase.places[0]
                yield {
                    "how": "statement",
                    "story": story,
                    "outlet": phrase.outlet,
                    "phrase": phrase.written,
                    "n": len(phrase.places),
                    "instead_of": "; ".join(dict.fromkeys(other.written for other in others)),
                    "by": "; ".join(dict.fromkeys(other.outlet for other in others)),
                    "id": identity,
                    "start": start,
                    "sentence": sentence,
                }


def _stems(phrase: str) -> frozenset[str]:
    words = [re.sub(r"[’']s?$", "", word.group().lower()) for word in _WORD.finditer(phrase)]
    return frozenset(stem(word) for word in words if word not in FUNCTION_WORDS)


def _rival(stems: frozenset[str], other: str) -> bool:
    """Whether each has a word that the other lacks; a name and its shorter form are no choice between names."""
    others = _stems(other)
    return not stems <= others and not others <= stems


def phrases(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches that may be names unknown to the lists: content words with a capital, or a determiner before them.

    Args:
        text: the text.
        start, end: a sentence's, or part of one's.
    """
    known = [(int(f["start"]), int(f["end"])) for f in text.findings if f["layer"] == "terminology"]
    run: list[re.Match[str]] = []
    before = last = ""
    words = list(_WORD.finditer(text.text, start, end))
    for number, word in enumerate(words):
        if not _continues(text.text, run, word):
            before = last
            is_content = word.group().lower() not in FUNCTION_WORDS and not word.group().isdigit()
            run = [word] if is_content else []
        else:
            run.append(word)
        last = word.group().lower()
        ends = number + 1 == len(words) or not _continues(text.text, run, words[number + 1])
        if run and ends and _names(run, before):
            begin, finish = run[0].start(), _end_of_name(run)
            if not any(s < finish and begin < e for s, e in known):
                yield begin, finish


def _continues(text: str, run: Sequence[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether a word belongs to the run before it: only a space between, no function word, not too long."""
    low = word.group().lower()
    return (
        bool(run)
        and len(run) < LONGEST
        and text[run[-1].end() : word.start()] in (" ", "\u00a0")
        and low not in FUNCTION_WORDS
        and not run[-1].group().endswith(("'s", "’s"))
    )


def _end_of_name(run: Sequence[re.Match[str]]) -> int:
    """Where a run ends without the verb or the day that follows its name."""
    kept = len(run)
    while kept > 1 and (run[kept - 1].group().lower() in WEEKDAYS or _VERB.fullmatch(run[kept - 1].group())):
        kept -= 1
    return run[kept - 1].end()


def _names(run: Sequence[re.Match[str]], before: str) -> bool:
    """Whether a run of words looks like a name: a capital inside the sentence, a title, or a determiner before it."""
    words = [word.group() for word in run]
    capital = any(word[0].isupper() for word in words[1:]) or (words[0][0].isupper() and bool(before))
    return capital or before in ("the", "these", "those", "this", "its", "their") or words[0].lower() in TITLES


def _from_keyness(reading: Reading) -> Iterator[dict[str, object]]:
    found = compare_keyness(reading)
    frame = found.frame
    if not len(frame):
        return
    kept = frame[(frame["kind"] != "name") & (frame["z"] > 0) & (frame["p_adjusted"] < SIGNIFICANT)]
    kept = kept[kept["texts1"] > 1].sort_values("z", ascending=False, kind="stable")
    known = _known_terms(reading)
    for row in kept.to_dict("records"):
        term = str(row["term"])
        if known[term] * 2 > int(row["n1"]) + int(row["n2"]):
            continue
        places = found.evidence(outlet=row["outlet"], term=term)
        if not len(places):
            continue
        first = places.iloc[0]
        yield {
            "how": "keyness",
            "outlet": row["outlet"],
            "phrase": term,
            "n": int(row["n1"]),
            "z": float(row["z"]),
            "p_adjusted": float(row["p_adjusted"]),
            "id": first["id"],
            "start": int(first["start"]),
            "sentence": " ".join(str(first["sentence"]).split()),
        }


def _known_terms(reading: Reading) -> Counter[str]:
    """How often each word and pair of words stands inside a mention that the lists know."""
    counted: Counter[str] = Counter()
    for text in reading.texts:
        for finding in text.findings:
            if finding["layer"] == "terminology":
                words = [
                    w.group().lower() for w in _WORD.finditer(text.text, int(finding["start"]), int(finding["end"]))
                ]
                counted.update(words)
                counted.update(" ".join(pair) for pair in pairwise(words))
    return counted
