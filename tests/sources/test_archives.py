"""Zip archives are read as folders are, and nothing in one costs the rest or leaves it."""

from __future__ import annotations

import gzip
import json
import os
import struct
import zipfile
from pathlib import Path

import pytest
from crawled import archive

from framing.documents import Page
from framing.errors import Problem, SourcesFileError
from framing.sources import ReadOptions, list_inputs, read_pages

TEXT = "The mill at Gronau burned down on Monday, the fire service said.\n"


def packed(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def read(*inputs: Path, **options: Path) -> tuple[list[Page], list[Problem]]:
    found = list(read_pages(inputs, options=ReadOptions(**options)))  # type: ignore[arg-type]
    return [e for e in found if isinstance(e, Page)], [e for e in found if isinstance(e, Problem)]


def parquet() -> bytes:
    import pandas as pd

    return bytes(pd.DataFrame({"id": ["p1"], "text": [TEXT]}).to_parquet(None))


def every_kind() -> dict[str, bytes]:
    return {
        "b.txt": TEXT.encode(),
        "a/deep.html": f"<html><body><p>{TEXT}</p></body></html>".encode(),
        "a/table.csv": f'id,text\nc1,"{TEXT}"\n'.encode(),
        "records.jsonl": json.dumps({"id": "j1", "text": TEXT}).encode(),
        "rows.parquet": parquet(),
        "crawl.warc.gz": archive({}, packed=True),
        "rows.parquet.gz": gzip.compress(parquet().replace(b"p1", b"p2")),
        "zipped.txt.gz": gzip.compress(TEXT.encode()),
    }


def test_members_are_read_in_a_folders_order_each_by_its_own_kind(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for name, data in every_kind().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    plain, _ = read(folder)
    pages, problems = read(packed(tmp_path / "news.zip", every_kind()))

    assert [(p.id, p.text) for p in pages] == [(p.id, p.text) for p in plain]
    assert [p.origin.path for p in pages] == [f"news.zip/{p.origin.path}" for p in plain]
    assert len(pages) == 8
    assert problems == []


def test_an_archive_lies_among_other_files_and_shares_their_ids(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    packed(tmp_path / "b.zip", {"a.txt": TEXT.encode(), "c.txt": TEXT.encode()})
    pages, _ = read(tmp_path)

    assert [p.id for p in pages] == ["a.txt", "b.zip/a.txt", "c"]


def test_hidden_members_and_those_that_a_system_adds_are_left_alone(tmp_path: Path) -> None:
    members = dict.fromkeys([".hidden", "a/.b/c.txt", "__MACOSX/a.txt", "a.txt"], TEXT.encode())
    pages, problems = read(packed(tmp_path / "news.zip", members))

    assert [p.origin.path for p in pages] == ["news.zip/a.txt"]
    assert problems == []


def test_a_sources_file_inside_counts_and_one_beside_may_name_the_members(tmp_path: Path) -> None:
    inside = b'[[source]]\nfile = "a.txt"\noutlet = "Gronau Post"\n'
    packed(
        tmp_path / "news.zip", dict.fromkeys(["top/a.txt", "top/b.txt"], TEXT.encode()) | {"top/sources.toml": inside}
    )
    (tmp_path / "sources.toml").write_text('[[source]]\nfile = "news.zip/top/b.txt"\noutlet = "Other"\n')
    pages, problems = read(tmp_path)

    assert [p.origin.outlet for p in pages] == ["Gronau Post", "Other"]
    assert problems == []


def test_a_named_sources_file_counts_alone(tmp_path: Path) -> None:
    packed(tmp_path / "news.zip", {"a.txt": TEXT.encode(), "sources.toml": b"wrong"})
    (tmp_path / "own.toml").write_text('[[source]]\nfile = "a"\noutlet = "Own"\n')
    pages, _ = read(tmp_path / "news.zip", sources=tmp_path / "own.toml")

    assert pages[0].origin.outlet == "Own"
    with pytest.raises(SourcesFileError, match=r"news\.zip/sources\.toml: is not TOML"):
        read(tmp_path / "news.zip")


def test_names_that_lead_out_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    members = dict.fromkeys(["../../up.txt", "/tmp/root.txt", "./here.txt"], TEXT.encode())  # noqa: S108
    (tmp_path / "in").mkdir()
    pages, problems = read(packed(tmp_path / "in" / "news.zip", members))

    assert [p.origin.path for p in pages] == ["news.zip/here.txt", "news.zip/up.txt", "news.zip/tmp/root.txt"]
    assert problems == []
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["news.zip"]


def test_a_bomb_is_refused_by_name_before_it_is_unpacked(tmp_path: Path) -> None:
    pages, (problem,) = read(packed(tmp_path / "news.zip", {"a.txt": TEXT.encode(), "b.txt": b"0" * 3_000_000}))

    assert [p.id for p in pages] == ["a"]
    assert problem.where == "news.zip/b.txt"
    assert problem.message.startswith("unpacks to 3,000,000 bytes")


def test_many_small_bombs_end_with_one_line_at_what_an_archive_of_its_size_may_hold(tmp_path: Path) -> None:
    path = packed(tmp_path / "news.zip", {"a.txt": TEXT.encode()})
    # Many entries that share one stretch of packed data, as overlapping bombs do.
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("b.txt", b" " * 1_000_000)
        first = made.infolist()[-1]
        for number in range(100):
            copy = zipfile.ZipInfo(f"c{number:03}.txt")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(copy, name, getattr(first, name))
            made.filelist.append(copy)
    pages, problems = read(path)

    assert [p.id for p in pages] == ["a"]
    assert "more than an archive of this size may hold" in problems[-1].message
    assert len(problems) < 100


def test_encrypted_members_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path / "news.zip", {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}).read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    (tmp_path / "news.zip").write_bytes(data)
    pages, (problem,) = read(tmp_path / "news.zip")

    assert [p.id for p in pages] == ["b"]
    assert str(problem) == "news.zip/a.txt: is encrypted; unpack it and give the folder"


def test_archives_within_archives_and_documents_are_refused_by_name(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"x.txt": TEXT.encode()}).read_bytes()
    document = packed(tmp_path / "y.docx", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}).read_bytes()
    members = {"a.txt": TEXT.encode(), "inner.zip": inner, "paper.docx": document}
    pages, problems = read(packed(tmp_path / "news.zip", members))

    assert [p.id for p in pages] == ["a"]
    assert [str(p) for p in problems] == [
        "news.zip/inner.zip: is a zip archive within another file; unpack it and give the folder",
        "news.zip/paper.docx: is an office document, an e-book or a program, not text; save it as plain text or HTML",
    ]


def test_the_same_name_twice_names_both(tmp_path: Path) -> None:
    data = packed(tmp_path / "news.zip", {"a.txt": TEXT.encode(), "b.txt": TEXT.encode() + b"More."}).read_bytes()
    (tmp_path / "news.zip").write_bytes(data.replace(b"b.txt", b"a.txt"))
    pages, (problem,) = read(tmp_path / "news.zip")

    assert [p.text for p in pages] == [TEXT]
    assert "is that of a text in news.zip/a.txt already" in str(problem)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda data: data[: len(data) // 2], "is a damaged zip archive"),
        (lambda data: data[: data.index(b"PK\x01\x02")] + b"XX" + data[data.index(b"PK\x01\x02") + 2 :], "damaged"),
        (lambda data: b"PK\x05\x06" + b"\0" * 18, "is an empty zip archive"),
        (lambda data: b"PK\x03\x04", "is a damaged zip archive"),
    ],
)
def test_an_archive_whose_table_is_broken_is_named(spoil: object, found: str, tmp_path: Path) -> None:
    assert callable(spoil)
    path = packed(tmp_path / "news.zip", {"a.txt": TEXT.encode() * 9})
    path.write_bytes(spoil(path.read_bytes()))
    pages, (problem,) = read(path)

    assert pages == []
    assert problem.lost
    assert str(problem).startswith("news.zip: ")
    assert found in problem.message


def test_a_damaged_member_is_named_or_read_as_far_as_it_goes_and_the_others_go_on(tmp_path: Path) -> None:
    long = "".join(f"Mill number {number} at Gronau burned down.\n" for number in range(60_000))
    members = {"a.txt": TEXT.encode() * 3, "b.txt": TEXT.encode(), "c.txt": TEXT.encode(), "d.txt": long.encode()}
    path = packed(tmp_path / "news.zip", members, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for text in (b"Gronau", b"Mill number 7 "):
        data[data.index(text)] = ord("g")  # what is written no longer has its checksum
    second = data.index(b"PK\x03\x04", 10)
    data[second : second + 4] = b"XXXX"
    path.write_bytes(data)
    pages, problems = read(path)

    assert [p.id for p in pages] == ["c", "d"]
    assert pages[1].problems == ("its zip archive is damaged here; read as far as it goes",)
    assert [p.where for p in problems] == ["news.zip/a.txt", "news.zip/b.txt"]


def test_a_member_that_claims_more_than_it_holds_gives_no_more_than_it_holds(tmp_path: Path) -> None:
    path = packed(tmp_path / "news.zip", {"a.txt": os.urandom(500).hex().encode()})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 900)
    path.write_bytes(data)
    pages, problems = read(path)

    assert len(pages) + len(problems) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bound_are_refused(method: int, tmp_path: Path) -> None:
    pages, (problem,) = read(packed(tmp_path / "news.zip", {"a.txt": TEXT.encode()}, method))

    assert pages == []
    assert "by a method that is not read" in str(problem)


def test_links_are_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as made:
        made.writestr(link, "/etc/passwd")
    pages, (problem,) = read(tmp_path / "news.zip")

    assert pages == []
    assert "is a link, which is not followed" in str(problem)


def test_a_text_that_begins_like_an_archive_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("PK is how he signs his columns.")
    (page,), _ = read(tmp_path)

    assert page.text.startswith("PK is")
    assert list_inputs([tmp_path], ReadOptions()).items[0].members == ()


def test_an_archive_within_gzip_is_refused(tmp_path: Path) -> None:
    inner = packed(tmp_path / "x.zip", {"a.txt": TEXT.encode()}).read_bytes()
    (tmp_path / "y.zip.gz").write_bytes(gzip.compress(inner))
    pages, (problem,) = read(tmp_path / "y.zip.gz")

    assert pages == []
    assert "within another file" in str(problem)
