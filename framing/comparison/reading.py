"""What one comparison works on: the texts, the stories they tell, and the zones and voices that are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from framing.comparison.stories import stories_of
from framing.comparison.texts import ARTICLE_ZONES, Text, texts_of
from framing.documents import COMMENTS, Voice, Zone
from framing.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

    from framing.comparison.statements.facts import Fact
    from framing.tables import Analysis

ALL = "all"
"""As a story: an outlet's texts of several stories taken together. As a zone or voice: every one of them."""
COMMENT_ZONES = frozenset(str(zone) for zone in COMMENTS)


@dataclass(frozen=True)
class Reading:
    """An analysis as a comparison reads it; texts and stories are worked out once and shared.

    Args:
        analysis: the four tables.
        texts: its documents, in order.
        stories: the story of each text.
        zones: the zones that are looked at.
        voice: the one voice that is looked at, or ``None`` for all.
    """

    analysis: Analysis
    texts: tuple[Text, ...]
    stories: tuple[str, ...]
    zones: frozenset[str] = ARTICLE_ZONES
    voice: str | None = None

    def looking_at(self, zone: str | None, voice: str | None) -> Reading:
        """The same texts, with other zones and voices looked at.

        Args:
            zone: one zone; ``all``; or ``None`` for the article (for voice ``commenter``: the comments).
            voice: one voice; ``all`` or ``None`` for every voice.

        Raises:
            UsageError: when there is no such zone or voice; names those there are.
        """
        zones_known, voices_known = [str(z) for z in Zone], [str(v) for v in Voice]
        if zone is not None and zone not in (*zones_known, ALL):
            raise unknown("zone", zone, [*zones_known, ALL])
        if voice is not None and voice not in (*voices_known, ALL):
            raise unknown("voice", voice, [*voices_known, ALL])
        if zone is None:
            zones = COMMENT_ZONES if voice == Voice.COMMENTER else ARTICLE_ZONES
        else:
            zones = frozenset(zones_known) if zone == ALL else frozenset({zone})
        voice = None if voice == ALL else voice
        if zones == self.zones and voice == self.voice:
            return self
        return replace(self, zones=zones, voice=voice)

    @cached_property
    def story_of(self) -> dict[str, str]:
        """Document id to story."""
        return {text.id: story for text, story in zip(self.texts, self.stories, strict=True)}

    @cached_property
    def label_of(self) -> dict[str, str]:
        """Document id to outlet, or to the id itself where no outlet is known."""
        return {text.id: text.label for text in self.texts}

    @cached_property
    def by_story(self) -> dict[str, list[Text]]:
        """The texts of each story, in order."""
        gathered: dict[str, list[Text]] = {}
        for text, story in zip(self.texts, self.stories, strict=True):
            gathered.setdefault(story, []).append(text)
        return gathered

    def groups(self) -> Iterator[tuple[str, str, list[Text]]]:
        """Story, outlet and the outlet's texts in it; then ``all`` for each outlet that is in several stories."""
        whole: dict[str, list[Text]] = {}
        stories: dict[str, set[str]] = {}
        for story, texts in self.by_story.items():
            outlets: dict[str, list[Text]] = {}
            for text in texts:
                outlets.setdefault(text.label, []).append(text)
                whole.setdefault(text.label, []).append(text)
                stories.setdefault(text.label, set()).add(story)
            for outlet, its in outlets.items():
                yield story, outlet, its
        for outlet, its in whole.items():
            if len(stories[outlet]) > 1:
                yield ALL, outlet, its

    def seen(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table that lie in the zones and the voice looked at, with ``story`` and ``outlet`` added."""
        kept = frame[frame["zone"].isin(sorted(self.zones))]
        if self.voice is not None and "voice" in kept:
            kept = kept[kept["voice"] == self.voice]
        return kept.assign(story=kept["id"].map(self.story_of), outlet=kept["id"].map(self.label_of))

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts that several texts of a story tell; worked out once."""
        from framing.comparison.statements.facts import facts_of

        return facts_of(self)

    @cached_property
    def stretches(self) -> dict[str, list[tuple[int, int]]]:
        """Document id to the stretches that lie in the zones and the voice looked at."""
        kept = self.seen(self.analysis.segments)
        found: dict[str, list[tuple[int, int]]] = {text.id: [] for text in self.texts}
        for identity, start, end in zip(kept["id"], kept["start"], kept["end"], strict=True):
            found[identity].append((int(start), int(end)))
        return found

    @cached_property
    def words_of(self) -> dict[str, int]:
        """Document id to its number of words in the zones and the voice looked at."""
        counted = self.seen(self.analysis.segments).groupby("id")["words"].sum()
        return {text.id: int(counted.get(text.id, 0)) for text in self.texts}


def read(analysis: Analysis) -> Reading:
    """Read an analysis once, for any number of comparisons."""
    texts = tuple(texts_of(analysis))
    return Reading(analysis, texts, tuple(stories_of(texts)))
