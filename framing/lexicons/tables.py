"""The tables of a lexicon file, with the line of every key: a fast reader for plain TOML, and tomllib for the rest.

tomllib says nothing of lines, and takes longer over the shipped lists than the whole matching does. Lexicon files are
plain: headers, and keys with strings, numbers, dates and lists of strings. Where every line of a file is plain, it is
read here, in one pass; where one isn't, the whole file goes to tomllib, so that any TOML is understood alike.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from framing.errors import LexiconError

LARGEST_FILE = 16_000_000
_NESTED = {"referent": "referent.name", "list": "list.name"}

_PLAIN = r'[^"\\\x00-\x08\x0a-\x1f\x7f]*+'
_INSIDE = rf'{_PLAIN}(?:\\["\\]{_PLAIN})*+'  # a run at a time: a letter at a time takes twice as long
_STRING = f'"{_INSIDE}"'
# One key and its string, list or other value; or a comment; or, in the last group, anything that isn't plain.
_KEY = re.compile(
    rf"""([A-Za-z_]++)[ ]=[ ](?:
          "({_INSIDE})"
        | (\[[ \t\n]*+(?:{_STRING}[ \t\n]*+(?:,[ \t\n]*+{_STRING}[ \t\n]*+)*+(?:,[ \t\n]*+)?+)?+\])
        | (-?(?:0|[1-9]\d*)(?:\.\d+)?+|\d{{4}}-\d\d-\d\d|true|false)
      )[ \t]*+(?:\#[^\n\x00-\x08\x0b-\x1f\x7f]*)?+(?=\n|\Z)
    | \#[^\n\x00-\x08\x0b-\x1f\x7f]*+(?=\n|\Z)
    | ([^ \t\n])""",
    re.VERBOSE,
)
_PLAIN_HEADER = re.compile(r"\n[ \t]*\[(\[(?:source|referent(?:\.name)?|list(?:\.name)?)\]|lexicon)\][ \t]*(?=\n|\Z)")
_ITEM = re.compile(f'"({_INSIDE})"')
_HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*([\w.]+)[ \t]*\]\]?", re.MULTILINE)
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(slots=True)
class Table:
    """One table of a file.

    Args:
        kind: its header.
        line: where the header stands.
        values: its keys and values.
        block: its own text from its header on, in which the lines of keys are looked up when there is a fault.
    """

    kind: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    block: str = ""

    def line_of(self, key: str, item: str | None = None) -> int:
        """The line of a key, or of an item in its list; the header's line when it isn't there."""
        found = re.search(rf"^[ \t]*\"?{re.escape(key)}\"?[ \t]*=", self.block, re.MULTILINE)
        if found is None:
            return self.line
        at = found.start()
        if item is not None:
            at = max(self.block.find(f'"{item}"', found.end()), at)
        return self.line + self.block.count("\n", 0, at)


def read_text(path: Path) -> tuple[bytes, str]:
    """The bytes and the text of a file.

    Raises:
        LexiconError: when it is missing, too large, or not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(str(path), f"cannot be read ({error.strerror})", "give the path of a TOML file") from None
    if len(data) > LARGEST_FILE:
        raise LexiconError(str(path), f"is {len(data):,} bytes long", f"allowed: at most {LARGEST_FILE:,}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise LexiconError(f"{path}:{line}", found, "save the file as UTF-8") from None
    return data, text.removeprefix("\ufeff").replace("\r\n", "\n")


def tables(path: str, text: str) -> list[Table]:
    """The tables of a file in its order, names after the referent or list that they belong to.

    Raises:
        LexiconError: when the text is not TOML; with line and column.
    """
    plain = _plain_tables(text)
    return plain if plain is not None else _any_tables(path, text)


def _plain_tables(text: str) -> list[Table] | None:
    before, *parts = _PLAIN_HEADER.split("\n" + text)
    if any(line.strip() and not line.lstrip().startswith("#") for line in before.split("\n")):
        return None
    found: list[Table] = []
    line = before.count("\n") + 1
    for header, block in zip(parts[::2], parts[1::2], strict=True):
        values = _plain_values(block)
        if values is None:
            return None
        found.append(Table(header.strip("[]"), line, values, block))
        line += block.count("\n") + 1
    return found if _well_nested(found) else None


def _plain_values(block: str) -> dict[str, Any] | None:
    values: dict[str, Any] = {}
    escaped = "\\" in block
    for key, quoted, listed, bare, odd in _KEY.findall(block):
        if odd or key in values:
            return None
        if quoted:
            values[key] = _unescaped(quoted) if escaped else quoted
        elif listed:
            values[key] = [_unescaped(item) for item in _ITEM.findall(listed)] if escaped else listed.split('"')[1::2]
        elif bare:
            values[key] = _bare(bare)
            if values[key] is None:
                return None
        elif key:
            values[key] = ""
    return values


def _unescaped(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted)


def _bare(value: str) -> float | bool | date | None:
    if value in ("true", "false"):
        return value == "true"
    try:
        if value[4:5] == "-":
            return date.fromisoformat(value)
        return float(value) if "." in value else int(value)
    except ValueError:  # no such day, or more digits than Python reads
        return None


def _well_nested(found: list[Table]) -> bool:
    """Whether every name follows its own referent or list, as a reader of TOML would group them."""
    parent, heads = "", 0
    for table in found:
        if table.kind in _NESTED:
            parent = table.kind
        elif table.kind in _NESTED.values() and _NESTED.get(parent) != table.kind:
            return False
        heads += table.kind == "lexicon"
    return heads <= 1


def _any_tables(path: str, text: str) -> list[Table]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        where = f"{path}:{at[1]}:{at[2]}" if at else f"{path}:{len(text.splitlines())}"
        raise LexiconError(where, f"is not TOML ({_AT_LINE.sub('', str(error)).strip()})") from None
    except RecursionError:
        raise LexiconError(path, "nests its values too deeply", "allowed: lists of strings") from None
    blocks = _Blocks(text)
    found: list[Table] = []
    for key, value in content.items():
        if key == "lexicon" and isinstance(value, dict):
            found.append(blocks.table("lexicon", value))
        elif key in ("source", *_NESTED) and isinstance(value, list) and all(isinstance(one, dict) for one in value):
            for one in value:
                found.extend(blocks.with_names(key, one))
        else:
            line = _line_of_top(text, key)
            allowed = "allowed: [lexicon], [[source]], [[referent]], [[list]]"
            raise LexiconError(f"{path}:{line}", f"has {key!r} of type {type(value).__name__} at the top", allowed)
    return found


class _Blocks:
    """The headers of a file by kind, handed out in order, so that parsed tables get their lines back."""

    def __init__(self, text: str) -> None:
        headers = list(_HEADER.finditer(text))
        ends = [*(header.start() for header in headers[1:]), len(text)][: len(headers)]
        self._by_kind: dict[str, list[tuple[int, str]]] = {}
        line = counted = 0
        for header, end in zip(headers, ends, strict=True):
            line += text.count("\n", counted, header.start())
            counted = header.start()
            self._by_kind.setdefault(header[1], []).append((line + 1, text[header.start() : end]))
        for queue in self._by_kind.values():
            queue.reverse()

    def table(self, kind: str, values: dict[str, Any], otherwise: int = 1) -> Table:
        queue = self._by_kind.get(kind)
        line, block = queue.pop() if queue else (otherwise, "")
        return Table(kind, line, values, block)

    def with_names(self, kind: str, values: dict[str, Any]) -> list[Table]:
        names = values.get("name")
        nested = kind in _NESTED and isinstance(names, list) and all(isinstance(name, dict) for name in names)
        if not nested:
            return [self.table(kind, values)]
        head = self.table(kind, {key: value for key, value in values.items() if key != "name"})
        return [head, *(self.table(_NESTED[kind], name, head.line) for name in names or ())]


def _line_of_top(text: str, key: str) -> int:
    found = re.search(rf"^[ \t]*(?:\[\[?[ \t]*)?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
