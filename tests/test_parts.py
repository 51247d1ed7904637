"""A folder of parts holds what the texts give, is gone on with where it was left, and stands in for the texts."""

from __future__ import annotations

import dataclasses
import importlib
import json
import pkgutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import framing
import framing.scorers
from framing.cli import main
from framing.corpus import Job, analysed, digest, recorded
from framing.errors import Problem, UsageError
from framing.parts import Written, annotate
from framing.sources import ReadOptions, read_pages

TABLES = ("documents", "segments", "findings", "attributions")
STORY = "Mill {0} burns\n\nThe fire service said on 3 May 2024 that mill {0} burned down in a “so-called” blaze.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(STORY.format(number), encoding="utf-8")
    return folder


def run(*argv: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main([*map(str, argv), "--quiet"])
    assert isinstance(stop.value.code, int)
    return stop.value.code


def job(*inputs: Path, **options: Any) -> Job:
    return Job(inputs, ReadOptions(**options))


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the texts whose structure is looked for from here on."""
    asked: list[str] = []
    understood = framing.corpus.structure  # type: ignore[attr-defined]

    def noted(page: framing.Page) -> framing.Document:
        asked.append(page.id)
        document: framing.Document = understood(page)
        return document

    monkeypatch.setattr("framing.corpus.structure", noted)
    return asked


def test_a_report_and_the_records_from_the_folder_are_those_from_the_texts(seeds: Path, tmp_path: Path) -> None:
    assert run("annotate", seeds, "-o", tmp_path / "parts") == 0
    for name, given in (("texts", seeds), ("parts", tmp_path / "parts")):
        assert run("report", given, "-o", tmp_path / f"{name}.html") == 0
        assert run("annotate", given, "-o", tmp_path / f"{name}.jsonl") == 0

    assert (tmp_path / "parts.html").read_bytes() == (tmp_path / "texts.html").read_bytes()
    assert (tmp_path / "parts.jsonl").read_bytes() == (tmp_path / "texts.jsonl").read_bytes()


def test_pandas_reads_the_four_tables_as_they_are_in_python(seeds: Path, tmp_path: Path) -> None:
    annotate(job(seeds), tmp_path / "parts", per_part=2)
    analysis = analysed(job(seeds))

    for name in TABLES:
        table = analysis.table(name).drop(columns="known_from", errors="ignore")
        read = pd.read_parquet(tmp_path / "parts" / name)
        assert set(table.columns) <= set(read.columns)
        same = (read[list(table.columns)].astype(object) == table.astype(object)) | (read.isna() & table.isna())
        assert same[list(table.columns)].all(axis=None)
        assert set(read.columns) - set(table.columns) <= {"fields", "read_sha256", "words"}


def test_each_field_of_a_shipped_finding_has_a_column() -> None:
    from framing.parts import _COLUMNS

    for module in pkgutil.iter_modules(framing.scorers.__path__):
        made = importlib.import_module(f"framing.scorers.{module.name}")
        for kind in vars(made).values():
            if isinstance(kind, type) and dataclasses.is_dataclass(kind) and "label" in kind.__dataclass_fields__:
                table = "attributions" if module.name == "attribution" else "findings"
                columns = _COLUMNS["segments" if module.name == "sentiment" else table]
                fields = set(kind.__dataclass_fields__) - {"span", "label"}
                assert fields <= set(columns), module.name


def test_a_second_run_makes_nothing_again(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = annotate(job(texts), tmp_path / "parts", per_part=3)
    before = content(tmp_path / "parts")
    asked = counted(monkeypatch)
    second = annotate(job(texts), tmp_path / "parts", per_part=3)

    assert (first, second) == (Written(7, 0, ()), Written(7, 7, ()))
    assert asked == []
    assert content(tmp_path / "parts") == before


def test_only_what_is_new_or_changed_is_made_and_the_folder_is_as_if_made_at_once(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate(job(texts), tmp_path / "parts", per_part=3)
    (texts / "2.txt").write_text(STORY.format("two"), encoding="utf-8")
    (texts / "0a.txt").write_text(STORY.format("new"), encoding="utf-8")
    (texts / "5.txt").unlink()
    (texts / "sources.toml").write_text('[[source]]\nfile = "6.txt"\noutlet = "Mill Post"\n')
    asked = counted(monkeypatch)
    written = annotate(job(texts), tmp_path / "parts", per_part=3)

    assert asked == ["0a", "2", "6"]
    assert (written.texts, written.kept) == (7, 4)
    annotate(job(texts), tmp_path / "fresh", per_part=3)
    assert content(tmp_path / "parts") == content(tmp_path / "fresh")


def test_several_processes_write_what_one_writes(texts: Path, tmp_path: Path) -> None:
    annotate(job(texts), tmp_path / "one", per_part=3)
    annotate(Job((texts,), workers=2), tmp_path / "two", per_part=3)

    assert content(tmp_path / "one") == content(tmp_path / "two")


@pytest.mark.parametrize("parts", [1, 3])
def test_a_killed_run_is_gone_on_with_to_the_same_folder(texts: Path, tmp_path: Path, parts: int) -> None:
    output = tmp_path / "parts"
    program = (
        "import sys; from pathlib import Path; from framing.corpus import Job; from framing.parts import annotate\n"
        "annotate(Job((Path(sys.argv[1]),)), Path(sys.argv[2]), per_part=1)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(texts), str(output)]) as killed:
        while len(list((output / "documents").glob("part-*"))) < parts:
            assert killed.poll() is None
            time.sleep(0.001)
        killed.send_signal(signal.SIGKILL)
    (output / "documents" / ".framing.left").write_bytes(b"half a part")
    (output / ".framing.left").write_bytes(b"half a manifest")

    assert [str(p) for p in read_pages([output])] == [
        "parts: is not finished; run the same `framing annotate … -o` again, which goes on with it"
    ]
    written = annotate(job(texts), output, per_part=1)
    annotate(job(texts), tmp_path / "fresh", per_part=1)
    assert written.kept >= parts
    assert content(output) == content(tmp_path / "fresh")


def test_a_folder_made_with_other_settings_is_refused_by_name(texts: Path, tmp_path: Path) -> None:
    annotate(job(texts), tmp_path / "parts")
    before = content(tmp_path / "parts")

    with pytest.raises(UsageError, match=r"other settings \(made_with\.options\.clean: false, now true\); write to"):
        annotate(job(texts, clean=True), tmp_path / "parts")
    manifest = json.loads(before["framing.json"])
    manifest["made_with"]["lexicons"].pop("guns")
    (tmp_path / "parts" / "framing.json").write_text(json.dumps(manifest))
    with pytest.raises(UsageError, match=r"lexicons\.guns: none, now"):
        annotate(job(texts), tmp_path / "parts")
    assert content(tmp_path / "parts") == before | {"framing.json": json.dumps(manifest).encode()}


def test_a_folder_with_other_things_in_it_is_left_alone(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")

    assert run("annotate", texts, "-o", tmp_path / "mine") == 2
    assert content(tmp_path / "mine") == {"thesis.txt": b"mine"}


@pytest.mark.parametrize("output", ["texts/parts", "texts", "."])
def test_no_folder_is_written_among_or_around_what_is_read(
    texts: Path, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("annotate", "texts", "-o", output) == 2
    assert "which is read; write to" in capfd.readouterr().err
    assert {p.suffix for p in texts.iterdir()} == {".txt"}


@pytest.mark.parametrize(
    ("output", "folder"), [("out", True), ("out.d/", True), ("there.jsonl", True), ("out.jsonl", False), ("o.x", False)]
)
def test_a_folder_is_one_that_is_there_or_a_name_without_ending(
    texts: Path, output: str, folder: object, tmp_path: Path
) -> None:
    (tmp_path / "there.jsonl").mkdir()

    assert run("annotate", texts / "0.txt", "-o", f"{tmp_path}/{output}") == 0
    assert (tmp_path / output).is_dir() is folder


def test_nothing_readable_writes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")

    assert run("annotate", tmp_path / "empty.txt", "-o", tmp_path / "parts") == 3
    assert not (tmp_path / "parts").exists()


def test_what_could_not_be_read_is_told_by_the_folder_as_by_the_texts(texts: Path, tmp_path: Path) -> None:
    (texts / "3a.txt").write_bytes(b"")
    (texts / "3b.txt").write_bytes(b"The caf\xe9 by the mill burned.")
    assert run("annotate", texts, "-o", tmp_path / "parts") == 1
    ours, theirs = analysed(job(tmp_path / "parts")), analysed(job(texts))

    assert ours.problems == theirs.problems
    assert [p.where for p in ours.problems] == ["3a.txt", "3b.txt"]
    assert run("compare", tmp_path / "parts", "--what", "stories") == 1


def test_a_folder_is_read_with_the_settings_that_it_was_made_with(texts: Path, tmp_path: Path) -> None:
    annotate(job(texts, clean=True), tmp_path / "parts")

    assert analysed(job(tmp_path / "parts")).settings == analysed(job(texts, clean=True)).settings


def test_a_folder_of_parts_may_lie_in_an_input_folder(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    annotate(job(texts), tmp_path / "all" / "parts")
    (tmp_path / "all" / "more.txt").write_text(STORY.format("more"))

    assert [document.id for document in framing.read(tmp_path / "all")] == ["more", *map(str, range(7))]


def test_what_a_person_wrote_into_a_record_outlasts_the_folder(texts: Path, tmp_path: Path) -> None:
    record = next(r for r in recorded(job(texts)) if not isinstance(r, Problem))
    finding = {"layer": "own", "start": 0, "end": 4, "label": "mill", "grade": [1, 2], "weight": "heavy", "kind": None}
    record |= {"findings": [finding], "fields": {"id": 7, "desk": "north"}}
    record["attributions"][0]["mood"] = "grave"
    (tmp_path / "own.jsonl").write_text(json.dumps(record), encoding="utf-8")
    annotate(job(tmp_path / "own.jsonl"), tmp_path / "parts")
    (ours,), (theirs,) = recorded(job(tmp_path / "parts")), recorded(job(tmp_path / "own.jsonl"))

    assert ours == theirs
    assert pd.read_parquet(tmp_path / "parts" / "findings")["fields"][0] == '{"grade": [1, 2], "weight": "heavy"}'


@pytest.mark.parametrize("table", ["documents", "findings", "attributions"])
def test_a_damaged_part_is_named(texts: Path, table: str, tmp_path: Path) -> None:
    annotate(job(texts), tmp_path / "parts")
    (part,) = (tmp_path / "parts" / table).iterdir()
    part.write_bytes(part.read_bytes()[:-9])
    (problem,) = read_pages([tmp_path / "parts"])

    assert isinstance(problem, Problem)
    assert f"{table}/{part.name}" in problem.where
    assert "is missing or damaged" in problem.message


@pytest.mark.parametrize(
    "wrong", [{"parts": ["../../x.parquet"]}, {"parts": [7]}, {"problems": [{"where": "x"}]}, {"problems": None}]
)
def test_a_manifest_that_was_tampered_with_is_named(texts: Path, wrong: dict[str, Any], tmp_path: Path) -> None:
    annotate(job(texts), tmp_path / "parts")
    manifest = tmp_path / "parts" / "framing.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text(encoding="utf-8")) | wrong))
    (problem,) = read_pages([tmp_path / "parts"])

    assert isinstance(problem, Problem)
    assert problem.where == "parts/framing.json"


@pytest.mark.parametrize("table", ["documents", "findings"])
def test_a_damaged_part_is_made_again(texts: Path, table: str, tmp_path: Path) -> None:
    annotate(job(texts), tmp_path / "parts", per_part=3)
    before = content(tmp_path / "parts")
    part = sorted((tmp_path / "parts" / table).iterdir())[1]
    part.write_bytes(b"")
    written = annotate(job(texts), tmp_path / "parts", per_part=3)

    assert written.kept == 4
    assert content(tmp_path / "parts") == before


def test_a_text_is_known_again_by_all_that_was_read_of_it(texts: Path) -> None:
    first, second = (next(iter(read_pages([texts]))) for _ in range(2))
    assert isinstance(first, framing.Page)
    assert isinstance(second, framing.Page)

    assert digest(first) == digest(second)
    for change in ({"id": "x"}, {"text": "x"}, {"targets": (framing.Span(0, 1),)}, {"problems": ("x",)}):
        assert digest(dataclasses.replace(first, **change)) != digest(first)
