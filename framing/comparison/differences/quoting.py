"""Whether words stand in a quotation, told by the marks around them: an attribution may have been missed."""

from __future__ import annotations

import re

from framing.comparison.differences.clause import Stated
from framing.documents import Voice

_FAR = 1500  # letters before and behind that are looked at
_QUOTATION = re.compile(r"[“\"«]([^“”\"«»\n]+)(?:[”\"»]|$)")
_FEW = 3  # words between marks that quote no statement


def in_quotation(of: Stated, start: int, end: int) -> bool:
    """Whether a stretch stands between the marks of a quotation, or in one that goes on over several paragraphs."""
    text = of.text.text
    if Voice.QUOTED in of.text.voices_within(start, end):
        return True
    first = text.rfind("\n", max(0, start - _FAR), start) + 1 or max(0, start - _FAR)
    last = text.find("\n", end, end + _FAR)
    before, after = text[first:start], text[end : last if last >= 0 else end + _FAR]
    # A quotation over several paragraphs opens each of them and closes the last.
    if text.rfind("“", max(0, start - _FAR), start) > text.rfind("”", max(0, start - _FAR), start):
        return True
    if before.rfind("“") > before.rfind("”") or 0 <= after.find("”") < (after + "“").find("“"):
        return True
    return before.count('"') % 2 == 1 or after.count('"') % 2 == 1


def quotes_a_statement(of: Stated) -> bool:
    """Whether the sentence of a statement holds a quotation of more than a few words, or is part of one."""
    sentence = of.sentence
    inside = any(
        len(match.group(1).split()) > _FEW for match in _QUOTATION.finditer(of.text.text, sentence.start, sentence.end)
    )
    return inside or in_quotation(of, of.start, of.start) or in_quotation(of, of.end - 1, of.end - 1)
