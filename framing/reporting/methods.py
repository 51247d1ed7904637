"""Methods and limits: each measure in a paragraph with its range and an example from this very page."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framing.reporting.texts import Text, is_loaded
from framing.reporting.wording import plain, signed

if TYPE_CHECKING:
    from framing.tables import Analysis


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, explained.

    Args:
        title: what the page calls it.
        says: what it is and how it is found.
        range: its values and which way is up.
        example: worked on a text of this page; empty where none of them has one.
        reference: the work that it follows.
        page: the page of the documentation that says how it was measured; empty where there is none yet.
        accuracy: how well it was measured to do, and on what.
    """

    title: str
    says: str
    range: str
    example: str
    reference: str
    page: str
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


def measures(texts: Sequence[Text], references: Mapping[str, str]) -> tuple[Measure, ...]:
    """All measures of the page, in its order, as ``templates/methods.toml`` words them.

    Args:
        texts: for the examples.
        references: for each comparison the work that it follows, as the comparison gives it.
    """
    return tuple(
        Measure(
            title=said["title"],
            says=said["says"],
            range=said["range"],
            example=_EXAMPLES[said["id"]](texts) if said["id"] in _EXAMPLES else "",
            reference=said.get("reference") or references.get(said.get("comparison", ""), ""),
            page=said.get("page", ""),
            accuracy=said.get("accuracy", ""),
        )
        for said in worded()
    )


def unasked(analysis: Analysis) -> tuple[str, ...]:
    """Questions that were not put to the texts, each with what it would take."""
    from framing.scorers.loaded import ABSENT

    return () if (analysis.findings["layer"] == "loaded").any() else (ABSENT,)


def worded() -> list[dict[str, str]]:
    """What is said of each measure."""
    text = (files("framing.reporting") / "templates" / "methods.toml").read_text("utf-8")
    return list(tomllib.loads(text)["measure"])


def _target_example(texts: Sequence[Text]) -> str:
    for text in texts:
        for finding in text.findings:
            if finding["layer"] == "target-sentiment" and finding["label"] != "neutral" and not finding.get("unclear"):
                words = text.text[finding["start"] : finding["end"]]
                sure = f"{finding['probability']:.2f}"
                return f"“{words}” in {text.label}: {finding['label']}, probability {sure}."
    return ""


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


_EXAMPLES: Mapping[str, Callable[[Sequence[Text]], str]] = {
    "zones": _zone_example,
    "voice": _voice_example,
    "naming": _name_example,
    "attribution": _attribution_example,
    "target-sentiment": _target_example,
    "sentiment": _tone_example,
    "asides": _aside_example,
}
