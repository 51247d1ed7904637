"""The same verbs on the command line: results to standard output, remarks to standard error, never a traceback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli import main

STORY_A = (
    "Ferry sinks in bay\n\nThe coast guard said on 3 May 2024 that the ferry Marlin sank in Grey Bay after a crash.\n"
)
STORY_B = "Bay ferry lost\n\nThe ferry Marlin was rammed and sank in Grey Bay on 3 May 2024.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY_A, encoding="utf-8")
    (folder / "b.txt").write_text(STORY_B, encoding="utf-8")
    return folder


def run(capfd: pytest.CaptureFixture[str], *argv: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in argv])
    out, err = capfd.readouterr()
    code = stop.value.code
    assert isinstance(code, int)
    return code, out, err


def one_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_annotate_writes_one_json_line_a_text(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capfd, "annotate", texts, "--quiet")

    assert status == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]
    assert err == ""


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_score_prints_rows_in_the_asked_form(texts: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "score", texts, "--layer", "words", "--format", form)

    assert status == 0
    assert "share of words" in out


def test_score_writes_parquet_to_a_file_only(texts: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import pandas as pd

    assert run(capfd, "score", texts, "--format", "parquet")[0] == 2
    assert run(capfd, "score", texts, "--format", "parquet", "-o", tmp_path / "s.parquet")[0] == 0
    assert set(pd.read_parquet(tmp_path / "s.parquet")["id"]) == {"a", "b"}


def test_a_corrected_annotations_file_changes_what_is_compared(
    texts: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    annotations = tmp_path / "records.jsonl"
    run(capfd, "annotate", texts, "-o", annotations)
    records = [json.loads(line) for line in annotations.read_text(encoding="utf-8").splitlines()]
    for record in records:
        record["outlet"] = f"Paper {record['id'].upper()}"
    annotations.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    status, out, _ = run(capfd, "compare", annotations, "--what", "stories", "--format", "jsonl")

    assert status == 0
    assert [json.loads(line)["outlet"] for line in out.splitlines()] == ["Paper A", "Paper B"]


def test_a_contradicting_annotations_line_is_named_and_the_others_go_on(
    texts: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    annotations = tmp_path / "records.jsonl"
    run(capfd, "annotate", texts, "-o", annotations)
    lines = annotations.read_text(encoding="utf-8").splitlines()
    broken = json.loads(lines[0]) | {"zones": [{"start": 0, "end": 3, "zone": "advert"}]}
    annotations.write_text(json.dumps(broken) + "\n" + lines[1] + "\n", encoding="utf-8")
    status, out, err = run(capfd, "annotate", annotations, "--quiet")

    assert status == 1
    assert json.loads(one_line(out))["id"] == "b"
    assert "records.jsonl" in one_line(err)
    assert "zones[0].zone is 'advert'" in err


@pytest.mark.parametrize(
    ("name", "data"), [("empty.txt", b""), ("blank.txt", b" \n\n "), ("binary.txt", b"\x00\x01\x02" * 400)]
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(
    texts: Path, name: str, data: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    (texts / name).write_bytes(data)
    status, out, err = run(capfd, "annotate", texts, "--quiet")

    assert status == 1
    assert name in one_line(err)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]


def test_nothing_readable_is_status_3_and_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    output = tmp_path / "out.html"
    status, _, err = run(capfd, "report", tmp_path / "empty.txt", "-o", output)

    assert status == 3
    assert "nothing could be read" in err
    assert not output.exists()


def test_an_output_that_cannot_be_written_is_status_3(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capfd, "annotate", texts, "-o", texts / "a.txt" / "no.jsonl", "--quiet")

    assert status == 3
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["report", "TEXTS"], "-o"),
        (["report", "TEXTS", "-o", "x.html", "--colour", "red"], "--colour"),
        (["compare", "TEXTS", "--what", "guilt"], "guilt"),
        (["score", "TEXTS", "--layer", "guilt"], "unknown layer 'guilt'; valid: words"),
        (["compare", "TEXTS", "--what", "naming", "--zone", "advert"], "advert"),
        (["annotate", "TEXTS", "--lexicon", "missing.toml"], "missing.toml"),
        (["annotate", "TEXTS", "--sources", "missing.toml"], "missing.toml"),
        (["annotate", "TEXTS", "--field", "text"], "OURS=THEIRS"),
        (["fit", "horoscope", "x.jsonl", "-o", "x.npz"], "unknown kind of model 'horoscope'; valid: zones"),
        (["explain"], "explain"),
    ],
)
def test_wrong_usage_is_status_2_with_a_message_that_names_it(
    texts: Path, argv: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capfd, *[str(texts) if a == "TEXTS" else a for a in argv])

    assert status == 2
    assert message in err
    assert "Traceback" not in err
    assert out == ""


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    import io
    import sys

    line = json.dumps({"id": "x", "text": STORY_A}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    status, out, _ = run(capfd, "annotate", "-")

    assert status == 0
    assert json.loads(one_line(out))["text"] == STORY_A


def test_every_command_explains_itself(capfd: pytest.CaptureFixture[str]) -> None:
    from framing.cli import _COMMANDS

    status, out, _ = run(capfd, "--help")

    assert status == 0
    for name in _COMMANDS:
        assert name in out
        status, text, _ = run(capfd, name, "--help")
        assert (status, "Usage: framing" in text) == (0, True)


def test_scorers_lists_the_questions(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "scorers")

    assert status == 0
    assert all(name in out for name in ("terminology", "attribution", "sentiment", "asides", "readability"))


@pytest.mark.parametrize(
    "command",
    [("report",), ("annotate",), ("score",), ("compare", "--what", "naming"), ("concordance", "--name", "ferry")],
)
def test_no_command_writes_over_what_it_reads(
    command: tuple[str, ...], texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capfd, command[0], texts, *command[1:], "-o", texts / "a.txt")

    assert status == 2
    assert "a.txt is one of the inputs" in one_line(err)
    assert (texts / "a.txt").read_text(encoding="utf-8") == STORY_A


def test_a_report_may_lie_beside_what_it_is_made_of(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "annotate", texts / "a.txt", "-o", texts / "b.txt")[0] == 0


def test_what_libraries_remark_to_programmers_is_not_said_to_the_user(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    line = '{"id": "1", "outlet": "Gr\\u0000nau \\u65e5\\u5831", "text": "The ferry, a \\u201cghost\\u201d, sank."}\n'
    (texts / "c.jsonl").write_text(line, encoding="utf-8")
    status, _, err = run(capfd, "report", texts, "-o", texts.parent / "r.html", "--figures", texts.parent, "--quiet")

    assert status == 0
    assert err == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_annotate_that_is_stopped_leaves_the_older_file_and_nothing_beside_it(
    tmp_path: Path, number: signal.Signals
) -> None:
    output = tmp_path / "out" / "records.jsonl"
    output.parent.mkdir()
    output.write_text("older")
    lines = b"".join(json.dumps({"id": str(n), "text": STORY_A * 20}).encode() + b"\n" for n in range(80))
    # What is started in the background ignores Ctrl-C from the start, and so would what it starts: as on a terminal.
    terminal = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{terminal}; from framing.cli import main; main()"
    command = [sys.executable, "-c", program, "annotate", "-", "-o", str(output), "--quiet"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as stopped:
        assert stopped.stdin is not None
        # More than a pipe holds: when all is written, the command has made records of some and waits for more.
        stopped.stdin.write(lines)
        stopped.stdin.flush()
        stopped.send_signal(number)
        assert stopped.wait(30) == 128 + number

    assert {p.name: p.read_text() for p in output.parent.iterdir()} == {"records.jsonl": "older"}


def test_annotate_without_a_readable_text_leaves_the_older_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "records.jsonl").write_text("older")
    status, out, err = run(capfd, "annotate", tmp_path / "empty.txt", "-o", tmp_path / "records.jsonl")

    assert (status, out) == (3, "")
    assert "nothing could be read" in err
    assert (tmp_path / "records.jsonl").read_text() == "older"
