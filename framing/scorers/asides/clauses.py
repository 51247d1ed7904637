"""Clauses that vouch for, or deny, the legality, mandate or consent behind what an actor is or does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

BE = r"(?:is|are|was|were|has been|have been|had been|being)"
LAWFULLY = (
    r"(?:officially|formally|legally|lawfully|legitimately|duly|democratically|freely|fairly|rightfully|constitutionally|"
    r"internationally|properly|explicitly|expressly)"
)
GRANTED = (
    r"(?:invited|elected|recogni[sz]ed|authori[sz]ed|sanctioned|approved|appointed|mandated|requested|permitted|entitled|"
    r"chartered|constituted|empowered|installed|present|deployed|stationed|operating)"
)
AUTHORITY = (
    r"(?:government|governments|authorities|parliament|congress|senate|president|king|court|courts|council|assembly|un|u\.n\.|"
    r"united nations|security council|state|states|country|nation|international law|constitution|host|regulators?|[A-Z][\w.-]{1,25})"
)
CONSENT = (
    r"(?:permission|consent|approval|authori[sz]ation|invitation|agreement|mandate|resolution|backing|warrant|legal basis|legal right|"
    r"legal authority|legal justification|endorsement|say-so|assent)"
)
FILL = r"(?:[\w.'-]{1,25} ){0,6}?"
LEGITIMISING = re.compile(
    rf"(?:(?:who|which|that) {BE} (?:[\w-]{{1,20}} )?{LAWFULLY} {GRANTED}\b|"
    rf"(?:who|which|that) {BE} (?:invited|authori[sz]ed|sanctioned|mandated) (?:by|under) (?:the )?{FILL}{AUTHORITY}|"
    rf"(?:(?:who|which|that) (?:[\w.'-]{{1,25}} ){{1,8}}?)?(?:at the (?:official |formal |express |explicit )?(?:request|invitation|behest) of "
    rf"(?:the )?{FILL}{AUTHORITY}|"
    rf"(?:with|under|on the basis of) (?:a|an|the|full|express|explicit) {FILL}(?:un|u\.n\.|united nations|security council|government|"
    rf"parliamentary|congressional|international) {FILL}(?:mandate|resolution|authori[sz]ation|consent|approval|permission)|"
    r"in (?:full )?(?:accordance|compliance|line|conformity) with (?:[\w.'-]{1,25} ){0,3}?(?:international law|the law|un resolutions?|"
    r"u\.n\. resolutions?|the constitution)))",
    re.IGNORECASE,
)
DELEGITIMISING = re.compile(
    rf"(?:(?:who|which|that) (?:[\w.'-]{{1,25}} ){{1,8}}?)?(?:without (?:(?:the|a|any|its|their|explicit|express|prior|formal|official|proper|legal) ){{0,3}}"
    rf"(?:[\w.'-]{{1,25}} ){{0,3}}?{CONSENT}(?: (?:of|from|by|or|in) (?:[\w.'-]{{1,25}} ?){{1,8}})?|"
    rf"in (?:open |clear |direct |flagrant |gross |apparent )?(?:violation|breach|defiance|contravention) of (?:[\w.'-]{{1,25}} ){{0,4}}?(?:international law|law|"
    r"sovereignty|charter|constitution|resolutions?|treaty|convention|ceasefire|airspace|territorial integrity)|"
    r"(?:not|never) (?:been )?(?:recogni[sz]ed|authori[sz]ed|sanctioned|approved|invited|mandated|elected) by (?:the )?(?:[\w.'-]{1,25} ){0,4}?"
    r"(?:government|un|u\.n\.|united nations|security council|parliament|congress|international community|anyone|anybody)|"
    r"(?:which|that|who) (?:is|are|was|were|has been|have been) (?:widely )?(?:considered |regarded as |deemed )?(?:illegal(?:ly)?|unlawful(?:ly)?|"
    r"illegitimate(?:ly)?|unconstitutional|unelected|uninvited|self-appointed|self-proclaimed|illegally \w{3,15})\b"
    r"(?: under international law| by \w{2,20})?)",
    re.IGNORECASE,
)
PUBLIC = re.compile(rf"\b{AUTHORITY}\b", re.IGNORECASE)
FOREIGN = re.compile(
    r"\b(?:un|u\.n\.|united nations|security council|international|government|parliament|congress(?:ional)?|senate|court|judicial|"
    r"host|baghdad|damascus|country's|nation's|state's|sovereign\w*|mandate|constitution\w*|charter|resolutions?|territor\w+|airspace|"
    r"authorities|legal|law|presidential|council)\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"[,;:()—.!?](?=\s|$|\")|\"")
WHO = re.compile(r"(?:who|which|that)\b", re.IGNORECASE)


def clauses(passage: Passage) -> Iterator[Aside]:
    """The legitimising and delegitimising clauses of a sentence, in the outlet's or a commenter's own voice."""
    for pattern, kind in ((LEGITIMISING, Kind.LEGITIMISING), (DELEGITIMISING, Kind.DELEGITIMISING)):
        for match in pattern.finditer(passage.view):
            if not passage.is_own(match.start()) or not FOREIGN.search(match.group()) and kind is Kind.DELEGITIMISING:
                continue
            stop = ENDS.search(passage.view, match.end())
            end = stop.start() if stop else len(passage.view)
            yield aside(passage.at(match.start(), min(end, match.end() + 160)), kind)
