"""Count in how many articles each term occurs: the background that small comparisons are weighed against.

The counts are hashed, so that the file holds numbers and no vocabulary.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from framing.comparison.background import KIND
from framing.comparison.terms import Wording
from framing.errors import InputError
from framing.models import bucket, save

BUCKETS = 1 << 18


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Write the hashed document frequencies of articles and their card.

    Args:
        data: JSONL files (also gzipped) of records with a ``text``, and a ``title`` if there is one.
        output: the NPZ file to write; the card goes beside it.

    Returns:
        How many articles and how many of the buckets were counted.

    Raises:
        InputError: when a file cannot be read, or a line is no record with a text; names file and line.
    """
    import numpy as np

    counts = np.zeros(BUCKETS, dtype=np.uint16)
    wording, articles = Wording(), 0
    for text in texts_of(data):
        articles += 1
        keys = {term.key for term in wording.terms(text, 0, len(text))}
        for index in sorted({bucket(key, BUCKETS) for key in keys}):
            counts[index] = min(int(counts[index]) + 1, 65535)
    if not articles:
        raise InputError(", ".join(map(str, data)) or "no data", "holds no article", "give JSONL records with a text")
    card = {
        "kind": KIND,
        "title": "In how many news articles a term occurs",
        "data": [path.name for path in data],
        "fitted_by": "framing.fitting.background",
        "features": f"stems, classes of synonyms, numbers and dates, hashed into {BUCKETS} buckets by CRC-32",
        "articles": articles,
    }
    save(output, {"frequency": counts, "articles": np.array([articles], dtype=np.int64)}, card)
    return {"articles": articles, "buckets": BUCKETS, "used": int((counts > 0).sum())}


def texts_of(data: Sequence[Path]) -> Iterator[str]:
    """The texts of records in JSONL files, each with its title before it.

    Raises:
        InputError: when a file cannot be read, or a line is no record with a text; names file and line.
    """
    for path in data:
        try:
            with (
                gzip.open(path, "rt", encoding="utf-8")
                if path.suffix == ".gz"
                else path.open(encoding="utf-8") as lines
            ):
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield _text(line, f"{path}:{number}")
        except (OSError, UnicodeDecodeError, EOFError) as problem:
            raise InputError(str(path), f"cannot be read ({problem})", "give JSONL records, UTF-8") from None


def _text(line: str, where: str) -> str:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(where, "not JSON", "give one record a line") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(where, "a record without a text", "each record needs a field 'text'")
    return f"{record.get('title') or ''}\n\n{record['text']}"
