"""What is to be read, and by which ids."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.documents import Page
from framing.errors import Problem, SourcesFileError
from framing.sources import ReadOptions, list_inputs, read_pages, same_id


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"The text of {name}.", encoding="utf-8")


def test_a_folder_is_walked_in_sorted_order_without_hidden_files_and_the_sources_file(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.txt", "c/d.txt", ".hidden.txt", ".git/x.txt", "c/B.txt")
    (tmp_path / "sources.toml").write_text("", encoding="utf-8")

    listing = list_inputs([tmp_path], ReadOptions())

    assert [item.name for item in listing.items] == ["a.txt", "b.txt", "c/B.txt", "c/d.txt"]
    assert listing.problems == ()


def test_an_id_is_the_stem_where_that_is_unique_and_else_the_path(tmp_path: Path) -> None:
    _write(tmp_path, "one.txt", "x/same.txt", "y/same.txt", "two.txt.gz")

    listing = list_inputs([tmp_path], ReadOptions())

    assert sorted(item.id for item in listing.items) == ["one", "two", "x/same.txt", "y/same.txt"]


def test_files_of_one_name_from_two_folders_go_by_the_path_as_given(tmp_path: Path) -> None:
    _write(tmp_path, "x/same.txt", "y/same.txt")

    listing = list_inputs([tmp_path / "x", tmp_path / "y"], ReadOptions())

    assert [f"{tmp_path}/x/same.txt", f"{tmp_path}/y/same.txt"] == [item.id for item in listing.items]


def test_the_same_file_twice_is_an_error_that_names_both(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")

    read = list(read_pages([tmp_path / "a.txt", tmp_path / "a.txt"]))

    assert isinstance(read[0], Page)
    assert isinstance(read[1], Problem)
    assert "already" in str(read[1])
    assert str(read[1]).count("a.txt") >= 2


def test_the_first_text_keeps_its_id() -> None:
    seen: dict[str, str] = {}

    assert same_id("x", "a.jsonl, line 1", seen) is None
    problem = same_id("x", "b.jsonl, line 4", seen)

    assert problem is not None
    assert "a.jsonl, line 1" in str(problem)
    assert "b.jsonl, line 4" in str(problem)


def test_what_is_not_there_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")

    read = list(read_pages([tmp_path / "missing.txt", tmp_path / "a.txt"]))

    assert [Problem, Page] == [type(entry) for entry in read]
    assert "missing.txt: does not exist" in str(read[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    read = list(read_pages([tmp_path]))

    assert {Problem, Page} == {type(entry) for entry in read}


def test_links_that_go_round_in_circles_end(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")

    read = list(read_pages([tmp_path]))

    assert sum(isinstance(entry, Page) for entry in read) == 1
    assert any("nowhere.txt" in str(entry) for entry in read if isinstance(entry, Problem))


def test_a_name_that_a_terminal_would_obey_is_shown_by_its_escapes(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2Jb.txt").write_text("", encoding="utf-8")

    (problem,) = read_pages([tmp_path])

    assert "\x1b" not in str(problem)
    assert r"a\x1b[2Jb.txt" in str(problem)


def test_a_sources_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")

    with pytest.raises(SourcesFileError, match="cannot be read"):
        list_inputs([tmp_path], ReadOptions(sources=tmp_path / "gone.toml"))
