"""Sentences that turn to somebody: the reader, an actor who should do something, or the nation as "we"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.documents import Zone
from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

IMPERATIVE = re.compile(
    r"(?:(?:and|but|so|just|please|simply|now|then|again|also|first|instead),? )?"
    r"(?:(?:don't|do not|never) [a-z]{2,15}\b|(?:let's|let us) [a-z]{2,15}\b|"
    r"(?:ask|check|check out|click|compare|consider|download|email|enjoy|figure|follow|forget|get ready|give|go|guess|have a look|imagine|"
    r"join|judge|just|keep|listen|look|look at|make no mistake|mark my words|meet|mind|note|notice|picture|read|recall|remember|"
    r"scroll|see|send|share|sign up|skip|stay|stop|subscribe|suppose|take|tell|think|try|visit|wait|watch|witness|write)"
    r"(?= (?:a|an|the|this|that|these|those|it|them|him|her|us|me|our|my|your|yourself|for|to|at|out|about|back|here|below|above|again|what|"
    r"why|how|who|whether|if|of|no|all|any|some|on|in|up|also|with|more|tuned|John|[A-Z])\b))",
    re.IGNORECASE,
)
NOT_IMPERATIVE = re.compile(
    r"(?:stop|go|try|read|note|share|follow|meet|see|look|take|watch|check|visit|join|mark|witness|keep|give|just|stay|recall|"
    r"(?:see|look|read|watch|write|think|judge|email) [A-Z][a-z]+ [a-z]+(?:s|ed)\b)$",
    re.IGNORECASE,
)
READER = re.compile(
    r"(?<![\w'])(?:(?:dear|gentle) readers?|(?:you|we) (?:may|might|will|can|could|would|should|must|'ll|must also)(?: (?:also|already|well|even|now|just|"
    r"not))? (?:be (?:wondering|thinking|surprised|forgiven|asking|tempted)|remember|recall|think|notice|wonder|guess|ask yourself|"
    r"have (?:noticed|heard|seen|read|thought|guessed|missed)|find (?:it|out|here|below)|want to (?:read|know|see)|not have)|"
    r"you (?:guessed it|know (?:the|who|what|it|how)|see,|heard (?:that|it) right|read that right|get the (?:idea|picture|point))|"
    r"as you (?:can|may|might|probably|know|read|see)|if you(?:'re| are|'ve| have|'d| haven't| don't| think| thought| want| need| missed| read| like| wonder| ever)|"
    r"(?:do|did|don't|didn't|can|can't|are|aren't|have|haven't|would|wouldn't) you\b|what(?:'s| is| do| would) (?:your|you)\b|"
    r"(?:tell|let) us (?:what|know)|thank you for|believe it or not|mark my words|make no mistake)",
    re.IGNORECASE,
)
LABEL = re.compile(r"[A-Z][A-Z ]{2,30}:")


def addresses(passage: Passage) -> Iterator[Aside]:
    """Imperatives and other words to the reader, in the outlet's or a commenter's own voice."""
    view = passage.view
    if not passage.is_own(0) or passage.zone in (Zone.HEADLINE, Zone.CAPTION) or LABEL.match(view):
        return
    match = IMPERATIVE.match(view)
    if match and view[0].isupper() and _is_wholly_own(passage):
        yield aside(passage.at(0, len(view)), Kind.DIRECT_ADDRESS)
        return
    for match in READER.finditer(view):
        if passage.is_own(match.start()):
            yield aside(passage.at(0, len(view)), Kind.DIRECT_ADDRESS)
            return


def _is_wholly_own(passage: Passage) -> bool:
    middle, last = len(passage.view) // 2, len(passage.view) - 1
    return passage.is_own(middle) and passage.is_own(last)


SUBJECT = r"(?:[A-Z][\w.'-]{1,30}|[a-z][\w'-]{1,20}|,)"
SHOULD = re.compile(
    r"(?<![\w'-])(should(?:n't)?|ought(?:n't)? to|must(?:n't)?|need(?:s)? to|had better|(?:it is|it's) (?:high |long past |past |about )?time"
    r"|(?:is|are) (?:duty-|honou?r-)?(?:obliged|bound) to)(?: (?:not|never|also|now|at least|immediately|finally|instead|simply|stop|all|just|first|therefore)){0,2} (?=[a-z])"
)
REPORTED_BEFORE = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|argu\w+|believ\w+|think\w*|thought|claim\w*|suggest\w*|insist\w*|recommend\w*|propos\w*|demand\w*|"
    r"call(?:s|ed|ing)? (?:for|on)|urg\w+|told|tells|warn\w*|agree\w*|ask\w*|question\w*|debat\w+|decid\w+|determin\w+|whether|"
    r"if|when|once|unless|until|that|what|who|how|why|which|where|feel\w*|felt|want\w*|guid\w+|rule\w*|requir\w+|law|according|poll\w*|"
    r"support\w*|oppos\w+|order\w*|advi[sc]\w+|view\w*|opinion|favou?r\w*|stat(?:es|ed|ing)|declar\w+|writ\w+|wrote|"
    r"announc\w+|acknowledg\w+|add(?:s|ed|ing)|consider\w*|in order to|in case|lest|maintain\w*|contend\w*|hop\w+|expect\w*|add(?:s|ed))\b",
    re.IGNORECASE,
)
UNPRESCRIBED = re.compile(
    r"(?:come as|be (?:noted|able|available|ready|enough|a|an|the|in|on|out|over|done by|clear|easy|fine|back|at|familiar|up|about|aware)|have\b|"
    r"make (?:it|for) (?:easier|harder|interesting)|help\b|provide\b|give\b|lead\b|arrive|take (?:about|effect|place)|apply|receive|pass|"
    r"contact|call|email|know\b|see\b|expect|appear|sound|seem|look|bring\b|cost|last|produce|result|happen|begin|start|become)"
)
NECESSITY = re.compile(r"must|need")
COLLECTIVE = re.compile(
    r"(?:we|us|everyone|everybody|(?:the|our|this) (?:[a-z-]{2,15} )?(?:world|west|nation|country|government|president|administration|"
    r"congress|parliament|people|international community|public|media|press|court|authorities|party|leaders?|politicians?|lawmakers?))$",
    re.IGNORECASE,
)


def prescriptions(passage: Passage) -> Iterator[Aside]:
    """Sentences in which the outlet or a commenter says what somebody is to do; not what a source wants done."""
    view = passage.view
    if "?" in view[-3:]:
        return
    for match in SHOULD.finditer(view):
        if not passage.is_own(match.start()) or not passage.is_own(max(0, match.start() - 2)):
            continue
        clause_start = max(view.rfind(mark, 0, match.start()) for mark in (";", ":", "—")) + 1
        before = view[clause_start : match.start()]
        if REPORTED_BEFORE.search(before) or UNPRESCRIBED.match(view, match.end()) or '"' in before:
            continue
        if NECESSITY.match(match[1]) and not COLLECTIVE.search(before.rstrip()):
            continue
        if not before.strip() and not match[1].startswith(("it", "It")):
            continue  # "Should he win …" is a condition
        end = _clause_end(view, match.end())
        yield aside(passage.at(clause_start, end), Kind.PRESCRIPTIVE)
        return


def _clause_end(view: str, at: int) -> int:
    for index in range(at, len(view)):
        if view[index] in ",;:—.!?":
            return index
    return len(view)


OURS = re.compile(
    r"(?<![\w'])(?:our (?:(?:own|brave|great|beloved|national|armed|gallant|heroic|fallen|fine|young|dear) ){0,2}"
    r"(?:troops?|soldiers?|forces?|army|navy|air force|military|servicemen|servicewomen|servicemembers?|service members|sailors|marines|airmen|pilots|"
    r"veterans|police|fighters|heroes|nation|country|homeland|motherland|fatherland|state|republic|republics?|borders?|government|president|"
    r"prime minister|parliament|constitution|economy|allies|enemies|enemy|adversaries|foreign policy|national security|"
    r"national interests?|sovereignty|democracy|citizens|people|boys|countrymen|flag|soil|territory|land|land and people|elections?|"
    r"way of life|founding fathers|founders|commander[- ]in[- ]chief)|"
    r"we (?:as a (?:nation|country|people)|the people|americans|russians|britons|brits|canadians|australians|syrians|iraqis|iranians|israelis|"
    r"indians|germans|turks|europeans|ukrainians|poles|[A-Z][a-z]{2,15}(?:ans|ians|ese|is))"
    r"|us (?:americans|britons|canadians|australians|russians|[A-Z][a-z]{2,15}ians))\b",
    re.IGNORECASE,
)


def national_we(passage: Passage) -> Iterator[Aside]:
    """First persons plural in which outlet and nation are one; a source who says "our troops" is quoted, not counted."""
    for match in OURS.finditer(passage.view):
        if passage.is_own(match.start()) and not passage.is_quoted(match.start()):
            yield aside(passage.of(match), Kind.NATIONAL_WE)
