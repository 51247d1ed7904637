"""Hand-annotated attributions, read and turned into tokens: what the attribution rankers learn from."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.documents import Block, Zone
from framing.errors import InputError
from framing.spans import Span
from framing.structure.attributions.drafts import POINTERS, Reading
from framing.structure.attributions.pointers import Index
from framing.structure.attributions.surroundings import long_quotations, surroundings
from framing.structure.attributions.tokens import MARK, PAD, STEM, Tokens, tokenise
from framing.structure.quotations import find_quotations
from framing.structure.sentences import split_sentences

_RIGHT = 'a JSON object with "text", and "attributions" with lists of [start, end] under "source", "cue" and "content"'


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated text.

    Args:
        reading: the text as the rankers read it.
        cue: the word of each gold cue that is most often one.
        gold: the right token for each of the pointers; -1 where there is none.
        in_cue: of each token, whether any gold cue holds it.
        record: as it stands in the file.
    """

    reading: Reading
    cue: Index
    gold: Mapping[str, Index]
    in_cue: NDArray[np.bool_]
    record: Mapping[str, Any]


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file of lines, gzipped or not.

    Raises:
        InputError: names file, line, what was found and what would be right.
    """
    try:
        data = path.read_bytes()
        lines = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8").split("\n")
    except (OSError, EOFError, gzip.BadGzipFile, UnicodeDecodeError) as problem:
        raise InputError(str(path), f"cannot be read ({problem})") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _checked(f"{path}:{number}", line)


def _checked(where: str, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        raise InputError(where, "is not JSON", f"right is {_RIGHT}") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(where, "has no text", f"right is {_RIGHT}")
    length = len(record["text"])
    for attribution in record.get("attributions") or []:
        for part in ("source", "cue", "content"):
            for span in attribution.get(part) or []:
                if not (isinstance(span, list) and len(span) == 2 and 0 <= span[0] < span[1] <= length):
                    raise InputError(where, f"{part} {span!r} is no stretch of the text", f"right is {_RIGHT}")
    return record


def read_text(text: str, sentences: Sequence[Span] | None, classes: NDArray[np.uint16]) -> Reading:
    """A bare text as the rankers read it, all of it body."""
    blocks = (Block(Span(0, len(text)), Zone.BODY),)
    quotations = find_quotations(text, blocks)
    tokens = tokenise(text, sentences or split_sentences(text, blocks))
    around = surroundings(tokens, quotations, (classes[0], classes[1]))
    return Reading(tokens, around, long_quotations(tokens, around, quotations))


def examples(given: Sequence[dict[str, Any]], classes: NDArray[np.uint16]) -> tuple[list[Example], Counter[int]]:
    """The annotated texts among the records, and how often each stem stands in a cue (as ``-stem - 1``) and at all."""
    read = [read_text(record["text"], None, classes) for record in given]
    counts: Counter[int] = Counter()
    for record, reading in zip(given, read, strict=True):
        stems = _stems(reading.tokens)
        counts.update(stems)
        for attribution in record["attributions"]:
            for first, last in _tokens(reading.tokens, attribution["cue"]):
                counts.update(-s - 1 for s in stems[first : last + 1])
    return [_example(r, reading, counts) for r, reading in zip(given, read, strict=True)], counts


def _stems(tokens: Tokens) -> list[int]:
    stems: list[int] = tokens.rows[PAD : len(tokens.rows) - PAD, STEM].tolist()
    return stems


def _tokens(tokens: Tokens, spans: Sequence[Sequence[int]] | None) -> list[tuple[int, int]]:
    """First and last token of each span that holds any."""
    found = []
    for start, end in spans or []:
        first = int(np.searchsorted(tokens.ends, start, side="right"))
        last = int(np.searchsorted(tokens.starts, end)) - 1
        if first <= last:
            found.append((first, last))
    return found


def _example(record: dict[str, Any], reading: Reading, counts: Counter[int]) -> Example:
    tokens = reading.tokens
    stems = _stems(tokens)
    in_cue = np.zeros(len(tokens), dtype=bool)
    cues: list[int] = []
    gold: dict[str, list[int]] = {name: [] for name in POINTERS}
    for attribution in record["attributions"]:
        cue = _tokens(tokens, attribution["cue"])
        if not cue:
            continue
        for first, last in cue:
            in_cue[first : last + 1] = True
        held = [i for first, last in cue for i in range(first, min(last + 1, first + 15))]
        cues.append(min(held, key=lambda i: (-counts[-stems[i] - 1] / (counts[stems[i]] + 20), i)))
        begin, end = cue[0][0], cue[-1][1]
        source = _tokens(tokens, attribution["source"])
        content = [_trimmed(reading, piece) for piece in _tokens(tokens, attribution["content"])]
        after = [piece for piece in content if piece[0] > end]
        before = [piece for piece in content if piece[1] < begin]
        named = _trimmed(reading, source[0]) if source else (-1, -1)
        going_on = (min(after)[0], max(last for _, last in after)) if after else (-1, -1)
        values = (begin, end, *named, min(before)[0] if before else -1, *going_on)
        for name, value in zip(POINTERS, values, strict=True):
            gold[name].append(value)
    arrays = {name: np.array(values, dtype=np.int64) for name, values in gold.items()}
    return Example(reading, np.array(cues, dtype=np.int64), arrays, in_cue, record)


def _trimmed(reading: Reading, piece: tuple[int, int]) -> tuple[int, int]:
    """Without marks at the edges, which annotators include or not as they please."""
    first, last = piece
    kind, closing = reading.around.kind, reading.around.closing
    while last > first and kind[last + PAD] == MARK and not closing[last + PAD]:
        last -= 1
    while first < last and kind[first + PAD] == MARK and reading.tokens.words[first] not in "([$@#":
        first += 1
    return first, last
