"""What a story and a fact are called, in words that no single outlet chose."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from framing.comparison.terms import FUNCTION_WORDS, tokens
from framing.reporting.texts import Record, Text
from framing.reporting.wording import joined, shortened

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w[\w'’-]*")
"""A word, or an abbreviation with its points."""
_TERMS = 4
_STEM = 4
"""Letters by which two forms of a word are taken for one, enough for a heading."""


_CHOSEN = frozenset(
    {"name", "epithet", "qualifier", "verb", "wording", "scare-quote", "insertion", "number", "hedge", "detail"}
)
"""Differences in single words: what an outlet chose otherwise than another is no name for what both tell."""
_MORE = frozenset({"wording", "hedge"})
_DANGLING = frozenset(
    ("in", "on", "at", "of", "to", "for", "with", "by", "from", "the", "a", "an", "and", "or", "that")
)
_END = re.compile(r"[\s,…]*…$")
_BETWEEN = 4
"""Little words that may stand between two shared ones without a gap."""
_STOP = re.compile(r"[.;:!?()\[\]“”\"«»–—\n]|\s--?\s|['‘](?=\w)(?<!\w['‘])")
_BESIDE = 3
"""Words on either side that a lonely shared word is shown with."""
_LONGEST = 84
_Span = tuple[int, int]


def title(told: Sequence[Record], texts: Sequence[Text]) -> str:
    """What the story is about: what its headlines share, in the words of the first; else the fact that most texts tell.

    Args:
        told: the story's rows of the statements comparison.
        texts: the texts that tell it; where there is one, its headline is the title.
    """
    headlines = [text.headline for text in texts]
    if len(texts) == 1:
        return shortened(headlines[0], 110) if headlines[0] else texts[0].label
    terms = Counter(term for row in told for term in dict.fromkeys(shared_terms(row)))
    facts: dict[str, list[Record]] = {}
    for row in told:
        facts.setdefault(str(row.get("statement")), []).append(row)
    most = max(facts.values(), key=lambda rows: len({row["id"] for row in rows}), default=[])
    return (
        _shared(headlines, terms)
        or (fact_title(most, {text.id: text for text in texts}) if most else "")
        or joined(text.label for text in texts[:_TERMS])
    )


def shared_terms(row: Record) -> list[str]:
    """The terms that a statement shares with the nearest one of another text, as the comparison lists them."""
    return [term for term in str(row.get("reason") or "").partition(": ")[2].split(", ") if term]


def fact_title(told: Sequence[Record], texts: Mapping[str, Text]) -> str:
    """What a fact is called: the words that its statements share, as one of them has them, with … for the rest.

    Of all statements the one is taken whose shared words hang together best. Who says it and with what verb is no part
    of the fact, and words that others chose otherwise are left out.

    Args:
        told: the fact's rows of the statements comparison.
        texts: the texts by their ids.
    """
    body = [row for row in told if row.get("zone") != "headline"] or told
    best = max((_runs(row, texts[row["id"]]) for row in body), key=_telling, default=[])
    if not best:
        return " · ".join(shared_terms(told[0])[:_TERMS])
    return _END.sub(" …", shortened(" … ".join(best), _LONGEST))


def _telling(runs: Sequence[str]) -> tuple[float, int]:
    """How well runs of words tell a fact: by their words, with a loss for each gap; of two alike, the shorter."""
    words = sum(min(1.0, sum(w.lower() not in FUNCTION_WORDS for w in run.split()) / 2) + len(run) / 40 for run in runs)
    return words - len(runs), -sum(map(len, runs))


def _runs(row: Record, text: Text) -> list[str]:
    """Runs of words that a statement shares with another text's, with the little words between them."""
    start, end = int(row.get("part_start", row["start"])), int(row.get("part_end", row["end"]))
    shared = {word.lower() for term in shared_terms(row) for word in term.split()}
    shared |= {token.low for term in shared_terms(row) for token in tokens(term, 0, len(term))}
    words = text.text
    chosen = [
        (d["start"], d["end"])
        for d in json.loads(row["differences"] or "[]")
        if d["kind"] in _CHOSEN and not _plainer(words[d["start"] : d["end"]], d)
    ]
    giving = text.attribution_by_id.get(str(row.get("attribution") or ""))
    chosen += [(a, b) for key in ("source", "cue") for a, b in json.loads((giving or {}).get(key) or "[]")]
    found: list[tuple[int, int]] = []
    little = 0
    for token in tokens(text.text, start, end):
        if any(a < token.end and token.start < b for a, b in chosen):
            little = _BETWEEN + 1
        elif token.low in shared:
            gap = text.text[found[-1][1] : token.start] if found else ""
            if found and little <= _BETWEEN and not _STOP.search(gap):
                found[-1] = (found[-1][0], token.end)
            else:
                found.append((token.start, token.end))
            little = 0
        else:
            little += 1 if token.low in FUNCTION_WORDS else _BETWEEN + 1
    if len(found) == 1 and not any(char.isspace() for char in text.text[slice(*found[0])]):
        found = [_widened(text.text, found[0], (start, end), chosen)]
    return [" ".join(text.text[a:b].split()) for a, b in found]


def _plainer(words: str, difference: Record) -> bool:
    """Whether words are what all others say, too, with more: *five* of *at least five*, *strikes* of *airstrikes*."""
    others = [said for said in str(difference.get("said") or "").lower().split(" / ") if said]
    return difference["kind"] in _MORE and bool(others) and all(words.lower() in said for said in others)


def _widened(text: str, word: tuple[int, int], limits: tuple[int, int], chosen: Sequence[tuple[int, int]]) -> _Span:
    """A lonely word with a few of the words beside it, as far as no outlet chose them otherwise."""
    lower = max([limits[0], *(b for _, b in chosen if b <= word[0])])
    upper = min([limits[1], *(a for a, _ in chosen if a >= word[1])])
    before, behind = tokens(text, lower, word[0])[-_BESIDE:], tokens(text, word[1], upper)[:_BESIDE]
    start = next((t.start for t in before if not _STOP.search(text, t.start, word[0])), word[0])
    behind = [t for t in behind if not _STOP.search(text, word[1], t.end)]
    while behind and behind[-1].low in _DANGLING:
        behind.pop()
    end = behind[-1].end if behind else word[1]
    return start, end


def _shared(headlines: Sequence[str], terms: Counter[str]) -> str:
    """Runs of words of the first headline that another headline has too and that the statements are about."""
    stems = [{_stem(word) for word in _WORD.findall(headline)} for headline in headlines]
    about = {_stem(word) for term in terms for word in _WORD.findall(term)}
    if not headlines or not headlines[0]:
        return ""
    kept = [
        (word, _stem(word) in about and sum(_stem(word) in other for other in stems) > 1)
        for word in _WORD.findall(headlines[0])
    ]
    runs = [[word for word, _ in run] for shared, run in groupby(kept, key=lambda k: k[1]) if shared]
    telling = {" ".join(run): sum(_tells(word) for word in run) for run in runs if any(map(_tells, run))}
    # One word that headlines share is no title.
    return " · ".join(telling) if sum(telling.values()) > 1 else ""


def _tells(word: str) -> bool:
    """Whether a word says something by itself."""
    return len(word) > 1 and word.lower() not in FUNCTION_WORDS


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
