"""Attribution shift: who answers for the statement, and with what verb he is brought in."""

from __future__ import annotations

from framing.comparison.differences.clause import Stated
from framing.comparison.differences.difference import Difference
from framing.comparison.stems import stem
from framing.comparison.terms import Wording
from framing.comparison.texts import Said, Text

_UNNAMED = frozenset({"anonymous", "unnamed-official", "unnamed-person"})
_RANKS = """
spokesman spokeswoman spokesperson minister ministry president premier official officials office statement government
department secretary general brigadier leader chief director agency news channel military army foreign prime mr mrs ms
the a an
"""
_TITLES = frozenset(_RANKS.split())
"""Words of rank and office, which two sources may share without being one."""


def attribution_differences(one: Stated, other: Stated) -> list[Difference]:
    """Own voice against attribution, another source, a source made anonymous, another verb of saying."""
    if one.headline or other.headline or (one.said is None and other.said is None):
        return []
    if one.said is None:
        assert other.said is not None  # noqa: S101 - for the type checker
        note = "stated in the text's own voice"
        return [Difference("attribution", one.start, one.end, _who(other.text, other.said), note)]
    start, end = _marked(one, one.said)
    if other.said is None:
        return [Difference("attribution", start, end, "", f"attributed; {other.text.label} states it itself")]
    found = []
    mine, theirs = _who(one.text, one.said), _who(other.text, other.said)
    if one.said.source_type in _UNNAMED and other.said.source_type not in _UNNAMED | {None}:
        found.append(Difference("attribution", start, end, theirs, "source without a name"))
    elif mine and theirs and not _one_source(mine, theirs):
        found.append(Difference("attribution", start, end, theirs, "another source"))
    elif mine and not theirs:
        found.append(Difference("attribution", start, end, "", f"{other.text.label} names no source"))
    elif theirs and not mine:
        found.append(Difference("attribution", start, end, theirs, "no source named"))
    my_verb, their_verb = _verb(one.text, one.said), _verb(other.text, other.said)
    if my_verb and their_verb and stem(my_verb) != stem(their_verb) and one.said.cue:
        a, b = one.said.cue[0][0], one.said.cue[-1][1]
        found.append(Difference("reporting-verb", a, b, other.quote(other.said.cue[0][0], other.said.cue[-1][1])))
    return found


def _marked(one: Stated, said: Said) -> tuple[int, int]:
    where = said.source or said.cue
    return (where[0][0], where[-1][1]) if where else (one.start, one.end)


def _who(text: Text, said: Said) -> str:
    if said.speaker:
        return said.speaker
    return " ".join(text.text[said.source[0][0] : said.source[-1][1]].split()) if said.source else ""


def _verb(text: Text, said: Said) -> str:
    if said.verb:
        return said.verb.lower()
    words = " ".join(text.text[a:b] for a, b in said.cue).lower().split()
    return next((word for word in reversed(words) if word not in ("that", "to", "as", "by")), "")


def _one_source(mine: str, theirs: str) -> bool:
    """Whether two sources may be one: a shared word that is no rank, or nothing but ranks on one side, the same."""
    wording = Wording()
    one = {wording.key(w) for w in _words(mine)}
    other = {wording.key(w) for w in _words(theirs)}
    names_one = {wording.key(w) for w in _words(mine) if w not in _TITLES}
    names_other = {wording.key(w) for w in _words(theirs) if w not in _TITLES}
    if names_one & names_other:
        # A country or an institution in common does not make two named people one.
        people = _named_people(mine), _named_people(theirs)
        return not (people[0] and people[1] and not people[0] & people[1])
    return (not names_one or not names_other) and bool(one & other)


def _words(source: str) -> list[str]:
    return [w.strip(".,’'\"“”").lower().removesuffix("'s").removesuffix("’s") for w in source.split()]


def _named_people(source: str) -> set[str]:
    """The last word of a run of two or more capitalised words at the end: a surname, most of the time."""
    words = source.split()
    if len(words) >= 2 and words[-1][:1].isupper() and words[-2][:1].isupper():
        last = words[-1].strip(".,’'").lower()
        return {last} if last not in _TITLES else set()
    return set()
