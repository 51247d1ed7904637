"""Contents that run on into what the outlet says itself, cut where the grammar tells."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.spans import Span
from framing.structure.attributions.relations import Relation

_AUXILIARY = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might)"
# Words of which a bare noun phrase or infinitive has none: a verb with its subject, or a conjunction of its own.
_CLAUSE = re.compile(
    rf"\b(?:{_AUXILIARY}|am|shall|should|must|do|does|did|said|says|he|she|they|it|we|i|you|there|that|whether|if|how|what|"
    r"why|who|which|\w+n['’]t|\w+ed)\b|['’](?:re|ve|ll|m|s \w+ing)\b",
    re.IGNORECASE,
)
# The predicate that the cue began goes on.
_PREDICATE = re.compile(rf",?\s(?:and|but)\s(?:(?:also|then|now|later|since)\s)?{_AUXILIARY}\s")
# A clause with subject and verb that tells after what it was said; "go after" is a verb, "the day after" a noun phrase.
_AFTER = re.compile(
    r"(?<!\bgo)(?<!\bgoing)(?<!\bcome)(?<!\blook)(?<!moment)(?<!moments)(?<!morning)(?<!day)(?<!night)(?<!week)(?<!days)"
    rf",?\safter\s(?!an?\s)(?:[\w’'-]+\s){{1,7}}?(?:{_AUXILIARY}|\w+ed)\s"
)


def cut(text: str, relation: Relation) -> Relation:
    """The relation, its content ending where the sentence returns to the outlet's own words.

    Where what is declared, wanted or denied is a noun phrase or infinitive ("declared victory over the rebels"), it
    has no verb of its own that another could be joined to: "and have since left" goes on with what the cue began, and
    "after the last of them were gone" tells when it was declared.

    Args:
        text: as read.
        relation: as found.
    """
    last = relation.content[-1]
    if relation.cue is None or last.start < relation.cue.end:
        return relation
    content = text[last.start : last.end]
    if any(mark in content for mark in '"“'):
        return relation
    ends = [found.start() for pattern in (_PREDICATE, _AFTER) if (found := pattern.search(content)) is not None]
    if not ends or not is_phrase(content[: min(ends)]):
        return relation
    return replace(relation, content=(*relation.content[:-1], Span(last.start, last.start + min(ends))))


def is_phrase(content: str) -> bool:
    """Whether a content is a noun phrase or infinitive, without a verb that has a subject."""
    return _CLAUSE.search(content) is None
