"""What a file is, told by its content and only then by its name."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from framing.sources.text import MARKS


class Kind(StrEnum):
    """The kinds of file that are told apart."""

    TEXT = "plain text"
    HTML = "HTML"
    CSV = "CSV"
    JSONL = "JSONL"
    JSON = "JSON"
    PARQUET = "Parquet"
    WARC = "WARC"
    ZIP = "zip"


HEAD = 8192
"""How many bytes of a file are looked at."""

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<(?:!|/?[a-z])", re.IGNORECASE)
_OBJECT = re.compile(r'\{\s*"[^"\n]{1,100}"\s*:')
_TABLE_HEAD = re.compile(r"[\w .\"'-]{1,60}(?:[,;\t][\w .\"'-]{1,60})+")


def kind_of(head: bytes, name: str) -> Kind:
    """Tell a file's kind.

    Args:
        head: its first bytes, :data:`HEAD` of them at most.
        name: its name, which counts where the content leaves it open.
    """
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    text = _readable(head)
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    if _PAGE.match(text):
        return Kind.HTML
    if ending in ("html", "htm", "xhtml", "shtml"):
        return Kind.HTML if _TAG.search(text) else Kind.TEXT
    if text.lstrip()[:1] in ("{", "["):
        return _json_kind(text, ending)
    by_name = {
        "csv": Kind.CSV,
        "tsv": Kind.CSV,
        "tab": Kind.CSV,
        "jsonl": Kind.JSONL,
        "ndjson": Kind.JSONL,
        "json": Kind.JSON,
    }
    by_name |= {"parquet": Kind.PARQUET, "warc": Kind.WARC, "zip": Kind.ZIP}
    if ending in by_name:
        return by_name[ending]
    return Kind.CSV if ending not in ("txt", "text", "md") and _is_table(text) else Kind.TEXT


def _readable(head: bytes) -> str:
    for mark, charset in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(charset, "ignore")
    return head.decode("utf-8", "replace")


def _json_kind(text: str, ending: str) -> Kind:
    """A line that is an object by itself is a record; a text may begin with a bracket too."""
    if ending in ("jsonl", "ndjson"):
        return Kind.JSONL
    first, newline, _ = text.lstrip().partition("\n")
    # A line that is longer than what is looked at can't be tried; only an object opens with a quoted name.
    cut = not newline and len(text) >= HEAD // 4
    if _is_json(first) or (cut and _OBJECT.match(first)):
        return Kind.JSONL
    return Kind.JSON if ending == "json" or _OBJECT.match(text.lstrip(" \t\r\n[")) else Kind.TEXT


def _is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line, parse_int=str), dict)
    except (ValueError, RecursionError):
        return False


def _is_table(text: str) -> bool:
    """A file without a telling name is a table when its first line names a column ``text`` or ``html`` among others."""
    first = text.lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    if not _TABLE_HEAD.fullmatch(first):
        return False
    columns = {cell.strip(" \"'").lower() for cell in re.split("[,;\t]", first)}
    return bool(columns & {"text", "html"})
