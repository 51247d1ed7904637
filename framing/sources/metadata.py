"""What a page says of itself in JSON-LD, OpenGraph, Dublin Core and meta fields, and where its text repeats it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from framing.documents import Hint, Origin
from framing.sources.text import sound
from framing.spans import Span

_ARTICLES = re.compile(
    r"(?:News|Blog|Report|Opinion|Review|Analysis|Scholarly|Tech|Live)?\w*(?:Article|Posting|Reportage)$"
)
_MOST_SCRIPTS, _LONGEST_SCRIPT, _MOST_NODES = 20, 2_000_000, 5_000
_LONGEST_FIELD = 500
_TITLE_BREAK = re.compile(r"\s+[|\-–—·»:]\s+|\s*[|»]\s*")
_LETTERS = re.compile(r"[\W_]+")
_SHORTEST_PIECE = 25  # letters of a line that can be looked for in the article's text
_MOST_LINES = 3_000

_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name", "twitter:site")
_DATES = (
    *("article:published_time", "datepublished", "og:published_time", "article:published", "dc.date.issued", "dc.date"),
    *("dcterms.created", "pubdate", "publishdate", "publish-date", "sailthru.date", "parsely-pub-date", "date"),
)
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author", "twitter:creator")


def origin_of(metadata: Sequence[tuple[str, str]]) -> Origin:
    """What the metadata says, the most explicit field first.

    Args:
        metadata: names in small letters and contents of the page's meta elements, its ``title``, and its JSON-LD
            scripts under the name ``script``.
    """
    linked = _linked_data(metadata)
    said: dict[str, str] = {}
    for name, value in metadata:
        if name != "script" and value.strip():
            said.setdefault(name, _tidy(value))

    def first(field: str, names: Sequence[str]) -> str | None:
        given = linked.get(field)
        return _tidy(given) if given else next((said[name] for name in names if said.get(name)), None)

    author = first("author", _AUTHORS)
    return Origin(
        outlet=first("outlet", _OUTLETS),
        title=first("title", _TITLES),
        date=_day(linked.get("date")) or next((day for name in _DATES if (day := _day(said.get(name)))), None),
        url=said.get("og:url") or said.get("twitter:url"),
        author=None if author and author.startswith(("http://", "https://")) else author,
    )


def repeated(metadata: Sequence[tuple[str, str]], text: str) -> Iterator[Hint]:
    """Where the page's text has the title (``headline``) and the article (``articleBody``) that its metadata gives.

    Args:
        metadata: as for :func:`origin_of`.
        text: the page's text, a block a line.
    """
    titles = _title_forms(metadata)
    body = _letters(_linked_data(metadata).get("body", ""))
    at = 0
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        end = at + len(line)
        if line:
            letters = _letters(line) if len(line) < _LONGEST_SCRIPT else ""
            if letters in titles and len(letters) > 8:
                yield Hint(Span(at, end), "headline")
            if body and len(letters) >= _SHORTEST_PIECE and letters in body:
                yield Hint(Span(at, end), "articleBody")
        at = end + 1


def _title_forms(metadata: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The titles given, whole and without the outlet's name before or after."""
    given = [value for name, value in metadata if name in _TITLES]
    given += [title] if (title := _linked_data(metadata).get("title")) else []
    forms: set[str] = set()
    for value in (title[:_LONGEST_FIELD] for title in given):
        pieces = _TITLE_BREAK.split(value)
        forms |= {_letters(value), _letters(max(pieces, key=len))}
        joined = (" ".join(pieces[:-1]), " ".join(pieces[1:]))
        forms |= {_letters(piece) for piece in joined if len(piece) > len(value) / 2}
    return frozenset(form for form in forms if form)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).lower()


def _tidy(value: str) -> str:
    return sound(" ".join(value[: 4 * _LONGEST_FIELD].split()))[0][:_LONGEST_FIELD]


def _linked_data(metadata: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The article that the JSON-LD scripts describe: title, outlet, date, author, body."""
    scripts = [value for name, value in metadata if name == "script" and len(value) <= _LONGEST_SCRIPT]
    for script in scripts[:_MOST_SCRIPTS]:
        try:
            data = json.loads(script, strict=False, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and _ARTICLES.match(name) for name in kinds):
                return _fields(node)
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a script, outer ones first, as far as anybody means them to be read."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [inner for inner in node.values() if isinstance(inner, (dict, list))][:100]
        elif isinstance(node, list):
            waiting += [inner for inner in node if isinstance(inner, (dict, list))][:100]


def _fields(node: Mapping[str, Any]) -> dict[str, str]:
    given = {
        "title": node.get("headline") or node.get("name"),
        "outlet": _name(node.get("publisher")),
        "date": node.get("datePublished"),
        "author": _name(node.get("author")),
        "body": node.get("articleBody"),
    }
    return {field: value for field, value in given.items() if isinstance(value, str) and value.strip()}


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for entry in value[:10] if (name := _name(entry))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _day(value: str | None) -> str | None:
    try:
        return datetime.date.fromisoformat(value.strip()[:10]).isoformat() if value else None
    except ValueError:
        return None
