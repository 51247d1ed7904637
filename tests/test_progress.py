"""A bar shows where somebody looks, and nothing is printed where nobody does."""

from __future__ import annotations

import sys
import types

import pytest

from framing.progress import in_notebook, on_terminal


def test_all_items_come_through_in_order_and_nothing_is_printed_to_a_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(on_terminal(range(5))) == list(range(5))
    assert list(in_notebook(range(5))) == list(range(5))
    assert capfd.readouterr() == ("", "")


def test_a_notebook_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipykernel", types.ModuleType("ipykernel"))
    items = [1, 2]

    assert in_notebook(items) is not items
