"""Bytes of one text, of one HTML page, or of one page of an archive, into a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.documents import Origin, Page
from framing.errors import InputError
from framing.sources.html import decode_html, read_html
from framing.sources.kinds import Kind
from framing.sources.text import decode

if TYPE_CHECKING:
    from framing.sources.inputs import Item
    from framing.sources.warc import Capture


def text_page(data: bytes, item: Item, *, charset: str | None = None) -> Page:
    """The page of a plain text.

    Args:
        data: its bytes.
        item: the file that it is.
        charset: the character set that its carrier names.

    Raises:
        InputError: when it holds no text.
    """
    decoded = decode(data, item.name, declared=charset)
    return Page(item.id, decoded.text, Origin(path=item.name), problems=decoded.remarks)


def html_page(data: bytes, item: Item, *, charset: str | None = None) -> Page:
    """The page of an HTML file; the arguments and errors are those of :func:`text_page`."""
    decoded = decode_html(data, item.name, carrier=charset)
    page = read_html(decoded.text, item.id)
    if not page.text.strip():
        raise InputError(item.name, "an HTML page without text")
    return replace(page, origin=replace(page.origin, path=item.name), problems=decoded.remarks + page.problems)


def captured_page(capture: Capture, item: Item) -> Page:
    """The page of a record of a web archive.

    Its address is the one that the crawler asked for. The day of the crawl is no date of the text: it is carried as
    ``crawled``, and ``date`` is what the page says of itself.

    Raises:
        InputError: when it holds no text.
    """
    make = html_page if capture.kind is Kind.HTML else text_page
    page = make(capture.data, item, charset=capture.charset)
    extra = {"crawled": capture.crawled} if capture.crawled else {}
    origin = replace(page.origin, url=capture.url or page.origin.url, extra=extra)
    return replace(page, id=f"{item.id}#{capture.number}", origin=origin, problems=(*capture.remarks, *page.problems))
