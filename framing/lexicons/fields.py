"""What each table of a lexicon file may and must hold, and whether the tables of a whole file do."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from framing.lexicons.entries import CaseRule, PartOfSpeech, Stance, Strategy
from framing.lexicons.tables import Table

Columns = Mapping[str, Mapping[str, list[Any]]]
"""The values of every field of every kind of table, in the order of the file."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STANCES, _STRATEGIES = tuple(map(str, Stance)), tuple(map(str, Strategy))
_RULES, _PARTS = tuple(map(str, CaseRule)), tuple(map(str, PartOfSpeech))


class Kind(NamedTuple):
    """What the values of a field must be: whether all of several are that, and how to say it.

    All at once, because a file holds thousands: one call for each value takes three times as long.
    """

    hold: Callable[[Sequence[Any]], bool]
    allowed: str


def _types(values: Iterable[Any]) -> set[type]:
    return set(map(type, values))


def _are_texts(values: Sequence[Any]) -> bool:
    return _types(values) == {str} and all(map(str.strip, values))


def _are_lists(values: Sequence[Any]) -> bool:
    if _types(values) != {list}:
        return False
    items = [*chain.from_iterable(values)]
    return not items or _are_texts(items)


def _are_ids(values: Sequence[Any]) -> bool:
    return _types(values) == {str} and all(len(one) <= 100 and _SLUG.fullmatch(one) for one in values)


_TEXT = Kind(_are_texts, "a string that is not empty")
_TEXTS = Kind(_are_lists, "a list of strings, none empty")
_ID = Kind(_are_ids, "small letters, digits and single hyphens")
_IDS = Kind(
    lambda values: _are_lists(values) and all(map(_SLUG.fullmatch, chain.from_iterable(values))),
    "a list of ids: small letters, digits, hyphens",
)
_DATE = Kind(lambda values: _types(values) == {date}, "a date such as 2026-11-20")
_YES_OR_NO = Kind(lambda values: _types(values) == {bool}, "true or false")
_WEIGHT = Kind(
    lambda values: _types(values) <= {int, float} and all(0 <= value <= 1 for value in values),
    "a number from 0 (neutral) to 1 (strongly loaded)",
)


def _one_of(allowed: tuple[str, ...]) -> Kind:
    return Kind(lambda values: _types(values) == {str} and set(values).issubset(allowed), ", ".join(allowed))


CONTEXT = {"not_before": _TEXTS, "not_after": _TEXTS, "within": _TEXTS, "topic": _TEXTS}
_JUDGEMENT = {
    "stance": _one_of(_STANCES),
    "strategy": _one_of(_STRATEGIES),
    "weight": _WEIGHT,
    "match": _one_of(_RULES),
    "pos": _one_of(_PARTS),
    "why": _TEXT,
    "sources": _TEXTS,
    **CONTEXT,
}
# Reporting verbs are judged by the attribution scorer; here they are only checked and kept.
_VERB_CLASSES = ("neutral", "assertive", "directive", "expressive", "descriptive", "signalling", "cognition")
REPORTING = {
    "verb_class": _one_of((*_VERB_CLASSES, "perception", "volition")),
    "engagement": _one_of(("acknowledge", "endorse", "distance")),
    "factivity": _one_of(("factive", "non-factive", "counter-factive")),
    "cue": _one_of(("verb", "noun", "phrase")),
}
_NAME = {
    "form": _TEXT,
    "forms": _TEXTS,
    "also": _TEXTS,
    "label": _TEXT,
    "examples": _TEXTS,
    "counterexamples": _TEXTS,
    **_JUDGEMENT,
    **REPORTING,
}
SPELLED = ("form", "forms", "also", *CONTEXT)
INHERITED = (*_JUDGEMENT, *REPORTING)
FIELDS: dict[str, dict[str, Kind]] = {
    "lexicon": {"id": _ID, "title": _TEXT, "language": _TEXT, "licence": _TEXT, "description": _TEXT},
    "source": {"id": _ID, "citation": _TEXT, "read": _DATE, "url": _TEXT},
    "referent": {
        "id": _ID,
        "title": _TEXT,
        "sort": _ID,
        "describes": _IDS,
        "only_joined": _YES_OR_NO,
        "topic": _TEXTS,
    },
    "referent.name": _NAME,
    "list": {"id": _ID, "title": _TEXT, "scored_by": _ID, **_JUDGEMENT, **REPORTING},
    "list.name": _NAME,
}
REQUIRED = {
    "lexicon": ("id", "title", "language", "licence"),
    "source": ("id", "citation", "read"),
    "referent": ("id", "title"),
    "referent.name": ("stance", "weight", "why", "sources", "examples"),
    "list": ("id", "title"),
    "list.name": ("weight", "why", "sources", "examples"),
}


def by_field(tables: Iterable[Table]) -> Columns:
    """The values of tables, by kind of table and field."""
    columns: dict[str, defaultdict[str, list[Any]]] = {kind: defaultdict(list) for kind in FIELDS}
    for table in tables:
        fields = columns[table.kind]
        for key, value in table.values.items():
            fields[key].append(value)
    return columns


def all_there(columns: Columns, tables: Iterable[Table]) -> bool:
    """Whether no table lacks a field that its kind requires."""
    counts = Counter(table.kind for table in tables)
    return all(len(columns[kind].get(key, ())) == counts[kind] for kind in counts for key in REQUIRED[kind])


def all_hold(columns: Columns) -> bool:
    """Whether there is no unknown field, and every value is what its field allows."""
    return all(
        key in FIELDS[kind] and FIELDS[kind][key].hold(values)
        for kind, fields in columns.items()
        for key, values in fields.items()
    )


def all_spelled(columns: Columns) -> list[str]:
    """Everything in the tables that is compared with texts."""
    found: list[str] = []
    for fields in columns.values():
        for key in SPELLED:
            values = fields.get(key, ())
            found.extend(values if key == "form" else chain.from_iterable(values))
    return found
