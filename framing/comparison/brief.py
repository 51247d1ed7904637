"""A comparison in a few plain sentences, each made from typed findings and each with its places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.comparison.name_forms import one_name
from framing.comparison.result import Comparison

if TYPE_CHECKING:
    import pandas as pd

MOST = 6
"""A brief has at most this many sentences."""
_EACH = 2  # sentences of one kind before other kinds have had their turn
_FACTS = 4  # with fewer facts in common, what is missing is no pattern
_LABELS = 3  # outlets that are named in one place before the rest is counted
_SHOWN = 90  # letters of a statement that are quoted


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence of a brief.

    Args:
        text: plain words; outlets by their labels, the texts' words between quotation marks.
        story: the story it is about.
        kind: what it was made from: ``attribution``, ``scare-quote``, ``naming``, ``rendering``, ``insertion``,
            ``number`` or ``omission``.
        evidence: the places it rests on, ``(document, start, end)``.
    """

    text: str
    story: str
    kind: str
    evidence: tuple[tuple[str, int, int], ...]


def brief(comparisons: Mapping[str, Comparison]) -> tuple[Remark, ...]:
    """Three to six sentences on what differs most; fewer where less was found.

    Nothing is judged: each sentence says what stands in which text. What changes who answers for a statement comes
    first, then quotation marks, names, quotations in two wordings, insertions, figures, and what is not found.

    Args:
        comparisons: by name, as :func:`framing.comparison.compare_all` gives them; those that are missing are done
            without.
    """
    by_kind = [list(find(comparisons)) for find in _FINDERS]
    chosen: list[Remark] = []
    for turn in range(max((len(remarks) for remarks in by_kind), default=0)):
        for remarks in by_kind:
            chosen += remarks[turn : turn + 1] if turn < _EACH else []
    return tuple(chosen[:MOST])


def _rows(comparisons: Mapping[str, Comparison], name: str) -> list[dict[str, Any]]:
    found = comparisons.get(name)
    return [{str(k): v for k, v in row.items()} for row in found.frame.to_dict("records")] if found is not None else []


def _facts(comparisons: Mapping[str, Comparison]) -> Iterator[list[dict[str, Any]]]:
    gathered: dict[tuple[str, str], list[dict[str, Any]]] = {}
    # The brief quotes only what surely states the fact.
    for row in (row for row in _rows(comparisons, "statements") if row["certainty"] == "sure"):
        row["differences"] = json.loads(row["differences"])
        gathered.setdefault((row["story"], row["statement"]), []).append(row)
    yield from gathered.values()


def _words(comparisons: Mapping[str, Comparison], row: Mapping[str, Any], start: int, end: int) -> str:
    return " ".join(comparisons["statements"].texts[row["id"]].text[start:end].split())


def _cut(words: str) -> str:
    if len(words) <= _SHOWN:
        return words
    return words[: words.rfind(" ", 0, _SHOWN)].rstrip(",;:") + " …"


def _listed(labels: Sequence[str]) -> str:
    """Labels in order, each once: *a*, *a and b*, *a, b and c*, *a, b, c and 4 others*."""
    names = list(dict.fromkeys(labels))
    if len(names) > _LABELS + 1:
        names = [*names[:_LABELS], f"{len(names) - _LABELS} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _attribution(comparisons: Mapping[str, Comparison]) -> Iterator[Remark]:
    found = []
    for rows in _facts(comparisons):
        body = [row for row in rows if row["zone"] != "headline"]
        own = [row for row in body if row["voice"] == "own" and _kinds(row, "attribution")]
        others = {row["outlet"] for row in own}
        attributed = [row for row in body if row["voice"] != "own" and row["outlet"] not in others]
        if not own or not attributed:
            continue
        said = next(d.get("said", "") for d in own[0]["differences"] if d["kind"] == "attribution")
        words = _cut(_words(comparisons, own[0], own[0]["part_start"], own[0]["part_end"]))
        source = f" ({said.split(' / ')[0]})" if said else ""
        verb = "attribute" if _several(attributed) else "attributes"
        text = (
            f"“{words}” is {_listed([r['outlet'] for r in own])}’s own statement; "
            f"{_listed([r['outlet'] for r in attributed])} {verb} it to a source{source}."
        )
        places = tuple((r["id"], int(r["start"]), int(r["end"])) for r in (*own, *attributed))
        found.append(
            (
                -len(attributed),
                -max(r["probability"] for r in own),
                Remark(text, rows[0]["story"], "attribution", places),
            )
        )
    yield from (remark for *_, remark in sorted(found, key=lambda item: item[:2]))


def _several(rows: Sequence[Mapping[str, Any]]) -> bool:
    return len({row["outlet"] for row in rows}) > 1


def _kinds(row: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    return [d for d in row["differences"] if d["kind"] == kind]


def _scare_quotes(comparisons: Mapping[str, Comparison]) -> Iterator[Remark]:
    seen = set()
    for rows in _facts(comparisons):
        with_marks: dict[str, list[tuple[Any, Any]]] = {}
        without: dict[str, list[tuple[Any, Any]]] = {}
        for row in rows:
            for d in _kinds(row, "scare-quote"):
                marked = d.get("note") == "in quotation marks"
                word = _words(comparisons, row, d["start"], d["end"]).strip("“”\"'‘’ ,.").lower()
                (with_marks if marked else without).setdefault(word, []).append((row, d))
        for word, marked_rows in with_marks.items():
            if word not in without or (rows[0]["story"], word) in seen:
                continue
            seen.add((rows[0]["story"], word))
            text = (
                f"“{word}” stands in quotation marks in {_listed([r['outlet'] for r, _ in marked_rows])} "
                f"and without them in {_listed([r['outlet'] for r, _ in without[word]])}."
            )
            places = tuple((r["id"], d["start"], d["end"]) for r, d in (*marked_rows, *without[word]))
            yield Remark(text, rows[0]["story"], "scare-quote", places)


def _naming(comparisons: Mapping[str, Comparison]) -> Iterator[Remark]:
    names = comparisons.get("naming")
    if names is None:
        return
    found = []
    for (story, referent), part in names.frame[names.frame["N"] > 0].groupby(["story", "referent"], sort=False):
        favourites = _favourites(part)
        names_used = list(dict.fromkeys(str(row["name"]) for row in favourites))
        # A title or a first name more is a house's style.
        if all(one_name(names_used[0], name) for name in names_used):
            continue
        by_name: dict[str, list[dict[str, Any]]] = {}
        for row in favourites:
            by_name.setdefault(str(row["name"]), []).append(row)
        told = "; ".join(
            f"{name} in {_listed([str(row['outlet']) for row in rows])} "
            f"({', '.join('{} of {}'.format(row['n'], row['N']) for row in rows[:_LABELS])}"
            f"{', …' if len(rows) > _LABELS else ''})"
            for name, rows in by_name.items()
        )
        weight = sum(int(row["N"]) for row in favourites)
        places = tuple(
            (str(p["id"]), int(p["start"]), int(p["end"]))
            for row in favourites
            for p in names.places[
                (names.places["story"] == story)
                & (names.places["outlet"] == row["outlet"])
                & (names.places["referent"] == referent)
                & (names.places["name"] == row["name"])
            ].to_dict("records")
        )
        text = f"The commonest name for {_title(str(referent))} differs: {told}."
        found.append((-weight, Remark(text, str(story), "naming", places)))
    yield from (remark for _, remark in sorted(found, key=lambda item: item[0]))


@cache
def _titles() -> Mapping[str, str]:
    from framing.lexicons import load

    # The lists that come with the package do not change while it runs.
    return {identity: referent.title for identity, referent in load().referents.items()}


def _title(referent: str) -> str:
    """What the shipped word lists call a referent; the id where it comes from the user's own list."""
    return _titles().get(referent, referent.replace("-", " "))


def _favourites(part: pd.DataFrame) -> list[dict[str, Any]]:
    """The most frequent name of each outlet that names the referent more than once."""
    rows = []
    for _, its in part.groupby("outlet", sort=False):
        top = its.sort_values(["n", "name"], ascending=[False, True], kind="stable").iloc[0]
        if top["N"] > 1:
            rows.append({str(k): v for k, v in top.to_dict().items()})
    return rows


def _renderings(comparisons: Mapping[str, Comparison]) -> Iterator[Remark]:
    found = comparisons.get("renderings")
    if found is None:
        return
    by_pair: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
    for row in _rows(comparisons, "renderings"):
        by_pair.setdefault((row["id_a"], row["id_b"], row["zone_a"], row["zone_b"]), []).append(row)
    for rows in sorted(by_pair.values(), key=lambda rows: (-len(rows), -rows[0]["similarity"])):
        first = rows[0]
        a, b = (
            _cut(" ".join(found.texts[first[f"id_{x}"]].text[first[f"start_{x}"] : first[f"end_{x}"]].split()))
            for x in "ab"
        )
        if first["id_a"] == first["id_b"]:
            where = "a comment" if "comment" in (first["zone_a"], first["zone_b"]) else "the same text"
            who = f"In {first['outlet_a']} {where} renders"
        else:
            who = f"{_listed([first['outlet_a'], first['outlet_b']])} render"
        many = "one quotation" if len(rows) == 1 else f"{len(rows)} quotations"
        text = f"{who} {many} in other words: “{a}” and “{b}”."
        places = tuple((r[f"id_{x}"], int(r[f"start_{x}"]), int(r[f"end_{x}"])) for r in rows for x in "ab")
        yield Remark(text, first["story"], "rendering", places)


def _insertions(comparisons: Mapping[str, Comparison]) -> Iterator[Remark]:
    for rows in _facts(comparisons):
        for row in rows:
            for d in _kinds(row, "insertion"):
                words = _words(comparisons, row, d["start"], d["end"])
                text = f"{row['outlet']} puts “{words}” into a statement that others make without it."
                yield Remark(text, row["story"], "insertion", ((row["id"], d["start"], d["end"]),))


def _numbers(comparisons: Mapping[str, Comparison]) -> Iterator[Remark]:
    for rows in _facts(comparisons):
        told: dict[str, list[tuple[Any, Any]]] = {}
        for row in rows:
            for d in [*_kinds(row, "number"), *_kinds(row, "hedge")]:
                told.setdefault(_words(comparisons, row, d["start"], d["end"]).lower(), []).append((row, d))
        outlets = [{row["outlet"] for row, _ in its} for its in told.values()]
        # One outlet that has both figures doesn't differ from another.
        if len(told) > 1 and len(set().union(*outlets)) == sum(len(names) for names in outlets):
            parts = [f"“{words}” in {_listed([r['outlet'] for r, _ in its])}" for words, its in told.items()]
            places = tuple((r["id"], d["start"], d["end"]) for its in told.values() for r, d in its)
            yield Remark(f"A figure differs: {', '.join(parts)}.", rows[0]["story"], "number", places)


def _omissions(comparisons: Mapping[str, Comparison]) -> Iterator[Remark]:
    rows = [row for row in _rows(comparisons, "omissions") if row["certainty"] == "sure"]
    found = []
    for story in dict.fromkeys(row["story"] for row in rows):
        mine = [row for row in rows if row["story"] == story]
        facts = len({row["statement"] for row in mine})
        for identity in dict.fromkeys(row["id"] for row in mine):
            absent = [row for row in mine if row["id"] == identity and row["state"] == "absent"]
            if len(absent) < 2 or facts < _FACTS:
                continue
            length = absent[0]["words"]
            text = (
                f"{len(absent)} of the {facts} facts that several texts tell are not found in {absent[0]['outlet']} "
                f"({length} words)."
            )
            statements = _rows(comparisons, "statements")
            names = {row["statement"] for row in absent}
            places = tuple(
                (s["id"], int(s["start"]), int(s["end"]))
                for s in statements
                if s["story"] == story and s["statement"] in names
            )
            found.append((-len(absent) / facts, Remark(text, story, "omission", places)))
    yield from (remark for _, remark in sorted(found, key=lambda item: item[0]))


_FINDERS = (_attribution, _scare_quotes, _naming, _renderings, _insertions, _numbers, _omissions)
