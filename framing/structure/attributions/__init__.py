"""Who says what, by which cue: attributions as source, cue and content with exact spans.

Likely cues are spotted for recall; each is given the source and the content boundaries that suit it best; what then
does not hold together is dropped (:mod:`ranking`, fitted). Rules do what the annotated texts do not hold: headlines,
quotations that go on without a cue, second-hand chains, addressees, and who "he" is.
"""

from __future__ import annotations

from framing.structure.attributions.finding import find_attributions

__all__ = ["find_attributions"]
