"""Made-up pages: real articles in made-up surroundings, with made-up comments or none.

Cue lines, names and blank lines are left out at random, so that no single one of them is relied on.
"""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from framing.documents import Zone
from framing.fitting.remarks import actors_of, filled, furniture, name_of, remark

Labelled = list[tuple[str, Zone]]
"""Lines with their zones."""

_Label = TypeVar("_Label")

_MONTHS = tuple(calendar.month_name)[1:]
_DAYS = tuple(calendar.day_name)


class Article(NamedTuple):
    """What a page is made around.

    Args:
        title: its headline.
        paragraphs: its text.
        others: headlines of other articles.
        foreign: paragraphs of other articles, to be pasted as comments.
    """

    title: str
    paragraphs: Sequence[str]
    others: Sequence[str]
    foreign: Sequence[str]


def made_up_page(rng: random.Random, article: Article) -> Labelled:
    """A page around an article, from head to tail, in one of many layouts.

    A blank line is a line without text; it is in the zone of the line before it.
    """
    if rng.random() < 0.25:
        return _short_dump(rng, article)
    gaps = _gaps(rng, article)
    page = _head(rng, article, gaps)
    page += _body(rng, article, gaps)
    page += _after(rng, gaps)
    draw = rng.random()
    if draw < 0.5:
        page += made_up_comments(rng, article, gaps)
    elif draw < 0.7:
        page += _no_comments(rng, gaps)
    if rng.random() < 0.75:
        page += _tail(rng, gaps)
    if rng.random() < 0.03:
        page = made_up_comments(rng, article, gaps)
    return spaced(rng, page)


def _short_dump(rng: random.Random, article: Article) -> Labelled:
    """A short page that was scraped down to its article and its comments, mostly without anything between them."""
    article = article._replace(paragraphs=article.paragraphs[: rng.randrange(3, 11)])
    gaps = _gaps(rng, article)
    page = _some(rng, "head", Zone.BOILERPLATE, rng.choice([0, 0, 1, 1, 2]), gaps)
    page.append((article.title, Zone.HEADLINE))
    if rng.random() < 0.4:
        page += _dates(rng, gaps, 2)
    page += _captions(rng, gaps, 0.4)
    page += _body(rng, article, gaps)
    if rng.random() < 0.2:
        page += _some(rng, "note", Zone.FOOTNOTE, 1, gaps)
    draw = rng.random()
    if draw < 0.55:
        page += made_up_comments(rng, article, gaps, headed=rng.random() < 0.2)
    elif draw < 0.65:
        page += _no_comments(rng, gaps)
    if rng.random() < 0.25:
        page += _tail(rng, gaps)
    return spaced(rng, page, dense=0.25)


def spaced(rng: random.Random, page: list[tuple[str, _Label]], dense: float = 0.45) -> list[tuple[str, _Label]]:
    """The lines as a scraper leaves them: dense, or with blank lines between them, or indented."""
    draw = rng.random()
    if draw < dense:
        return page
    indent = rng.choice(["    ", "\t", "  "]) if draw > 0.9 else ""
    dense_furniture = rng.random() < 0.5
    out: list[tuple[str, _Label]] = []
    for at, (line, zone) in enumerate(page):
        out.append((indent + line if at > 1 else line, zone))
        after = page[at + 1][1] if at + 1 < len(page) else zone
        if dense_furniture and zone is after and zone in (Zone.BOILERPLATE, Zone.PROMO) and rng.random() < 0.8:
            continue
        out.extend([("", zone)] * (2 if rng.random() < 0.04 else 1))
    return out


def _gaps(rng: random.Random, article: Article) -> dict[str, list[str]]:
    """What fills the gaps in the material, for this page."""
    year, month = rng.randrange(2004, 2023), rng.choice(_MONTHS)
    day = rng.randrange(1, 29)
    dates = [
        f"{month} {day}, {year}",
        f"{day} {month} {year}",
        f"{month[:3]} {day}, {year}",
        f"{year}-{day % 12 + 1:02}-{day:02}",
    ]
    dates += [
        f"{rng.choice(_DAYS)}, {month} {day}, {year}",
        f"{day:02}/{day % 12 + 1:02}/{year}",
    ]
    clocks = [f"{rng.randrange(1, 12)}:{rng.randrange(60):02} {rng.choice(['am', 'PM', 'a.m.', 'p.m.', 'AM'])}"]
    clocks += [f"{rng.randrange(24):02}:{rng.randrange(60):02}" + rng.choice(["", " GMT", " EST"])]
    names = [
        f"{rng.choice(['Ann', 'Boris', 'Clara', 'David', 'Elif', 'Frank', 'Greta', 'Hugo'])} {rng.choice(_SURNAMES)}"
        for _ in range(4)
    ]
    return {
        **actors_of(" ".join(article.paragraphs)),
        "teaser": [p for p in article.foreign if len(p) > 60] or ["More on this"],
        "title": _headlines(rng, article),
        "name": names,
        "date": dates,
        "clock": clocks,
        "day": [str(day)],
    }


_SURNAMES = (
    "Alder",
    "Brook",
    "Castell",
    "Dahl",
    "Engel",
    "Forsyth",
    "Grau",
    "Holm",
    "Iversen",
    "Jarvis",
    "Kemp",
    "Lorenz",
    "Moreau",
)


def _headlines(rng: random.Random, article: Article) -> list[str]:
    """Headlines of other articles, half of them about the same matter, as related articles are."""
    found = list(rng.sample(list(article.others), min(8, len(article.others))))
    for paragraph in rng.sample(list(article.paragraphs), min(8, len(article.paragraphs))):
        words = re.split(r"[.!?;:“”\"]", paragraph)[0].split()[: rng.randrange(6, 13)]
        if len(words) > 4:
            found.append(" ".join(w if w.islower() and rng.random() < 0.3 else w[:1].upper() + w[1:] for w in words))
    return found or ["More on this"]


def _some(rng: random.Random, part: str, zone: Zone, count: int, gaps: dict[str, list[str]]) -> Labelled:
    """That many lines of furniture."""
    return [(filled(rng, rng.choice(furniture(part)), gaps), zone) for _ in range(count)]


def _dates(rng: random.Random, gaps: dict[str, list[str]], most: int) -> Labelled:
    return _some(rng, "byline", Zone.DATELINE, rng.randrange(most + 1), gaps)


def _captions(rng: random.Random, gaps: dict[str, list[str]], chance: float) -> Labelled:
    return _some(rng, "caption", Zone.CAPTION, rng.choice([1, 1, 1, 2]), gaps) if rng.random() < chance else []


def _head(rng: random.Random, article: Article, gaps: dict[str, list[str]]) -> Labelled:
    draw = rng.random()
    count = 0 if draw < 0.35 else rng.randrange(1, 6) if draw < 0.75 else rng.randrange(6, 60)
    out = _some(rng, "head", Zone.BOILERPLATE, count, gaps)
    if count > 10 and rng.random() < 0.4:
        out += _pointers(rng, gaps, rng.randrange(2, 9))
    if rng.random() < 0.25:
        out += _dates(rng, gaps, 1)
    out += _captions(rng, gaps, 0.07)
    if rng.random() < 0.06:
        out.append((rng.choice(gaps["place"]), Zone.BOILERPLATE))
    if rng.random() < 0.93:
        out.append((article.title, Zone.HEADLINE))
        if rng.random() < 0.06:
            out.append((article.title, Zone.HEADLINE))
        if rng.random() < 0.1 and len(article.paragraphs) > 4:
            out.append((_sentence(rng.choice(article.paragraphs[1:4])), Zone.HEADLINE))
    rest = [
        _dates(rng, gaps, 2) if rng.random() < 0.6 else [],
        _captions(rng, gaps, 0.28),
    ]
    if rng.random() < 0.35:
        rest.append(_some(rng, "share", Zone.BOILERPLATE, rng.randrange(1, 6), gaps))
    if rng.random() < 0.08:
        rest.append(
            [
                (
                    f"{rng.randrange(90)} {rng.choice(['Comments', 'comments'])}",
                    Zone.BOILERPLATE,
                )
            ]
        )
    rng.shuffle(rest)
    return out + [line for part in rest for line in part]


def _sentence(paragraph: str) -> str:
    return paragraph.partition(". ")[0].rstrip(".")


def _body(rng: random.Random, article: Article, gaps: dict[str, list[str]]) -> Labelled:
    paragraphs = list(article.paragraphs[: rng.choice([2, 3, 5, 7, 9, 12, 18, 30])])
    if rng.random() < 0.12:
        paragraphs = list(article.paragraphs[rng.randrange(1, 4) :][: len(paragraphs)]) or paragraphs
    if rng.random() < 0.15 and len(paragraphs[-1]) > 60:
        paragraphs[-1] = paragraphs[-1][: rng.randrange(1, len(paragraphs[-1]))].rstrip()
    if rng.random() < 0.1:
        paragraphs[0] = (
            f"{rng.choice(gaps['place']).upper()} ({rng.choice(['Reuters', 'AP', 'AFP'])}) - {paragraphs[0]}"
        )
    if rng.random() < 0.14:
        paragraphs = _post(rng, gaps, len(paragraphs))
    listed = rng.random() < 0.15
    live, subheads = rng.random() < 0.025, rng.random() < 0.15
    inserts = rng.choice([0.0, 0.0, 0.08, 0.2, 0.4])
    out: Labelled = []
    for number, paragraph in enumerate(paragraphs):
        if live:
            out.append(
                (
                    rng.choice(["{:02}:{:02}", "{:02}.{:02} GMT", "{}:{:02} p.m."]).format(
                        20 - number % 12, rng.randrange(60)
                    ),
                    Zone.DATELINE,
                )
            )
        elif subheads and number and rng.random() < 0.3:
            words = rng.choice(paragraphs).split()[: rng.randrange(2, 6)]
            out.append((" ".join(words).strip(".,“”\"'").capitalize(), Zone.BODY))
        out.append((paragraph, Zone.BODY))
        if listed and rng.random() < 0.25:
            items = rng.sample(furniture("item", "posts"), rng.randrange(2, 9))
            mark = rng.choice(["", "", "- ", "• ", "* "])
            out += [(mark + item, Zone.BODY) for item in items]
        if number + 1 < len(paragraphs) and rng.random() < inserts:
            out += _insert(rng, article, gaps)
    return out


def _post(rng: random.Random, gaps: dict[str, list[str]], count: int) -> list[str]:
    """The paragraphs of a personal text, with as much address and opinion as comments have."""
    lines = furniture("post", "posts")
    return [
        " ".join(filled(rng, rng.choice(lines), gaps) for _ in range(rng.choice([1, 1, 1, 2, 2, 3])))
        for _ in range(count)
    ]


def _insert(rng: random.Random, article: Article, gaps: dict[str, list[str]]) -> Labelled:
    draw = rng.random()
    if draw < 0.35:
        return _some(rng, "promo", Zone.PROMO, 1, gaps)
    if draw < 0.6:
        return _some(rng, "insert", Zone.BOILERPLATE, rng.choice([1, 1, 2]), gaps)
    if draw < 0.85:
        return _some(rng, "caption", Zone.CAPTION, rng.choice([1, 1, 2]), gaps)
    if draw < 0.93:
        return _pointers(rng, gaps, rng.randrange(1, 5))
    tweet = rng.choice(article.paragraphs)[:200]
    handle = f"@{rng.choice(['desk', 'press', 'office'])}{rng.randrange(99)}"
    return [(tweet, Zone.BODY), (f"— {rng.choice(gaps['person'])} ({handle}) {rng.choice(gaps['date'])}", Zone.BODY)]


def _pointers(rng: random.Random, gaps: dict[str, list[str]], count: int) -> Labelled:
    """A list of other articles under a heading."""
    out = _some(rng, "related", Zone.PROMO, 1, gaps) if rng.random() < 0.85 else []
    teasers, dated, counted = (
        rng.random() < 0.25,
        rng.random() < 0.15,
        rng.random() < 0.12,
    )
    for _ in range(count):
        out.append((rng.choice(gaps["title"]), Zone.PROMO))
        if dated:
            out.append((rng.choice(gaps["date"]), Zone.PROMO))
        if counted:
            out.append((f"{rng.randrange(200)} comments", Zone.PROMO))
        if teasers:
            text = rng.choice(gaps.get("teaser") or gaps["title"])
            out.append(
                (
                    text[: rng.randrange(60, 180)].rstrip() + rng.choice(["...", " [...]", "…", ".", "... Read more"]),
                    Zone.PROMO,
                )
            )
    return out


def _after(rng: random.Random, gaps: dict[str, list[str]]) -> Labelled:
    parts: list[Labelled] = []
    if rng.random() < 0.33:
        parts.append(_some(rng, "note", Zone.FOOTNOTE, rng.choice([1, 1, 2]), gaps))
    if rng.random() < 0.08:
        parts.append(_dates(rng, gaps, 1))
    if rng.random() < 0.05:
        parts.append(_some(rng, "posted", Zone.DATELINE, 1, gaps))
    if rng.random() < 0.25:
        parts.append(_some(rng, "share", Zone.BOILERPLATE, rng.randrange(1, 7), gaps))
    if rng.random() < 0.25:
        parts.append(_some(rng, "tail", Zone.BOILERPLATE, rng.randrange(1, 4), gaps))
    if rng.random() < 0.25:
        parts.append(_pointers(rng, gaps, rng.randrange(2, 8)))
    return [line for part in parts for line in part]


def _no_comments(rng: random.Random, gaps: dict[str, list[str]]) -> Labelled:
    out = _some(rng, "noheader", Zone.COMMENT_HEADER, rng.choice([1, 1, 2]), gaps)
    if rng.random() < 0.4:
        out += _some(rng, "form", Zone.BOILERPLATE, rng.randrange(1, 9), gaps)
    return out


def _tail(rng: random.Random, gaps: dict[str, list[str]]) -> Labelled:
    out: Labelled = []
    if rng.random() < 0.1:
        # A heading with nothing under it points nowhere.
        out += _some(rng, "related", Zone.BOILERPLATE, 1, gaps)
    elif rng.random() < 0.5:
        out += _pointers(rng, gaps, rng.randrange(1, 10))
    if rng.random() < 0.65:
        out += _some(rng, "tail", Zone.BOILERPLATE, rng.choice([1, 2, 3, 5, 8, 15]), gaps)
        if rng.random() < 0.25:
            out += _some(rng, "form", Zone.BOILERPLATE, rng.randrange(1, 5), gaps)
        if rng.random() < 0.3:
            out += _some(rng, "head", Zone.BOILERPLATE, rng.randrange(3, 20), gaps)
    if rng.random() < 0.15:
        out += _pointers(rng, gaps, rng.randrange(1, 6))
    return out


_A, _C, _B = Zone.COMMENT_AUTHOR, Zone.COMMENT, Zone.BOILERPLATE


def made_up_comments(
    rng: random.Random, article: Article, gaps: dict[str, list[str]] | None = None, *, headed: bool | None = None
) -> Labelled:
    """A comment section: perhaps a heading and a form, then comments in one layout, with names and dates or without."""
    gaps = _gaps(rng, article) if gaps is None else gaps
    count = rng.choice([1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 14, 20, 35])
    out: Labelled = []
    headed = rng.random() < 0.6 if headed is None else headed
    if headed:
        header = filled(rng, rng.choice(furniture("header")), {**gaps, "n": [str(count)]})
        out.append((header, Zone.COMMENT_HEADER))
    form = _some(rng, "form", _B, rng.randrange(1, 8), gaps) if rng.random() < 0.3 else []
    form_first = rng.random() < 0.35
    if form_first:
        out += form
    pasted = headed and rng.random() < 0.08
    manner = rng.choice(["news", "news", "news", "news", "blog", "blog", "mixed", "mixed", "foreign"])
    if manner == "foreign" and rng.random() < 0.7:
        manner = "news"
    layout = rng.random()
    before = rng.choice(furniture("before", "stamps")) if layout < 0.64 else ""
    after = rng.choice(furniture("after", "stamps")) if 0.64 <= layout < 0.8 else ""
    replies = rng.choice(furniture("reply")) if rng.random() < (0.1 if layout >= 0.8 else 0.35) else ""
    nameless = rng.choice([0.0, 0.0, 0.0, 0.1, 0.3, 0.6])
    # The first names are lost more often than others: they stood beside a picture.
    lost = rng.choice([0, 0, 0, 0, 0, 0, 1, 1, 2])
    inline = not before and not after and rng.random() < 0.25
    numbered = not before and not after and not inline and rng.random() < 0.15
    for number in range(1, count + 1):
        texts = (
            list(
                rng.sample(
                    list(article.foreign),
                    min(len(article.foreign), rng.randrange(1, 6)),
                )
            )
            if pasted
            else remark(rng, manner, gaps, article.paragraphs)
        )
        name = name_of(rng)
        if inline:
            texts[0] = f"{name}: {texts[0]}"
        elif numbered:
            texts[0] = f"{number}. {texts[0]}"
        named = number > lost and rng.random() >= nameless
        out += _stamped(rng, before if named else "", name, number, gaps)
        out += [(text, _C) for text in texts]
        out += _stamped(rng, after if named else "", name, number, gaps)
        if replies and rng.random() < 0.9:
            out.append((replies, _B))
    if not form_first:
        out += form
    return out


def _stamped(rng: random.Random, layout: str, name: str, number: int, gaps: dict[str, list[str]]) -> Labelled:
    if not layout:
        return []
    suffix = gaps["clock"][0][-3:] if " " in gaps["clock"][0] else ""
    line = layout.format(
        name=name,
        date=re.sub(rf"\b0?{gaps['day'][0]}\b", str(min(28, int(gaps["day"][0]) + number // 4)), gaps["date"][0]),
        clock=f"{number % 12 + 1}:{rng.randrange(60):02}{suffix}",
        ago=rng.choice(furniture("ago", "stamps")).format(rng.randrange(2, 12)),
        place=rng.choice(["London", "Ohio", "Texas", "Kuala Lumpur", "Leeds", "Berlin", "Toronto", "Cairo"]),
        n=number,
        other=name_of(rng),
    )
    return (
        [(part, _A) for part in line.split("|")]
        if rng.random() > 0.1 or "|" not in line
        else [(line.replace("|", " "), _A)]
    )
