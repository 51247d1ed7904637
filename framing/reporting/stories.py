"""A story's section: its texts side by side, then what each calls things, whom it lets speak, and what it adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.reporting.asides import Kind, asides
from framing.reporting.comments import Readers, comments
from framing.reporting.compared import Compared
from framing.reporting.evidence import Ledger
from framing.reporting.naming import Chosen, naming
from framing.reporting.reuse import Passages, rendered_twice, reused
from framing.reporting.sourcing import Floor, sourcing
from framing.reporting.statements import Telling, Told, statements
from framing.reporting.targets import SpokenOf, spoken_of
from framing.reporting.texts import Text
from framing.reporting.titles import title
from framing.reporting.vocabulary import Vocabulary
from framing.reporting.voices import Shares, voices
from framing.reporting.wording import joined

_LABELS = 6
"""Texts that a heading names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much is printed; what is left out is counted on the page.

    Args:
        characters: of texts printed in full.
        stories: with a section of their own.
        strips: texts with a reading strip.
        facts, referents, speakers, actors, measures, pairs: rows of a table in each story.
        lines: of context for each number.
        rows: of the tables under the charts.
    """

    characters: int = 200_000
    stories: int = 12
    strips: int = 24
    facts: int = 40
    referents: int = 8
    speakers: int = 12
    actors: int = 6
    measures: int = 10
    pairs: int = 12
    lines: int = 24
    rows: int = 12


@dataclass(frozen=True)
class Desk:
    """What the sections of a page are made from.

    Args:
        texts: all texts.
        comparisons: all comparisons.
        known: what the word lists say.
        ledger: where every number is cited.
        budget: how much there is room for.
    """

    texts: Sequence[Text]
    comparisons: Compared
    known: Vocabulary
    ledger: Ledger
    budget: Budget


@dataclass(frozen=True)
class Story:
    """A story's section, with one field for each of its parts."""

    number: int
    title: str
    texts: tuple[Text, ...]
    told: Told
    naming: Chosen
    floors: tuple[Floor, ...]
    spoken_of: SpokenOf
    shares: tuple[Shares, ...]
    asides: tuple[Kind, ...]
    reused: Passages
    readers: tuple[Readers, ...]
    renderings: Passages

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"story{self.number}"

    @property
    def tellers(self) -> str:
        """Its texts and their days."""
        days = sorted({str(text.row["date"]) for text in self.texts if text.row.get("date")})
        when = f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}" if days else ""
        labels = [text.label for text in self.texts]
        shown = labels if len(labels) <= _LABELS else [*labels[: _LABELS - 1], f"{len(labels) - _LABELS + 1} more"]
        return f"{joined(shown)}{when}"


def told(texts: Sequence[Text], comparisons: Compared) -> dict[str, list[Text]]:
    """All stories with their texts, in the order of the page: those told by most texts first."""
    by_id = {text.id: text for text in texts}
    members: dict[str, list[Text]] = {}
    for row in comparisons.rows["stories"]:
        members.setdefault(str(row["story"]), []).append(by_id[row["id"]])
    return dict(sorted(members.items(), key=lambda story: (-len(story[1]), story[1][0].number)))


def stories(desk: Desk) -> tuple[tuple[Story, ...], int]:
    """The stories that the page has room for, and how many it has not."""
    order = list(told(desk.texts, desk.comparisons).items())
    shown = order[: desk.budget.stories]
    return tuple(_story(n, *story, desk) for n, story in enumerate(shown, 1)), len(order) - len(shown)


def _story(number: int, story: str, own: Sequence[Text], desk: Desk) -> Story:
    ledger, budget, comparisons = desk.ledger, desk.budget, desk.comparisons
    # What is left out can be said only of facts that are sure.
    sure = [r for r in comparisons.of("omissions", story) if r["certainty"] == "sure"]
    states = {(str(r["statement"]), str(r["id"])): str(r["state"]) for r in sure}
    outlets = list(dict.fromkeys(str(text.row["label"]) for text in own))
    names, said = comparisons.behind("naming", story), comparisons.behind("sourcing", story)
    # Where one text is alone, its names have no rivals beside them and say less.
    referents = budget.referents if len(own) > 1 else (budget.referents + 1) // 2
    return Story(
        number=number,
        title=title(comparisons.of("statements", story), own),
        texts=tuple(own),
        told=statements(Telling(number, own, comparisons.of("statements", story), states), ledger, budget.facts),
        naming=naming(comparisons.of("naming", story), names, desk.known, ledger, referents),
        floors=sourcing(comparisons.of("sourcing", story), said, outlets, ledger, budget.speakers),
        spoken_of=spoken_of(own, ledger, budget.actors),
        shares=voices(own, ledger),
        asides=asides(own, ledger),
        reused=reused(comparisons.of("reuse", story), ledger, budget.pairs),
        renderings=rendered_twice(comparisons.of("renderings", story), ledger, budget.pairs),
        readers=comments(comparisons.of("comments", story), desk.known, budget.measures),
    )
