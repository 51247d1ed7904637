"""Negation, modality and agency: whether it happened, how surely, and who did it."""

from __future__ import annotations

import re

from framing.comparison.differences.clause import Stated, close, counterpart
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.verbs import Form, agent_follows, form_at
from framing.comparison.stems import stem

_NEGATION = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|is|are|was|were|been)\s+(?:not|never)(?!\s+only)|never|no(?!\s+longer)|"
    r"failed to|den(?:y|ied|ies|ying)(?=\s+(?:that|any|having|\w+ing)\b)|"
    r"(?:did|does|do|has|have|had|is|are|was|were)n['’]t)(?!\w)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nor|neither|without|cannot|none|nothing|nobody|den(?:y|ied|ies|ying|ial)|refus\w+|declin\w+|"
    r"reject\w+|fail\w*|lack\w*|absence|hardly|barely|scarcely|doubt\w*|question\w*|un[a-z]{4,}|[a-z]+n['’]t|"
    r"whether|false\w*|wrong\w*|stop\w*|prevent\w*|avoid\w*|against|oppos\w+|left out|omit\w*)(?!\w)",
    re.IGNORECASE,
)
"""What denies in any way: where it stands in the other statement, too, nothing is said of the difference."""
_MODAL = re.compile(
    r"\b(?:may|might|could|must|should|possibly|probably|perhaps|apparently|reportedly|allegedly|supposedly|"
    r"purportedly|likely|suspected|alleged)\b(?!\s+not\b)"
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|must|should|can|will|possib\w+|probab\w+|perhaps|apparent\w*|reported\w*|alleg\w+|"
    r"suppos\w+|purported\w*|likely|unlikely|suspect\w*|accus\w+|claim\w*|believ\w+|expect\w*|plan\w*|hop\w+|want\w*|"
    r"chance\w*|risk\w*|threat\w*|seem\w*|appear\w*|ask\w*|call\w*|urg\w+|demand\w*|if|unless|whether|question\w*|prospect\w*|"
    r"charg\w+|requir\w+|to be)\b",
    re.IGNORECASE,
)
"""What makes a statement less than certain, or a wish: where the other has it, too, both are unsure."""
_WISHED = re.compile(r"\b(?:should|must|let['’]s|if|make sure|ensure|whether)\W(?:\w+\W){0,3}$", re.IGNORECASE)
_VERBS = frozenset(("may", "might", "could", "must", "should"))
_ALIKE = 2  # neighbours that what is governed must have in common in both statements
_REACH = 3  # words between a negation or a modal verb and what it governs


def grammar_differences(one: Stated, other: Stated) -> list[Difference]:
    """What is denied, held possible, or told without its agent in one statement and not in the other."""
    if one.headline or other.headline:
        return []
    return [*_negation(one, other), *_modality(one, other), *_agency(one, other)]


def _searched(pattern: re.Pattern[str], of: Stated) -> list[re.Match[str]]:
    inside = (of.said.source + of.said.cue) if of.said is not None else ()
    return [
        match
        for match in pattern.finditer(of.text.text, of.start, of.end)
        if not any(a <= match.start() < b for a, b in inside)
    ]


def _governed(one: Stated, end: int, other: Stated) -> int | None:
    """The number of the other's term for what stands right behind a little word, if that is said there as well."""
    limit = next((word.end for word in one.after(end, _REACH + 1)[::-1]), end)
    for place, term in enumerate(one.terms):
        if term.start >= end:
            return counterpart(one, place, other, _ALIKE) if term.kind == "word" and term.start < limit else None
    return None


def _negation(one: Stated, other: Stated) -> list[Difference]:
    asks = one.text.text[one.sentence.start : one.sentence.end].rstrip("”\"’' ").endswith("?")
    if asks or _searched(_NEGATIVE, other) or not close(one, other):
        return []
    return [
        Difference("negation", match.start(), match.end(), "", "denied here")
        for match in _searched(_NEGATION, one)
        if _governed(one, match.end(), other) is not None
        and not _WISHED.search(one.text.text, one.start, match.start())
    ][:1]


def _modality(one: Stated, other: Stated) -> list[Difference]:
    if _UNSURE.search(other.text.text, other.sentence.start, other.sentence.end):
        return []
    return [
        Difference("modality", match.start(), match.end(), "", "held possible here")
        for match in _searched(_MODAL, one)
        # What a source states is the source's: nobody need call it alleged.
        if (other.said is None or match.group() in _VERBS) and _governed(one, match.end(), other) is not None
    ][:1]


def _agency(one: Stated, other: Stated) -> list[Difference]:
    if not close(one, other, _ALIKE):
        return []
    found = []
    for place, term in enumerate(one.terms):
        its = counterpart(one, place, other) if term.kind == "word" else None
        if its is None:
            continue
        rival = other.terms[its]
        words = one.text.text[term.start : term.end].lower(), other.text.text[rival.start : rival.end].lower()
        forms = form_at(one, term.start), form_at(other, rival.start)
        if None in forms or forms[0] is forms[1] or not _one_verb(*words):
            continue
        if forms[0] is Form.PASSIVE:
            note = "passive" if agent_follows(one, term.start) else "passive, nobody acts"
        else:
            note = "active"
        found.append(Difference("agency", term.start, term.end, other.quote(rival.start, rival.end), note))
    return found


def _one_verb(mine: str, theirs: str) -> bool:
    return stem(mine) == stem(theirs) or mine[:4] == theirs[:4]
