"""The numbers that the rankers need, as they come with the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from framing.models import Model, load
from framing.structure.attributions.hashing import Table

KIND = "attribution"
"""What the card of the weights calls them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Tables of hashed weights.

    Args:
        cue: is this word a cue?
        acceptance: does a cue with its source and content hold together?
        pointers: by name, for each of the choices that complete a cue.
        fine, coarse: distributional word classes by hash; 0 where a word has none.
        never: by hash of a stem, whether it is frequent and was never seen in a cue.
        threshold: the logit of acceptance from which an attribution is kept.
    """

    cue: Table
    acceptance: Table
    pointers: Mapping[str, Table]
    fine: NDArray[np.uint16]
    coarse: NDArray[np.uint16]
    never: NDArray[np.bool_]
    threshold: float


def from_model(model: Model) -> Weights:
    """The weights that a model file holds; they are stored as 8-bit steps of a scale a table.

    Raises:
        ModelError: when an array is missing or of another shape.
    """
    scales = model.array("scales", (None,))
    names = sorted(name for name in model.arrays if name.startswith("w_"))
    tables = {name[2:]: Table(model.array(name, (None,)), float(scales[number])) for number, name in enumerate(names)}
    cue, acceptance = tables.pop("cue"), tables.pop("acceptance")
    classes = model.array("classes", (2, None))
    return Weights(
        cue,
        acceptance,
        tables,
        classes[0],
        classes[1],
        model.array("never", (None,)).astype(bool),
        float(model.array("threshold", (1,))[0]),
    )


@cache
def shipped() -> Weights:
    """The weights that come with the package, read once."""
    return from_model(load("attribution", KIND))
