"""The zone of every line of a page, decided over the whole page at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from framing.documents import Hint, Zone
from framing.structure.cues import cues_of
from framing.structure.lines import Line


class Judged(NamedTuple):
    """A line with its zone.

    Args:
        line: the line.
        zone: what it is for.
        confidence: 0 to 1.
        begins: whether something new begins with it, such as another reader's comment.
    """

    line: Line
    zone: Zone
    confidence: float
    begins: bool


_NAME = re.compile(r"(?:[A-Z][\w.’'\-]*\s){1,3}[A-Z][\w.’'\-]*|\w{3,20}")


def judge(lines: Sequence[Line], hints: Sequence[Hint] = ()) -> tuple[Judged, ...]:
    """The zone of each line."""
    cues = [cues_of(line.text, line.text.lower()) for line in lines]
    text = [len(line.text) > 90 and line.text[-1] in '.!?”"’…*:)' for line in lines]
    first = text.index(True) if True in text else 0
    out: list[Judged] = []
    state = "head"
    for i, line in enumerate(lines):
        c = cues[i]
        begins = line.blanks > 0
        if state == "head" and i >= first:
            state = "body"
        if state in ("body", "tail") and "header" in c and i > first:
            state = "comments"
            out.append(Judged(line, Zone.COMMENT_HEADER, 0.7, begins))
            continue
        if (
            state == "body"
            and i > first + 2
            and _NAME.fullmatch(line.text)
            and i + 1 < len(lines)
            and line.blanks
            and sum(bool(_NAME.fullmatch(x.text)) for x in lines[i:]) >= 2
            and any(text[i:])
        ):
            state = "comments"
            back = i - 1
            while back > first and not re.search(r"\b(?:said|reported|according|added|told)\b", lines[back].text):
                out[back] = out[back]._replace(zone=Zone.COMMENT, begins=True)
                back -= 1
        if state == "comments":
            if "header" in c or "form" in c:
                zone = Zone.COMMENT_HEADER
            elif "promo" in c or "furniture" in c:
                zone, state = Zone.BOILERPLATE, "tail"
            elif "reply" in c:
                zone = Zone.BOILERPLATE
            elif len(line.text) < 80 and ("author" in c or "date" in c or _NAME.fullmatch(line.text)):
                zone = Zone.COMMENT_AUTHOR
            else:
                zone = Zone.COMMENT
        elif "caption" in c:
            zone = Zone.CAPTION
        elif "footnote:mark" in c or ("footnote" in c and state != "head"):
            zone = Zone.FOOTNOTE
        elif "promo" in c:
            zone = Zone.PROMO
        elif "furniture" in c or "form" in c or "reply" in c:
            zone = Zone.BOILERPLATE
        elif state == "head":
            if "byline" in c or ("date" in c and len(line.text) < 60):
                zone = Zone.DATELINE
            elif len(line.text) > 25:
                zone = Zone.HEADLINE
            else:
                zone = Zone.CAPTION if any(o.zone is Zone.HEADLINE for o in out) else Zone.BOILERPLATE
        elif state == "body":
            zone = Zone.BODY
            if not any(text[i:]) and not text[i]:
                zone, state = Zone.BOILERPLATE, "tail"
        else:
            zone = Zone.PROMO if len(line.text) > 30 else Zone.BOILERPLATE
        out.append(Judged(line, zone, 0.6, begins and zone is Zone.COMMENT))
    return tuple(out)
