"""What the word lists say beyond what was found: titles, reasons, and the names that nobody used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.reporting.wording import plain

if TYPE_CHECKING:
    from framing.lexicons import Lexicons


@dataclass(frozen=True)
class Vocabulary:
    """The word lists as the page speaks of them.

    Args:
        titles: of referents, by id.
        names: the labels of each referent's names with their weights, in the order of the lists.
        reasons: why a name is in a list, by referent and label.
    """

    titles: Mapping[str, str]
    names: Mapping[str, Mapping[str, float]]
    reasons: Mapping[tuple[str, str], str]

    def title(self, referent: str) -> str:
        """What a referent is called in headings; its id in words where no list knows it."""
        return self.titles.get(referent, plain(referent))

    def reason(self, referent: str | None, label: str) -> str:
        """Why this name is in a list; empty where no list knows it."""
        return self.reasons.get((referent or "", label), "")


def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """Gather titles, names and reasons from word lists."""
    titles: dict[str, str] = {}
    names: dict[str, dict[str, float]] = {}
    reasons: dict[tuple[str, str], str] = {}
    for identity, referent in lexicons.referents.items():
        titles[identity] = referent.title
        names[identity] = {name.label: name.weight for name in referent.names}
        for name in referent.names:
            reasons[(identity, name.label)] = name.why
    return Vocabulary(titles, names, reasons)
