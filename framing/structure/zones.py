"""Which zone each stretch of a page is in, for plain text and for pages with mark-up alike.

The lines of a page get a zone each from a decision over the whole page (:mod:`framing.structure.decoding`); here they
become blocks that tile the text. Zones that the source knows are kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from framing.documents import Block, Comment, Page, Zone
from framing.spans import Span
from framing.structure.comments import comments_of
from framing.structure.decoding import Judged, judge
from framing.structure.lines import lines_of
from framing.structure.markup import judge_marked

_BANDS = (0.6, 0.9)  # blocks are cut where the confidence passes one of these, so that a doubtful part shows


def find_blocks(page: Page) -> tuple[Block, ...]:
    """The zones of a page.

    Args:
        page: as read; ``known`` blocks are kept exactly, ``hints`` of mark-up weigh in.

    Returns:
        Blocks that tile the text, each with a confidence from 0 to 1; white space between two belongs to the former,
        white space before the first to the first. Nothing for an empty text.
    """
    text = page.text
    known = sorted(page.known, key=lambda block: block.span)
    found: list[Block] = []
    for gap in Span(0, len(text)).without(block.span for block in known) if text else ():
        lines = tuple(lines_of(text, gap.start, gap.end))
        found.extend(_blocks(judge_marked(lines, page.hints) if page.hints else judge(lines)))
    return tuple(_tiled(sorted([*known, *found], key=lambda block: block.span), len(text)))


def find_comments(page: Page, blocks: tuple[Block, ...]) -> tuple[Comment, ...]:
    """What readers wrote, one by one: text, author, number, and the comment that it answers, where the page shows it.

    Args:
        page: as read; comments that it knows are kept, and nothing is looked for in their place.
        blocks: its zones.
    """
    # A record's comments are complete: what is left besides them is not another reader's.
    return page.comments or comments_of(page.text, blocks)


def _blocks(judged: tuple[Judged, ...]) -> Iterator[Block]:
    """Neighbouring lines of one zone and one degree of confidence, as blocks without the white space after them."""
    group: list[Judged] = []
    for line in judged:
        if group and (line.zone is not group[-1].zone or _band(line) != _band(group[-1])):
            yield _block(group)
            group = []
        group.append(line)
    if group:
        yield _block(group)


def _block(group: list[Judged]) -> Block:
    weights = [max(1, line.line.length) for line in group]
    confidence = sum(w * line.confidence for w, line in zip(weights, group, strict=True)) / sum(weights)
    return Block(Span(group[0].line.start, group[-1].line.end), group[0].zone, round(confidence, 4))


def _band(line: Judged) -> int:
    return sum(line.confidence >= limit for limit in _BANDS)


def _tiled(blocks: list[Block], length: int) -> Iterator[Block]:
    """The blocks, made to touch: what lies between two goes to the former, what lies before the first to the first."""
    if not blocks:
        if length:
            yield Block(Span(0, length), Zone.BOILERPLATE, 0.0)
        return
    starts = [0, *(block.span.start for block in blocks[1:]), length]
    for block, (start, end) in zip(blocks, pairwise(starts), strict=True):
        yield Block(Span(start, end), block.zone, block.confidence)
