"""Every page is tiled by zones, whatever is in it, and comments are found where readers would see them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.documents import ARTICLE, COMMENTS, Block, Comment, Page, Zone
from framing.spans import Span, tile
from framing.structure.zones import find_blocks, find_comments

DUMPS = Path(__file__).parent.parent / "data" / "dumps"

ARTICLE_TEXT = """Council of Vela buys three pumps

The council of Vela decided on Monday to buy three pumps for the lower town, which was flooded twice this winter.

The pumps will cost 90,000, according to the treasurer. Work on the new channel is expected to begin in April.

“We have waited for this since 1996,” said Ada Lund, who runs the mill at the river.

The mayor told reporters that the regional government had promised to pay half of the sum."""


def zones(text: str) -> list[tuple[str, Zone]]:
    """The lines of a text that are not blank, each with the zone that it begins in."""
    blocks = find_blocks(Page("page", text))
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            begin = at + len(line) - len(line.lstrip())
            found.append((line.strip(), next(b.zone for b in blocks if begin in b.span)))
        at += len(line) + 1
    return found


def zone_of(text: str, beginning: str) -> Zone:
    """The zone of the line that begins so."""
    return next(zone for line, zone in zones(text) if line.startswith(beginning))


def comments(text: str) -> list[tuple[str | None, str]]:
    """Author and text of each comment."""
    page = Page("page", text)
    return [
        (text[c.author.start : c.author.end] if c.author else None, text[c.span.start : c.span.end])
        for c in find_comments(page, find_blocks(page))
    ]


def test_an_empty_text_has_no_blocks() -> None:
    assert find_blocks(Page("empty", "")) == ()


def test_a_plain_article_is_headline_and_body() -> None:
    found = zones(ARTICLE_TEXT)

    assert found[0][1] is Zone.HEADLINE
    assert {zone for _, zone in found[1:]} == {Zone.BODY}
    assert comments(ARTICLE_TEXT) == []


def test_a_comment_count_makes_pasted_news_a_comment() -> None:
    pasted = (
        "The council of Vela voted on Monday to spend 90,000 on pumps, officials said, after two floods.\n\n"
        "The treasurer confirmed that the region would pay half, according to a statement."
    )
    text = f"{ARTICLE_TEXT}\n\n1 comment :\n\n{pasted}\n"

    assert zone_of(text, "1 comment") in COMMENTS
    assert comments(text) == [(None, pasted)]


@pytest.mark.parametrize("cue", ["Comments (2)", "2 Comments", "2 Responses to “Council of Vela buys three pumps”"])
def test_names_before_comments(cue: str) -> None:
    text = (
        f"{ARTICLE_TEXT}\n\n{cue}\n\nOlga P.\n\nAbout time, the cellar is still wet.\n\nmillrat\n\n"
        "Three pumps and nobody who can repair them. We have seen it before!"
    )

    assert comments(text) == [
        ("Olga P.", "About time, the cellar is still wet."),
        ("millrat", "Three pumps and nobody who can repair them. We have seen it before!"),
    ]


def test_names_after_comments_are_told_from_the_date() -> None:
    text = (
        f"{ARTICLE_TEXT}\n\nComments\n\nAbout time, the cellar is still wet.\n\n"
        "Posted by: Olga P. at March 3, 2009 07:12 PM\n\nThree pumps and nobody who can repair them!\n\n"
        "And nobody asked us.\n\nPosted by: millrat at March 4, 2009 11:40 AM\n"
    )

    assert comments(text) == [
        ("Olga P.", "About time, the cellar is still wet."),
        ("millrat", "Three pumps and nobody who can repair them!\n\nAnd nobody asked us."),
    ]


def test_comments_without_any_cue_are_told_from_the_report() -> None:
    text = (
        f"{ARTICLE_TEXT}\n\nabout time!! my cellar is wet since january and nobody of them ever came to look\n\n"
        "Olga Petrova\n\nThree pumps. They should have bought six, and everybody here knows why they didn't.\n\n"
        "old miller\n\nI bet you they will not work when we need them. They never do lol\n"
    )

    found = comments(text)

    assert zone_of(text, "The mayor told") is Zone.BODY
    assert (
        "Olga Petrova",
        "Three pumps. They should have bought six, and everybody here knows why they didn't.",
    ) in found
    assert zone_of(text, "I bet you") is Zone.COMMENT


def test_a_heading_without_comments_invents_none() -> None:
    text = f"{ARTICLE_TEXT}\n\nComments (0)\nLeave a Reply\nName *\nEmail *\nPost Comment\n"

    assert comments(text) == []
    assert zone_of(text, "The mayor told") is Zone.BODY


def test_a_lost_name_leaves_a_gap_that_parts_two_comments() -> None:
    text = (
        f"{ARTICLE_TEXT}\n\n3 Comments\n\nOlga P.\n\nAbout time, the cellar is still wet!\n\n\n"
        "They will never run, you know it and I know it.\n\nmillrat\n\nMine too, since January!\n"
    )

    assert comments(text) == [
        ("Olga P.", "About time, the cellar is still wet!"),
        (None, "They will never run, you know it and I know it."),
        ("millrat", "Mine too, since January!"),
    ]


def test_numbers_and_replies_of_comments() -> None:
    text = (
        f"{ARTICLE_TEXT}\n\n3 Comments\n\n#1 Olga\n\nAbout time, the cellar is still wet.\n\n#2 millrat\n\n"
        "They will never run, you know it and I know it.\n\n#3 Hugo in reply to Olga\n\nMine too, since January!\n"
    )
    page = Page("page", text)
    found = find_comments(page, find_blocks(page))

    assert [c.number for c in found] == [1, 2, 3]
    assert [c.reply_to for c in found] == [None, None, 0]


def test_inserts_in_the_body_are_told_from_it() -> None:
    lines = ARTICLE_TEXT.split("\n\n")
    lines.insert(3, "READ MORE: Why the lower town floods")
    lines.insert(2, "Photo: Ada Lund/Reuters")
    text = "\n\n".join(lines)

    assert zone_of(text, "READ MORE") is Zone.PROMO
    assert zone_of(text, "Photo:") is Zone.CAPTION
    assert zone_of(text, "The mayor") is Zone.BODY


def test_known_blocks_are_kept_exactly() -> None:
    text = "Pumps for Vela\n\nThe council met.\n\nfirst!"
    known = (
        Block(Span(0, 14), Zone.HEADLINE),
        Block(Span(16, 32), Zone.BODY),
        Block(Span(34, 40), Zone.COMMENT),
    )
    said = (Comment(Span(34, 40), name="Olga"),)
    page = Page("record", text, known=known, comments=said)
    blocks = find_blocks(page)

    assert [(b.zone, b.confidence) for b in blocks] == [(k.zone, 1.0) for k in known]
    assert [b.span.start for b in blocks] == [0, 16, 34]
    assert find_comments(page, blocks) == said


def test_between_known_blocks_zones_are_found() -> None:
    text = f"Kept as it is\n\n{ARTICLE_TEXT}"
    blocks = find_blocks(Page("page", text, known=(Block(Span(0, 13), Zone.DATELINE),)))

    assert blocks[0].zone is Zone.DATELINE
    assert tile((b.span for b in blocks), len(text))
    assert blocks[-1].zone is Zone.BODY


def test_confidence_is_a_share() -> None:
    assert all(0 <= block.confidence <= 1 for block in find_blocks(Page("page", ARTICLE_TEXT)))


LINES = st.text(st.sampled_from("ab Z.,!?:\t 19“”\"'(—é中ا\u202e\u200b\x00\x1c\ufeff\ud800"), max_size=120)


@given(st.lists(LINES, max_size=25).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_blocks_tile_any_text(text: str) -> None:
    page = Page("any", text)
    blocks = find_blocks(page)

    assert tile((block.span for block in blocks), len(text))
    assert all(comment.span.end <= len(text) for comment in find_comments(page, blocks))


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 100_000,
        "x",
        "A headline and nothing else",
        "a" * 10_000_000,
        "word " * 400_000,
        ("Olga\n" * 20_000),
        "Comments (3)\n" * 3_000,
        "\x00\x01\x02\x7f\n" * 100,
        "\u202eevil\u202c\n\u2066also\u2069\n\n" * 50,
        "© " * 100_000,
        "(" * 300_000,
        "\r\n\r\r\n\u2028x\u2029\x0b\x0c",
        "@a: " * 50_000,
    ],
    ids=range(13),
)
def test_hostile_text_comes_to_an_end(text: str) -> None:
    page = Page("hostile", text)
    blocks = find_blocks(page)
    find_comments(page, blocks)

    assert tile((block.span for block in blocks), len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello", [Zone.BODY]),
        ("The bridge is closed. It is a disgrace!", [Zone.BODY]),
        ("Rain\n\nIt rained.\n", [Zone.HEADLINE, Zone.BODY]),
        ("I love it!! You should all come.", [Zone.BODY]),
    ],
)
def test_a_short_text_without_any_cue_is_an_article(text: str, expected: list[Zone]) -> None:
    assert [zone for _, zone in zones(text)] == expected


def test_only_furniture_has_no_article() -> None:
    text = "Home\nNews\nContact\nPrivacy Policy\nTerms of Use\n© 2019 All rights reserved\nFollow us on Twitter\n"

    assert not {zone for _, zone in zones(text)} & (ARTICLE - {Zone.FOOTNOTE})
