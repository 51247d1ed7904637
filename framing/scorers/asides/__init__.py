"""What is slipped in beside the facts: insertions, glosses, notes, scare quotes, judgements, words to the reader.

One module per family of kinds; each looks at a sentence, or at the document, and knows nothing of the others. Asides
are looked for where the outlet speaks as a newsroom and in readers' comments, never in a page's furniture.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.documents import Document
from framing.scorers import Scorer
from framing.scorers.asides.address import addresses, national_we, prescriptions
from framing.scorers.asides.clauses import clauses
from framing.scorers.asides.findings import WEIGHTS, Aside, Kind
from framing.scorers.asides.glosses import glosses
from framing.scorers.asides.insertions import insertions
from framing.scorers.asides.judgements import judgements, stance_adverbs
from framing.scorers.asides.marks import exclamations, footnotes, questions, scare_quotes
from framing.scorers.asides.passages import passages
from framing.scorers.asides.sourcing import remarks

__all__ = ["SCORER", "WEIGHTS", "Aside", "Kind", "find"]

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
    stance_adverbs,
    judgements,
)
IN_DOCUMENTS = (scare_quotes, footnotes)


def find(document: Document) -> Sequence[Aside]:
    """Every aside of a document, in text order.

    Args:
        document: in English; in other languages only what stands by its marks is found.
    """
    found = [aside for finder in IN_DOCUMENTS for aside in finder(document)]
    for passage in passages(document):
        for finder in IN_SENTENCES:
            found.extend(finder(passage))
    return sorted(set(found), key=lambda aside: (aside.span, aside.kind))


SCORER = Scorer("asides", "What is said beside the facts?", find)
