"""Floors of measured accuracy: articles and comments in HTML pages may not get worse unnoticed.

The weights were fitted on the first set (its figure here is that of pages known to them; the figure for pages of sites
not known is in the weights' card) and never saw the second.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from programs import program

from framing.documents import Zone
from framing.sources.html import read_html
from framing.structure.zones import find_blocks


def _measured(shared: Path, name: str, article: frozenset[Zone]) -> dict[str, Any]:
    """The scores of one set; which zones its gold counts as article differs from set to set."""
    folder = shared / "benchmarks" / "zones"
    scorer = program(folder / "score_zones.py")
    gold = list(scorer.read_jsonl(folder / f"{name}_dev_html.jsonl.gz"))
    found = {}
    for record in gold:
        page = read_html(record["html"], record["id"])
        parts: dict[str, list[str]] = {"article": [], "comments": []}
        for block in find_blocks(page):
            if block.zone in article:
                parts["article"].append(page.text[block.span.start : block.span.end])
            elif block.zone in (Zone.COMMENT, Zone.COMMENT_AUTHOR):
                parts["comments"].append(page.text[block.span.start : block.span.end])
        found[record["id"]] = {part: "\n".join(texts) for part, texts in parts.items()}
    scores: dict[str, Any] = scorer.score_text(gold, found)
    return scores


@pytest.mark.shared
def test_articles_of_news_pages(shared: Path) -> None:
    scores = _measured(shared, "aeb", frozenset({Zone.BODY}))

    assert scores["article_shingles"]["F1"] >= 0.965
    assert scores["lost"] <= 0.03


@pytest.mark.shared
def test_articles_and_comments_of_blog_and_news_pages(shared: Path) -> None:
    scores = _measured(shared, "dragnet", frozenset({Zone.BODY, Zone.HEADLINE, Zone.DATELINE}))

    assert scores["article_shingles"]["F1"] >= 0.945
    assert scores["comments_shingles"]["F1"] >= 0.895
    assert scores["leaked"] <= 0.04


def test_the_shipped_weights_say_how_they_do_on_sites_they_do_not_know() -> None:
    from framing.models import SHIPPED

    card = json.loads((SHIPPED / "markup.json").read_text(encoding="utf-8"))

    assert card["figures"]["article_precision"] >= 0.93
    assert card["figures"]["article_recall"] >= 0.95
    assert card["figures"]["comment_precision"] >= 0.88
    assert card["figures"]["comment_recall"] >= 0.93
