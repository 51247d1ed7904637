"""What a page's head says of its title, outlet, date, author and address: JSON-LD, OpenGraph, Dublin Core, title."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from framing.documents import Origin
from framing.sources.text import sound


def origin_of(metadata: Sequence[tuple[str, str]]) -> Origin:
    """What the metadata says, the most explicit field first."""
    said: dict[str, str] = {}
    for name, value in metadata:
        said.setdefault(name, sound(" ".join(value.split()))[0][:500])

    def first(*names: str) -> str | None:
        return next((said[name] for name in names if said.get(name)), None)

    return Origin(
        outlet=first("og:site_name"),
        title=first("og:title", "twitter:title", "title"),
        date=_day(first("article:published_time", "datepublished", "date", "dc.date")),
        url=first("og:url"),
        author=first("author", "article:author"),
    )


def _day(value: str | None) -> str | None:
    try:
        return datetime.date.fromisoformat(value[:10]).isoformat() if value else None
    except ValueError:
        return None
