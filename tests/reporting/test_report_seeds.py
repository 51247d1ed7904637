"""The report of the five sample texts: what a reader must be able to find in it, and what it must not weigh."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import html5lib
import pytest

import framing
from framing.reporting.page import page
from framing.tables import Analysis


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return framing.score(framing.read(Path(__file__).resolve().parents[2] / "seeds"))


@pytest.fixture(scope="module")
def seeds_page(analysis: Analysis) -> str:
    return page(analysis)


@pytest.fixture(scope="module")
def root(seeds_page: str) -> Any:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    parsed = parser.parse(seeds_page)
    assert not parser.errors
    return parsed


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def cells(root: Any, phrase: str) -> dict[str, str]:
    """The row of the facts in which some text says the phrase: what each text says."""
    for row in root.iter("tr"):
        if str(row.attrib.get("id", "")).startswith("f1-") and phrase in words(row):
            return {cell.attrib["data-text"]: words(cell) for cell in row.iter("td")}
    raise AssertionError(f"no fact says {phrase!r}")


def test_the_page_is_at_most_300_kb(seeds_page: str) -> None:
    assert len(seeds_page.encode("utf-8")) <= 300_000


def test_that_there_are_too_few_texts_for_a_test_of_chance_is_said_once_under_the_charts(seeds_page: str) -> None:
    assert seeds_page.count("too few texts for a test of chance, which deals") == 1
    assert re.search("hardly chance, p|Hardly chance:|could be chance \\(", seeds_page) is None


def test_the_same_texts_give_the_same_bytes(analysis: Analysis, seeds_page: str) -> None:
    assert page(analysis) == seeds_page


def test_it_tells_three_stories(root: Any) -> None:
    assert words(next(root.iter("h1"))) == "5 texts, 3 stories"


def test_it_shows_who_says_which_name_of_the_group(root: Any) -> None:
    bars = [words(row) for row in root.iter("div") if row.attrib.get("class") == "bar-row"]

    assert any("000" in bar and "ISIS" in bar and "Daesh" not in bar for bar in bars)
    assert any("003" in bar and "Daesh" in bar and "ISIS" not in bar for bar in bars)
    assert any("004" in bar and "Islamic State" in bar for bar in bars)


def test_it_shows_whose_statement_the_aim_of_the_strikes_is(root: Any) -> None:
    said = cells(root, "real aim of strikes")

    assert re.search(r"real aim of strikes.*?own voice", said["000"])
    assert "reported speech" in said["Sputnik"]


def test_it_shows_the_quotation_marks_that_two_texts_have_and_one_has_not(root: Any) -> None:
    said = cells(root, "deadly strikes")

    assert "“deadly”" in said["000"]
    assert '"deadly"' in said["Sputnik"]
    assert "deadly strikes" in said["003"]
    marked = [words(e) for e in root.iter("span") if "quotation marks" in e.attrib.get("title", "")]
    assert {"“deadly”", '"deadly"'} <= set(marked)


def test_it_shows_the_word_that_an_editor_put_into_a_quotation(root: Any) -> None:
    asides = [words(li) for li in root.iter("li") if li.attrib.get("data-outlet") == "003"]

    assert any("they [terrorists] pose" in line for line in asides)


def test_it_shows_that_the_comment_renders_the_quotations_of_its_article_otherwise(root: Any) -> None:
    pairs = [words(li) for ul in root.iter("ul") if ul.attrib.get("class") == "pairs" for li in ul]

    assert any("chase terrorism" in pair and "track down" in pair for pair in pairs)
    assert any("gave orders to" in pair and "ordered the air force" in pair for pair in pairs)


def test_nothing_leads_out_of_the_page(seeds_page: str) -> None:
    assert not re.search(r'(?:href|src|action)="(?!#)', seeds_page)
    assert "http" not in re.sub(r"<(p|li|td|span|bdi|a)\b[^>]*>[^<]*", "", seeds_page).replace("http-equiv", "")


@pytest.mark.shared
def test_the_checker_of_hostile_reports_finds_nothing(seeds_page: str, shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(seeds_page, "utf-8")
    checker = shared / "benchmarks" / "hostile" / "check_report_html.py"

    done = subprocess.run(
        [sys.executable, str(checker), str(path), "--no-browser"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.split()[0]) == (0, "PASS")
