"""Comments one by one: where each begins and ends, who wrote it, its number, and which it answers."""

from __future__ import annotations

from framing.documents import Block, Comment, Zone
from framing.spans import Span, trimmed


def comments_of(text: str, blocks: tuple[Block, ...]) -> tuple[Comment, ...]:
    """The comments in comment blocks, each with its author where a line names one.

    Args:
        text: the text as read.
        blocks: tile it.
    """
    found: list[Comment] = []
    author: Span | None = None
    for block in blocks:
        if block.zone is Zone.COMMENT_AUTHOR:
            author = trimmed(text, block.span)
        elif block.zone is Zone.COMMENT:
            span = trimmed(text, block.span)
            if span is not None:
                found.append(Comment(span, author))
            author = None
    return tuple(found)
