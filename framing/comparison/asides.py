"""What each outlet adds between the lines: asides by kind, per 1,000 words."""

from __future__ import annotations

from framing.comparison.chance import REFERENCE as PERMUTED
from framing.comparison.chance import Articles, Chances
from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statistics import TOO_FEW, Resampling

COLUMNS = ("story", "outlet", "kind", "n", "words", "per_1000", "low", "high", "texts", "p", "p_adjusted")
REFERENCE = (
    "Count of asides per 1,000 words of the zones and the voice looked at; 95 % interval by drawing articles again "
    f"within stories. {PERMUTED} The kinds are the authors' judgement."
)


def compare_asides(reading: Reading) -> Comparison:
    """How often each outlet uses each kind of aside.

    Returns:
        A row an outlet and kind that anybody used in the story: ``n`` asides in ``words`` words, ``per_1000`` and its
        interval; an outlet that does without a kind has a row with 0. ``p`` and ``p_adjusted``: how probable it is by
        chance that the rate is so far from that of the others who tell the same stories.
    """
    findings = reading.analysis.findings
    found = reading.seen(findings[findings["layer"] == "asides"])
    found = found.assign(kind=found["kind"].where(found["kind"].notna(), found["label"]))
    places = found[["story", "outlet", "kind", "id", "start", "end", "zone", "voice"]]
    counts = {key: int(n) for key, n in found.groupby(["id", "kind"]).size().items()}
    kinds = {story: sorted(part["kind"].unique()) for story, part in found.groupby("story", sort=False)}
    rows: list[dict[str, object]] = []
    dealt = Articles.of(reading)
    p_values: list[float | None] = []
    for story, outlet, texts in reading.groups():
        strata = tuple(reading.story_of[text.id] for text in texts)
        resampling = Resampling(strata)
        words = [reading.words_of[text.id] for text in texts]
        used = sorted({kind for each in strata for kind in kinds.get(each, [])})
        test = dealt.test(story, outlet)
        amounts = [[counts.get((identity, kind), 0) for identity in test.ids] for kind in used]
        p_values += test.p_values(amounts, [reading.words_of[identity] for identity in test.ids])
        for kind in used:
            each = [counts.get((text.id, kind), 0) for text in texts]
            between = resampling.interval([1000.0 * n for n in each], words)
            row: dict[str, object] = {"story": story, "outlet": outlet, "kind": kind, "n": sum(each)}
            row |= {"words": sum(words), "per_1000": 1000.0 * sum(each) / sum(words) if sum(words) else None}
            row |= {"low": between and between[0], "high": between and between[1], "texts": len(texts)}
            rows.append(row)
    chances = Chances(p_values, dealt)
    frame = chances.added_to(table(rows, COLUMNS))
    notes = []
    if not rows:
        notes.append("No aside was found in the zones and the voice looked at.")
    elif frame["low"].isna().any():
        notes.append(f"Where low and high are empty: {TOO_FEW}.")
    notes += chances.notes()
    return comparison(reading, "asides", (frame, places), (REFERENCE, tuple(notes)))
