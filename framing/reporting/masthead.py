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


def foreign_line(texts: Sequence[Text]) -> str:
    """Which texts are not in English, for which the page's word lists, rules and models are made; empty for none.

    A text too short to tell its language is taken for English.
    """
    foreign = [f"{text.label} ({text.language})" for text in texts if text.language]
    if not foreign:
        return ""
    more = [f"{len(foreign) - _OUTLETS} more"] if len(foreign) > _OUTLETS else []
    is_not = "is not" if len(foreign) == 1 else "are not"
    return (
        f"{joined(foreign[:_OUTLETS] + more)} {is_not} in English. "
        "The word lists, rules and models of this page are, so what it counts there, or does not find, says little."
    )
