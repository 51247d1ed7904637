"""What is slipped in beside the facts: insertions, glosses, notes, scare quotes, judgements, words to the reader.

One module per family of kinds; each looks at a sentence, or at the document, and knows nothing of the others. Asides
are looked for where the outlet speaks as a newsroom and in readers' comments, never in a page's furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from framing.documents import Document
from framing.lexicons import Lexicons, load
from framing.scorers import Scorer
from framing.scorers.asides.address import addresses, national_we, prescriptions
from framing.scorers.asides.clauses import clauses
from framing.scorers.asides.findings import WEIGHTS, Aside, Kind
from framing.scorers.asides.glosses import glosses
from framing.scorers.asides.insertions import insertions
from framing.scorers.asides.judgements import Cues, cues, judgements, stance_adverbs
from framing.scorers.asides.marks import exclamations, footnotes, questions, scare_quotes
from framing.scorers.asides.passages import passages
from framing.scorers.asides.sourcing import remarks

__all__ = ["SCORER", "WEIGHTS", "Aside", "Kind", "find", "scorer"]

QUESTION = "What is said beside the facts?"
IN_DOCUMENTS = (scare_quotes, footnotes)
IN_SENTENCES = (
    insertions,
    glosses,
    exclamations,
    questions,
    addresses,
    prescriptions,
    national_we,
    clauses,
    remarks,
)
WITH_CUES = (stance_adverbs, judgements)


def scorer(lexicons: Lexicons) -> Scorer:
    """The question put with other word lists than the shipped ones.

    Args:
        lexicons: their lists ``stance-adverbs`` and ``loaded`` are looked up.
    """
    listed = cues(lexicons)
    return Scorer("asides", QUESTION, lambda document: _found(document, listed))


def find(document: Document) -> Sequence[Aside]:
    """Every aside of a document, in text order, found with the shipped word lists.

    Args:
        document: in English; in other languages only what stands by its marks is found.
    """
    return _found(document, _shipped())


@cache
def _shipped() -> Cues:
    return cues(load())


def _found(document: Document, listed: Cues) -> list[Aside]:
    found = [aside for finder in IN_DOCUMENTS for aside in finder(document)]
    for passage in passages(document):
        for finder in IN_SENTENCES:
            found.extend(finder(passage))
        for judge in WITH_CUES:
            found.extend(judge(passage, listed))
    return sorted(set(found), key=lambda aside: (aside.span, aside.kind))


SCORER = Scorer("asides", QUESTION, find)
