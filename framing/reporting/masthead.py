"""The head of the page: what was compared."""

from __future__ import annotations

from collections.abc import Sequence

from framing.reporting.texts import Text
from framing.reporting.wording import joined

_OUTLETS = 8
"""Outlets that the head of the page names; the others are counted."""


def compared_line(texts: Sequence[Text]) -> str:
    """What was compared, in a sentence: outlets, days and words."""
    outlets = list(dict.fromkeys(str(text.row["outlet"]) for text in texts if text.row.get("outlet")))
    unnamed = sum(not text.row.get("outlet") for text in texts)
    shown = outlets if len(outlets) <= _OUTLETS else [*outlets[:_OUTLETS], f"{len(outlets) - _OUTLETS} other outlets"]
    if unnamed:
        whose = "whose text does not say its outlet" if unnamed == 1 else "whose texts do not say their outlets"
        shown.append(f"{unnamed} {whose}")
    days = sorted({str(text.row["date"]) for text in texts if text.row.get("date")})
    when = f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}" if days else ""
    words = sum(text.words() for text in texts)
    return f"{joined(shown)}{when}; {words:,} words without the furniture of their pages." if texts else ""
