"""HTML pages into text and hints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.documents import Page
from framing.sources.html import decode_html, read_html

PAGE = """<!DOCTYPE html><html><head>
<title>Bridge closed after flood | The Daily Example</title>
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2020-02-03T08:00:00Z">
<meta name="author" content="Ann Writer">
<meta property="og:url" content="https://example.org/bridge">
<script>var x = "<p>not text</p>";</script><style>p { color: red }</style>
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<h1>Bridge closed after flood</h1>
<div class="byline">By <a rel="author" href="#">Ann Writer</a></div>
<figure><img src="x.jpg" alt="no text"><figcaption>The bridge on Monday.</figcaption></figure>
<p>The   old bridge
was closed.<br>Nobody was hurt.</p>
<blockquote>We saw it coming.</blockquote>
<ol class="commentlist"><li><cite class="fn">Bert</cite><p>About time!</p></li></ol>
<button>Send</button><textarea>Your words</textarea><footer>© Example</footer>
</body></html>"""


def _held(page: Page, kind: str) -> list[str]:
    return [page.text[hint.span.start : hint.span.end] for hint in page.hints if hint.kind == kind]


def test_a_page_is_one_text_in_reading_order_a_block_a_line() -> None:
    assert read_html(PAGE, "a").text.split("\n") == [
        "Home World",
        "Bridge closed after flood",
        "By Ann Writer",
        "The bridge on Monday.",
        "The old bridge was closed.",
        "Nobody was hurt.",
        "We saw it coming.",
        "Bert",
        "About time!",
        "© Example",
    ]


def test_hints_lie_over_what_their_elements_hold() -> None:
    page = read_html(PAGE, "a")

    assert _held(page, "nav") == ["Home World"]
    assert _held(page, "h1") == ["Bridge closed after flood"]
    assert _held(page, "figcaption") == ["The bridge on Monday."]
    assert _held(page, "blockquote") == ["We saw it coming."]
    assert _held(page, "a") == ["Home", "World", "Ann Writer"]
    assert _held(page, "comment") == ["Bert\nAbout time!"]
    assert _held(page, "footer") == ["© Example"]


def test_the_title_that_the_metadata_gives_is_marked_in_the_text() -> None:
    assert _held(read_html(PAGE, "a"), "headline") == ["Bridge closed after flood"]


def test_the_metadata_says_what_the_page_is() -> None:
    origin = read_html(PAGE, "a").origin

    assert origin.outlet == "The Daily Example"
    assert origin.date == "2020-02-03"
    assert origin.author == "Ann Writer"
    assert origin.url == "https://example.org/bridge"
    assert origin.title == "Bridge closed after flood"


def test_linked_data_counts_before_other_fields_and_marks_the_article() -> None:
    body = "The council met on Tuesday and closed the bridge."
    data = (
        '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Bridge closed", '
        f'"articleBody": "{body}", "datePublished": "2021-05-06", "publisher": {{"name": "Example Post"}}, '
        '"author": [{"name": "Ann"}, {"name": "Bert"}]}]}'
    )
    html = f'<title>x</title><script type="application/ld+json">{data}</script><p>{body}</p><p>Other words.</p>'

    page = read_html(html, "a")

    assert (page.origin.title, page.origin.outlet) == ("Bridge closed", "Example Post")
    assert (page.origin.date, page.origin.author) == ("2021-05-06", "Ann, Bert")
    assert _held(page, "articleBody") == [body]


@pytest.mark.parametrize(
    "data",
    [
        "{broken",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": 5, "author": {"name": []}}',
        "null",
        '"x"',
        "[[]]",
    ],
)
def test_linked_data_of_any_form_does_no_harm(data: str) -> None:
    page = read_html(f'<script type="application/ld+json">{data}</script><p>Words.</p>', "a")

    assert page.text == "Words."


@pytest.mark.parametrize("value", ["0000-00-00", "soon", "2021-13-45", "-1", "9" * 5000])
def test_an_absurd_date_is_no_date(value: str) -> None:
    assert read_html(f'<meta name="date" content="{value}"><p>Words.</p>', "a").origin.date is None


def test_escaped_markup_is_text_and_is_unescaped_once() -> None:
    assert read_html("<p>&lt;b&gt; and &amp;amp; and &#xD800;&#0;.</p>", "a").text.startswith("<b> and &amp; and ")


def test_entities_of_the_page_itself_are_never_expanded_nor_fetched() -> None:
    html = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]><p>Words &a; &f;.</p>'

    assert "boom" not in read_html(html, "a").text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=windows-1251><p>Слово</p>".encode("cp1251"), "Слово"),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1256'><p>كلمة</p>".encode("cp1256"),
            "كلمة",
        ),
        ("<meta charset=iso-8859-1><p>“élan”</p>".encode("cp1252"), "“élan”"),
        ("<meta charset=latin1><p>Größe</p>".encode(), "Größe"),
        (b"<meta charset=no-such><p>caf\xe9</p>", "café"),
        (b"<meta charset=utf-7><p>+ADw-b+AD4- caf\xe9</p>", "+ADw-b+AD4- café"),
    ],
)
def test_the_declared_character_set_counts_where_the_bytes_are_not_utf8(data: bytes, text: str) -> None:
    assert read_html(decode_html(data, "a.html").text, "a").text == text


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class='comment'>", "</div>", "<a>", "</b>", "<b>", "x y", " ", "<table>", "<td>", "<!--", "-->", "<script>", "</script>", "&amp;", "<", "\x00", "<ul><li>", "<title>", "é"]), max_size=40))  # fmt: skip  # noqa: E501
def test_any_soup_of_tags_gives_lines_and_hints_that_lie_in_them(pieces: list[str]) -> None:
    page = read_html("".join(pieces), "a")

    assert all(line.strip() for line in page.text.split("\n") if page.text)
    assert all(hint.span.end <= len(page.text) for hint in page.hints)
    starts = [(hint.span.start, -hint.span.end) for hint in page.hints]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "<p>The text inside is here.",
        "<b><i>" * 20_000 + "<p>The text inside is here.",
        "<p>" * 100_000 + "The text inside is here.",
        "<table><tr><td>" * 10_000 + "The text inside is here.",
        "<p " + "a='b' " * 100_000 + ">The text inside is here.</p>",
        "<!-- " + "-" * 1_000_000 + " --><p>The text inside is here.</p>",
        "<br>" * 200_000 + "The text inside is here.",
        "<a href=" + "x" * 1_000_000 + ">The text inside is here.</a>",
        "<span class='" + "comment " * 100_000 + "'>The text inside is here.</span>",
    ],
    ids=["divs", "inline", "unclosed", "tables", "attributes", "remark", "breaks", "address", "names"],
)
def test_deep_and_enormous_pages_lose_no_text(html: str) -> None:
    assert read_html(html, "a").text == "The text inside is here."


def test_rubbish_after_the_end_of_a_page_is_left_out_and_remarked() -> None:
    page = b"<html><body><p>The mill burned down.</p></body></HTML>\n"
    decoded = decode_html(page + bytes(range(256)) * 20, "mill.html")

    assert read_html(decoded.text, "a").text == "The mill burned down."
    assert "5,121 bytes after the page's end" in decoded.remarks[-1]


def test_text_after_the_end_of_a_page_is_read_as_browsers_do() -> None:
    decoded = decode_html(b"<html><body><p>The mill burned down.</p></html><p>It was old.</p>", "mill.html")

    assert read_html(decoded.text, "a").text.split("\n") == ["The mill burned down.", "It was old."]
    assert decoded.remarks == ()
