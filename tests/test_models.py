"""Weights are numbers beside a card, or they are not used."""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from framing.errors import ModelError
from framing.models import bucket, read, save

CARD = {"kind": "toy", "data": "made up", "licence": "CC0-1.0"}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "toy.npz"
    save(path, {"weights": np.arange(6, dtype=np.float32).reshape(2, 3), "sizes": np.array([1, 2])}, CARD)
    return path


def rewritten(path: Path, **changes: object) -> None:
    """Change some fields of a model's card, as somebody who wants to mislead us would."""
    card = json.loads(path.with_suffix(".json").read_text())
    card |= {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), **changes}
    path.with_suffix(".json").write_text(json.dumps(card))


def packed(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def npy(array: np.ndarray, *, allow_pickle: bool = False) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=allow_pickle)
    return buffer.getvalue()


def test_what_is_saved_is_read_again(saved: Path) -> None:
    model = read(saved, "toy")

    assert np.array_equal(model.array("weights", (2, None)), [[0, 1, 2], [3, 4, 5]])
    assert model.card["data"] == "made up"


def test_the_same_numbers_give_the_same_bytes(saved: Path, tmp_path: Path) -> None:
    again = tmp_path / "other.npz"
    save(again, {"sizes": np.array([1, 2]), "weights": np.arange(6, dtype=np.float32).reshape(2, 3)}, CARD)

    assert again.read_bytes() == saved.read_bytes()
    assert again.with_suffix(".json").read_bytes() == saved.with_suffix(".json").read_bytes()


def test_arrays_cannot_be_changed_by_who_uses_them(saved: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        read(saved, "toy").arrays["weights"][0, 0] = 9


def test_an_array_of_another_shape_is_refused(saved: Path) -> None:
    with pytest.raises(ModelError, match=r"has shape \(2, 3\)"):
        read(saved, "toy").array("weights", (3, None))
    with pytest.raises(ModelError, match="no array 'missing'"):
        read(saved, "toy").array("missing", (None,))


def test_another_kind_of_model_is_refused(saved: Path) -> None:
    with pytest.raises(ModelError, match="of kind 'toy'; 'zones' is needed"):
        read(saved, "zones")


def test_missing_files_are_named(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.json"):
        read(tmp_path / "nowhere.npz", "toy")
    saved.unlink()
    with pytest.raises(ModelError, match=r"toy\.npz: cannot be read"):
        read(saved, "toy")


@pytest.mark.parametrize("at", [0, 50, -3])
def test_a_changed_byte_is_noticed(saved: Path, at: int) -> None:
    numbers = bytearray(saved.read_bytes())
    numbers[at] ^= 1
    saved.write_bytes(bytes(numbers))

    with pytest.raises(ModelError, match="not those of its card"):
        read(saved, "toy")


@pytest.mark.parametrize("content", [b"", b"no zip", pickle.dumps({"weights": [1]})])
def test_what_is_not_an_npz_file_is_refused(saved: Path, content: bytes) -> None:
    saved.write_bytes(content)
    rewritten(saved)

    with pytest.raises(ModelError, match="not an NPZ file"):
        read(saved, "toy")


def test_pickled_objects_are_never_loaded(saved: Path) -> None:
    packed(saved, {"weights.npy": npy(np.array([{"a": 1}], dtype=object), allow_pickle=True)})
    for dtype in ("|O", "<f4"):
        rewritten(saved, arrays={"weights": {"dtype": dtype, "shape": [1]}})

        with pytest.raises(ModelError, match="cannot be read"):
            read(saved, "toy")


def test_arrays_that_contradict_their_card_are_refused(saved: Path) -> None:
    packed(saved, {"weights.npy": npy(np.zeros(4))})
    for described in ({"dtype": "<f8", "shape": [5]}, {"dtype": "<f4", "shape": [8]}, {"dtype": "no", "shape": [4]}, 3):
        rewritten(saved, arrays={"weights": described})

        with pytest.raises(ModelError, match="array 'weights'"):
            read(saved, "toy")
    rewritten(saved, arrays={"another": {"dtype": "<f8", "shape": [4]}})
    with pytest.raises(ModelError, match="not those of its card"):
        read(saved, "toy")


def test_a_small_file_that_unpacks_to_much_is_refused_unread(saved: Path) -> None:
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weights.npy", npy(np.zeros(3_000_000)))
    rewritten(saved, arrays={"weights": {"dtype": "<f8", "shape": [4]}})

    with pytest.raises(ModelError, match="larger than its card says"):
        read(saved, "toy")


@pytest.mark.parametrize("card", ["", "[]", "{}", '{"schema": "other"}', "[" * 100_000])
def test_a_card_that_is_none_is_refused(saved: Path, card: str) -> None:
    saved.with_suffix(".json").write_text(card)

    with pytest.raises(ModelError, match="its card"):
        read(saved, "toy")


@pytest.mark.parametrize("array", [np.array([np.nan]), np.array([np.inf]), np.array(["a"]), np.array([None])])
def test_only_finite_numbers_are_saved(tmp_path: Path, array: np.ndarray) -> None:
    with pytest.raises(ModelError):
        save(tmp_path / "bad.npz", {"weights": array}, CARD)


def test_a_card_must_name_its_kind(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="kind"):
        save(tmp_path / "bad.npz", {}, {})


def test_a_feature_has_the_same_bucket_everywhere() -> None:
    assert bucket("word=airstrike", 1 << 16) == 62822
    assert bucket("\ud800", 7) in range(7)
