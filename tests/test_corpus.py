"""Many texts: in order, in one process or several, each failure by itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import framing
from framing.annotations import Given
from framing.corpus import Corpus, Job, recorded
from framing.errors import Problem, UsageError

OWN_LIST = """
[lexicon]
id = "own"
title = "A list of my own"
language = "en"
licence = "CC0-1.0"

[[list]]
id = "flying"
title = "words of flying"

[[list.name]]
form = "air"
weight = {weight}
why = "For the test."
sources = ["authors"]
examples = ["The air force."]
"""


def test_several_processes_give_what_one_gives(seeds: Path) -> None:
    assert list(recorded(Job((seeds,), workers=2))) == list(recorded(Job((seeds,))))


def test_documents_can_be_had_by_number_id_and_slice(seeds: Path) -> None:
    corpus = framing.read(seeds)

    assert corpus[0].id == "000_3c288e0b4e92595b"
    assert corpus["001_755a663fb4d2fdcb"] is corpus[1]
    assert [d.id for d in corpus[1:3]] == [corpus[1].id, corpus[2].id]
    with pytest.raises(UsageError, match="unknown document 'x'; valid: 000_"):
        corpus["x"]


def test_nothing_to_read_and_unknown_options_are_said_in_words() -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        framing.read()
    with pytest.raises(UsageError, match="unknown option 'colour'; valid: clean, fields, sources, workers"):
        framing.read("seeds", colour="red")


def test_a_word_list_that_was_edited_counts_as_it_is_now(seeds: Path, tmp_path: Path) -> None:
    corpus, path = framing.read(seeds)[:1], tmp_path / "own.toml"
    found, hashes = [], []
    for weight in (0.1, 0.9):
        path.write_text(OWN_LIST.format(weight=weight), encoding="utf-8")
        os.utime(path, ns=(0, int(weight * 1e10)))
        analysis = framing.score(corpus, lexicons=[path])
        mentions = analysis.findings[analysis.findings["lexicon"] == "own"]
        found.append(set(mentions["weight"]))
        hashes.append(analysis.settings["lexicons"]["own"])

    assert found == [{0.1}, {0.9}]
    assert hashes[0] != hashes[1]


def test_a_missing_input_is_in_the_ledger(seeds: Path, tmp_path: Path) -> None:
    corpus = framing.read(seeds, tmp_path / "gone.txt")

    assert len(corpus) == 5
    assert [p.lost for p in corpus.problems if "gone.txt" in p.where] == [True]


def test_a_text_on_which_the_analysis_fails_becomes_a_problem(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.errors import DocumentError

    def fails_once(page: framing.Page) -> framing.Document:
        if page.id.startswith("001"):
            raise DocumentError("document 001: zones do not tile the text")
        return understood(page)

    understood = framing.corpus.structure  # type: ignore[attr-defined]
    monkeypatch.setattr("framing.corpus.structure", fails_once)
    corpus = framing.read(seeds)

    assert len(corpus) == 4
    assert any(isinstance(p, Problem) and p.lost and "tile" in p.message for p in corpus.problems)


@pytest.mark.parametrize("fault", [IndexError("list index out of range"), MemoryError()])
def test_a_fault_that_one_record_brings_to_light_names_it_and_does_not_cost_the_others(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_once(page: framing.Page) -> framing.Document:
        if page.id == "second":
            raise fault
        return understood(page)

    understood = framing.corpus.structure  # type: ignore[attr-defined]
    monkeypatch.setattr("framing.corpus.structure", fails_once)
    path = tmp_path / "mill.jsonl"
    path.write_text(
        "".join(f'{{"id": "{name}", "text": "The mill burned."}}\n' for name in ("first", "second", "third"))
    )
    corpus = framing.read(path)

    assert [document.id for document in corpus] == ["first", "third"]
    (problem,) = corpus.problems
    assert problem.lost
    assert problem.where == "mill.jsonl, text second"
    assert problem.message.startswith("could not be analysed")


def test_scoring_twice_gives_the_same_tables(seeds: Path) -> None:
    corpus = framing.read(seeds)
    first, second = framing.score(corpus), framing.score(corpus)

    for name in ("documents", "segments", "findings", "attributions"):
        assert first.table(name).equals(second.table(name))


def test_what_a_person_said_of_a_document_is_kept_when_the_corpus_is_cut(seeds: Path) -> None:
    corpus = framing.read(seeds)
    known = Corpus(corpus.documents, given={corpus[0].id: Given(), corpus[4].id: Given()})

    assert set(known[:2].given) == {corpus[0].id}


def test_a_remark_names_the_file_and_in_a_file_of_several_the_text(tmp_path: Path) -> None:
    (tmp_path / "mill.jsonl").write_text('{"id": "7", "text": "The mill burned.", "date": "long ago"}\n')
    (tmp_path / "cafe.txt").write_bytes(b"The caf\xe9 burned.")

    assert [p.where for p in framing.read(tmp_path).problems] == ["cafe.txt", "mill.jsonl, text 7"]
