"""Trained weights: numbers in an NPZ file that is read without pickle, and a card that says where they come from.

A model is two files side by side, ``<name>.npz`` and ``<name>.json``. The card names the kind of model, its data, their
licence, the figures measured, and the SHA-256 of the numbers; numbers that differ from their card are not used.
Features are hashed, so the files hold no vocabulary (feature hashing: Weinberger et al. 2009).
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.errors import ModelError

SCHEMA = "framing.model/1"
"""What the card of every model names as its schema."""

SHIPPED = Path(__file__).parent / "_weights"
"""Where the weights lie that come with the package."""

_LARGEST_HEADER = 4096  # bytes that an NPY header may take beside the numbers


@dataclass(frozen=True, slots=True)
class Model:
    """Weights and their card.

    Args:
        name: the file's stem.
        arrays: named arrays of numbers, read-only.
        card: data, licence, date, figures and settings, as JSON values.
    """

    name: str
    arrays: Mapping[str, NDArray[Any]]
    card: Mapping[str, Any]

    def array(self, name: str, shape: tuple[int | None, ...]) -> NDArray[Any]:
        """One array, of the shape that the calling program needs.

        Args:
            name: as given to :func:`save`.
            shape: the length of each axis; ``None`` where any length will do.

        Raises:
            ModelError: when there is no such array, or it has another shape.
        """
        if name not in self.arrays:
            raise ModelError(f"model {self.name}: no array {name!r}; found {', '.join(sorted(self.arrays)) or 'none'}")
        array = self.arrays[name]
        fits = len(shape) == array.ndim and all(
            want in (None, got) for want, got in zip(shape, array.shape, strict=True)
        )
        if not fits:
            raise ModelError(f"model {self.name}: array {name!r} has shape {array.shape}; {shape} is needed")
        return array


@lru_cache(maxsize=1 << 16)  # features come back; looking one up is faster than hashing it again
def bucket(feature: str, size: int) -> int:
    """The index of a feature among ``size`` weights; the same on every machine and in every run."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) % size


def save(path: Path, arrays: Mapping[str, NDArray[Any]], card: Mapping[str, Any]) -> None:
    """Write ``path`` (``.npz``) and the card beside it (``.json``); the same numbers give the same bytes.

    Args:
        path: the NPZ file to write.
        arrays: numbers only, none of them infinite or missing.
        card: JSON values; must name the ``kind`` of model. Schema, shapes and hash are added.

    Raises:
        ModelError: when an array holds something else than finite numbers, or the card names no kind.
    """
    if not card.get("kind"):
        raise ModelError(f"model {path.stem}: the card must name the kind of model")
    packed = io.BytesIO()
    described = {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            array = np.ascontiguousarray(arrays[name])
            _require_numbers(path.stem, name, array)
            member = io.BytesIO()
            np.lib.format.write_array(member, array, allow_pickle=False)
            # A fixed date: the clock has no place in the bytes.
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), member.getvalue(), zipfile.ZIP_DEFLATED
            )
            described[name] = {"dtype": array.dtype.str, "shape": list(array.shape)}
    numbers = packed.getvalue()
    full = {**card, "schema": SCHEMA, "arrays": described, "sha256": hashlib.sha256(numbers).hexdigest()}
    path.write_bytes(numbers)
    path.with_suffix(".json").write_text(
        json.dumps(full, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def read(path: Path, kind: str) -> Model:
    """The model in ``path`` (``.npz``), checked against the card beside it.

    Args:
        path: the NPZ file.
        kind: what the card must call it, so that one model's numbers are never used as another's.

    Raises:
        ModelError: when a file is missing, damaged, pickled, of another kind, or not what its card says.
    """
    card = _card(path, kind)
    try:
        numbers = path.read_bytes()
    except OSError as problem:
        raise ModelError(f"model {path}: cannot be read ({problem.strerror or problem})") from None
    if hashlib.sha256(numbers).hexdigest() != card.get("sha256"):
        raise ModelError(f"model {path}: the numbers are not those of its card; fit it again or restore both files")
    described = card.get("arrays")
    if not isinstance(described, dict):
        raise ModelError(f"model {path}: the card does not say which arrays there are")
    arrays = {}
    try:
        with zipfile.ZipFile(io.BytesIO(numbers)) as archive:
            if sorted(archive.namelist()) != sorted(f"{name}.npy" for name in described):
                raise ModelError(f"model {path}: the arrays are not those of its card")
            for name in sorted(described):
                arrays[name] = _array(path, archive, name, described[name])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as problem:
        raise ModelError(f"model {path}: not an NPZ file, or damaged ({problem})") from None
    return Model(path.stem, MappingProxyType(arrays), MappingProxyType(card))


@cache
def load(name: str, kind: str) -> Model:
    """The shipped model of that name, read once.

    Args:
        name: the stem of its files.
        kind: what its card must call it.

    Raises:
        ModelError: as :func:`read`.
    """
    return read(SHIPPED / f"{name}.npz", kind)


def _card(path: Path, kind: str) -> dict[str, Any]:
    where = path.with_suffix(".json")
    try:
        card = json.loads(where.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ModelError(f"model {path}: its card {where.name} cannot be read ({problem.strerror})") from None
    except (ValueError, RecursionError):
        raise ModelError(f"model {path}: its card {where.name} is not JSON") from None
    if not isinstance(card, dict) or card.get("schema") != SCHEMA:
        raise ModelError(f"model {path}: its card {where.name} is not of schema {SCHEMA}")
    if card.get("kind") != kind:
        raise ModelError(f"model {path}: of kind {card.get('kind')!r}; {kind!r} is needed")
    return card


def _array(path: Path, archive: zipfile.ZipFile, name: str, described: object) -> NDArray[Any]:
    try:
        if not isinstance(described, dict):
            raise TypeError("the card says neither type nor shape")
        dtype, shape = np.dtype(described["dtype"]), tuple(int(length) for length in described["shape"])
        if dtype.hasobject:
            raise ValueError("objects are not numbers")
        expected = int(np.prod(shape, dtype=object)) * dtype.itemsize
        # Checked before anything is unpacked: a small file may unpack to any size.
        if archive.getinfo(f"{name}.npy").file_size > expected + _LARGEST_HEADER:
            raise ValueError("larger than its card says")
        with archive.open(f"{name}.npy") as member:
            array: NDArray[Any] = np.lib.format.read_array(member, allow_pickle=False)
    except (ValueError, TypeError, KeyError, OverflowError, MemoryError, SyntaxError) as problem:
        raise ModelError(f"model {path}: array {name!r} cannot be read ({problem})") from None
    if array.dtype != dtype or array.shape != shape:
        raise ModelError(
            f"model {path}: array {name!r} is {array.dtype.str} {array.shape}; its card says {dtype.str} {shape}"
        )
    _require_numbers(path.stem, name, array)
    array.flags.writeable = False
    return array


def _require_numbers(model: str, name: str, array: NDArray[Any]) -> None:
    if array.dtype.kind not in "biuf":
        raise ModelError(f"model {model}: array {name!r} is of type {array.dtype}; numbers are needed")
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise ModelError(f"model {model}: array {name!r} holds infinite or missing numbers")
