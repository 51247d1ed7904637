"""Told *whom*: the listener that a text names beside the cue."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.spans import Span
from framing.structure.attributions.extents import is_phrase
from framing.structure.attributions.relations import Relation

_TELLING = re.compile(
    r"(?:^|\s)(?:t(?:ell|ells|old|elling)|inform(?:s|ed|ing)?|assur(?:e|es|ed|ing)|remind(?:s|ed|ing)?|"
    r"notif(?:y|ies|ied)|brief(?:s|ed)?|warn(?:s|ed|ing)?|advis(?:e|es|ed)|ask(?:s|ed)?|urg(?:e|es|ed|ing))$"
)
_LISTENER = re.compile(
    r"\s+(?!that\b|how\b|why\b|what\b|when\b|where\b|whether\b|if\b|about\b|of\b|against\b|to\b|for\b|in\b|on\b|at\b|by\b|"
    r"him(?:self)\b|her(?:self)\b|not\b|and\b|but\b|there\b|it\b|is\b|was\b|as\b)"
    r"((?:[\w’'.&-]+\s+){0,7}?[\w’'&-]+)"
    r"(?=\s*(?:[,.:;“\"(—–]|$)|\s+(?:that|how|why|what|when|where|whether|if|about|in|on|at|of|to|during|after|last|this|"
    r"earlier|late|early|by|via|for|not|it|they|he|she|we|there|his|her|their|is|are|was|were|had|has|would|could|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_TO_MEDIA = re.compile(
    r"\bto\s+((?:the\s+|a\s+|an\s+)?(?:[\w’'-]+\s+){0,4}(?:reporters|journalists|newspaper|agency|channel|network|"
    r"broadcaster|magazine|daily|outlet|station|press|correspondents|lawmakers|supporters)\b(?:\s+[A-Z][\w’'-]+){0,3})"
)
_REACH = 90


def addressed(text: str, relation: Relation) -> Relation:
    """The relation with the listener that stands beside its cue.

    Args:
        text: as read.
        relation: with its cue.
    """
    if relation.cue is None:
        return relation
    cue = text[max(relation.cue.start, relation.cue.end - 40) : relation.cue.end]
    if _TELLING.search(cue):
        line = text[relation.cue.end : relation.cue.end + _REACH].split("\n", maxsplit=1)[0]
        match = _LISTENER.match(line)
        listener = match.span(1) if match is not None else None
    else:
        line = (
            text[relation.cue.end : relation.cue.end + 2 * _REACH].split("\n", maxsplit=1)[0].split(". ", maxsplit=1)[0]
        )
        match = _TO_MEDIA.search(line)
        listener = match.span(1) if match is not None else None
    if listener is None:
        return relation
    span = Span(relation.cue.end + listener[0], relation.cue.end + listener[1])
    if relation.source is not None and relation.source.overlaps(span):
        return relation
    held = [c for c in relation.content if c.overlaps(span)]
    if not held:
        return replace(relation, addressee=span)
    # What was confirmed may end in the listener ("confirmed the plan to the paper"), who is no part of it.
    last = held[-1]
    said, to, between = text[last.start : span.start].rpartition(" to")
    is_whole = bool(to and said) and not between.strip() and last.end <= span.end + 1
    if not is_whole or said.startswith("to ") or not is_phrase(said):
        return relation
    content = tuple(replace(c, end=c.start + len(said)) if c == last else c for c in relation.content)
    return replace(relation, addressee=span, content=content)
