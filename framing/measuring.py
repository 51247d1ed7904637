"""One row a document and measure: what ``framing score`` prints and what models are fitted on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from framing.documents import ARTICLE, COMMENTS
from framing.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

    from framing.tables import Analysis

LAYERS = ("words", "terminology", "attribution", "sentiment", "asides", "readability", "target-sentiment", "loaded")
"""The layers that can be asked for."""

COLUMNS = ("id", "outlet", "layer", "measure", "area", "voice", "n", "words", "value", "note")


def measures(analysis: Analysis, layer: str | None = None) -> pd.DataFrame:
    """Every measure of every document, article and comments apart, each voice by itself.

    Args:
        analysis: a scored corpus.
        layer: one of :data:`LAYERS`; all of them when not given.

    Returns:
        A frame with the columns ``id``, ``outlet`` (the id where none is known), ``layer``, ``measure``, ``area``
        (``article`` or ``comments``; furniture is left out), ``voice``, ``n`` (what was counted), ``words`` (over how
        many), ``value`` (per 1,000 words where something was counted, else the measure's own unit) and ``note`` (why a
        value is missing).

    Raises:
        UsageError: when there is no such layer; names those there are.
    """
    import pandas as pd

    if layer is not None and layer not in LAYERS:
        raise unknown("layer", layer, LAYERS)
    segments = _in_areas(analysis.segments)
    words = segments.groupby(["id", "area", "voice"], sort=False)["words"].sum().rename("words").reset_index()
    wanted = LAYERS if layer is None else (layer,)
    parts = [_PARTS[name](analysis, words) for name in wanted]
    found = pd.concat([p for p in parts if not p.empty] or [parts[0]], ignore_index=True)
    order = {identity: n for n, identity in enumerate(analysis.documents["id"])}
    found["outlet"] = found["id"].map(dict(zip(analysis.documents["id"], analysis.documents["label"], strict=True)))
    found = found.reindex(columns=list(COLUMNS))
    found["n"] = found["n"].astype("Int64")
    found["words"] = found["words"].astype("Int64")
    ranks = found["layer"].map({name: n for n, name in enumerate(LAYERS)})
    found = found.assign(_document=found["id"].map(order), _layer=ranks)
    found = found.sort_values(["_document", "_layer", "area", "voice", "measure"], kind="stable")
    return found.drop(columns=["_document", "_layer"]).reset_index(drop=True)


def _in_areas(frame: pd.DataFrame) -> pd.DataFrame:
    area = {str(zone): "article" for zone in ARTICLE} | {str(zone): "comments" for zone in COMMENTS}
    placed = frame.assign(area=frame["zone"].map(area))
    return placed[placed["area"].notna()]


def _words(_: Analysis, words: pd.DataFrame) -> pd.DataFrame:
    total = words.groupby(["id", "area"])["words"].transform("sum")
    share = words["words"].where(total > 0) / total.where(total > 0)
    return words.assign(layer="words", measure="share of words", n=words["words"], words=total, value=share)


def _counted(found: pd.DataFrame, words: pd.DataFrame, layer: str, measure: pd.Series) -> pd.DataFrame:
    counts = found.assign(measure=measure, layer=layer)
    keys = ["id", "layer", "area", "voice", "measure"]
    counts = counts.groupby(keys, sort=False).size().rename("n").reset_index()
    counts = counts.merge(words, on=["id", "area", "voice"], how="left")
    return counts.assign(value=1000 * counts["n"] / counts["words"].where(counts["words"] > 0))


def _terminology(analysis: Analysis, words: pd.DataFrame) -> pd.DataFrame:
    found = _in_areas(analysis.findings[analysis.findings["layer"] == "terminology"])
    group = found["referent"].where(found["referent"].notna(), "style")
    return _counted(found, words, "terminology", group.astype(str) + ": " + found["label"].astype(str))


def _asides(analysis: Analysis, words: pd.DataFrame) -> pd.DataFrame:
    found = _in_areas(analysis.findings[analysis.findings["layer"] == "asides"])
    return _counted(found, words, "asides", found["kind"].astype(str))


def _attribution(analysis: Analysis, words: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    found = _in_areas(analysis.attributions)
    total = words.groupby(["id", "area"])["words"].sum().rename("words").reset_index()
    parts = []
    for field in ("kind", "source_type", "verb_class", "engagement"):
        measure = (field.replace("_", " ") + ": " + found[field].astype(str)).rename("measure")
        counts = found.assign(measure=measure).groupby(["id", "area", "measure"], sort=False).size()
        parts.append(counts.rename("n").reset_index())
    rows = pd.concat(parts, ignore_index=True).merge(total, on=["id", "area"], how="left")
    rate = 1000 * rows["n"] / rows["words"].where(rows["words"] > 0)
    return rows.assign(layer="attribution", voice="all", value=rate)


def _sentiment(analysis: Analysis, words: pd.DataFrame) -> pd.DataFrame:
    # A sentence in one voice has one compound, on however many stretches it is written.
    spoken = _in_areas(analysis.segments).dropna(subset=["compound"])
    spoken = spoken.drop_duplicates(["id", "sentence", "area", "voice"])
    rows = spoken.groupby(["id", "area", "voice"], sort=False)["compound"].agg(["size", "mean"]).reset_index()
    rows = rows.rename(columns={"size": "n", "mean": "value"}).merge(words, on=["id", "area", "voice"], how="left")
    return rows.assign(layer="sentiment", measure="mean compound")


def _readability(analysis: Analysis, _: pd.DataFrame) -> pd.DataFrame:
    found = analysis.findings[analysis.findings["layer"] == "readability"].copy()
    area = {str(zone): "article" for zone in ARTICLE} | {str(zone): "comments" for zone in COMMENTS}
    found["area"] = found["zone"].map(area).fillna("article")
    zone = found["zone"].astype(str)
    return found.assign(measure=found["label"] + " (" + zone + ")", note=found["reason"])[
        ["id", "layer", "measure", "area", "voice", "value", "note"]
    ]


def _labelled(analysis: Analysis, words: pd.DataFrame, layer: str) -> pd.DataFrame:
    found = _in_areas(analysis.findings[analysis.findings["layer"] == layer])
    return _counted(found, words, layer, found["label"].astype(str))


_PARTS: dict[str, Callable[[Analysis, pd.DataFrame], pd.DataFrame]] = {
    "words": _words,
    "terminology": _terminology,
    "attribution": _attribution,
    "sentiment": _sentiment,
    "asides": _asides,
    "readability": _readability,
    "target-sentiment": lambda analysis, words: _labelled(analysis, words, "target-sentiment"),
    "loaded": lambda analysis, words: _labelled(analysis, words, "loaded"),
}
