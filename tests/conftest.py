"""Fixtures that several tests use."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Nothing in this package may open a connection; browser and notebook tests talk to their own child processes."""
    if not request.node.get_closest_marker("browser") and not request.node.get_closest_marker("notebook"):

        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("the package tried to reach a network")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the checkout; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("no development data beside the checkout (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder with the five sample texts."""
    return ROOT / "seeds"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files again")
    parser.addoption(
        "--require-browser", action="store_true", help="a missing Chromium or pdftotext is a failure, not a skip"
    )
