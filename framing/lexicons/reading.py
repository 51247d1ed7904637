"""A lexicon file read and validated: what is wrong is said with file, line, referent, form, found and allowed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import LexiconError
from framing.lexicons.entries import (
    AUTHORS,
    FREE,
    CaseRule,
    Context,
    Lexicon,
    Name,
    PartOfSpeech,
    Referent,
    Source,
    Stance,
    Strategy,
    WordList,
)
from framing.lexicons.forms import FormError, are_ordinary, check_form
from framing.lexicons.tables import Table, read_text, tables

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STANCES, _STRATEGIES = tuple(map(str, Stance)), tuple(map(str, Strategy))
_RULES, _PARTS = tuple(map(str, CaseRule)), tuple(map(str, PartOfSpeech))


class _Kind(NamedTuple):
    """What a value must be: whether one is that, and how to say it."""

    holds: Callable[[Any], bool] | None
    allowed: str


_UNKNOWN = _Kind(None, "")


def _is_text(value: Any) -> bool:
    return type(value) is str and bool(value.strip())


def _is_texts(value: Any) -> bool:
    try:
        return type(value) is list and "" not in map(str.strip, value)
    except TypeError:  # an item that is no string has no str.strip; asking each for its type first takes twice as long
        return False


_TEXT = _Kind(_is_text, "a string that is not empty")
_TEXTS = _Kind(_is_texts, "a list of strings, none empty")
_ID = _Kind(
    lambda v: type(v) is str and len(v) <= 100 and _SLUG.fullmatch(v) is not None,
    "small letters, digits and single hyphens",
)
_IDS = _Kind(lambda v: _is_texts(v) and all(map(_SLUG.fullmatch, v)), "a list of ids: small letters, digits, hyphens")
_DATE = _Kind(lambda v: type(v) is date, "a date such as 2026-11-20")
_WEIGHT = _Kind(lambda v: type(v) in (int, float) and 0 <= v <= 1, "a number from 0 (neutral) to 1 (strongly loaded)")


def _one_of(values: tuple[str, ...]) -> _Kind:
    return _Kind(lambda v: type(v) is str and v in values, ", ".join(values))


_CONTEXT = {"not_before": _TEXTS, "not_after": _TEXTS, "within": _TEXTS, "topic": _TEXTS}
_JUDGEMENT = {
    "stance": _one_of(_STANCES),
    "strategy": _one_of(_STRATEGIES),
    "weight": _WEIGHT,
    "match": _one_of(_RULES),
    "pos": _one_of(_PARTS),
    "why": _TEXT,
    "sources": _TEXTS,
    **_CONTEXT,
}
# Reporting verbs are judged by the attribution scorer; here they are only checked and kept.
_VERB_CLASSES = ("neutral", "assertive", "directive", "expressive", "descriptive", "signalling", "cognition")
_REPORTING = {
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
    **_REPORTING,
}
_SPELLED = ("form", "forms", "also", *_CONTEXT)
_INHERITED = (*_JUDGEMENT, *_REPORTING)
_FIELDS: dict[str, dict[str, _Kind]] = {
    "lexicon": {"id": _ID, "title": _TEXT, "language": _TEXT, "licence": _TEXT, "description": _TEXT},
    "source": {"id": _ID, "citation": _TEXT, "read": _DATE, "url": _TEXT},
    "referent": {
        "id": _ID,
        "title": _TEXT,
        "sort": _ID,
        "describes": _IDS,
        "only_joined": _Kind(lambda v: type(v) is bool, "true or false"),
        "topic": _TEXTS,
    },
    "referent.name": _NAME,
    "list": {"id": _ID, "title": _TEXT, "scored_by": _ID, **_JUDGEMENT, **_REPORTING},
    "list.name": _NAME,
}
_REQUIRED = {
    "lexicon": ("id", "title", "language", "licence"),
    "source": ("id", "citation", "read"),
    "referent": ("id", "title"),
    "referent.name": ("stance", "weight", "why", "sources", "examples"),
    "list": ("id", "title"),
    "list.name": ("weight", "why", "sources", "examples"),
}


def read(path: str | Path) -> Lexicon:
    """One lexicon file.

    Raises:
        LexiconError: when it is missing or wrong: file, line, referent, form, what was found and what is allowed.
    """
    path = Path(path)
    data, text = read_text(path)
    return parsed(str(path), text, hashlib.sha256(data).hexdigest())


def parsed(path: str, text: str, sha256: str) -> Lexicon:
    """A lexicon from the text of its file.

    Args:
        path: what the file is called in errors.
        text: TOML.
        sha256: of the file's bytes.

    Raises:
        LexiconError: as :func:`read` does.
    """
    return _Reading(path).lexicon(tables(path, text), sha256)


class _Reading:
    """One pass over a file's tables, which knows where it stands when something is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.owner: Table | None = None
        self.cited: set[str] = {AUTHORS}
        self.checked: set[str] = set()
        self.inherited: dict[str, Any] = {}

    def lexicon(self, found: list[Table], sha256: str) -> Lexicon:
        head: Table | None = None
        sources: list[Source] = []
        owners: list[tuple[Table, list[Name]]] = []
        named: list[tuple[Table, Name]] = []
        for table in found:
            if table.kind in ("referent", "list"):
                self.owner = table
                self.inherited = {key: table.values[key] for key in _INHERITED if key in table.values}
            self._check_fields(table)
            if table is self.owner:
                for key in _CONTEXT:
                    self._check_spellings(table, key, table.values.get(key, []))
            if table.kind == "lexicon":
                head = table
            elif table.kind == "source":
                sources.append(self._source(table))
            elif table.kind in ("referent", "list"):
                owners.append((table, []))
            else:
                names = self._names(table)
                owners[-1][1].extend(names)
                named.append((table, names[0]))
        if head is None:
            raise LexiconError(
                f"{self.path}:1", "has no [lexicon] table", "give it one with id, title, language, licence"
            )
        if not named:
            raise LexiconError(f"{self.path}:{head.line}", "has no names", "add a [[referent]] or [[list]] with names")
        self._check_citations(named, {source.id for source in sources} | {AUTHORS})
        self._check_owners(owners)
        return Lexicon(
            **head.values,
            path=self.path,
            sha256=sha256,
            sources=tuple(sources),
            referents=tuple(_referent(table, names) for table, names in owners if table.kind == "referent"),
            lists=tuple(
                WordList(
                    table.values["id"], table.values["title"], tuple(names), table.line, table.values.get("scored_by")
                )
                for table, names in owners
                if table.kind == "list"
            ),
        )

    def _check_fields(self, table: Table) -> None:
        fields = _FIELDS[table.kind]
        for key, value in table.values.items():
            kind = fields.get(key, _UNKNOWN)
            if kind.holds is None:
                raise self._error(table, key, f"has an unknown field {key!r}", ", ".join(fields))
            if not kind.holds(value):
                raise self._error(table, key, f"{key} is {_shown(value)}", kind.allowed)
        for key in _REQUIRED[table.kind]:
            if key not in table.values and not (table.kind == "list.name" and self._default(key) is not None):
                raise self._error(table, key, f"lacks {key}", fields[key].allowed)

    def _default(self, key: str) -> Any:
        return self.owner.values.get(key) if self.owner is not None else None

    def _source(self, table: Table) -> Source:
        values = table.values
        if values["id"] in self.cited:
            remedy = f"an id other than {AUTHORS!r}, used once"
            raise self._error(table, "id", f"source id {values['id']!r} is already taken", remedy)
        self.cited.add(values["id"])
        return Source(values["id"], values["citation"], values["read"].isoformat(), values.get("url"))

    def _names(self, table: Table) -> list[Name]:
        values = table.values
        forms = values.get("forms") or [values.get("form")]
        if ("form" in values) == ("forms" in values) or forms == [None]:
            raise self._error(table, "forms", "needs either form or forms", "one of the two")
        if len(forms) > 1 and ("also" in values or "label" in values):
            raise self._error(table, "forms", "has forms with also or label", "a name of its own for each")
        if not values["examples"]:
            raise self._error(table, "examples", "has no example", "a sentence in which the name counts")
        spelled = [key for key in _SPELLED if key in values]
        # Most entries are plain words throughout, which one look tells.
        if not are_ordinary([form for key in spelled for form in _listed(values[key])]):
            for key in spelled:
                self._check_spellings(table, key, _listed(values[key]))
        given: dict[str, Any] = {**self.inherited, **values}
        rule, context = given.get("match"), FREE
        if not _CONTEXT.keys().isdisjoint(given):
            context = Context(*(tuple(given.get(key, ())) for key in _CONTEXT))
        first = Name(
            form=forms[0],
            label=values.get("label", forms[0]),
            also=tuple(values.get("also", ())),
            stance=given.get("stance", "neutral"),
            strategy=given.get("strategy"),
            weight=float(given.get("weight", 0.0)),
            rule=rule or _usual_rule(forms[0]),
            pos=given.get("pos"),
            context=context,
            why=given.get("why", ""),
            sources=tuple(given.get("sources", ())),
            examples=tuple(values["examples"]),
            counterexamples=tuple(values.get("counterexamples", ())),
            line=table.line,
            fields=tuple((key, given[key]) for key in _REPORTING if key in given) if "verb_class" in given else (),
        )
        return [first, *(first.renamed(form, rule or _usual_rule(form)) for form in forms[1:])]

    def _check_spellings(self, table: Table, key: str, spellings: list[str]) -> None:
        for spelling in spellings:
            if spelling in self.checked or are_ordinary((spelling,)):
                continue
            try:
                check_form(spelling)
                self.checked.add(spelling)
            except FormError as error:
                found, _, allowed = str(error).partition("; ")
                allowed = allowed.removeprefix("allowed: ")
                raise self._error(table, key, f"{key} {_shown(spelling)} {found}", allowed) from None

    def _check_citations(self, named: list[tuple[Table, Name]], known: set[str]) -> None:
        for table, name in named:
            if not name.sources:
                raise self._error(table, "sources", "names no source", f"{AUTHORS!r} or a declared id")
            for source in name.sources:
                if source not in known:
                    raise self._error(
                        table, "sources", f"cites {source!r}, which is not declared", ", ".join(sorted(known))
                    )

    def _check_owners(self, owners: list[tuple[Table, list[Name]]]) -> None:
        seen: dict[str, Table] = {}
        for table, names in owners:
            first = seen.setdefault(table.values["id"], table)
            if first is not table:
                taken = f"id {table.values['id']!r} is already used on line {first.line}"
                raise self._error(table, "id", taken, "an id of its own")
            if not names:
                raise self._error(table, "id", "has no names", f"at least one [[{table.kind}.name]]")
            self._check_twice(table, names)

    def _check_twice(self, table: Table, names: list[Name]) -> None:
        written = [name.form for name in names] + [spelling for name in names for spelling in name.also]
        if len(set(written)) == len(written):
            return
        lines: dict[object, Name] = {}
        for name in names:
            for spelling in name.spellings if name.also else (name.form,):
                key = spelling if name.context is FREE else (spelling, name.context)
                before = lines.setdefault(key, name)
                if before is not name or (name.also and name.spellings.count(spelling) > 1):
                    where = f"{self.path}:{name.line} ({table.kind} {table.values['id']}, form {name.form!r})"
                    found = f"{spelling!r} is there twice, on lines {before.line} and {name.line}"
                    weights = (
                        "" if before.weight == name.weight else f", with weights {before.weight} and {name.weight}"
                    )
                    raise LexiconError(where, found + weights, "allowed: each spelling once")

    def _error(self, table: Table, key: str, found: str, allowed: str) -> LexiconError:
        line = table.line_of(key)
        named = []
        if table.kind in ("referent.name", "list.name") and self.owner is not None:
            named.append(f"{self.owner.kind} {_shown(self.owner.values.get('id'))}")
        own = table.values.get("form" if table.kind.endswith(".name") else "id", table.values.get("forms"))
        if own is not None:
            named.append(f"{'form' if table.kind.endswith('.name') else table.kind} {_shown(own)}")
        where = f"{self.path}:{line}" + (f" ({', '.join(named)})" if named else f" ([{table.kind}])")
        return LexiconError(where, found, f"allowed: {allowed}" if allowed else "")


def _referent(table: Table, names: list[Name]) -> Referent:
    values = table.values
    describes = tuple(values.get("describes", ()))
    return Referent(
        id=values["id"],
        title=values["title"],
        names=tuple(names),
        line=table.line,
        sort=values.get("sort"),
        describes=describes,
        only_joined=values.get("only_joined", False),
    )


def _usual_rule(form: str) -> str:
    """The case rule of an entry that names none: a form with a capital means it."""
    return "fold" if form.islower() else "case"


def _listed(value: str | list[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:77] + "..."
