"""Who is named anywhere in a text: full names, the titles before them, and what acronyms stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from framing.structure.attributions.names import NAME, is_female, name_within, role_in, surname

_ACRONYM = re.compile(r"\(([A-Z]{2,6})\)")
_BEFORE = re.compile(r"[A-Za-z][\w’'-]*")
_MOST = 8  # bearers of one surname that are told apart
_REACH = 500  # characters before "she" in which somebody named may be meant


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names of a text.

    Args:
        bearers: full names by surname, in order of appearance.
        holders: full names by the role told right before them ("Prime Minister …", "nominee …").
        places: where each full name stands, ascending, and the name.
        acronyms: long names by the acronym in brackets after them.
    """

    bearers: dict[str, list[str]]
    holders: dict[str, list[str]]
    places: list[tuple[int, str]]
    acronyms: dict[str, str]

    def nearest(self, offset: int, *, female: bool) -> str | None:
        """The last person named before a place whose first name suits the pronoun."""
        number = bisect_left(self.places, (offset, ""))
        for place, name in reversed(self.places[max(0, number - _MOST) : number]):
            if place < offset - _REACH:
                return None
            if is_female(name) is female:
                return name
        return None


def mentions(text: str) -> Mentions:
    """All persons named by two words or more, and the acronyms that are explained in brackets."""
    bearers: dict[str, list[str]] = {}
    holders: dict[str, list[str]] = {}
    places: list[tuple[int, str]] = []
    for match in NAME.finditer(text):
        run = match.group()
        name = name_within(run) if " " in run or "\u00a0" in run else None
        if name is None:
            continue
        places.append((match.start(), name))
        _remember(bearers, surname(name), name)
        before = text[max(0, match.start() - 40) : match.start()].rsplit("\n", maxsplit=1)[-1].split()[-2:]
        if before and not before[-1].endswith((".", ",", ":", ";")):
            run = " ".join((*before, run))
        role = role_in(run.removesuffix(name).strip()) if run.endswith(name) else None
        if role is not None:
            _remember(holders, role, name)
    found = {m.group(1): _spelt_out(text, m) for m in _ACRONYM.finditer(text)}
    return Mentions(bearers, holders, places, {short: long for short, long in found.items() if long is not None})


def _remember(names: dict[str, list[str]], key: str, name: str) -> None:
    known = names.setdefault(key, [])
    if name not in known and len(known) < _MOST:
        known.append(name)


def _spelt_out(text: str, acronym: re.Match[str]) -> str | None:
    """The words before the bracket whose initials are the acronym's, small words left out."""
    letters = list(acronym.group(1))
    start = max(0, acronym.start() - 100)
    words = list(_BEFORE.finditer(text, start, acronym.start()))
    for word in reversed(words):
        if letters and word.group()[0] == letters[-1]:
            letters.pop()
        elif word.group()[0].isupper():
            return None
        if not letters:
            return text[word.start() : acronym.start()].strip()
    return None
