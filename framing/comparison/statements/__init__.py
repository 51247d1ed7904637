"""The same fact, told differently: statements of different texts aligned, with what differs typed and marked."""

from __future__ import annotations

from framing.comparison.statements.facts import Fact, facts_of
from framing.comparison.statements.table import COLUMNS, REFERENCE, compare_statements

__all__ = ["COLUMNS", "REFERENCE", "Fact", "compare_statements", "facts_of"]
