"""Attributions that reach the text through another: "…, she said, the agency reported"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from framing.spans import Span
from framing.structure.attributions.relations import Relation


def linked(relations: Sequence[Relation]) -> list[Relation]:
    """The relations, those that lie within another's content linked to the innermost such one.

    Args:
        relations: in text order; each is judged by where its cue (or, without one, its content) stands.
    """
    outer: dict[int, Relation] = {}
    starts = [r.start for r in relations]
    by_place = sorted(range(len(relations)), key=lambda i: starts[i])
    places = [starts[i] for i in by_place]
    for relation in relations:
        for stretch in relation.content:
            first = bisect_left(places, stretch.start - 1)
            while first < len(places) and places[first] < stretch.end:
                inner = relations[by_place[first]]
                if inner is not relation and inner.cue is not None and _lies_in(inner, stretch):
                    known = outer.get(inner.key)
                    if known is None or _length(relation) < _length(known):
                        outer[inner.key] = relation
                first += 1
    return [replace(r, relayed_by=outer[r.key].key) if r.key in outer else r for r in relations]


def _lies_in(inner: Relation, stretch: Span) -> bool:
    """Whether cue and source of a relation, and some of its content, stand within the stretch."""
    parts = [s for s in (inner.source, inner.cue) if s is not None]
    return all(stretch.covers(s) for s in parts) and any(stretch.covers(s) for s in inner.content)


def _length(relation: Relation) -> int:
    return sum(len(s) for s in relation.content)
