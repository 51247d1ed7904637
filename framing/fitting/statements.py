"""Fit how probable it is that two clauses state one fact, on stories whose facts were annotated by hand.

Texts and facts come in files of their own, because the texts may not be handed on: the facts are offsets. A sentence
may have several clauses; that of its pair which speaks loudest stands for it, and which one that is, is settled anew
after each fit. The second model learns from what the first answers on stories that it was not fitted on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.comparison.background import Background
from framing.comparison.reading import Reading, read
from framing.comparison.statements.clauses import Clause
from framing.comparison.statements.evidence import Evidence, evidence
from framing.comparison.statements.facts import story_clauses
from framing.comparison.statements.groups import LIMIT
from framing.comparison.statements.likelihood import KIND, probability, surroundings
from framing.comparison.statements.scoring import Similar, similarities
from framing.comparison.statements.weighing import weigh
from framing.comparison.terms import Wording
from framing.comparison.texts import Text
from framing.errors import InputError
from framing.models import save

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 5
_ROUNDS = 2  # after each, the clauses that stand for their sentences are chosen anew
_PENALTY = 0.01  # scikit-learn's C: strong, because there are a few thousand pairs that state one fact
_RIGHT = (
    'a JSON object with "stories": [{"story", "weight", "facts": [{"statements": [[id, start, end], …], '
    '"optional": […]}, …]}, …]'
)


@dataclass(frozen=True)
class Example:
    """One annotated story.

    Args:
        clauses: its clauses.
        similar, found: what the models are told of them.
        same: of each pair in ``found``, whether the two sentences state one fact.
        doubtful: of each pair, whether readers may differ; such pairs are left out.
        sentences: of each pair, the number of its pair of sentences.
        weight: how much the story counts.
    """

    clauses: Sequence[Clause]
    similar: Similar
    found: Evidence
    same: NDArray[np.bool_]
    doubtful: NDArray[np.bool_]
    sentences: NDArray[np.int64]
    weight: float


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Fit both models and write their weights with a card.

    Args:
        data: JSON files of facts, and texts as ``framing.read`` takes them (annotations among them).
        output: the NPZ file to write; the card goes beside it.

    Returns:
        How much was fitted on, and precision and recall of the pairs of sentences that are at least as probable as the
        limit, on stories that were not fitted on; recall is of the pairs that share something at all.

    Raises:
        InputError: when a file cannot be read, a fact lies in no text, or the stories are too few.
    """
    import numpy as np

    examples = list(_examples(data))
    if len(examples) < FOLDS:
        raise InputError(", ".join(map(str, data)), f"{len(examples)} annotated stories", f"give at least {FOLDS}")
    columns = [example.found.columns for example in examples]
    alike = [example.similar.raw.of(example.found.ones, example.found.others) for example in examples]
    first, logits = _fitted(examples, columns, alike)
    wider = [
        np.hstack([example.found.columns, surroundings(example.found, logit, example.clauses, example.similar)])
        for example, logit in zip(examples, logits, strict=True)
    ]
    second, logits = _fitted(examples, wider, logits)
    figures = _figures(examples, logits)
    card = {
        "kind": KIND,
        "title": "Whether two clauses state one fact",
        "data": [path.name for path in data],
        "fitted_by": "framing.fitting.statements",
        "features": "numbers of what two clauses and their sentences share; no words",
        "figures": figures,
    }
    save(output, {"alone": first, "among": second}, card)
    return figures


def _fitted(
    examples: Sequence[Example], columns: Sequence[NDArray[np.float64]], start: Sequence[NDArray[np.float64]]
) -> tuple[NDArray[np.float64], list[NDArray[np.float64]]]:
    """Weights fitted on all stories, and the logits of each story by weights fitted on the others."""
    loudest = list(start)
    for _ in range(_ROUNDS):
        answers = list(loudest)
        for fold in range(FOLDS):
            others = [n for n in range(len(examples)) if n % FOLDS != fold]
            weights = _regressed([(examples[n], columns[n], loudest[n]) for n in others])
            for n in range(fold, len(examples), FOLDS):
                answers[n] = columns[n] @ weights[:-1] + weights[-1]
        loudest = answers
    return _regressed(list(zip(examples, columns, loudest, strict=True))), loudest


def _regressed(stories: Sequence[tuple[Example, NDArray[np.float64], NDArray[np.float64]]]) -> NDArray[np.float64]:
    """The weight of each column, and last what is added to their sum."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows, same, weights = [], [], []
    for example, columns, logit in stories:
        kept = _loudest(example, logit)
        rows.append(columns[kept])
        same.append(example.same[kept])
        weights.append(np.full(len(kept), example.weight))
    scaler = StandardScaler().fit(np.concatenate(rows))
    model = LogisticRegression(C=_PENALTY, max_iter=1000)
    model.fit(scaler.transform(np.concatenate(rows)), np.concatenate(same), sample_weight=np.concatenate(weights))
    own = model.coef_[0] / scaler.scale_
    return np.append(own, model.intercept_[0] - own @ scaler.mean_)


def _loudest(example: Example, logit: NDArray[np.float64]) -> NDArray[np.int64]:
    """One pair of clauses for each pair of sentences that nobody doubts: the one that speaks loudest."""
    import numpy as np

    order = np.lexsort((-logit, example.sentences))
    sentences = example.sentences[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = sentences[1:] != sentences[:-1]
    kept = order[first]
    return np.asarray(kept[~example.doubtful[kept]])


def _figures(examples: Sequence[Example], logits: Sequence[NDArray[np.float64]]) -> dict[str, object]:
    right = proposed = same = 0
    for example, logit in zip(examples, logits, strict=True):
        kept = _loudest(example, logit)
        likely = probability(logit[kept]) >= LIMIT
        right += int((likely & example.same[kept]).sum())
        proposed += int(likely.sum())
        same += int(example.same[kept].sum())
    return {
        "stories": len(examples),
        "pairs_of_sentences_that_state_one_fact": same,
        "precision_by_pairs": round(right / max(1, proposed), 3),
        "recall_by_pairs": round(right / max(1, same), 3),
    }


def _examples(data: Sequence[Path]) -> Iterator[Example]:
    stories = [story for path in data if path.suffix == ".json" for story in _stories(path)]
    readings = [_reading(path) for path in data if path.suffix != ".json"]
    by_name = {name: (reading, texts) for reading in readings for name, texts in reading.by_story.items()}
    background, wording = Background(), Wording()
    for story in stories:
        name = story["story"]
        if name not in by_name:
            raise InputError(name, "facts of a story without texts", "give its texts, with the same name as story")
        reading, texts = by_name[name]
        clauses = story_clauses(texts, reading, wording)
        weights = weigh(clauses, background)
        similar = similarities(clauses, weights)
        yield _example(story, clauses, similar, evidence(clauses, texts, similar, weights), texts)


def _reading(path: Path) -> Reading:
    import framing

    return read(framing.score(framing.read(path)))


def _stories(path: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["stories"]
        return [
            {
                "story": str(story["story"]),
                "weight": float(story.get("weight", 1)),
                "facts": list(story["facts"]),
                "doubtful": list(story.get("doubtful", [])),
            }
            for story in found
        ]
    except OSError as problem:
        raise InputError(str(path), f"cannot be read ({problem.strerror})", _RIGHT) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(str(path), "holds no facts of stories", f"right is {_RIGHT}") from None


def _example(
    story: Mapping[str, Any], clauses: Sequence[Clause], similar: Similar, found: Evidence, texts: Sequence[Text]
) -> Example:
    import numpy as np

    number_of = {text.id: number for number, text in enumerate(texts)}
    sentence_of = similar.sentence_of
    same: set[tuple[int, int]] = set()
    doubtful: set[tuple[int, int]] = set()
    for fact in story["facts"]:
        sure = _places(fact["statements"], clauses, sentence_of, number_of)
        unsure = _places(fact.get("optional", []), clauses, sentence_of, number_of) - sure
        same |= {(a, b) for a in sure for b in sure if a < b}
        doubtful |= {(min(a, b), max(a, b)) for a in unsure for b in sure | unsure}
    doubtful -= same
    for pair in story["doubtful"]:
        a, b = (_places([place], clauses, sentence_of, number_of) for place in pair)
        doubtful |= {(min(x, y), max(x, y)) for x in a for y in b}
    same -= doubtful
    one, other = sentence_of[found.ones], sentence_of[found.others]
    pairs = list(zip(one.tolist(), other.tolist(), strict=True))
    return Example(
        clauses=clauses,
        similar=similar,
        found=found,
        same=np.array([pair in same for pair in pairs], dtype=bool),
        doubtful=np.array([pair in doubtful for pair in pairs], dtype=bool),
        sentences=one * (int(sentence_of.max(initial=0)) + 1) + other,
        weight=story["weight"],
    )


def _places(
    statements: Sequence[Sequence[Any]],
    clauses: Sequence[Clause],
    sentence_of: NDArray[np.int64],
    number_of: Mapping[str, int],
) -> set[int]:
    """The sentences that statements lie in."""
    found: set[int] = set()
    for identity, start, end in statements:
        if identity not in number_of:
            raise InputError(str(identity), "a fact of a text that the story does not have", "give all its texts")
        number = number_of[identity]
        found |= {
            int(sentence_of[n])
            for n, clause in enumerate(clauses)
            if clause.text == number and clause.sentence.start < end and start < clause.sentence.end
        }
    return found
