"""What was taken over from one text into another, and what was changed inside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.terms import Token, tokens
from framing.comparison.texts import Text

COLUMNS = (
    *("story", "id_a", "start_a", "end_a", "id_b", "start_b", "end_b", "words", "changed"),
    *("outlet_a", "outlet_b", "share_a", "share_b", "from", "to"),
)
REFERENCE = (
    "Passages that share runs of five words, joined over small changes (word n-gram reuse: Clough et al. 2002); a "
    "direction is given only where the dates differ."
)
_RUN = 5  # words in a row that two passages must share somewhere
_GAP = 8  # words that may have been changed, dropped or put in between two shared runs
_LEAST = 12  # words that a passage must share
_LONG = 2000  # words of a passage above which its changes are looked for roughly
_COMMON = 60  # a run of words that stands in more places than this is a formula, not a passage


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of two texts: words ``first_a`` up to ``last_a`` of one, ``first_b`` to ``last_b`` of the other."""

    first_a: int
    last_a: int
    first_b: int
    last_b: int
    words: int


def compare_reuse(reading: Reading) -> Comparison:
    """Passages that texts of a story share.

    Returns:
        A row a pair of passages: their offsets, how many ``words`` they share, ``changed`` (JSON text: ``[{"a": [start,
        end] or null, "b": …}, …]``, what differs inside), the share of each text's words that the passage is, and
        ``from`` and ``to`` where both texts are dated and the dates differ.
    """
    rows: list[dict[str, object]] = []
    for story, texts in reading.by_story.items():
        if len(texts) < 2:
            continue
        words = [_words(text, reading) for text in texts]
        for a, b, passage in _shared(words):
            rows.append(_row(story, (texts[a], texts[b]), (words[a], words[b]), passage))
    frame = table(rows, COLUMNS)
    places = [
        {"story": r["story"], "outlet": r[f"outlet_{x}"], "id": r[f"id_{x}"], "start": r[f"start_{x}"]}
        | {"end": r[f"end_{x}"], "passage": n}
        for n, r in enumerate(rows)
        for x in ("a", "b")
    ]
    notes = []
    if not rows:
        notes.append(f"No two texts of a story share a passage of {_LEAST} words or more.")
    elif frame["from"].isna().any():
        notes.append(
            "Where from and to are empty, the texts have no dates that differ, so nobody can be said to have copied."
        )
    frames = (frame, table(places, ("story", "outlet", "id", "start", "end", "passage")))
    return comparison(reading, "reuse", frames, (REFERENCE, tuple(notes)))


def _words(text: Text, reading: Reading) -> list[Token]:
    return [token for s in text.within(reading.zones) for token in tokens(text.text, s.start, s.end)]


def _shared(words: Sequence[list[Token]]) -> Iterator[tuple[int, int, Passage]]:
    """Passages shared by two texts, by the numbers of the texts."""
    index: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, its in enumerate(words):
        lows = [token.low for token in its]
        for at in range(len(lows) - _RUN + 1):
            index.setdefault(tuple(lows[at : at + _RUN]), []).append((number, at))
    hits: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for places in index.values():
        if 1 < len(places) <= _COMMON:
            for n, (a, i) in enumerate(places):
                for b, j in places[n + 1 :]:
                    if a != b:
                        hits.setdefault((a, b), []).append((i, j))
    for a, b in sorted(hits):
        for passage in _chained(sorted(hits[a, b])):
            yield a, b, passage


def _chained(hits: list[tuple[int, int]]) -> Iterator[Passage]:
    """Runs that follow each other in both texts, joined over gaps of a few words."""
    open_chains: list[list[int]] = []  # first_a, last_a, first_b, last_b, shared words; the last two ends move on
    for i, j in hits:
        for chain in open_chains:
            gap_a, gap_b = i - chain[1], j - chain[3]
            if -_RUN < gap_a <= _GAP and -_RUN < gap_b <= _GAP and (gap_a >= 0 or gap_a == gap_b):
                chain[4] += min(_RUN, i + _RUN - chain[1])
                chain[1], chain[3] = i + _RUN, j + _RUN
                break
        else:
            open_chains.append([i, i + _RUN, j, j + _RUN, _RUN])
        for chain in [c for c in open_chains if i - c[1] > _GAP]:
            open_chains.remove(chain)
            if chain[4] >= _LEAST:
                yield Passage(*chain)
    for chain in open_chains:
        if chain[4] >= _LEAST:
            yield Passage(*chain)


def _row(
    story: str, texts: tuple[Text, Text], words: tuple[list[Token], list[Token]], passage: Passage
) -> dict[str, object]:
    a, b = words[0][passage.first_a : passage.last_a], words[1][passage.first_b : passage.last_b]
    row: dict[str, object] = {"story": story, "id_a": texts[0].id, "start_a": a[0].start, "end_a": a[-1].end}
    row |= {"id_b": texts[1].id, "start_b": b[0].start, "end_b": b[-1].end, "words": passage.words}
    row |= {"changed": json.dumps(changes(a, b)), "outlet_a": texts[0].label, "outlet_b": texts[1].label}
    row |= {"share_a": passage.words / len(words[0]), "share_b": passage.words / len(words[1])}
    dates = texts[0].date, texts[1].date
    if dates[0] and dates[1] and dates[0] != dates[1]:
        earlier, later = (0, 1) if dates[0] < dates[1] else (1, 0)
        row |= {"from": texts[earlier].id, "to": texts[later].id}
    return row


def changes(a: Sequence[Token], b: Sequence[Token]) -> list[dict[str, list[int] | None]]:
    """What differs between two runs of words, as offsets into each text; ``None`` where one has nothing."""
    one, other = [t.low for t in a], [t.low for t in b]
    first = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    last = 0
    while last < min(len(one), len(other)) - first and one[-1 - last] == other[-1 - last]:
        last += 1
    # What is the same at both ends is most of a copy; in what is left, common words of a long text are skipped.
    middle = one[first : len(one) - last], other[first : len(other) - last]
    matcher = SequenceMatcher(None, *middle, autojunk=len(middle[0]) > _LONG)
    return [
        {
            "a": [a[first + i].start, a[first + j - 1].end] if j > i else None,
            "b": [b[first + k].start, b[first + m - 1].end] if m > k else None,
        }
        for what, i, j, k, m in matcher.get_opcodes()
        if what != "equal"
    ]
