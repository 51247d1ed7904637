"""What a sentence shows of its stance toward one of the actors in it: the features of the linear model.

Names are masked before anything is read, the target's as ``<T>`` and all others' as ``<E>``, so that the model cannot
learn whom the press of its training years liked. Families of features: words of the sentence, of the clause and of
windows; pairs and triples around the target; the verb that the target governs or is governed by; the shape of the
words between the target and words of sentiment; sums of sentiment by side, clause and quotation state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing.models import bucket
from framing.valences import stemmed, valence

SIZE = 1 << 17
"""How many weights the hashed features share."""
WINDOW = 60
"""Tokens on each side of the target that are read; longer sentences are cut there."""

TOKEN = re.compile(r"\w+(?:['\-]\w+)*|[^\w\s]")
MENDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "—"})
TARGET, NAME = "<T>", "<E>"
BREAKS = frozenset(
    re.findall(
        r"\S+",
        ', ; : — " ( ) [ ] and but that who which because while after before as although though even if when where '
        "whose since until or",
    )
)
NEGATIONS = frozenset(
    re.findall(
        r"\S+",
        "not no never without nor neither n't hardly barely cannot fail fails failed lack lacks lacked refuse refused "
        "deny denied",
    )
)
FORMS_OF_BE = frozenset(re.findall(r"\S+", "is are was were be been being am 's 're get gets got"))
AUXILIARIES = FORMS_OF_BE | frozenset(
    re.findall(r"\S+", "has have had do does did will would can could may might must shall should 've 'd 'll to")
)
ADVERB = re.compile(
    r"\w+ly$|(?:also|never|not|still|now|then|even|just|once|again|often|always|already|so|too|all|both|only)$"
)
PRONOUN = re.compile(
    r"(?:he|she|they|him|her|them|his|their|it|its|we|us|you|i|me|my|who|himself|herself)$", re.IGNORECASE
)
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the a an in on at of to for from with by as it its he his she her they their we our i my you your this that "
        "these those there here and but or so if when while after before since what who how why where which not no all "
        "some many most more other another one two three new last first during despite because although though even "
        "still yet now then also just only both each every any few several such according meanwhile however instead",
    )
)
"""Words that are no names though a capital begins them, at the head of a sentence or in a title."""
BEFORE_OBJECT = frozenset(["the", "a", "an", NAME, "'s", "of", "former", "president"])
SAYING = frozenset(["said", "says", "say", "told", "tweeted", "wrote", "added"])
KEPT_SHAPES = frozenset(
    re.findall(
        r"\w+", "by of for against to with on in from at about over as and but that who which while because if or"
    )
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence prepared for one target.

    Args:
        words: in small letters, names masked.
        target: the number of the target's token.
        quoted: for each token whether it lies between quotation marks.
        clause: first and last token of the target's clause.
        mention: ``pronoun``, ``name`` or ``noun``.
    """

    words: tuple[str, ...]
    target: int
    quoted: tuple[bool, ...]
    clause: tuple[int, int]
    mention: str


def reading(text: str, start: int, end: int) -> Reading:
    """The sentence read with regard to the target that stands at ``[start, end)`` in it."""
    view = text.translate(MENDED)
    before = [w for m in TOKEN.finditer(view, max(0, start - 600), start) for w in _parts(m.group())][-WINDOW:]
    after = [w for m in TOKEN.finditer(view, end, end + 600) for w in _parts(m.group())][:WINDOW]
    masked = _masked(before)
    words = (*masked, TARGET, *_masked(after))
    target, inside, quoted = len(masked), False, list[bool]()
    for word in words:
        inside ^= word == '"'
        quoted.append(inside)
    first = last = target
    while first and words[first - 1] not in BREAKS:
        first -= 1
    while last < len(words) - 1 and words[last + 1] not in BREAKS:
        last += 1
    mention = view[start:end].strip()
    sort = "pronoun" if PRONOUN.match(mention) else "name" if mention[:1].isupper() else "noun"
    return Reading(words, target, tuple(quoted), (first, last), sort)


def _parts(token: str) -> tuple[str, ...]:
    if len(token) > 2 and token.endswith("'s"):
        return token[:-2], "'s"
    if len(token) > 3 and token.endswith("n't"):
        return token[:-3], "n't"
    return (token,)


def _masked(tokens: Sequence[str]) -> list[str]:
    masked: list[str] = []
    for token in tokens:
        small = token.lower()
        if token[0].isupper() and small not in SMALL_WORDS and len(token) > 1:
            if not masked or masked[-1] != NAME:
                masked.append(NAME)
        else:
            masked.append(small)
    return masked


PLACES = ("all", "clause", "L", "R", "near", "nearer", "same", "other", "far", "farL", "farR", "sentence", "in-clause")
DENSE = (*(f"{place}{sign}" for place in PLACES for sign in "+-"), "length", "position")
"""The features that are sums rather than words."""


def clues(read: Reading) -> tuple[list[int], list[float]]:
    """The features of one target.

    Returns:
        The numbers of its hashed features among ``SIZE``, each once, in order; and the values of ``DENSE``.
    """
    found = {bucket(clue, SIZE) for family in (_words, _around, _roles, _shapes) for clue in family(read)}
    return sorted(found), _sums(read)


def _words(read: Reading) -> Iterator[str]:
    first, last = read.clause
    yield f"M:{read.mention}"
    yield f"Q:{read.quoted[read.target]}{any(read.quoted)}"
    for index, word in enumerate(read.words):
        if index == read.target:
            continue
        stem = stemmed(word)
        if first <= index <= last:
            yield f"c:{stem}"
        if not (word[0].isalpha() or word[0] == "<"):
            continue
        distance, side = abs(index - read.target), "L" if index < read.target else "R"
        yield f"u:{stem}"
        yield f"s{side}:{stem}"
        if read.quoted[index] == read.quoted[read.target]:
            yield f"uq:{stem}"
        if distance <= 7:
            yield f"w7{side}:{stem}"
        if distance <= 3:
            yield f"w3{side}:{stem}"


def _around(read: Reading) -> Iterator[str]:
    stems, target = [stemmed(word) for word in read.words], read.target
    for index, (one, two) in enumerate(pairwise(stems)):
        yield f"B:{one}_{two}"
        if min(abs(index - target), abs(index + 1 - target)) <= 6:
            yield f"b{'L' if index < target else 'R'}:{one}_{two}"
    for index in range(max(0, target - 3), min(len(stems) - 2, target + 2)):
        yield "t:" + "_".join(stems[index : index + 3])
    for step in (1, 2):
        yield f"l{step}:{stems[target - step] if target >= step else '^'}"
        yield f"r{step}:{stems[target + step] if target + step < len(stems) else '$'}"


def _roles(read: Reading) -> Iterator[str]:
    words, target = read.words, read.target
    after = target + 1
    if words[after : after + 1] == ("'s",):
        yield "role:owner"
    verb = _past_apposition(words, after)
    passive = negated = False
    for _ in range(6):
        if verb >= len(words) or not (words[verb] in AUXILIARIES or words[verb] == "n't" or ADVERB.match(words[verb])):
            break
        passive |= words[verb] in FORMS_OF_BE
        negated |= words[verb] in ("not", "n't", "never")
        verb += 1
    if verb < len(words):
        how = ("be_" if passive else "") + ("neg_" if negated else "")
        yield f"sv:{how}{stemmed(words[verb])}"
        value = valence(words[verb])
        if value:
            yield f"svval:{how}{'+' if value > 0 else '-'}"
        for word in words[verb + 1 : verb + 5]:
            yield f"svo:{stemmed(words[verb])}_{stemmed(word)}"
    governor = target - 1
    while governor >= 0 and words[governor] in BEFORE_OBJECT and target - governor < 5:
        governor -= 1
    if governor >= 0:
        yield f"ov:{stemmed(words[governor])}"
        value = valence(words[governor])
        if value:
            yield f"ovval:{'+' if value > 0 else '-'}"
        if governor:
            yield f"ov2:{stemmed(words[governor - 1])}_{stemmed(words[governor])}"


def _past_apposition(words: Sequence[str], at: int) -> int:
    """The token after "…, the former mayor," where one follows the target."""
    if words[at : at + 1] != (",",):
        return at
    for end in range(at + 1, min(len(words) - 1, at + 16)):
        if words[end] == ",":
            return end + 1
    return at


def _shapes(read: Reading) -> Iterator[str]:
    words, target = read.words, read.target
    shapes = [_shape(word) for word in words]
    for start in range(max(0, target - 4), target + 1):
        for end in range(max(target, start + 1), min(len(words), target + 5, start + 6)):
            yield "p:" + "_".join(shapes[start : end + 1])
    for index, shape in enumerate(shapes):
        if shape in ("+", "-"):
            low, high = min(index, target), max(index, target)
            side = "L" if index < target else "R"
            between = [s for s in shapes[low + 1 : high] if s not in ("x", "xly", "xed", "xing", "AUX", "PRO")]
            yield f"path:{side}{shape}:" + "_".join(between[:6])
            yield f"v{side}:{stemmed(words[index])}{'_near' if high - low <= 6 else ''}"


def _shape(word: str) -> str:
    if word in (TARGET, NAME):
        return word
    value = valence(word)
    if value:
        return "+" if value > 0 else "-"
    if word in NEGATIONS:
        return "NOT"
    if word in AUXILIARIES:
        return "BE" if word in FORMS_OF_BE else "AUX"
    if word in KEPT_SHAPES or not word[0].isalnum():
        return word
    if word in SAYING:
        return "SAY"
    if PRONOUN.match(word):
        return "PRO"
    return next((f"x{ending}" for ending in ("ed", "ing", "ly") if word.endswith(ending)), "x")


def _sums(read: Reading) -> list[float]:
    sums = dict.fromkeys(DENSE, 0.0)
    words, target, (first, last) = read.words, read.target, read.clause
    for index, word in enumerate(words):
        value = valence(word) / 4
        if not value:
            continue
        if any(before in NEGATIONS for before in words[max(0, index - 3) : index]):
            value *= -0.74
        sign, distance, side = "+" if value > 0 else "-", abs(index - target), "L" if index < target else "R"
        size = abs(value)
        faded = size / (1 + distance / 4)
        places = {"all": size, side: size, "far": faded, f"far{side}": faded}
        places["same" if read.quoted[index] == read.quoted[target] else "other"] = size
        places |= {"clause": size} if first <= index <= last else {}
        places |= {"near": size} if distance <= 8 else {}
        places |= {"nearer": size} if distance <= 4 else {}
        for place, amount in places.items():
            sums[f"{place}{sign}"] += amount
    for place, part in (("sentence", words), ("in-clause", words[first : last + 1])):
        value = _compound(part)
        sums[f"{place}{'+' if value > 0 else '-'}"] = abs(value)
    sums["length"] = min(len(words), 60) / 60
    sums["position"] = target / len(words)
    return [min(value, 3.0) for value in sums.values()]


def _compound(words: Sequence[str]) -> float:
    """A sum of valences squeezed into -1 to 1 as VADER does it, without its rules for single words."""
    total = 0.0
    for index, word in enumerate(words):
        value = valence(word)
        if value and any(before in NEGATIONS for before in words[max(0, index - 3) : index]):
            value *= -0.74
        total += value
    return float(total / (total * total + 15) ** 0.5)
