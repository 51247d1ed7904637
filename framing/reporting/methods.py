"""Methods and limits: each measure in a paragraph with its range and an example from this very page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.reporting.texts import LOADED, Text, is_loaded
from framing.reporting.wording import plain, signed


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, explained.

    Args:
        title: what the page calls it.
        says: what it is and how it is found.
        range: its values and which way is up.
        example: worked on a text of this page; empty where none of them has one.
        reference: the work that it follows.
        accuracy: how well it was measured to do, on what, by which command.
    """

    title: str
    says: str
    range: str
    example: str
    reference: str
    accuracy: str


_HASHES = 100
"""Texts whose hash is listed; the annotations file has those of all."""


@dataclass(frozen=True, slots=True)
class Made:
    """With what the page was made.

    Args:
        versions: packages and their versions.
        lexicons: word lists and the SHA-256 of their files.
        options: what the user asked for.
        texts: id and SHA-256 of each text.
        cite: how to cite this page.
    """

    versions: tuple[tuple[str, str], ...]
    lexicons: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    cite: str


def made(settings: Mapping[str, Any], texts: Sequence[Text]) -> Made:
    """Versions, word lists, options and hashes, in a fixed order."""
    versions = _pairs(settings.get("versions"))
    version = dict(versions).get("framing", "")
    fingerprint = dict(_pairs(settings.get("lexicons")))
    lists = f", {len(fingerprint)} word lists" if fingerprint else ""
    cite = (
        f"framing {version}. Comparative framing report of {len(texts)} texts"
        f"{lists}; versions and hashes as listed above."
    )
    hashes = tuple((text.id, str(text.row.get("sha256") or "")) for text in texts[:_HASHES])
    return Made(versions, _pairs(settings.get("lexicons")), _pairs(settings.get("options")), hashes, cite)


def _pairs(found: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, Mapping):
        return ()
    return tuple((str(name), str(value)) for name, value in sorted(found.items()) if value not in (None, "", {}, ()))


def measures(texts: Sequence[Text]) -> tuple[Measure, ...]:
    """All measures of the page, in its order."""
    return (
        Measure(
            "Zones",
            "Every line of a page is put into one of ten zones (headline, article, caption, comment, page furniture "
            "and so on) from its wording, its form and its place. Only the article’s zones count as the outlet’s; "
            "comments are counted apart and furniture not at all.",
            "Each zone has a confidence from 0 to 1.",
            _zone_example(texts),
            "",
            "See docs/methods.",
        ),
        Measure(
            "Voice",
            "Each character is in the outlet’s own voice, reported (somebody’s words in the outlet’s wording), quoted "
            "(between quotation marks) or a reader’s. Words that an editor puts into a quotation are the outlet’s own.",
            "Shares of words; they add up to the words of the text without furniture.",
            _voice_example(texts),
            "Source, cue and content as in Prasad et al. 2006 and Pareti 2012.",
            "See docs/methods.",
        ),
        Measure(
            "Names",
            "A name counts when it stands in a word list as one of several that compete for the same person, group or "
            "act. The share is the mentions by this name among all mentions that the lists know.",
            "0 to 1. The weight of a name, from 0 (neutral) to 1 (strongly loaded), is the word list’s; from "
            f"{LOADED:g} on a name or word is shown as loaded.",
            _name_example(texts),
            "",
            "Each name is tested on its own examples and counterexamples.",
        ),
        Measure(
            "Attribution",
            "Who says what: source, cue and content of speech, writing and announced belief, direct, indirect or "
            "mixed; second-hand where it reaches the text through another source.",
            "Counts, and words of the content.",
            _attribution_example(texts),
            "Pareti 2012; Newell, Margolin & Ruths, LREC 2018.",
            "See docs/methods.",
        ),
        Measure(
            "Sentiment",
            "VADER’s compound for all words of one sentence in one voice, and the mean over sentences. VADER was made "
            "for social media: in reports of war nearly everything scores below zero, so compare voices and texts, "
            "not the sign.",
            "−1 (negative) to +1 (positive); a sentence between −0.05 and +0.05 is neutral.",
            _tone_example(texts),
            "Hutto & Gilbert, ICWSM 2014.",
            "See docs/methods.",
        ),
        Measure(
            "Asides",
            "What is slipped in beside the facts: glosses, scare quotes, epithets, clauses that vouch for one side. "
            "The structural kinds are read from brackets, marks and grammar; “evaluative” is a judgement.",
            "Counts.",
            _aside_example(texts),
            "Judgement of the authors; see docs/methods.",
            "See docs/methods.",
        ),
        Measure(
            "The same fact",
            "Within a story, sentences of different texts are aligned on their content words, names, numbers and days; "
            "what differs inside an aligned group is typed. “Not found” means that no sentence was aligned, not that "
            "the outlet hid anything.",
            "Groups of sentences; a text states a fact, partly states it, or it was not found there.",
            "",
            "",
            "See docs/methods.",
        ),
    )


def _zone_example(texts: Sequence[Text]) -> str:
    found = [(zone, text) for text in texts for zone in text.zones]
    if not found:
        return ""
    zone, text = min(found, key=lambda pair: (float(pair[0]["confidence"]), pair[1].number))
    sure = sum(float(z["confidence"]) >= 0.9 for z, _ in found)
    return (
        f"{sure} of {len(found)} blocks on this page have a confidence of at least 0.9; the least sure is a "
        f"{plain(str(zone['zone']))} of {text.label}, {float(zone['confidence']):.2f}."
    )


def _voice_example(texts: Sequence[Text]) -> str:
    text = max(texts, key=lambda t: t.words("own") / max(1, t.words()), default=None)
    if text is None or not text.words():
        return ""
    share = 100 * text.words("own") / text.words()
    return f"{text.label}: {text.words('own')} of {text.words()} words in its own voice, {share:.0f} %, the most here."


def _name_example(texts: Sequence[Text]) -> str:
    for text in texts:
        for finding in text.findings:
            if finding["referent"] and is_loaded(finding):
                words = text.text[finding["start"] : finding["end"]]
                referent = plain(str(finding["referent"]))
                return f"“{words}” in {text.label} names “{referent}”; weight {finding['weight']:g}."
    return ""


def _attribution_example(texts: Sequence[Text]) -> str:
    for text in texts:
        for attribution in text.attributions:
            if attribution["speaker"] and attribution["verb"]:
                return (
                    f"In {text.label}, “{attribution['verb']}” hands on the words of “{attribution['speaker']}” "
                    f"({attribution['kind']})."
                )
    return ""


def _tone_example(texts: Sequence[Text]) -> str:
    for text in texts:
        for segment in text.segments:
            if segment["compound"]:
                where = f"Sentence {segment['sentence'] + 1} of {text.label}, {segment['voice']}"
                return f"{where}: {signed(segment['compound'])}."
    return ""


def _aside_example(texts: Sequence[Text]) -> str:
    for text in texts:
        for finding in text.findings:
            if finding["layer"] == "asides":
                words = " ".join(text.text[finding["start"] : finding["end"]].split())
                return f"“{words[:80]}” in {text.label}: {plain(str(finding['kind'] or finding['label']))}."
    return ""
