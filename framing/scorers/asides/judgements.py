"""Judgements in the outlet's own voice: superlatives, epithets, set-off remarks, and adverbs of stance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from framing.lexicons import Lexicons, Name
from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import WORD, Passage

ADVERBS_WEIGH = 0.4
EPITHETS_WEIGH = 0.6
LOADED_WEIGH = 0.8
KNOWN_BADLY = frozenset(["notorious", "infamous", "disgraced"])
CERTAIN = frozenset(
    [
        "of course",
        "naturally",
        "needless to say",
        "clearly",
        "obviously",
        "surely",
        "no doubt",
        "undoubtedly",
        "plainly",
    ]
)
"""Boosters that comment on a whole sentence; the others only link it to the one before ("in fact")."""
NO_COMMENT = frozenset(
    ["in theory", "on paper", "at least in theory", "as expected", "in name only", "in effect", "in short"]
)
"""Phrases of the list that qualify a statement without a stance toward it."""
DESCRIPTIVE = frozenset(
    re.findall(
        r"[\w-]+",
        "controversial unprecedented malicious poisonous historic dangerous dirty false crude lying scathing chilling "
        "unfair inflammatory catastrophic radical hardline supposed onerous burdensome punitive unconstitutional "
        "illegitimate unethical undemocratic authoritarian fundamentalist ideological erratic combative timid "
        "mediocre far-left far-right hard-left hard-line lackluster lacklustre",
    )
)
"""Adjectives of the list that news also uses of things without judging anybody: not taken for asides."""
"""From these weights in the word lists on an adverb is a comment and an adjective a judgement."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What the word lists give the finders of this module.

    Args:
        adverbs: matches one adverb of stance.
        epithets: adjectives that judge, in small letters.
        before_adverbs, before_epithets: of each of them its longest word, without which it cannot be found.
    """

    adverbs: re.Pattern[str]
    epithets: frozenset[str]
    before_adverbs: frozenset[str]
    before_epithets: frozenset[str]


def cues(lexicons: Lexicons) -> Cues:
    """Adverbs of ``stance-adverbs`` and ``boosters``; the strongest adjectives of ``evaluative`` and ``loaded``."""
    adverbs = _forms(lexicons, "stance-adverbs", lambda name: name.weight >= ADVERBS_WEIGH)
    adverbs -= NO_COMMENT
    adverbs |= _forms(lexicons, "boosters", lambda name: name.form in CERTAIN)
    adjectives = _forms(lexicons, "loaded", lambda name: name.pos == "adjective" and name.weight >= LOADED_WEIGH)
    adjectives |= _forms(lexicons, "evaluative", lambda name: name.weight >= EPITHETS_WEIGH) | KNOWN_BADLY
    either = "|".join(map(re.escape, sorted(adverbs, key=lambda form: (-len(form), form)))) or r"(?!)"
    epithets = frozenset(adjectives) - DESCRIPTIVE
    return Cues(re.compile(either, re.IGNORECASE), epithets, _longest_words(adverbs), _longest_words(epithets))


def _longest_words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(max(WORD.findall(form), key=len, default=form) for form in forms)


def _forms(lexicons: Lexicons, name: str, keep: Callable[[Name], bool]) -> set[str]:
    found = lexicons.lists.get(name)
    names = [one for one in found.names if keep(one)] if found else []
    return {form.lower() for one in names for form in (one.form, *one.also) if PLAIN_FORM.fullmatch(form)}


PLAIN_FORM = re.compile(r"[\w' -]+")
BEFORE_ADVERB = re.compile(r"(?:^|[,;:(—]|\b(?:and|but|or|yet|that|which))$", re.IGNORECASE)
WORD_STARTS = re.compile(r"(?<![\w'-])(?=[a-z])", re.IGNORECASE)
ANYWHERE = re.compile(
    r"(?:ironically|predictably|unsurprisingly|tellingly|shamefully|disgracefully|outrageously|"
    r"laughably|"
    r"hypocritically|tragically|regrettably|inexplicably)$",
    re.IGNORECASE,
)
"""Adverbs that are hardly ever anything but comments, so that no comma is asked for: judgement of the authors."""


def stance_adverbs(passage: Passage, listed: Cues) -> Iterator[Aside]:
    """Adverbs that comment on the whole sentence: set off by commas, or before the sentence; the plainest anywhere."""
    if not passage.has(listed.before_adverbs):
        return
    view = passage.view
    for place in WORD_STARTS.finditer(view):
        match = listed.adverbs.match(view, place.start())
        if match is None or view[match.end() : match.end() + 1].isalnum():
            continue
        start = match.start()
        set_off = BEFORE_ADVERB.search(view[max(0, start - 8) : start].rstrip())
        stops = view[match.end() : match.end() + 2].lstrip()[:1] in (",", ";", ")", "—", ".")
        if not ((set_off and stops) or ANYWHERE.match(match.group())):
            continue
        if passage.is_own(start) and not passage.is_quoted(start):
            yield aside(passage.of(match), Kind.STANCE_ADVERB)


SUPERLATIVE = re.compile(
    r"\b(?:one of (?:the|his|her|its|their) (?:most [a-z-]{4,20}|worst|ugliest|darkest)"
    r"(?: [\w'-]{2,20}){1,3}|"
    r"(?:the|this) (?:world|country|nation|region|west|planet|continent)'s (?:most [a-z-]{4,20}|[a-z]{3,12}iest|"
    r"worst|greatest|"
    r"best)(?: [\w'-]{2,20}){1,6}|"
    r"the (?:most|least) (?:[a-z]{3,12}ly )?[a-z-]{4,20}(?: [\w'-]{2,20}){1,3})",
    re.IGNORECASE,
)
BEFORE_SUPERLATIVE = frozenset(
    re.findall(r"\w+", "most least worst ugliest darkest world country nation region west planet continent")
)
"""One of these is in all that ``SUPERLATIVE`` finds."""
PLAIN_MOST = re.compile(r"the (?:most|least) (?:[a-z]{3,12}ly )?([a-z-]{4,20})", re.IGNORECASE)
COUNTABLE = re.compile(
    r"most (?:\w+ly )?(?:populous|recent|common|senior|widely|expensive|valuable|important|powerful|famous|"
    r"popular|influential|"
    r"prominent|diverse|visited|watched|likely|active|advanced|vulnerable|affected|densely|commonly|frequently|"
    r"frequent|successful|"
    r"current|conservative|liberal|wanted|part|people|significant|serious|recently|basic|relevant|obvious|other|"
    r"effective|"
    r"difficult|high-profile|competitive|consequential|comprehensive|detailed|immediate|notable|recognizable|"
    r"sweeping|direct|"
    r"republicans|democrats|americans|voters|states|of|[a-z]+ed)\b",
    re.IGNORECASE,
)
"""Superlatives that can be counted, or that news uses as plain description."""
SET_OFF = re.compile(
    r"(?:— ?|, |\()((?:and |but |or )?(?:albeit \w+ly|no thanks to|just like (?-i:[A-Z])\w+|as usual|"
    r"to say the least|"
    r"to put it (?:mildly|bluntly|politely)|rightly or wrongly|for better or worse|whatever that means|"
    r"and (?:failed|rightly so|wrongly|deservedly))(?: [\w'-]{1,20}){0,6}) ?(?=[—,).!;])",
    re.IGNORECASE,
)
BEFORE_SET_OFF = frozenset(
    re.findall(r"\w+", "albeit thanks like usual least put rightly better whatever failed wrongly deservedly")
)
"""One of these is in all that ``SET_OFF`` finds."""
HIDDEN_MOTIVE = re.compile(
    r"\b(?:the |its |his |her |their )?(?:real|true|hidden|ulterior|actual) (?:aim|goal|motive|agenda|purpose|"
    r"intention|reason)s?"
    r"(?: (?:of|behind|for) (?:[\w'-]{1,20} ?){1,4})?(?= (?:is|was|are|were|here|has|of|behind)\b)",
    re.IGNORECASE,
)
BEFORE_HIDDEN_MOTIVE = frozenset(["real", "true", "hidden", "ulterior", "actual"])
"""One of these is in all that ``HIDDEN_MOTIVE`` finds."""
ATTRIBUTIVE = re.compile(
    r"(?<![\w'-])(?:(the|this|that|these|those|an?|its|his|her|their|our|such|other|more|of|by|with|from|and|as|"
    r"[\w]+'s) )"
    r"([a-z][a-z-]{2,20}) ((?:[\w'-]{2,20} ){0,1}?[\w'-]{3,20})",
    re.IGNORECASE,
)
NO_NOUN = re.compile(
    r"(?:and|or|but|that|than|for|from|with|when|who|which|because|if|as|was|were|are|had|has|have|is|to|in|on|"
    r"at|by|of|"
    r"enough|about|toward|towards|because|until|where|while|the|this|those|these)\b",
    re.IGNORECASE,
)


def judgements(passage: Passage, listed: Cues) -> Iterator[Aside]:
    """Evaluative words in the outlet's own voice; a source's are the source's, a commenter's the commenter's."""
    taken: list[tuple[int, int]] = []
    for start, end, borrowed in _candidates(passage, listed):
        spoken = borrowed or passage.is_own(start)
        if spoken and not passage.is_quoted(start) and not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            yield aside(passage.at(start, end), Kind.EVALUATIVE)


def _candidates(passage: Passage, listed: Cues) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether it counts in reported speech too: a remark between dashes is the writer's even there."""
    view = passage.view
    for match in SUPERLATIVE.finditer(view) if passage.has(BEFORE_SUPERLATIVE) else ():
        plain = PLAIN_MOST.match(match.group())
        if not COUNTABLE.search(match.group()) and (plain is None or plain[1].lower() in listed.epithets):
            yield match.start(), match.end(), False
    for match in HIDDEN_MOTIVE.finditer(view) if passage.has(BEFORE_HIDDEN_MOTIVE) else ():
        yield match.start(), match.end(), False
    for match in SET_OFF.finditer(view) if passage.has(BEFORE_SET_OFF) else ():
        yield match.start(1), match.end(1), True
    for match in ATTRIBUTIVE.finditer(view) if passage.has(listed.before_epithets) else ():
        if match[2].lower() in listed.epithets and not NO_NOUN.match(match[3]):
            yield match.start(), match.end(), False
