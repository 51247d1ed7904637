"""An HTML page as one text in reading order, a block a line, with hints of what its mark-up says of each stretch.

Nothing is thrown away that a reader sees: comments, side columns and navigation become lines like the rest, and which
line is what is decided later, by the same rooms that decide it for plain text. Parsing is streamed and keeps its own
stack, so that damaged, deep and enormous pages take time in proportion to their length.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

from framing.documents import Hint, Page
from framing.sources.markup import Lines
from framing.sources.metadata import origin_of, repeated
from framing.sources.text import Decoded, decode, is_binary, known_charset

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 16_384
_END = re.compile(rb"</html\s{0,100}>", re.IGNORECASE)
# What XML cannot hold would end the parser's text; NUL is U+FFFD in HTML.
_CONTROLS = bytes(b if (b >= 32 and b != 127) or b in b"\0\t\n\f\r" else 32 for b in range(256))
_NUL = "\ufffd".encode()


def decode_html(data: bytes, where: str, *, carrier: str | None = None) -> Decoded:
    """The characters of a page: byte order mark, valid UTF-8, the set that is declared, then a guess.

    Bytes after the page's end that are no text are left out, with a remark; text that stands there is kept.

    Args:
        data: the bytes.
        where: the file, for messages.
        carrier: the set that the page came with (an HTTP header); where it is one, the page's own word does not count.

    Raises:
        InputError: when the bytes are no text, are too many, or hold nothing but white space.
    """
    head = data[:_HEAD_BYTES]
    own = _DECLARED.search(head) or _XML_DECLARED.search(head)
    declared = carrier if known_charset(carrier) else own.group(1).decode("ascii") if own else None
    end = next((match.end() for match in _END.finditer(data)), len(data))
    kept = data[:end] if is_binary(data[end:]) else data
    decoded = decode(kept, where, declared=declared)
    if len(kept) == len(data):
        return decoded
    remark = f"the {len(data) - end:,} bytes after the page's end are no text and are left out"
    return replace(decoded, remarks=(*decoded.remarks, remark))


def read_html(html: str, page_id: str) -> Page:
    """Make a page of mark-up.

    Args:
        html: the mark-up, decoded.
        page_id: the id that the page gets.

    Returns:
        The page: its text in reading order, hints of every stretch, and what its metadata says of title, outlet,
        date, author and address. Its text is empty when the mark-up holds none.
    """
    lines = parsed(html)
    # In text order, outer stretches first, as the elements themselves come.
    told = list(repeated(lines.metadata, lines.text))
    hints = sorted([*lines.hints, *told], key=_place)
    origin = origin_of(lines.metadata)
    titles = [lines.text[hint.span.start : hint.span.end] for hint in told if hint.kind == "headline"]
    if origin.title and titles and len(titles[0]) < len(origin.title):
        # A title field often ends with the outlet's name; the heading on the page does not.
        origin = replace(origin, title=titles[0])
    return Page(
        id=page_id,
        text=lines.text,
        origin=origin,
        hints=tuple(hints),
        problems=(),
    )


def _place(hint: Hint) -> tuple[int, int]:
    return hint.span.start, -hint.span.end


def parsed(html: str) -> Lines:
    """The lines of a page and the elements that they lie in."""
    from lxml import etree

    target = Lines()
    # The target sees elements as they open and close; no tree is built, so depth costs nothing.
    parser = etree.HTMLParser(target=cast("Any", target), encoding="utf-8", huge_tree=True)
    data = html.encode("utf-8", "replace").translate(_CONTROLS).replace(b"\0", _NUL)
    try:
        for at in range(0, len(data), 1 << 20):
            parser.feed(data[at : at + (1 << 20)])
        return cast("Lines", parser.close())
    except etree.XMLSyntaxError:
        # What the parser can't go on with ends the page; the lines so far are kept.
        return target if target.closed else target.close()
