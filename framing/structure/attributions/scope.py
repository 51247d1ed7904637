"""What is no attribution here, though texts annotated more broadly have it, and sources that a conjunction misleads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from framing.spans import Span
from framing.structure.attributions.relations import Relation

_NAMING = re.compile(r"\b(?:known|referred to) as\b", re.IGNORECASE)
_PICTURED = re.compile(r"\b(?:is|are|was|were|be) (?:seen|pictured|shown)\b|\bconclud\w+ with\b", re.IGNORECASE)
_PICTURE = re.compile(
    r"\b(?:photo|photograph|picture|image|illustration|drawing|map|chart|graphic|screenshot|screen grab)s?\b",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"(?:shows?|showed|showing|depict(?:s|ed|ing)?)$", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:aims?|goals?|purposes?|objectives?|targets?)(?: of)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|an|its|their|his|her|real|main|stated)\b", re.IGNORECASE)
_IMPRESSION = re.compile(r"^(?:\w+ )?(?:seem|appear|look)(?:s|ed|ing)?(?: to| that)?$", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"(?:ask|tell|note|see|check|remember|imagine|consider|look|think|recall|don['’]t \w+)$", re.IGNORECASE
)
_CONJOINED = re.compile(r"[\s,]*\b(?:and|but|then|or|and then)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:^|[.!?”\"]\s|\n)\s*((?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})\s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:”\"]\s+|\n\s*)$")


def in_scope(text: str, relation: Relation) -> bool:
    """Whether somebody says, thinks or wants something.

    Left out are other names ("also known as"), what a picture shows ("is seen", "this photo shows"), the purpose of a
    thing ("the aim of the plan is"), impressions and infinitives of nobody in particular ("seems", "to agree"), and
    commands to the reader ("ask your doctor").
    """
    if relation.cue is None:
        return True
    cue = text[relation.cue.start : relation.cue.end]
    if _NAMING.search(cue) or _PICTURED.search(cue) or _is_caption(text, relation, cue):
        return False
    before = text[max(0, relation.cue.start - 30) : relation.cue.start]
    if _PURPOSE.search(cue) and (_ARTICLE.search(cue) or _ARTICLE.search(before.split(".")[-1])):
        return False
    if relation.source is not None:
        return True
    quoted = text[relation.content[-1].start] in '“"‘„«「'
    if _IMPRESSION.search(cue) or (cue.lower().startswith("to ") and not quoted):
        return False
    return not (_IMPERATIVE.match(cue) and (_SENTENCE_START.search(before) or before.endswith(", ")))


def _is_caption(text: str, relation: Relation, cue: str) -> bool:
    """Whether a picture shows what is to be seen in it; that a picture shows *that* something is so, it testifies."""
    source, content = relation.source, relation.content[0]
    if source is None or _SHOWING.search(cue) is None or text.startswith(("that ", "how "), content.start):
        return False
    return _PICTURE.search(text, source.start, source.end) is not None


def with_subject(text: str, relation: Relation) -> Relation:
    """The relation, given the name that opens the sentence right before the cue where no source was found.

    Args:
        text: as read.
        relation: as found.
    """
    if relation.source is not None or relation.cue is None:
        return relation
    window = text[max(0, relation.cue.start - 60) : relation.cue.start]
    subject = _SUBJECT.search(window)
    if subject is None or any(c.start < relation.cue.start for c in relation.content):
        return relation
    at = relation.cue.start - len(window)
    return replace(relation, source=Span(at + subject.start(1), at + subject.end(1)))


def shared_sources(text: str, relations: Sequence[Relation]) -> list[Relation]:
    """The relations, a cue after "and" or "but" given the source of the cue that it is joined to.

    In "A told of the dead in B and C and added …", B and C end right before the conjunction and are no source.

    Args:
        text: as read.
        relations: in the order of their cues.
    """
    found: list[Relation] = []
    for relation in relations:
        last = found[-1] if found else None
        if (
            last is not None
            and relation.source is not None
            and relation.cue is not None
            and last.source is not None
            and last.cue is not None
            and last.source.end <= last.cue.start < relation.source.start < relation.source.end <= relation.cue.start
            and _reaches(text, last, relation.source.start)
            and _CONJOINED.fullmatch(text[relation.source.end : relation.cue.start])
        ):
            found.append(replace(relation, source=last.source))
        else:
            found.append(relation)
    return found


def _reaches(text: str, relation: Relation, place: int) -> bool:
    """Whether the relation's content holds a place, or ends before it with nothing but a comma or "and" between."""
    end = max(c.end for c in relation.content)
    return end > place or text[end:place].strip(" ,\u00a0") in ("", "and")


def distinct(relations: Sequence[Relation]) -> list[Relation]:
    """The relations, of two whose cues overlap the surer one."""
    found: list[Relation] = []
    for relation in sorted(relations, key=lambda r: (r.cue.start if r.cue else r.start, r.key)):
        last = found[-1] if found else None
        if last is not None and last.cue is not None and relation.cue is not None and last.cue.overlaps(relation.cue):
            if relation.confidence > last.confidence:
                found[-1] = relation
        else:
            found.append(relation)
    return found
