"""Figures of the comparisons: labelled directly, the same for the same table, no colour without a word beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.comparison.result import Comparison

PALETTE = ("#009e73", "#e69f00", "#cc79a7", "#999933", "#44aa99", "#882255", "#ddcc77", "#777777")
"""Colours that stay apart in the common kinds of colour blindness (after Okabe & Ito 2008 and P. Tol), without red and
blue, which stand for parties."""
INK, PAPER, FAINT = "#000000", "#ffffff", "#bbbbbb"
_WIDE = 7.0
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

    from matplotlib import rc_context

    written = io.BytesIO()
    with rc_context({"svg.hashsalt": "framing", "svg.fonttype": "none"}):
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


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
    """One bar to a hundred per referent and outlet, names written into it with their counts."""
    kept = frame[frame["N"] > 0]
    bars = list(kept.groupby(["referent", "story", "outlet"], sort=False))[:_MOST]
    figure, axes = _figure(0.36 * len(bars) + 0.7)
    colours: dict[tuple[str, str], str] = {}
    for row, ((referent, _, _), part) in enumerate(bars):
        left = 0.0
        for name, n, share in zip(part["name"], part["n"], part["share"], strict=True):
            if not n:
                continue
            used = sum(key[0] == referent for key in colours)
            colour = colours.setdefault((str(referent), str(name)), PALETTE[used % len(PALETTE)])
            axes.barh(row, share, left=left, color=colour, edgecolor=PAPER, height=0.75)
            if share * 80 > len(f"{name} {n}"):
                _label(axes, (left + share / 2, row), f"{name} {n}")
            left += share
    _bars(axes, [f"{referent} · {outlet}" for (referent, _, outlet), _ in bars])
    axes.set_xlim(0, 1)
    axes.set_xlabel("share of the mentions of the referent")
    return figure


def _sentiment(frame: pd.DataFrame) -> Figure:
    """Mean sentiment by outlet and voice, with the interval where there is one."""
    rows = frame.head(_MOST)
    figure, axes = _figure(0.3 * len(rows) + 0.8)
    voices = {voice: PALETTE[n] for n, voice in enumerate(("own", "quoted", "reported", "commenter"))}
    for at, (_, row) in enumerate(rows.iterrows()):
        if row["low"] is not None and row["low"] == row["low"]:
            axes.plot([row["low"], row["high"]], [at, at], color=FAINT, linewidth=2, zorder=1)
        axes.plot(row["mean"], at, "o", color=voices.get(row["voice"], FAINT), markersize=6)
        axes.text(1.02, at, f"{row['sentences']} sentences", fontsize=7, va="center", color=INK)
    _bars(axes, [f"{r.outlet} · {r.zone} · {r.voice}" for r in rows.itertuples()])
    axes.axvline(0, color=FAINT, linewidth=0.8)
    axes.set_xlim(-1, 1)
    axes.set_xlabel("mean compound of a sentence: dark (-1) to bright (1)")
    return figure


def _asides(frame: pd.DataFrame) -> Figure:
    kept = frame[frame["n"] > 0].head(_MOST)
    labels = [f"{r.outlet} · {r.kind}" for r in kept.itertuples()]
    values = [float(v) for v in kept["per_1000"]]
    words = [f"{r.n} in {r.words} words" for r in kept.itertuples()]
    return _bar_chart(labels, values, words, "asides per 1,000 words")


def _sourcing(frame: pd.DataFrame) -> Figure:
    kept = frame[frame["words"] > 0].head(_MOST)
    labels = [f"{r.outlet} · {_short(r.speaker, 28)}" for r in kept.itertuples()]
    words = [", ".join(f"{verb} {n}" for verb, n in list(json.loads(verbs).items())[:3]) for verbs in kept["verbs"]]
    return _bar_chart(labels, [float(v) for v in kept["words"]], words, "words given to the source")


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
    words = [f"{row['n1']} of {row['N1']} against {row['n2']} of {row['N2']}" for row in rows]
    return _bar_chart(labels, [float(row["z"]) for row in rows], words, "z score of the log-odds ratio")


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
