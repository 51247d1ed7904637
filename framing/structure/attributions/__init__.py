"""Who says what, by which cue: attributions as source, cue and content with exact spans."""

from __future__ import annotations

from framing.structure.attributions.rules import find_attributions

__all__ = ["find_attributions"]
