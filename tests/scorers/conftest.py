"""Fixtures of the scorers' tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typed_documents import typed_document

from framing.documents import Document


@pytest.fixture
def typed() -> Callable[..., Document]:
    return typed_document
