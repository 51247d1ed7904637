"""The facts of a story: groups of statements, each with the texts that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.comparison.background import Background
from framing.comparison.reading import Reading
from framing.comparison.statements.clauses import Clause, clauses_of
from framing.comparison.statements.groups import SURE, gathered
from framing.comparison.statements.likelihood import likelihoods
from framing.comparison.statements.pairs import Pairs
from framing.comparison.statements.scoring import similarities
from framing.comparison.statements.weighing import weigh
from framing.comparison.terms import Wording
from framing.comparison.texts import Sentence, Text

_LONGEST = 5000  # letters; a longer sentence is a table or a page without full stops, and states nothing in particular


@dataclass(frozen=True)
class Statement:
    """What one sentence says of a fact.

    Args:
        text: the text it stands in.
        sentence: its sentence.
        clauses: the clauses of the sentence that say it, in order.
        score: 0 to 1, how probable it is that it states the same as its nearest partner in another text.
        nearest: the place of that partner among the fact's statements.
    """

    text: Text
    sentence: Sentence
    clauses: tuple[Clause, ...]
    score: float
    nearest: int

    @property
    def sure(self) -> bool:
        """Whether it surely states the fact; otherwise it does so perhaps."""
        return self.score >= SURE


@dataclass(frozen=True)
class Fact:
    """One fact as the texts of a story tell it.

    Args:
        story: the story.
        name: its name, unique within the story; facts are numbered in the order in which the story tells them.
        statements: in the order of the texts.
    """

    story: str
    name: str
    statements: tuple[Statement, ...]

    @property
    def sure(self) -> bool:
        """Whether at least two texts surely state it."""
        return len({statement.text.id for statement in self.statements if statement.sure}) > 1


def facts_of(reading: Reading) -> list[Fact]:
    """The facts that at least two texts of a story state, story by story, in the order of the telling."""
    background, wording = Background(), Wording()
    found: list[Fact] = []
    for story, texts in reading.by_story.items():
        if len(texts) > 1:
            found += _facts(story, texts, reading, (background, wording))
    return found


def story_clauses(texts: Sequence[Text], reading: Reading, wording: Wording) -> list[Clause]:
    """The clauses of a story's texts in the zones looked at, text by text."""
    return [
        clause
        for number, text in enumerate(texts)
        for sentence in text.within(reading.zones)
        if sentence.end - sentence.start <= _LONGEST
        for clause in clauses_of(number, text, sentence, wording)
    ]


def _facts(story: str, texts: list[Text], reading: Reading, kit: tuple[Background, Wording]) -> list[Fact]:
    background, wording = kit
    clauses = story_clauses(texts, reading, wording)
    weights = weigh(clauses, background)
    similar = similarities(clauses, weights)
    likely = likelihoods(clauses, texts, similar, weights)
    groups = _by_sentence(clauses, gathered(clauses, likely, similar.raw))
    # The order of the telling: by the place in the text, on average over the texts.
    lengths = [max(1, len(text.text)) for text in texts]

    def place(group: list[list[int]]) -> float:
        places = [clauses[m[0]].start / lengths[clauses[m[0]].text] for m in group]
        return sum(places) / len(places)

    groups.sort(key=lambda group: (place(group), group))
    facts = []
    for number, group in enumerate(groups, 1):
        statements = []
        for members in group:
            first = clauses[members[0]]
            score, nearest = _nearest(members, group, clauses, likely)
            its = tuple(clauses[m] for m in members)
            statements.append(Statement(texts[first.text], first.sentence, its, score, nearest))
        facts.append(Fact(story, f"fact-{number}", tuple(statements)))
    return facts


def _by_sentence(clauses: list[Clause], groups: list[list[int]]) -> list[list[list[int]]]:
    """The clauses of each group gathered by sentence; groups of the same sentences, as reprints make them, are one."""
    found: dict[frozenset[tuple[int, int]], dict[tuple[int, int], list[int]]] = {}
    for group in groups:
        sentences = [(clauses[member].text, clauses[member].sentence.number) for member in group]
        known = found.setdefault(frozenset(sentences), {})
        for sentence, member in zip(sentences, group, strict=True):
            known.setdefault(sentence, []).append(member)
    return [[sorted(set(known[sentence])) for sentence in sorted(known)] for known in found.values()]


def _nearest(
    members: list[int],
    group: list[list[int]],
    clauses: list[Clause],
    likely: Pairs,
) -> tuple[float, int]:
    """The score of the most probable partner in another text, and its place in the group."""
    best = (0.0, 0)
    for place, others in enumerate(group):
        if clauses[others[0]].text == clauses[members[0]].text:
            continue
        score = max(likely.score(a, b) for a in members for b in others)
        if score > best[0]:
            best = (score, place)
    return best
