"""Who gets to speak: speakers by outlet, the words given to each, and the verbs that frame them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.texts import Record
from framing.reporting.wording import plain


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose words an outlet hands on.

    Args:
        speaker: as the text calls them at their fullest.
        kind: sort of source, in words.
        unnamed: whether it is a person whose name is kept back; institutions and media are not.
        n: how often.
        words: words given to them.
        width: percent of the words of the outlet's busiest speaker.
        verbs: verb, how often, and its class where that is not neutral; most frequent first.
        evidence: what they are made to say.
    """

    speaker: str
    kind: str
    unnamed: bool
    n: int
    words: int
    width: int
    verbs: tuple[tuple[str, int, str], ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Floor:
    """The speakers of one outlet.

    Args:
        outlet: its label.
        total: attributions in all.
        words: words given to sources in all.
        unnamed: attributions to people whose names are kept back.
        official: attributions to officials and institutions.
        speakers: most words first; as many as the page has room for.
        left_out: how many speakers are not printed.
    """

    outlet: str
    total: int
    words: int
    unnamed: Evidence
    official: int
    speakers: tuple[Speaker, ...]
    left_out: int

    @property
    def repeated(self) -> bool:
        """Whether there are lines beside those that a number leads to at once."""
        return bool(self.unnamed.total) or any(not speaker.evidence.alone for speaker in self.speakers)


def sourcing(
    rows: Sequence[Record], evidence: Sequence[Record], outlets: Sequence[str], ledger: Ledger, room: int
) -> tuple[Floor, ...]:
    """The speakers of a story by outlet.

    Args:
        rows: the story's rows of the sourcing comparison.
        evidence: its attributions, with the same columns and ``id``, ``start``, ``end``.
        outlets: in the order of the page.
        ledger: where the attributions are cited.
        room: how many speakers to print for an outlet.
    """
    said: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for attribution in evidence:
        said[_key(attribution)].append(attribution)
    floors = []
    for outlet in outlets:
        own = sorted(
            (r for r in rows if r["outlet"] == outlet), key=lambda r: (-r["words"], -r["n"], str(r["speaker"]))
        )
        if not own:
            continue
        most = max(1, *(int(row["words"]) for row in own))
        unnamed = [a for row in own for a in said[_key(row)] if a["source_type"] in _UNNAMED]
        floors.append(
            Floor(
                outlet,
                sum(int(row["n"]) for row in own),
                sum(int(row["words"]) for row in own),
                ledger.cite(_spans(unnamed), back=False),
                sum(int(row["n"]) for row in own if str(row["source_type"]) in _OFFICIAL),
                tuple(_speaker(row, said[_key(row)], most, ledger) for row in own[:room]),
                max(0, len(own) - room),
            )
        )
    return tuple(floors)


_OFFICIAL = frozenset({"named-official", "unnamed-official", "institution"})
_UNNAMED = frozenset({"unnamed-official", "unnamed-person", "anonymous"})


def _key(row: Record) -> tuple[str, str]:
    return (str(row["outlet"]), str(row["speaker"]))


def _spans(said: Sequence[Record]) -> list[tuple[str, int, int]]:
    return [(a["id"], int(a["start"]), int(a["end"])) for a in said]


def _verbs(verbs: Mapping[str, int], classes: Mapping[str, str]) -> tuple[tuple[str, int, str], ...]:
    """The verbs with their classes; where a colon or nothing at all brings the words in, that is said in words."""
    told = Counter[str]()
    for verb, n in verbs.items():
        told[verb if verb[:1].isalnum() else "no verb"] += n
    return tuple((verb, n, classes.get(verb, "").replace("neutral", "")) for verb, n in told.most_common())


def _speaker(row: Record, said: Sequence[Record], most: int, ledger: Ledger) -> Speaker:
    name = str(row["speaker"])
    classes = {str(a["verb"]): plain(str(a["verb_class"] or "")) for a in said if a["verb"]}
    verbs = json.loads(row["verbs"] or "{}")
    return Speaker(
        speaker=name,
        kind=plain(str(row["source_type"] or "")),
        unnamed=str(row["source_type"]) in _UNNAMED,
        n=int(row["n"]),
        words=int(row["words"]),
        width=max(1, round(100 * int(row["words"]) / most)),
        verbs=_verbs(verbs, classes),
        evidence=ledger.cite(_spans(said)),
    )
