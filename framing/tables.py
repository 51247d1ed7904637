"""Documents, segments, findings, attributions: the contract between scoring and everything after it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.errors import Problem, unknown

if TYPE_CHECKING:
    import pandas as pd

DOCUMENT_COLUMNS = (
    *("id", "outlet", "label", "title", "date", "url", "author", "story", "path", "sha256", "language"),
    *("text_offset", "text", "zones", "sentences", "voices", "comments", "targets", "problems"),
)
SEGMENT_COLUMNS = ("id", "segment", "sentence", "start", "end", "zone", "voice", "words", "compound")
FINDING_COLUMNS = (
    *("id", "finding", "layer", "start", "end", "label", "zone", "voice", "sentence", "weight"),
    *("referent", "stance", "kind", "measure", "value", "reason", "probability", "actor"),
)
ATTRIBUTION_COLUMNS = (
    *("id", "attribution", "source", "cue", "content", "kind", "speaker", "speaker_confidence"),
    *("source_type", "named", "veiled", "actor", "reason_for_anonymity"),
    *("verb", "verb_class", "engagement", "factivity", "listed", "addressee"),
    *("second_hand", "outer", "confidence", "start", "end", "zone", "sentence"),
)
_AS_JSON = ("zones", "sentences", "voices", "comments", "targets", "problems")
_INTEGERS = ("text_offset", "segment", "sentence", "finding", "start", "end", "words")


@dataclass(frozen=True)
class Analysis:
    """A scored corpus: four tables, what was not read, and with what it was made.

    Args:
        documents: one row a text.
        segments: one row a stretch of one sentence in one zone and one voice.
        findings: one row a finding.
        attributions: one row an attribution.
        problems: what was not read, or read with a remark.
        settings: versions, word lists with their hashes, options.
    """

    documents: pd.DataFrame
    segments: pd.DataFrame
    findings: pd.DataFrame
    attributions: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.documents)

    def text(self, document: str) -> str:
        """The text of one document, by its id.

        Raises:
            UsageError: when there is no such document; names those there are.
        """
        found = self.documents.loc[self.documents["id"] == document, "text"]
        if found.empty:
            raise unknown("document", document, list(self.documents["id"])[:20])
        return str(found.iloc[0])

    def table(self, name: str) -> pd.DataFrame:
        """One of the four tables, by name."""
        if name not in TABLES:
            raise unknown("table", name, TABLES)
        found: pd.DataFrame = getattr(self, name)
        return found

    def _repr_html_(self) -> str:
        from framing.reporting.display import analysis_html

        return analysis_html(self)

    def __repr__(self) -> str:
        sizes = ", ".join(f"{len(self.table(name))} {name}" for name in TABLES)
        return f"<Analysis: {sizes}>"


TABLES = ("documents", "segments", "findings", "attributions")
"""The names of the four tables."""


def tabulated(
    records: Iterable[Mapping[str, Any]],
    *,
    problems: Sequence[Problem] = (),
    settings: Mapping[str, Any] | None = None,
) -> Analysis:
    """The four tables for interchange records; both hold the same.

    Args:
        records: as ``framing annotate`` writes them.
        problems: what was not read.
        settings: with what the records were made.

    Returns:
        Frames with the written columns first, then the layers' and the records' own, in the order in which they came.
    """
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for record in records:
        for name, of_record in rows(record).items():
            found[name] += of_record
    return Analysis(
        _frame(found["documents"], DOCUMENT_COLUMNS),
        _frame(found["segments"], SEGMENT_COLUMNS),
        _frame(found["findings"], FINDING_COLUMNS),
        _frame(found["attributions"], ATTRIBUTION_COLUMNS),
        tuple(problems),
        dict(settings or {}),
    )


def rows(record: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What an interchange record adds to each of the four tables, by the table's name."""
    identity = record["id"]
    sentence_starts = [s[0] for s in record["sentences"]]
    return {
        "documents": [_document_row(record)],
        "segments": [{**row, "id": identity, "segment": row["id"]} for row in record["segments"]],
        "findings": [{**row, "id": identity, "finding": n} for n, row in enumerate(record["findings"])],
        "attributions": [_attribution_row(row, record, sentence_starts) for row in record["attributions"]],
    }


def _document_row(record: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: record.get(name) for name in DOCUMENT_COLUMNS}
    row["label"] = record.get("outlet") or record["id"]
    for name in _AS_JSON:
        row[name] = _json(record.get(name) or [])
    # A record's own field never shadows one of ours, and is not lost for bearing its name.
    fields = (record.get("fields") or {}).items()
    extra = {(name if name not in row else f"record_{name}"): _cell(value) for name, value in fields}
    return row | extra


def _attribution_row(row: Mapping[str, Any], record: Mapping[str, Any], sentence_starts: list[int]) -> dict[str, Any]:
    from bisect import bisect_right

    parts = [span for name in ("source", "cue", "content") for span in row[name] or []]
    start, end = min(s for s, _ in parts), max(e for _, e in parts)
    anchor = (row["cue"] or row["content"])[0][0]
    sentence = bisect_right(sentence_starts, anchor) - 1
    zone = next(z["zone"] for z in record["zones"] if z["start"] <= anchor < z["end"])
    spans = {name: _json(row[name]) if row[name] else None for name in ("source", "cue", "content")}
    place = {"start": start, "end": end, "zone": zone, "sentence": sentence if sentence >= 0 else None}
    return {**row, **spans, **place, "id": record["id"], "attribution": row["id"]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _cell(value: object) -> object:
    return _json(value) if isinstance(value, (list, dict)) else value


def _frame(rows: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    others = dict.fromkeys(name for row in rows for name in row if name not in columns)
    frame = pd.DataFrame(
        {name: [_cell(row.get(name)) for row in rows] for name in (*columns, *others)}, columns=[*columns, *others]
    )
    for name in _INTEGERS:
        if name in columns:
            # Sentences and numbers may be missing; a nullable integer keeps 3 from becoming 3.0.
            frame[name] = frame[name].astype("Int64" if frame[name].isna().any() else "int64")
    for name in ("weight", "compound", "confidence", "speaker_confidence", "probability", "value"):
        if name in frame:
            frame[name] = pd.to_numeric(frame[name], errors="coerce").astype("float64")
    return frame
