"""Records into pages."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.documents import Page, Zone
from framing.errors import InputError, Problem
from framing.sources import AnnotationRecord, Item, ReadOptions, read_pages
from framing.sources.records import Row, page_of
from framing.spans import Span

ITEM = Item(None, "r.jsonl", "r")


def _page(record: dict[str, Any], **options: Any) -> Page:
    return page_of(Row(3, "r.jsonl, line 3", record), ITEM, ReadOptions(**options))


def _read(tmp_path: Path, name: str, data: str | bytes, **options: Any) -> list[Page | AnnotationRecord | Problem]:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_pages([tmp_path / name], options=ReadOptions(**options)))


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip(" \n\t") != ""))
def test_a_record_with_only_a_text_is_exactly_that_text(text: str) -> None:
    try:
        page = _page({"text": text})
    except InputError:
        assert not text.strip().strip("\ufeff\u200b\x00").strip()
        return

    assert (text, (), 0) == (page.text, page.known, page.text_offset)


def test_title_text_and_comments_follow_each_other_with_a_blank_line_between() -> None:
    comments = ["First!", {"author": "Ann", "text": "Well."}]

    page = _page({"title": "Head", "text": "One.\nTwo.", "comments": comments})

    assert page.text == "Head\n\nOne.\nTwo.\n\nFirst!\n\nWell."
    assert len("Head\n\n") == page.text_offset
    assert [(block.zone, page.text[block.span.start : block.span.end]) for block in page.known] == [
        (Zone.HEADLINE, "Head\n\n"),
        (Zone.COMMENT, "First!\n\n"),
        (Zone.COMMENT, "Well."),
    ]
    assert {1.0} == {block.confidence for block in page.known}
    assert [(page.text[comment.span.start : comment.span.end], comment.name) for comment in page.comments] == [
        ("First!", None),
        ("Well.", "Ann"),
    ]


def test_a_clean_text_is_body_and_nothing_is_left_to_be_found() -> None:
    page = _page({"title": "Head", "text": "One."}, clean=True)

    assert [block.zone for block in page.known] == [Zone.HEADLINE, Zone.BODY]
    assert len(page.text) == page.known[-1].span.end


def test_a_clean_text_equal_to_its_comment_keeps_its_own_place() -> None:
    page = _page({"text": "Same.", "comments": ["Same."]}, clean=True)

    assert page.text_offset == 0
    assert [block.zone for block in page.known] == [Zone.BODY, Zone.COMMENT]


def test_targets_move_with_the_text() -> None:
    page = _page({"title": "Head", "text": "The mayor left.", "targets": [[4, 9], [9, 4], [0, 99], "x"]})

    assert [page.text[span.start : span.end] for span in page.targets] == ["mayor"]
    assert sum("target" in remark for remark in page.problems) == 3


def test_fields_may_have_other_names() -> None:
    page = _page({"body_text": "One.", "paper": "The Example"}, fields={"text": "body_text", "outlet": "paper"})

    assert (page.text, page.origin.outlet, page.origin.extra) == ("One.", "The Example", {})


def test_unknown_fields_are_carried_through() -> None:
    page = _page({"text": "One.", "section": "World", "views": 3, "topics": ["a", "b"], "score": float("nan")})

    assert page.origin.extra == {"section": "World", "views": 3, "topics": '["a", "b"]', "score": None}


def test_a_record_without_id_is_called_by_its_file_and_row() -> None:
    assert [_page(record).id for record in ({"text": "a"}, {"text": "a", "id": 7}, {"text": "a", "id": "x"})] == ["r#3", "7", "x"]  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(("given", "kept"), [("2018-04-19T10:00:00Z", "2018-04-19"), ("2018-04-19", "2018-04-19")])
def test_a_day_is_kept_in_iso_form(given: str, kept: str) -> None:
    assert kept == _page({"text": "One.", "date": given}).origin.date


@pytest.mark.parametrize("given", ["19/04/2018", "yesterday", "2018-02-31", {"day": 1}])
def test_a_date_of_another_form_is_left_out_and_remarked(given: object) -> None:
    page = _page({"text": "One.", "date": given})

    assert page.origin.date is None
    assert "date" in page.problems[0]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"body": "x", "id": 1}, "no field 'text'; fields found: 'body', 'id'; name it with --field text=NAME"),
        ({"text": None}, "'text' is missing"),
        ({"text": ["x"]}, "'text' is a list, not a text"),
        ({"text": " \n"}, "'text' is empty"),
        ({"html": "<p>"}, "'html' holds no text"),
    ],
)
def test_a_record_without_a_text_is_refused_with_what_is_there(record: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as caught:
        _page(record)

    assert said in str(caught.value)
    assert str(caught.value).startswith("r.jsonl, line 3")


def test_the_html_of_a_record_is_read_and_its_comments_follow() -> None:
    html = "<title>Head</title><h1>Head</h1><p>One sentence is here.</p>"

    page = _page({"html": html, "comments": ["Fine."], "outlet": "The Example"})

    assert page.text == "Head\nOne sentence is here.\n\nFine."
    assert (page.origin.outlet, page.origin.title) == ("The Example", "Head")
    assert [block.zone for block in page.known] == [Zone.COMMENT]
    assert page.hints


def test_wrong_lines_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = ['{"text": "One."}', '{"text": "never clos', "[1]", "", '{"text": 5}', '{"text": "Two."}', "[" * 100_000]

    read = _read(tmp_path, "r.jsonl", "\n".join(lines))

    assert [entry.id for entry in read if isinstance(entry, Page)] == ["r#1", "r#6"]
    problems = [str(entry) for entry in read if isinstance(entry, Problem)]
    assert [problem.split(": ")[0].split(", ")[1] for problem in problems] == ["line 2", "line 3", "line 5", "line 7"]
    assert "is not JSON" in problems[0]
    assert "not an object" in problems[1]
    assert "nests too deeply" in problems[3]


def test_numbers_that_json_does_not_know_do_not_reach_the_tables(tmp_path: Path) -> None:
    line = '{"text": "One.", "a": NaN, "b": -Infinity, "c": 1e999, "d": ' + "9" * 5000 + ', "e": "\\ud800"}'

    (page,) = _read(tmp_path, "r.jsonl", line)

    assert isinstance(page, Page)
    assert page.origin.extra == {"a": None, "b": None, "c": None, "d": "9" * 5000, "e": "\ufffd"}
    json.dumps(dict(page.origin.extra), allow_nan=False).encode("utf-8")


def test_the_same_id_twice_in_a_file_is_an_error_that_names_both(tmp_path: Path) -> None:
    read = _read(tmp_path, "r.csv", "id,text\na,One.\na,Two.\nb,Three.\n")

    assert [entry.text for entry in read if isinstance(entry, Page)] == ["One.", "Three."]
    (problem,) = [str(entry) for entry in read if isinstance(entry, Problem)]
    assert "r.csv, row 2" in problem
    assert "r.csv, row 1" in problem


def test_a_table_may_have_lines_in_its_cells_and_long_cells(tmp_path: Path) -> None:
    long = "word " * 60_000

    (page,) = _read(tmp_path, "r.csv", f'text;outlet\n"One.\nTwo; three.{long}";The Example\n')

    assert isinstance(page, Page)
    assert page.text == f"One.\nTwo; three.{long}"
    assert page.origin.outlet == "The Example"


def test_an_open_quotation_mark_in_a_table_is_said_to_swallow_what_follows(tmp_path: Path) -> None:
    read = _read(tmp_path, "r.csv", 'id,text\na,One.\nb,"Two.\nc,Three.\n')

    assert [entry.id for entry in read if isinstance(entry, Page)] == ["a"]
    assert "never closed" in str(read[-1])


@pytest.mark.parametrize(("data", "said"), [("id,text\n", "no rows"), ("id,body\n1,x\n", "fields found: 'id', 'body'")])
def test_a_table_without_texts_is_named(tmp_path: Path, data: str, said: str) -> None:
    (problem,) = _read(tmp_path, "r.csv", data)

    assert said in str(problem)


def test_comments_and_targets_in_cells_are_json(tmp_path: Path) -> None:
    row = 'text,comments,targets\nThe mayor left.,"[""Good."", {""author"": ""Ann"", ""text"": ""Bad.""}]","[[4, 9]]"\n'

    (page,) = _read(tmp_path, "r.csv", row)

    assert isinstance(page, Page)
    assert page.text == "The mayor left.\n\nGood.\n\nBad."
    assert (Span(4, 9),) == page.targets


def test_a_parquet_file_is_read_row_by_row(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"id": ["a", "b"], "text": ["One.", None], "comments": [["Good."], []], "views": [1, 2]})
    pq.write_table(table, tmp_path / "r.parquet")

    read = list(read_pages([tmp_path / "r.parquet"]))

    assert [entry.text for entry in read if isinstance(entry, Page)] == ["One.\n\nGood."]
    assert "row 2" in str(read[1])


def test_a_damaged_parquet_file_is_one_problem(tmp_path: Path) -> None:
    (problem,) = _read(tmp_path, "r.parquet", b"PAR1" + b"\x00" * 50 + b"PAR1")

    assert "damaged Parquet" in str(problem)


def test_an_array_of_records_and_a_single_record_are_read_too(tmp_path: Path) -> None:
    array = _read(tmp_path, "a.json", '[\n {"text": "One."},\n {"text": "Two."}\n]')
    single = _read(tmp_path, "b.json", '{\n "text": "Three."\n}')

    assert [page.text for page in array + single if isinstance(page, Page)] == ["One.", "Two.", "Three."]


def test_records_may_be_gzipped_or_in_utf16(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "Ölpreis."}\n{"id": "b", "text": "Zwei."}\n'

    packed = _read(tmp_path, "a.jsonl.gz", gzip.compress(line.encode()))
    wide = _read(tmp_path, "b.jsonl", b"\xff\xfe" + line.encode("utf-16-le"))

    assert [page.text for page in packed + wide if isinstance(page, Page)] == ["Ölpreis.", "Zwei."] * 2


def test_a_line_of_an_annotations_file_is_handed_on_as_it_is(tmp_path: Path) -> None:
    record = {"schema": "framing.annotations/1", "id": "a", "text": "One."}

    (read,) = _read(tmp_path, "a.jsonl", json.dumps(record) + "\n")

    assert isinstance(read, AnnotationRecord)
    assert (record, "a.jsonl, line 1") == (read.record, read.where)


def test_standard_input_is_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    class _Input:
        buffer = io.BytesIO(b'{"text": "One."}\nno json\n')

    monkeypatch.setattr(sys, "stdin", _Input())

    page, problem = read_pages(["-"])

    assert isinstance(page, Page)
    assert (page.id, page.text) == ("stdin#1", "One.")
    assert str(problem).startswith("standard input, line 2")
