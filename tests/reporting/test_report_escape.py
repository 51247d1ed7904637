"""Escaping: one place through which every word of a page goes."""

from __future__ import annotations

import ast
import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing.reporting
from framing.reporting.escape import environment, printable, source_hash

ROOM = Path(framing.reporting.__file__).parent
PAYLOADS = [
    "<script>zqx(1)</script>",
    '"><img src=x onerror=zqx(2)>',
    "'><svg onload=zqx(3)>",
    "</title></style></script><b>zqx</b>",
    "javascript:zqx(4)",
    "{{ 7 * 7 }}{% include 'x' %}",
    "<!--<script>",
    "]]><![CDATA[",
    "&lt;script&gt;&amp;quot;",
    "\u202eevil\u202c \u2066open",
    "nul\x00bell\x07del\x7f\x85nel",
    "non\ufffe\uffffcharacters",
    "a\u0301" * 40,
    "x" * 5000,
    "' onmouseover='zqx(5)",
    "`${zqx(6)}`",
]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_words_from_outside_stay_words_wherever_they_come_in(payload: str, hostile_page: Callable[[str], str]) -> None:
    page, harmless = hostile_page(payload), hostile_page("harmless")

    assert shape(page) == shape(harmless)
    page.encode("utf-8")


def shape(html: str) -> set[tuple[str, tuple[str, ...]]]:
    """All elements with the names of their attributes."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(html)
    assert not parser.errors
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    for element in root.iter("a"):
        assert str(element.attrib.get("href", "#")).startswith("#")
    return {(str(e.tag), tuple(sorted(map(str, e.attrib)))) for e in root.iter()}


@given(st.text())
def test_nothing_printed_is_a_control_character_or_an_override(words: str) -> None:
    shown = str(printable(words))

    assert not any(ord(c) < 32 and c not in "\n\t" for c in shown)
    assert not any(0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufffe\uffff")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_words_are_printed_as_they_are(words: str) -> None:
    assert printable(words) == words


def test_a_template_cannot_forget_to_escape() -> None:
    assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_templates_call_nothing_safe() -> None:
    for path in ROOM.rglob("*.j2"):
        source = path.read_text("utf-8")
        assert "|safe" not in source.replace(" ", "")
        assert "autoescape" not in source


def test_only_one_module_makes_markup() -> None:
    for path in ROOM.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert ("Markup" in calls) == (path.name == "escape.py")


def test_the_hash_of_an_inline_file_is_the_one_that_browsers_compute() -> None:
    expected = base64.b64encode(hashlib.sha256(b"let x = 1;").digest()).decode()

    assert source_hash("let x = 1;") == f"'sha256-{expected}'"
