"""Pages in, documents out: zones, comments, sentences, quotations, attributions and voice."""

from __future__ import annotations

from framing.documents import Attribution, Block, Comment, Document, Page
from framing.spans import Span
from framing.structure.attributions import find_attributions
from framing.structure.language import language_of
from framing.structure.quotations import find_quotations, judged_quotations
from framing.structure.sentences import split_sentences
from framing.structure.voice import assign_voices
from framing.structure.zones import find_blocks, find_comments


def structure(page: Page) -> Document:
    """Understand a page: its zones, comments, sentences, quotations, attributions, and whose voice each character is.

    Args:
        page: as a source handed it over; zones that it knows are kept as they are.

    Returns:
        The complete document; its text is the page's, unchanged.
    """
    blocks = find_blocks(page)
    sentences = split_sentences(page.text, blocks)
    return completed(page, blocks, find_comments(page, blocks), sentences, None)


def completed(
    page: Page,
    blocks: tuple[Block, ...],
    comments: tuple[Comment, ...],
    sentences: tuple[Span, ...],
    attributions: tuple[Attribution, ...] | None,
) -> Document:
    """The document for zones, comments and sentences that are given; voices are made from them.

    Args:
        page: the text and its origin.
        blocks: tile the text.
        comments: in text order.
        sentences: in text order, each within a block.
        attributions: as corrected by hand, or ``None`` to have them found.
    """
    text = page.text
    quotations = find_quotations(text, blocks)
    if attributions is None:
        attributions = find_attributions(text, blocks, sentences, quotations)
    quotations = judged_quotations(text, blocks, quotations, attributions)
    return Document(
        id=page.id,
        text=text,
        blocks=blocks,
        sentences=sentences,
        voices=assign_voices(text, blocks, quotations, attributions),
        comments=comments,
        quotations=quotations,
        attributions=attributions,
        origin=page.origin,
        language=language_of(text, blocks),
        text_offset=page.text_offset,
        targets=page.targets,
        problems=page.problems,
    )
