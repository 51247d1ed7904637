"""The same quotation in two renderings: across the texts of a story and within one, comments included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from framing.comparison.background import Background
from framing.comparison.reading import COMMENT_ZONES, Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.reuse import changes
from framing.comparison.statements.clauses import Clause, clauses_of
from framing.comparison.statements.scoring import settled, similarities
from framing.comparison.statements.weighing import weigh
from framing.comparison.terms import Wording, tokens
from framing.comparison.texts import ARTICLE_ZONES, Sentence, Text

COLUMNS = (
    *("story", "id_a", "start_a", "end_a", "id_b", "start_b", "end_b", "similarity", "changed"),
    *("outlet_a", "outlet_b", "zone_a", "zone_b"),
)
REFERENCE = (
    "Quotations that share rare terms and differ in words, each with its nearest other: judgement of the authors."
)
LIMIT = 0.22
"""How similar two clauses of quotations must be to be two renderings of one."""
_QUOTED = re.compile(r"“([^“”]{20,1500})(?:”|(?=\n))|\"([^\"\n]{20,1500})\"|«([^«»]{20,1500})»")
_LEAST_WORDS = 6


def compare_renderings(reading: Reading) -> Comparison:
    """Quotations that are handed on in other words.

    Returns:
        A row a pair of clauses inside quotation marks that say the same in different words: their offsets, their
        ``similarity`` (0 to 1) and ``changed`` (JSON text, as in the comparison of reuse). Where both stand in one
        text, ``id_a`` is ``id_b``: an article and its comment, say.
    """
    background, wording = Background(), Wording()
    rows: list[dict[str, object]] = []
    for story, texts in reading.by_story.items():
        clauses, texts_of = _quoted(texts, wording)
        if len(texts_of) < 2:
            continue
        similar = similarities(clauses, weigh(clauses, background))
        for i, j in sorted(pair for _, pair in settled(clauses, similar).above(LIMIT)):
            if (score := similar.raw.score(i, j)) >= LIMIT:
                row = _row(story, (clauses[i], clauses[j]), (texts_of[clauses[i].text], texts_of[clauses[j].text]))
                if row is not None:
                    rows.append(row | {"similarity": round(score, 3)})
    places = [
        {"story": r["story"], "outlet": r[f"outlet_{x}"], "id": r[f"id_{x}"], "start": r[f"start_{x}"]}
        | {"end": r[f"end_{x}"], "zone": r[f"zone_{x}"], "pair": n}
        for n, r in enumerate(rows)
        for x in ("a", "b")
    ]
    notes = () if rows else ("No quotation was found in two renderings.",)
    frames = (table(rows, COLUMNS), table(places, ("story", "outlet", "id", "start", "end", "zone", "pair")))
    return comparison(reading, "renderings", frames, (REFERENCE, notes))


def _quoted(texts: list[Text], wording: Wording) -> tuple[list[Clause], list[Text]]:
    """The clauses of all quotations; each quotation counts as a text of its own, so that it may match one beside it."""
    clauses: list[Clause] = []
    texts_of: list[Text] = []
    for text in texts:
        for start, end, zone in _quotations(text):
            sentence = Sentence(len(texts_of), start, end, zone)
            clauses += clauses_of(len(texts_of), text, sentence, wording)
            texts_of.append(text)
    return clauses, texts_of


def _quotations(text: Text) -> Iterator[tuple[int, int, str]]:
    for begin, finish, zone in text.zones:
        if zone in ARTICLE_ZONES or zone in COMMENT_ZONES:
            for match in _QUOTED.finditer(text.text, begin, finish):
                start, end = match.span(match.lastindex or 0)
                if len(tokens(text.text, start, end)) >= _LEAST_WORDS:
                    yield start, end, zone


def _row(story: str, pair: tuple[Clause, Clause], texts: tuple[Text, Text]) -> dict[str, object] | None:
    words = [tokens(text.text, clause.start, clause.end) for clause, text in zip(pair, texts, strict=True)]
    if min(len(w) for w in words) < _LEAST_WORDS - 1 or [t.low for t in words[0]] == [t.low for t in words[1]]:
        return None
    row: dict[str, object] = {"story": story}
    for x, clause, text, its in zip("ab", pair, texts, words, strict=True):
        row |= {f"id_{x}": text.id, f"start_{x}": its[0].start, f"end_{x}": its[-1].end}
        row |= {f"outlet_{x}": text.label, f"zone_{x}": clause.sentence.zone}
    return row | {"changed": json.dumps(changes(*words))}
