"""What a text leaves out that others of its story tell: facts by texts; never across stories."""

from __future__ import annotations

from itertools import groupby

from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statements.facts import Fact

COLUMNS = (
    *("story", "statement", "id", "state", "outlet", "date", "words", "start", "end", "told_by", "told_as"),
    *("certainty", "explanation"),
)
REFERENCE = (
    "Only among the supplied texts of one story: a fact is stated, stated in part, or not found in a text. That a fact "
    "is not found does not say that the outlet never told it. Judgement of the authors."
)
_ROOM = 100_000  # rows of one story; a story of some hundred texts has thousands of facts, and a row for each text
_PARTLY = 0.4  # a statement that shares less than this of what the fullest one is about states the fact in part


def compare_omissions(reading: Reading) -> Comparison:
    """Which facts of a story stand in which of its texts.

    Returns:
        A row a fact and text of the story: ``state`` is ``stated``, ``partly`` (in part, or perhaps) or ``absent``;
        ``start`` and ``end`` of the sentence that states it best (missing where absent), the length in words and the
        date of the text, by how many texts the fact is told (``told_by``), ``told_as``, the fullest statement of it,
        and ``certainty``: whether at least two texts surely state it, or do so ``perhaps``.
    """
    rows: list[dict[str, object]] = []
    listed, notes = _listed(reading)
    for fact in listed:
        kept = {
            place: {term.key for clause in statement.clauses for term in clause.terms}
            for place, statement in enumerate(fact.statements)
        }
        # The core of a fact is what at least two texts say of it; what one adds is no part of what others leave out.
        texts_with: dict[str, set[str]] = {}
        for place, keys in kept.items():
            for key in keys:
                texts_with.setdefault(key, set()).add(fact.statements[place].text.id)
        core = {key for key, texts in texts_with.items() if len(texts) > 1}
        fullest = max(kept, key=lambda place: (len(kept[place] & core), -len(kept[place]), -place))
        words = " ".join(
            fact.statements[fullest]
            .text.text[fact.statements[fullest].sentence.start : fact.statements[fullest].sentence.end]
            .split()
        )
        told_by = len({statement.text.id for statement in fact.statements})
        for text in reading.by_story[fact.story]:
            mine = [place for place in kept if fact.statements[place].text.id == text.id]
            best = max(mine, key=lambda place: (len(kept[place] & core), -place), default=None)
            state, start, end = "absent", None, None
            if best is not None:
                share = len(kept[best] & core) / len(core) if core else 1.0
                sure = any(fact.statements[place].sure for place in mine)
                state = "stated" if sure and share >= _PARTLY else "partly"
                start, end = fact.statements[best].sentence.start, fact.statements[best].sentence.end
            row: dict[str, object] = {"story": fact.story, "statement": fact.name, "id": text.id, "state": state}
            row |= {"outlet": text.label, "date": text.date, "words": text.words, "start": start, "end": end}
            row |= {"told_by": told_by, "told_as": words, "explanation": _SAYING[state]}
            row["certainty"] = "sure" if fact.sure else "perhaps"
            rows.append(row)
    frame = table(rows, COLUMNS)
    for name in ("start", "end"):
        frame[name] = frame[name].astype("Int64")
    places = frame[frame["start"].notna()].drop(columns=["told_as"])
    notes += [
        "Not found in this text means just that: among the texts supplied, and as far as statements were aligned."
    ]
    if not rows:
        notes = ["No story has a fact that two of its texts tell, so nothing can be said to be left out."]
    return comparison(reading, "omissions", (frame, places), (REFERENCE, tuple(notes)))


def _listed(reading: Reading) -> tuple[list[Fact], list[str]]:
    """The facts to list, and a note on each story that has more than the table has room for."""
    listed: list[Fact] = []
    notes = []
    for story, facts in groupby(reading.facts, key=lambda fact: fact.story):
        every = list(facts)
        room = max(1, _ROOM // len(reading.by_story[story]))
        first = sorted(every, key=lambda fact: (not fact.sure, -len({s.text.id for s in fact.statements})))[:room]
        chosen = {fact.name for fact in first}
        listed += [fact for fact in every if fact.name in chosen]
        if len(every) > room:
            notes.append(
                f"Of {len(every)} facts of {story} the {room} that are sure and told by most texts are listed."
            )
    return listed, notes


_SAYING = {"stated": "stated", "partly": "stated in part", "absent": "not found in this text"}
