"""Zones of HTML pages."""

from __future__ import annotations

import pytest

from framing.documents import Page, Zone
from framing.fitting.spliced import spliced
from framing.sources.html import read_html
from framing.structure import structure
from framing.structure.lines import lines_of
from framing.structure.mark_layout import KINDS
from framing.structure.markup import judge_marked

ARTICLE = [
    (
        "The harbour of Norhaven will close for three weeks in May, the port authority said on Tuesday, so "
        "that divers can look at the damage that the January storm left under the eastern pier."
    ),
    (
        "“We have waited long enough, and the ferry companies know it,” said Maria Holt, who runs the "
        "authority. Ships will be sent to Ostby, forty kilometres down the coast, until the work is done."
    ),
    (
        "Fishermen in the town said that they had not been asked. Their union wants the state to pay for the "
        "days on which no boat can leave, and a meeting with the ministry is planned for Friday afternoon."
    ),
    (
        "The storm tore away sixty metres of the pier and sank two boats; nobody was hurt. A first repair in "
        "February failed when the new piles moved in the soft ground below the old wall."
    ),
]
COMMENTS = [
    ("Old Salt", "They should have done this in February, when the boats were out of the water anyway."),
    ("Petra K.", "And who pays for the detour? My van needs two hours more each day, twice!"),
    ("gull77", "Good reporting, thank you. Does anyone know whether the foot ferry runs?"),
]


def _paragraphs() -> str:
    return "".join(f"<p>{text}</p>" for text in ARTICLE)


def _comments(wrap: str = "comment") -> str:
    return "".join(
        f'<li class="{wrap}"><cite class="fn">{name}</cite> <span class="says">says:</span>'
        f'<div class="comment-meta">May 3, 2021 at 10:1{number} am</div><p>{text}</p>'
        f'<div class="reply"><a href="#">Reply</a></div></li>'
        for number, (name, text) in enumerate(COMMENTS)
    )


def _page(inside: str, after: str = "") -> Page:
    links = "".join(
        f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "Politics", "Sport", "Weather", "Shop")
    )
    return read_html(
        "<html><head><title>Harbour closes for three weeks | Norhaven Post</title></head><body>"
        f'<div class="nav"><ul>{links}</ul></div><div id="main"><div class="post">'
        "<h1>Harbour closes for three weeks</h1>"
        f'<div class="byline">By Ann Writer, May 3, 2021</div>{inside}</div>{after}</div>'
        '<div id="sidebar"><h3>Most read</h3><ul><li><a href="/1">A cat that rides the bus to school every day</a></li>'
        '<li><a href="/2">Ten soups for a cold spring evening</a></li></ul></div>'
        '<div id="footer"><p>© 2021 Norhaven Post. All rights reserved. <a href="/terms">Terms of use</a></p></div>'
        "</body></html>",
        "a",
    )


def _in(page: Page, *zones: Zone) -> str:
    document = structure(page)
    return "\n".join(document[block.span] for block in document.blocks if block.zone in zones)


def test_an_article_is_told_from_what_surrounds_it() -> None:
    body = _in(_page(_paragraphs()), Zone.BODY)

    assert [text in body for text in ARTICLE] == [True] * 4
    assert "Most read" not in body
    assert "All rights" not in body
    assert "Politics" not in body


def test_the_title_is_headline_and_the_byline_is_dateline() -> None:
    page = _page(_paragraphs())

    assert _in(page, Zone.HEADLINE).strip() == "Harbour closes for three weeks"
    assert _in(page, Zone.DATELINE).strip() == "By Ann Writer, May 3, 2021"


def test_a_figure_caption_is_caption() -> None:
    figure = "<figure><img src=x><figcaption>The pier after the storm. Photo: B. Lens</figcaption></figure>"
    paragraphs = _paragraphs().split("</p>", 1)

    page = _page(f"{paragraphs[0]}</p>{figure}{paragraphs[1]}")

    assert _in(page, Zone.CAPTION).strip() == "The pier after the storm. Photo: B. Lens"


def test_comments_are_kept_as_comments_with_their_authors() -> None:
    page = _page(
        _paragraphs(), f'<div id="comments"><h3>3 Comments</h3><ol class="commentlist">{_comments()}</ol></div>'
    )

    document = structure(page)

    assert [document[comment.span] for comment in document.comments] == [text for _, text in COMMENTS]
    names = [document[comment.author] if comment.author else None for comment in document.comments]
    assert all(name is not None and expected in name for name, (expected, _) in zip(names, COMMENTS, strict=True))
    assert _in(page, Zone.COMMENT_HEADER).strip().startswith("3 Comments")
    assert all(text not in _in(page, Zone.BODY) for _, text in COMMENTS)


def test_a_class_name_on_the_whole_page_does_not_make_it_a_comment() -> None:
    page = _page(f'<div class="has-sidebar comments-open tag-harbour">{_paragraphs()}</div>')

    assert [text in _in(page, Zone.BODY) for text in ARTICLE] == [True] * 4


def test_a_page_without_any_telling_name_still_has_its_article() -> None:
    html = f"<title>x</title><div><a href=1>Home</a> <a href=2>News</a></div><div>{_paragraphs()}</div><div>© x</div>"

    body = _in(read_html(html, "a"), Zone.BODY)

    assert [text in body for text in ARTICLE] == [True] * 4


def test_another_article_far_below_is_not_the_body() -> None:
    more = "".join(f"<li><a href='/{n}'>Another story of the day, number {n}, with a rather long title</a></li>" for n in range(40))  # fmt: skip  # noqa: E501
    other = (
        "<p>The county opened a new library in Ostby on Sunday, and the mayor read to the children from his book.</p>"
    )

    page = _page(_paragraphs(), f'<div class="list"><ul>{more}</ul></div><div class="post">{other}</div>')

    assert "library" not in _in(page, Zone.BODY)
    assert ARTICLE[-1] in _in(page, Zone.BODY)


def test_comments_that_only_words_announce_are_found_by_reading_the_page_as_plain_text() -> None:
    said = "".join(f"<p>{text}</p><p>Posted by: {name} | May 3, 2021 at 10:11 AM</p>" for name, text in COMMENTS)

    page = _page(_paragraphs() + f"<p>3 Comments</p>{said}")

    comments = _in(page, Zone.COMMENT)
    assert [text in comments for _, text in COMMENTS] == [True] * 3
    assert [text in _in(page, Zone.BODY) for text in ARTICLE] == [True] * 4


def test_every_line_gets_one_zone_and_a_confidence() -> None:
    page = _page(_paragraphs(), _comments())
    lines = tuple(lines_of(page.text))

    judged = judge_marked(lines, page.hints)

    assert [entry.line for entry in judged] == list(lines)
    assert all(0 <= entry.confidence <= 1 for entry in judged)


def test_a_page_longer_than_any_article_is_judged_to_its_end() -> None:
    page = read_html("".join(f"<p>Line number {number} of very many.</p>" for number in range(25_000)), "a")
    lines = tuple(lines_of(page.text))

    assert len(judge_marked(lines, page.hints)) == 25_000


def test_a_page_without_lines_has_no_zones() -> None:
    assert judge_marked((), ()) == ()


def test_all_hints_that_the_reader_names_are_looked_at() -> None:
    from framing.sources import mark_names

    given = {*mark_names._TAGS, *mark_names._NAMES, *mark_names._PROPERTIES.values(), *mark_names._ROLES.values()}

    assert given - set(KINDS) == set()


@pytest.mark.parametrize("seed", range(8))
def test_spliced_comments_are_in_the_page_word_for_word(seed: int) -> None:
    import random

    page = "<html><body><div><h1>Title</h1>" + _paragraphs() + "</div><div>Footer</div></body></html>"

    rng = random.Random(seed)  # noqa: S311 - chance that comes out the same again
    found = spliced(rng, page, "\n".join(ARTICLE), ["A paragraph of another article, pasted by a reader."])

    assert found is not None
    html, comments = found
    text = read_html(html, "a").text
    assert ARTICLE[-1] in text
    assert sum(line in text for line in comments.split("\n") if len(line) > 60) >= 0.5 * sum(
        len(line) > 60 for line in comments.split("\n")
    )
