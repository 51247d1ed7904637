"""What notebooks show: documents, corpora, analyses and comparisons, from the report's own templates.

Everything is escaped as in the report. The style is nested in one class and needs no script, so an output is safe
beside others, in JupyterLab, in VS Code and in what nbconvert makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from framing.reporting.charted import cell
from framing.reporting.edition import reading_copy
from framing.reporting.escape import environment, own_file, rules
from framing.reporting.evidence import Ledger
from framing.reporting.strips import strips
from framing.reporting.texts import records, texts_of
from framing.reporting.vocabulary import vocabulary
from framing.reporting.wording import WORDING

if TYPE_CHECKING:
    from framing.comparison import Comparison
    from framing.corpus import Corpus
    from framing.documents import Document
    from framing.tables import Analysis

_STRIPS = 40
"""Texts with a strip of their own in one output."""
_ROWS = 60
"""Rows of a table in one output."""


def document_html(document: Document, record: Mapping[str, Any] | None = None) -> str:
    """A document as a reading copy: zones labelled, voices tinted, findings marked.

    Args:
        document: complete.
        record: its interchange record, where it was scored already; else the shipped questions are put to it here.
    """
    from framing.annotations import record as recorded
    from framing.lexicons import load
    from framing.scorers import shipped
    from framing.tables import tabulated

    lexicons = load()
    known = recorded(document, shipped(lexicons)) if record is None else record
    (text,) = texts_of(tabulated([known]))
    copy = reading_copy(text, vocabulary(lexicons))
    return _shown("document", strips=strips([text], Ledger([text], frozenset(), 0)), copy=copy)


def corpus_html(corpus: Corpus) -> str:
    """The texts of a corpus as reading strips, and what was not read."""
    from framing.annotations import record as recorded
    from framing.tables import tabulated

    texts = texts_of(tabulated([recorded(document, ()) for document in corpus.documents[:_STRIPS]]))
    lines = strips(texts, Ledger(texts, frozenset(), 0))
    return _shown("corpus", strips=lines, left_out=len(corpus) - len(texts), problems=corpus.problems, sizes=())


def analysis_html(analysis: Analysis) -> str:
    """The texts of an analysis as reading strips with what was found, and the sizes of its tables."""
    from framing.tables import TABLES

    texts = texts_of(analysis)
    lines = strips(texts[:_STRIPS], Ledger(texts, frozenset(), 0))
    sizes = tuple((name, len(analysis.table(name))) for name in TABLES)
    return _shown("corpus", strips=lines, left_out=len(texts) - len(lines), problems=analysis.problems, sizes=sizes)


def comparison_html(comparison: Comparison) -> str:
    """The rows of a comparison as a table, with what it follows and what it cannot say."""
    frame = comparison.frame
    columns = [str(column) for column in frame.columns]
    rows = [[cell(row[column]) for column in columns] for row in records(frame.head(_ROWS))]
    numeric = [frame[column].dtype.kind in "iuf" for column in frame.columns]
    return _shown(
        "comparison",
        what=comparison.what,
        columns=list(zip(columns, numeric, strict=True)),
        rows=rows,
        left_out=len(frame) - len(rows),
        reference=comparison.reference,
        notes=comparison.notes,
    )


def _shown(template: str, **values: object) -> str:
    # Nested in one class, the rules reach nothing outside this output; the colours are named for that class itself.
    nested = rules(".framing{") + own_file("text.css", "notebook.css") + rules("}")
    style = own_file("palette.css") + nested
    return environment().get_template(f"notebook/{template}.html.j2").render(**WORDING, style=style, **values)
