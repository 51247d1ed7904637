"""How a line is written: person, address, reporting, slang, spelling; what tells a reader's remark from a report.

The word lists are a judgement of the authors; the weight of each is fitted.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import NamedTuple

WORDS = 1 << 15
"""Numbers that words are folded into."""
KNOWN_WORDS = 1 << 19
"""Bits of the map of words that news texts use."""

_LOOKED_AT = 60  # words of a line
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

_CLASSES = {
    "first": """
        i me my mine myself i'm i've i'd i'll im ive
    """,
    "we": """
        we us our ours ourselves we're we've we'll
    """,
    "second": """
        you your yours yourself you're you've you'll you'd u ur ya y'all youre
    """,
    "ought": """
        should must shouldn't ought need needs better let lets let's stop please shouldnt
    """,
    "reporting": """
        said says told according reported reports announced stated added confirmed claimed claims spokesman
        spokeswoman spokesperson statement officials official minister ministry quoted noted argued denied
        warned declared agency interview reporters tuesday monday wednesday thursday friday saturday sunday
        earlier percent
    """,
    "slang": """
        lol lmao rofl omg wtf imo imho btw idk smh tbh fyi afaik bcuz cuz coz becuz ppl thx pls plz dude bro
        wow haha hahaha hehe hmm hmmm yeah yea yep nope nah ok okay gonna wanna gotta kinda sorta dunno ain't
        aint ugh duh meh bs crap damn hell shit fuck fucking idiot idiots moron morons stupid clown clowns
        joke sheeple troll trolls ha yay yup huh hey hi hello oh ah aw aww er um uh cheers amen bravo yess yes
        no kudos awesome cool lame sucks
    """,
    "thanks": """
        thanks thank love loved great awesome nice wonderful amazing article post blog author writer sharing
        agree disagree comment comments commenter read reading wrote written interesting excellent brilliant
        piece
    """,
    "opinion": """
        think believe guess hope wish wonder feel bet suppose maybe perhaps really actually just so simply
        obviously clearly certainly always never nobody everybody everyone anyone nothing everything why how
        real truth lies lie wake sad shame shameful disgusting disgrace pathetic ridiculous propaganda puppet
        puppets evil corrupt
    """,
    "misspelt": """
        dont cant wont isnt arent wasnt werent doesnt didnt havent hasnt hadnt couldnt wouldnt thats theyre
        theres whats heres hes shes alot goverment definately recieve beleive thier wierd untill loose
        rediculous
    """,
    "function": """
        the a an of to in on at by for with from and or as is are was were be been that which it its
    """,
    "past": """
        was were had did been
    """,
    "present": """
        is are am do does has have isn't aren't don't doesn't it's that's they're
    """,
    "modal": """
        will would could can might may shall won't wouldn't couldn't can't cannot
    """,
    "they": """
        they them their theirs themselves those these people everyone everybody nobody somebody anyone who
    """,
    "negation": """
        not no never nothing none nobody nor neither don't doesn't didn't won't can't isn't aren't wasn't
    """,
}
CLASSES = tuple(sorted(_CLASSES))
"""The names of the classes of words that are counted."""


def _numbers() -> dict[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for number, name in enumerate(CLASSES):
        for word in _CLASSES[name].split():
            numbers[word] = (*numbers.get(word, ()), number)
    return numbers


_CLASS_NUMBERS = _numbers()
_FIRST, _WE, _SECOND, _OUGHT, _REPORTING = (CLASSES.index(n) for n in ("first", "we", "second", "ought", "reporting"))
_SLANG, _THANKS, _OPINION, _MISSPELT = (CLASSES.index(n) for n in ("slang", "thanks", "opinion", "misspelt"))


class Register(NamedTuple):
    """The words of one line.

    Args:
        tokens: the first of them, in small letters.
        counts: how many are in each of :data:`CLASSES`.
        unknown: how many words of four letters and more news texts do not use, names left out.
        personal: how much it reads like a remark and not like a report: about 0 for a report, 1 and more for a remark.
    """

    tokens: list[str]
    counts: list[int]
    unknown: int
    personal: float


@lru_cache(maxsize=1 << 16)
def word_number(token: str) -> int:
    """The 32-bit number of a word, to be folded into as few as its user has room for."""
    return zlib.crc32(token.encode("utf-8", "surrogatepass"))


def tokens_of(folded: str) -> list[str]:
    """The words of a text in small letters."""
    return _TOKEN.findall(folded)


def register_of(text: str, folded: str, known: bytes) -> Register:
    """What the words of a line tell.

    Args:
        text: the line.
        folded: the same in small letters.
        known: a map of the words that news texts use: bit ``word_number(word) % KNOWN_WORDS`` is set for each.
    """
    tokens = tokens_of(folded)[:_LOOKED_AT]
    counts = [0] * len(CLASSES)
    unknown = 0
    for token in tokens:
        numbers = _CLASS_NUMBERS.get(token)
        if numbers is not None:
            for number in numbers:
                counts[number] += 1
        elif len(token) > 3:
            at = word_number(token) % KNOWN_WORDS
            if not known[at >> 3] >> (at & 7) & 1:
                unknown += 1
    return Register(tokens, counts, unknown, _personal(text, counts, unknown, len(tokens)))


def _personal(text: str, counts: list[int], unknown: int, words: int) -> float:
    """A first guess by hand at what the fitted weights say better; it only serves to compare parts of one page."""
    if not words:
        return 0.0
    weight = (
        counts[_FIRST]
        + counts[_SECOND]
        + 0.5 * counts[_WE]
        + 0.7 * counts[_OUGHT]
        + 0.5 * counts[_OPINION]
        + 0.5 * counts[_THANKS]
        + 1.5 * counts[_SLANG]
        + 1.5 * counts[_MISSPELT]
        - 1.0 * counts[_REPORTING]
        + 0.5 * unknown
        + 1.0 * text.count("!")
        + 0.5 * text.count("?")
        + 0.5 * text.count("...")
    )
    quoted = text.count("“") + text.count('"') / 2
    return float((weight - quoted + text[:1].islower()) / (words + 6) * 6)
