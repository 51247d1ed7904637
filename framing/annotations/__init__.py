"""The interchange record: one JSON object a document, offsets only; what people correct and every command takes back.

>>> from framing.annotations import SCHEMA
>>> SCHEMA
'framing.annotations/1'
"""

from __future__ import annotations

from framing.annotations.given import Given
from framing.annotations.reading import is_record, parsed
from framing.annotations.writing import Record, record
from framing.sources import SCHEMA

__all__ = ["SCHEMA", "Given", "Record", "is_record", "parsed", "record"]
