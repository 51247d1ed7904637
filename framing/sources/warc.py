"""Pages out of a WARC file (ISO 28500), one record in memory at a time.

Records are framed here and not by a library because archives come damaged: one that is cut, whose lengths are wrong or
whose HTTP header is missing gives all that can be read of it, and says what is missing. Whatever is unpacked is
unpacked within a stated limit.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, cast
from urllib.parse import quote

from framing.errors import Problem
from framing.sources.http import Coding, content_type, opened, split_head
from framing.sources.kinds import HEAD, Kind, kind_of
from framing.sources.text import MAX_TEXT_BYTES, sound

_VERSION = re.compile(rb"WARC/[01]\.\d{1,3}\r?\n")
_NEXT = re.compile(rb"\nWARC/[01]\.\d{1,3}\r?\n")
_LENGTH = re.compile(r"\d{1,18}")
_MAX_HEADER = 4 * 1024 * 1024
_MAX_LINE = 2 * 1024 * 1024
_SILENT = ("warcinfo", "request", "metadata", "revisit")
_PAGES = {"text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/plain": Kind.TEXT}
# What robots read at a site's root is text, and no article.
_FOR_MACHINES = re.compile(
    r"https?://[^/?#]+/(?:(?:robots|ads|app-ads|sellers|humans|security|llms)\.txt|\.well-known/)", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)?)?)?")
_LONGEST_ADDRESS = 2_000
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as a server gave it to a crawler.

    Args:
        number: which record of the file it is, from 1; records of all kinds are counted.
        kind: HTML or plain text.
        data: its bytes, transfer and content encoding undone.
        charset: the character set that the HTTP header names.
        url: the address that was asked for.
        crawled: when, as the archive writes it (ISO 8601, UTC).
        remarks: what was odd about it.
    """

    number: int
    kind: Kind
    data: bytes
    charset: str | None
    url: str | None
    crawled: str | None
    remarks: tuple[str, ...] = ()


class Captures:
    """The pages of one archive in order, and, once they are read, what else it held.

    Args:
        handle: open at the beginning, unpacked.
        where: the file, for messages.
    """

    def __init__(self, handle: IO[bytes], where: str) -> None:
        self._stream, self._where = _Stream(handle), where
        self._passed: Counter[str] = Counter()
        self._damage: list[str] = []
        self._number = self._pages = 0

    def __iter__(self) -> Iterator[Capture]:
        while (header := self._header()) is not None:
            block, cut = self._block(header)
            if header.get("warc-type", "").lower() != "response":
                self._pass_other(header)
            elif block is None:
                self.pass_over("larger than is read")
            else:
                page = self._page(header, block, cut=cut)
                if isinstance(page, Capture):
                    self._pages += 1
                    yield page
                elif page:
                    self.pass_over(page)

    def pass_over(self, reason: str) -> None:
        """Count a record that gives no text."""
        self._passed[reason] += 1

    def unread(self, reason: str) -> None:
        """Count the page that was handed out last, which turned out to hold no text."""
        self._pages -= 1
        self.pass_over(reason)

    def problems(self) -> Iterator[Problem]:
        """What was passed over, as one remark, and what is damaged or missing, as one problem."""
        said = ", ".join(f"{count:,} {reason}" for reason, count in sorted(self._passed.items()))
        if self._stream.damaged:
            self._damage.append("the gzip file is damaged or cut and was read as far as it goes")
        if not self._number:
            yield Problem(self._where, "holds no WARC record; " + ("; ".join(self._damage) or "nothing can be read"))
        elif self._damage:
            more = f"; {len(self._damage) - 3} more places are damaged" if len(self._damage) > 3 else ""
            yield Problem(self._where, "is damaged: " + "; ".join(self._damage[:3]) + more)
        if said and self._pages:
            yield Problem(self._where, f"records passed over: {said}", lost=False)
        elif self._number and not self._pages:
            yield Problem(self._where, "holds no page that can be read" + (f"; passed over: {said}" if said else ""))

    def _pass_other(self, header: Mapping[str, str]) -> None:
        kind = header.get("warc-type", "").lower()
        if kind not in _SILENT:
            known = kind if kind in ("resource", "conversion", "continuation") else "other"
            self.pass_over(f"of type {known}, which are no answers of a server")

    def _header(self) -> dict[str, str] | None:
        """The fields of the next record, or ``None`` at the end; what stands between records is damage."""
        astray = False
        while line := self._stream.line(_MAX_LINE):
            if _VERSION.fullmatch(line):
                fields = self._fields()
                if fields is not None:
                    self._number += 1
                    return fields
                astray = True
            elif line.strip() and not astray:
                astray = True
                self._damage.append(f"what follows record {self._number:,} is no record")
        return None

    def _fields(self) -> dict[str, str] | None:
        fields: dict[str, str] = {}
        size, name = 0, ""
        while (line := self._stream.line(_MAX_LINE)).strip() or not line:
            size += len(line)
            if size > _MAX_HEADER or not line.endswith(b"\n"):
                self._damage.append(f"the header of record {self._number + 1:,} does not end")
                return None
            text = line.decode("utf-8", "replace")
            if text[0] in " \t" and name:
                fields[name] += " " + text.strip()
            elif ":" in text:
                name, _, value = text.partition(":")
                name = name.strip().lower()
                fields.setdefault(name, value.strip())
        return fields

    def _block(self, header: Mapping[str, str]) -> tuple[bytes | None, bool]:
        """The record's content, ``None`` where it is too large or not wanted; and whether the file ends within it."""
        said = header.get("content-length", "")
        sure = _LENGTH.fullmatch(said) is not None
        length = int(said) if sure else MAX_TEXT_BYTES
        wanted = header.get("warc-type", "").lower() == "response"
        if not wanted and not sure:
            return None, False  # what looks for the next record passes over its content, and says so
        if not wanted or length > MAX_TEXT_BYTES:
            cut = not self._stream.skip(length)
            if cut:
                self._damage.append(f"the file ends within record {self._number:,}")
            return None, cut
        data = self._stream.read(length)
        if sure and len(data) == length:
            return data, False
        following = _NEXT.search(data)
        if following is None:
            self._damage.append(f"the file ends within record {self._number:,}")
            return data, True
        # A length that is wrong swallows the records that follow; they are given back.
        self._damage.append(f"the length of record {self._number:,} is wrong")
        self._stream.give_back(data[following.start() + 1 :])
        return data[: following.start()].rstrip(b"\r\n"), False

    def _page(self, header: Mapping[str, str], block: bytes, *, cut: bool) -> Capture | str:
        """The page of a response, or the reason why there is none."""
        url = _address(header)
        head, body = split_head(block)
        kind, charset = None, None
        remarks = list(_cut_remarks(header, cut=cut))
        if head is not None:
            if head.status != 200:
                return "with a status other than 200"
            media, charset = content_type(head.fields.get("content-type", ""))
            kind = _PAGES.get(media)
            if media and kind is None:
                return "of other types than text and HTML"
            body, coding = opened(head.fields, body, MAX_TEXT_BYTES)
            if coding is Coding.TOO_LARGE:
                return "larger than is read"
            if coding is Coding.UNKNOWN and kind_of(body[:HEAD], "") is not Kind.HTML:
                return "in an encoding that is not read"
            if coding is Coding.DAMAGED:
                remarks.append("the page is damaged in the archive; read as far as it goes")
        if not body.strip():
            return "without content"
        if kind is not Kind.HTML and kind_of(body[:HEAD], "") is Kind.HTML:
            kind = Kind.HTML
        if kind is None:
            return "of other types than text and HTML"
        if url and _FOR_MACHINES.match(url):
            return "for machines (robots.txt and the like)"
        date = header.get("warc-date", "")
        crawled = date if _DATE.fullmatch(date) else None
        return Capture(self._number, kind, body, charset, url, crawled, tuple(remarks))


def _address(header: Mapping[str, str]) -> str | None:
    """The address that was asked for; one version of wget writes it between angle brackets."""
    said = header.get("warc-target-uri", "").strip()
    said = said[1:-1] if said.startswith("<") and said.endswith(">") else said
    return "".join(c if c.isprintable() else quote(c) for c in sound(said)[0][:_LONGEST_ADDRESS]) or None


def _cut_remarks(header: Mapping[str, str], *, cut: bool) -> Iterator[str]:
    if cut:
        yield "the archive ends within this page; read as far as it goes"
    if header.get("warc-truncated"):
        yield "the crawler kept only the beginning of this page"
    if header.get("warc-segment-number"):
        yield "the archive holds this page in several records; only the first is read"


class _Stream:
    """Bytes with lines of bounded length; damage in a packed file is its end, and is noted."""

    def __init__(self, handle: IO[bytes]) -> None:
        self._more: Callable[[int], bytes] = cast("io.BufferedIOBase", handle).read1
        self._buffer, self._at = b"", 0
        self.damaged = False

    def _fill(self) -> bool:
        """Bring more into the buffer, which is used up; false at the end."""
        if self.damaged:
            return False
        try:
            self._buffer, self._at = self._more(1 << 16), 0
        except _DAMAGE:
            self._buffer, self._at, self.damaged = b"", 0, True
        return bool(self._buffer)

    def line(self, most: int) -> bytes:
        """The next line with its end, or its first bytes where it is longer than ``most``."""
        parts: list[bytes] = []
        size = 0
        while size < most and (self._at < len(self._buffer) or self._fill()):
            found = self._buffer.find(b"\n", self._at)
            end = min(found + 1 if found >= 0 else len(self._buffer), self._at + most - size)
            parts.append(self._buffer[self._at : end])
            size += end - self._at
            self._at = end
            if parts[-1].endswith(b"\n"):
                break
        return b"".join(parts)

    def read(self, length: int) -> bytes:
        """So many bytes, or as many as there are."""
        parts: list[bytes] = []
        while length > 0 and (self._at < len(self._buffer) or self._fill()):
            part = self._buffer[self._at : self._at + length]
            parts.append(part)
            self._at += len(part)
            length -= len(part)
        return b"".join(parts)

    def skip(self, length: int) -> bool:
        """Pass over so many bytes; false when there are not so many."""
        while length > 0 and (self._at < len(self._buffer) or self._fill()):
            step = min(length, len(self._buffer) - self._at)
            self._at += step
            length -= step
        return length <= 0

    def give_back(self, data: bytes) -> None:
        """Put bytes before what is read next."""
        self._buffer, self._at = data + self._buffer[self._at :], 0
