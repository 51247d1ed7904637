"""What a person's record says beyond structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Given:
    """What a record says beyond structure: believed, not found again.

    Args:
        findings: rows with at least layer, start, end, label.
        judgements: what is said of each attribution, by its id.
    """

    findings: tuple[Mapping[str, Any], ...] = ()
    judgements: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
