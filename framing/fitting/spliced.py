"""Made-up readers' comments, spliced into real pages in the manner of many comment systems.

Pages whose terms allow fitting hold few comments. What readers write here is put together from made-up remarks and, for
the comments that read like news, from paragraphs of other pages; how it is marked up follows the templates of
widespread blog and news systems, with names, order, dates and links left out at random, and sometimes without any
telling name.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from framing.fitting.remarks import actors_of, name_of, remark

_MONTHS = ("January", "Feb", "March", "April", "May", "June", "Jul", "August", "Sept", "October", "November", "Dec")
_ACTIONS = ("Reply", "Reply to this", "Report", "Like", "Permalink", "Flag", "Quote", "Share", "Link", "2 likes")
_HEADERS = (
    "{n} Comments",
    "{n} comments",
    "Comments ({n})",
    "Comments",
    "{n} Responses",
    "{n} thoughts on this post",
    "Discussion",
    "{n} Responses to “{title}”",
    "Reader comments",
    "Join the discussion",
    "What others said",
    "Feedback",
    "{n} replies",
    "Join the conversation",
)
_FORMS = (
    "Leave a Reply",
    "Post a comment",
    "Your email address will not be published.",
    "Name (required)",
    "Website",
    "Submit",
    "Notify me of new comments via email.",
    "You must be logged in to post a comment.",
    "Cancel reply",
    "Add your comment",
    "Comments are moderated and may take a while to appear.",
)


_SHORTENED, _PLAIN = 0.35, 0.3  # shares of the pages that are changed so
_TELLING = frozenset({"article", "main", "section", "nav", "aside", "header", "footer", "figure", "figcaption", "time"})


@dataclass(frozen=True, slots=True)
class System:
    """How a comment system marks up what readers write.

    Args:
        section, entry, author, date, body: tag and names of each part, such as ``li.comment`` or ``div#comments``.
        after: whether author and date follow the comment.
    """

    section: str
    entry: str
    author: str
    date: str
    body: str
    after: bool = False


_SYSTEMS = (
    System("ol.commentlist", "li.comment", "div.comment-author vcard", "div.comment-meta commentmetadata", "p"),
    System("div#comments", "div.comment", "cite.fn", "small.commentmetadata", "div.comment-content"),
    System("section.comments-area", "article.comment-body", "footer.comment-meta", "time", "div.comment-content"),
    System("dl#comments-block", "div", "dt.comment-author", "span.comment-timestamp", "dd.comment-body"),
    System("div.comments", "div.comment", "p.comment-footer", "span.date", "div.comment-content", after=True),
    System("div.comments-content", "div.comment-entry", "p.posted", "span", "p", after=True),
    System(
        "ul#dsq-comments", "li.dsq-comment", "div.dsq-comment-header", "span.dsq-comment-meta", "div.dsq-comment-text"
    ),
    System("div#disqus_thread", "div.post-body", "span.author publisher-anchor", "a.time-ago", "div.post-message"),
    System("div.commentThread", "div.commentItem", "span.userName", "span.commentDate", "div.commentText"),
    System("div.idc-thread", "div.idc-c", "div.idc-c-h", "span.idc-time", "div.idc-c-t"),
    System("div.reader-comments", "div.user-comment", "span.user-name", "span.timestamp", "p.comment-text"),
    System("section#reader-responses", "div.response", "h4.name", "time", "div.text"),
    System("div#postlist", "div.postcontainer", "a.username", "span.postdate", "blockquote.postcontent"),
    System("div.journal-comment-area", "div.comment-item", "div.signature", "span.date", "div.body", after=True),
    System("div#comments", "div.comment odd", "div.submitted", "span", "div.content"),
    System("ul.talkbacks", "li.talkback", "h5.tb-title", "span.tb-date", "div.tb-text"),
    System("div#feedback", "div.entry", "strong", "em", "p"),
    System("div", "div", "b", "i", "p"),
    System("div.box4", "div.row", "span.u", "span.d", "div.t"),
    System("table", "tr", "td", "small", "td"),
    System("ol", "li", "cite", "small", "p"),
    System("div", "p", "strong", "small", "span", after=True),
)


def spliced(rng: random.Random, html: str, article: str, others: Sequence[str]) -> tuple[str, str] | None:
    """A page with made-up comments after its article.

    Args:
        rng: where chance comes from.
        html: the page.
        article: its article as running text.
        others: paragraphs of other articles, which some comments paste.

    Returns:
        The page's mark-up and the comments as running text; ``None`` when the article's end is not found in the page.
    """
    from lxml import etree
    from lxml import html as trees

    paragraphs = [line.strip() for line in article.split("\n") if len(line.strip()) > 40]
    try:
        root = trees.document_fromstring(html.encode("utf-8", "replace"), parser=trees.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None
    place = _end_of(root, paragraphs[-1]) if paragraphs else None
    if place is None:
        return None
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3, 4])):
        above = place.getparent()
        if above is None or above.tag in ("body", "html"):
            break
        place = above
    if rng.random() < _SHORTENED:
        _shorten(rng, root, paragraphs)
    if rng.random() < _PLAIN:
        _make_plain(rng, root)
    marked, text = _section(rng, paragraphs, others)
    place.addnext(trees.fragment_fromstring(marked, create_parent="div"))
    return trees.tostring(root, encoding="unicode"), text


def _end_of(root: Any, paragraph: str) -> Any:
    """The innermost element that holds the end of a paragraph."""
    ending = " ".join(paragraph.split())[-30:]
    found = None
    for element in root.iter("p", "div", "td", "li", "section", "article", "blockquote", "span"):
        if ending in " ".join(element.text_content().split()):
            found = element
    return found


def _shorten(rng: random.Random, root: Any, paragraphs: Sequence[str]) -> None:
    """Leave the article a few paragraphs, as many a post has under which readers wrote long."""
    kept = set(rng.sample(range(len(paragraphs)), min(len(paragraphs), rng.choice([1, 2, 3, 4]))))
    dropped = {" ".join(text.split()) for number, text in enumerate(paragraphs[:-1]) if number not in kept}
    for element in list(root.iter("p", "li", "blockquote")):
        if " ".join(element.text_content().split()) in dropped and element.getparent() is not None:
            element.drop_tree()


def _make_plain(rng: random.Random, root: Any) -> None:
    """Take away the names and the telling elements of a page, as old and home-made templates have none."""
    names, keep = rng.random() < 0.7, rng.choice([0.0, 0.3, 0.6])
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _TELLING:
            element.tag = "div"
        if names and rng.random() > keep:
            for attribute in ("class", "id", "itemprop", "role"):
                element.attrib.pop(attribute, None)


def _section(rng: random.Random, paragraphs: Sequence[str], others: Sequence[str]) -> tuple[str, str]:
    system, count = rng.choice(_SYSTEMS), rng.choice([1, 1, 2, 3, 4, 5, 7, 10, 15, 25])
    actors = actors_of("\n".join(paragraphs))
    manner = rng.choice(["news", "news", "blog", "blog", "mixed", "foreign"])
    dated, acted, named = rng.random() < 0.8, rng.random() < 0.6, rng.random() < 0.95
    pasting = rng.choice([0.0, 0.0, 0.1, 0.5])
    inside: list[str] = []
    texts: list[str] = []
    for number in range(count):
        said = remark(rng, manner, actors, paragraphs)
        if others and rng.random() < pasting:
            said = rng.sample(list(others), min(len(others), rng.choice([1, 1, 2, 3])))
        head = name_of(rng) + rng.choice(["", "", " says:", " said...", ":"]) if named else ""
        date = _date(rng) if dated else ""
        label = "".join(
            [
                _marked(system.author, escape(head)) if head else "",
                _marked(system.date, escape(date)) if date else "",
            ]
        )
        if system.body.startswith(("p", "dd")):
            body = "".join(_marked(system.body, escape(piece)) for piece in said)
        else:
            body = _marked(system.body, "".join(f"<p>{escape(piece)}</p>" for piece in said))
        action = f'<div class="{rng.choice(["reply", "actions", "x"])}"><a href="#">{rng.choice(_ACTIONS)}</a></div>'
        parts = [body, label] if system.after else [label, body]
        inside.append(_marked(system.entry, "".join(parts) + (action if acted else "")))
        texts += [head, date, f"{head} {date}", f"{head}{date}", *said]
        if number % 3 == 2 and rng.random() < 0.2:
            inside.append(_marked("ul.children", inside.pop()))
    header = rng.choice(_HEADERS).format(n=count, title=paragraphs[0][:50]) if rng.random() < 0.8 else ""
    form = [f"<p>{escape(line)}</p>" for line in rng.sample(_FORMS, rng.randrange(0, 6))]
    names = rng.choice(["comment-form", "respond", "form"])
    return (
        (_marked(rng.choice(["h2", "h3", "h4", "div", "p"]), escape(header)) if header else "")
        + _marked(system.section, "".join(inside))
        + (f'<div id="{names}"><form>{"".join(form)}</form></div>' if form else ""),
        "\n".join(text for text in texts if text),
    )


def _date(rng: random.Random) -> str:
    day, month, year = rng.randrange(1, 29), rng.choice(_MONTHS), rng.randrange(2006, 2024)
    clock = f"{rng.randrange(1, 13)}:{rng.randrange(60):02} {rng.choice(['am', 'PM', 'pm'])}"
    ago = f"{rng.randrange(2, 30)} {rng.choice(['hours', 'days', 'months', 'years'])} ago"
    return rng.choice([f"{month} {day}, {year} at {clock}", f"{day} {month} {year}", f"{day}.{rng.randrange(1, 13)}.{year} {clock}", ago, f"Posted on {month} {day}", f"| {clock}"])  # fmt: skip  # noqa: E501


def _marked(names: str, inside: str) -> str:
    """``div.comment odd`` or ``div#comments`` around some mark-up."""
    for sign, attribute in (("#", "id"), (".", "class")):
        tag, found, name = names.partition(sign)
        if found:
            return f'<{tag} {attribute}="{name}">{inside}</{tag}>'
    return f"<{names}>{inside}</{names}>"
