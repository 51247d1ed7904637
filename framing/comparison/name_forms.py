"""Whether two names of a referent are one: a shorter and a longer form of it."""

from __future__ import annotations

from framing.comparison.stems import stem
from framing.comparison.terms import tokens

_RANKS = """
mr mrs ms dr sir president prime minister premier sen senator rep representative congressman congresswoman gov governor
secretary attorney general justice judge chief nominee candidate chairman speaker director king queen prince
gen col crown lt officer officers official officials force forces party group then former ex vice
deputy state u.s the a an of
"""
OF_RANK = frozenset(stem(word) for word in _RANKS.split())
"""Words that make a name longer without making it another one: a house's style, not a choice of name."""


def one_name(mine: str, theirs: str) -> bool:
    """Whether two names are one, shorter or longer: a rank, a form of address or a first name more or less."""
    one, other = _parts(mine), _parts(theirs)
    if "".join(one) == "".join(other):
        return True
    known_one, known_other = set(one) - OF_RANK, set(other) - OF_RANK
    if not known_one or not known_other:
        # "the president" stands for a name that was said before.
        return True
    if mine.islower() and theirs.islower():
        return bool(known_one & known_other)
    shorter, longer = sorted((known_one, known_other), key=len)
    both = f"{mine} {theirs}"
    capitals = {stem(token.low) for token in tokens(both, 0, len(both)) if token.capital}
    return shorter <= longer and longer - shorter <= capitals


def _parts(name: str) -> list[str]:
    """The stems of a name's words, without what is not the choice of a name: capitals, inflections, possessives."""
    return [stem(token.low.replace("’", "'").removesuffix("'s").strip(".")) for token in tokens(name, 0, len(name))]
