"""Whether a word is a verb, and whether it acts or is acted upon, told by its ending and the words beside it."""

from __future__ import annotations

from enum import Enum

from framing.comparison.differences.clause import Stated
from framing.comparison.terms import FUNCTION_WORDS, Token

_AUXILIARIES = """
will would can could may might must should shall has have had having is are was were be been being
did do does not never n't don't didn't doesn't won't can't i we you they he she who
help helps helped helping let lets make makes made
"""
_BEFORE_A_VERB = frozenset(_AUXILIARIES.split())
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "got", "gets", "it's", "he's", "she's"))
_HAVE = frozenset(("has", "have", "had", "having"))
_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "some",
        "no",
    )
)
_NOMINAL = """
according bombing briefing building concerning considering during evening excluding feeling filing finding findings
following funding gathering hearing housing including involving killing meaning meeting morning offering opening
pending policing protesting regarding ruling sanctioning setting shooting sitting spending spelling standing
surrounding training trading upcoming warning wedding
"""
_NOT_VERBS = frozenset(_NOMINAL.split())
"""Words in -ing that news uses as nouns, prepositions or adjectives."""
_IRREGULAR = """
beat began bore bought broke brought built burnt caught chose cut dealt drew drove fell fled forgave fought gave grew
held hid hit hurt kept knew laid led left lent lost meant met paid ran rose sank sat saw sent set shook shot shut slid
sold sought spent split spread stole stood struck swept swore taught thought threw took tore understood won withdrew
wore wrote
"""
_PAST = frozenset(_IRREGULAR.split())
_PARTICIPLES = """
beaten begun bound bought broken brought built caught chosen cut dealt drawn driven fought given grown held hidden hit
hurt kept known laid led left lent lost met paid run sent set shot sold sought spent split spread stolen struck swept
sworn taken taught thrown torn withdrawn won written
"""
_DONE = frozenset(_PARTICIPLES.split())
_OBJECT = (
    frozenset(("him", "her", "them", "it", "us", "me", "you", "himself", "itself", "themselves", "each")) | _ARTICLES
)


class Form(Enum):
    """How a verb stands in its clause."""

    ACTIVE = "active"
    PASSIVE = "passive"


def is_verb(of: Stated, start: int) -> bool:
    """Whether the word at an offset is likely a verb."""
    word = of.at(start)
    if word is None or word.capital or word.low in _NOT_VERBS:
        return False
    before = _before(of, word)
    if before == "to":
        # "to questions" and "to Congress" name, "to question" tells.
        return not word.low.endswith("s") or word.low.endswith("ss")
    participle = word.low.endswith(("ed", "ing")) or word.low in _PAST | _DONE
    if before in _BEFORE_A_VERB:
        # "is sorry" holds an adjective.
        return participle or before not in _BE
    return before not in _ARTICLES and (word.low.endswith(("ed", "ing")) or word.low in _PAST)


def form_at(of: Stated, start: int) -> Form | None:
    """Whether the verb at an offset is active, with what it acts upon behind it, or passive; ``None`` if unclear."""
    word = of.at(start)
    if word is None or word.capital or word.low in _NOT_VERBS:
        return None
    before = of.before(word.start, 3)
    last = [w.low for w in before if not w.low.endswith("ly") and w.low not in ("not", "also", "never", "then")][-1:]
    participle = word.low.endswith("ed") or word.low in _DONE
    if participle and last and last[0] in _BE:
        return Form.PASSIVE
    if not _acts_on_something(of, word):
        return None
    finite = word.low.endswith(("ed", "ing")) or word.low in _PAST or bool(last and last[0] in _BEFORE_A_VERB - _BE)
    return Form.ACTIVE if finite or bool(last and last[0] == "to") else None


def agent_follows(of: Stated, start: int) -> bool:
    """Whether a passive names who acts: *by* with a noun, within the next few words."""
    word = of.at(start)
    following = [w.low for w in of.after(word.end, 5)] if word is not None else []
    return any(
        low == "by" and n + 1 < len(following) and not following[n + 1].endswith("ing")
        for n, low in enumerate(following)
    )


def _acts_on_something(of: Stated, word: Token) -> bool:
    """Whether an object stands right behind a word: an article, a pronoun, a number, or no little word."""
    following = of.after(word.end)
    if not following or of.text.text[word.end : following[0].start].strip():
        return False
    low = following[0].low
    return low in _OBJECT or (low not in FUNCTION_WORDS and not low.endswith(("ly", "ing", "ed")))


def _before(of: Stated, word: Token) -> str:
    """The word before, adverbs passed over."""
    for other in reversed(of.before(word.start, 2)):
        if not other.low.endswith("ly"):
            return other.low
    return ""
