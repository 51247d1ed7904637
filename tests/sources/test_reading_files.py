"""What a file is, and what is done with what it can't be."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from framing.documents import Page, Zone
from framing.errors import Problem
from framing.sources import ReadOptions, read_pages
from framing.sources.kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Plain words.", "a.txt", Kind.TEXT),
        (b"Plain words.", "a", Kind.TEXT),
        (b"  <!DOCTYPE html><p>x", "a.txt", Kind.HTML),
        (b"<?xml version='1.0'?>\n<!-- x --><html><p>x", "a", Kind.HTML),
        (b"\xff\xfe" + "<html><p>x".encode("utf-16-le"), "a", Kind.HTML),
        (b"<script>alert(1)</script> is what he typed", "a.txt", Kind.TEXT),
        (b"<p>x", "a.html", Kind.HTML),
        (b"No mark-up at all.", "a.html", Kind.TEXT),
        (b'{"text": "x"}\n{"text": "y"}\n', "a.dat", Kind.JSONL),
        (b'{"text": "x"', "a.jsonl", Kind.JSONL),
        (b'{"text": "' + b"x" * 9000, "a.txt", Kind.JSONL),
        (b"{not a record} he wrote", "a.txt", Kind.TEXT),
        (b"[Applause] Thank you.", "a.txt", Kind.TEXT),
        (b'[\n{"text": "x"}]', "a.json", Kind.JSON),
        (b"id,text\n", "a.csv", Kind.CSV),
        (b"id,text\n1,x\n", "a.dat", Kind.CSV),
        (b"He said, text, and left", "a.txt", Kind.TEXT),
        (b"PAR1....", "a.txt", Kind.PARQUET),
        (b"WARC/1.0\r\n", "a", Kind.WARC),
        (b"PK\x03\x04", "a.docx", Kind.ZIP),
    ],
)
def test_a_kind_is_told_by_content_and_then_by_name(head: bytes, name: str, kind: Kind) -> None:
    assert kind is kind_of(head, name)


def test_a_gzipped_text_is_read_as_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"One sentence."))

    (page,) = read_pages([tmp_path])

    assert isinstance(page, Page)
    assert (page.id, page.text) == ("a", "One sentence.")


def test_a_cut_gzip_file_is_read_as_far_as_it_goes_and_says_so(tmp_path: Path) -> None:
    lines = "".join(f"Sentence number {number} is here.\n" for number in range(50_000))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(lines.encode())[:-2000])

    (page,) = read_pages([tmp_path])

    assert isinstance(page, Page)
    assert page.text.startswith("Sentence number 0")
    assert "damaged" in page.problems[0]


@pytest.mark.parametrize(("cut", "added"), [(12, b""), (0, b"\xde\xad\xbe\xef")])
def test_a_short_gzip_file_that_is_cut_or_has_rubbish_behind_it_is_read_too(
    cut: int, added: bytes, tmp_path: Path
) -> None:
    packed = gzip.compress(b"The mill by the river burned down. " * 20)
    (tmp_path / "a.txt.gz").write_bytes(packed[: len(packed) - cut] + added)

    (page,) = read_pages([tmp_path])

    assert isinstance(page, Page)
    assert page.text.startswith("The mill by the river")
    assert "damaged" in page.problems[0]


def test_a_gzip_file_that_gives_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"The mill burned down.")[:11])

    (problem,) = read_pages([tmp_path])

    assert isinstance(problem, Problem)
    assert str(problem) == "a.txt.gz: a damaged gzip file; nothing of it can be read"


def test_a_bomb_stops_at_the_stated_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"0" * (70 * 1024 * 1024), 1))

    (problem,) = read_pages([tmp_path])

    assert isinstance(problem, Problem)
    assert "67,108,864" in str(problem)


@pytest.mark.parametrize(("name", "content"), [("a.txt", "One.\n\nTwo."), ("a.html", "<p>One.</p><p>Two.</p>")])
def test_a_clean_file_is_body_from_end_to_end(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")

    (page,) = read_pages([tmp_path], options=ReadOptions(clean=True))

    assert isinstance(page, Page)
    assert [(Zone.BODY, 0, len(page.text))] == [(b.zone, b.span.start, b.span.end) for b in page.known]


def test_a_page_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><head><title>x</title></head><body><img></body></html>", encoding="utf-8")

    (problem,) = read_pages([tmp_path])

    assert str(problem) == "a.html: an HTML page without text"


@pytest.mark.shared
def test_every_hostile_input_gives_texts_or_named_problems(shared: Path) -> None:
    import json

    corpus = shared / "benchmarks" / "hostile" / "corpus"
    cases = json.loads((corpus / "MANIFEST.json").read_text(encoding="utf-8"))["cases"]
    for case in cases:
        if case["kind"] in ("lexicon", "model"):
            continue
        read = list(read_pages([corpus / case["path"]]))
        text = "\n".join(page.text for page in read if isinstance(page, Page))
        said = [entry for entry in read if isinstance(entry, Problem)]
        fields = "\n".join(str(page.origin) + page.id for page in read if isinstance(page, Page))

        assert read, case["path"]
        assert said or case["expect"] != "refuse", case["path"]
        assert said or all(word in text + fields or word in eval_free(fields) for word in case["sentinels"]), case[
            "path"
        ]
        assert all("\x1b" not in str(problem) for problem in said), case["path"]
        assert all(Path(case["path"]).name in problem.where for problem in said), case["path"]


def eval_free(shown: str) -> str:
    """The representation of fields with its doubled backslashes undone."""
    return shown.replace("\\\\", "\\").replace("\\'", "'")
