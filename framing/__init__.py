"""Source bias and framing in news: who says it, in whose words, and what the others said instead.

>>> import framing
>>> corpus = framing.read("seeds")
>>> analysis = framing.score(corpus)
>>> framing.compare(analysis, "naming", voice="own").frame.columns[:5].tolist()
['story', 'outlet', 'referent', 'name', 'stance']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.comparison import Comparison, compare
    from framing.corpus import Corpus, read, score
    from framing.documents import Document, Page, Voice, Zone
    from framing.errors import FramingError, Problem
    from framing.lexicons import Lexicons
    from framing.measuring import measures
    from framing.reporting import report
    from framing.spans import Span
    from framing.tables import Analysis

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Comparison",
    "Corpus",
    "Document",
    "FramingError",
    "Lexicons",
    "Page",
    "Problem",
    "Span",
    "Voice",
    "Zone",
    "compare",
    "measures",
    "read",
    "report",
    "score",
]

_HOME = {
    "Analysis": "framing.tables",
    "Comparison": "framing.comparison",
    "Corpus": "framing.corpus",
    "Document": "framing.documents",
    "FramingError": "framing.errors",
    "Lexicons": "framing.lexicons",
    "Page": "framing.documents",
    "Problem": "framing.errors",
    "Span": "framing.spans",
    "Voice": "framing.documents",
    "Zone": "framing.documents",
    "compare": "framing.comparison",
    "measures": "framing.measuring",
    "read": "framing.corpus",
    "report": "framing.reporting",
    "score": "framing.corpus",
}


def __getattr__(name: str) -> object:
    # Names are fetched when first asked for: `import framing` must not wait for pandas or scikit-learn.
    if name not in _HOME:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
