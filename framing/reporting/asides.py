"""What each adds between the lines: asides by kind, in their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.texts import Record, Text, part_of
from framing.reporting.wording import ASIDE_WORDS, aside_words


@dataclass(frozen=True, slots=True)
class Kind:
    """Asides of one kind in a story.

    Args:
        name: the kind in words.
        meaning: what it is.
        by_text: for each text of the story its asides of this kind.
        total: how many there are.
    """

    name: str
    meaning: str
    by_text: tuple[tuple[Text, Evidence], ...]
    total: int


def asides(texts: Sequence[Text], ledger: Ledger) -> tuple[Kind, ...]:
    """The asides of a story's articles by kind; what readers wrote is not an outlet's aside."""
    found: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for finding in text.findings:
            if finding["layer"] == "asides" and part_of(str(finding["zone"])) == "article":
                found[str(finding["kind"] or finding["label"])][text.id].append(finding)
    order = [*ASIDE_WORDS, *sorted(kind for kind in found if kind not in ASIDE_WORDS)]
    kinds = []
    for kind in (kind for kind in order if kind in found):
        name, meaning = aside_words(kind)
        by_text = tuple(
            (
                text,
                ledger.cite([(text.id, f["start"], f["end"]) for f in found[kind][text.id]]),
            )
            for text in texts
            if found[kind][text.id]
        )
        kinds.append(Kind(name, meaning, by_text, sum(evidence.total for _, evidence in by_text)))
    return tuple(kinds)
