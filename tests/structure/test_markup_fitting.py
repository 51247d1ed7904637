"""The program that fits the weights for HTML pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from framing.errors import InputError
from framing.fitting.markup import fit
from framing.models import read
from framing.structure.markup import KIND

WORDS = ("harbour", "bridge", "school", "forest", "market", "station")


def _records() -> list[dict[str, object]]:
    records: list[dict[str, object]] = []
    for number, word in enumerate(WORDS):
        article = [
            f"The {word} of the town was closed on Monday after the council had found cracks in the wall number {part}."
            for part in range(4)
        ]
        body = "".join(f"<p>{text}</p>" for text in article)
        html = (
            f"<title>x</title><div><a href=1>Home</a></div><div class=post>{body}</div><div>All rights reserved.</div>"
        )
        record: dict[str, object] = {"id": word, "domain": f"{word}.example", "html": html}
        if number == 0:
            comment = "<div class=comment><p>It was about time, I say.</p></div>"
            record["html"] = html + comment
            record["segments"] = {"with": article[:2], "without": ["All rights"], "comments": ["It was about time"]}
        else:
            record["article"] = "\n".join(article)
        records.append(record)
    return records


def _written(path: Path, records: list[dict[str, object]]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(record) + "\n" for record in records)
    return path


def test_weights_are_fitted_written_and_read_again(tmp_path: Path) -> None:
    data = _written(tmp_path / "pages.jsonl.gz", _records())

    card = fit([data], tmp_path / "own.npz")

    model = read(tmp_path / "own.npz", KIND)
    assert card["pages"] == len(WORDS)
    assert model.card["data"] == ["pages.jsonl.gz"]
    assert model.array("first", (None, 3)).shape[0] < model.array("second", (None, 3)).shape[0]
    assert set(model.card["figures"]) >= {"article_precision", "comment_recall"}


def test_the_same_data_give_the_same_weights(tmp_path: Path) -> None:
    data = _written(tmp_path / "pages.jsonl.gz", _records())

    fit([data], tmp_path / "a.npz")
    fit([data], tmp_path / "b.npz")

    one, two = read(tmp_path / "a.npz", KIND), read(tmp_path / "b.npz", KIND)
    assert all(np.array_equal(one.arrays[name], two.arrays[name]) for name in one.arrays)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id": "a", "article": "x"}, "line 1: no field 'html'"),
        ({"id": "a", "html": "<p>x"}, "line 1: neither 'article' nor 'segments'"),
        ({"id": "a", "html": "<p>x", "article": "x"}, "give pages of 5 sites or more"),
    ],
)
def test_data_of_another_form_are_refused_with_file_and_line(
    tmp_path: Path, record: dict[str, object], said: str
) -> None:
    data = _written(tmp_path / "pages.jsonl.gz", [record])

    with pytest.raises(InputError, match=r"pages\.jsonl\.gz") as caught:
        fit([data], tmp_path / "own.npz")

    assert said in str(caught.value)
    assert not (tmp_path / "own.npz").exists()


def test_a_file_that_is_no_jsonl_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text("no json", encoding="utf-8")

    with pytest.raises(InputError, match="cannot be read as JSON lines"):
        fit([tmp_path / "pages.jsonl"], tmp_path / "own.npz")
