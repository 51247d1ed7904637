"""Small analyses, told by hand."""

from __future__ import annotations

from typing import Any

import pytest
from telling import ELSEWHERE, NORTH, SOUTH, Told, record

from framing.tables import Analysis, tabulated


@pytest.fixture
def told() -> Told:
    """Makes an analysis of texts: ``told(("id", "Headline", ["A sentence.", …], {…}), …)``."""

    def make(*texts: tuple[Any, ...]) -> Analysis:
        return tabulated([record(*text) for text in texts])

    return make


@pytest.fixture
def ferry(told: Told) -> Analysis:
    """Two texts of one event and one of another."""
    return told(NORTH, SOUTH, ELSEWHERE)
