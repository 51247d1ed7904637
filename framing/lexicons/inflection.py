"""English endings: the plurals, verb forms and comparatives that an inflected form may take.

Regular spelling rules as in the grammars' chapters on inflection, with the irregular words that loaded news language
is likely to use. The aim is recall over forms that exist; a form that nobody writes ("militanted") costs nothing.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "persons people", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "goose": "geese", "ox": "oxen", "wife": "wives", "life": "lives", "knife": "knives",
    "thief": "thieves", "leaf": "leaves", "half": "halves", "self": "selves", "wolf": "wolves", "shelf": "shelves",
    "elf": "elves", "calf": "calves", "loaf": "loaves", "crisis": "crises", "thesis": "theses", "basis": "bases",
    "analysis": "analyses", "oasis": "oases", "hypothesis": "hypotheses", "diagnosis": "diagnoses",
    "phenomenon": "phenomena", "criterion": "criteria", "medium": "media mediums", "stratum": "strata",
    "bacterium": "bacteria", "datum": "data", "alumnus": "alumni", "nucleus": "nuclei", "cactus": "cacti cactuses",
    "fungus": "fungi", "stimulus": "stimuli", "referendum": "referendums referenda",
    "memorandum": "memorandums memoranda",
    "jihadi": "jihadis", "taxi": "taxis", "sheep": "sheep", "aircraft": "aircraft", "series": "series",
    "species": "species", "troops": "troops", "police": "police",
}  # fmt: skip
_PLURALS_IN_OES = _words(
    """
    hero echo veto torpedo embargo potato tomato negro volcano cargo mosquito
    """
)
_NOT_MEN = _words(
    """
    human german roman ottoman shaman talisman caiman mussulman norman turkoman
    """
)

_VERBS = """
arise arose arisen, be am is are was were been being, bear bore borne, beat beat beaten, become became become,
begin began begun, behold beheld, bend bent, bet bet, bid bade bid bidden, bind bound, bite bit bitten,
bleed bled, blow blew blown, break broke broken, breed bred, bring brought, broadcast broadcast, build built,
burn burnt burned, burst burst, buy bought, cast cast, catch caught, choose chose chosen, cling clung, come came,
cost cost, creep crept, cut cut, deal dealt, dig dug, do does did done, draw drew drawn, dream dreamt dreamed,
drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought,
find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden, forecast forecast,
foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, forsake forsook forsaken,
freeze froze frozen, get got gotten, give gave given, go went gone, grind ground, grow grew grown,
hang hung hanged, have has had, hear heard, hide hid hidden, hit hit, hold held, hurt hurt, keep kept,
kneel knelt, know knew known, lay laid, lead led, lean leant leaned, leap leapt leaped, learn learnt learned,
leave left, lend lent, let let, lie lay lain lied, light lit lighted, lose lost, make made, mean meant, meet met,
mislead misled, mistake mistook mistaken, overcome overcame, overthrow overthrew overthrown, overrun overran,
oversee oversaw overseen, pay paid, plead pled pleaded, put put, quit quit, read read, rend rent, rid rid,
ride rode ridden, ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold,
send sent, set set, shake shook shaken, shed shed, shine shone, shoot shot, show showed shown,
shrink shrank shrunk, shut shut, sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept,
slide slid, sling slung, slit slit, smell smelt smelled, sow sowed sown, speak spoke spoken, speed sped,
spell spelt spelled, spend spent, spill spilt spilled, spin spun, spit spat, split split, spoil spoilt spoiled,
spread spread, spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung,
stink stank stunk, strike struck stricken, string strung, strive strove striven, swear swore sworn, sweep swept,
swell swelled swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told,
think thought, throw threw thrown, thrust thrust, tread trod trodden, undergo underwent undergone,
undermine undermined, understand understood, undertake undertook undertaken, undo undid undone, uphold upheld,
upset upset, wake woke woken, wear wore worn, weave wove woven, weep wept, win won, wind wound,
withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote written
"""
_IRREGULAR_VERBS = {forms.split()[0]: tuple(forms.split()[1:]) for forms in _VERBS.split(",")}

# Two-syllable verbs stressed on the last syllable double their consonant; the spelling does not show the stress.
_DOUBLING = _words(
    """
    abet abhor admit commit compel concur confer control debar defer demur deter disbar dispel embed enrol equip
    excel expel extol forget impel incur infer occur omit outwit patrol permit prefer propel rebel rebut recur refer
    regret remit repel submit transfer transmit underpin unzip upset worship kidnap handicap program
    """
)
_NEVER_ISE = _words(
    """
    advertise exercise compromise surprise promise franchise disguise enterprise expertise paradise merchandise
    supervise televise improvise chastise circumcise comprise despise devise advise revise demise precise concise
    premise treatise otherwise likewise clockwise capsize seize prize size
    """
)
_VOWELS = "aeiou"
_SYLLABLE = re.compile(r"[aeiouy]+")


def inflections(word: str, pos: str | None) -> list[str]:
    """The word and its inflected forms, in lower case, each once, British and American.

    Args:
        word: one word in lower case.
        pos: ``noun``, ``verb`` or ``adjective``; ``None`` for nouns and verbs alike.
    """
    found: dict[str, None] = {}
    for spelling in _ise_and_ize(word):
        found[spelling] = None
        if pos in ("noun", None):
            found.update(dict.fromkeys(plurals(spelling)))
        if pos in ("verb", None):
            found.update(dict.fromkeys(verb_forms(spelling)))
        if pos == "adjective":
            found.update(dict.fromkeys(comparatives(spelling)))
    return list(found)


def plurals(noun: str) -> list[str]:
    """The plural forms of a noun."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun].split()
    if noun.endswith("man") and len(noun) > 4 and noun not in _NOT_MEN:
        return [noun[:-3] + "men"]
    if noun.endswith(("wife", "life", "thief", "wolf", "knife")):
        return [noun[:-2] + "ves" if noun.endswith("fe") else noun[:-1] + "ves"]
    if noun.endswith("woman"):
        return [noun[:-5] + "women"]
    if noun.endswith("sis") and len(noun) > 5:
        return [noun[:-2] + "es"]
    if noun in _PLURALS_IN_OES:
        return [noun + "es"]
    return [_with_s(noun)]


def verb_forms(verb: str) -> list[str]:
    """Third person, past, participles and gerund of a verb."""
    stems = [verb]
    if len(verb) > 2 and verb[-1] not in "aeiouywxh" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
        one_syllable = len(_SYLLABLE.findall(verb)) == 1
        if one_syllable or verb in _DOUBLING:
            stems = [verb + verb[-1]]
        elif verb[-1] in "lpt":
            # travelled and traveled, worshipped and worshiped, targetted and targeted
            stems = [verb, verb + verb[-1]]
    past = list(_IRREGULAR_VERBS.get(verb, ()))
    if not past:
        past = [_with_ed(stem) for stem in stems]
    gerund = [_with_ing(stem) for stem in stems]
    return [_with_s(verb), *past, *gerund]


def comparatives(adjective: str) -> list[str]:
    """Comparative and superlative in -er and -est of a short adjective; a long one has none."""
    syllables = len(_SYLLABLE.findall(adjective.removesuffix("e")))
    if syllables > 2 or (syllables == 2 and not adjective.endswith(("y", "le", "ow", "er"))):
        return []
    if adjective.endswith("e"):
        return [adjective + "r", adjective + "st"]
    if adjective.endswith("y") and len(adjective) > 2 and adjective[-2] not in _VOWELS:
        return [adjective[:-1] + "ier", adjective[:-1] + "iest"]
    doubles = (
        syllables == 1 and len(adjective) > 2 and adjective[-1] not in "aeiouywxh"
        and adjective[-2] in _VOWELS and adjective[-3] not in _VOWELS
    )  # fmt: skip
    stem = adjective + adjective[-1] if doubles else adjective
    return [stem + "er", stem + "est"]


def _ise_and_ize(word: str) -> tuple[str, ...]:
    if len(word) < 6 or word in _NEVER_ISE:
        return (word,)
    if word.endswith("ise"):
        return (word, word[:-3] + "ize")
    if word.endswith("ize"):
        return (word, word[:-3] + "ise")
    return (word,)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "es" if word in ("do", "go", "undergo", "forgo", "veto", "echo", "torpedo", "embargo") else word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    return word + "ked" if word.endswith("ic") else word + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return word[:-1] + "ing"
    return word + "king" if word.endswith("ic") else word + "ing"
