"""Who speaks: pronouns, titles and short names resolved within the text, with how sure that is.

A wrong guess is worse than none: what is not settled stays unresolved, and can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.structure.attributions.mentions import Mentions, mentions
from framing.structure.attributions.names import (
    TITLES,
    is_female,
    is_institution,
    may_be_official,
    person_in,
    role_in,
    surname,
)
from framing.structure.attributions.relations import Relation

_HE = frozenset(("he", "him", "his"))
_SHE = frozenset(("she", "her"))
_UNSETTLED = frozenset(
    ("i", "we", "you", "they", "it", "this", "that", "these", "those", "one", "everyone", "everybody", "someone",
     "somebody", "anyone", "nobody", "people", "who", "which", "what", "me", "us", "them", "many", "some", "others",
     "few", "most", "all", "both", "neither", "each", "several", "there", "another", "no one", "none")
)  # fmt: skip
_PAPERS = frozenset(
    ("statement", "report", "letter", "document", "communique", "memo", "tweet", "post", "release",
     "story", "article", "paper", "newspaper", "agency", "outlet", "network", "channel", "broadcaster",
     "email", "ad", "speech", "editorial")
)  # fmt: skip
_FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|actress|[a-z]*woman|mother|sister|daughter|wife|her)\b"
)
_MALE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|actor|[a-z]*man|father|brother|son|husband|his)\b")
_DEFINITE = re.compile(r"(?:the|this|that)\s+(?:[\w’'-]+\s+){0,3}?([\w-]+)$", re.IGNORECASE)
_ONE_NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|Gen|Gov|Rep)\.? )?(?:[A-Z][\w’'\-]+|al-[A-Z]\w+)")
_POSSESSIVE = re.compile(r"['’]s?$")
_BARE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_MEMORY = 40  # speakers remembered; who was not heard for so long is not meant by "he"
_NEAR = 6  # speakers back that a pronoun may mean


@dataclass
class _Speaker:
    """Somebody who spoke, with what is known of them so far."""

    name: str
    person: bool
    roles: set[str] = field(default_factory=set)
    female: bool | None = None
    issued: bool = False


def named(text: str, relations: Sequence[Relation]) -> dict[int, tuple[str | None, float]]:
    """The speaker of each relation and how sure it is, by the relation's key.

    Args:
        text: as read.
        relations: in text order.

    Returns:
        The canonical name within the text, or ``None``; 0 to 1.
    """
    in_text = mentions(text)
    heard: list[_Speaker] = []
    answers: dict[int, tuple[str | None, float]] = {}
    by_key: dict[int, _Speaker | None] = {}
    for relation in relations:
        speaker: _Speaker | None = None
        sure = 0.0
        if relation.continues is not None:
            speaker = by_key.get(relation.continues)
            sure = 0.8 * answers.get(relation.continues, (None, 0.0))[1]
        elif relation.source is not None:
            source = " ".join(text[relation.source.start : relation.source.end].split())
            speaker, sure = _resolve(source, relation.source.start, heard, in_text)
            if speaker is not None:
                if speaker.female is None:
                    speaker.female = is_female(speaker.name) if speaker.person else None
                _learn(speaker, source)
                cue = text[relation.cue.start : relation.cue.end] if relation.cue else ""
                after = text[relation.cue.end : relation.cue.end + 30] if relation.cue else ""
                speaker.issued = speaker.issued or "statement" in cue + after
        by_key[relation.key] = speaker
        answers[relation.key] = (speaker.name, round(sure, 2)) if speaker is not None else (None, 0.0)
        if speaker is not None:
            heard = [s for s in heard if s is not speaker][-_MEMORY:]
            heard.append(speaker)
    return answers


def _resolve(source: str, at: int, heard: list[_Speaker], known_names: Mentions) -> tuple[_Speaker | None, float]:
    low = source.lower()
    if low in _HE or low in _SHE:
        return _pronoun(at, heard, known_names, female=low in _SHE)
    # A source among readers' comments is blank in the article, and names nobody there.
    if not low or low in _UNSETTLED or low.split()[0] in ("i", "we", "who", "which"):
        return None, 0.0
    plain = _canonical(source)
    person = None if is_institution(source) else person_in(source)
    if person is None and _ONE_NAME.fullmatch(plain):
        person = plain.rsplit(maxsplit=1)[-1]
    if person is not None and person not in known_names.acronyms:
        return _by_name(_POSSESSIVE.sub("", person), heard, known_names.bearers, source)
    definite = _DEFINITE.match(plain)
    if definite is not None and definite.group(1)[0].islower():
        meant = _by_description(plain, definite.group(1).lower(), heard, known_names.holders)
        if meant is not None:
            return meant
    plain = known_names.acronyms.get(plain, plain)
    known = _BARE.sub("", plain).lower()
    same = next((s for s in reversed(heard) if _BARE.sub("", s.name).lower() == known), None)
    if same is not None:
        return same, 0.9
    return _Speaker(plain, person=role_in(plain) is not None), 0.8


def _pronoun(at: int, heard: list[_Speaker], known_names: Mentions, *, female: bool) -> tuple[_Speaker | None, float]:
    near = [s for s in heard[-_NEAR:] if s.person and s.female in (None, female)]
    if near and near[-1].female is female:
        return near[-1], 0.85
    name = known_names.nearest(at, female=female)
    if name is not None:
        known = next((s for s in near if s.name == name), None)
        return known or _Speaker(name, person=True, female=female), 0.65
    if not near:
        return None, 0.0
    return near[-1], 0.7 if len({s.name for s in near}) == 1 else 0.5


def _by_name(
    person: str, heard: list[_Speaker], full: dict[str, list[str]], source: str
) -> tuple[_Speaker | None, float]:
    last = surname(person)
    known = next((s for s in reversed(heard) if s.name == person), None)
    if known is not None:
        return known, 0.95
    first = person.split(maxsplit=1)[0] if " " in person else None
    alike = next((s for s in reversed(heard) if first and s.name.startswith(first) and surname(s.name) == last), None)
    if alike is not None:
        return alike, 0.85
    if " " in person:
        shorter = next((s for s in reversed(heard) if " " not in s.name and surname(s.name) == last), None)
        if shorter is not None and len(full.get(last, [])) <= 1:
            return shorter, 0.8
        return _Speaker(person, person=True), 0.95
    spoken = [s for s in reversed(heard) if s.person and surname(s.name) == last]
    if spoken:
        return spoken[0], 0.9 if len({s.name for s in spoken}) == 1 else 0.6
    bearers = full.get(last, [])
    if len(bearers) == 1:
        return _Speaker(bearers[0], person=True), 0.85
    is_person = bool(bearers) or source.split(maxsplit=1)[0].rstrip(".").lower() in TITLES
    return _Speaker(person, person=is_person), 0.5 if bearers else 0.8


def _by_description(
    source: str, noun: str, heard: list[_Speaker], titled: dict[str, list[str]]
) -> tuple[_Speaker, float] | None:
    """Whom "the premier", "the official" or "the statement" means, if anybody was heard who fits."""
    if noun in _PAPERS:
        if noun in ("statement", "release", "communique"):
            meant = next((s for s in reversed(heard) if s.issued), None)
        else:
            meant = next((s for s in reversed(heard[-3:]) if not s.person), None)
        return (meant, 0.6) if meant is not None else None
    role = role_in(source)
    if role is None and len(source.split()) <= 4:
        # "The ministry", "the group": who was heard before under a name with this noun.
        meant = next((s for s in reversed(heard) if not s.person and noun in re.findall(r"\w+", s.name.lower())), None)
        return (meant, 0.7) if meant is not None else None
    if role is None or len(source.split()) > 4:
        return None
    near = [s for s in heard if s.person and _fits(role, s.roles)]
    if near:
        return near[-1], 0.8 if len(near) == 1 else 0.6
    holders = titled.get(role, [])
    if len(holders) != 1:
        return None
    known = next((s for s in heard if s.name == holders[0]), None)
    return known or _Speaker(holders[0], person=True, roles={role}), 0.7


def _fits(role: str, roles: set[str]) -> bool:
    return role in roles or (role == "official" and any(may_be_official(r) for r in roles))


def _learn(speaker: _Speaker, source: str) -> None:
    role = role_in(source)
    if role is not None:
        speaker.roles.add(role)
        speaker.person = speaker.person or person_in(source) is not None
    if speaker.female is None:
        if _FEMALE.search(source) or source.lower() == "she":
            speaker.female = True
        elif _MALE.search(source) or source.lower() == "he":
            speaker.female = False


def _canonical(source: str) -> str:
    """The phrase without what is set off by a comma or a bracket."""
    cut = re.split(r",\s|\s\(|\s(?:[–—]|--)\s|\swho\s|\swhich\s", source)[0].strip(" ,;:\"“”'")
    return cut or source
