"""Which phrases of one story name one thing: "the dictator" and "Kim", "the suit" and "the DNC's lawsuit".

No word list can know the names of tomorrow's story. Phrases are laid together here by their words: the head counts
most, rare words more than common ones; a title is the person whom it stands beside in the same story ("Premier Adams"
makes "the premier" Adams), an office is its country ("Ruritanian officials"), an acronym is its words. Groups are then
formed by average linkage. Everything is judgement of the authors; what it reaches is in docs/methods/terminology.md.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from framing.comparison.stems import stem
from framing.comparison.synonyms import classes
from framing.comparison.terms import FUNCTION_WORDS

HEAD = 2.5
"""How much more than another word the head of a phrase counts."""
FARTHEST = 0.9
"""Groups are joined while their average cosine distance is below this; 0 is the same words, 1 none in common."""
COUNTRY = 1.3
OFFICE = 0.7
BEGINNING = 0.8
"""How much the first letters of a word count beside the word: "migrants", "migration" and "migratory" are kin."""
_LETTERS = 5

_COUNTRIES = """
afghanistan afghan kabul; argentina argentine argentinian; armenia armenian yerevan; australia australian canberra;
austria austrian vienna; azerbaijan azerbaijani baku; bahrain bahraini; bangladesh bangladeshi dhaka;
belarus belarusian minsk; belgium belgian; bolivia bolivian; brazil brazilian brasilia; britain british uk
united_kingdom london; cambodia cambodian; canada canadian ottawa; chile chilean; china chinese beijing;
colombia colombian bogota; congo congolese kinshasa; cuba cuban havana; denmark danish copenhagen;
egypt egyptian cairo; ethiopia ethiopian; finland finnish helsinki; france french paris; georgia georgian tbilisi;
germany german berlin; greece greek athens; hungary hungarian budapest; india indian delhi new_delhi;
indonesia indonesian jakarta; iran iranian tehran; iraq iraqi baghdad; ireland irish dublin; israel israeli;
italy italian rome; japan japanese tokyo; jordan jordanian amman; kenya kenyan nairobi; kuwait kuwaiti;
lebanon lebanese beirut; libya libyan tripoli; mali malian; mexico mexican; morocco moroccan; myanmar burmese burma;
netherlands dutch; nigeria nigerian abuja; north_korea north_korean pyongyang; norway norwegian oslo;
pakistan pakistani islamabad; palestine palestinian; peru peruvian; philippines philippine filipino manila;
poland polish warsaw; qatar qatari doha; romania romanian; russia russian moscow kremlin;
saudi_arabia saudi riyadh; serbia serbian belgrade; somalia somali mogadishu; south_africa south_african;
south_korea south_korean seoul; spain spanish madrid; sudan sudanese khartoum; sweden swedish stockholm;
switzerland swiss; syria syrian damascus; taiwan taiwanese taipei; thailand thai bangkok; tunisia tunisian tunis;
turkey turkish ankara; ukraine ukrainian kyiv kiev; united_states america american us u.s usa washington white_house;
venezuela venezuelan caracas; vietnam vietnamese hanoi; yemen yemeni sanaa; zimbabwe zimbabwean harare
"""
"""Countries with their people, and the capital or house that stands for their government."""
_OFFICES = """
official officer government administration agency agent troop force military army country nation state regime
authority side people team member delegation navy jet
"""
_TITLES = """
leader president dictator chairman chairwoman minister secretary director counsel attorney general prime premier
chancellor king queen supreme ruler despot congressman congresswoman senator governor mayor ambassador spokesman
spokeswoman adviser advisor lawyer candidate nominee chief commander justice judge head
"""
TITLES = frozenset(_TITLES.split())
_LEADING_WORDS = """
of in on at to for from by with who which that into over about between against under after before during as where when
"""
_LEADING_ON = frozenset(_LEADING_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_NOT_CONTENT = FUNCTION_WORDS | {"former", "latest", "sir", "s"}


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a phrase, or two that name a country.

    Args:
        key: its class, stem or country.
        low: in small letters.
        is_capital: whether it begins with a capital.
        is_country: whether it names a country or its government.
    """

    key: str
    low: str
    is_capital: bool
    is_country: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase taken apart: its content words, and those up to its head."""

    content: tuple[_Word, ...]
    core: tuple[_Word, ...]

    @property
    def head(self) -> _Word:
        return self.core[-1]

    @property
    def country(self) -> str | None:
        """The first country up to the head."""
        return next((word.key for word in self.core if word.is_country), None)


def same_thing(phrases: Sequence[str]) -> dict[str, int]:
    """The phrases of one story in groups that name one thing each.

    Args:
        phrases: as written, with their capitals; more than a few thousand take long, since all pairs are compared.

    Returns:
        The number of its group for each phrase, from 1 in the order of the phrases.
    """
    distinct = list(dict.fromkeys(phrases))
    if len(distinct) < 2:
        return dict.fromkeys(distinct, 1)
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    weights = _weights([_taken_apart(phrase) for phrase in distinct])
    columns = {key: number for number, key in enumerate(sorted({key for one in weights for key in one}))}
    matrix = np.zeros((len(distinct), len(columns)))
    for row, one in enumerate(weights):
        for key, weight in one.items():
            matrix[row, columns[key]] = weight
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    distances = np.clip(1 - matrix @ matrix.T, 0, None)
    np.fill_diagonal(distances, 0)
    found = fcluster(linkage(squareform(distances, checks=False), "average"), FARTHEST, "distance")
    numbers: dict[int, int] = {}
    return {phrase: numbers.setdefault(int(one), len(numbers) + 1) for phrase, one in zip(distinct, found, strict=True)}


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in _COUNTRIES.split(";"):
        words = [word.replace("_", " ") for word in line.split()]
        names.update(dict.fromkeys(words, f"@{words[0]}"))
    return names


@cache
def _offices() -> frozenset[str]:
    return frozenset(map(stem, _OFFICES.split()))


def _taken_apart(phrase: str) -> _Phrase:
    words = list(_words(phrase))
    content = tuple(word for word in words if word.is_country or word.low not in _NOT_CONTENT)
    end, seen = len(words), False
    for at, word in enumerate(words):
        if seen and not word.is_country and word.low in _LEADING_ON:
            end = at
            break
        seen = seen or word in content
    core = tuple(word for word in words[:end] if word in content)
    whole = tuple(words) or (_Word(phrase, phrase, is_capital=False),)
    return _Phrase(content or whole, core or content or whole)


def _words(phrase: str) -> list[_Word]:
    written = [re.sub(r"[’']s?$", "", found.group()) for found in _WORD.finditer(phrase)]
    written = [word for word in written if word]
    countries, (synonyms, _) = _countries(), classes()
    found: list[_Word] = []
    at = 0
    while at < len(written):
        low, pair = written[at].lower(), " ".join(written[at : at + 2]).lower()
        capital = written[at][0].isupper()
        if pair in countries and " " in pair:
            found.append(_Word(countries[pair], pair, capital, is_country=True))
            at += 1
        elif capital and low in countries:
            found.append(_Word(countries[low], low, capital, is_country=True))
        else:
            found.append(_Word(synonyms.get(stem(low), stem(low)), low, capital))
        at += 1
    return found


def _weights(phrases: Sequence[_Phrase]) -> list[Mapping[str, float]]:
    """The words of each phrase with their weights, rare words of the story weighing more."""
    persons, acronyms = _persons(phrases), _acronyms(phrases)
    found = [_raw_weights(phrase, persons, acronyms) for phrase in phrases]
    held_by = Counter(key for one in found for key in one)
    rarity = {key: math.log((len(phrases) + 1) / count) + 0.5 for key, count in held_by.items()}
    return [{key: weight * rarity[key] for key, weight in one.items()} for one in found]


def _raw_weights(
    phrase: _Phrase, persons: Mapping[tuple[str, str | None], str], acronyms: Mapping[str, tuple[str, ...]]
) -> dict[str, float]:
    head = phrase.head
    person = persons.get((head.low, phrase.country)) if head.low in TITLES else None
    if person is not None:
        return {person: HEAD}
    weights = {word.key: COUNTRY if word.is_country else 1.0 for word in phrase.content}
    if phrase.country is not None and not head.is_country and stem(head.low) in _offices():
        return weights | {phrase.country: HEAD, head.key: OFFICE}
    words = acronyms.get(head.low) if head.is_capital else None
    if words:
        weights |= {**dict.fromkeys(words, 1.0), words[-1]: HEAD}
    weights[head.key] = HEAD
    for word in phrase.content:
        if not word.is_country and len(word.low) > _LETTERS:
            beginning = f"^{word.low[:_LETTERS]}"
            weights[beginning] = max(weights.get(beginning, 0), BEGINNING * (HEAD if word is head else 1))
    return weights


def _persons(phrases: Sequence[_Phrase]) -> dict[tuple[str, str | None], str]:
    """Title and country to the one person who bears it in this story; ``None`` for whatever country."""
    borne: dict[tuple[str, str | None], Counter[str]] = {}
    for phrase in phrases:
        head = phrase.head
        if head.is_capital and not head.is_country and head.low not in TITLES:
            for word in phrase.core:
                if word.low in TITLES:
                    for country in {phrase.country, None}:
                        borne.setdefault((word.low, country), Counter())[head.key] += 1
    found = {}
    for title, names in borne.items():
        (first, most), *others = names.most_common(2)
        if not others or most >= 3 * others[0][1]:
            found[title] = first
    return found


def _acronyms(phrases: Sequence[_Phrase]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        names = [word for word in phrase.content if word.is_capital]
        if len(names) >= 2:
            found.setdefault("".join(word.low[0] for word in names), tuple(word.key for word in names))
    return found
