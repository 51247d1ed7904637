"""A bar while many texts are read: on a terminal, and in a notebook."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")

_SILENT_SECONDS = 1  # what is quick needs no bar


def on_terminal(items: Iterable[Item]) -> Iterable[Item]:
    """The items with a bar on standard error; none where that is a file or a pipe."""
    from tqdm import tqdm

    return tqdm(items, unit=" texts", disable=None, leave=False, delay=_SILENT_SECONDS)


def in_notebook(items: Iterable[Item]) -> Iterable[Item]:
    """The items with a bar in the notebook's own manner; none outside of one: a library prints nothing by itself."""
    if "ipykernel" not in sys.modules:
        return items
    from tqdm.auto import tqdm

    return tqdm(items, unit=" texts", leave=False, delay=_SILENT_SECONDS)
