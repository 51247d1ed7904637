"""What zones, voices, layers and labels are called on the page, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from framing.reporting.texts import LOADED, Record

STYLES = {"terminology": "mn", "asides": "ma", "target-sentiment": "mt", "loaded": "ml"}
"""The class name of each layer that is marked in the texts; cues are ``mc`` and sources ``ms``."""

VOICE_WORDS = {"own": "own voice", "reported": "reported speech", "quoted": "quoted", "commenter": "a reader"}
"""What each voice is called."""

SHARE_WORDS = {
    "own": "own voice",
    "reported": "reported",
    "quoted": "quoted",
    "commenter": "readers",
    "furniture": "page furniture",
}
"""What the parts of a strip are called."""

LAYERS = (
    ("names", "mn", "names and loaded words"),
    ("asides", "ma", "asides"),
    ("cues", "mc", "sources and cues"),
    ("tone", "mt", "how it speaks of whom"),
    ("loaded", "ml", "loaded sentences"),
    ("voices", "", "voices"),
)
"""The layers that a reader can switch: id, class name, words."""

CHANCE = 0.05
"""From this corrected probability on, a difference could be chance."""

_ZONES = {
    "headline": "headline",
    "dateline": "date and byline",
    "caption": "picture caption",
    "body": "article",
    "footnote": "footnote",
    "promo": "pointer to other pages",
    "boilerplate": "page furniture",
    "comment-header": "head of the comments",
    "comment-author": "commenter",
    "comment": "reader's comment",
}

ASIDE_WORDS = {
    "bracketed-gloss": ("bracketed gloss", "words that the editor put in, in square brackets"),
    "parenthetical-gloss": ("gloss in parentheses", "words that the outlet adds in parentheses"),
    "gloss": ("gloss", "another name or explanation set off by commas"),
    "footnote": ("footnote", "a note tied to a mark in the text"),
    "scare-quote": ("scare quotes", "quotation marks around a word or two, or around a headline's fragment"),
    "evaluative": ("evaluative epithet", "a judging word in the outlet's own voice"),
    "prescriptive": ("prescription", "the outlet says what should be done"),
    "direct-address": ("direct address", "the outlet speaks to the reader"),
    "rhetorical-question": ("rhetorical question", "a question that the outlet asks and does not answer"),
    "exclamation": ("exclamation", "an exclamation in the outlet's own voice"),
    "national-we": ("national “we”", "the outlet speaks as the nation or the side"),
    "legitimising-clause": ("legitimising clause", "a clause that vouches for one side's right"),
    "delegitimising-clause": ("delegitimising clause", "a clause that denies one side's right"),
    "meta-sourcing": ("remark on a source", "the outlet remarks on how a source spoke, or did not"),
    "stance-adverb": ("stance adverb", "an adverb by which the outlet comments on what it says"),
}
"""For each kind of aside its name and what it is."""


def zone_words(zone: str) -> str:
    """A zone's name in words."""
    return _ZONES.get(zone, zone)


def aside_words(kind: str) -> tuple[str, str]:
    """An aside's kind in words, and what it is."""
    return ASIDE_WORDS.get(kind, (plain(kind), ""))


def plain(identifier: str) -> str:
    """An identifier with its hyphens as spaces."""
    return identifier.replace("-", " ").replace("_", " ")


def shortened(words: str, limit: int = 60) -> str:
    """The words on one line, cut at a word's edge."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[:limit].rpartition(" ")[0] + "…"


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Parts as a list in a sentence: ``a, b and c``."""
    *head, tail = list(parts) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 text``, ``1,204 texts``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def finding_words(finding: Record, referent: str = "") -> str:
    """What a mark is, in a line.

    Args:
        finding: its row.
        referent: what it names, as headings call it.
    """
    layer, label = str(finding["layer"]), str(finding["label"])
    voice = VOICE_WORDS.get(str(finding["voice"]), str(finding["voice"]))
    if layer == "terminology":
        of = f"name for {referent}" if finding["referent"] else "loaded word"
        weight = finding["weight"] or 0
        return f"{of}, {finding['stance']}, weight {weight:g}" if weight else f"{of}, neutral"
    if layer == "asides":
        return aside_words(str(finding["kind"] or label))[0]
    if layer == "target-sentiment":
        sure = f", probability {finding['probability']:.2f}" if finding["probability"] is not None else ""
        return f"spoken of: {label}{sure}; {voice}"
    sure = f", probability {finding['probability']:.2f}" if finding.get("probability") is not None else ""
    return f"{plain(layer)}: {plain(label)}{sure}"


def attribution_words(attribution: Record, speaker: str) -> str:
    """Who says it and how, in a line.

    Args:
        attribution: its row.
        speaker: who says it, empty where nobody is named.
    """
    speaker = speaker or "no source named"
    kind = source_words(attribution)
    verb_class = attribution["verb_class"]
    parts = [f"{speaker} ({kind})" if kind else speaker, str(attribution["kind"])]
    if verb_class:
        parts.append(f"verb: {plain(str(verb_class))}")
    if attribution["second_hand"]:
        parts.append("second-hand")
    return "; ".join(parts)


def source_words(attribution: Record) -> str:
    """The sort of source, in words."""
    return plain(str(attribution["source_type"] or ""))


def interval(low: float | None, high: float | None) -> str:
    """An interval of shares in percent, or in words that there is none."""
    if low is None or high is None:
        return "too few texts for an interval"
    return f"95 % interval {100 * low:.0f} to {100 * high:.0f} %"


def probability(p: float) -> str:
    """A probability by chance, as papers write it."""
    if p < 0.001:
        return "p < .001"
    return f"p = {p:.{3 if p < 0.01 else 2}f}".replace("0.", ".", 1)


def chance(p: float) -> str:
    """What a corrected probability says of a difference."""
    return "could be chance" if p >= CHANCE else f"hardly chance, {probability(p)}"


def signed(value: float) -> str:
    """A score with its sign, to two places."""
    return f"{value:+.2f}".replace("-", "−")


WORDING: Mapping[str, object] = {
    "chance": chance,
    "counted": counted,
    "interval": interval,
    "joined": joined,
    "loaded_from": f"{LOADED:g}",
    "probability": probability,
    "share_words": SHARE_WORDS,
    "shortened": shortened,
    "signed": signed,
    "voice_words": VOICE_WORDS,
    "zone_words": zone_words,
}
"""What templates call by name."""
