"""Clauses that vouch for, or deny, the legality, mandate or consent behind what an actor is or does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

BE = r"(?:is|are|was|were|has been|have been|had been|being)"
LAWFULLY = (
    r"(?:officially|formally|legally|lawfully|legitimately|duly|democratically|freely|fairly|rightfully|"
    r"constitutionally|"
    r"internationally|properly|explicitly|expressly)"
)
GRANTED = (
    r"(?:invited|elected|recogni[sz]ed|authori[sz]ed|sanctioned|approved|appointed|mandated|requested|permitted|"
    r"entitled|"
    r"chartered|constituted|empowered|installed|present|deployed|stationed|operating)"
)
AUTHORITY = (
    r"(?:government|governments|authorities|parliament|congress|senate|president|king|court|courts|council|"
    r"assembly|un|u\.n\.|"
    r"united nations|security council|state|states|country|nation|international law|constitution|host|"
    r"regulators?|[A-Z][\w.-]{1,25})"
)
RULERS = (
    r"(?:government|governments|authorities|president|king|prime minister|parliament|state|country|un|"
    r"united nations)\b"
)
CONSENT = (
    r"(?:permission|consent|approval|authori[sz]ation|invitation|agreement|mandate|resolution|backing|warrant|"
    r"legal basis|legal right|"
    r"legal authority|legal justification|endorsement|say-so|assent)"
)
FILL = r"(?:[\w.'-]{1,25} ){0,6}?"
LEGITIMISING = re.compile(
    rf"(?:(?:who|which|that) {BE} (?:[\w-]{{1,20}} )?{LAWFULLY} {GRANTED}\b|"
    rf"(?:who|which|that) {BE} (?:invited|authori[sz]ed|sanctioned|mandated) (?:by|under) (?:the )?{FILL}{AUTHORITY}|"
    rf"(?:(?:who|which|that) (?:[\w.'-]{{1,25}} ){{1,8}}?)?(?:at the (?:official |formal |express |"
    rf"explicit )?(?:request|invitation|behest) of "
    rf"(?:the )?{FILL}{RULERS}|"
    rf"(?:with|under|on the basis of) (?:a|an|the|full|express|explicit) {FILL}(?:un|u\.n\.|united nations|"
    rf"security council|government|"
    rf"parliamentary|congressional|international) {FILL}(?:mandate|resolution|authori[sz]ation|consent|approval|"
    rf"permission)|"
    r"in (?:full )?(?:accordance|compliance|line|conformity) with (?:[\w.'-]{1,25} ){0,3}?(?:international law|"
    r"the law|un resolutions?|"
    r"u\.n\. resolutions?|the constitution)))",
    re.IGNORECASE,
)
DELEGITIMISING = re.compile(
    rf"(?:(?:who|which|that) (?:[\w.'-]{{1,25}} ){{1,8}}?)?(?:without (?:(?:the|a|any|its|their|explicit|"
    rf"express|prior|formal|official|proper|legal) ){{0,3}}"
    rf"(?:[\w.'-]{{1,25}} ){{0,3}}?{CONSENT}(?: (?:of|from|by|or|in) (?:[\w.'-]{{1,25}} ?){{1,8}})?|"
    rf"in (?:open |clear |direct |flagrant |gross |apparent )?(?:violation|breach|defiance|"
    rf"contravention) of (?:[\w.'-]{{1,25}} ){{0,4}}?(?:international law|law|"
    r"sovereignty|charter|constitution|resolutions?|treaty|convention|ceasefire|airspace|territorial integrity)|"
    r"(?:not|never) (?:been )?(?:recogni[sz]ed|authori[sz]ed|sanctioned|approved|invited|mandated|"
    r"elected) by (?:the )?(?:[\w.'-]{1,25} ){0,4}?"
    r"(?:government|un|u\.n\.|united nations|security council|parliament|congress|international community|"
    r"anyone|anybody)|"
    r"(?:which|that|who) (?:is|are|was|were|has been|have been) (?:widely )?(?:considered |regarded as |"
    r"deemed )?(?:illegal(?:ly)?|unlawful(?:ly)?|"
    r"illegitimate(?:ly)?|unconstitutional|unelected|uninvited|self-appointed|self-proclaimed|illegally \w{3,15})\b"
    r"(?: under international law| by \w{2,20})?)",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"\b(?:un|u\.n\.|united nations|security council|international|government|parliament|congress(?:ional)?|"
    r"senate|court|judicial|"
    r"host|baghdad|damascus|country's|nation's|state's|sovereign\w*|mandate|constitution\w*|charter|"
    r"resolutions?|territor\w+|airspace|"
    r"authorities|legal|law|presidential|council)\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"[,;:()—.!?](?=\s|$|\")|\"")


RELATIVE = re.compile(r"(?:who|which|that)\b", re.IGNORECASE)
CLAIMED = re.compile(
    r"\b(?:alleg|sa(?:y|id)|claim|argu|accus|believ|fear|may|might|could|would|if|can|cannot)", re.IGNORECASE
)
"""Verbs that hand the judgement to somebody else or make it a possibility."""
BETWEEN_STATES = re.compile(
    r"\b(?:un|u\.n\.|united nations|security council|international|sovereign\w*|charter|territor\w+|airspace|"
    r"host|the country's)\b",
    re.IGNORECASE,
)


def clauses(passage: Passage) -> Iterator[Aside]:
    """The legitimising and delegitimising clauses of a sentence, in the outlet's or a commenter's own voice.

    Outside a relative clause only the law between states counts: "without congressional approval" is mostly a matter
    of procedure, "which struck without congressional approval" is a remark on who did it.
    """
    for pattern, kind in ((LEGITIMISING, Kind.LEGITIMISING), (DELEGITIMISING, Kind.DELEGITIMISING)):
        for match in pattern.finditer(passage.view):
            words = match.group()
            if not passage.is_own(match.start()) or passage.is_quoted(match.start()) or CLAIMED.search(words):
                continue
            if not (RELATIVE.match(words) or BETWEEN_STATES.search(words) or "invit" in words or "request" in words):
                continue
            if kind is Kind.DELEGITIMISING and not PUBLIC.search(words):
                continue
            stop = ENDS.search(passage.view, match.end())
            end = stop.start() if stop else len(passage.view)
            yield aside(passage.at(match.start(), min(end, match.end() + 160)), kind)
