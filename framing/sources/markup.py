"""The lines of an HTML page and the elements that they lie in, gathered while the parser runs.

Each block of text becomes one line. Elements that say something of their text (by tag, class, role or schema.org
property) leave a hint over the characters that they hold; so does every container of more than one line, because the
tree of containers is what tells an article from what surrounds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from framing.documents import Hint
from framing.sources.mark_names import CONTAINER, kinds_of
from framing.spans import Span

_BLOCK = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
    }
)
_SILENT = frozenset(
    {
        "applet",
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "math",
        "noframes",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
    }
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOST_HINTS = 400_000


class _Element:
    """An open element: what its mark-up says, and where its text begins."""

    __slots__ = ("kinds", "line", "start", "tag")

    def __init__(self, tag: str, kinds: tuple[tuple[str, float], ...], start: int, line: int) -> None:
        self.tag, self.kinds, self.start, self.line = tag, kinds, start, line


class Lines:
    """The parser's target: takes elements and characters as they come, gives lines and hints at the end."""

    def __init__(self) -> None:
        self.hints: list[Hint] = []
        self.metadata: list[tuple[str, str]] = []
        self.text = ""
        self._hints: list[tuple[int, int, str, float]] = []
        self.closed = False
        self._lines: list[str] = []
        self._next = 0  # where the next line begins
        self._line: list[str] = []
        self._length = 0  # of the line so far
        self._spaced = True  # whether white space here would be the second in a row
        self._open: list[_Element] = []
        self._silent = 0  # how many open elements keep their text to themselves
        self._kept: list[str] | None = None  # the text of a title or a JSON-LD script

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if tag in _SILENT or self._silent:
            self._open_silent(tag, attributes)
            return
        if tag == "br":
            self._end_line()
            self._open.append(_Element(tag, (), self._next, 0))
            return
        if tag in _BLOCK:
            self._end_line()
        elif tag in ("img", "input", "wbr"):
            self._open.append(_Element(tag, (), self._next + self._length, 0))
            return
        self._open.append(_Element(tag, kinds_of(tag, attributes), self._next + self._length, len(self._lines)))

    def end(self, tag: str) -> None:
        """An element closes."""
        if not self._open:
            return
        element = self._open.pop()
        if self._silent:
            self._close_silent(element)
            return
        if tag in _BLOCK:
            self._end_line()
        stop = self._next + self._length if self._length else self._next - 1
        if stop > element.start and len(self._hints) < _MOST_HINTS:
            several = len(self._lines) - element.line > 1
            for kind, strength in element.kinds:
                # Of containers only those count that hold more than a line.
                if several or kind != CONTAINER:
                    self._hints.append((element.start, stop, kind, strength))

    def data(self, data: str) -> None:
        """Characters between the tags."""
        if self._kept is not None:
            self._kept.append(data)
            return
        if self._silent:
            return
        piece = _SPACE.sub(" ", data)
        if self._spaced and piece[:1] == " ":
            piece = piece[1:]
        if piece:
            self._line.append(piece)
            self._length += len(piece)
            self._spaced = piece[-1] == " "

    def comment(self, text: str) -> None:
        """What the page's author wrote to nobody is not text."""

    def close(self) -> Lines:
        """The page ends."""
        self._end_line()
        self.text = "\n".join(self._lines)
        self._lines.clear()
        self.hints = [Hint(Span(start, stop), kind, strength) for start, stop, kind, strength in self._distinct()]
        self.closed = True
        return self

    def _distinct(self) -> Iterator[tuple[int, int, str, float]]:
        """The hints without those that only repeat the one inside them, cut where the text ends."""
        last: tuple[int, int, str] | None = None
        for start, open_stop, kind, strength in self._hints:
            # White space at the end of the last line was still there when the element closed.
            stop = min(open_stop, len(self.text))
            if (start, stop, kind) != last and start < stop:
                last = (start, stop, kind)
                yield start, stop, kind, strength

    def _end_line(self) -> None:
        if not self._length:
            return
        line = "".join(self._line).rstrip(" ")
        self._line.clear()
        self._length, self._spaced = 0, True
        if line.strip():
            self._lines.append(line)
            self._next += len(line) + 1

    def _open_silent(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._silent += 1
        self._open.append(_Element(tag, (), 0, 0))
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            if name and attributes.get("content"):
                self.metadata.append((name.strip().lower(), attributes["content"]))
        elif tag == "title" or (tag == "script" and "ld+json" in attributes.get("type", "")):
            self._kept = []

    def _close_silent(self, element: _Element) -> None:
        self._silent -= 1
        if self._kept is not None and element.tag in ("title", "script"):
            self.metadata.append((element.tag, "".join(self._kept)))
            self._kept = None
