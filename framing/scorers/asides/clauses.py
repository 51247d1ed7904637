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
    r"chartered|constituted|empowered|installed|present|deployed|stationed|operating)"
)
RULERS = r"(?:government|governments|authorities|parliament|un|u\.n\.|united nations|executive branch)\b"
STATE = (
    r"(?:(?:government|governments|authorities|parliament|congress|un|u\.n\.|united nations|security council|"
    r"state|states|country|"
    r"host)\b|(?-i:[A-Z])[\w-]{2,20}\b(?! (?-i:[A-Z])))"
)
"""Who can invite and consent: an institution, or a state by its name or capital; not a person by two names."""
CONSENT = (
    r"(?:permission|consent|approval|authori[sz]ation|invitation|agreement|mandate|resolution|backing|warrant|"
    r"legal basis|legal right|"
    r"legal authority|legal justification|endorsement|say-so|assent)"
)
FILL = r"(?:[\w.'-]{1,25} ){0,6}?"
WHO = r"(?:who|which|whose)"
WORDS = r"(?:[\w.'-]{1,25} )"
OVER = r"(?:invited|authori[sz]ed|sanctioned|mandated|formally asked|asked to help)"
PRESENCE = r"(?:presence|deployment|operations?|mission|intervention|stay|strikes|campaign)"
LAW = r"(?:international law|un resolutions?|u\.n\. resolutions?)"
LEGITIMISING = re.compile(
    rf"(?:{WHO} {WORDS}{{0,4}}?|that ){BE} {WORDS}?{LAWFULLY} (?:{GRANTED}|asked)\b|"
    rf"(?:{WHO} {WORDS}{{0,4}}?|that ){BE} {OVER} (?:by|under) (?:the )?{FILL}{STATE}|"
    rf"whose {PRESENCE} {WORDS}{{0,4}}?{BE} (?:approved|permitted|requested|{OVER}) by (?:the )?{FILL}{STATE}|"
    rf"{WHO} {WORDS}{{1,8}}?(?:at the (?:\w+ )?(?:request|invitation) of|"
    rf"with the (?:\w+ )?(?:consent|permission|approval|agreement) of) (?:the )?(?:[a-z]\w{{2,15}} ){{0,2}}?{STATE}|"
    rf"at the (?:\w+ )?(?:request|invitation) of (?:the )?{FILL}{RULERS}|"
    rf"(?:with|under|on the basis of) (?:an?|the|full|express|explicit) {FILL}(?:un|u\.n\.|united nations|"
    rf"security council|"
    rf"international) {FILL}(?:mandate|resolution|authori[sz]ation|consent|approval|permission)|"
    rf"in (?:full )?(?:accordance|compliance|line|conformity) with {WORDS}{{0,3}}?{LAW}",
    re.IGNORECASE,
)
BEFORE_LEGITIMISING = frozenset(
    re.findall(
        r"\w+",
        "officially formally legally lawfully legitimately duly democratically freely fairly rightfully "
        "constitutionally internationally properly explicitly expressly invited authorised authorized sanctioned "
        "mandated asked approved permitted requested request invitation consent permission approval agreement un u "
        "nations council international accordance compliance line conformity",
    )
)
"""One of these is in all that ``LEGITIMISING`` finds."""
RULE = (
    r"(?:international law|law|sovereignty|charter|constitution|resolutions?|treaty|convention|ceasefire|airspace|"
    r"territorial integrity)"
)
DELEGITIMISING = re.compile(
    rf"(?:{WHO} {WORDS}{{1,8}}?)?(?:"
    rf"without (?:(?:the|an?|any|its|their|explicit|express|prior|formal|official|proper|"
    rf"legal) ){{0,3}}{WORDS}{{0,3}}?{CONSENT}"
    rf"(?: (?:of|from|by|or|in) (?:[\w.'-]{{1,25}} ?){{1,8}})?|"
    rf"in (?:open |clear |direct |flagrant |gross |apparent )?(?:violation|breach|defiance|"
    rf"contravention) of {WORDS}{{0,4}}?{RULE}|"
    rf"(?:not|never) (?:been )?(?:recogni[sz]ed|authori[sz]ed|sanctioned|approved|invited|mandated|"
    rf"elected) by (?:the )?{WORDS}{{0,4}}?"
    r"(?:government|un|u\.n\.|united nations|security council|parliament|congress|international community|"
    r"anyone|anybody))|"
    rf"{WHO} (?:has|have|had) no {WORDS}{{0,2}}?(?:mandate|legal basis|authority|permission|right to be)\b|"
    rf"(?:{WHO}|that) {BE} (?:widely )?(?:considered |regarded as |deemed )?(?:illegal|unlawful|illegitimate|"
    rf"unconstitutional|uninvited|"
    r"(?:present |deployed |stationed |operating |there |in the country )*(?:illegally|unlawfully|uninvited))\b",
    re.IGNORECASE,
)
BEFORE_DELEGITIMISING = frozenset(
    re.findall(
        r"\w+",
        "without violation breach defiance contravention recognised recognized authorised authorized sanctioned "
        "approved invited mandated elected no illegal unlawful illegitimate unconstitutional uninvited illegally "
        "unlawfully",
    )
)
"""One of these is in all that ``DELEGITIMISING`` finds."""
PUBLIC = re.compile(
    r"\b(?:un|u\.n\.|united nations|security council|international|government|parliament|congress(?:ional)?|"
    r"senate|court|judicial|"
    r"host|country's|nation's|state's|sovereign\w*|mandate|constitution\w*|charter|"
    r"resolutions?|territor\w+|airspace|"
    r"authorities|legal|law|presidential|council)\b|"
    # A government goes by the bare name of its capital or country; a person by two names or more.
    r"\b(?:by|from|of) (?-i:[A-Z][a-z]+)\b(?! (?-i:[A-Z]))",
    re.IGNORECASE,
)
ENDS = re.compile(r"[,;:()—.!?](?=\s|$|\")|\"")


RELATIVE = re.compile(r"(?:who|which|that|whose)\b", re.IGNORECASE)
CLAIMED = re.compile(
    r"\b(?:alleg|sa(?:y|id)|claim|argu|accus|believ|fear|may|might|could|would|if|can|cannot)", re.IGNORECASE
)
"""Verbs that hand the judgement to somebody else or make it a possibility."""
ILLEGAL = re.compile(
    r"\b(?:without \w+'s|illegally|unlawfully|illegitimate|uninvited|unconstitutional)\b", re.IGNORECASE
)
PEOPLE = re.compile(
    r"\b(?:immigrants?|migrants?|people|workers|children|aliens|residents|those|students|famil(?:y|ies)|"
    r"persons?|men|women|individuals)"
    r"(?: \w+){0,2},? $",
    re.IGNORECASE,
)
"""Whoever crosses a border for himself is no actor whose mandate is in question."""
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
    for pattern, needed, kind in (
        (LEGITIMISING, BEFORE_LEGITIMISING, Kind.LEGITIMISING),
        (DELEGITIMISING, BEFORE_DELEGITIMISING, Kind.DELEGITIMISING),
    ):
        for match in pattern.finditer(passage.view) if passage.has(needed) else ():
            words = match.group()
            if not passage.is_own(match.start()) or passage.is_quoted(match.start()) or CLAIMED.search(words):
                continue
            before = passage.view[max(0, match.start() - 40) : match.start()]
            if PEOPLE.search(before) or (not RELATIVE.match(words) and CLAIMED.search(before)):
                continue
            if not (RELATIVE.match(words) or BETWEEN_STATES.search(words) or "invit" in words or "request" in words):
                continue
            if kind is Kind.DELEGITIMISING and not (PUBLIC.search(words) or ILLEGAL.search(words)):
                continue
            stop = ENDS.search(passage.view, match.end())
            end = stop.start() if stop else len(passage.view)
            yield aside(passage.at(match.start(), min(end, match.end() + 160)), kind)
