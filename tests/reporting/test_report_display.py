"""What notebooks show: escaped, without script, beside other outputs without disturbing them."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import html5lib
import pandas as pd
import pytest

from framing.documents import Block, Document, Voice, VoiceSpan, Zone
from framing.errors import Problem
from framing.reporting.display import analysis_html, comparison_html, corpus_html, document_html
from framing.spans import Span
from framing.tables import Analysis

HOSTILE = "<img src=x onerror=zqx(1)>\u202e\x00</style><script>zqx(2)</script>"


def document(text: str) -> Document:
    whole = Span(0, len(text))
    return Document("one", text, (Block(whole, Zone.BODY),), (whole,), (VoiceSpan(whole, Voice.OWN),))


def parsed(html: str) -> Any:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    fragment = parser.parseFragment(html)
    assert not parser.errors
    return fragment


def comparison(frame: pd.DataFrame) -> Any:
    return SimpleNamespace(what="naming", frame=frame, reference="", notes=(HOSTILE,))


@pytest.fixture(params=["document", "corpus", "analysis", "comparison"])
def shown(request: pytest.FixtureRequest, analysis: Analysis) -> str:
    frame = pd.DataFrame({"outlet": [HOSTILE], "share": [0.5], "n": [3]})
    made = {
        "document": lambda: document_html(document(HOSTILE)),
        "corpus": lambda: corpus_html(_corpus(HOSTILE)),
        "analysis": lambda: analysis_html(analysis),
        "comparison": lambda: comparison_html(comparison(frame)),
    }
    return made[request.param]()


def _corpus(text: str) -> Any:
    from framing.corpus import Corpus

    return Corpus((document(text),), (Problem(HOSTILE, HOSTILE),))


def test_an_output_has_no_script_no_ids_and_no_links(shown: str) -> None:
    root = parsed(shown)
    tags = {str(element.tag) for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}

    assert not tags & {"script", "img", "a", "iframe", "object"}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {"id", "href", "src", "style"}


def test_the_style_reaches_nothing_outside(shown: str) -> None:
    style = re.search(r"<style>(.*?)</style>", shown, re.DOTALL)

    assert style is not None
    assert style[1].startswith(".framing{")
    assert style[1].endswith("}")
    assert style[1].count("{") == style[1].count("}")


def test_a_document_shows_its_words_and_who_speaks() -> None:
    html = document_html(document("The mob left the quay."))

    words = "".join(parsed(html).itertext())
    assert "The mob left the quay." in words
    assert "own voice" in words


def test_numbers_stand_under_each_other() -> None:
    html = comparison_html(comparison(pd.DataFrame({"outlet": ["Post"], "share": [1 / 3]})))

    assert '<td class="num"><bdi>0.333</bdi></td>' in html
