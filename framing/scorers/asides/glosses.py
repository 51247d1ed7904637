"""Other names and explanations set off by commas or dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

NAMED = (
    r"(?:also|better|best|formerly|previously|commonly|widely|otherwise|sometimes|popularly|locally|"
    r"colloquially|variously|now|then|"
    r"once|more commonly|officially|informally|usually|originally) "
    r"(?:known|called|referred to|dubbed|nicknamed|named|styled)(?: \w{2,12}){0,2}? ?(?:as|by|under)?\b|"
    r"known (?:in \w{2,20} |to \w{2,20} |by \w{2,20}(?: \w{2,20})? )?(?:as|by)\b|"
    r"(?:called|dubbed|nicknamed|abbreviated|shortened to|alias|formerly(?: of)?|"
    r"a\.?k\.?a\.?) (?=(?:the )?(?-i:[\"A-Z]))"
)
EXPLAINED = (
    r"using (?:an?|the|its|another)(?: [\w-]{2,20}){0,3} "
    r"(?:acronym|abbreviation|name|term|word|phrase|nickname|euphemism|shorthand|expression|slur|pejorative)s?\b|"
    r"(?:an?|the|its|another)(?: [\w-]{2,20}){0,3} (?:acronym|abbreviation|alternative name|other name|nickname|"
    r"euphemism|shorthand|"
    r"(?:term|name|word|phrase) (?:used|for|meaning))\b|"
    r"referring to\b(?! (?:him|her|them|it|us|me|himself|herself) as)|in (?:an? (?:\w{2,20} )?)?reference to\b|"
    r"a(?:n apparent| clear| thinly veiled)? reference to\b|"
    r"alluding to\b|an allusion to\b|which (?:stands for|is short for|translates (?:as|to|into \w+ as|roughly)|"
    r"is (?:\w{2,20} )?(?:also |better |sometimes )?(?:known|called|referred to)|means \")|"
    r"whose (?:\w{2,12} )?(?:name|acronym) is\b|(?:short|code|slang|"
    r"shorthand) for\b|meaning \"|"
    r"(?:or|that is),? in (?:\w{2,20} ){1,3}terms\b"
)
SET_OFF = re.compile(rf"(?:, | — |—)((?i:(?=[abcdefiklmnoprstuvw])(?:{NAMED}|{EXPLAINED}))[^,;:()—]{{2,160}})")
NO_NAME = re.compile(
    r"(?:\w+ )?(?:known|called|described|named|referred to)(?: as)? (?:for|to|on|in|an?|his|her|their|him|it|"
    r"them|off|upon|up|one of)\b",
    re.IGNORECASE,
)
BARE = re.compile(r"(?:called|dubbed|nicknamed|abbreviated|alias|formerly|a\.?k\.?a\.?) (?:of )?", re.IGNORECASE)
NAMES_ONLY = re.compile(
    r"(?:the )?(?:\"[^\"]{2,60}\"?|(?:[A-Z][\w'./-]*(?: (?:of|the|for|and|on|in|al|de)){0,2} ?){1,8})$"
)


def glosses(passage: Passage) -> Iterator[Aside]:
    """Names and explanations that the writer adds between commas or dashes, never inside somebody's quotation."""
    if "," not in passage.view and "—" not in passage.view:
        return
    for match in SET_OFF.finditer(passage.view):
        if passage.is_own(match.start(1)) and not passage.is_quoted(match.start(1)) and not _is_verb(match[1]):
            end = match.end(1)
            while passage.view[end - 1] in ".!?\" '":
                end -= 1
            closing = passage.view.find('"', end, end + 3)
            if closing >= 0 and passage.view.count('"', match.start(1), end) % 2:
                end = closing + 1
            yield aside(passage.at(match.start(1), end), Kind.GLOSS)


def _is_verb(words: str) -> bool:
    """Whether the words are the sentence's main verb rather than a name set off: "Smith, R-Utah, called the vote …"."""
    bare = BARE.match(words)
    return bool(NO_NAME.match(words) or (bare and not NAMES_ONLY.match(words, bare.end())))
