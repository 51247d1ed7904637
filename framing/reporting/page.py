"""The report: which sections, in which order, and how much of each there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.reporting.asides import Kind, asides
from framing.reporting.compared import Compared, compared
from framing.reporting.edition import edition
from framing.reporting.escape import environment, own_file, rules, source_hash
from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.naming import Referent, naming
from framing.reporting.sourcing import Floor, sourcing
from framing.reporting.statements import Fact, statements
from framing.reporting.strips import strips
from framing.reporting.texts import Text, texts_of
from framing.reporting.voices import Shares, voices
from framing.reporting.wording import LAYERS, SHARE_WORDS, VOICE_WORDS, counted, interval, joined, signed, zone_words

if TYPE_CHECKING:
    from framing.tables import Analysis


_TOPS = {"own": 16, "reported": 22, "quoted": 22, "commenter": 29, "furniture": 36}
"""Where a strip's stretches begin, of 40: the more the outlet answers for the words, the taller they stand."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much is printed; what is left out is counted on the page.

    Args:
        characters: of texts printed in full.
        stories: with a section of their own.
        facts, referents, speakers, lines: rows of a table in each story, and lines of context for each number.
    """

    characters: int = 600_000
    stories: int = 30
    facts: int = 40
    referents: int = 12
    speakers: int = 12
    lines: int = 24


@dataclass(frozen=True)
class Story:
    """A story's section."""

    number: int
    id: str
    texts: tuple[Text, ...]
    facts: tuple[Fact, ...]
    referents: tuple[Referent, ...]
    floors: tuple[Floor, ...]
    shares: tuple[Shares, ...]
    asides: tuple[Kind, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"story{self.number}"

    @property
    def title(self) -> str:
        """Its texts and their day."""
        days = sorted({str(text.row["date"]) for text in self.texts if text.row.get("date")})
        when = f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}" if days else ""
        return f"{joined(text.label for text in self.texts)}{when}"


@dataclass(frozen=True)
class Remark:
    """A sentence of the brief with its evidence."""

    text: str
    evidence: Evidence


def page(analysis: Analysis) -> str:
    """The report as one self-contained HTML document; the same analysis gives the same characters."""
    return rendered(analysis, compared(analysis), Budget())


def rendered(analysis: Analysis, comparisons: Compared, budget: Budget) -> str:
    """The report for comparisons that are made already."""
    texts = texts_of(analysis)
    printed = _printed(texts, budget)
    ledger = Ledger(texts, printed, budget.lines)
    remarks = [Remark(r.text, ledger.cite(r.text, r.evidence)) for r in comparisons.remarks]
    overview = strips(texts, ledger) if texts else ()
    stories = _stories(texts, comparisons, ledger, budget)
    editions = [edition(text, ledger) for text in texts if text.id in printed]
    style, script = own_file("style.css") + rules(_widths()), own_file("script.js")
    return environment().get_template("page.html.j2").render(
        analysis=analysis,
        texts=texts,
        story_of={text.id: story for story in stories for text in story.texts},
        remarks=remarks,
        strips=overview,
        stories=stories,
        editions=editions,
        unprinted=[text for text in texts if text.id not in printed],
        style=style,
        script=script,
        policy=(
            f"default-src 'none'; style-src {source_hash(style)}; script-src {source_hash(script)}; "
            "base-uri 'none'; form-action 'none'"
        ),
        reading_line=_reading_line(texts),
        voice_words=VOICE_WORDS,
        share_words=SHARE_WORDS,
        tops=_TOPS,
        layers=LAYERS,
        short=dict(zip((str(t.row["label"]) for t in texts), (t.label for t in texts), strict=True)).get,
        story_words=lambda text: "",
        interval=interval,
        signed=signed,
        zone_words=zone_words,
        counted=counted,
        joined=joined,
    )


def _printed(texts: Sequence[Text], budget: Budget) -> frozenset[str]:
    """The texts that fit, in order; the first always does."""
    room, fitting = budget.characters, []
    for text in texts:
        if fitting and len(text.text) > room:
            break
        fitting.append(text.id)
        room -= len(text.text)
    return frozenset(fitting)


def _stories(texts: Sequence[Text], comparisons: Compared, ledger: Ledger, budget: Budget) -> tuple[Story, ...]:
    by_id = {text.id: text for text in texts}
    members: dict[str, list[Text]] = {}
    for row in comparisons.rows["stories"]:
        members.setdefault(str(row["story"]), []).append(by_id[row["id"]])
    # Stories that several texts tell come first: there is something to compare.
    order = sorted(members, key=lambda story: (-min(2, len(members[story])), -len(members[story]), members[story][0].number))
    return tuple(_story(number, story, members[story], comparisons, (ledger, budget)) for number, story in enumerate(order[: budget.stories], 1))


def _story(number: int, story: str, own: Sequence[Text], comparisons: Compared, limits: tuple[Ledger, Budget]) -> Story:
    ledger, budget = limits
    outlets = list(dict.fromkeys(str(text.row["label"]) for text in own))
    states = {(str(r["statement"]), str(r["id"])): str(r["state"]) for r in comparisons.of("omissions", story)}
    return Story(
        number,
        story,
        tuple(own),
        statements(comparisons.of("statements", story), states, own, ledger, number),
        naming(comparisons.of("naming", story), comparisons.behind("naming", story), outlets, ledger),
        sourcing(comparisons.of("sourcing", story), comparisons.behind("sourcing", story), outlets, ledger, budget.speakers),
        voices(own, ledger),
        asides(own, ledger),
    )


def _reading_line(texts: Sequence[Text]) -> str:
    return "What each text calls things, whom it lets speak and in whose voice it says what. Every number opens to the sentences it was counted from."


def _widths() -> str:
    """Style rules for parts of a hundred; a policy that forbids inline styles leaves no other way to say a width."""
    return "".join(f".w{n}{{flex:{n} 1 0}}.l{n}{{width:{n}%}}" for n in range(1, 101))
