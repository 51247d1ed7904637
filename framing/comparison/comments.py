"""Do the readers speak as the article does? An article's words, names and tone beside those of its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.reading import COMMENT_ZONES, Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.texts import ARTICLE_ZONES, Text

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("story", "outlet", "measure", "article", "comments", "n_article", "n_comments")
REFERENCE = (
    "The measures of naming and sentiment, counted in the article and in its comments apart; the comparison of the two "
    "is the authors' judgement."
)


def compare_comments(reading: Reading) -> Comparison:
    """The article's figures beside its comments', for every outlet with comments.

    Returns:
        A row an outlet and measure: the value in the ``article`` and in the ``comments``, and the counts
        ``n_article`` and ``n_comments`` that they rest on. Rates are per 1,000 words, shares and means as named.
    """
    areas = (("article", ARTICLE_ZONES), ("comments", COMMENT_ZONES - {"comment-header", "comment-author"}))
    findings, segments = reading.analysis.findings, reading.analysis.segments
    names = findings[(findings["layer"] == "terminology") & findings["referent"].notna()]
    found = {area: names[names["zone"].isin(sorted(zones))] for area, zones in areas}
    spoken = {area: segments[segments["zone"].isin(sorted(zones))] for area, zones in areas}
    with_comments = set(spoken["comments"].loc[spoken["comments"]["words"] > 0, "id"])
    rows: list[dict[str, object]] = []
    for story, outlet, texts in reading.groups():
        theirs = [text for text in texts if text.id in with_comments]
        if theirs:
            rows += _rows(story, outlet, theirs, (found, spoken))
    places = []
    for area in ("article", "comments"):
        kept = found[area][found[area]["id"].isin(sorted(with_comments))]
        measure = kept["referent"].astype(str) + ": share of '" + kept["label"].astype(str) + "'"
        places.append(kept.assign(area=area, measure=measure)[["id", "start", "end", "area", "measure", "zone"]])
    import pandas as pd

    where = pd.concat(places, ignore_index=True)
    where = where.assign(story=where["id"].map(reading.story_of), outlet=where["id"].map(reading.label_of))
    notes = () if rows else ("None of the texts has comments.",)
    return comparison(reading, "comments", (table(rows, COLUMNS), where), (REFERENCE, notes))


def _rows(
    story: str, outlet: str, texts: list[Text], tables: tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]
) -> list[dict[str, object]]:
    identities = {text.id for text in texts}
    found = {area: part[part["id"].isin(identities)] for area, part in tables[0].items()}
    spoken = {area: part[part["id"].isin(identities)] for area, part in tables[1].items()}
    words = {area: int(part["words"].sum()) for area, part in spoken.items()}
    rows: list[dict[str, object]] = []

    def add(measure: str, values: dict[str, float | None], counts: dict[str, int]) -> None:
        row: dict[str, object] = {"story": story, "outlet": outlet, "measure": measure}
        row |= {area: values[area] for area in ("article", "comments")}
        rows.append(row | {f"n_{area}": counts[area] for area in ("article", "comments")})

    add("words", {area: float(n) for area, n in words.items()}, words)
    tones = {
        area: part[part["compound"].notna()].drop_duplicates(["id", "sentence", "zone", "voice"])["compound"]
        for area, part in spoken.items()
    }
    means = {area: float(tone.mean()) if len(tone) else None for area, tone in tones.items()}
    add("mean sentiment of a sentence", means, {area: len(tone) for area, tone in tones.items()})
    loaded = {area: int((part["weight"] > 0).sum()) for area, part in found.items()}
    rates = {area: 1000.0 * loaded[area] / words[area] if words[area] else None for area in words}
    add("loaded names per 1,000 words", rates, loaded)
    pairs = sorted({pair for part in found.values() for pair in zip(part["referent"], part["label"], strict=True)})
    for referent, name in pairs:
        of_it = {area: part[part["referent"] == referent] for area, part in found.items()}
        counts = {area: int((part["label"] == name).sum()) for area, part in of_it.items()}
        shares = {area: counts[area] / len(of_it[area]) if len(of_it[area]) else None for area in of_it}
        add(f"{referent}: share of '{name}'", shares, counts)
    return rows
