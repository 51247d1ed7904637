"""Which text is whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.documents import Page
from framing.errors import SourcesFileError
from framing.sources import ReadOptions, read_pages
from framing.sources.sources_file import read_sources


def _pages(folder: Path, toml: str, **options: object) -> dict[str, Page]:
    (folder / "sources.toml").write_text(toml, encoding="utf-8")
    read = read_pages([folder], options=ReadOptions(**options))  # type: ignore[arg-type]
    return {page.id: page for page in read if isinstance(page, Page)}


def test_a_sources_file_beside_the_texts_is_taken_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    toml = '[[source]]\nfile = "a.txt"\noutlet = "The Daily Example"\ndate = 2020-02-03\n'
    toml += 'known_from = { outlet = "its imprint" }\n'

    page = _pages(tmp_path, toml)["a"]

    assert page.origin.outlet == "The Daily Example"
    assert page.origin.date == "2020-02-03"
    assert page.origin.extra["known_from"] == {"outlet": "its imprint"}


def test_an_entry_may_name_a_record_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"id": "x7", "text": "A text.", "outlet": "Old"}\n', encoding="utf-8")

    page = _pages(tmp_path, '[[source]]\nfile = "x7"\noutlet = "New"\ndate = "2020-02-03"\n')["x7"]

    assert (page.origin.outlet, page.origin.date) == ("New", "2020-02-03")


def test_what_an_entry_does_not_say_stays_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")

    origin = _pages(tmp_path, '[[source]]\nfile = "a.txt"\n')["a"].origin

    assert (origin.outlet, origin.date, origin.title, origin.story) == (None, None, None, None)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[[source]]\noutlet = 'X'", "has no 'file'"),
        ("[[source]]\nfile = 'a'\noutlett = 'X'", "unknown key 'outlett'; allowed: file, outlet"),
        ("[[source]]\nfile = 'a'\noutlet = 3", "'outlet' is 3; allowed: a text"),
        ("[[source]]\nfile = 'a'\ndate = 'spring'", "'date' is 'spring'; allowed: a day such as"),
        ("[[source]]\nfile = 'a'\ndate = 2018", "'date' is 2018"),
        ("[[source]]\nfile = 'a'\nknown_from = 'hearsay'", "'known_from' is 'hearsay'"),
        ("[[source]]\nfile = 'a'\nknown_from = { weather = 'x' }", "'known_from' speaks of 'weather'"),
        ("[[sources]]\nfile = 'a'", "unknown key 'sources'; allowed: [[source]]"),
        ("[source]\nfile = 'a'", "two brackets"),
        ("source = [1]", "is 1; allowed"),
        ("[[source]]\nfile = 'a'\n[[source]]\nfile = 'a'", "entry 2: a second entry for 'a'"),
        ("[[source", "is not TOML"),
    ],
)
def test_a_wrong_entry_is_answered_with_file_entry_finding_and_remedy(tmp_path: Path, toml: str, said: str) -> None:
    (tmp_path / "sources.toml").write_text(toml, encoding="utf-8")

    with pytest.raises(SourcesFileError) as caught:
        read_sources((tmp_path / "sources.toml",))

    assert said in str(caught.value)
    assert "sources.toml" in str(caught.value)


def test_the_seeds_are_said_to_be_whose_they_say_they_are_and_no_more(seeds: Path) -> None:
    pages = [page for page in read_pages([seeds]) if isinstance(page, Page)]

    assert [page.origin.outlet for page in pages] == [None, "Syria News", "Sputnik", None, None]
    assert [page.origin.date for page in pages] == [None, None, None, None, "2017-02-24"]
    assert {None} == {page.origin.story for page in pages}
    for page in pages:
        assert set(page.origin.extra["known_from"]) == {
            name for name in ("outlet", "title", "date") if getattr(page.origin, name)
        }
        assert page.origin.title is not None
        assert page.origin.title in page.text
