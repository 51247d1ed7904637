"""What `report` leaves on the disk: whole files, the same each time, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.tables import Analysis


def test_a_report_and_its_figures_are_written_the_same_each_time(analysis: Analysis, tmp_path: Path) -> None:
    for name in ("one", "other"):
        said = framing.report(analysis, tmp_path / name / "report.html", figures=tmp_path / name / "figures")
        assert said.startswith("3 texts, ")
        assert said.endswith("; 1 input not read")

    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert {path.suffix for path in files} == {".html", ".svg", ".png", ".csv"}
    for path in files:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "other" / path).read_bytes()


def test_a_chart_has_its_table_beside_it(analysis: Analysis, tmp_path: Path) -> None:
    framing.report(analysis, tmp_path / "report.html", figures=tmp_path)

    assert (tmp_path / "naming.svg").read_text("utf-8").count("<svg") == 1
    assert (tmp_path / "naming.csv").read_text("utf-8").startswith("story,outlet,referent,name,stance,n,N,share")


def test_where_nothing_can_be_written_nothing_is_left(analysis: Analysis, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OSError, match="file"):
        framing.report(analysis, tmp_path / "file" / "report.html")

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_report_that_is_there_is_replaced_whole(analysis: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    framing.report(analysis, path)

    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
