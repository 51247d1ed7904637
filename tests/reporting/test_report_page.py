"""The page: what it says, that all its links lead somewhere, and that it is made the same way twice."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from harbour import KNOWN, record

from framing.reporting.compared import Compared
from framing.reporting.escape import source_hash
from framing.reporting.page import rendered
from framing.reporting.stories import Budget
from framing.tables import Analysis, tabulated

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "report.txt"
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "summary", "th", "td", "dt", "dd", "caption", "legend"}


def tree(html: str) -> Any:
    return html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False).parse(html)


def outline(html: str) -> str:
    """The page as indented lines of text, without style, script and drawings."""
    lines: list[str] = []

    def visit(element: Any, depth: int) -> None:
        tag = str(element.tag)
        # What is said of the measures has its own tests, and its figures change when they are measured again.
        if tag in {"style", "script", "svg", "head", "dialog"} or element.attrib.get("class") == "measures":
            return
        if tag in BLOCKS:
            words = " ".join("".join(element.itertext()).split())
            lines.append(f"{'  ' * depth}{tag}: {words}")
        if tag in {"section", "article", "details", "table", "header", "nav", "main"}:
            lines.append(f"{'  ' * depth}{tag} {element.attrib.get('id', '')}".rstrip())
            depth += 1
        for child in element:
            visit(child, depth)

    visit(tree(html), 0)
    return "\n".join(lines) + "\n"


def test_the_page_says_what_the_golden_file_says(html: str, request: pytest.FixtureRequest) -> None:
    """Written again by ``--update-golden``; look at the difference before you keep it."""
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(outline(html), "utf-8")

    assert outline(html) == GOLDEN.read_text("utf-8")


def test_every_link_leads_to_a_place_on_the_page(html: str) -> None:
    root = tree(html)
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    links = {e.attrib["href"] for e in root.iter("a")}

    assert len(ids) == len(set(ids))
    assert {link for link in links if link.removeprefix("#") not in ids} == set()


def named(root: Any, words: str) -> Any:
    """The part of a naming bar with these words."""
    return next(e for e in root.iter("a") if "seg" in e.attrib.get("class", "") and words in "".join(e.itertext()))


def placed(root: Any, link: str) -> Any:
    return next(e for e in root.iter() if e.attrib.get("id") == link.removeprefix("#"))


def test_a_number_leads_to_its_sentences_and_they_lead_to_the_text_and_back(html: str) -> None:
    root = tree(html)
    lines = placed(root, named(root, "mob").attrib["href"])
    marks = [placed(root, hit.attrib["href"]) for hit in lines.iter("a")]

    assert ["".join(mark.itertext()) for mark in marks] == ["mob", "mob"]
    notes = [placed(root, mark.attrib["href"]) for mark in marks]
    assert all(f"#{lines.attrib['id']}" in {a.attrib["href"] for a in note.iter("a")} for note in notes)


def test_a_number_of_one_leads_straight_to_the_text_and_the_mark_straight_back(html: str) -> None:
    root = tree(html)
    number = named(root, "dockers")
    mark = placed(root, number.attrib["href"])

    assert "".join(mark.itertext()) == "dockers"
    assert mark.attrib["href"] == f"#{number.attrib['id']}"


def test_headings_descend_one_step_at_a_time(html: str) -> None:
    levels = [int(e.tag[1]) for e in tree(html).iter() if re.fullmatch(r"h[1-6]", str(e.tag))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    policy = next(e.attrib["content"] for e in tree(html).iter("meta") if "http-equiv" in e.attrib)

    assert style
    assert source_hash(style[1]) in policy
    assert script
    assert source_hash(script[1]) in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert " style=" not in html


def test_the_same_analysis_gives_the_same_characters(analysis: Analysis, comparisons: Compared) -> None:
    assert rendered(analysis, comparisons, KNOWN, Budget()) == rendered(analysis, comparisons, KNOWN, Budget())


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (Budget(characters=60), "2 more texts counted above and not printed here"),
        (Budget(stories=1), "1 more story told by fewer texts not shown"),
        (Budget(strips=2), "1 more text not drawn here"),
        (Budget(referents=0), "1 referent with one name or fewer mentions not shown"),
        (Budget(speakers=0), "1 speaker with fewer words not shown"),
        (Budget(facts=0), "1 more fact not shown"),
        (Budget(lines=0), "1 more, not printed"),
    ],
)
def test_what_there_is_no_room_for_is_counted(
    budget: Budget, said: str, analysis: Analysis, comparisons: Compared
) -> None:
    page = rendered(analysis, comparisons, KNOWN, budget)

    assert said in " ".join("".join(tree(page).itertext()).split())
    ids = {e.attrib["id"] for e in tree(page).iter() if "id" in e.attrib}
    assert {e.attrib["href"][1:] for e in tree(page).iter("a")} <= ids


def test_what_was_not_read_is_said(html: str) -> None:
    assert "torn.txt" in html
    assert "Not in this report." in html


def plain_page(**more: Any) -> str:
    """A page of one text in which nothing is found."""
    one = record("one", (("body", (("own", "Noon came and went."),)),), **more)
    return rendered(tabulated([one]), Compared({"stories": [{"id": "one", "story": "s"}]}, {}), KNOWN, Budget())


@pytest.mark.parametrize(("language", "said"), [("de", True), ("en", False), ("und", False)])
def test_a_text_in_another_language_is_named(language: str, said: bool) -> None:  # noqa: FBT001 - a row of the table
    page = plain_page(language=language)

    assert ("one (de) is not in English" in page) is said
    assert ("not English (" in page) is said


def test_nothing_is_folded_that_opens_to_nothing() -> None:
    folded = [e for e in tree(plain_page()).iter("details") if e.attrib.get("class") == "behind"]

    assert [" ".join("".join(e.itertext()).split()) for e in folded] == []


def test_nothing_at_all_still_makes_a_page() -> None:
    rows: dict[str, list[Any]] = {"stories": []}

    page = rendered(tabulated([]), Compared(rows, {}), KNOWN, Budget())

    assert "0 texts" in page


def test_a_long_text_of_one_kind_is_a_page_in_linear_size() -> None:
    one, four = (
        rendered(
            tabulated([record("long", (("body", (("own", "Noon. " * n),)),))]),
            Compared({"stories": [{"id": "long", "story": "s"}]}, {}),
            KNOWN,
            Budget(),
        )
        for n in (1_000, 4_000)
    )

    assert len(four) < 4 * len(one)
