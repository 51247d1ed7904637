"""Documents typed in by hand, so that a scorer is tested without the structure that would find them."""

from __future__ import annotations

import re

from framing.documents import (
    Attribution,
    AttributionKind,
    Block,
    Document,
    Quotation,
    QuotationRole,
    Voice,
    VoiceSpan,
    Zone,
)
from framing.spans import Span

QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
SENTENCE = re.compile(r"\S(?:[^.!?\n]|\.(?=\w)|(?<=[A-Z])\.)*[.!?:]*[”\"]?")


def typed_document(*paragraphs: str | tuple[Zone, str], reported: tuple[str, ...] = ()) -> Document:
    """A document of one block per paragraph, body unless said otherwise.

    Quoted stretches of more than two words are speech, shorter ones scare quotes; ``reported`` ones indirect speech.
    """
    text, blocks, sentences = "", list[Block](), list[Span]()
    for item in paragraphs:
        zone, paragraph = item if isinstance(item, tuple) else (Zone.BODY, item)
        start = len(text)
        text += paragraph + "\n\n"
        blocks.append(Block(Span(start, len(text)), zone))
        sentences += [Span(start + m.start(), start + m.end()) for m in SENTENCE.finditer(paragraph)]
    comments = [b.span for b in blocks if b.zone is Zone.COMMENT]
    quotations = tuple(
        Quotation(
            Span(m.start(), m.end()),
            Span(m.start() + 1, m.end() - 1),
            QuotationRole.SPEECH if len(m.group().split()) > 2 else QuotationRole.SCARE,
        )
        for m in QUOTED.finditer(text)
        if len(m.group()) > 2
    )
    voice, owner = [Voice.OWN] * len(text), [None] * len(text)
    attributions = []
    contents = [q.inner for q in quotations if q.role is QuotationRole.SPEECH]
    contents += [Span(text.index(words), text.index(words) + len(words)) for words in reported]
    for number, content in enumerate(sorted(contents)):
        kind = AttributionKind.INDIRECT if text[content.start : content.end] in reported else AttributionKind.DIRECT
        attributions.append(Attribution(f"a{number}", (), (), (content,), kind))
        for at in range(content.start, content.end):
            voice[at] = Voice.QUOTED if kind is AttributionKind.DIRECT else Voice.REPORTED
            owner[at] = f"a{number}"
    for span in comments:
        for at in range(span.start, span.end):
            voice[at], owner[at] = Voice.COMMENTER, None
    voices, at = list[VoiceSpan](), 0
    while at < len(text):
        end = at
        while end < len(text) and (voice[end], owner[end]) == (voice[at], owner[at]):
            end += 1
        voices.append(VoiceSpan(Span(at, end), voice[at], owner[at]))
        at = end
    return Document("d", text, tuple(blocks), tuple(sentences), tuple(voices), (), quotations, tuple(attributions))
