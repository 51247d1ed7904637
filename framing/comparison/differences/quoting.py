"""Whether words stand in a quotation, told by the marks around them: an attribution may have been missed."""

from __future__ import annotations

import re
from bisect import bisect_right

from framing.comparison.differences.clause import Stated
from framing.comparison.texts import Text
from framing.documents import Voice

_FAR = 1500  # letters before and behind that are looked at
_QUOTATION = re.compile(r"[“\"«]([^“”\"«»\n]+)(?:[”\"»]|$)")
_OPENS, _CLOSES = re.compile(r"(?<!\w)['‘](?=\w)"), re.compile(r"(?<=[\w.,!?])['’](?!\w)")
"""Single marks, as headlines have them; an apostrophe stands inside a word."""
_FEW = 3  # words between marks that quote no statement


def voices_within(text: Text, start: int, end: int) -> dict[str, int]:
    """How many characters between two offsets each voice speaks."""
    at = max(0, bisect_right(text.voices, start, key=lambda voice: voice[0]) - 1)
    found: dict[str, int] = {}
    while at < len(text.voices) and text.voices[at][0] < end:
        begin, finish, voice = text.voices[at]
        if finish > start:
            found[voice] = found.get(voice, 0) + min(end, finish) - max(start, begin)
        at += 1
    return found


def in_quotation(of: Stated, start: int, end: int) -> bool:
    """Whether a stretch stands between the marks of a quotation, or in one that goes on over several paragraphs."""
    text = of.text.text
    if Voice.QUOTED in voices_within(of.text, start, end):
        return True
    first = text.rfind("\n", max(0, start - _FAR), start) + 1 or max(0, start - _FAR)
    last = text.find("\n", end, end + _FAR)
    before, after = text[first:start], text[end : last if last >= 0 else end + _FAR]
    opened = len(_OPENS.findall(before)) > len(_CLOSES.findall(before))
    if opened and _CLOSES.search(text[end - 1 : end] + after):
        return True
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
