"""Other tools' dictionaries read as word lists; what cannot be taken over is said, never dropped in silence.

Read are LIWC's ``.dic`` (2007 and 2015), quanteda's YAML, Yoshikoder's ``.ykd``, and CSV with a header. Their
categories become lists of style, because none of them says which words are rivals for one thing; a CSV with a column
``referent`` does, and gives referents.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from framing.errors import LexiconError, unknown
from framing.lexicons.entries import AUTHORS
from framing.lexicons.forms import FormError, check_form, expanded
from framing.lexicons.reading import parsed
from framing.lexicons.tables import read_text

KINDS = ("liwc", "quanteda", "yoshikoder", "csv")
_KIND_BY_SUFFIX = {
    ".dic": "liwc",
    ".yml": "quanteda",
    ".yaml": "quanteda",
    ".ykd": "yoshikoder",
    ".xml": "yoshikoder",
    ".csv": "csv",
    ".tsv": "csv",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that could not be taken over.

    Args:
        path, line: where it stands.
        found: what stands there.
        reason: why it could not be taken over.
    """

    path: str
    line: int
    found: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.found!r} was not taken over: {self.reason}"


@dataclass(frozen=True, slots=True)
class Imported:
    """A dictionary turned into a lexicon file.

    Args:
        toml: the text of the file; valid as it stands.
        lists: how many lists and referents it has.
        names: how many forms it has.
        refused: what could not be taken over, in the order of the original.
    """

    toml: str
    lists: int
    names: int
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One form of a foreign dictionary with all that it says of it."""

    line: int
    category: str
    form: str
    fields: dict[str, str] = field(default_factory=dict)


def import_file(path: str | Path, kind: str | None = None) -> Imported:
    """A foreign dictionary as a lexicon file.

    Args:
        path: the dictionary.
        kind: one of ``KINDS``; ``None`` tells it by the file's name.

    Raises:
        LexiconError: when the file is missing, or not of its kind.
        UsageError: when the kind is unknown.
    """
    path = Path(path)
    if kind is None:
        kind = _KIND_BY_SUFFIX.get(path.suffix.lower())
    if kind not in KINDS:
        raise unknown("kind of dictionary", kind or path.suffix, KINDS)
    _, text = read_text(path)
    refused: list[Refusal] = []

    def refuse(line: int, found: str, reason: str) -> None:
        refused.append(Refusal(str(path), line, found, reason))

    words = list(_READERS[kind](_Foreign(str(path), text, refuse)))
    kept = _matchable(words, refuse)
    if not kept:
        remedy = "; ".join(map(str, refused[:3])) or f"a {kind} dictionary with at least one word"
        raise LexiconError(str(path), "has no word that can be taken over", remedy)
    toml = _written(path, kind, kept)
    parsed(str(path), toml, hashlib.sha256(toml.encode()).hexdigest())
    refused.sort(key=lambda one: one.line)
    return Imported(toml, len({(w.category, "referent" in w.fields) for w in kept}), len(kept), tuple(refused))


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A foreign dictionary's text, and where to say what is left out."""

    path: str
    text: str
    refuse: Callable[[int, str, str], None]


def _matchable(words: Sequence[_Word], refuse: Callable[[int, str, str], None]) -> list[_Word]:
    """The words whose forms this package can match, each once in a category."""
    kept: dict[tuple[str, str], _Word] = {}
    for word in words:
        try:
            check_form(word.form)
        except FormError as error:
            refuse(word.line, word.form, str(error))
            continue
        before = kept.setdefault((word.category, word.form), word)
        if before is not word:
            refuse(word.line, word.form, f"is already in {word.category!r}, on line {before.line}")
    return list(kept.values())


_CONDITIONAL = re.compile(r"[(<][^)>]*[)>]|/")


def _liwc(foreign: _Foreign) -> Iterator[_Word]:
    """LIWC 2007 and 2015: categories between two lines of ``%``, then a word and the numbers of its categories."""
    categories: dict[str, str] = {}
    marks = 0
    for number, line in enumerate(foreign.text.split("\n"), start=1):
        bare = line.strip()
        if bare == "%":
            marks += 1
        elif bare and marks == 1:
            found = re.fullmatch(r"(\d+)\s+(\S.*)", bare)
            if found is None:
                foreign.refuse(number, bare, "isn't a category: a number and a name")
            elif found[1] in categories:
                foreign.refuse(number, bare, f"the number {found[1]} is already {categories[found[1]]!r}")
            else:
                categories[found[1]] = found[2].strip()
        elif bare and marks >= 2:
            yield from _liwc_words(foreign, number, bare, categories)
        elif bare:
            raise LexiconError(
                f"{foreign.path}:{number}", f"begins with {bare[:40]!r}", "a LIWC dictionary begins with %"
            )
    if marks < 2:
        raise LexiconError(
            foreign.path, f"has {marks} lines of '%'", "a LIWC dictionary has two, around its categories"
        )


def _liwc_words(foreign: _Foreign, number: int, line: str, categories: dict[str, str]) -> Iterator[_Word]:
    word, _, rest = line.partition("\t")
    if not rest:
        found = re.fullmatch(r"(\D.*?|\S+)((?:\s+\d+)+)", line)
        word, rest = (found[1], found[2]) if found else (line, "")
    if _CONDITIONAL.search(word) or _CONDITIONAL.search(rest):
        foreign.refuse(
            number, line, "depends on its neighbours, which these lists cannot say; add it by hand with not_before"
        )
        return
    if not rest.split():
        foreign.refuse(number, line, "has no category")
    for category in rest.split():
        if category in categories:
            yield _Word(number, categories[category], word.strip())
        else:
            foreign.refuse(number, line, f"the category {category} is not among those between the % lines")


def _quanteda(foreign: _Foreign) -> Iterator[_Word]:
    """Categories of quanteda, nested or not, over lists of patterns. Nodes are composed, never constructed."""
    import yaml

    try:
        _require_plain_yaml(foreign)
        root = yaml.compose(foreign.text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{foreign.path}:{mark.line + 1}:{mark.column + 1}" if mark else foreign.path
        raise LexiconError(where, f"is not YAML ({getattr(error, 'problem', error)})") from None
    except RecursionError:
        raise LexiconError(foreign.path, "nests its categories too deeply", "categories of lists of words") from None
    if not isinstance(root, yaml.MappingNode):
        raise LexiconError(foreign.path, "has no categories", "a mapping of categories to lists of words")
    waiting: list[tuple[tuple[str, ...], yaml.Node]] = [((), root)]
    while waiting:
        names, node = waiting.pop()
        line = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            if names and str(node.value).strip():
                yield _Word(line, " / ".join(names), str(node.value).strip())
            else:
                foreign.refuse(line, str(node.value), "is empty or belongs to no category")
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend((names, item) for item in reversed(node.value))
        else:
            for key, value in reversed(node.value):
                waiting.append(((*names, str(key.value)), value))


def _require_plain_yaml(foreign: _Foreign) -> None:
    """Refuse what could make a small file large (aliases) or more than words (tags)."""
    import yaml

    for event in yaml.parse(foreign.text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise LexiconError(f"{foreign.path}:{line}", "has an anchor or alias", "write the words out")
        if getattr(event, "tag", None):
            raise LexiconError(f"{foreign.path}:{line}", f"has the tag {event.tag!r}", "plain lists of words")


def _yoshikoder(foreign: _Foreign) -> Iterator[_Word]:
    """Yoshikoder's ``.ykd``: XML with ``cnode`` for categories and ``pnode`` for patterns."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(foreign.text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise LexiconError(f"{foreign.path}:{error.lineno or 1}", f"is not XML ({error.msg})") from None
    for node in root.iter(etree.Element):
        at: Any = node.sourceline
        line, name = int(at or 1), (node.get("name") or "").strip()
        if node.tag == "pnode":
            above = [up.get("name") or "" for up in node.iterancestors("cnode")]
            # The outermost category holds the whole dictionary and is named after it.
            categories = list(reversed(above))[1:] or above
            if not categories or not name:
                foreign.refuse(line, name, "has no name or belongs to no category")
                continue
            if node.get("score"):
                foreign.refuse(
                    line, f"score {node.get('score')} of {name}", "scores have no fixed range; set its weight"
                )
            yield _Word(line, " / ".join(categories), name)
        elif node.tag not in ("cnode", "dictionary"):
            foreign.refuse(line, str(node.tag), "is neither a category (cnode) nor a pattern (pnode)")


_FORM_COLUMNS = ("form", "word", "term", "pattern", "entry")
_LIST_COLUMNS = ("list", "category", "key")
_KNOWN_COLUMNS = ("referent", "stance", "strategy", "weight", "match", "pos", "why", "label", "example")


def _csv(foreign: _Foreign) -> Iterator[_Word]:
    """CSV or TSV with a header: a column ``form``, and any of ``list``, ``referent``, ``stance``, ``weight``."""
    head = foreign.text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(foreign.text), delimiter=delimiter)
    header = [column.strip().lower() for column in next(rows, [])]
    forms = [column for column in header if column in _FORM_COLUMNS]
    lists = [column for column in header if column in _LIST_COLUMNS]
    if len(forms) != 1:
        raise LexiconError(f"{foreign.path}:1", f"has the columns {header}", f"one of: {', '.join(_FORM_COLUMNS)}")
    for column in header:
        if column not in (forms[0], *lists[:1], *_KNOWN_COLUMNS):
            foreign.refuse(1, column, f"is no column of a word list; known: {', '.join(_KNOWN_COLUMNS)}")
    try:
        for row in rows:
            values = dict(zip(header, (value.strip() for value in row), strict=False))
            form = values.get(forms[0], "")
            if not any(values.values()):
                continue
            fields = {column: values[column] for column in _KNOWN_COLUMNS if values.get(column)}
            category = fields.get("referent") or (values.get(lists[0], "") if lists else "") or Path(foreign.path).stem
            reason = "has no form" if not form else _fault_of(fields)
            if len(row) > len(header):
                reason = f"has {len(row)} fields under {len(header)} columns"
            if reason:
                foreign.refuse(rows.line_num, delimiter.join(row), reason)
            else:
                yield _Word(rows.line_num, category, form, fields)
    except csv.Error as error:
        raise LexiconError(f"{foreign.path}:{rows.line_num}", f"is not CSV ({error})") from None


def _fault_of(fields: dict[str, str]) -> str:
    """What is wrong with a row's judgements, or nothing: the words of the lexicon's own reader."""
    if not re.fullmatch(r"(?:0|1)(?:\.\d+)?", fields.get("weight", "0")):
        return f"weight is {fields['weight']!r}; allowed: a number from 0 (neutral) to 1 (strongly loaded)"
    try:
        parsed(
            "", _HEAD.format(id="x", title='"x"', source="") + _written_list("x", [_Word(1, "x", "word", fields)]), ""
        )
    except LexiconError as error:
        return f"{error.found}; {error.remedy}"
    return ""


_READERS: dict[str, Callable[[_Foreign], Iterator[_Word]]] = {
    "liwc": _liwc,
    "quanteda": _quanteda,
    "yoshikoder": _yoshikoder,
    "csv": _csv,
}

_HEAD = """[lexicon]
id = "{id}"
title = {title}
language = "en"
licence = "unknown: that of the original"
{source}"""
_SOURCE = """
[[source]]
id = "original"
citation = {citation}
read = {read}
"""


def _written(path: Path, kind: str, words: Sequence[_Word]) -> str:
    """The lexicon file; every form with the one example that is known, itself."""
    changed = date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - the day on the user's own calendar
    citation = f"imported from the {kind} dictionary {path.name}"
    source = _SOURCE.format(citation=_quoted(citation), read=changed.isoformat())
    parts = [_HEAD.format(id=_slug(path.stem), title=_quoted(path.stem), source=source)]
    categories: dict[str, list[_Word]] = {}
    for word in words:
        categories.setdefault(word.category, []).append(word)
    taken: set[str] = set()
    for category, members in categories.items():
        slug, number = _slug(category), 2
        while slug in taken:
            slug, number = f"{_slug(category)}-{number}", number + 1
        taken.add(slug)
        parts.append(_written_list(slug, members))
    return "".join(parts)


def _written_list(slug: str, words: Sequence[_Word]) -> str:
    kind = "referent" if "referent" in words[0].fields else "list"
    lines = ["", f"[[{kind}]]", f'id = "{slug}"', f"title = {_quoted(words[0].category)}"]
    for word in words:
        fields = word.fields
        example = fields.get("example") or re.sub(r"[*?~\\]", "", expanded(word.form)[0])
        lines += [
            "",
            f"[[{kind}.name]]",
            f"form = {_quoted(word.form)}",
            *(f"{key} = {_quoted(fields[key])}" for key in ("label", "strategy", "match", "pos") if key in fields),
            f"stance = {_quoted(fields.get('stance', 'neutral'))}",
            f"weight = {fields.get('weight', '0')}",
            f"why = {_quoted(fields.get('why') or 'Imported; the original gives no reason.')}",
            f'sources = ["{AUTHORS if slug == "x" else "original"}"]',
            f"examples = [{_quoted(example)}]",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    plain = "".join(character if ord(character) >= 32 else " " for character in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:90] or "list"
