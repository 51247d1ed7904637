"""The report: which sections, in which order, made into one self-contained document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparison.labels import short_labels
from framing.reporting.charted import charts
from framing.reporting.compared import Compared, compared
from framing.reporting.edition import edition
from framing.reporting.escape import environment, own_file, rules, source_hash
from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.masthead import compared_line, foreign_line
from framing.reporting.methods import made, measures, unasked
from framing.reporting.stories import Budget, Desk, stories, told
from framing.reporting.strips import strips
from framing.reporting.texts import Text, texts_of
from framing.reporting.vocabulary import Vocabulary, vocabulary
from framing.reporting.wording import LAYERS, WORDING, counted

if TYPE_CHECKING:
    from markupsafe import Markup

    from framing.tables import Analysis


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the brief with its evidence."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Report:
    """The finished page, and what it found in one line."""

    html: str
    found: str


def page(analysis: Analysis) -> str:
    """The report as one self-contained HTML document; the same analysis gives the same characters."""
    return composed(analysis).html


def composed(analysis: Analysis) -> Report:
    """The report with the line that says what it found."""
    from framing.lexicons import load

    comparisons = compared(analysis)
    return Report(rendered(analysis, comparisons, vocabulary(load()), Budget()), found(analysis, comparisons))


def found(analysis: Analysis, comparisons: Compared) -> str:
    """What was found: texts, stories, facts that several texts tell, findings, and what was not read."""
    stories_told = len({row["story"] for row in comparisons.rows["stories"]})
    facts = len({(row["story"], row["statement"]) for row in comparisons.rows.get("statements", ())})
    lost = sum(problem.lost for problem in analysis.problems)
    parts = [
        counted(len(analysis), "text"),
        counted(stories_told, "story", "stories"),
        f"{counted(facts, 'fact')} told by more than one text",
        counted(len(analysis.findings), "finding"),
        counted(len(analysis.attributions), "attribution"),
    ]
    return ", ".join(parts) + (f"; {counted(lost, 'input')} not read" if lost else "")


def rendered(analysis: Analysis, comparisons: Compared, known: Vocabulary, budget: Budget) -> str:
    """The report for comparisons that are made already."""
    texts = texts_of(analysis)
    printed = _printed(texts, comparisons, budget)
    ledger = Ledger(texts, printed, budget.lines)
    desk = Desk(texts, comparisons, known, ledger, budget)
    judged = bool((analysis.findings["layer"] == "loaded").any())
    short = short_labels([str(text.row["label"]) for text in texts])
    remarks = [Remark(_said(r.text, short), ledger.cite(r.evidence, back=False)) for r in comparisons.remarks]
    lines = strips(texts[: budget.strips], ledger)
    shown, stories_left_out = stories(desk)
    numbers = {story: str(number) for number, story in enumerate(told(texts, comparisons), 1)}
    # The texts come last: only then is it known which of their places something leads to.
    editions = [edition(text, known, ledger) for text in texts if text.id in printed]
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            **WORDING,
            head=_head,
            layers=[layer for layer in LAYERS if layer[0] != "loaded" or judged],
            texts=texts,
            compared_line=compared_line(texts),
            foreign_line=foreign_line(texts),
            remarks=remarks,
            strips=lines,
            strips_left_out=len(texts) - len(lines),
            stories=shown,
            stories_left_out=stories_left_out,
            stories_told=len(shown) + stories_left_out,
            story_of={text.id: story for story in shown for text in story.texts},
            name_tests=comparisons.tests("naming"),
            charts=charts(comparisons, budget.rows, {"story": numbers, "outlet": short}),
            editions=editions,
            printed=printed,
            unprinted=len(texts) - len(editions),
            measures=measures(texts, {what: c.reference for what, c in comparisons.comparisons.items()}),
            made=made(analysis.settings, texts),
            problems=analysis.problems,
            unasked=unasked(analysis),
            short=lambda outlet: short.get(outlet, outlet),
            short_all=lambda outlets: [short.get(outlet, outlet) for outlet in outlets],
        )
    )


def _said(remark: str, short: Mapping[str, str]) -> str:
    """A remark with the labels of the page; only ids that were cut are long enough to be told from other words."""
    for label, shown in short.items():
        remark = remark.replace(label, shown) if shown != label else remark
    return remark


def _printed(texts: Sequence[Text], comparisons: Compared, budget: Budget) -> frozenset[str]:
    """The texts that fit: those of the stories that most texts tell first, for there is something to compare."""
    story = {row["id"]: str(row["story"]) for row in comparisons.rows["stories"]}
    tellers: dict[str, int] = {}
    for key in story.values():
        tellers[key] = tellers.get(key, 0) + 1
    order = sorted(texts, key=lambda text: (-tellers.get(story.get(text.id, ""), 0), text.number))
    room, fitting = budget.characters, []
    for text in order:
        if len(text.text) <= room:
            fitting.append(text.id)
            room -= len(text.text)
    return frozenset(fitting)


@dataclass(frozen=True, slots=True)
class Head:
    """The page's own style and script, and the policy that allows them and nothing else."""

    style: Markup
    script: Markup
    policy: str


def _head(body: str) -> Head:
    style = own_file("palette.css", "text.css", "page.css") + rules(_widths(body))
    script = own_file("script.js")
    policy = (
        f"default-src 'none'; style-src {source_hash(style)}; script-src {source_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return Head(style, script, policy)


def _widths(body: str) -> str:
    """Style rules for the parts of a hundred that occur; a policy without inline styles leaves no other way."""
    used = sorted({(kind, int(n)) for kind, n in re.findall(r"\b([wl])(\d{1,3})\b", body)})
    rule = {"w": "flex:{0} 1 0;--w:{0}%", "l": "width:{}%"}
    return "".join(f".{kind}{n}{{{rule[kind].format(n)}}}" for kind, n in used if 1 <= n <= 100)
