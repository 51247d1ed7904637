"""Figures of the comparisons: labelled directly, the same for the same table, no colour without a word beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Sequence
from math import isnan
from typing import TYPE_CHECKING, Any

from framing.comparison.labels import short_labels

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.comparison.result import Comparison

PALETTE = ("#009e73", "#e69f00", "#cc79a7", "#999933", "#44aa99", "#882255", "#ddcc77", "#777777")
"""Colours that stay apart in the common kinds of colour blindness, without red and
blue, which stand for parties."""
VOICE_COLOURS = {"own": "#000000", "reported": "#5b9e92", "quoted": "#c9961a", "commenter": "#9a86b8"}
"""One colour a voice, the report's; own words are ink."""
INK, PAPER, FAINT = "#000000", "#ffffff", "#bbbbbb"
_WIDE = 7.0
# An outlet's or a speaker's name may hold them; in a drawing they would be no XML.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOST = 30


def drawn(comparison: Comparison) -> Figure:
    """The figure of a comparison; an empty one says that there is nothing to draw.

    Args:
        comparison: any; comparisons without a picture of their own are drawn as bars of their rows.
    """
    draw = _DRAWN.get(comparison.what, _counts)
    return _nothing(comparison) if comparison.frame.empty else draw(comparison.frame)


def _figure(height: float) -> tuple[Figure, Axes]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDE, max(1.2, height)), layout="constrained", facecolor=PAPER)
    # Without pyplot, so that drawing leaves nothing behind and needs no screen.
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def saved(figure: Figure) -> bytes:
    """A figure as SVG, the same bytes for the same figure: no date, no random ids, text as text."""
    import io
    import warnings

    from matplotlib import rc_context

    written = io.BytesIO()
    with rc_context({"svg.hashsalt": "framing", "svg.fonttype": "none"}), warnings.catch_warnings():
        # Text stays text: its letters are drawn by who shows the drawing, with fonts of many scripts.
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return _NO_XML.sub("\ufffd", written.getvalue().decode("utf-8")).encode("utf-8")


def _nothing(comparison: Comparison) -> Figure:
    figure, axes = _figure(1.2)
    axes.set_axis_off()
    words = comparison.notes[0] if comparison.notes else "There is nothing to draw."
    axes.text(0.5, 0.5, words, ha="center", va="center", wrap=True, color=INK, parse_math=False)
    return figure


def _short(label: object, length: int = 34) -> str:
    words = str(label)
    return words if len(words) <= length else words[: length - 1] + "…"


def _label(axes: Axes, at: tuple[float, float], words: str, colour: str = INK) -> None:
    axes.text(*at, words, ha="center", va="center", fontsize=7, color=colour, clip_on=True, parse_math=False)


def _bars(axes: Axes, labels: Sequence[str]) -> None:
    axes.set_yticks(range(len(labels)), [_short(label) for label in labels], parse_math=False)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)


def _naming(frame: pd.DataFrame) -> Figure:
    """Under each referent a bar to a hundred an outlet, names written into it with their counts.

    Referents that are called by rival names come first; those with one name are drawn where there is room.
    """
    kept = frame[(frame["N"] > 0) & (frame["n"] > 0)]
    referents = dict(list(kept.groupby(["story", "referent"], sort=False)))
    order = sorted(referents, key=lambda key: (referents[key]["name"].nunique() < 2, -int(referents[key]["n"].sum())))
    labels: list[str] = []
    bars: list[tuple[float, pd.DataFrame]] = []
    heads: list[tuple[float, str]] = []
    at = 0.0
    outlets = dict(zip(kept["outlet"], _outlets(list(kept["outlet"])), strict=True))
    for key in order:
        outlets_of_it = list(referents[key].groupby("outlet", sort=False))
        if bars and len(bars) + len(outlets_of_it) > _MOST:
            continue
        heads.append((at, str(key[1]).replace("-", " ")))
        for outlet, part in outlets_of_it:
            at += 1.0
            bars.append((at, part))
            labels.append(outlets[outlet])
        at += 1.3
    figure, axes = _figure(0.3 * at + 0.6)
    for head, words in heads:
        axes.text(0, head, words, fontsize=9, fontweight="bold", va="center", color=INK, parse_math=False)
    colours: dict[tuple[str, str], str] = {}
    for place, part in bars:
        _bar(axes, place, part, colours)
    axes.set_yticks([place for place, _ in bars], labels, parse_math=False)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.set_ylim(at, -0.7)
    axes.set_xlim(0, 1)
    axes.set_xlabel("share of the mentions of the referent")
    return figure


def _bar(axes: Axes, place: float, part: pd.DataFrame, colours: dict[tuple[str, str], str]) -> None:
    """One outlet's names for a referent; a name keeps its colour in all bars of the referent."""
    left = 0.0
    for referent, name, n, share in zip(part["referent"], part["name"], part["n"], part["share"], strict=True):
        used = sum(key[0] == referent for key in colours)
        colour = colours.setdefault((str(referent), str(name)), PALETTE[used % len(PALETTE)])
        axes.barh(place, share, left=left, color=colour, alpha=0.55, edgecolor=PAPER, height=0.8)
        if share * 80 > len(f"{name} {n}"):
            _label(axes, (left + share / 2, place), f"{name} {n}")
        left += share


def _sentiment(frame: pd.DataFrame) -> Figure:
    """A panel a voice, a row an outlet: the mean over its sentences, with the interval where there is one."""
    frame = _pooled(frame)
    rows = list(dict.fromkeys(zip(frame["story"], frame["outlet"], strict=True)))[:_MOST]
    voices = [voice for voice in VOICE_COLOURS if (frame["voice"] == voice).any()]
    figure, first = _figure(0.42 * len(rows) + 0.8)
    first.remove()
    panels = figure.subplots(1, len(voices), sharey=True, squeeze=False)[0]
    for axes, voice in zip(panels, voices, strict=True):
        for at, (story, outlet) in enumerate(rows):
            own = frame[(frame["story"] == story) & (frame["outlet"] == outlet) & (frame["voice"] == voice)]
            _tone(axes, at, own, VOICE_COLOURS[voice])
        axes.axvline(0, color=FAINT, linewidth=0.8, zorder=0)
        axes.set_xlim(-1.05, 1.05)
        axes.set_xticks([-1, 0, 1], ["−1", "0", "+1"], fontsize=8)
        axes.set_ylim(-0.7, len(rows) - 0.3)
        axes.set_title(voice, fontsize=9, loc="center")
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
    _bars(panels[0], _outlets([outlet for _, outlet in rows]))
    for axes in panels[1:]:
        axes.tick_params(axis="y", length=0, labelleft=False)
    figure.supxlabel("mean compound of a sentence, dark (−1) to bright (+1), and number of sentences", fontsize=8)
    return figure


def _tone(axes: Axes, at: int, rows: pd.DataFrame, colour: str) -> None:
    """The mean of an outlet's sentences in one voice, over all zones; nothing where there are none."""
    sentences = int(rows["sentences"].sum())
    if not sentences:
        return
    mean = float((rows["mean"] * rows["sentences"]).sum() / sentences)
    if len(rows) == 1 and rows["low"].notna().all():
        axes.plot([rows["low"].iloc[0], rows["high"].iloc[0]], [at, at], color=FAINT, linewidth=2, zorder=1)
    axes.plot(mean, at, "o", color=colour, markersize=7)
    axes.text(mean, at + 0.4, f"{mean:+.2f} ({sentences})".replace("-", "−"), ha="center", fontsize=7, color=INK)


def _pooled(frame: pd.DataFrame) -> pd.DataFrame:
    """One set of rows an outlet: those over all its stories where it tells several."""
    pooled = set(frame.loc[frame["story"] == "all", "outlet"])
    return frame[(frame["story"] == "all") | ~frame["outlet"].isin(pooled)]


def _outlets(labels: Sequence[object]) -> list[str]:
    short = short_labels([str(label) for label in labels])
    return [_short(short[str(label)], 22) for label in labels]


def _asides(frame: pd.DataFrame) -> Figure:
    """Kinds by outlets: the area of a mark is the rate in a thousand words, the number in it the count."""
    frame = _pooled(frame)
    kept = frame[frame["n"] > 0]
    kinds = list(dict.fromkeys(kept["kind"]))[:_MOST]
    columns = list(dict.fromkeys(zip(kept["story"], kept["outlet"], strict=True)))[:_MOST]
    figure, axes = _figure(0.34 * len(kinds) + 1.0)
    most = float(kept["per_1000"].max())
    for row in kept.to_dict("records"):
        if row["kind"] in kinds and (row["story"], row["outlet"]) in columns:
            place = (columns.index((row["story"], row["outlet"])), kinds.index(row["kind"]))
            axes.scatter(*place, s=60 + 340 * row["per_1000"] / most, color=PALETTE[0], alpha=0.35, linewidths=0)
            axes.text(*place, str(row["n"]), ha="center", va="center_baseline", fontsize=9, color=INK)
    _bars(axes, [str(kind).replace("-", " ") for kind in kinds])
    axes.set_xticks(range(len(columns)), _outlets([outlet for _, outlet in columns]), parse_math=False)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, rotation=0 if len(columns) < 8 else 60)
    axes.set_xlim(-0.6, len(columns) - 0.4)
    axes.set_ylim(len(kinds) - 0.4, -0.6)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    return figure


def _sourcing(frame: pd.DataFrame) -> Figure:
    """Under each outlet its speakers by the words given to them, with their verbs."""
    kept = _pooled(frame[frame["words"] > 0])
    each = max(3, _MOST // max(1, len(kept.groupby(["story", "outlet"]))))
    parts = [part.head(each) for _, part in kept.groupby(["story", "outlet"], sort=False)]
    rows = [row for part in parts for row in part.to_dict("records")][:_MOST]
    outlets = dict(zip((row["outlet"] for row in rows), _outlets([row["outlet"] for row in rows]), strict=True))
    labels = [f"{outlets[row['outlet']]} · {_short(row['speaker'], 28)}" for row in rows]
    words = [", ".join(f"{verb} {n}" for verb, n in list(json.loads(row["verbs"]).items())[:3]) for row in rows]
    return _bar_chart(labels, [float(row["words"]) for row in rows], words, "words given to the source")


def _omissions(frame: pd.DataFrame) -> Figure:
    """Facts by texts: filled where stated, half where stated in part, empty where not found."""
    facts = list(dict.fromkeys(zip(frame["story"], frame["statement"], strict=True)))[:_MOST]
    texts = list(dict.fromkeys(zip(frame["story"], frame["id"], frame["outlet"], strict=True)))
    figure, axes = _figure(0.3 * len(facts) + 1.2)
    at_fact, at_text = {f: n for n, f in enumerate(facts)}, {(s, i): n for n, (s, i, _) in enumerate(texts)}
    fills = {"stated": PALETTE[0], "partly": PALETTE[6], "absent": PAPER}
    for story, fact, identity, state in zip(
        frame["story"], frame["statement"], frame["id"], frame["state"], strict=True
    ):
        if (story, fact) in at_fact:
            place = (at_text[story, identity], at_fact[story, fact])
            axes.plot(*place, "s", color=fills[state], markeredgecolor=FAINT, markersize=11)
            _label(axes, place, {"stated": "✓", "partly": "½", "absent": "–"}[state])
    _bars(axes, [f"{story} · {fact}" for story, fact in facts])
    axes.set_xticks(range(len(texts)), [_short(o, 14) for _, _, o in texts], rotation=45, ha="right", parse_math=False)
    axes.set_xlim(-0.6, len(texts) - 0.4)
    return figure


def _keyness(frame: pd.DataFrame) -> Figure:
    """The terms that set each outlet apart most, by z score."""
    parts = [part.head(max(3, _MOST // frame["outlet"].nunique())) for _, part in frame.groupby("outlet", sort=False)]
    rows = [row for part in parts for row in part.to_dict("records")][: 2 * _MOST]
    labels = [f"{row['outlet']} · {row['term']}" for row in rows]
    words = [f"{row['n1']} of {row['N1']} against {row['n2']} of {row['N2']}{_by_chance(row)}" for row in rows]
    return _bar_chart(labels, [float(row["z"]) for row in rows], words, "z score of the log-odds ratio")


def _by_chance(row: dict[Hashable, Any]) -> str:
    p = row["p_articles_adjusted"]
    return "" if isnan(p) else ", could be chance" if p >= 0.05 else ", hardly chance"


def _comments(frame: pd.DataFrame) -> Figure:
    kept = frame[frame["measure"].str.contains("share of")].head(_MOST // 2)
    labels, values, words = list[str](), list[float](), list[str]()
    for row in kept.fillna({"article": 0.0, "comments": 0.0}).to_dict("records"):
        for area in ("article", "comments"):
            labels.append(f"{row['outlet']} · {row['measure']} · {area}")
            values.append(float(row[area]))
            words.append(f"{row['n_' + area]} mentions")
    return _bar_chart(labels, values, words, "share of the mentions of the referent")


def _counts(frame: pd.DataFrame) -> Figure:
    """How many rows there are for each outlet, or for each story where there are no outlets."""
    name = next(n for n in ("outlet", "outlet_a", "story") if n in frame)
    counted = frame.groupby(name, sort=False).size()
    return _bar_chart([str(k) for k in counted.index], [float(v) for v in counted], ["" for _ in counted], "rows")


def _bar_chart(labels: Sequence[str], values: Sequence[float], words: Sequence[str], what: str) -> Figure:
    figure, axes = _figure(0.27 * len(labels) + 0.8)
    axes.barh(range(len(labels)), values, color=PALETTE[0], height=0.7)
    reach = max((abs(v) for v in values), default=1.0) or 1.0
    for at, (value, said) in enumerate(zip(values, words, strict=True)):
        axes.text(
            max(value, 0.0) + 0.01 * reach,
            at,
            f"{value:.3g}  {said}".rstrip(),
            va="center",
            fontsize=7,
            parse_math=False,
        )
    _bars(axes, labels)
    axes.set_xlim(min(0.0, *values, 0.0), 1.6 * reach)
    axes.set_xlabel(what)
    return figure


_DRAWN: dict[str, Callable[[pd.DataFrame], Figure]] = {
    "naming": _naming,
    "sentiment": _sentiment,
    "asides": _asides,
    "sourcing": _sourcing,
    "omissions": _omissions,
    "keyness": _keyness,
    "comments": _comments,
}
