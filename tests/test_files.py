"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.files import write_whole, written_whole


def test_a_failed_write_leaves_the_older_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    path.write_text("older")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left") as stop:
        write_whole(path, b"newer")

    assert stop.value.filename == str(path)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"report.html": "older"}


def test_a_folder_is_named_as_it_was_given(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as stop:
        write_whole(tmp_path, b"words")

    assert stop.value.filename == str(tmp_path)


def test_a_link_stays_a_link_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", b"words")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"words"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"words")

    assert os.read(reader, 100) == b"words"
    assert pipe.is_fifo()
    os.close(reader)


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_whole(path, b"words")

    assert path.read_bytes() == b"words"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, SystemExit, ValueError])
def test_a_file_that_is_stopped_midway_leaves_the_older_one_and_nothing_beside_it(
    fault: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("older")

    def stopped() -> None:
        with written_whole(path) as file:
            file.write(b"x" * 1_000_000)
            raise fault

    with pytest.raises(fault):
        stopped()

    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"records.jsonl": "older"}


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    with written_whole(tmp_path / "records.jsonl") as file:
        file.write(b"one\n")
        assert not (tmp_path / "records.jsonl").exists()
        file.write(b"two\n")

    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"records.jsonl": "one\ntwo\n"}


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    write_whole(tmp_path / "ours", b"words")

    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert (tmp_path / "ours").read_bytes() == b"words"
