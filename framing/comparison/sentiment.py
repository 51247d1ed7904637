"""In whose voice a text is bright or dark: mean sentiment by outlet, zone and voice."""

from __future__ import annotations

from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statistics import TOO_FEW, Resampling

COLUMNS = ("story", "outlet", "zone", "voice", "sentences", "mean", "low", "high", "neutral_share", "texts")
REFERENCE = (
    "VADER's compound score (Hutto & Gilbert 2014) of a sentence's words in one voice, averaged over sentences; 95 % "
    "interval by drawing articles again within stories. A compound between -0.05 and 0.05 counts as neutral."
)
NEUTRAL = 0.05
"""A compound closer to 0 than this is neutral: the limit that VADER's authors use."""


def compare_sentiment(reading: Reading) -> Comparison:
    """The mean sentiment of the sentences of each outlet, by zone and voice.

    Returns:
        A row an outlet, zone and voice: the number of ``sentences`` with a score, their ``mean`` compound (-1 dark to
        1 bright), its interval, and the share of neutral sentences.
    """
    segments = reading.seen(reading.analysis.segments)
    # One sentence in one voice has one compound, on however many stretches it is written.
    scored = segments[segments["compound"].notna()].drop_duplicates(["id", "sentence", "zone", "voice"])
    columns = ["story", "outlet", "zone", "voice", "id", "start", "end", "compound"]
    rows: list[dict[str, object]] = []
    by_text = dict(iter(scored.groupby("id", sort=False)))
    for story, outlet, texts in reading.groups():
        sums: dict[tuple[str, str], dict[str, tuple[float, int, int]]] = {}
        for text in texts:
            if text.id not in by_text:
                continue
            for (zone, voice), part in by_text[text.id].groupby(["zone", "voice"], sort=True):
                values = part["compound"]
                neutral = int((values.abs() < NEUTRAL).sum())
                sums.setdefault((str(zone), str(voice)), {})[text.id] = (float(values.sum()), len(values), neutral)
        resampling = Resampling(tuple(reading.story_of[text.id] for text in texts))
        for (zone, voice), amounts in sorted(sums.items()):
            each = [amounts.get(text.id, (0.0, 0, 0)) for text in texts]
            sentences = sum(n for _, n, _ in each)
            between = resampling.interval([a for a, _, _ in each], [n for _, n, _ in each])
            row: dict[str, object] = {"story": story, "outlet": outlet, "zone": zone, "voice": voice}
            row |= {"sentences": sentences, "mean": sum(a for a, _, _ in each) / sentences}
            row |= {"low": between and between[0], "high": between and between[1]}
            row |= {"neutral_share": sum(k for _, _, k in each) / sentences, "texts": len(amounts)}
            rows.append(row)
    frame = table(rows, COLUMNS)
    notes = []
    if not rows:
        notes.append("No sentence in the zones and the voice looked at has a sentiment score.")
    elif frame["low"].isna().any():
        notes.append(f"Where low and high are empty: {TOO_FEW}.")
    return comparison(reading, "sentiment", (frame, scored[columns]), (REFERENCE, tuple(notes)))
