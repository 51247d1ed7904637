"""Bytes in, pages out: text, HTML, records and web archives, from files, folders, zip archives and standard input.

``list_inputs`` finds the files cheaply, ``read_item`` reads one of them (in a worker process, if you like), and
``read_pages`` does both for all. What can't be read is a :class:`Problem`, and the rest goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from framing.documents import Page
from framing.errors import Problem
from framing.sources.files import SCHEMA, read_item
from framing.sources.inputs import (
    STANDARD_INPUT,
    AnnotationRecord,
    Item,
    Listing,
    ReadOptions,
    list_inputs,
)
from framing.sources.sources_file import SourcesTable

__all__ = [
    "SCHEMA",
    "STANDARD_INPUT",
    "AnnotationRecord",
    "Item",
    "Listing",
    "Problem",
    "ReadOptions",
    "SourcesTable",
    "list_inputs",
    "read_item",
    "read_pages",
    "same_id",
]


def read_pages(
    inputs: Sequence[str | os.PathLike[str]], *, options: ReadOptions | None = None
) -> Iterator[Page | AnnotationRecord | Problem]:
    """Read everything that the inputs hold, in order.

    Args:
        inputs: files, folders (walked in sorted order) and ``-`` for JSONL on standard input, in any mix.
        options: how to read them.

    Yields:
        Pages, lines of annotations files, and what could not be read.

    Raises:
        SourcesFileError: when a sources file is missing or wrong.
    """
    options = options or ReadOptions()
    listing = list_inputs(inputs, options)
    yield from listing.problems
    seen: dict[str, str] = {}
    for item in listing.items:
        for read in read_item(item, options, listing.sources):
            if isinstance(read, Page):
                yield same_id(read.id, read.origin.path or item.name, seen) or read
            elif isinstance(read, AnnotationRecord):
                yield same_id(str(read.record.get("id")), read.where, seen) or read
            else:
                yield read


def same_id(page_id: str, where: str, seen: dict[str, str]) -> Problem | None:
    """The problem of an id that another text has already, naming both; else the id is noted in ``seen``.

    Args:
        page_id: the id of a text.
        where: where the text is from.
        seen: for each id so far, where its text is from; a new id is added.
    """
    if page_id not in seen:
        seen[page_id] = where
        return None
    return Problem(where, f"its id {page_id!r} is that of a text in {seen[page_id]} already; give each text its own")
