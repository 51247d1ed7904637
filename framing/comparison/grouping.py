"""The stories as a comparison: a row a text."""

from __future__ import annotations

from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table

COLUMNS = ("id", "outlet", "date", "story", "texts")
REFERENCE = (
    "Texts joined by average linkage (Sokal & Michener 1958) over weighted terms, names and the days they name; the "
    "user's own grouping where there is one."
)


def compare_stories(reading: Reading) -> Comparison:
    """Which texts tell of the same event.

    Returns:
        A row a document: its ``story`` and how many ``texts`` the story has.
    """
    rows: list[dict[str, object]] = [
        {"id": t.id, "outlet": t.label, "date": t.date, "story": story, "texts": len(reading.by_story[story])}
        for t, story in zip(reading.texts, reading.stories, strict=True)
    ]
    places = [
        {"story": story, "outlet": t.label, "id": t.id, "start": t.sentences[0].start, "end": t.sentences[0].end}
        for t, story in zip(reading.texts, reading.stories, strict=True)
        if t.sentences
    ]
    notes = ["There is only one text, so there is nothing to group."] if len(rows) == 1 else []
    if len(rows) > 1 and not any(text.date for text in reading.texts):
        notes.append("None of the texts comes with a date; they were grouped on their words and the days they name.")
    frames = (table(rows, COLUMNS), table(places, ("story", "outlet", "id", "start", "end")))
    return comparison(reading, "stories", frames, (REFERENCE, tuple(notes)))
