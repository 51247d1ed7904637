"""The program that counts the background."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from framing.comparison.background import KIND
from framing.comparison.terms import Wording
from framing.errors import InputError
from framing.fitting.background import BUCKETS, fit
from framing.models import bucket, read

ARTICLES = [
    {"title": "Granary burns", "text": "The granary of Eastvale burned on Sunday."},
    {"title": "Rain", "text": "Rain fell on the granary, and on Eastvale."},
    {"text": "Nobody mentioned the harvest."},
]


def written(path: Path) -> Path:
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path


def test_each_term_is_counted_once_an_article(tmp_path: Path) -> None:
    figures = fit([written(tmp_path / "a.jsonl")], tmp_path / "background.npz")
    model = read(tmp_path / "background.npz", KIND)
    counts = model.array("frequency", (BUCKETS,))

    assert figures["articles"] == 3
    assert counts[bucket(Wording().key("granary"), BUCKETS)] == 2
    assert counts[bucket(Wording().key("harvest"), BUCKETS)] == 1


def test_the_same_articles_give_the_same_bytes_packed_or_not(tmp_path: Path) -> None:
    plain = written(tmp_path / "a.jsonl")
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    fit([plain], tmp_path / "one.npz")
    fit([packed], tmp_path / "other.npz")

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [("{nope\n", "not JSON"), ('{"title": "x"}\n', "without a text"), ("", "no article"), ("[1]\n", "without a text")],
)
def test_wrong_data_is_answered_with_file_and_line(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match=said) as caught:
        fit([path], tmp_path / "out.npz")
    assert "wrong.jsonl" in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.jsonl"):
        fit([tmp_path / "absent.jsonl"], tmp_path / "out.npz")
