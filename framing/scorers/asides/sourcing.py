"""Remarks on the sourcing itself: what a source would not say, why it is not named, who did not answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

TELL = (
    r"(?:comment|elaborate|say|answer|discuss|explain|specify|confirm|respond|reply|(?:speak|talk) (?:publicly|"
    r"about|on|to (?:reporters|the (?:media|press)))|provide (?:further |"
    r"more |any |additional )?"
    r"(?:details?|information|evidence|comment|explanation|specifics)|give (?:further |more |any |additional |"
    r"his |her |their |its )?"
    r"(?:details?|names?|reasons?|information|explanation|specifics|comment|figures?)|go into (?:further |"
    r"more )?details?|be (?:named|identified|quoted|interviewed|drawn)|"
    r"name (?:the |his |her |their )?\w{2,15}|offer (?:further |more |any )?(?:details?|comment|"
    r"explanation|evidence)|"
    r"take questions|share (?:further |more )?details?|identify)"
)
SILENCE = re.compile(
    rf"\b(?:(?:declined|refused|chose not|opted not|was unwilling|were unwilling|was not willing|"
    rf"were not willing|preferred not|"
    rf"would not|wouldn't|did not want|asked not|requested not|was not authori[sz]ed|were not authori[sz]ed|"
    rf"wasn't authori[sz]ed|weren't authori[sz]ed|"
    rf"is not authori[sz]ed|are not authori[sz]ed|not authori[sz]ed|unauthori[sz]ed|failed|was unable|"
    rf"were unable|did not immediately|didn't immediately|"
    rf"has yet|have yet) (?:to )?(?:publicly |immediately |further |even )?{TELL}"
    r"|(?:did not|didn't|does not|doesn't) (?:further |immediately )?(?:elaborate|specify|provide (?:any |"
    r"further |more |additional )?"
    r"(?:details?|evidence|information|explanation|specifics)|give (?:any |further |more |a )?(?:details?|"
    r"evidence|explanation|reasons?|specifics)|"
    r"offer (?:any |further |more |an? )?(?:details?|evidence|explanation|specifics|comment)|identify (?:the|"
    r"his|her|its|their|any)|name (?:the|his|any))"
    r"|(?:did not|didn't|has not|hasn't|have not|haven't|had not|hadn't|not|no one|nobody|failed to|"
    r"yet to)(?: \w{2,15}){0,2} "
    r"(?:return(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|acknowledge(?:d)?)(?: to)?(?: \w{1,15}){0,6} "
    r"(?:calls?|messages?|requests?|emails?|e-mails?|inquir(?:y|ies)|enquir(?:y|ies)|queries|query|questions?|"
    r"comment)"
    r"|(?:(?:on|under) (?:the )?(?:strict )?condition (?:of anonymity|that (?:\w+ ){1,3}not be (?:named|"
    r"identified))|(?:requested|asked for|was granted|were granted|granted|"
    r"insisted on|demanded) anonymity|"
    r"anonymously because|could not (?:immediately |independently )?be (?:reached|independently (?:verified|"
    r"confirmed)|verified|confirmed|contacted|corroborated)|"
    r"couldn't (?:immediately |independently )?be (?:reached|verified|confirmed)|"
    r"(?:was|were) (?:not |un)(?:immediately )?(?:available|reachable) (?:for|to) (?:comment|elaborate)|"
    r"(?:unable|not been able|could not|couldn't) to (?:independently |immediately )?(?:verify|confirm|reach|"
    r"corroborate|contact)|"
    r"(?:could not|couldn't|cannot|can't) (?:independently |immediately )(?:verify|confirm|corroborate)|"
    r"a request for comment (?:was not|wasn't|to .{1,60} was not)|requests for comment (?:were not|weren't|went))"
    r"|without (?:(?:initially|immediately|further|ever|even|publicly) ){0,2}(?:elaborating|providing|offering|"
    r"giving|citing|naming|specifying|explaining|"
    r"identifying|presenting|producing|saying|going into)\b(?: (?:any|an|a|further|more|the|his|her|"
    r"their|its|specific|additional|direct|other|much|"
    r"evidence|details?|proof|explanation|sources?|source|names?|reasons?|specifics|figures|information|how|"
    r"what|when|who|why|where|which)\b){0,4})",
    re.IGNORECASE,
)
BEFORE_SILENCE = frozenset(
    re.findall(
        r"\w+",
        "not t no nobody without declined refused unwilling failed unable yet unauthorised unauthorized condition "
        "anonymity anonymously cannot available unavailable reachable unreachable requests",
    )
)
"""One of these is in all that ``SILENCE`` finds."""
WITHHELD = re.compile(
    r"\b(?:gave|offered|provided|cited|presented|produced|named|gives|offers|provides|cites) no (?:\w+ ){0,2}?"
    r"(?:details?|explanation|evidence|proof|reasons?|sources?|names?|comment|figures|specifics|information)\b"
    r"|\b(?:remained|stayed|kept|was|were|has been|have been) (?:\w+ly )?(?:silent|mum|tight-lipped|"
    r"quiet) (?:on|about|over)\b"
    r"|\b(?:would|will) not be drawn\b|\b(?:asked|wished|wanted|preferred|chose) to (?:remain|stay|"
    r"be kept) (?:anonymous|unnamed)"
    r"|\b(?:did not|didn't) say (?:how|when|where|why|who|what|whether|which|if)\b",
    re.IGNORECASE,
)
BEFORE_WITHHELD = frozenset(["no", "silent", "mum", "lipped", "quiet", "drawn", "anonymous", "unnamed", "say"])
"""One of these is in all that ``WITHHELD`` finds."""
SPEAKING = re.compile(
    r"\b(?:sources?|officials?|spokes\w+|statement|ministry|minister|military|army|police|authorities|"
    r"department|agency|office|"
    r"commander|command|government|report|it|he|she|they|informant|witness\w*)\b",
    re.IGNORECASE,
)
"""Those whose silence is remarked on: somebody who is a source, not just anybody who says no."""
GIVING = re.compile(
    r"(?:providing|offering|giving|citing|presenting|producing|naming|saying|identifying)", re.IGNORECASE
)
EVIDENCE = re.compile(
    r"(?:evidence|details?|proof|explanation|sources?|names?|reasons?|specifics|figures|information|how|what|"
    r"when|who|why|where|which)\b",
    re.IGNORECASE,
)
SAY = re.compile(
    r"(?:did not|didn't|would not|wouldn't|failed to|has not|have not|was unable to|were unable to) (?:to )?\w",
    re.IGNORECASE,
)
ABOUT_SOURCES = re.compile(
    r"\b(?:sources?|officials?|spokes\w+|statement|ministry|reporters?|report|comment|elaborat\w+|details?|"
    r"anonym\w+|named|identified|"
    r"reached|military|office|army|police|authorities|department|agency|company|campaign|request\w*|inquir\w+|"
    r"messages?|calls?|e-?mails?|immediately|further)\b",
    re.IGNORECASE,
)
OWN_AFFAIR = re.compile(r" (?:that )?(?:he|she|they|it|his|her|their)\b", re.IGNORECASE)
"""What somebody would not commit himself to ("refused to say he would accept"), not what he would not tell."""
SENTENCE_LONG = 90


def remarks(passage: Passage) -> Iterator[Aside]:
    """Remarks of the outlet on its sourcing; the sentence where that is all it says, else the words."""
    silence = SILENCE.finditer(passage.view) if passage.has(BEFORE_SILENCE) else ()
    is_said = passage.has(BEFORE_WITHHELD) and SPEAKING.search(passage.view)
    withheld = WITHHELD.finditer(passage.view) if is_said else ()
    for match in chain(silence, withheld):
        words = match.group()
        if passage.is_quoted(match.start()):
            continue
        if words.lower().startswith("without") and GIVING.search(words) and not EVIDENCE.search(words):
            continue
        if OWN_AFFAIR.match(passage.view, match.end()) and words.endswith(" say"):
            continue
        if SAY.match(words) and " be drawn" not in words and not ABOUT_SOURCES.search(passage.view):
            continue
        whole = len(passage.view) <= SENTENCE_LONG and not words.lower().startswith("without")
        yield aside(passage.at(0, len(passage.view)) if whole else passage.of(match), Kind.META_SOURCING)
        return
