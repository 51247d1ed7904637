"""Sentences that turn to somebody: the reader, an actor who should do something, or the nation as "we"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.documents import Zone
from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

COMMANDED = (
    r"(?:ask|check|check out|click|compare|consider|download|email|enjoy|figure|follow|forget|get ready|give|"
    r"guess|have a look|imagine|"
    r"join|judge|keep|listen|look|look at|meet|mind|note|notice|picture|read|recall|remember|scroll|see|send|"
    r"share|sign up|skip|stay|"
    r"stop|subscribe|suppose|take|tell|think|try|visit|wait|watch|witness|write)"
)
COMPLEMENT = (
    r"(?:an?|the|this|that|these|those|it|them|him|her|us|me|our|my|your|yourself|for|to|at|out|about|back|here|"
    r"below|above|again|"
    r"what|why|how|who|whether|if|of|no|all|any|some|on|in|up|also|with|more|tuned|[A-Z]\w*)"
)
IMPERATIVE = re.compile(
    r"(?i:(?:and|but|so|please|simply|now|then|again|also|first|instead),? )?"
    r"(?:(?i:(?:don't|do not|never) (?!we\b|you\b|they\b|he\b|she\b|it\b|the\b|these\b|those\b|our\b|"
    r"your\b)[a-z]{2,15}\b|(?:let's|let us) [a-z]{2,15}\b|make no mistake|mark my words)|"
    rf"(?i:{COMMANDED})(?= {COMPLEMENT}\b))"
)
"""A sentence that begins with a verb and what that verb governs."""
NOUN_FIRST = re.compile(
    r"Judge [A-Z]|(?:Note|Watch|Check|Share|Guess|Look|Picture|Witness|Judge|Mark|Mind|"
    r"Stop) [A-Z][a-z]+ (?:[A-Z]\w+ )?"
    r"[a-z]{2,12}(?:s|ed)\b"
)
"""A title or a name before its verb ("Judge Brown ruled"), not a command."""
READER = re.compile(
    r"(?<![\w'])(?:(?:dear|gentle) readers?\b|"
    r"you (?:may|might|will|can|could|would|should|must|'ll)(?: (?:also|already|well|even|now|just|not))? "
    r"(?:be (?:wondering|thinking|surprised|forgiven|asking|tempted)|remember|recall|think|notice|wonder|guess|"
    r"ask yourself|"
    r"have (?:noticed|heard|seen|read|thought|guessed|missed)|want to (?:read|know|see))\b|"
    r"you (?:guessed it|heard (?:that|it) right|read that right|get the (?:idea|picture|point))\b|"
    r"as you (?:can (?:see|imagine|tell)|may|might|probably|know|read)\b|"
    r"if you(?:'re| are) (?:reading|wondering|still|like me|looking for|new|interested)\b|"
    r"if you(?:'ve| have)? (?:think|thought|haven't|missed|wonder|ever wondered|read|like this|want (?:to know|"
    r"a|more))\b|"
    r"(?:tell|let) us (?:what|know)\b|thank you for\b|believe it or not\b|make no mistake\b|mark my words\b)",
    re.IGNORECASE,
)
BEFORE_READER = frozenset(["you", "reader", "readers", "us", "believe", "mistake", "words"])
"""One of these is in all that ``READER`` finds."""
LABEL = re.compile(r"[A-Z][A-Z ]{2,30}:")


def addresses(passage: Passage) -> Iterator[Aside]:
    """Imperatives and other words to the reader, in the outlet's or a commenter's own voice."""
    view = passage.view
    if passage.zone in (Zone.HEADLINE, Zone.CAPTION) or LABEL.match(view):
        return
    if passage.spoken or not passage.is_own(0) or passage.is_quoted(0):
        return
    command = view[0].isupper() and IMPERATIVE.match(view) and not NOUN_FIRST.match(view)
    if command or (passage.has(BEFORE_READER) and passage.is_all_own() and READER.search(view)):
        yield aside(passage.at(0, len(view)), Kind.DIRECT_ADDRESS)


OUGHT = re.compile(
    r"(?<![\w'-])(should(?:n't)?|ought(?:n't)? to|must(?:n't)?|needs? to|ha(?:s|ve) to|had better|(?:it is|"
    r"it's) (?:high |"
    r"long past |past |about )?time)"
    r"(?: (?:not|never|also|now|at least|immediately|finally|instead|simply|all|just|first|"
    r"therefore)){0,2} (?=[a-z])",
    re.IGNORECASE,
)
BEFORE_OUGHT = frozenset(re.findall(r"\w+", "should shouldn ought oughtn must mustn need needs has have better time"))
"""One of these is in all that ``OUGHT`` finds."""
REPORTED_BEFORE = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|argu\w+|believ\w+|think\w*|thought|claim\w*|suggest\w*|insist\w*|recommend\w*|"
    r"propos\w*|demand\w*|"
    r"call(?:s|ed|ing)? (?:for|on)|urg\w+|told|tells|warn\w*|agree\w*|ask\w*|question\w*|debat\w+|decid\w+|"
    r"determin\w+|whether|"
    r"if|when|once|unless|until|that|than|what|who|how|why|which|where|feel\w*|felt|want\w*|guid\w+|rule\w*|"
    r"requir\w+|law|according|poll\w*|"
    r"support\w*|oppos\w+|order\w*|advi[sc]\w+|view\w*|opinion|favou?r\w*|stat(?:es|ed|ing)|declar\w+|writ\w+|"
    r"wrote|because|"
    r"announc\w+|acknowledg\w+|add(?:s|ed|ing)?|consider\w*|in order to|in case|lest|maintain\w*|contend\w*|"
    r"hop\w+|expect\w*|I)\b"
)
"""Words that hand the demand to a source, or make it a condition or a question."""
UNPRESCRIBED = re.compile(
    r"(?:come as|be (?:noted|able|available|ready|enough|an?|the|in|on|out|over|clear|easy|fine|back|at|"
    r"familiar|up|about|aware)|have\b|"
    r"make (?:it|for) (?:easier|harder|interesting)|help\b|provide\b|lead\b|be so lucky|arrive|(?:those|these|"
    r"the|this|it|"
    r"he|she|they|an?|any|his|her|their|there|such|that|we|you|I|pardon)\b|take (?:about|effect|place)|"
    r"apply|receive|pass|"
    r"contact|call|email|know\b|see\b|expect|appear|sound|seem|look|bring\b|cost|last|produce|result|happen|"
    r"begin|start|become|not be confused)"
)
"""What is expected rather than demanded ("should arrive", "should be available")."""
GUIDING = re.compile(
    r"(?:note|examine|look|consider|remember|recall|mention|add|point out|keep in mind|begin|explain)\b"
)
"""What a writer should do in the text itself ("we should note"), not what somebody should do in the world."""
NAMED = re.compile(
    r"(?:(?:And|But|So|Now|The|Instead|Finally),? )*(?:the )?(?:[A-Z][\w.'-]+ ?(?:of |and )?(?:the )?){1,4}"
)
DEMANDED = re.compile(
    r"(?:stop|end|cease|halt|quit|resign|withdraw|pull|leave|honou?r|keep|apologi[sz]e|admit|abandon|drop|lift|"
    r"release|free|act|stand|"
    r"face|learn|accept|recogni[sz]e|respect|answer|explain|return|remove|bring|take responsibility|come clean|"
    r"do more|do better|"
    r"get out|give up|back|speak|listen|rein|restore|protect|refuse|reject|understand)\b"
)
ATTRIBUTED = re.compile(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}: ")
"""A speaker before a colon, as headlines and transcripts have it."""
YOU = re.compile(r"(?:^|\b)(?:(?:you|I) ?|(?:all|what|everything) we )$", re.IGNORECASE)
COLLECTIVE = re.compile(
    r"(?:\bwe|\bus|everyone|everybody|(?:the|our|this) (?:[a-z-]{2,15} )?(?:world|west|nation|country|"
    r"government|president|administration|"
    r"congress|parliament|people|international community|public|media|press|court|authorities|party|leaders?|"
    r"politicians?|lawmakers?))$",
    re.IGNORECASE,
)


def prescriptions(passage: Passage) -> Iterator[Aside]:
    """Sentences in which the outlet or a commenter says what somebody is to do; not what a source wants done."""
    view = passage.view
    if passage.spoken or "?" in view[-3:] or not passage.has(BEFORE_OUGHT):
        return
    for match in OUGHT.finditer(view):
        at = match.start()
        if not passage.is_own(at) or not passage.is_own(max(0, at - 2)) or passage.is_quoted(at):
            continue
        clause = max(view.rfind(mark, 0, at) for mark in (";", ":", "—", "(")) + 1
        before = view[clause:at]
        if (
            REPORTED_BEFORE.search(before)
            or UNPRESCRIBED.match(view, match.end())
            or '"' in before
            or before.count(")") > before.count("(")
        ):
            continue
        if match[1].lower().startswith(("must", "need", "ha")) and not _is_demand(view, before, match.end()):
            continue
        if ATTRIBUTED.match(view) or YOU.search(before) or GUIDING.match(view, match.end()):
            continue
        if not before.strip() and not match[1].lower().startswith("it"):
            continue  # "Should he win …" is a condition
        yield aside(passage.at(clause, _clause_end(view, match.end())), Kind.PRESCRIPTIVE)
        return


def _is_demand(view: str, before: str, verb: int) -> bool:
    """Whether "must" asks something of somebody: of all of us, or of a named actor to do or stop what only it can."""
    if COLLECTIVE.search(before.rstrip()):
        return not before.rstrip().lower().endswith("we") or view[verb - 8 : verb].strip() != "have to"
    return NAMED.fullmatch(before.strip()) is not None and DEMANDED.match(view, verb) is not None


def _clause_end(view: str, at: int) -> int:
    return next((index for index in range(at, len(view)) if view[index] in ",;:—.!?"), len(view))


ARMED = (
    r"troops?|soldiers?|forces?|army|navy|air force|military|servicemen|servicewomen|service ?members?|sailors|"
    r"marines|airmen|"
    r"pilots|veterans|fighters|heroes|boys|commander[- ]in[- ]chief"
)
NATIONAL = (
    r"nation|country|homeland|motherland|fatherland|republic|borders?|government|president|prime minister|"
    r"parliament|constitution|"
    r"economy|allies|enemies|enemy|adversaries|foreign policy|national security|national interests?|sovereignty|"
    r"democracy|citizens|"
    r"countrymen|flag|soil|elections?|way of life|founding fathers|founders"
)
OURS = re.compile(
    rf"(?<![\w'])(?:our (?:(?:own|brave|great|beloved|national|armed|gallant|heroic|fallen|fine|young|"
    rf"dear) ){{0,2}}(?:{ARMED}|{NATIONAL})|"
    r"we (?:as a (?:nation|country|people)|the people|[A-Z][a-z]{2,15}(?:ans|ians|ese|is))|"
    r"(?-i:us [A-Z])[a-z]{2,15}(?:ans|ians))\b",
    re.IGNORECASE,
)
BEFORE_OURS = frozenset(["our", "we", "us"])
"""One of these is in all that ``OURS`` finds."""


def national_we(passage: Passage) -> Iterator[Aside]:
    """First persons plural in which outlet and nation are one; a source's "our troops" is quoted, and not counted."""
    for match in OURS.finditer(passage.view) if passage.has(BEFORE_OURS) else ():
        if passage.is_own(match.start()) and not passage.is_quoted(match.start()) and not passage.is_copied():
            yield aside(passage.of(match), Kind.NATIONAL_WE)
