"""Other names and explanations set off by commas or dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import Passage

NAMED = (
    r"(?:(?:also|better|best|formerly|previously|commonly|widely|otherwise|sometimes|popularly|locally|colloquially|"
    r"variously|now|then|once|more commonly|officially|informally|usually|originally) "
    r"(?:known|called|referred to|dubbed|nicknamed|named|styled|described)(?: \w{2,12}){0,2}? ?(?:as|by|under)?|"
    r"(?:known|called|dubbed|nicknamed|abbreviated|shortened)(?: in \w{2,20}| to \w{2,20}| by \w{2,20}(?: \w{2,20})?)?(?: as| to)?|"
    r"a\.?k\.?a\.?|formerly(?: of)?(?= [A-Z])|alias)"
)
EXPLAINED = (
    r"(?:(?:using|in|with) (?:a|an|the|its|another)(?: [\w-]{2,20}){0,3} (?:acronym|abbreviation|name|term|word|phrase|nickname|"
    r"euphemism|shorthand|expression|slur|pejorative)s?\b|"
    r"(?:a|an|the|its|another)(?: [\w-]{2,20}){0,3} (?:acronym|abbreviation|alternative name|other name|nickname|euphemism|shorthand|"
    r"term (?:used|for|meaning)|name (?:used|for|meaning)|word (?:used|for|meaning)|phrase (?:used|for|meaning))\b|"
    r"referring to|in (?:an? (?:\w{2,20} )?)?reference to|a(?:n apparent| clear| thinly veiled)? reference to|alluding to|an allusion to|"
    r"which (?:stands for|means|translates|is short for|is (?:\w{2,20} )?(?:also |better |sometimes )?(?:known|called|referred to))|"
    r"(?:short|code|slang|shorthand) for|meaning(?= (?:\"|the |a |\"))|(?:or|that is),? in (?:\w{2,20} ){1,3}terms)"
)
SET_OFF = re.compile(rf"(?:, | — |—)((?:{NAMED}|{EXPLAINED})[^,;:()—]{{2,160}})", re.IGNORECASE)
NO_NAME = re.compile(
    r"(?:\w+ )?(?:known|called|described|named|referred to)(?: as)? (?:for|to|on|in|an?|his|her|their|him|it|them|off|upon|up|one of)\b",
    re.IGNORECASE,
)


def glosses(passage: Passage) -> Iterator[Aside]:
    """Names and explanations that the writer adds between commas or dashes, never inside somebody's quotation."""
    if "," not in passage.view and "—" not in passage.view:
        return
    for match in SET_OFF.finditer(passage.view):
        if passage.is_own(match.start(1)) and not NO_NAME.match(match[1]):
            end = match.end(1)
            while passage.view[end - 1] in ".!?\" '":
                end -= 1
            yield aside(passage.at(match.start(1), end), Kind.GLOSS)
