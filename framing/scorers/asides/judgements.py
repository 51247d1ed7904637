"""Judgements in the outlet's own voice: superlatives, epithets, set-off remarks, and adverbs of stance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

STANCE = (
    r"(?:of course|needless to say|ironically|predictably|unsurprisingly|surprisingly|not surprisingly|"
    r"curiously|tellingly|conveniently|"
    r"sadly|tragically|unfortunately|regrettably|thankfully|fortunately|luckily|mercifully|happily|hopefully|"
    r"shockingly|"
    r"outrageously|disgracefully|shamefully|absurdly|bizarrely|strangely|oddly(?: enough)?|"
    r"interestingly(?: enough)?|amazingly|incredibly|"
    r"remarkably|astonishingly|alarmingly|worryingly|disturbingly|ominously|rightly|wrongly|"
    r"rightfully|understandably|inexplicably|inevitably|obviously|clearly|evidently|undoubtedly|no doubt|"
    r"without a doubt|admittedly|"
    r"frankly|honestly|seriously|naturally|hilariously|laughably|ludicrously|hypocritically|cynically|fittingly|"
    r"notably)"
)
SET_OFF_ADVERB = re.compile(
    rf"(?:^|[,;:(—] ?|\b(?:and|but|or|yet|that|which) )({STANCE})(?=[,;)—.]| — )|^({STANCE}),", re.IGNORECASE
)
IN_CLAUSE = re.compile(
    r"\b(ironically|predictably|unsurprisingly|conveniently|tellingly|shamefully|disgracefully|outrageously|"
    r"laughably|hypocritically|"
    r"cynically|absurdly|shockingly|tragically|regrettably|inexplicably|(?:quite )?rightly|wrongly|"
    r"obviously)\b(?! (?:convicted|accused|"
    r"imprisoned|jailed|believed|identified|arrested))",
    re.IGNORECASE,
)


def stance_adverbs(passage: Passage) -> Iterator[Aside]:
    """Adverbs that comment on the whole sentence: set off by commas anywhere, the strongest without commas too."""
    taken: set[int] = set()
    for pattern in (SET_OFF_ADVERB, IN_CLAUSE):
        for match in pattern.finditer(passage.view):
            group = 1 if match[1] else 2
            start = match.start(group)
            if start not in taken and passage.is_own(start) and not passage.is_quoted(start):
                taken.add(start)
                yield aside(passage.of(match, group), Kind.STANCE_ADVERB)


EPITHET = (
    r"(?:notorious|infamous|brutal|barbaric|savage|vicious|vile|evil|filthy|filthiest|wicked|heinous|monstrous|"
    r"bloodthirsty|murderous|"
    r"despicable|disgraceful|shameful|shameless|disgusting|appalling|outrageous|reckless|corrupt|corrupted|"
    r"crooked|hypocritical|"
    r"fanatical|radical|extremist|rogue|bloody|ruthless|cruel|sinister|insane|crazy|stupid|idiotic|moronic|"
    r"laughable|ludicrous|absurd|"
    r"ridiculous|pathetic|cowardly|treacherous|traitorous|tyrannical|despotic|genocidal|heroic|courageous|"
    r"glorious|valiant|noble|brilliant|"
    r"magnificent|beloved|legendary|disastrous|catastrophic|horrific|horrifying|dreadful|shocking|draconian|"
    r"failed|so-called|"
    r"self-proclaimed|self-styled|self-described|would-be|puppet|phony|phoney|bogus|sham|fake|toxic|dishonest|"
    r"deceitful|deranged|unhinged|"
    r"worst|best|greatest|deadliest|darkest|ugliest|dirtiest|finest|dramatic|favou?rite|takfiri|terrorist)"
)
SUPERLATIVE = re.compile(
    rf"\b((?:the |our |this )?(?:[\w-]{{1,20}}'s? )?(?:most|least) {EPITHET}(?: [\w'-]{{2,20}}){{0,3}}|"
    r"one of the (?:most [a-z-]{4,20}|worst|greatest|best|ugliest|darkest|biggest (?:lies|failures|"
    r"scandals))(?: [\w'-]{2,20}){0,3}|"
    r"one of (?:his|her|its|their) (?:most [a-z-]{4,20}|worst|greatest)(?: [\w'-]{2,20}){0,3}|"
    r"the (?:world|country|nation|region|west|planet|continent)'s (?:most [a-z-]{4,20}|[a-z]{3,12}iest|worst|"
    r"greatest|deadliest)(?: [\w'-]{2,20}){0,4})",
    re.IGNORECASE,
)
FACTUAL_MOST = re.compile(
    r"most (?:populous|recent|common|senior|widely|expensive|valuable|important|powerful|famous|popular|"
    r"influential|prominent|diverse|visited|"
    r"watched|likely|active|advanced|vulnerable|affected|powerful|densely|commonly|frequently|frequent|"
    r"successful|current|conservative|liberal)\b",
    re.IGNORECASE,
)
"""Superlatives that can be counted or that news uses as plain description."""
EPITHETS = re.compile(
    r"(?<![\w-])((?:the |this |these |an? |other |its |his |her |their )?(?:(?:[\w-]{2,20}) )?"
    r"(?:so-called|self-proclaimed|self-styled|notorious|infamous|barbaric|vile|despicable|disgraceful|shameful|"
    r"shameless|"
    r"disgusting|appalling|outrageous|hypocritical|fanatical|bloodthirsty|murderous|laughable|ludicrous|idiotic|"
    r"pathetic|"
    r"treacherous|genocidal|heroic|glorious|valiant|beloved|draconian|phony|phoney|bogus|toxic|deranged|"
    r"unhinged|cowardly|"
    r"takfiri|filthiest|filthy|evil|monstrous|heinous|barbarous|savage|crooked|sinister)"
    r" (?:[\w'-]{2,20} ){0,2}?[\w'-]{3,20})",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"(?:— ?|, |\()((?:and |but |or )?(?:albeit|no thanks to|thanks to|just like|much like|not unlike|"
    r"so much for|as if|as usual|"
    r"as always|if (?:not|only|ever)|or so|to say the least|to put it (?:mildly|bluntly)|believe it or not|"
    r"until now|once again|"
    r"yet again|again|rightly or wrongly|for better or worse|"
    r"and (?:failed|rightly so|wrongly|deservedly|counting))(?: [\w'-]{1,20}){0,6}) ?(?=[—,).!;])",
    re.IGNORECASE,
)
PLAIN_REMARK = re.compile(
    r"(?:(?:and |but |or )?(?:if not|again|thanks to|once again|yet again|as always|as if|or so)(?: \w+)*)$",
    re.IGNORECASE,
)
HIDDEN_MOTIVE = re.compile(
    r"\b(?:the |its |his |her |their )?(?:real|true|hidden|ulterior|actual) (?:aim|goal|motive|motives|reason|"
    r"agenda|purpose|intention|intentions)"
    r"(?: (?:of|behind|for) (?:[\w'-]{1,20} ?){1,4})?",
    re.IGNORECASE,
)


def judgements(passage: Passage) -> Iterator[Aside]:
    """Evaluative words in the outlet's own voice; a source's are the source's, a commenter's the commenter's."""
    taken: list[tuple[int, int]] = []
    for pattern in (SUPERLATIVE, HIDDEN_MOTIVE, EPITHETS, REMARK):
        for match in pattern.finditer(passage.view):
            start, end = match.start(1) if match.lastindex else match.start(), match.end()
            if match.lastindex:
                end = match.end(1)
            if pattern is SUPERLATIVE and FACTUAL_MOST.search(match.group()):
                continue
            if pattern is REMARK and PLAIN_REMARK.match(match[1]):
                continue
            own = (passage.is_own(start) or pattern is REMARK) and not passage.is_quoted(start)
            if own and not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                yield aside(passage.at(start, end), Kind.EVALUATIVE)
