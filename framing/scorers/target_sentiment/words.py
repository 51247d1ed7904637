"""What the model of sentiment toward targets knows of one word by itself."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from framing.valences import stemmed, valence

TARGET, NAME = "<T>", "<E>"
"""What stands for the target and for all others' names."""
BREAKS = frozenset(
    re.findall(
        r"\S+",
        ', ; : — " ( ) [ ] and but that who which because while after before as although though even if when where '
        "whose since until or",
    )
)
NEGATIONS = frozenset(
    re.findall(
        r"\S+",
        "not no never without nor neither n't hardly barely cannot fail fails failed lack lacks lacked refuse refused "
        "deny denied",
    )
)
FORMS_OF_BE = frozenset(re.findall(r"\S+", "is are was were be been being am 's 're get gets got"))
AUXILIARIES = FORMS_OF_BE | frozenset(
    re.findall(r"\S+", "has have had do does did will would can could may might must shall should 've 'd 'll to")
)
ADVERB = re.compile(
    r"\w+ly$|(?:also|never|not|still|now|then|even|just|once|again|often|always|already|so|too|all|both|only)$"
)
PRONOUN = re.compile(
    r"(?:he|she|they|him|her|them|his|their|it|its|we|us|you|i|me|my|who|himself|herself)$", re.IGNORECASE
)
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the a an in on at of to for from with by as it its he his she her they their we our i my you your this that "
        "these those there here and but or so if when while after before since what who how why where which not no all "
        "some many most more other another one two three new last first during despite because although though even "
        "still yet now then also just only both each every any few several such according meanwhile however instead",
    )
)
"""Words that are no names though a capital begins them, at the head of a sentence or in a title."""
SAYING = frozenset(["said", "says", "say", "told", "tweeted", "wrote", "added"])
KEPT_SHAPES = frozenset(
    re.findall(
        r"\w+", "by of for against to with on in from at about over as and but that who which while because if or"
    )
)
PLAIN_SHAPES = frozenset(["x", "xly", "xed", "xing", "AUX", "PRO"])
"""Shapes that are left out of what stands between a target and a word of sentiment."""


TRAITS = np.dtype(
    [
        *(("stem", np.uint32), ("stem_length", np.int64), ("shape", np.uint32), ("shape_length", np.int64)),
        *(("value", np.float64), ("charge", np.int64)),
        *((name, np.bool_) for name in ("is_name", "is_plain", "is_counted", "ends_clause", "negates", "quotes")),
    ],
    align=True,
)
"""What is known of a word, as numbers.

CRC-32 and length in bytes of its stem and of its shape; VADER's valence; 1 where its shape is ``+``, -1 where it is
``-``; whether it is a name that is masked, its shape is one of ``PLAIN_SHAPES``, it is a word or a mask and no number
or mark, and whether it ends a clause, negates, or is a quotation mark.
"""


class Word(NamedTuple):
    """One word, as the model sees it.

    Args:
        text: in small letters; a name is masked.
        traits: a record of ``TRAITS``, as bytes.
    """

    text: str
    traits: bytes


@lru_cache(maxsize=1 << 14)  # most words of a text come back in the next one
def word_of(written: str) -> Word:
    """A word or mark as it is written in a sentence, or the mask of the target."""
    small = written.lower()
    is_name = written[0].isupper() and small not in SMALL_WORDS and len(written) > 1
    text = written if written == TARGET else NAME if is_name else small
    shape = shape_of(text)
    parts = [part.encode("utf-8", "surrogatepass") for part in (stemmed(text), shape)]
    traits = (
        *(number for part in parts for number in (zlib.crc32(part), len(part))),
        *(valence(text), (shape == "+") - (shape == "-")),
        *(is_name, shape in PLAIN_SHAPES, text[0].isalpha() or text[0] == "<"),
        *(text in BREAKS, text in NEGATIONS, text == '"'),
    )
    return Word(text, np.array(traits, dtype=TRAITS).tobytes())


def shape_of(text: str) -> str:
    """What kind of word it is: ``+`` and ``-`` for words of sentiment, small words as they are, ``x`` for others."""
    if text in (TARGET, NAME):
        return text
    value = valence(text)
    if value:
        return "+" if value > 0 else "-"
    if text in NEGATIONS:
        return "NOT"
    if text in AUXILIARIES:
        return "BE" if text in FORMS_OF_BE else "AUX"
    if text in KEPT_SHAPES or not text[0].isalnum():
        return text
    if text in SAYING:
        return "SAY"
    if PRONOUN.match(text):
        return "PRO"
    return next((f"x{ending}" for ending in ("ed", "ing", "ly") if text.endswith(ending)), "x")
