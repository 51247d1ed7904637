"""How probable a table's differences are by chance: which articles each test deals out, and what a reader is told."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framing.comparison.permutation import LEAST_EACH, LEAST_PERMUTATIONS, PERMUTATIONS, PermutationTest
from framing.comparison.reading import ALL
from framing.comparison.statistics import MINIMUM_TEXTS, benjamini_hochberg

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from framing.comparison.reading import Reading

TOO_FEW = (
    "too few texts for a test of chance, which deals the articles of a story out again among its outlets and asks for "
    f"at least {MINIMUM_TEXTS} articles with something to count, {LEAST_EACH} of the outlet and {LEAST_EACH} of "
    f"others, and {LEAST_PERMUTATIONS} different deals"
)
REFERENCE = (
    "p: permutation test by article, stories as strata (Monte Carlo p: Phipson & Smyth 2010; early stopping: Besag & "
    "Clifford 1991); p_adjusted: Benjamini & Hochberg (1995) over the tests of the table."
)


@dataclass(frozen=True)
class Articles:
    """The articles of a reading as they can be dealt out; neither their order nor their outlets' names matter.

    Args:
        told: for each story its documents with their outlets, by id.
    """

    told: dict[str, tuple[tuple[str, str], ...]]

    @classmethod
    def of(cls, reading: Reading) -> Articles:
        """Of the stories that several outlets tell: the others cannot be dealt out."""
        told = {
            story: tuple(sorted((text.id, text.label) for text in texts))
            for story, texts in reading.by_story.items()
            if len({text.label for text in texts}) > 1
        }
        return cls(dict(sorted(told.items(), key=lambda item: item[1])))

    def test(self, story: str, outlet: str, against: str | None = None) -> PermutationTest:
        """The articles to be dealt between an outlet and the others.

        Args:
            story: one story, or ``all`` of them.
            outlet: the one side.
            against: the other side, where it is one outlet alone.
        """
        dealt: list[tuple[str, str, bool]] = []
        for name in self._told_by.get(outlet, ()) if story == ALL else (story,):
            texts = self.told.get(name, ())
            dealt += [(i, name, label == outlet) for i, label in texts if against is None or label in (outlet, against)]
        dealt.sort()
        ids, stories = tuple(i for i, _, _ in dealt), tuple(name for _, name, _ in dealt)
        return PermutationTest(ids, stories, tuple(own for _, _, own in dealt))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The articles that can be dealt out."""
        return frozenset(identity for texts in self.told.values() for identity, _ in texts)

    @cached_property
    def _told_by(self) -> dict[str, list[str]]:
        """The stories of each outlet."""
        found: dict[str, list[str]] = {}
        for story, texts in self.told.items():
            for outlet in dict.fromkeys(label for _, label in texts):
                found.setdefault(outlet, []).append(story)
        return found

    def how_few(self) -> str:
        """In words, how much there is to be dealt out."""
        most = max((self.test(ALL, outlet).deals() for outlet in self._told_by), default=0)
        ways = f"more than {PERMUTATIONS:,}" if most > PERMUTATIONS else f"{most:,}"
        return (
            f"here {len(self.ids)} articles are of stories that several outlets tell, and there are {ways} different "
            "deals at most"
        )


@dataclass(frozen=True)
class Chances:
    """The p values of a table.

    Args:
        p_values: one a row; ``None`` where there was no test.
        articles: that they come from.
        name: of the column; the adjusted one's ends in ``_adjusted``.
        unlisted: tests of rows that the table leaves out because nothing was found there. They are corrected for
            too: a table of what was found alone would make chance look rare.
    """

    p_values: Sequence[float | None]
    articles: Articles
    name: str = "p"
    unlisted: int = 0

    @property
    def tests(self) -> int:
        """How many tests are corrected for."""
        return sum(p is not None for p in self.p_values) + self.unlisted

    def added_to(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A table with the p of each row, and the p adjusted for the number of tests; empty where there was none."""
        return frame.assign(**{self.name: self.found, f"{self.name}_adjusted": self.adjusted})

    @cached_property
    def found(self) -> NDArray[np.float64]:
        """The p values, with NaN where there was no test."""
        import numpy as np

        return np.asarray([math.nan if p is None else p for p in self.p_values], dtype=float)

    @cached_property
    def adjusted(self) -> NDArray[np.float64]:
        """The p values adjusted for the number of tests."""
        import numpy as np

        tested = ~np.isnan(self.found)
        adjusted = self.found.copy()
        p_values = [*self.found[tested].tolist(), *[1.0] * self.unlisted]
        adjusted[tested] = benjamini_hochberg(p_values)[: int(tested.sum())]
        return adjusted

    def notes(self) -> list[str]:
        """What they mean, how many tests there were, and why there is none where there is none."""
        notes = []
        if self.tests:
            notes.append(
                f"{self.name}: how often the difference from the others who tell the same stories would be as large if "
                "the articles of each story had been dealt out among its outlets by chance; "
                f"{self.name}_adjusted: corrected for {self.tests:,} tests."
            )
        if None in self.p_values:
            why = "or all articles do the same" if self.tests else self.articles.how_few()
            notes.append(f"Where {self.name} is empty: {TOO_FEW}; {why}.")
        return notes
