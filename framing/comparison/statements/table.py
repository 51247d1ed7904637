"""The table of statements: a row a sentence in an aligned group, with its differences."""

from __future__ import annotations

import json
from dataclasses import asdict

from framing.comparison.differences import Difference, Stated, Surroundings, differences_of, stated
from framing.comparison.reading import Reading
from framing.comparison.result import Comparison, comparison, table
from framing.comparison.statements.facts import Fact, Statement

COLUMNS = (
    *("story", "statement", "id", "start", "end", "voice", "differences"),
    *("outlet", "zone", "sentence", "probability", "certainty", "reason", "part_start", "part_end", "attribution"),
)
REFERENCE = (
    "Clauses of different texts of a story, by two linear models on what they share (stacked: Wolpert 1992), fitted on "
    "stories annotated by hand and gathered many to many; what differs is typed by rules. Limits: judgement of the "
    "authors."
)


def compare_statements(reading: Reading) -> Comparison:
    """The same facts side by side, in each text's words.

    Returns:
        A row a sentence in an aligned group, fact by fact in the order of the telling. ``start`` and ``end`` are the
        sentence's, ``part_start`` and ``part_end`` those of the clauses that state the fact. ``differences`` is JSON
        text: ``[{"kind", "start", "end", "said", "note"}, …]``, offsets into this text; ``said`` is what others say.
        ``probability`` (0 to 1) is that of stating the same as the nearest statement of another text, ``certainty`` is
        ``sure`` or ``perhaps`` accordingly, ``reason`` says what the two share.
    """
    surroundings = Surroundings()
    rows: list[dict[str, object]] = []
    for fact in reading.facts:
        members = [stated(s.text, s.clauses, surroundings.of(s.text, s.sentence)) for s in fact.statements]
        differences = differences_of(members)
        rows += [
            _row(fact, statement, member, its)
            for statement, member, its in zip(fact.statements, members, differences, strict=True)
        ]
        for row, statement in zip(rows[-len(members) :], fact.statements, strict=True):
            row["reason"] = _reason(statement, fact)
    frame = table(rows, COLUMNS)
    places = frame.drop(columns=["differences"])
    return comparison(reading, "statements", (frame, places), (REFERENCE, _notes(reading, rows)))


def _row(fact: Fact, statement: Statement, member: Stated, differences: list[Difference]) -> dict[str, object]:
    told = [{k: v for k, v in asdict(d).items() if v != ""} for d in differences]
    voice = "own" if member.said is None else "quoted" if member.said.kind == "direct" else "reported"
    row: dict[str, object] = {"story": fact.story, "statement": fact.name, "id": statement.text.id}
    row |= {"start": statement.sentence.start, "end": statement.sentence.end, "voice": voice}
    row |= {"differences": json.dumps(told, ensure_ascii=False), "outlet": statement.text.label}
    row |= {"zone": statement.sentence.zone, "sentence": statement.sentence.number}
    row |= {"probability": round(statement.score, 3), "certainty": "sure" if statement.sure else "perhaps"}
    row |= {"part_start": member.start, "part_end": member.end}
    row["attribution"] = member.said.id if member.said is not None else None
    return row


def _reason(statement: Statement, fact: Fact) -> str:
    """What a statement shares with its nearest one, in its own words."""
    other = fact.statements[statement.nearest]
    theirs = {term.key for clause in other.clauses for term in clause.terms}
    shared: dict[str, str] = {}
    for clause in statement.clauses:
        for term in clause.terms:
            if term.key in theirs:
                shared.setdefault(term.key, " ".join(statement.text.text[term.start : term.end].split()))
    return f"shares with {other.text.label}: {', '.join(shared.values())}"


def _notes(reading: Reading, rows: list[dict[str, object]]) -> tuple[str, ...]:
    notes = []
    if len(reading.texts) < 2:
        notes.append("There is only one text; statements are compared between texts of the same story.")
    elif all(len(texts) < 2 for texts in reading.by_story.values()):
        notes.append(
            "No two texts tell the same story; only texts about the same event are compared statement by statement."
        )
    elif not rows:
        notes.append("No statement of one text was found again in another in the zones looked at.")
    if reading.voice is not None and rows:
        notes.append(
            "Statements are aligned whatever their voice, because a change of voice is one of the differences."
        )
    return tuple(notes)
