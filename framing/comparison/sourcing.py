"""Who gets to speak: sources, how much is given to them, where they stand, and how they are introduced."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparison.chance import REFERENCE as PERMUTED
from framing.comparison.chance import Articles, Chances
from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statistics import TOO_FEW, Resampling, shannon
from framing.comparison.texts import Said, Text
from framing.documents import WORD

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("story", "outlet", "speaker", "source_type", "named", "n", "words", "verbs"),
    *("quoted", "share", "in_headline", "in_lead", "last_word", "texts"),
)
SUMMARY = (
    *("story", "outlet", "attributions", "speakers", "shannon", "top_share", "official_share", "official_low"),
    *("official_high", "anonymous_share", "anonymous_low", "anonymous_high", "texts"),
    *("official_p", "official_p_adjusted", "anonymous_p", "anonymous_p_adjusted"),
)
REFERENCE = (
    "Sources counted by attribution and by words given to them; diversity as Shannon's entropy in bits and as the "
    f"share of the most heard source; official share: those of officials and institutions. {PERMUTED}"
)
NOBODY = "(no source named)"
"""The speaker of an attribution without a source, such as a passive one."""
OFFICIAL = frozenset({"named-official", "unnamed-official", "institution"})
UNNAMED = frozenset({"unnamed-official", "unnamed-person", "anonymous"})
_PLACE = ("id", "start", "end", "zone", "attribution")
_LEAD = 2  # sentences of the body that count as the lead


@dataclass(frozen=True, slots=True)
class _Heard:
    """One attribution, with where it stands."""

    text: Text
    said: Said
    speaker: str
    zone: str
    start: int
    end: int
    words: int
    lead: bool
    last: bool


def compare_sourcing(reading: Reading) -> Comparison:
    """Who is heard in each outlet, how much and how.

    Returns:
        A row an outlet and speaker: ``n`` attributions, ``words`` of their content, ``quoted`` words of it between
        quotation marks, ``verbs`` (JSON text, verb to count), ``share`` of the outlet's attributed words, and how
        often the speaker stands in the headline, in the lead and last. ``extra["summary"]`` has a row an outlet with
        diversity, official and anonymous share, and how probable by chance it is that these shares are so far from
        those of the others who tell the same stories (``official_p`` and so on).
    """
    heard = {text.id: _heard(text, reading.zones) for text in reading.texts}
    rows: list[dict[str, object]] = []
    for story, outlet, texts in reading.groups():
        rows += _rows(story, outlet, [each for text in texts for each in heard[text.id]])
    places: list[dict[str, object]] = [
        {
            "story": reading.story_of[h.text.id],
            "outlet": h.text.label,
            "speaker": h.speaker,
            "source_type": h.said.source_type,
            "verb": h.said.verb,
            "verb_class": h.said.verb_class,
            "id": h.text.id,
            "start": h.start,
            "end": h.end,
            "zone": h.zone,
            "attribution": h.said.id,
        }
        for text in reading.texts
        for h in heard[text.id]
    ]
    columns = ("story", "outlet", "speaker", "source_type", "verb", "verb_class", *_PLACE)
    summary, chances = _summaries(reading, heard)
    notes = []
    if not rows:
        notes.append("No attribution was found in the zones looked at.")
    elif summary["official_low"].isna().any():
        notes.append(f"Shares have no interval where low and high are empty: {TOO_FEW}.")
    notes += chances.notes()
    if reading.voice is not None:
        notes.append("Sources are counted whatever the voice; the voice asked for makes no difference here.")
    frames = (table(rows, COLUMNS), table(places, columns))
    return comparison(reading, "sourcing", frames, (REFERENCE, tuple(notes)), extra={"summary": summary})


def _heard(text: Text, zones: frozenset[str]) -> list[_Heard]:
    sentences = text.within(zones)
    body = [sentence for sentence in sentences if sentence.zone == "body"]
    lead_ends = body[min(_LEAD, len(body)) - 1].end if body else 0
    last_begins = body[-1].start if body else -1
    found = []
    for said in text.said:
        where = (*said.cue, *said.content)
        if not where:
            continue
        anchor = where[0][0]
        at = text.sentence_at(anchor)
        zone = at.zone if at is not None else ""
        if zone not in zones:
            continue
        words = sum(1 for start, end in said.content for _ in WORD.finditer(text.text, start, end))
        everything = (*said.source, *said.cue, *said.content)
        start, end = min(s for s, _ in everything), max(e for _, e in everything)
        lead = zone == "body" and anchor < lead_ends
        last = zone == "body" and end > last_begins >= 0
        found.append(_Heard(text, said, _name(text, said), zone, start, end, words, lead, last))
    return sorted(found, key=lambda h: (h.start, h.end))


def _name(text: Text, said: Said) -> str:
    if said.speaker:
        return said.speaker
    if not said.source:
        return NOBODY
    return " ".join(text.text[said.source[0][0] : said.source[-1][1]].split())


def _quoted(heard: _Heard) -> int:
    """The words of an attribution's content that stand between quotation marks."""
    if heard.said.kind == "direct":
        return heard.words
    count, inside = 0, False
    for start, end in heard.said.content:
        last = start
        for at in range(start, end):
            letter = heard.text.text[at]
            if letter in '“”"«»':
                if inside:
                    count += sum(1 for _ in WORD.finditer(heard.text.text, last, at))
                inside, last = not inside if letter == '"' else letter in "“«", at
        if inside:
            count += sum(1 for _ in WORD.finditer(heard.text.text, last, end))
    return count


def _rows(story: str, outlet: str, heard: Sequence[_Heard]) -> list[dict[str, object]]:
    by_speaker: dict[str, list[_Heard]] = {}
    for each in heard:
        by_speaker.setdefault(each.speaker, []).append(each)
    whole = sum(each.words for each in heard)
    rows: list[dict[str, object]] = []
    for speaker, its in sorted(by_speaker.items(), key=lambda kv: (-sum(h.words for h in kv[1]), -len(kv[1]), kv[0])):
        types = Counter(h.said.source_type for h in its if h.said.source_type)
        named = [h.said.named for h in its if h.said.named is not None]
        verbs = Counter(h.said.verb or _cue(h) for h in its)
        words = sum(h.words for h in its)
        row: dict[str, object] = {"story": story, "outlet": outlet, "speaker": speaker}
        row |= {"source_type": min(types, key=lambda t: (-types[t], t)) if types else None}
        row |= {"named": any(named) if named else None, "n": len(its), "words": words}
        row["verbs"] = json.dumps(dict(sorted(verbs.items(), key=lambda v: (-v[1], v[0]))), ensure_ascii=False)
        row |= {"quoted": sum(_quoted(h) for h in its), "share": words / whole if whole else None}
        row |= {"in_headline": sum(h.zone == "headline" for h in its), "in_lead": sum(h.lead for h in its)}
        row |= {"last_word": sum(h.last for h in its), "texts": len({h.text.id for h in its})}
        rows.append(row)
    return rows


def _cue(heard: _Heard) -> str:
    cue = heard.said.cue
    return " ".join(heard.text.text[cue[0][0] : cue[-1][1]].lower().split()) if cue else "(none)"


def _summaries(reading: Reading, heard: dict[str, list[_Heard]]) -> tuple[pd.DataFrame, Chances]:
    """A row an outlet that lets anybody speak; the p values of its official and its anonymous share take turns."""
    articles = Articles.of(reading)
    rows: list[dict[str, object]] = []
    p_values: list[float | None] = []
    for story, outlet, texts in reading.groups():
        if any(heard[text.id] for text in texts):
            rows.append(_summary(reading, (story, outlet, texts), heard))
            test = articles.test(story, outlet)
            amounts = [[_of(heard[identity], types) for identity in test.ids] for types in (OFFICIAL, UNNAMED)]
            p_values += test.p_values(amounts, [len(heard[identity]) for identity in test.ids])
    chances = Chances(p_values, articles)
    tested = {
        "official_p": chances.found[::2],
        "official_p_adjusted": chances.adjusted[::2],
        "anonymous_p": chances.found[1::2],
        "anonymous_p_adjusted": chances.adjusted[1::2],
    }
    return table(rows, SUMMARY).assign(**tested), chances


def _summary(reading: Reading, group: tuple[str, str, list[Text]], heard: dict[str, list[_Heard]]) -> dict[str, object]:
    story, outlet, texts = group
    everyone = [h for text in texts for h in heard[text.id]]
    amounts: Counter[str] = Counter()
    for h in everyone:
        if h.speaker != NOBODY:
            amounts[h.speaker] += max(1, h.words)
    resampling = Resampling(tuple(reading.story_of[text.id] for text in texts))
    counts = [len(heard[text.id]) for text in texts]
    row: dict[str, object] = {"story": story, "outlet": outlet, "attributions": len(everyone), "speakers": len(amounts)}
    row |= {"shannon": shannon(list(amounts.values()))}
    row |= {"top_share": max(amounts.values()) / sum(amounts.values()) if amounts else None}
    for name, types in (("official", OFFICIAL), ("anonymous", UNNAMED)):
        each = [_of(heard[text.id], types) for text in texts]
        between = resampling.interval(each, counts)
        row |= {f"{name}_share": sum(each) / len(everyone)}
        row |= {f"{name}_low": between and between[0], f"{name}_high": between and between[1]}
    row["texts"] = len(texts)
    return row


def _of(heard: Sequence[_Heard], types: frozenset[str]) -> int:
    """How many attributions are to sources of these types."""
    return sum(each.said.source_type in types for each in heard)
