"""Web archives: every page that can be read is read, and one line says what else was there."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from crawled import DAY, PAGE, archive, chunked, page
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from framing.documents import Page, Zone
from framing.errors import Problem
from framing.sources import ReadOptions, read_pages
from framing.sources.warc import Captures


def read(tmp_path: Path, data: bytes, name: str = "news.warc", **options: bool) -> tuple[list[Page], list[Problem]]:
    (tmp_path / name).write_bytes(data)
    found = list(read_pages([tmp_path / name], options=ReadOptions(**options)))
    return [e for e in found if isinstance(e, Page)], [e for e in found if isinstance(e, Problem)]


@pytest.mark.parametrize("form", ["plain", "by record", "as a whole"])
def test_an_archive_is_read_plain_and_gzipped_by_record_or_as_a_whole(form: str, tmp_path: Path) -> None:
    data = archive({"body": page("One")}, {"body": page("Two")}, packed=form == "by record")
    pages, problems = read(tmp_path, gzip.compress(data) if form == "as a whole" else data, "news.warc.gz")

    assert [(p.id, p.origin.title) for p in pages] == [("news#2", "One"), ("news#3", "Two")]
    assert problems == []


def test_the_address_is_the_one_asked_for_and_the_day_of_the_crawl_is_no_date_of_the_text(tmp_path: Path) -> None:
    dated = page("One").replace(b"<head>", b'<head><meta property="article:published_time" content="2021-05-03">')
    (first, second), _ = read(tmp_path, archive({"body": dated}, {}))

    assert first.origin.url == second.origin.url == "https://ostrow.example/weir"
    assert first.origin.path == "news.warc"
    assert (first.origin.date, second.origin.date) == ("2021-05-03", None)
    assert first.origin.extra == second.origin.extra == {"crawled": DAY}


@pytest.mark.parametrize(
    ("fields", "pack"),
    [
        ([("Transfer-Encoding", "chunked")], chunked),
        ([("Content-Encoding", "gzip")], gzip.compress),
        ([("Content-Encoding", "x-gzip")], lambda b: gzip.compress(b[:50]) + gzip.compress(b[50:])),
        ([("Content-Encoding", "deflate")], zlib.compress),
        ([("Content-Encoding", "deflate")], lambda b: zlib.compress(b)[2:-4]),
        ([("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], lambda b: chunked(gzip.compress(b))),
        ([("Content-Encoding", "deflate, gzip")], lambda b: gzip.compress(zlib.compress(b))),
        ([("Content-Encoding", "identity")], bytes),
        # Stored unpacked under the head that they came with, as some crawlers do.
        ([("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], bytes),
        ([("Content-Encoding", "br")], bytes),
    ],
)
def test_what_packs_an_answer_is_undone(fields: list[tuple[str, str]], pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    plain, _ = read(tmp_path, archive({}))
    entry = {"fields": [("Content-Type", "text/html"), *fields], "body": pack(page("A weir gave way"))}
    packed, problems = read(tmp_path, archive(entry))

    assert [p.text for p in packed] == [p.text for p in plain]
    assert problems == []
    assert packed[0].problems == ()


@pytest.mark.parametrize("header", ["text/html; charset=iso-8859-2", 'text/html;charset="ISO-8859-2"'])
def test_the_header_names_the_character_set_before_the_page_does(header: str, tmp_path: Path) -> None:
    body = PAGE.format(title="Wał pękł").replace("<head>", "<head><meta charset=windows-1252>").encode("iso-8859-2")
    (found,), _ = read(tmp_path, archive({"fields": [("Content-Type", header)], "body": body}))
    (unknown,), _ = read(tmp_path, archive({"fields": [("Content-Type", "text/html; charset=x")], "body": body}))

    assert "Wał pękł" in found.text
    assert "Wa³ pêk³" in unknown.text


def test_all_that_is_passed_over_is_one_remark_and_no_loss(tmp_path: Path) -> None:
    data = archive(
        {"body": page("Kept")},
        {"status": "301 Moved", "body": b"x"},
        {"status": "404 Not Found"},
        {"fields": [("Content-Type", "image/png")], "body": b"\x89PNG"},
        {"fields": [("Content-Encoding", "br"), ("Content-Type", "text/html")], "body": b"\x8b\x02\x80"},
        {"body": b"<html><body><img></body></html>"},
        {"body": b""},
        {"url": "https://ostrow.example/robots.txt", "fields": [("Content-Type", "text/plain")], "body": b"User-agent"},
        {"kind": "resource", "body": b"x"},
        {"kind": "metadata", "body": b"x"},
        {"kind": "revisit", "body": b""},
        {"kind": "request", "body": b"GET / HTTP/1.1\r\n\r\n"},
    )
    passed = (
        "1 for machines (robots.txt and the like)",
        "1 in an encoding that is not read",
        "1 of other types than text and HTML",
        "1 of type resource, which are no answers of a server",
        "2 with a status other than 200",
        "1 without content",
        "1 without text",
    )
    pages, problems = read(tmp_path, data)

    assert [p.id for p in pages] == ["news#2"]
    assert [(p.lost, str(p)) for p in problems] == [
        (
            False,
            "news.warc: records passed over: " + ", ".join(passed),
        )
    ]


def test_an_archive_without_a_page_is_named_with_what_it_holds(tmp_path: Path) -> None:
    pages, problems = read(tmp_path, archive({"status": "404 Not Found"}))

    assert pages == []
    assert [(p.lost, str(p)) for p in problems] == [
        (True, "news.warc: holds no page that can be read; passed over: 1 with a status other than 200")
    ]


@pytest.mark.parametrize("data", [b"", b"no archive\r\n" * 9, b"WARC/1.0\r\nWARC-Type: resp"])
def test_a_file_without_a_record_is_named(data: bytes, tmp_path: Path) -> None:
    pages, (problem,) = read(tmp_path, data)

    assert pages == []
    assert problem.lost
    assert problem.message.startswith("holds no WARC record")


def test_plain_text_is_a_text_and_mark_up_that_calls_itself_text_is_a_page(tmp_path: Path) -> None:
    plain = [("Content-Type", "text/plain")]
    pages, _ = read(tmp_path, archive({"fields": plain, "body": b"The weir gave way."}, {"fields": plain}))

    assert pages[0].text == "The weir gave way."
    assert "<p>" not in pages[1].text


def test_a_clean_archive_is_body_from_end_to_end(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, archive({}), clean=True)

    assert [(b.zone, b.span.end) for b in found.known] == [(Zone.BODY, len(found.text))]


def test_a_page_without_an_http_header_or_with_a_newer_one_is_read(tmp_path: Path) -> None:
    data = archive({}, {})
    head = data.index(b"HTTP/1.1 200 OK")
    end = data.index(b"<!DOCTYPE")
    bare = data[:head] + data[end:]
    size = len(page("A weir gave way"))
    bare = bare.replace(b"Content-Length: %d\r\n" % (end - head + size), b"Content-Length: %d\r\n" % size, 1)
    newer = data.replace(b"HTTP/1.1 200 OK", b"HTTP/2   200 OK")

    for changed in (bare, newer):
        pages, problems = read(tmp_path, changed)
        assert [p.id for p in pages] == ["news#2", "news#3"]
        assert problems == []


@pytest.mark.parametrize(("name", "lost"), [("news.warc", 300), ("news.warc.gz", 20)])
def test_a_cut_archive_gives_what_comes_before_and_says_that_it_is_cut(name: str, lost: int, tmp_path: Path) -> None:
    packed = name.endswith("gz")
    data = archive({"body": page("One")}, {"body": page("Two") + b"<p>More.</p>" * 50}, packed=packed)
    pages, (problem,) = read(tmp_path, data[:-lost], name)

    assert [p.id for p in pages] == ["news#2", "news#3"]
    assert pages[0].problems == ()
    assert problem.lost
    assert "is damaged: " in problem.message
    assert packed or pages[1].problems == ("the archive ends within this page; read as far as it goes",)


@pytest.mark.parametrize(
    ("wrong", "ids"), [(b"99999", ["news#2", "news#3"]), (b"9" * 30, ["news#2", "news#3"]), (b"7", ["news#3"])]
)
def test_a_wrong_length_costs_no_other_record(wrong: bytes, ids: list[str], tmp_path: Path) -> None:
    data = archive({"body": page("One")}, {"body": page("Two")})
    response = data.index(b"HTTP/1.1")
    start = data.rindex(b"Content-Length: ", 0, response)
    end = data.index(b"\r\n", start)
    pages, problems = read(tmp_path, data[:start] + b"Content-Length: " + wrong + data[end:])

    assert [p.id for p in pages] == ids
    assert [p.lost for p in problems if "damaged" in p.message] == [True]


@pytest.mark.parametrize("field", [b"X: " + b"x" * 5_000_000, b"X: y\r\n" * 900_000])
def test_a_header_without_end_is_passed_over(field: bytes, tmp_path: Path) -> None:
    data = archive({"body": page("One")}, {"body": page("Two")})
    at = data.index(b"WARC-Type: response")
    pages, problems = read(tmp_path, data[:at] + field + b"\r\n" + data[at:])

    assert [p.origin.title for p in pages] == ["Two"]
    assert "the header of record 2 does not end" in problems[0].message


@pytest.mark.parametrize("pack", [gzip.compress, lambda b: chunked(gzip.compress(b), 1 << 20), zlib.compress])
def test_a_page_that_unpacks_past_the_limit_is_passed_over(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    coding = "deflate" if pack is zlib.compress else "gzip"
    fields = [("Content-Type", "text/html"), ("Content-Encoding", coding), ("Transfer-Encoding", "chunked")]
    pages, problems = read(tmp_path, archive({"fields": fields, "body": pack(b"0" * 70_000_000)}, {}))

    assert [p.id for p in pages] == ["news#3"]
    assert [(p.lost, p.message) for p in problems] == [(False, "records passed over: 1 larger than is read")]


def test_a_record_that_is_longer_than_a_text_may_be_is_never_in_memory(tmp_path: Path) -> None:
    pages, problems = read(tmp_path, archive({"body": b"0" * 70_000_000}, {}))

    assert [p.id for p in pages] == ["news#3"]
    assert [p.message for p in problems] == ["records passed over: 1 larger than is read"]


def test_an_address_holds_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    data = archive({}).replace(b"https://ostrow.example/weir", b"<http://ostrow.example/\x1b[2J>")
    (found,), _ = read(tmp_path, data)

    assert found.origin.url == "http://ostrow.example/%1B[2J"


def test_a_sources_file_says_whose_the_pages_are(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nfile = "news.warc"\noutlet = "Ostrow Post"\n\n[[source]]\nfile = "x#2"\noutlet = "Other"\n'
    )
    (tmp_path / "x.warc").write_bytes(archive({}))
    pages, _ = read(tmp_path, archive({}, {}))
    (other,) = read_pages([tmp_path / "x.warc"])

    assert [p.origin.outlet for p in pages] == ["Ostrow Post"] * 2
    assert isinstance(other, Page)
    assert other.origin.outlet == "Other"


def test_the_pages_are_those_that_a_library_of_the_archives_finds(tmp_path: Path) -> None:
    bodies = [page(f"Page {n}") * (n + 1) for n in range(20)]
    data = archive(*({"body": body} for body in bodies), packed=True)
    theirs = [r.content_stream().read() for r in ArchiveIterator(io.BytesIO(data)) if r.rec_type == "response"]
    ours = [c.data for c in Captures(gzip.GzipFile(fileobj=io.BytesIO(data)), "x")]

    assert ours == theirs == bodies


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 40))
def test_no_bytes_make_reading_fail(junk: bytes, at: int, cut: int) -> None:
    data = archive({"fields": [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]}, {})
    data = (data[:at] + junk + data[at + cut :])[: len(data)]
    captures = Captures(io.BufferedReader(io.BytesIO(data)), "x")  # type: ignore[arg-type]

    assert all(capture.data for capture in captures)
    assert all(problem.where == "x" for problem in captures.problems())
