"""What tags, classes, roles and schema.org properties say of the text that they hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_TAGS = {
    "figcaption": "figcaption",
    "blockquote": "blockquote",
    "nav": "nav",
    "aside": "aside",
    "footer": "footer",
    "header": "header",
    "time": "time",
    "form": "form",
    "article": "article",
    "main": "main",
    "address": "address",
    "table": "table",
    "li": "li",
    "p": "p",
    "a": "a",
    "h1": "h1",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h5",
    "h6": "h6",
    "section": "container",
    "div": "container",
    "td": "container",
    "ul": "container",
    "ol": "container",
}


def kinds_of(tag: str, attributes: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
    """The hints that an element gives of its text, each with its strength.

    Args:
        tag: in small letters.
        attributes: as written.
    """
    names = " ".join(attributes.get(name, "") for name in ("class", "id", "itemprop", "role"))
    return _kinds(tag, names[:300])


@lru_cache(maxsize=4096)
def _kinds(tag: str, names: str) -> tuple[tuple[str, float], ...]:
    kinds = []
    if tag in _TAGS:
        kinds.append((_TAGS[tag], 1.0))
    if "comment" in names.lower():
        kinds.append(("comment", 0.5))
    return tuple(kinds)
