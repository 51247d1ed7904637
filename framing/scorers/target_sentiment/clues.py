"""What a sentence shows of its stance toward one of the actors in it: the features of the linear model.

Families of features: words of the sentence, of the clause and of windows; pairs and triples around the target; the
verb that the target governs or is governed by; the shape of the words between the target and words of sentiment; sums
of sentiment by side, clause and quotation state. All targets of a :class:`Reading` are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.scorers.target_sentiment.checksums import Strings, fixed, strings
from framing.scorers.target_sentiment.reading import MENTIONS, Index, Reading
from framing.scorers.target_sentiment.words import ADVERB, AUXILIARIES, FORMS_OF_BE, NAME
from framing.valences import stemmed, valence

SIZE_BITS = 17
SIZE = 1 << SIZE_BITS
"""How many weights the hashed features share."""
BEFORE_OBJECT = frozenset(["the", "a", "an", NAME, "'s", "of", "former", "president"])
PLACES = ("all", "clause", "L", "R", "near", "nearer", "same", "other", "far", "farL", "farR", "sentence", "in-clause")
DENSE = (*(f"{place}{sign}" for place in PLACES for sign in "+-"), "length", "position")
"""The features that are sums rather than words."""

_BEHIND, _AHEAD = 6, 40
"""Words before and after a target among which those that govern it and that it governs are looked for."""

Found = tuple[Index, Strings]
"""Features by name, and the number of the target that each is of; one may come twice."""


class Clues(NamedTuple):
    """The features of several targets.

    Args:
        row: the number of the target, for each hashed feature, ascending.
        hashed: its number among ``SIZE``, each once a target.
        sums: targets by ``DENSE``.
    """

    row: Index
    hashed: Index
    sums: NDArray[np.float64]


def clues(read: Reading) -> Clues:
    """The features of every target that was read about."""
    named = _Named(read)
    found = [*_words(read, named), *_around(read, named), _roles(read), *_shapes(read), *_paths(read)]
    rows = np.concatenate([row for row, _ in found])
    numbers = np.concatenate([names.sums for _, names in found]) & (SIZE - 1)
    both = np.sort(rows << SIZE_BITS | numbers)
    both = both[np.diff(both, prepend=-1) > 0]
    return Clues(both >> SIZE_BITS, both & (SIZE - 1), _sums(read))


class _Named:
    """Names of features that begin with a template and the stem of a word."""

    _PLAIN = ("c:", "u:", "uq:", "B:", "t:", "l1:", "l2:", "r1:", "r2:", "_")
    _SIDED = ("s", "w7", "w3", "b")
    _TEMPLATES = (*_PLAIN, *(f"{name}{side}:" for name in _SIDED for side in "LR"))

    def __init__(self, read: Reading) -> None:
        stems = read.known.stems
        self._row = {name: number * len(stems.sums) for number, name in enumerate(self._TEMPLATES)}
        self._names = fixed(*self._TEMPLATES)[:, None] + stems

    def of(self, template: str, words: Index) -> Strings:
        """The names for the words of those numbers."""
        return self._names.take(words + self._row[template])

    def sided(self, template: str, right: NDArray[np.bool_], words: Index) -> Strings:
        """The names for words to the left of the target, or to the right of it."""
        return self._names.take(words + np.where(right, self._row[f"{template}R:"], self._row[f"{template}L:"]))


def _words(read: Reading, named: _Named) -> Iterator[Found]:
    targets = np.arange(len(read.target))
    own, some = read.quoted[read.target], np.logical_or.reduceat(read.quoted, read.begin)
    yield targets, fixed(*(f"M:{mention}" for mention in MENTIONS)).take(read.mention)
    yield targets, fixed("Q:FalseFalse", "Q:FalseTrue", "Q:TrueFalse", "Q:TrueTrue").take(2 * own + some)
    distance = np.abs(read.offset)
    other = distance > 0
    word = other & read.known.traits["is_counted"][read.word]
    for template, where in (("c:", other & read.in_clause), ("u:", word), ("uq:", word & read.with_target)):
        at = np.flatnonzero(where)
        yield read.row[at], named.of(template, read.word[at])
    for template, where in (("s", word), ("w7", word & (distance <= 7)), ("w3", word & (distance <= 3))):
        at = np.flatnonzero(where)
        yield read.row[at], named.sided(template, read.offset[at] > 0, read.word[at])


def _around(read: Reading, named: _Named) -> Iterator[Found]:
    one = np.flatnonzero(read.row[1:] == read.row[:-1])
    linked = named.of("_", read.word)
    yield read.row[one], named.of("B:", read.word[one]) + linked.take(one + 1)
    one = one[np.minimum(np.abs(read.offset[one]), np.abs(read.offset[one + 1])) <= 6]
    yield read.row[one], named.sided("b", read.offset[one] >= 0, read.word[one]) + linked.take(one + 1)
    one = np.flatnonzero((read.offset[:-2] >= -3) & (read.offset[:-2] <= 1) & (read.row[2:] == read.row[:-2]))
    yield read.row[one], named.of("t:", read.word[one]) + linked.take(one + 1) + linked.take(one + 2)
    for name, edge, steps in (("l", "^", (-1, -2)), ("r", "$", (1, 2))):
        for step in steps:
            at, template = read.target + step, f"{name}{abs(step)}:"
            there = (at >= read.begin) & (at < read.end)
            yield np.flatnonzero(there), named.of(template, read.word[at[there]])
            gone = np.flatnonzero(~there)
            yield gone, fixed(f"{template}{edge}").take(np.zeros_like(gone))


def _roles(read: Reading) -> Found:
    words = read.known.texts
    numbers = read.word.tolist()
    begins = np.maximum(read.begin, read.target - _BEHIND)
    ends = np.minimum(read.end, read.target + _AHEAD)
    rows, names = [], list[str]()
    for row, (begin, target, end) in enumerate(zip(begins.tolist(), read.target.tolist(), ends.tolist(), strict=True)):
        found = list(_of_roles([words[number] for number in numbers[begin:end]], target - begin))
        rows += [row] * len(found)
        names += found
    return np.array(rows, dtype=np.int64), strings(names)


def _of_roles(words: Sequence[str], target: int) -> Iterator[str]:
    after = target + 1
    if words[after : after + 1] == ["'s"]:
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
    if words[at : at + 1] != [","]:
        return at
    for end in range(at + 1, min(len(words) - 1, at + 16)):
        if words[end] == ",":
            return end + 1
    return at


def _shapes(read: Reading) -> Iterator[Found]:
    """Shapes of two to six words in a row, the target among them."""
    shapes = read.known.shapes
    linked = (fixed("_") + shapes).take(read.word)
    first = read.target[:, None] + np.arange(-4, 1)
    begins, last = first >= read.begin[:, None], len(read.word) - 1
    rows = np.broadcast_to(np.arange(len(read.target))[:, None], first.shape)
    run = (fixed("p:") + shapes).take(read.word.take(np.maximum(first, 0)))
    for more in range(1, 6):
        end = first + more
        run = run + linked.take(np.clip(end, 0, last))
        whole = begins & (end < read.end[:, None])
        whole &= (end >= read.target[:, None]) & (end <= read.target[:, None] + 4)
        yield rows[whole], run[whole]


def _paths(read: Reading) -> Iterator[Found]:
    """What stands between the target and each word of sentiment, words that say little left out."""
    charge = read.known.traits["charge"][read.word]
    charged = np.flatnonzero(charge)
    row, right = read.row[charged], (read.offset[charged] > 0).astype(np.int64)
    kind = 2 * right + (charge[charged] < 0)
    near = (np.abs(read.offset[charged]) <= 6).astype(np.int64)
    yield (
        row,
        fixed("vL:", "vR:").take(right) + read.known.stems.take(read.word[charged]) + fixed("", "_near").take(near),
    )
    telling = np.flatnonzero(~read.known.traits["is_plain"][read.word])
    place = np.searchsorted(telling, charged)
    target = np.searchsorted(telling, read.target)[row]
    at, end = np.minimum(place, target) + 1, np.maximum(place, target)
    shapes = read.known.shapes
    linked = fixed("_") + shapes
    path = fixed("path:L+:", "path:L-:", "path:R+:", "path:R-:").take(kind)
    for step in range(6):
        done = at + step >= end
        yield row[done], path[done]
        if done.all():
            return
        row, at, end = row[~done], at[~done], end[~done]
        path = path[~done] + (linked if step else shapes).take(read.word[telling[at + step]])
    yield row, path


def _sums(read: Reading) -> NDArray[np.float64]:
    value = read.known.traits["value"][read.word]
    words = np.flatnonzero(value)
    row, offset, value = read.row[words], read.offset[words], value[words]
    negations = np.concatenate([[0], np.cumsum(read.known.traits["negates"][read.word])])
    first = read.begin[row]
    own = np.where(negations[words] > negations[np.maximum(first, words - 3)], -0.74, 1.0) * value
    size = np.abs(own / 4)
    faded = size / (1 + np.abs(offset) / 4)
    places = {
        "all": (words >= 0, size),
        "L": (offset < 0, size),
        "R": (offset > 0, size),
        "far": (words >= 0, faded),
        "farL": (offset < 0, faded),
        "farR": (offset > 0, faded),
        "same": (read.with_target[words], size),
        "other": (~read.with_target[words], size),
        "clause": (read.in_clause[words], size),
        "near": (np.abs(offset) <= 8, size),
        "nearer": (np.abs(offset) <= 4, size),
    }
    count = len(read.target)
    sums = np.zeros((count, len(DENSE)))
    for place, (where, amount) in places.items():
        for sign, signed in (("+", own > 0), ("-", own < 0)):
            kept = where & signed
            sums[:, DENSE.index(f"{place}{sign}")] = np.bincount(row[kept], amount[kept], count)
    # Within the clause a negation outside it does not count.
    clause = read.in_clause[words]
    in_clause = np.flatnonzero(read.in_clause)
    starts = in_clause[np.searchsorted(read.row[in_clause], np.arange(count))]
    inner = np.where(negations[words] > negations[np.maximum(starts[row], words - 3)], -0.74, 1.0) * value
    for place, total in (
        ("sentence", np.bincount(row, own, count)),
        ("in-clause", np.bincount(row[clause], inner[clause], count)),
    ):
        squeezed = total / np.sqrt(total * total + 15)
        sums[:, DENSE.index(f"{place}+")] = np.maximum(squeezed, 0)
        sums[:, DENSE.index(f"{place}-")] = np.maximum(-squeezed, 0)
    length = read.end - read.begin
    sums[:, DENSE.index("length")] = np.minimum(length, 60) / 60
    sums[:, DENSE.index("position")] = (read.target - read.begin) / length
    return np.minimum(sums, 3.0)
