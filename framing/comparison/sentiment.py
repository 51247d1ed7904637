"""In whose voice a text is bright or dark: mean sentiment by outlet, zone and voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.chance import REFERENCE as PERMUTED
from framing.comparison.chance import Articles, Chances
from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statistics import TOO_FEW, Resampling

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("story", "outlet", "zone", "voice", "sentences", "mean", "low", "high", "neutral_share", "texts"),
    *("p", "p_adjusted"),
)
REFERENCE = (
    "VADER's compound score (Hutto & Gilbert 2014) of a sentence's words in one voice, averaged over sentences; 95 % "
    f"interval by drawing articles again within stories. {PERMUTED} A compound between -0.05 and "
    "0.05 counts as neutral."
)
_NONE = (0.0, 0, 0)
NEUTRAL = 0.05
"""A compound closer to 0 than this is neutral: the limit that VADER's authors use."""


def compare_sentiment(reading: Reading) -> Comparison:
    """The mean sentiment of the sentences of each outlet, by zone and voice.

    Returns:
        A row an outlet, zone and voice: the number of ``sentences`` with a score, their ``mean`` compound (-1 dark to
        1 bright), its interval, and the share of neutral sentences; ``p`` and ``p_adjusted``, how probable it is by
        chance that the mean is so far from that of the others who tell the same stories.
    """
    segments = reading.seen(reading.analysis.segments)
    # One sentence in one voice has one compound, on however many stretches it is written.
    scored = segments[segments["compound"].notna()].drop_duplicates(["id", "sentence", "zone", "voice"])
    columns = ["story", "outlet", "zone", "voice", "id", "start", "end", "compound"]
    sums = _sums(scored)
    dealt = Articles.of(reading)
    rows: list[dict[str, object]] = []
    p_values: list[float | None] = []
    for story, outlet, texts in reading.groups():
        resampling = Resampling(tuple(reading.story_of[text.id] for text in texts))
        test = dealt.test(story, outlet)
        for (zone, voice), amounts in sums.items():
            each = [amounts.get(text.id, _NONE) for text in texts]
            sentences = sum(n for _, n, _ in each)
            if not sentences:
                continue
            between = resampling.interval([a for a, _, _ in each], [n for _, n, _ in each])
            row: dict[str, object] = {"story": story, "outlet": outlet, "zone": zone, "voice": voice}
            row |= {"sentences": sentences, "mean": sum(a for a, _, _ in each) / sentences}
            row |= {"low": between and between[0], "high": between and between[1]}
            row |= {"neutral_share": sum(k for _, _, k in each) / sentences, "texts": sum(n > 0 for _, n, _ in each)}
            rows.append(row)
            given = [amounts.get(identity, _NONE) for identity in test.ids]
            p_values += test.p_values([[a for a, _, _ in given]], [n for _, n, _ in given])
    chances = Chances(p_values, dealt)
    frame = chances.added_to(table(rows, COLUMNS))
    notes = []
    if not rows:
        notes.append("No sentence in the zones and the voice looked at has a sentiment score.")
    elif frame["low"].isna().any():
        notes.append(f"Where low and high are empty: {TOO_FEW}.")
    notes += chances.notes()
    return comparison(reading, "sentiment", (frame, scored[columns]), (REFERENCE, tuple(notes)))


def _sums(scored: pd.DataFrame) -> dict[tuple[str, str], dict[str, tuple[float, int, int]]]:
    """For each zone and voice, in order, and each document: the sum of compounds, sentences, neutral sentences."""
    found: dict[tuple[str, str], dict[str, tuple[float, int, int]]] = {}
    for (zone, voice, identity), part in scored.groupby(["zone", "voice", "id"], sort=True)["compound"]:
        values = part.to_numpy()
        neutral = int((abs(values) < NEUTRAL).sum())
        found.setdefault((str(zone), str(voice)), {})[str(identity)] = (float(values.sum()), len(values), neutral)
    return found
