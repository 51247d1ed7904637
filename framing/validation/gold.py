"""Interchange records, statements and stories against a hand annotation.

The gold file says, per document, zones by line, comments, attributions and asides; and over the documents the stories
and the statements of the same fact. ``docs/methods/validation.md`` says what each figure counts.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from framing.documents import ARTICLE, WORD
from framing.errors import InputError

Row = Mapping[Any, Any]
Place = tuple[str, int, int]


class Figure(NamedTuple):
    """One measured figure.

    Args:
        name: what was measured.
        value: a share from 0 to 1 (higher is better), but for ``comment_leaks``, which counts lines (lower is better).
        right: how many were right (or leaked).
        of: how many there were to find.
    """

    name: str
    value: float
    right: int
    of: int


def read_gold(path: Path) -> dict[str, Any]:
    """A hand annotation.

    Raises:
        InputError: when the file is missing, is not JSON or holds no documents.
    """
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise InputError(str(path), f"is not JSON ({error})") from None
    if not isinstance(gold, dict) or not isinstance(gold.get("documents"), dict):
        raise InputError(str(path), "holds no documents", "a gold file has an object `documents`")
    return gold


def against_gold(
    gold: Mapping[str, Any],
    records: Iterable[Row],
    *,
    stories: Sequence[Row] | None = None,
    statements: Sequence[Row] | None = None,
) -> list[Figure]:
    """Every figure that the gold and what is given allow.

    Args:
        gold: from :func:`read_gold`.
        records: interchange records; one belongs to the gold document whose key its id is, or begins with before an
            underscore.
        stories: rows with ``id`` and ``story``.
        statements: rows with ``id``, ``story``, ``statement``, ``start`` and ``end``.

    Returns:
        The figures, in a fixed order.
    """
    by_key = {_key(str(r["id"]), gold): r for r in records}
    count: Counter[str] = Counter()
    for key, wanted in gold["documents"].items():
        if key not in by_key:
            raise InputError(f"gold document {key}", "has no record", "annotate the texts that the gold describes")
        _count_zones(wanted, by_key[key], count)
        if "attributions" in wanted:
            _count_attributions(wanted, by_key[key], gold.get("optional_cues", {}).get(key, []), count)
        if "asides" in wanted:
            _count_asides(wanted, by_key[key], count)
    figures = [
        _share("zone_lines", count["zone right"], count["zone lines"]),
        Figure("comment_leaks", float(count["leaks"]), count["leaks"], count["comment lines"]),
        _share("comment_authors", count["author right"], count["authors"]),
        _f1("cue", count["cue"], count["attributions found"], count["attributions"]),
        _f1("triple", count["triple"], count["attributions found"], count["attributions"]),
        _f1("second_hand", count["second right"], count["second found"], count["second"]),
    ]
    for part in ("structural", "evaluative"):
        precision = _ratio(count[f"{part} right"], count[f"{part} found"])
        recall = _ratio(count[f"{part} met"], count[part])
        value = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        figures.append(Figure(f"asides_{part}", value, count[f"{part} met"], count[part]))
    if stories is not None:
        figures += _score_stories(gold, stories)
    if statements is not None:
        figures += _score_statements(gold, statements)
    return figures


def _key(identity: str, gold: Mapping[str, Any]) -> str:
    return next((k for k in gold["documents"] if identity == k or identity.startswith(f"{k}_")), identity)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _share(name: str, right: int, of: int) -> Figure:
    # Nothing to find and nothing missed is a perfect answer.
    return Figure(name, right / of if of else 1.0, right, of)


def _f1(name: str, right: int, found: int, of: int) -> Figure:
    return Figure(name, _ratio(2 * right, found + of), right, of)


def _spans(value: Any) -> list[tuple[int, int]]:
    if not value:
        return []
    pairs = [value] if isinstance(value[0], int) else value
    return [(a, b) for a, b in pairs]


def _words(text: str, value: Any) -> set[int]:
    """The words of a span or several, by where they begin."""
    return {m.start() for a, b in _spans(value) for m in WORD.finditer(text, a, b)}


def _meet(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _zone_of(record: Row, start: int, end: int) -> str:
    votes: Counter[str] = Counter()
    for zone in record["zones"]:
        piece = record["text"][max(start, zone["start"]) : min(end, zone["end"])]
        votes[zone["zone"]] += sum(not c.isspace() for c in piece)
    return votes.most_common(1)[0][0]


def _count_zones(wanted: Row, record: Row, count: Counter[str]) -> None:
    text = record["text"]
    for zone in wanted["zones"]:
        start = zone["span"][0]
        for line in text[slice(*zone["span"])].split("\n"):
            if line.strip():
                found = _zone_of(record, start, start + len(line))
                count["zone lines"] += 1
                count["zone right"] += found in (zone["zone"], *zone.get("also_accepted", []))
                if zone["zone"].startswith("comment"):
                    count["comment lines"] += 1
                    count["leaks"] += found in ARTICLE
            start += len(line) + 1
    authors = {c["author"] for c in wanted.get("comments", []) if c["author"]}
    found_authors = {text[slice(*c["author"])] for c in record["comments"] if c.get("author")}
    count["authors"] += len(authors)
    count["author right"] += len(authors & found_authors)


def _count_attributions(wanted: Row, record: Row, optional: Sequence[Sequence[int]], count: Counter[str]) -> None:
    text = record["text"]
    article = [z["span"] for z in wanted["zones"] if z["zone"] in ARTICLE]
    gold = [a for a in wanted["attributions"] if a["zone"] != "comment"]
    free = []
    for found in record["attributions"]:
        anchor = _spans(found["cue"]) or _spans(found["content"])
        spared = any(_meet(cue, o) for cue in _spans(found["cue"]) for o in optional)
        if anchor and not spared and any(_meet(anchor[0], z) for z in article):
            free.append(found)
    count["attributions"] += len(gold)
    count["attributions found"] += len(free)
    count["second"] += sum(bool(g.get("second_hand")) for g in gold)
    count["second found"] += sum(bool(f["second_hand"]) for f in free)
    for want in gold:
        best = _nearest(text, want, free)
        if best is None:
            continue
        free.remove(best)
        count["cue"] += 1
        count["second right"] += bool(want.get("second_hand")) and bool(best["second_hand"])
        source, mine = _words(text, want["source"]), _words(text, best["source"])
        content, told = _words(text, want["content"]), _words(text, best["content"])
        near = _ratio(2 * len(content & told), len(content) + len(told)) >= 0.5
        count["triple"] += near and (bool(source & mine) if source else not mine)


def _nearest(text: str, want: Row, free: Sequence[Row]) -> Row | None:
    """The prediction that shares most words with the gold cue (with its content, where it has no cue)."""
    cue, content = _words(text, want["cue"]), _words(text, want["content"])
    best, reach = None, (0, 0)
    for found in free:
        shared = len(_words(text, found["content"]) & content)
        near = (len(_words(text, found["cue"]) & cue) if cue else shared, shared)
        if near[0] and near > reach:
            best, reach = found, near
    return best


def _count_asides(wanted: Row, record: Row, count: Counter[str]) -> None:
    found = [f for f in record["findings"] if f["layer"] == "asides" and not f["zone"].startswith("comment")]
    gold = [a for a in wanted["asides"] if a["zone"] != "comment"]

    def same(finding: Row, aside: Row) -> bool:
        return finding.get("kind") == aside["kind"] and _meet((finding["start"], finding["end"]), aside["span"])

    for part in ("structural", "evaluative"):
        wants = [a for a in gold if (a["kind"] == "evaluative") == (part == "evaluative")]
        mine = [f for f in found if (f.get("kind") == "evaluative") == (part == "evaluative")]
        mine = [f for f in mine if not any(a.get("optional") and same(f, a) for a in wants)]
        wants = [a for a in wants if not a.get("optional")]
        count[part] += len(wants)
        count[f"{part} found"] += len(mine)
        count[f"{part} met"] += sum(any(same(f, a) for f in mine) for a in wants)
        count[f"{part} right"] += sum(any(same(f, a) for a in wants) for f in mine)


def _score_stories(gold: Mapping[str, Any], rows: Sequence[Row]) -> list[Figure]:
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        groups[str(row["story"])].add(_key(str(row["id"]), gold))
    exact = sorted(map(sorted, groups.values())) == sorted(map(sorted, gold["stories"]))
    mine = {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
    want = {pair for group in gold["stories"] for pair in combinations(sorted(group), 2)}
    return [
        Figure("stories", float(exact), int(exact), 1),
        _f1("stories_pairs", len(mine & want), len(mine), len(want)),
    ]


def _score_statements(gold: Mapping[str, Any], rows: Sequence[Row]) -> list[Figure]:
    def place(statement: Row) -> Place:
        return (statement["doc"], statement["span"][0], statement["span"][1])

    def at(mine: Place, want: Place) -> bool:
        return mine[0] == want[0] and _meet(mine[1:], want[1:])

    def pairs(groups: Iterable[Sequence[Place]]) -> set[tuple[Place, Place]]:
        return {(a, b) for group in groups for a in group for b in group if a[0] < b[0]}

    want = pairs([place(s) for s in fact["statements"]] for fact in gold["aligned_statements"])
    optional = [place(s) for fact in gold["aligned_statements"] for s in fact.get("optional", [])]
    groups: dict[tuple[Any, Any], list[Place]] = defaultdict(list)
    for row in rows:
        group = groups[row.get("story"), row["statement"]]
        group.append((_key(str(row["id"]), gold), int(row["start"]), int(row["end"])))
    mine = pairs(groups.values())

    def known(pair: tuple[Place, Place]) -> bool:
        return any(at(pair[0], w[0]) and at(pair[1], w[1]) for w in want)

    found = sum(any(at(m[0], w[0]) and at(m[1], w[1]) for m in mine) for w in want)
    figures = [_share("aligned_recall", found, len(want))]
    if gold.get("facts_complete", True):
        judged = [m for m in mine if known(m) or not any(at(x, o) for x in m for o in optional)]
        right = sum(map(known, judged))
        figures.append(Figure("aligned_precision", _ratio(right, len(judged)), right, len(judged)))
    return figures
