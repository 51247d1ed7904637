"""Web archives as crawlers write them (ISO 28500)."""

from __future__ import annotations

import gzip

PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>The weir at Ostrow gave way on Monday, the river board said.</p></article></body></html>"
)
DAY = "2024-03-05T10:11:12Z"


def archive(*entries: dict[str, object], packed: bool = False) -> bytes:
    """A file that begins with a record on the crawler; an entry names kind, url, status, fields and body."""
    records = [record("warcinfo", None, b"software: test\r\n"), *(of_entry(entry) for entry in entries)]
    return b"".join(gzip.compress(data, mtime=0) if packed else data for data in records)


def of_entry(entry: dict[str, object]) -> bytes:
    kind, body = str(entry.get("kind", "response")), entry.get("body", page("A weir gave way"))
    fields = entry.get("fields", [("Content-Type", "text/html; charset=utf-8")])
    assert isinstance(body, bytes)
    assert isinstance(fields, list)
    if kind == "response":
        head = f"HTTP/1.1 {entry.get('status', '200 OK')}\r\n" + "".join(f"{n}: {v}\r\n" for n, v in fields)
        body = head.encode() + b"\r\n" + body
    return record(kind, str(entry.get("url", "https://ostrow.example/weir")), body)


def record(kind: str, url: str | None, block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: {DAY}\r\n"
    head += f"WARC-Target-URI: {url}\r\n" if url else ""
    return head.encode() + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)


def page(title: str) -> bytes:
    return PAGE.format(title=title).encode()


def chunked(body: bytes, size: int = 40) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"
