"""The program that fits the zone model reads its data strictly and makes the same model of the same data."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from framing.documents import Zone
from framing.errors import InputError
from framing.fitting import zones as program
from framing.fitting.pages import Article, made_up_page
from framing.models import read
from framing.structure.decoding import KIND, weights_of

PARAGRAPHS = [
    "The council of Vela decided on Monday to buy three pumps for the lower town, the treasurer said in a statement.",
    "Work on the new channel is expected to begin in April, according to officials of the region in the north.",
    "Mayor Ada Lund told reporters that the regional government had promised to pay half of the sum for the pumps.",
    "Residents of the lower town have waited for the pumps since the flood of 1996, in which four houses were lost.",
]


def records(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> list[Path]:
    articles = [{"title": f"Council of Vela buys pump {n}", "text": "\n\n".join(PARAGRAPHS)} for n in range(16)]
    page = {"lines": ["Home", *PARAGRAPHS, "© 2019"], "labels": ["other", *["article"] * 4, "other"], "lang": "en"}
    dump = tmp_path / "dump.tsv"
    dump.write_text(f"headline\tPumps\n\nbody\t{PARAGRAPHS[0]}\n\ncomment\tabout time!!\n", encoding="utf-8")
    return [records(tmp_path / "articles.jsonl", *articles), records(tmp_path / "pages.jsonl", page), dump]


def test_the_same_data_give_the_same_model(data: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_MADE_UP", 10)
    monkeypatch.setattr(program, "MANNERS", tuple(manner._replace(rounds=1) for manner in program.MANNERS[:2]))
    for name in ("first", "again"):
        card = program.fit(data, tmp_path / f"{name}.npz")

    assert (tmp_path / "first.npz").read_bytes() == (tmp_path / "again.npz").read_bytes()
    assert card["pages"]["dumps"] == 1
    weights_of(read(tmp_path / "first.npz", KIND))


def test_made_up_pages_hold_their_article_in_order() -> None:
    article = Article("Council of Vela buys pumps", PARAGRAPHS, ["Another matter", "A third"], ["Pasted text."])
    for seed in range(40):
        page = made_up_page(random.Random(seed), article)  # noqa: S311
        body = [line.strip() for line, zone in page if zone is Zone.BODY]
        found = [PARAGRAPHS.index(line) for line in body if line in PARAGRAPHS]

        assert found == sorted(found)


@pytest.mark.parametrize(
    ("content", "where", "found"),
    [
        ("{}\n", ":1", "neither labels nor text"),
        ('{"title": "a", "text": "b"}\nno\n', ":2", "not JSON"),
        ("[]\n", ":1", "not a record"),
        ('{"lines": ["a"], "labels": []}\n', ":1", "0 labels for 1 lines"),
        ('{"lines": ["a"], "labels": ["news"]}\n', ":1", "unknown label 'news'"),
    ],
)
def test_wrong_records_are_named(tmp_path: Path, content: str, where: str, found: str) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match=found) as raised:
        program.fit([path], tmp_path / "never.npz")
    assert raised.value.where == f"{path}{where}"


def test_a_dump_with_an_unknown_zone_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dump.tsv"
    path.write_text("headline\tPumps\nnews\tThe council met.\n", encoding="utf-8")

    with pytest.raises(InputError, match="unknown zone 'news'") as raised:
        program.dump_of(path)
    assert raised.value.where == f"{path}:2"


def test_without_articles_nothing_is_fitted(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles"):
        program.fit([], tmp_path / "never.npz")
