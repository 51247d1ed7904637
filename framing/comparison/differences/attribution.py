"""Attribution shift: who answers for the statement, and with what verb he is brought in."""

from __future__ import annotations

import re

from framing.comparison.differences.clause import Stated, close
from framing.comparison.differences.difference import Difference
from framing.comparison.differences.quoting import quotes_a_statement, voices_within
from framing.comparison.stems import stem
from framing.comparison.terms import Wording
from framing.comparison.texts import Said, Text
from framing.documents import AttributionKind, Voice

_UNNAMED = frozenset({"anonymous", "unnamed-official", "unnamed-person"})
_SAYING = """
acknowledge add admit allege announce argue assert claim comment conclude confirm contend continue estimate explain
indicate insist maintain mention note observe post predict recall reply report reveal say share state suggest tell tweet
underline underscore warn write
"""
_STATES = frozenset({"according to", "point out", "point", "say in a statement", *_SAYING.split()})
"""Verbs that hand on a statement; others tell of an act as well: *demanded*, *denied*, *agreed*."""
_TOLD = """
ask call clarify complain concede criticise declare demand denounce describe hint inform joke lament pledge promise read
respond stress testify threaten underscore urge vow
"""
_SAID = _STATES | frozenset(_TOLD.split())
"""Verbs that may stand for one another where the same is handed on."""
_NO_SPEECH = frozenset(("plead", "expect", "show", "accuse", "charge", "see", "be"))
_RANKS = """
spokesman spokeswoman spokesperson minister ministry president premier official officials office statement government
department secretary general brigadier leader chief director agency news channel military army foreign prime mr mrs ms
gov governor sen senator rep representative congressman congresswoman mayor chairman chairwoman speaker justice judge
administration house white ad letter tweet plan campaign report news republican democratic republicans democrats former
democrat the a an of for from and s
"""
_TITLES = frozenset(_RANKS.split())
"""Words of rank and office, which two sources may share without being one."""
_POINTING = frozenset(("that", "this", "those", "these", "his", "her", "their"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "who", "which", "one", "you")) | _POINTING
_BESIDE = frozenset(("who", "which", "whose", "whom", "where", "after", "before", "while", "amid", "including"))
_OWN = 0.85  # the share of a statement that is in the outlet's voice, for it to be the outlet's statement
_ALL = 0.85  # the share of a statement's terms by which it is a quotation that another text has
_LIKE = 4  # terms that two statements must share at least, if one is attributed and the other is not
_HALF = 0.5  # the share of what is attributed that the other statement has, too
_MOST = 0.7  # the same, where they share but two terms
_PREDICATED = 2  # of those, words rather than names
_LONG = 14  # words; a longer source is none
_SHARED = 3  # terms that two statements share inside what is attributed
_OF_AN_ACT = frozenset(["to", "for", "on", "of", "about", "a", "an", "with", "against"])
"""Words with which begins what somebody demands, announces or does, rather than what he states."""
_SPEAKING = frozenset(["i", "we", "my", "our", "me", "us", "you", "your"])
"""Words by which somebody speaks for himself; an outlet seldom does."""
_DEFINITE = frozenset(["the", "his", "her", "their", "its", "this", "that", "he", "she", "they", "it", "who"])
_FINITE = frozenset(
    ("is", "are", "was", "were", "became", "has", "had", "have", "did", "says", "said", "reports", "came", "took")
)
"""Verbs that no source has in it."""
_SHORT = 4  # words; shorter contents are things rather than statements
_PASSIVE = frozenset(("is", "are", "was", "were", "been"))
_NATION = re.compile(r"(?:[^aeiou]i|ian|ese|[^aeiou]ish)$")
"""Endings of words for what belongs to a country."""
_ROOT = 4  # letters by which two spellings of a name are one
_VERB = 3  # words that a cue has at most to be a verb of saying


def attribution_differences(one: Stated, other: Stated) -> list[Difference]:
    """Own voice against attribution, another source, a source made anonymous, another verb of saying."""
    if one.headline or other.headline:
        return []
    if one.said is not None and other.said is not None:
        return _of_two(one, one.said, other, other.said)
    if not close(one, other, _LIKE) or _background(one) or _background(other):
        return []
    if one.said is not None and _handed_on(one, one.said, other) and _own(other, one, one.said):
        start, end = _marked(one, one.said)
        return [Difference("attribution", start, end, "", f"attributed; {other.text.label} states it itself")]
    if other.said is not None and _handed_on(other, other.said, one) and _own(one, other, other.said):
        note = "stated in the text's own voice"
        return [Difference("attribution", one.start, one.end, _who(other.text, other.said), note)]
    return []


def _of_two(one: Stated, mine: Said, other: Stated, theirs: Said) -> list[Difference]:
    if not _same_content(one, mine, other, theirs):
        return []
    found = []
    start, end = _marked(one, mine)
    names = _who(one.text, mine), _who(other.text, theirs)
    own = _words_of(one.text, mine), _words_of(other.text, theirs)
    # Who is meant by a pronoun is a guess, and so is what is no name.
    another = (
        close(one, other, _LIKE)
        and all(map(_proper, (*names, *own)))
        and not _one_source(*names)
        and not _one_source(*own)
    )
    # The same words between quotation marks are one speaker's, whatever he is called.
    quoted = mine.kind == theirs.kind == AttributionKind.DIRECT
    if not quoted and _handed_on(one, mine, other) and _handed_on(other, theirs, one):
        if _without_name(one.text, mine) and theirs.named and theirs.source_type not in _UNNAMED and _proper(names[1]):
            found.append(Difference("attribution", start, end, names[1], "source without a name"))
        elif another:
            found.append(Difference("attribution", start, end, names[1], "another source"))
    verbs = _verb(one, mine), _verb(other, theirs)
    if verbs[0] and verbs[1] and stem(verbs[0]) != stem(verbs[1]):
        said = other.quote(theirs.cue[0][0], theirs.cue[-1][1])
        found.append(Difference("reporting-verb", mine.cue[0][0], mine.cue[-1][1], said))
    return found


def _inside(of: Stated, said: Said) -> set[str]:
    return {t.key for t in of.terms if any(a <= t.start < b for a, b in said.content)}


def _same_content(one: Stated, mine: Said, other: Stated, theirs: Said) -> bool:
    """Whether two attributions hand on the same: what the shorter one says is said by the longer for half at least."""
    keys = _inside(one, mine), _inside(other, theirs)
    shared = len(keys[0] & keys[1])
    return shared >= 2 and shared >= (_HALF if shared >= _SHARED else _MOST) * min(len(keys[0]), len(keys[1]))


def _handed_on(one: Stated, said: Said, other: Stated) -> bool:
    """Whether an attribution hands on a statement, and the one that the two texts share."""
    if not said.cue or not said.source or said.source_type in (None, "other") or said.verb not in _STATES:
        return False
    words = " ".join(one.text.text[a:b] for a, b in said.content).split()
    if _misread(one.text, said):
        return False
    act = said.kind == AttributionKind.INDIRECT and bool(words) and words[0].lower() in _OF_AN_ACT
    if act or len(words) < _SHORT:
        # "pledged to repay", "announced a ban": an act that is told, not a statement that is handed on.
        return False
    inside = _inside(one, said)
    shared = inside & other.keys
    told = {t.key for t in other.terms if t.kind in ("word", "number")} & inside
    return len(told) >= _PREDICATED and len(shared) >= max(_SHARED, _HALF * min(len(inside), len(other.keys)))


def _misread(text: Text, said: Said) -> bool:
    """Whether a source is no source: too long, with a verb in it, or in another paragraph than its verb."""
    words = _words_of(text, said).lower().split()
    (start, _), (_, end) = min(said.source + said.cue), max(said.source + said.cue)
    return len(words) > _LONG or bool(_FINITE & set(words)) or "\n" in text.text[start:end].strip()


def _repeats(of: Stated, said: Said, quoted: Stated) -> bool:
    """Whether a statement is nothing but what another text quotes, or what nobody but its speaker could say."""
    inside = " ".join(quoted.text.text[a:b] for a, b in said.content).lower().split()
    if said.kind == AttributionKind.DIRECT and _SPEAKING & set(inside):
        return True
    return said.kind == AttributionKind.DIRECT and len(of.keys & _inside(quoted, said)) >= _ALL * len(of.keys)


def _own(of: Stated, quoted: Stated, theirs: Said) -> bool:
    """Whether a statement is the outlet's: nothing in its sentence is anybody else's."""
    text, sentence = of.text, of.sentence
    for said in text.said:
        if any(a < sentence.end and sentence.start < b for a, b in (*said.content, *said.cue)):
            return False
    if quotes_a_statement(of) or _repeats(of, theirs, quoted) or any(word.low in _SPEAKING for word in of.words):
        return False
    voices = voices_within(text, sentence.start, sentence.end)
    return voices.get(Voice.OWN, 0) >= _OWN * sum(voices.values())


def _background(of: Stated) -> bool:
    """Whether a statement is a clause beside another: it tells what is known, and nobody answers for it there."""
    return bool(of.words) and of.words[0].low in _BESIDE


def _without_name(text: Text, said: Said) -> bool:
    """Whether a source is nobody in particular: *an official*, *sources*; *the governor* was named before."""
    first = text.text[said.source[0][0] : said.source[0][1]].split()[:1]
    definite = bool(first) and first[0].lower() in _DEFINITE
    return said.source_type in _UNNAMED and not definite


def _proper(name: str) -> bool:
    """Whether a source's name holds a name: a word with a capital that is no rank and does not begin the words."""
    return any(w[:1].isupper() and w.strip(".,’'").lower() not in _TITLES | _PRONOUNS for w in name.split())


def _marked(one: Stated, said: Said) -> tuple[int, int]:
    where = said.source or said.cue
    return (where[0][0], where[-1][1]) if where else (one.start, one.end)


def _who(text: Text, said: Said) -> str:
    """The source's name, or its words; empty where only a pronoun stands for it."""
    name = said.speaker or _words_of(text, said)
    return "" if name.lower() in _PRONOUNS else name


def _words_of(text: Text, said: Said) -> str:
    return " ".join(text.text[said.source[0][0] : said.source[-1][1]].split()) if said.source else ""


def _verb(of: Stated, said: Said) -> str:
    """The verb of saying; empty where it stands in another sentence, where the cue is longer, or none was found."""
    if not said.cue or not of.sentence.start <= said.cue[0][0] < of.sentence.end:
        return ""
    words = " ".join(of.text.text[a:b] for a, b in said.cue).lower().split()
    no_verb = not said.verb or said.verb in _NO_SPEECH or said.verb not in _SAID
    if no_verb or words == [":"] or len(words) > _VERB or len(said.cue) > 1 or set(words) & _PASSIVE:
        return ""
    return str(said.verb).lower()


def _one_source(mine: str, theirs: str) -> bool:
    """Whether two sources may be one: a shared word that is no rank, or nothing but ranks on one side, the same."""
    wording = Wording()
    one = {wording.key(w) for w in _words(mine)}
    other = {wording.key(w) for w in _words(theirs)}
    names_one = {wording.key(w) for w in _words(mine) if w not in _TITLES}
    names_other = {wording.key(w) for w in _words(theirs) if w not in _TITLES}
    # Two institutions of one country are two.
    nations = {wording.key(w) for w in _words(mine) if w in _words(theirs) and _NATION.search(w)}
    if nations and names_one & names_other == nations and names_one != names_other:
        return False
    if names_one & names_other or {w[:_ROOT] for w in names_one} & {w[:_ROOT] for w in names_other}:
        # A country or an institution in common does not make two named people one.
        people = _named_people(mine), _named_people(theirs)
        surnames = [{w[:_ROOT] for w in its} for its in people]
        return not (surnames[0] and surnames[1] and not surnames[0] & surnames[1])
    return (not names_one or not names_other) and bool(one & other)


def _words(source: str) -> list[str]:
    return [w.strip(".,’'\"“”").lower().removesuffix("'s").removesuffix("’s") for w in source.split()]


def _named_people(source: str) -> set[str]:
    """The last word of a run of two or more capitalised words at the end: a surname, most of the time."""
    words = source.split()
    if len(words) >= 2 and words[-1][:1].isupper() and words[-2][:1].isupper():
        last = words[-1].strip(".,’'").lower()
        return {last} if last not in _TITLES else set()
    return set()
