"""The shipped list of reporting verbs, nouns and phrases, as classes for the words of a cue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from framing.errors import LexiconError
from framing.lexicons import read, shipped
from framing.lexicons.entries import Name, PartOfSpeech
from framing.lexicons.inflection import inflections

LEXICON = "reporting-verbs"
"""The stem of the file."""

_WORD = re.compile(r"[\w']+(?:-[\w']+)*")
_LONGEST = 5  # words of a phrase
_FIXED = frozenset(("according", "in", "as", "it", "what", "rumour", "rumor", "so-called"))
_TAIL = frozenset(("that", "by", "from", "of", "to"))


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """What the list says of one verb, noun or phrase.

    Args:
        lemma: the word or phrase as listed.
        verb_class: neutral, assertive, directive, expressive, descriptive, signalling, cognition, perception or
            volition (after Caldas-Coulthard's scheme for news, widened).
        engagement: acknowledge, endorse or distance (Martin and White 2005).
        factivity: factive, non-factive or counter-factive: whether the content is presupposed true, open, or false
            (Kiparsky and Kiparsky, "Fact").
        cue: verb, noun or phrase.
    """

    lemma: str
    verb_class: str
    engagement: str
    factivity: str
    cue: str


@cache
def reporting_verbs() -> Mapping[str, ReportingVerb]:
    """Every listed form with its inflections, lower case, by spelling.

    Raises:
        LexiconError: when the list is missing or wrong.
    """
    path = next((path for path in shipped() if path.stem == LEXICON), None)
    if path is None:
        raise LexiconError(f"{LEXICON}.toml", "is not among the shipped lists", "install the package again")
    forms: dict[str, ReportingVerb] = {}
    shorter: dict[str, ReportingVerb] = {}
    for words in read(path).lists:
        for name in words.names:
            verb = _verb(name)
            first, _, rest = name.form.partition(" ")
            part = PartOfSpeech.NOUN if verb.cue == "noun" else PartOfSpeech.VERB
            heads = (first, *inflections(first, part)) if verb.cue != "phrase" or _is_verb(first) else (first,)
            for head in heads:
                forms.setdefault(f"{head} {rest}".rstrip(), verb)
            if first.endswith("ly") and rest:
                for last in inflections(rest, PartOfSpeech.VERB):
                    forms.setdefault(f"{first} {last}", verb)
            for head in heads:
                if verb.cue == "noun" and rest in _TAIL:
                    shorter.setdefault(head, verb)
    return MappingProxyType({**shorter, **forms})


def _is_verb(word: str) -> bool:
    """Whether the first word of a phrase is inflected with it ("said in a statement")."""
    return word not in _FIXED and not word.endswith("ly")


def _verb(name: Name) -> ReportingVerb:
    given = dict(name.fields)
    return ReportingVerb(
        name.form,
        str(given.get("verb_class", "neutral")),
        str(given.get("engagement", "acknowledge")),
        str(given.get("factivity", "non-factive")),
        str(given.get("cue", "verb")),
    )


def reporting_verb(cue: str) -> ReportingVerb | None:
    """What the list says of a cue as written: of the longest listed phrase in it, else of the last listed word.

    Auxiliaries and adverbs around it are no hindrance ("has repeatedly claimed"); ``None`` when nothing is listed.

    Args:
        cue: the words of the cue.
    """
    known = reporting_verbs()
    words = _WORD.findall(cue[:200].lower().replace("’", "'"))
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            found = known.get(" ".join(words[start : start + length]))
            if found is not None:
                return found
    return None
