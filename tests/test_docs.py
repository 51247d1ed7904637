"""Documentation that can be run is run."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest
from programs import program

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def test_the_commands_page_is_what_the_commands_say() -> None:
    made = program(ROOT / "docs" / "make_commands.py").page()

    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == made


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_room_of_the_package_is_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {
        p.stem if p.is_file() else p.name for p in (ROOT / "framing").iterdir() if not p.name.startswith(("_", "py."))
    }

    assert {room for room in rooms if room not in text} == set()


def test_every_method_of_the_package_has_its_page() -> None:
    from framing.comparison import MEASURES
    from framing.scorers import shipped

    text = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs" / "methods").glob("*.md")).lower()

    assert [m.name for m in MEASURES if m.name not in text] == []
    assert [s.name for s in shipped() if s.name.replace("-", " ") not in text and s.name not in text] == []


WITH_EXAMPLES = [p for p in sorted((ROOT / "framing").rglob("*.py")) if ">>> " in p.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_examples_in_docstrings_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # the examples read the seeds
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    results = doctest.testmod(importlib.import_module(name))

    assert (results.attempted > 0, results.failed) == (True, 0)
