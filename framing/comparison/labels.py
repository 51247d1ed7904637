"""What texts and outlets are called where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

_HEX = frozenset("0123456789abcdef")


def short_labels(labels: Sequence[str]) -> dict[str, str]:
    """Labels shortened where they stay different from each other.

    File stems such as ``014_9c1f27ab52e0`` are cut at the first underscore, when that leaves all of them distinct.

    Args:
        labels: outlets, or ids where no outlet is known.

    Returns:
        For each label the one to show.
    """
    heads = {label: _head(label) for label in labels}
    return heads if len(set(heads.values())) == len(heads) else {label: label for label in labels}


def _head(label: str) -> str:
    head, _, tail = label.partition("_")
    return head if head and len(tail) >= 8 and _HEX.issuperset(tail) else label
