"""Who is called what: how often each outlet chooses each of the names that compete for a referent."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from framing.comparison.chance import REFERENCE as PERMUTED
from framing.comparison.chance import Articles, Chances
from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statistics import MINIMUM_TEXTS, TOO_FEW, Resampling
from framing.comparison.texts import Text, given

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("story", "outlet", "referent", "name", "stance", "n", "N", "share", "low", "high", "words", "texts"),
    *("p", "p_adjusted"),
)
REFERENCE = (
    "Share of each name among all mentions of its referent; 95 % interval by drawing articles again within stories. "
    f"{PERMUTED} Names as competing choices: judgement of the authors, with the reasons given in each word list."
)


def compare_naming(reading: Reading) -> Comparison:
    """How often each outlet uses each name of each referent.

    Returns:
        A row an outlet, referent and name that anybody used of it in the story: ``n`` mentions by this name, ``N`` of
        the referent, ``share`` = n / N (0 to 1, missing where N is 0), its interval, and ``words``, the words that
        were looked at, so that an outlet that never says a name has a row with 0; ``p`` and ``p_adjusted``, how
        probable it is by chance that the share is so far from that of the others who tell the same stories.
    """
    mentions = _mentions(reading)
    places = mentions[["story", "outlet", "referent", "name", "stance", "id", "start", "end", "zone", "voice"]]
    counts: dict[tuple[str, str, str], int] = {}
    for key in zip(mentions["id"], mentions["referent"], mentions["name"], strict=True):
        counts[key] = counts.get(key, 0) + 1
    names = _names_by_story(reading, mentions)
    rows: list[dict[str, object]] = []
    for story, outlet, texts in reading.groups():
        rows += _rows((story, outlet, texts), names, counts, reading)
    dealt = Articles.of(reading)
    chances = Chances(_p_values(rows, counts, dealt), dealt)
    frame = chances.added_to(table(rows, COLUMNS))
    notes = []
    if not len(mentions):
        notes.append("No name of any referent of the word lists was found in the zones and the voice looked at.")
    elif frame["low"].isna().any():
        notes.append(f"Where low and high are empty: {TOO_FEW}.")
    notes += chances.notes()
    return comparison(reading, "naming", (frame, places), (REFERENCE, tuple(notes)))


def _mentions(reading: Reading) -> pd.DataFrame:
    findings = reading.analysis.findings
    found = findings[(findings["layer"] == "terminology") & findings["referent"].notna()]
    found = reading.seen(found).sort_values(["start", "end"], kind="stable")
    order = {text.id: at for at, text in enumerate(reading.texts)}
    found = found.assign(name=found["label"], _order=found["id"].map(order))
    return found.sort_values(["_order", "start", "end"], kind="stable")


def _names_by_story(reading: Reading, mentions: pd.DataFrame) -> dict[str, dict[tuple[str, str], object]]:
    """The (referent, name) pairs that somebody used in each story, with the stance of the name."""
    names: dict[str, dict[tuple[str, str], object]] = {story: {} for story in reading.by_story}
    for story, referent, name, stance in zip(
        mentions["story"], mentions["referent"], mentions["name"], mentions["stance"], strict=True
    ):
        names[story].setdefault((referent, name), given(stance))
    return names


def _rows(
    group: tuple[str, str, list[Text]],
    names: dict[str, dict[tuple[str, str], object]],
    counts: dict[tuple[str, str, str], int],
    reading: Reading,
) -> list[dict[str, object]]:
    story, outlet, texts = group
    strata = tuple(reading.story_of[text.id] for text in texts)
    used: dict[tuple[str, str], object] = {}
    for each in dict.fromkeys(strata):
        for key, stance in names[each].items():
            used.setdefault(key, stance)
    resampling = Resampling(strata)
    words = sum(reading.words_of[text.id] for text in texts)
    by_referent: dict[str, list[str]] = {}
    for referent, name in used:
        by_referent.setdefault(referent, []).append(name)
    rows: list[dict[str, object]] = []
    for referent in sorted(by_referent):
        totals = [sum(counts.get((t.id, referent, name), 0) for name in by_referent[referent]) for t in texts]
        whole = sum(totals)
        by_name = {name: [counts.get((t.id, referent, name), 0) for t in texts] for name in by_referent[referent]}
        for name in sorted(by_name, key=lambda each: (-sum(by_name[each]), each)):
            n = sum(by_name[name])
            between = resampling.interval(by_name[name], totals) if len(texts) >= MINIMUM_TEXTS else None
            row: dict[str, object] = {"story": story, "outlet": outlet, "referent": referent, "name": name}
            row |= {"stance": used[referent, name], "n": n, "N": whole, "share": n / whole if whole else None}
            row |= {"low": between and between[0], "high": between and between[1], "words": words, "texts": len(texts)}
            rows.append(row)
    return rows


def _p_values(
    rows: list[dict[str, object]], counts: dict[tuple[str, str, str], int], dealt: Articles
) -> list[float | None]:
    """For each row how probable its share is by chance, of the articles that mention the referent."""
    mentioned: dict[str, dict[str, dict[str, int]]] = {}
    for (identity, referent, name), n in counts.items():
        mentioned.setdefault(referent, {}).setdefault(identity, {})[name] = n
    found: list[float | None] = []
    for (story, outlet), part in groupby(rows, key=lambda row: (str(row["story"]), str(row["outlet"]))):
        test = dealt.test(story, outlet)
        for referent, its in groupby(part, key=lambda row: str(row["referent"])):
            names = [str(row["name"]) for row in its]
            among = test.among(mentioned[referent])
            texts = [mentioned[referent][identity] for identity in among.ids]
            amounts = [[by_name.get(name, 0) for by_name in texts] for name in names]
            found += among.p_values(amounts, [sum(by_name.values()) for by_name in texts])
    return found
