"""How good it is: figures against hand annotation."""

from __future__ import annotations

from framing.validation.gold import Figure, against_gold, read_gold

__all__ = ["Figure", "against_gold", "read_gold"]
