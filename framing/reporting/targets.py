"""How each text speaks of whom: actors by texts, the outlet's own voice and that of others apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.texts import Record, Text, part_of

TONES = ("negative", "neutral", "positive")
"""In this order, always."""
_SIDES = (("own", frozenset({"own"})), ("others", frozenset({"reported", "quoted"})))


@dataclass(frozen=True, slots=True)
class Tone:
    """Mentions of one tone; those that are neutral are counted and not listed."""

    label: str
    n: int
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Side:
    """How one side speaks of an actor in one text.

    Args:
        voice: ``own``, or ``others`` for reported and quoted speech.
        total: mentions, unclear ones included.
        tones: what occurs, in the order of :data:`TONES`.
        unclear: mentions whose tone is not likelier than not.
    """

    voice: str
    total: int
    tones: tuple[Tone, ...]
    unclear: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, group or state, and how each text speaks of it."""

    name: str
    cells: tuple[tuple[Text, tuple[Side, ...]], ...]

    @property
    def silent(self) -> int:
        """How many of the texts do not name it."""
        return sum(not sides for _, sides in self.cells)


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """The actors that the page has room for, and how many it has not."""

    actors: tuple[Actor, ...]
    left_out: int

    @property
    def repeated(self) -> bool:
        """Whether there are mentions beside those that a number leads to at once."""
        tones = (tone for actor in self.actors for _, sides in actor.cells for side in sides for tone in side.tones)
        return any(tone.evidence and not tone.evidence.alone for tone in tones)


def spoken_of(texts: Sequence[Text], ledger: Ledger, room: int) -> SpokenOf:
    """The actors of a story's articles; those that most texts name first.

    Args:
        texts: the story's, in the order of the columns.
        ledger: where mentions with a tone are cited.
        room: how many actors to print.
    """
    mentions: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for finding in text.findings:
            if (
                finding["layer"] == "target-sentiment"
                and finding["actor"]
                and part_of(str(finding["zone"])) == "article"
            ):
                mentions[str(finding["actor"])][text.id].append(finding)
    order = sorted(mentions, key=lambda actor: (-len(mentions[actor]), -sum(map(len, mentions[actor].values())), actor))
    actors = tuple(
        Actor(name, tuple((text, _sides(text, mentions[name][text.id], ledger)) for text in texts))
        for name in order[:room]
    )
    return SpokenOf(actors, max(0, len(order) - room))


def _sides(text: Text, found: Sequence[Record], ledger: Ledger) -> tuple[Side, ...]:
    sides = []
    for side, voices in _SIDES:
        own = [finding for finding in found if finding["voice"] in voices]
        if not own:
            continue
        clear = [finding for finding in own if not finding.get("unclear")]
        tones = []
        for label in TONES:
            spans = [(text.id, int(f["start"]), int(f["end"])) for f in clear if f["label"] == label]
            if spans:
                cited = None if label == "neutral" else ledger.cite(spans, back=False)
                tones.append(Tone(label, len(spans), cited))
        sides.append(Side(side, len(own), tuple(tones), len(own) - len(clear)))
    return tuple(sides)
