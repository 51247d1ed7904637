"""A lexicon file read and validated: what is wrong is said with file, line, referent, form, found and allowed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from framing.errors import LexiconError
from framing.lexicons.entries import AUTHORS, FREE, Context, Lexicon, Name, Referent, Source, WordList
from framing.lexicons.fields import (
    CONTEXT,
    FIELDS,
    INHERITED,
    REPORTING,
    REQUIRED,
    SPELLED,
    all_hold,
    all_spelled,
    all_there,
    by_field,
)
from framing.lexicons.forms import FormError, check_form, unusual
from framing.lexicons.tables import Table, read_text, tables

# What a name is when neither its entry nor its list says so.
_UNSAID: dict[str, Any] = {
    "also": (),
    "stance": "neutral",
    "strategy": None,
    "weight": 0,
    "match": None,
    "pos": None,
    "why": "",
    "sources": (),
    "counterexamples": (),
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
        self.inherited: dict[str, Any] = _UNSAID
        self.is_well_spelled = False

    def lexicon(self, found: list[Table], sha256: str) -> Lexicon:
        head: Table | None = None
        sources: list[Source] = []
        owners: list[tuple[Table, list[Name]]] = []
        named: list[tuple[Table, Name]] = []
        # Asked of all tables at once, which is quick; only when something is wrong is it looked for table by table.
        columns = by_field(found)
        is_sound, is_complete = all_hold(columns), all_there(columns, found)
        self.is_well_spelled = is_sound and _can_be_matched(all_spelled(columns))
        for table in found:
            if table.kind in ("referent", "list"):
                self.owner = table
                own = {key: table.values[key] for key in INHERITED if key in table.values}
                self.inherited = {**_UNSAID, **own}
            if not is_sound:
                self._check_fields(table)
            if not is_complete:
                self._check_required(table)
            if table is self.owner and not self.is_well_spelled:
                self._check_spellings(table)
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
        fields = FIELDS[table.kind]
        for key, value in table.values.items():
            if key not in fields:
                raise self._error(table, key, f"has an unknown field {key!r}", ", ".join(fields))
            if not fields[key].hold([value]):
                raise self._error(table, key, f"{key} is {_shown(value)}", fields[key].allowed)

    def _check_required(self, table: Table) -> None:
        for key in REQUIRED[table.kind]:
            if key not in table.values and not (table.kind == "list.name" and self._default(key) is not None):
                raise self._error(table, key, f"lacks {key}", FIELDS[table.kind][key].allowed)

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
        if not self.is_well_spelled:
            self._check_spellings(table)
        given = {**self.inherited, **values}
        rule, context = given["match"], FREE
        if not CONTEXT.keys().isdisjoint(given):
            context = Context(*[tuple(given.get(key, ())) for key in CONTEXT])
        # In the order of its fields; by keyword it takes half as long again.
        first = Name(
            forms[0],
            given.get("label", forms[0]),
            tuple(given["also"]),
            given["stance"],
            given["strategy"],
            float(given["weight"]),
            rule or _usual_rule(forms[0]),
            given["pos"],
            context,
            given["why"],
            tuple(given["sources"]),
            tuple(values["examples"]),
            tuple(given["counterexamples"]),
            table.line,
            tuple((key, given[key]) for key in REPORTING if key in given) if "verb_class" in given else (),
        )
        if len(forms) == 1:
            return [first]
        names = [first, *first.renamed(forms[1:])]
        return names if rule else [name._replace(rule=_usual_rule(name.form)) for name in names]

    def _check_spellings(self, table: Table) -> None:
        for key in SPELLED:
            for spelling in _listed(table.values.get(key, [])):
                try:
                    check_form(spelling)
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


def _can_be_matched(spellings: list[str]) -> bool:
    try:
        for spelling in unusual(spellings):
            check_form(spelling)
    except FormError:
        return False
    return True


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:77] + "..."
