"""The programs that fit what is shipped as weights, so that anyone can fit again on other data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol


class Fit(Protocol):
    """What each program offers under the name ``fit``."""

    def __call__(self, data: Sequence[Path], output: Path) -> Mapping[str, object]:
        """Fit on the data files, write the weights and their card, and answer with the figures measured."""
        ...


class Program(NamedTuple):
    """One program.

    Args:
        name: what it is called on the command line.
        module: where its ``fit`` lies.
        question: what the fitted model answers.
    """

    name: str
    module: str
    question: str

    def load(self) -> Fit:
        """Its ``fit``, imported when asked for."""
        import importlib

        fit: Fit = importlib.import_module(self.module).fit
        return fit


PROGRAMS = (
    Program("zones", "framing.fitting.zones", "In which zone is each line of a plain text?"),
    Program("markup", "framing.fitting.markup", "In which zone is each block of an HTML page?"),
    Program("attribution", "framing.fitting.attribution", "Who says what, by which cue?"),
    Program("target-sentiment", "framing.fitting.target_sentiment", "How is an actor spoken of?"),
    Program("loaded", "framing.fitting.loaded", "Is a sentence worded in a loaded way?"),
    Program("background", "framing.fitting.background", "In how many news articles does a term occur?"),
    Program("word-vectors", "framing.fitting.word_vectors", "Which words are near each other in meaning?"),
    Program("statements", "framing.fitting.statements", "Do two clauses state one fact?"),
)
"""All programs, in the order of the flow."""
