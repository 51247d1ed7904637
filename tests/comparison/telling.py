"""Small texts, told by hand, so that each comparison can be tested without the rest of the house."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from framing.tables import Analysis

Told = Callable[..., Analysis]
LEMMAS = {"said": "say", "claimed": "claim", "confirmed": "confirm"}
WORD = re.compile(r"\w+(?:[.’'\-&]\w+)*")


def record(
    identity: str, headline: str, sentences: Sequence[str], more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """An interchange record: a headline, a body of sentences, and what ``more`` says.

    ``more`` may hold outlet, date, story; ``names`` (form to referent and stance); ``said`` (source, cue, content,
    source type); ``asides`` (words and kind); ``comments`` (texts); ``tone`` (compound of each body sentence).
    """
    more = more or {}
    text = headline + "\n\n"
    zones = [{"start": 0, "end": len(text), "zone": "headline", "confidence": 1.0}]
    spans = [[0, len(headline)]] if headline else []
    if not headline:
        text, zones = "", []
    body = len(text)
    for sentence in sentences:
        spans.append([len(text), len(text) + len(sentence)])
        text += sentence + "\n"
    zones.append({"start": body, "end": len(text), "zone": "body", "confidence": 1.0})
    for comment in more.get("comments", ()):
        zones.append({"start": len(text), "end": len(text) + len(comment) + 1, "zone": "comment", "confidence": 1.0})
        spans.append([len(text), len(text) + len(comment)])
        text += comment + "\n"

    def zone_at(index: int) -> str:
        return next(z["zone"] for z in zones if z["start"] <= index < z["end"])

    def sentence_at(index: int) -> int:
        return next(n for n, (start, end) in enumerate(spans) if start <= index < end)

    attributions = []
    for number, (source, cue, content, kind) in enumerate(more.get("said", ()), 1):
        start = text.index(content)
        places = {"content": [[start, start + len(content)]]}
        for name, words in (("source", source), ("cue", cue)):
            near = (
                text.rfind(words, 0, start) if words in text[max(0, start - 120) : start] else text.index(words, start)
            )
            places[name] = [[near, near + len(words)]]
        attributions.append(
            {
                "id": f"a{number}",
                **places,
                "kind": "indirect",
                "speaker": source,
                "speaker_confidence": 1.0,
                "source_type": kind,
                "named": True,
                "verb": LEMMAS.get(cue, cue),
                "verb_class": "neutral",
                "engagement": None,
                "factivity": None,
                "addressee": None,
                "second_hand": False,
                "outer": None,
                "confidence": 1.0,
            }
        )

    def voice_at(index: int) -> str:
        if zone_at(index) == "comment":
            return "commenter"
        inside = any(a <= index < b for said in attributions for a, b in said["content"])
        return "reported" if inside else "own"

    def place(index: int) -> tuple[str, str, int]:
        return zone_at(index), voice_at(index), sentence_at(index)

    findings = []
    for form, (referent, stance) in more.get("names", {}).items():
        for match in re.finditer(rf"\b{re.escape(form)}\b", text):
            findings.append(_finding("terminology", match.span(), form, place(match.start())))
            findings[-1] |= {"referent": referent, "stance": stance, "weight": 0.6 if stance != "neutral" else 0.0}
    for words, kind in more.get("asides", ()):
        start = text.index(words)
        findings.append(_finding("asides", (start, start + len(words)), kind, place(start)))
        findings[-1]["kind"] = kind
    tones = list(more.get("tone", ()))
    segments = []
    for number, (start, end) in enumerate(spans):
        place = number - (1 if headline else 0)
        tone = tones[place] if 0 <= place < len(tones) else 0.0
        segments.append(
            {
                "id": number,
                "sentence": number,
                "start": start,
                "end": end,
                "zone": zone_at(start),
                "voice": voice_at((start + end) // 2),
                "compound": tone,
                "words": sum(1 for _ in WORD.finditer(text, start, end)),
            }
        )
    return {
        "schema": "framing.annotations/1",
        "id": identity,
        "path": f"{identity}.txt",
        "title": headline or None,
        **{name: more.get(name) for name in ("outlet", "date", "url", "story", "author")},
        "language": "en",
        "text_offset": 0,
        "sha256": "",
        "text": text,
        "zones": zones,
        "sentences": spans,
        "comments": [],
        "attributions": attributions,
        "voices": [],
        "findings": findings,
        "segments": segments,
        "problems": [],
        "targets": [],
    }


def _finding(layer: str, span: tuple[int, int], label: str, place: tuple[str, str, int]) -> dict[str, Any]:
    zone, voice, sentence = place
    return {
        "layer": layer,
        "start": span[0],
        "end": span[1],
        "label": label,
        "zone": zone,
        "voice": voice,
        "sentence": sentence,
        "weight": 0.0,
    }


NORTH = (
    "north",
    "Coast guard pulls 14 sailors from burning ferry",
    [
        "The harbour office confirmed that the coast guard pulled 14 sailors from the burning ferry Halcyon on May 3.",
        "The crew had ignored two warnings about the engine room.",
        "The “heroic” rescue took six hours, Captain Ines Okafor said.",
        "The insurgents of the Red Delta had threatened the ferry line for months.",
        "A spokesman declined to name the owner of the ferry.",
    ],
    {
        "outlet": "North Courier",
        "date": "2031-05-04",
        "names": {"insurgents": ("red-delta", "neutral"), "Red Delta": ("red-delta", "neutral")},
        "said": [
            (
                "The harbour office",
                "confirmed",
                "the coast guard pulled 14 sailors from the burning ferry Halcyon on May 3",
                "institution",
            ),
            ("Captain Ines Okafor", "said", "The “heroic” rescue took six hours", "named-official"),
        ],
        "tone": [0.1, -0.5, 0.6, -0.7, 0.0],
    },
)
SOUTH = (
    "south",
    "At least 14 sailors rescued from ferry fire",
    [
        "At least 14 sailors were pulled from the burning ferry Halcyon by the coast guard on May 3.",
        "Investigators said the crew may have ignored two warnings about the engine room.",
        "The heroic rescue took six hours.",
        "Terrorists of the Red Delta had menaced the ferry line for months.",
        "The weather over the strait was calm.",
    ],
    {
        "outlet": "South Post",
        "date": "2031-05-05",
        "names": {"Terrorists": ("red-delta", "disapproving"), "Red Delta": ("red-delta", "neutral")},
        "said": [
            (
                "Investigators",
                "said",
                "the crew may have ignored two warnings about the engine room",
                "unnamed-official",
            )
        ],
        "tone": [0.0, -0.4, 0.6, -0.8, 0.3],
    },
)
ELSEWHERE = (
    "elsewhere",
    "Parliament passes budget after late sitting",
    [
        "Lawmakers approved the spending bill by 61 votes to 58 early on Friday.",
        "The finance minister called the vote a victory for common sense.",
        "Opposition parties walked out before the count.",
    ],
    {"outlet": "North Courier", "date": "2031-06-20", "names": {}, "tone": [0.2, 0.5, -0.1]},
)


def loaded(cell: str) -> list[dict[str, Any]]:
    """The differences in a cell."""
    found: list[dict[str, Any]] = json.loads(cell)
    return found
