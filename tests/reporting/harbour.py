"""Three short invented texts about a harbour as interchange records, and what a comparison would say of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from framing.documents import WORD
from framing.reporting.compared import Compared
from framing.reporting.vocabulary import Vocabulary

Part = tuple[str, tuple[tuple[str, str], ...]]

KNOWN = Vocabulary(
    {"quay-workers": "the quay workers"},
    {"quay-workers": {"dockers": 0.0, "mob": 0.8, "stevedores": 0.0, "rabble": 0.9}},
    {("quay-workers", "mob"): "A word for a crowd that is not respected."},
)


@dataclass(frozen=True)
class Remark:
    text: str
    evidence: tuple[tuple[str, int, int], ...]


def record(identity: str, parts: tuple[Part, ...], **more: Any) -> dict[str, Any]:
    """An interchange record of parts: a zone and its stretches of one voice, each ended by a line feed or not."""
    text, zones, voices, sentences, segments = "", [], [], [], []
    for zone, stretches in parts:
        start = len(text)
        for voice, words in stretches:
            begin = len(text)
            text += words
            voices.append({"start": begin, "end": len(text), "voice": voice, "attribution": None})
            row = {"id": len(segments), "sentence": len(sentences), "start": begin, "end": len(text), "zone": zone}
            segments.append(row | {"voice": voice, "words": len(WORD.findall(words)), "compound": -0.25})
        sentences.append([start, len(text.rstrip())])
        zones.append({"start": start, "end": len(text), "zone": zone, "confidence": 0.95 if zone == "body" else 0.6})
    findings = [placed(finding, text, zones, voices) for finding in more.pop("findings", ())]
    attributions = [quoted(a, text) for a in more.pop("attributions", ())]
    empty = {"outlet": None, "date": None, "comments": [], "targets": [], "problems": [], "language": "en"}
    own = {"id": identity, "path": f"{identity}.txt", "sha256": "0" * 64, "text": text, "text_offset": 0}
    found = {"findings": findings, "attributions": attributions, "segments": segments}
    return empty | own | {"zones": zones, "voices": voices, "sentences": sentences} | found | more


def placed(finding: Mapping[str, Any], text: str, zones: list[Any], voices: list[Any]) -> dict[str, Any]:
    start = text.index(finding["words"])
    if finding.get("again"):
        start = text.index(finding["words"], start + 1)
    at = {"start": start, "end": start + len(finding["words"])}
    zone = next(z["zone"] for z in zones if z["start"] <= start < z["end"])
    voice = next(v["voice"] for v in voices if v["start"] <= start < v["end"])
    rest = {key: value for key, value in finding.items() if key not in ("words", "again")}
    return at | {"zone": zone, "voice": voice, "sentence": 0, "weight": 0.0} | rest


def quoted(attribution: Mapping[str, Any], text: str) -> dict[str, Any]:
    spans = {
        key: [[text.index(attribution[key]), text.index(attribution[key]) + len(attribution[key])]]
        for key in ("source", "cue", "content")
    }
    said = {"speaker": attribution["source"], "verb": attribution["cue"], "speaker_confidence": 0.9, "confidence": 0.9}
    judged = {"verb_class": "neutral", "engagement": "acknowledge", "factivity": "non-factive", "addressee": None}
    fixed = {"id": "a1", "kind": "indirect", "second_hand": False, "outer": None, "source_type": "institution"}
    return fixed | said | judged | {"named": False} | spans


def name(words: str, weight: float, stance: str) -> dict[str, Any]:
    kind = {"layer": "terminology", "label": words, "referent": "quay-workers"}
    return kind | {"words": words, "weight": weight, "stance": stance}


def records() -> list[dict[str, Any]]:
    one = record(
        "one",
        (
            ("headline", (("own", "Quay closed after “brief” dispute\n\n"),)),
            (
                "body",
                (("own", "The harbour board said "), ("reported", "the dockers had left the quay"), ("own", ".\n")),
            ),
            ("comment", (("commenter", "About time somebody told the mob.\n"),)),
            ("boilerplate", (("own", "Share this page"),)),
        ),
        outlet="Harbour Post",
        date="2020-03-04",
        findings=(
            name("dockers", 0.0, "neutral"),
            name("mob", 0.8, "disapproving"),
            {"layer": "asides", "label": "scare-quote", "kind": "scare-quote", "words": "“brief”", "weight": 0.5},
        ),
        attributions=({"source": "The harbour board", "cue": "said", "content": "the dockers had left the quay"},),
    )
    two = record(
        "two",
        (
            ("headline", (("own", "Mob empties quay\n\n"),)),
            ("body", (("own", "The mob had left the quay by noon.\n"),)),
            ("body", (("own", "The mob came back at dusk.\n"),)),
        ),
        date="2020-03-04",
        findings=(name("mob", 0.8, "disapproving"), name("mob", 0.8, "disapproving") | {"again": True}),
    )
    three = record("three", (("body", (("own", "A ferry was painted green."),)),))
    return [one, two, three]


def compared_by_hand(texts: Mapping[str, str]) -> Compared:
    def at(identity: str, words: str) -> dict[str, Any]:
        start = texts[identity].index(words)
        return {"id": identity, "start": start, "end": start + len(words)}

    told = [("one", "Harbour Post", "dockers", 1, 1), ("two", "two", "mob", 2, 2)]
    naming = [
        {"story": "s1", "outlet": outlet, "referent": "quay-workers", "name": label, "stance": stance, "n": n, "N": of}
        | {"share": n / of, "low": None, "high": None}
        for (_, outlet, label, n, of), stance in zip(told, ("neutral", "disapproving"), strict=True)
    ]
    mentions = [
        at(identity, label)
        | {"story": "s1", "outlet": outlet, "referent": "quay-workers", "name": label}
        | {"voice": voice}
        for (identity, outlet, label, _, _), voice in zip(told, ("reported", "own"), strict=True)
    ]
    again = texts["two"].index("mob", mentions[1]["end"])
    mentions.append(mentions[1] | {"start": again, "end": again + 3})
    board = {"story": "s1", "outlet": "Harbour Post", "speaker": "The harbour board", "source_type": "institution"}
    said = at("one", "The harbour board said the dockers had left the quay")
    differs = [at("one", "The harbour board said") | {"kind": "attribution"}, at("one", "dockers") | {"kind": "name"}]
    whole = [
        at("two", "The mob had left the quay by noon.") | {"kind": "attribution", "note": "stated in its own voice"},
        at("two", "mob") | {"kind": "name", "said": "dockers"},
    ]
    facts = [
        at("one", "The harbour board said the dockers had left the quay.")
        | {
            "differences": json.dumps(differs),
            "voice": "reported",
            "attribution": "a1",
            "reason": "shares with two: quay",
            "certainty": "sure",
        },
        at("two", "The mob had left the quay by noon.")
        | {
            "differences": json.dumps(whole),
            "voice": "own",
            "attribution": None,
            "reason": "shares with one: left, quay",
            "certainty": "perhaps",
        },
    ]
    noon = at("two", " by noon")
    changes = [{"a": None, "b": [noon["start"], noon["end"]]}]
    rows = {
        "stories": [{"id": "one", "story": "s1"}, {"id": "two", "story": "s1"}, {"id": "three", "story": "s2"}],
        "naming": naming,
        "sourcing": [board | {"named": False, "n": 1, "words": 6, "verbs": '{"said": 1}'}],
        "statements": [row | {"story": "s1", "statement": "1"} for row in facts],
        "omissions": [
            {"story": "s1", "statement": "1", "id": i, "state": "stated", "certainty": "sure"} for i in ("one", "two")
        ],
        "reuse": [pair(at("one", "had left the quay"), at("two", "had left the quay by noon"), changes) | {"words": 4}],
        "renderings": [pair(at("one", "brief"), at("one", "About time"), []) | {"similarity": 0.31}],
        "comments": [
            {"story": "s1", "outlet": "Harbour Post", "measure": "words", "article": 18.0, "comments": 6.0}
            | {"n_article": 18, "n_comments": 6}
        ],
    }
    evidence = {"naming": mentions, "sourcing": [board | said | {"verb": "said", "verb_class": "neutral"}]}
    sentence = facts[1]
    remark = Remark(
        "two calls them “mob”; Harbour Post says “dockers”.", ((sentence["id"], sentence["start"], sentence["end"]),)
    )
    return Compared(rows, evidence, {}, (remark,))


def pair(a: Mapping[str, Any], b: Mapping[str, Any], changed: list[Any]) -> dict[str, Any]:
    """Two passages as the comparisons of reuse and of renderings give them."""
    sides = {f"{key}_{side}": value[key] for side, value in (("a", a), ("b", b)) for key in ("id", "start", "end")}
    return sides | {"story": "s1", "changed": json.dumps(changed), "from": None, "to": None}
