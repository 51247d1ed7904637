"""The main job: from the five texts to one report, the same bytes each time, and a correction changes it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def framing(*argv: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from framing.cli import main; main()", *map(str, argv)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "seeds.html"
    done = framing("report", "seeds", "-o", path)
    assert done.returncode == 0, done.stderr
    assert str(path) in done.stdout
    assert "5 texts" in done.stdout
    return path


def test_the_same_input_gives_the_same_bytes(report: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    framing("report", "seeds", "-o", again)

    assert again.read_bytes() == report.read_bytes()


def test_the_report_stays_within_its_size(report: Path) -> None:
    assert report.stat().st_size <= 300_000


def test_the_report_asks_nothing_of_a_network(report: Path) -> None:
    page = report.read_text(encoding="utf-8")

    assert re.findall(r"""(?:src|href|action)\s*=\s*["'](?!#|data:)[^"']*["']""", page) == []
    assert "Content-Security-Policy" in page


def test_a_report_from_annotations_is_the_report_from_the_texts(report: Path, tmp_path: Path) -> None:
    records, from_records = tmp_path / "seeds.jsonl", tmp_path / "from.html"
    framing("annotate", "seeds", "-o", records)
    framing("report", records, "-o", from_records)

    assert visible(from_records) == visible(report)


def test_a_correction_changes_the_report(report: Path, tmp_path: Path) -> None:
    records, corrected = tmp_path / "seeds.jsonl", tmp_path / "corrected.html"
    framing("annotate", "seeds", "-o", records)
    lines = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        line["findings"] = [f for f in line["findings"] if f["label"] != "Daesh"]
    records.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = framing("report", records, "-o", corrected)

    assert done.returncode == 0, done.stderr
    assert visible(corrected) != visible(report)


def visible(path: Path) -> str:
    """The page without the note of how its texts were read."""
    page = path.read_text(encoding="utf-8")
    return page[: page.index('id="methods"')] if 'id="methods"' in page else page


def test_both_commands_of_the_readme_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert "framing report seeds -o reports/seeds.html" in makefile
    assert "make report" in readme
    assert "make test" in readme
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for line in ("-c constraints.txt -e .", "ruff check", "mypy", "-m pytest"):
        assert line in makefile
        assert line in readme
