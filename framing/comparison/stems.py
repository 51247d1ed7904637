"""Word stems: what is left of an English word without its inflections and commonest derivations.

The suffix stripping is Porter's (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), with one
addition that news needs: ``-ist`` goes as ``-ism`` does, so that a movement and its followers meet in one stem.
"""

from __future__ import annotations

import re

_IRREGULAR_FORMS = """
begin began begun, bind bound, break broke broken, bring brought, build built, buy bought, catch caught, choose chose
chosen, come came, deal dealt, dig dug, drive drove driven, fall fell fallen, feed fed, feel felt, fight fought, find
found, flee fled, fly flew flown, forbid forbade forbidden, forget forgot forgotten, freeze froze frozen, give gave
given, go went gone, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, know knew known, lay
laid, lead led, leave left, lose lost, mean meant, meet met, pay paid, rise rose risen, run ran, see saw seen, seek
sought, sell sold, send sent, shake shook shaken, shoot shot, sink sank sunk, slay slew slain, speak spoke spoken, spend
spent, stand stood, steal stole stolen, stick stuck, strike struck stricken, swear swore sworn, take took taken, teach
taught, tear tore torn, tell told, think thought, throw threw thrown, understand understood, wake woke woken, wear wore
worn, win won, withdraw withdrew withdrawn, write wrote written, die died dying, lie lied lying, man men, woman women,
child children, person people, foot feet, life lives, wife wives, thief thieves, knife knives, leaf leaves
"""
"""Verbs and nouns that news uses and whose forms no suffix rule brings together."""
_IRREGULAR = {
    form: words.split()[0] for words in _IRREGULAR_FORMS.replace("\n", " ").split(",") for form in words.split()[1:]
}
_VOWELS = frozenset("aeiou")
_MEASURE = re.compile(r"[aeiouy]+[^aeiouy]+")
_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("isation", "ize"),
    ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("alise", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ist", "ate", "iti", "ous", "ive", "ize",
    "ise", "ion", "al", "er", "ic", "ou",
)  # fmt: skip


def _measure(stem: str) -> int:
    """How many vowel-consonant sequences a stem has (Porter's *m*); a ``y`` counts as a vowel inside a word."""
    return len(_MEASURE.findall(stem.lstrip("y") if stem[:1] == "y" else stem))


def _has_vowel(stem: str) -> bool:
    return any(letter in _VOWELS or (letter == "y" and at > 0) for at, letter in enumerate(stem))


def _short(stem: str) -> bool:
    """Whether it ends consonant, vowel, consonant, the last not ``w``, ``x`` or ``y`` (Porter's *o)."""
    if len(stem) < 3 or stem[-1] in "wxy":
        return False
    return stem[-1] not in _VOWELS and (stem[-2] in _VOWELS or stem[-2] == "y") and stem[-3] not in _VOWELS


def _without_inflection(word: str) -> str:
    if word.endswith("sses") or (word.endswith("ies") and len(word) > 4):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and _has_vowel(stem) and len(stem) > 1:
            if stem.endswith(("at", "bl", "iz")):
                return stem + "e"
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lszaeiou":
                return stem[:-1]
            return stem + "e" if _measure(stem) == 1 and _short(stem) else stem
    return word


def stem(word: str) -> str:
    """The stem of one word in small letters; words with digits or of other scripts come back as they are."""
    if len(word) < 3 or len(word) > 40 or not word.isascii() or not word.isalpha():
        return word
    word = _IRREGULAR.get(word) or _without_inflection(word)
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    for step in (_STEP_2, _STEP_3):
        for ending, instead in step:
            if word.endswith(ending):
                if _measure(word[: -len(ending)]) > 0:
                    word = word[: -len(ending)] + instead
                break
    for ending in _STEP_4:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if _measure(rest) > 1 and (ending != "ion" or rest[-1:] in ("s", "t")):
                word = rest
            break
    if word.endswith("e") and (_measure(word[:-1]) > 1 or (_measure(word[:-1]) == 1 and not _short(word[:-1]))):
        word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
