"""Who is called what: for each referent a bar per outlet, and the names that nobody here used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.texts import LOADED, VOICES, Record
from framing.reporting.vocabulary import Vocabulary
from framing.reporting.wording import CHANCE, joined

_WRITTEN = 7
"""Names that are written into one bar."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name in an outlet's bar.

    Args:
        name: as the word list calls it.
        n, total: mentions by this name, and all mentions of the referent.
        stance: approving, neutral or disapproving.
        shade: 0 (a neutral name) to 4 (strongly loaded).
        width: percent of the bar, a whole number of at least 1.
        low, high: interval of the share, or ``None``.
        p: how probable its difference from the others' share is by chance, corrected for all tests, or ``None``.
        why: the word list’s reason for a loaded name; empty for others.
        voices: mentions by voice; only what occurs.
        evidence: the mentions.
    """

    name: str
    n: int
    total: int
    stance: str
    shade: int
    width: int
    low: float | None
    high: float | None
    p: float | None
    why: str
    voices: tuple[tuple[str, int], ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Bar:
    """An outlet's names for a referent, most frequent first."""

    outlet: str
    total: int
    names: tuple[Name, ...]

    @property
    def written(self) -> tuple[Name, ...]:
        """The names that are written into the bar; a long tail would be too narrow to read."""
        return self.names if len(self.names) <= _WRITTEN + 1 else self.names[:_WRITTEN]

    @property
    def tail(self) -> tuple[Name, ...]:
        """The others, which stand together at its end and one by one among the sentences."""
        return self.names[len(self.written) :]

    @property
    def tail_mentions(self) -> int:
        """Mentions by the names of the tail."""
        return sum(name.n for name in self.tail)

    @property
    def listed(self) -> tuple[Name, ...]:
        """Names whose sentences are printed: a number of one leads to its place at once, if the bar shows it."""
        shown = len(self.written)
        return tuple(name for n, name in enumerate(self.names) if n >= shown or not name.evidence.alone)


@dataclass(frozen=True, slots=True)
class Referent:
    """A person, group or act, and what each outlet calls it.

    Args:
        id: its id in the word lists.
        title: what it is called here.
        bars: one an outlet that mentions it.
        unused: names that the word lists know and nobody in this story used, neutral and loaded ones by themselves.
        silent: outlets that do not mention it.
        telling: names whose share in some outlets is hardly chance: the outlets, and the largest of their corrected p.
        p: the smallest corrected p of all shares, those of nothing included; ``None`` where none was tested.
    """

    id: str
    title: str
    bars: tuple[Bar, ...]
    unused: tuple[tuple[str, tuple[str, ...], int], ...]
    silent: tuple[str, ...]
    telling: tuple[tuple[str, tuple[str, ...], float], ...] = ()
    p: float | None = None

    @property
    def mentions(self) -> int:
        """How often it is mentioned."""
        return sum(bar.total for bar in self.bars)

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Why the word lists hold the loaded names among them to be so, each name once."""
        found = {name.name: name.why for bar in self.bars for name in bar.names if name.why}
        return tuple(found.items())

    @property
    def repeated(self) -> bool:
        """Whether a name has more lines than the one that its number leads to."""
        return any(bar.listed for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The referents that the page has room for, and how many it has not."""

    referents: tuple[Referent, ...]
    left_out: int

    @property
    def intervals(self) -> bool:
        """Whether any share has an interval."""
        return any(name.low is not None for referent in self.referents for bar in referent.bars for name in bar.names)

    @property
    def lacking(self) -> str:
        """What there are too few texts for, in words."""
        absent = (("an interval", not self.intervals), ("a test of chance", not self.tested))
        return joined((words for words, lacks in absent if lacks), "or")

    @property
    def tested(self) -> bool:
        """Whether for any share it is known how probable it is by chance."""
        return any(referent.p is not None for referent in self.referents)


def naming(rows: Sequence[Record], evidence: Sequence[Record], known: Vocabulary, ledger: Ledger, room: int) -> Chosen:
    """The referents of a story; those with rival names first, then by mentions.

    Args:
        rows: the story's rows of the naming comparison.
        evidence: its mentions, with the same columns and ``id``, ``start``, ``end``, ``voice``, ``weight``.
        known: what the word lists say of the referents.
        ledger: where the mentions are cited.
        room: how many referents to print.
    """
    outlets = tuple(dict.fromkeys(str(row["outlet"]) for row in rows))
    mentions: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for mention in evidence:
        mentions[(mention["outlet"], mention["referent"], mention["name"])].append(mention)
    by_referent: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        by_referent[row["referent"]].append(row)
    used = {key: [row for row in own if row["n"]] for key, own in by_referent.items()}
    order = sorted((key for key, own in used.items() if own), key=lambda key: _rank(key, used[key]))
    referents = tuple(
        replace(
            _referent(key, (used[key], outlets, mentions), known, ledger),
            telling=_telling(by_referent[key]),
            p=min(_tested(by_referent[key]), default=None),
        )
        for key in order[:room]
    )
    return Chosen(referents, max(0, len(order) - room))


def _rank(referent: str, rows: Sequence[Record]) -> tuple[int, int, int, str]:
    """First what several outlets mention, of that what is called by rival names, then what is mentioned most."""
    outlets = len({row["outlet"] for row in rows})
    rivals = len({row["name"] for row in rows})
    return (-min(2, outlets), -min(2, rivals), -sum(int(row["n"]) for row in rows), referent)


_Mentions = Mapping[tuple[str, str, str], Sequence[Record]]


def _referent(
    identity: str, found: tuple[Sequence[Record], Sequence[str], _Mentions], known: Vocabulary, ledger: Ledger
) -> Referent:
    rows, outlets, mentions = found
    used = {row["name"] for row in rows}
    bars = []
    for outlet in outlets:
        own = sorted((r for r in rows if r["outlet"] == outlet), key=lambda r: (-r["n"], r["name"]))
        if own:
            names = tuple(_name(row, mentions[(outlet, identity, row["name"])], known, ledger) for row in own)
            bars.append(Bar(outlet, int(own[0]["N"]), names))
    speaking = {bar.outlet for bar in bars}
    silent = tuple(outlet for outlet in outlets if outlet not in speaking)
    return Referent(identity, known.title(identity), tuple(bars), _unused(known.names.get(identity, {}), used), silent)


def _tested(rows: Sequence[Record]) -> list[float]:
    return [row["p_adjusted"] for row in rows if row.get("p_adjusted") is not None]


def _telling(rows: Sequence[Record]) -> tuple[tuple[str, tuple[str, ...], float], ...]:
    found: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        if row.get("p_adjusted") is not None and row["p_adjusted"] < CHANCE:
            found[str(row["name"])].append(row)
    return tuple((name, tuple(str(r["outlet"]) for r in own), max(_tested(own))) for name, own in found.items())


_UNUSED = 6
"""Names of each sort that are written out; the rest is counted."""


def _unused(names: Mapping[str, float], used: Collection[str]) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """The choice that was not made: neutral names in the order of the lists, loaded ones by weight."""
    left = [name for name in names if name not in used]
    neutral = [name for name in left if not names[name]]
    loaded = sorted((name for name in left if names[name]), key=lambda name: -names[name])
    sorts = (("neutral", neutral), ("loaded", loaded))
    return tuple((sort, tuple(own[:_UNUSED]), max(0, len(own) - _UNUSED)) for sort, own in sorts if own)


def _name(row: Record, mentions: Sequence[Record], known: Vocabulary, ledger: Ledger) -> Name:
    weight = max((ledger.weight(m["id"], m["start"], m["end"]) for m in mentions), default=0.0)
    spoken = [(voice, sum(m["voice"] == voice for m in mentions)) for voice in VOICES]
    evidence = ledger.cite((m["id"], m["start"], m["end"]) for m in mentions)
    return Name(
        name=str(row["name"]),
        n=int(row["n"]),
        total=int(row["N"]),
        stance=str(row["stance"] or ""),
        shade=min(4, round(weight * 4 + 0.49)) if weight else 0,
        width=max(1, round(100 * row["n"] / row["N"])),
        why=known.reason(str(row["referent"]), str(row["name"])) if weight >= LOADED else "",
        low=row["low"],
        high=row["high"],
        p=row.get("p_adjusted"),
        voices=tuple((voice, n) for voice, n in spoken if n),
        evidence=evidence,
    )
