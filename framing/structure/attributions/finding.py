"""All attributions of a text, from its words to numbered relations with speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.documents import COMMENTS, FURNITURE, Attribution, Block, Quotation
from framing.spans import Span
from framing.structure.attributions.addressees import addressed
from framing.structure.attributions.extents import cut
from framing.structure.attributions.layouts import laid_out
from framing.structure.attributions.marks import Marks, continued, whole
from framing.structure.attributions.ranking import ranked
from framing.structure.attributions.relations import Relation, kind_of, relations
from framing.structure.attributions.scope import distinct, in_scope, shared_sources, with_subject
from framing.structure.attributions.second_hand import linked
from framing.structure.attributions.speakers import named
from framing.structure.attributions.tokens import Tokens, tokenise
from framing.structure.attributions.weights import shipped


def find_attributions(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Who says what, by which cue.

    Args:
        text: as read.
        blocks: tile the text; furniture holds no attributions.
        sentences: in text order, each within a block.
        quotations: every stretch between quotation marks.

    Returns:
        In text order, numbered ``a1``, ``a2`` …
    """
    tokens = tokenise(text, sentences)
    if not len(tokens):
        return ()
    reading, drafts, logit = ranked(tokens, quotations, shipped(), _allowed(tokens, blocks))
    marks = Marks(text, sentences, quotations)
    found = [with_subject(text, cut(text, relation)) for relation in distinct(relations(reading, drafts, logit))]
    found = [whole(relation, marks) for relation in shared_sources(text, found) if in_scope(text, relation)]
    taken = sorted((s.start, s.end) for r in found for s in (r.source, r.cue, *r.content) if s is not None)
    found = continued([*found, *laid_out(text, blocks, taken)], marks)
    found = sorted((addressed(text, relation) for relation in found), key=lambda r: (r.start, r.key))
    return _numbered(text, quotations, found, _speakers(text, blocks, found))


def _allowed(tokens: Tokens, blocks: Sequence[Block]) -> NDArray[np.bool_]:
    allowed = np.ones(len(tokens), dtype=bool)
    for block in blocks:
        if block.zone in FURNITURE:
            first, last = np.searchsorted(tokens.starts, (block.span.start, block.span.end))
            allowed[first:last] = False
    return allowed


def _speakers(text: str, blocks: Sequence[Block], found: Sequence[Relation]) -> Mapping[int, tuple[str | None, float]]:
    """The speakers by key; whom only readers name in their comments, the article does not speak of."""
    comments = [b.span for b in blocks if b.zone in COMMENTS]
    if not comments:
        return named(text, found)
    begins = [c.start for c in comments]
    commented = {r.key for r in found if (n := bisect_right(begins, r.start)) > 0 and comments[n - 1].end > r.start}
    pieces, at = [], 0
    for comment in comments:
        pieces += [text[at : comment.start], " " * len(comment)]
        at = comment.end
    article = "".join((*pieces, text[at:]))
    return {
        **named(article, [r for r in found if r.key not in commented]),
        **named(text, [r for r in found if r.key in commented]),
    }


def _numbered(
    text: str,
    quotations: Sequence[Quotation],
    found: Sequence[Relation],
    speakers: Mapping[int, tuple[str | None, float]],
) -> tuple[Attribution, ...]:
    starts = [q.span.start for q in quotations]
    found = linked(text, found, {key: name for key, (name, _) in speakers.items()})
    names = {relation.key: f"a{number}" for number, relation in enumerate(found, 1)}
    return tuple(
        Attribution(
            id=names[relation.key],
            source=() if relation.source is None else (relation.source,),
            cue=() if relation.cue is None else (relation.cue,),
            content=relation.content,
            kind=kind_of(text, relation.content, quotations, starts),
            speaker=speakers[relation.key][0],
            speaker_confidence=speakers[relation.key][1],
            addressee=None if relation.addressee is None else text[relation.addressee.start : relation.addressee.end],
            second_hand=relation.relayed_by is not None,
            outer=None if relation.relayed_by is None else names[relation.relayed_by],
            confidence=round(relation.confidence, 2),
        )
        for relation in found
    )
