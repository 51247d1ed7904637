"""The kinds of difference between two statements of one fact."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "name",
    "attribution",
    "reporting-verb",
    "scare-quote",
    "insertion",
    "number",
    "hedge",
    "negation",
    "modality",
    "agency",
    "verb",
    "epithet",
    "qualifier",
    "wording",
    "detail",
)
"""All kinds: another name for the same referent; attributed here and the outlet's own there, or to another source;
another verb of saying; quotation marks around a word; an editor's words inside a quotation; another figure; a figure
made vague; denied or not; held possible or certain; who acts; another verb; a word that judges; a word that narrows;
other words; a name, place or date that the other leaves out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that one statement has otherwise than another.

    Args:
        kind: one of :data:`KINDS`.
        start, end: the words of this text that differ.
        said: what the other text has instead; empty where it has nothing.
        note: what differs, in plain words; empty where the words say it.
    """

    kind: str
    start: int
    end: int
    said: str = ""
    note: str = ""
