"""Readers' remarks, put together from sentences that were made up for this purpose."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_MATERIAL = Path(__file__).parent / "material"
_PERSON = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]{2,}\b")
_PLACE = re.compile(r"\b(?:in|of|from|to) ([A-Z][a-z]{3,})\b")
_GROUP = re.compile(r"\b[A-Z]{3,6}\b|\bthe ([A-Z][a-z]+ [A-Z][a-z]+)\b")


@cache
def material(name: str) -> tuple[str, ...]:
    """The lines of one file of material."""
    return tuple((_MATERIAL / f"{name}.txt").read_text(encoding="utf-8").splitlines())


@cache
def furniture(part: str, name: str = "furniture") -> tuple[str, ...]:
    """The lines of one part of a file of material: what stands there under ``## part``."""
    lines, inside = [], False
    for line in material(name):
        if line.startswith("## "):
            inside = line == f"## {part}"
        elif inside:
            lines.append(line)
    return tuple(lines)


def actors_of(text: str) -> dict[str, list[str]]:
    """Persons, places and groups that an article names often, to be named again by its readers."""
    return {
        "person": _commonest(_PERSON.findall(text)) or ["the mayor", "the minister"],
        "place": _commonest(_PLACE.findall(text)) or ["this town", "the north"],
        "group": _commonest(m.group(1) or m.group() for m in _GROUP.finditer(text)) or ["the council"],
    }


def _commonest(names: object) -> list[str]:
    counts = Counter(names)  # type: ignore[call-overload]
    return sorted(counts, key=lambda name: (-counts[name], name))[:6]


def filled(rng: random.Random, line: str, actors: Mapping[str, Sequence[str]]) -> str:
    """A line with its gaps filled."""
    while "{" in line:
        gap = re.search(r"\{(\w+)\}", line)
        if gap is None:
            return line
        line = line[: gap.start()] + rng.choice(actors.get(gap.group(1)) or ["it"]) + line[gap.end() :]
    return line


def name_of(rng: random.Random) -> str:
    """What a commenter calls himself."""
    names = material("names")
    draw = rng.random()
    if draw < 0.55:
        return rng.choice(names)
    first, last = rng.choice(names).split()[0], rng.choice(names).split()[-1]
    if draw < 0.75:
        return f"{first} {last}"
    if draw < 0.85:
        return first.lower() + str(rng.randrange(100)) * rng.randrange(2)
    return rng.choice(
        [
            first,
            f"{first} {last[0]}.",
            f"{first}_{last}".lower(),
            f"{first} the {last}",
            first.upper(),
        ]
    )


def remark(
    rng: random.Random,
    manner: str,
    actors: Mapping[str, Sequence[str]],
    article: Sequence[str],
) -> list[str]:
    """One comment, as paragraphs.

    Args:
        rng: where chance comes from.
        manner: ``news`` for impersonal remarks, ``blog`` for talk, ``mixed``, ``foreign``.
        actors: names from the article.
        article: its paragraphs, some of whose words are taken up.
    """
    files = {
        "news": ["remarks"],
        "blog": ["blog"],
        "mixed": ["remarks", "blog"],
        "foreign": ["foreign"],
    }[manner]
    if manner != "foreign" and rng.random() < 0.04:
        files = ["foreign"]
    paragraphs = []
    for _ in range(rng.choice([1, 1, 1, 1, 1, 1, 2, 2, 3, 5])):
        pool = material(rng.choice(files))
        sentences = [filled(rng, rng.choice(pool), actors) for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4, 6]))]
        if article and rng.random() < 0.15:
            sentences.insert(rng.randrange(len(sentences) + 1), _taken_up(rng, article))
        if rng.random() < 0.1 and len(sentences) > 1:
            sentences = [s.rstrip(".") + rng.choice([" ...", "...", ",", " -"]) for s in sentences[:-1]] + sentences[
                -1:
            ]
        paragraphs.append(roughened(rng, " ".join(sentences)))
    return paragraphs


def _taken_up(rng: random.Random, article: Sequence[str]) -> str:
    words = rng.choice(article).split()
    at = rng.randrange(max(1, len(words) - 8))
    snippet = " ".join(words[at : at + rng.randrange(3, 9)]).strip(".,“”\"'")
    return rng.choice(
        [
            '"{}" - really?',
            "So now it is {}.",
            "{} - that says it all.",
            "They write {}, I say prove it.",
            '"{}". Right.',
        ]
    ).format(snippet)


def roughened(rng: random.Random, text: str) -> str:
    """The text as people type it: small letters, shouting, lost apostrophes, swapped letters, marks in rows."""
    draw = rng.random()
    if draw < 0.5:
        return text
    if draw < 0.62:
        text = text.lower()
    elif draw < 0.66:
        text = text.upper()
    elif draw < 0.72:
        text = text.rstrip(".") + rng.choice(["!!!", "!!", "...", "??", " :)", " ;-)", "!", " lol", "..."])
    elif draw < 0.78:
        text = text.rstrip(".")
    if rng.random() < 0.4:
        text = text.replace("'", "")
    if rng.random() < 0.4:
        words = text.split(" ")
        for _ in range(1 + len(words) // 15):
            at = rng.randrange(len(words))
            words[at] = _misspelt(rng, words[at])
        text = " ".join(words)
    return text


def _misspelt(rng: random.Random, word: str) -> str:
    short = {
        "you": "u",
        "are": "r",
        "because": "bcuz",
        "people": "ppl",
        "please": "pls",
        "your": "ur",
        "to": "too",
    }
    if word.lower() in short:
        return short[word.lower()]
    if len(word) < 5:
        return word
    at = rng.randrange(1, len(word) - 2)
    return rng.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        ]
    )
