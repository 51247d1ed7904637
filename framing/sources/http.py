"""What a server's answer says of the bytes that follow: status, type, and how they are packed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b[^\n]{0,1000}\n")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_MOST_CODINGS = 5
_GZIP, _DEFLATE = ("gzip", "x-gzip"), ("deflate",)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer.

    Args:
        status: the code, such as 200.
        fields: by name in small letters; the first of several counts.
    """

    status: int
    fields: Mapping[str, str]


class Coding(Enum):
    """What became of an answer's packing."""

    UNDONE = auto()
    DAMAGED = auto()
    UNKNOWN = auto()
    TOO_LARGE = auto()


def split_head(block: bytes) -> tuple[Head | None, bytes]:
    """The head of an answer and its content; without a head all is content."""
    status = _STATUS.match(block)
    if status is None:
        return None, block
    end = _END.search(block, status.end() - 2)
    lines = block[status.end() : end.start() if end else len(block)].decode("utf-8", "replace").split("\n")
    fields: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return Head(int(status.group(1)), fields), block[end.end() :] if end else b""


def content_type(value: str) -> tuple[str, str | None]:
    """The media type in small letters, and the character set where one is named."""
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset.group(1) if charset else None


def opened(fields: Mapping[str, str], body: bytes, most: int) -> tuple[bytes, Coding]:
    """Undo transfer and content encoding.

    Many crawlers store an answer unpacked under the head that it came with; bytes that are not packed as the head says
    are taken as they are.

    Args:
        fields: of the head.
        body: as stored.
        most: the largest content, in bytes, that is unpacked.

    Returns:
        The content and whether it is whole; it is as stored where the encoding is not known.
    """
    state = Coding.UNDONE
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body, state = _unchunked(body)
    codings = [name.strip().lower() for name in fields.get("content-encoding", "").split(",") if name.strip()]
    for name in reversed(codings[-_MOST_CODINGS:]):
        if name == "identity":
            continue
        if name not in (*_GZIP, *_DEFLATE):
            return body, Coding.UNKNOWN
        body, found = _inflated(body, name, most)
        if found is Coding.TOO_LARGE:
            return b"", found
        state = found if found is Coding.DAMAGED else state
    return body, state


def _unchunked(body: bytes) -> tuple[bytes, Coding]:
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(body, at)) is not None:
        length = int(size.group(1), 16)
        if not length:
            return b"".join(parts), Coding.UNDONE
        part = body[size.end() : size.end() + length]
        parts.append(part)
        at = size.end() + length
        if len(part) < length:
            return b"".join(parts), Coding.DAMAGED
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    return (b"".join(parts), Coding.DAMAGED) if parts else (body, Coding.UNDONE)


def _inflated(body: bytes, name: str, most: int) -> tuple[bytes, Coding]:
    # "deflate" is zlib's form by the standard and a bare stream from some servers.
    windows = (16 + zlib.MAX_WBITS,) if name in _GZIP else (zlib.MAX_WBITS, -zlib.MAX_WBITS)
    for window in windows:
        parts, size, sound_so_far = list[bytes](), 0, True
        for part in _unpacked(body, window):
            if part is None:
                sound_so_far = False
                break
            parts.append(part)
            size += len(part)
            if size > most:
                return b"", Coding.TOO_LARGE
        if size or sound_so_far:
            return b"".join(parts), Coding.UNDONE if sound_so_far else Coding.DAMAGED
    return body, Coding.UNDONE


def _unpacked(body: bytes, window: int) -> Iterator[bytes | None]:
    """The content a piece at a time; ``None`` where it is damaged or ends too early. Empty content is no piece."""
    packer = zlib.decompressobj(window)
    rest = body
    while rest or not packer.eof:
        try:
            piece = packer.decompress(rest, 1 << 20)
        except zlib.error:
            yield None
            return
        if piece:
            yield piece
        rest = packer.unconsumed_tail
        if packer.eof:
            rest = packer.unused_data.lstrip(b"\0") if window > zlib.MAX_WBITS else b""
            if not rest.startswith(b"\x1f\x8b"):
                return
            packer = zlib.decompressobj(window)
        elif not piece and not rest:
            yield None
            return
