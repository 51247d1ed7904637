"""The page in a real browser: no request, no console message, keyboard, layers, links both ways, and axe-core."""

from __future__ import annotations

import importlib.resources
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

# The page is a file and asks for nothing; the browser's own services are kept quiet as well.
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Any]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        say = pytest.fail if request.config.getoption("--require-browser") else pytest.skip
        say("no Chromium was found (Debian: apt-get install chromium); the report was not tried in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a page; whatever it asks for, says or shows by itself is an error at the end of the test."""
    contexts, said = [], []

    def open_(html: str, **options: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(html, "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        url = path.as_uri()
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda r: None if r.url.partition("#")[0] == url else said.append(f"request: {r.url}"))
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()

    assert said == []


def axe(page: Any) -> list[str]:
    source = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    page.evaluate(source + ";0")
    found = page.evaluate("axe.run(document).then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)]))")
    return [f"{rule}: {nodes[:3]}" for rule, nodes in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(scheme: str, width: int, html: str, opened: Callable[..., Any]) -> None:
    # axe is our guest in the page, and the page's policy would not let it in.
    size = {"width": width, "height": 900}
    page = opened(html, color_scheme=scheme, viewport=size, bypass_csp=True, reduced_motion="reduce")

    assert axe(page) == []


def test_a_phone_does_not_scroll_sideways(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html, viewport={"width": 390, "height": 844})

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_everything_is_there_without_script(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html, java_script_enabled=False)

    page.locator("a.seg", has_text="mob").first.click()

    assert page.locator(".lines:target a").first.is_visible()
    assert not page.locator("#tools").is_visible()


def test_a_number_leads_to_its_sentence_and_the_mark_leads_back(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)

    page.locator("a.seg", has_text="mob").first.click()
    line = page.locator(".lines:target a").first
    assert line.is_visible()
    line.click()
    mark = page.locator(".text a:target")
    assert mark.inner_text().lower() == "mob"
    mark.click()
    assert page.locator(".notes li:target").is_visible()


def test_a_layer_can_be_switched_off_by_keyboard(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)
    line = "getComputedStyle(document.querySelector('.text .mn')).borderBottomStyle"
    before = page.evaluate(line)

    page.locator("#layer-names").focus()
    page.keyboard.press("Space")

    assert (before, page.evaluate(line)) == ("solid", "none")


def test_the_keys_are_listed_and_can_be_put_to_rest(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)

    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("t")

    assert not page.locator("#keys").is_visible()
    assert page.evaluate("location.hash") == ""


def test_keys_go_to_the_texts_and_open_all_evidence(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)

    page.keyboard.press("o")
    page.keyboard.press("t")

    assert page.evaluate("document.querySelectorAll('details.behind:not([open])').length") == 0
    assert page.evaluate("location.hash") == "#texts"


def test_sentences_can_be_filtered_and_searched(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)
    items = "[...document.querySelectorAll('.lines li:not(.more):not([hidden])')]"
    shown = f"{items}.map((li) => li.dataset.voice || 'own')"

    page.select_option("[data-filter=outlet]", "two")
    assert set(page.evaluate(shown)) == {"own"}
    page.locator("#tools-clear").click()
    page.fill("[data-filter=words]", "dusk")

    assert page.locator("#tools-said").inner_text().startswith("1 of ")


def test_the_first_tab_offers_to_skip_to_the_report(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_hostile_words_do_nothing(hostile_page: Callable[[str], str], opened: Callable[..., Any]) -> None:
    payload = "\"'><img src=x onerror=alert(1)><svg/onload=alert(2)><script>alert(3)</script>"
    page = opened(hostile_page(payload))

    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    page.evaluate(
        "document.querySelectorAll('main *').forEach((e) => { e.dispatchEvent(new MouseEvent('mouseover')); })"
    )

    assert page.evaluate("document.querySelectorAll('main img, main script, main [onload]').length") == 0


SHOWN = """(selector, side, name) => [...document.querySelectorAll(selector)].map((e) =>
    [getComputedStyle(e, side).content, e.getAttribute(name)])"""


def test_on_paper_every_number_is_followed_by_the_number_of_what_it_leads_to(
    html: str, opened: Callable[..., Any]
) -> None:
    page = opened(html)
    page.emulate_media(media="print")

    links = page.evaluate(f"({SHOWN})('.lines bdi a, .hits a, a.n, a.seg, .gives a, .side a', '::after', 'href')")
    places = page.evaluate(f"({SHOWN})('.para > p [id]', '::before', 'id')")
    lists = page.evaluate(f"({SHOWN})('.story .lines[id], .hits[id]', '::before', 'id')")

    assert all(href in said for said, href in links if not href.startswith("#asides"))
    shown = {f"#{id_}" for said, id_ in places + lists if id_ in said}
    shown |= {f"#{id_}" for said, id_ in page.evaluate(f"({SHOWN})('a[id^=e]', '::after', 'id')") if id_ in said}
    assert {href for _, href in links if not href.startswith("#asides")} <= shown
    assert len({href for _, href in links}) > 10


def test_on_the_screen_no_number_is_added(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)

    said = page.evaluate(f"({SHOWN})('main a', '::after', 'href').concat(({SHOWN})('main [id]', '::before', 'id'))")

    assert {content for content, _ in said} == {"none"}
    assert not page.locator(".paper").is_visible()


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["script", "no script"])
def test_paper_has_every_line_of_the_evidence(options: dict[str, bool], html: str, opened: Callable[..., Any]) -> None:
    page = opened(html, **options)
    page.emulate_media(media="print")

    folded = page.evaluate(
        "[...document.querySelectorAll('details:not([open]) :is(li, dd, td)')].filter((e) => !e.offsetHeight).length"
    )

    assert folded == 0


def test_no_strip_row_or_line_is_torn_between_two_sheets(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)
    page.emulate_media(media="print")

    torn = page.evaluate(
        "[...document.querySelectorAll('tr, .strips li, .bar-row, .lines li, .pairs > li')]"
        ".filter((e) => getComputedStyle(e).breakInside != 'avoid').length"
    )
    heads = page.evaluate("[...document.querySelectorAll('thead')].map((e) => getComputedStyle(e).display)")

    assert torn == 0
    assert set(heads) == {"table-header-group"}


def test_the_printed_sheets_carry_the_numbers(
    html: str, opened: Callable[..., Any], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        say = pytest.fail if request.config.getoption("--require-browser") else pytest.skip
        say("no pdftotext was found (Debian: apt-get install poppler-utils); the printed sheets were not read")
    (tmp_path / "report.pdf").write_bytes(opened(html).pdf())

    done = subprocess.run([reader, "-layout", str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True)
    said = done.stdout.decode("utf-8")

    assert re.search(r"mob\s+2\s+#e\d+", said)
    cited = set(re.findall(r"#(\d\.\d+)", said))
    assert len(cited) > 10
    # Where it leads, the number stands without its sign before the words.
    assert cited <= set(re.findall(r"(?<![#\d.])(\d\.\d+)", said))


def test_paper_shows_what_is_folded(html: str, opened: Callable[..., Any]) -> None:
    page = opened(html)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.querySelectorAll('details:not([open])').length") == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert page.evaluate("document.querySelectorAll('details:not([open])').length") > 0
