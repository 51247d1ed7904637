"""Stretches between quotation marks, of every style, and what each pair of marks does.

A mark is read by its shape and by what stands beside it; an apostrophe is no mark. A paragraph that opens with a mark
and does not close it is taken to go on in the next paragraph when that one opens with a mark again (the printers'
custom for quotations over several paragraphs). Everything is done in one pass over the marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from framing.documents import WORD, Attribution, Block, Quotation, QuotationRole, Zone
from framing.spans import Span, trimmed

MARK = re.compile(r"``|''|[\"“”„‟＂«»‹›「」『』《》〈〉〝〞〟‘’‚‛'`]")
"""Everything that may be a quotation mark."""

PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|(?<=[.!?…”\"»」』’'])[^\S\n]*\n|\n(?=[^\S\n]*[“\"„«「『])")
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")

_FAMILY = {
    "double": '"“”„‟＂',
    "single": "‘’‚‛'`",
    "guillemet": "«»",
    "angle": "‹›",
    "corner": "「」",
    "white": "『』",
    "title": "《》",
    "name": "〈〉",
    "prime": "〝〞〟",
}
_FAMILY_OF = {mark: family for family, marks in _FAMILY.items() for mark in marks} | {"``": "double", "''": "double"}
_DEEPEST = 8  # quotations within quotations; deeper ones are debris, and would cost time by their square
_OPEN = frozenset("„‚「『《〈〝")
_CLOSE = frozenset("」』》〉〞〟")
_ELISION = re.compile(
    r"(?:em|tis|twas|til|till|cause|bout|round|n|ya|im|er|ere|neath|nuff|cuz|cos|\d0s|\d\ds?)\b", re.IGNORECASE
)
_BEFORE_OPENING = frozenset("([{-–—/:;=>*…,")


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for its partner."""

    start: int
    inner: int
    family: str


def paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Paragraphs of the text: cut at blocks, blank lines, and line ends that follow the end of a sentence.

    A single line end in the middle of a sentence is a wrapped line, not the end of a paragraph.
    """
    for block in blocks:
        at = block.span.start
        for end in PARAGRAPH_END.finditer(text, block.span.start, block.span.end):
            if end.end() > at:
                yield Span(at, end.end())
                at = end.end()
        if at < block.span.end:
            yield Span(at, block.span.end)


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Every stretch between quotation marks, nested ones too, in text order.

    Args:
        text: as read.
        blocks: tile the text; no quotation crosses from one into the next, but each paragraph of a quotation over
            several is a stretch of its own.

    Returns:
        Quotations with the role ``SPEECH`` throughout; :func:`judged_quotations` tells the others apart.
    """
    if MARK.search(text) is None:
        return ()
    found: list[Quotation] = []
    for paragraph in paragraphs(text, blocks):
        found.extend(_in_paragraph(text, paragraph))
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    waiting: list[_Open] = []
    marks = [(m.start(), m.end()) for m in MARK.finditer(text, paragraph.start, paragraph.end)]
    last_single = max((s for s, e in marks if _may_close_single(text, s, e)), default=-1)
    for start, end in marks:
        family = _FAMILY_OF[text[start:end]]
        is_open = any(w.family == family for w in waiting[-4:])
        direction = _direction(text, Span(start, end), is_open)
        if direction == "apostrophe" or (family == "single" and direction == "open" and last_single <= start):
            continue
        if direction == "open":
            if len(waiting) == _DEEPEST:
                continue
            waiting.append(_Open(start, end, family))
        elif is_open:
            if family == "single" and start < last_single and _is_plural_possessive(text, start, end):
                continue
            while waiting[-1].family != family:
                waiting.pop()
            opened = waiting.pop()
            if opened.inner < start:
                yield Quotation(Span(opened.start, end), Span(opened.inner, start))
    unclosed = next((w for w in waiting if w.family != "single"), None)
    if unclosed is not None:
        yield from _unclosed(text, unclosed, paragraph)


def _unclosed(text: str, opened: _Open, paragraph: Span) -> Iterator[Quotation]:
    """A quotation without an end mark: the whole paragraph where the mark opens it, else to the end of the sentence."""
    if text[paragraph.start : opened.start].strip():
        line = text.find("\n", opened.inner, paragraph.end)
        stop = SENTENCE_END.search(text, opened.inner, line if line >= 0 else paragraph.end)
        end = stop.end() if stop else line if line >= 0 else paragraph.end
    else:
        end = paragraph.end
    if opened.inner < end:
        inside = trimmed(text, Span(opened.inner, end))
        if inside is not None:
            yield Quotation(Span(opened.start, inside.end), Span(opened.inner, inside.end), closed=False)


def _direction(text: str, mark: Span, is_open: bool) -> str:  # noqa: FBT001 - a state, not a switch
    """``open``, ``close`` or ``apostrophe``, from the mark's shape and its neighbours."""
    shape = text[mark.start : mark.end]
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    if shape in _OPEN or shape == "``":
        return "open"
    if shape in _CLOSE:
        return "close"
    if shape in "‘’‛'`":
        return _single(text, mark, is_open)
    gap_before, gap_after = before.isspace(), after.isspace()
    if shape == "“":
        # German prints “ as the closing mark; and some type it at both ends.
        return "close" if is_open and not gap_before and not after.isalnum() else "open"
    if shape in "”‟":
        return "open" if not is_open and (gap_before or before in _BEFORE_OPENING) and after.isalnum() else "close"
    if shape == "«":
        return "close" if is_open and not gap_before and not after.isalnum() else "open"
    if shape == "»":
        return "open" if not is_open and (gap_before or mark.start == 0) and not gap_after else "close"
    if shape in "‹›":
        return "close" if is_open else "open"
    if is_open and not gap_before and not (before in _BEFORE_OPENING and before not in ",…" and after.isalnum()):
        return "close"
    if before.isdigit() and not is_open:
        return "apostrophe"  # inches, seconds
    if is_open and (gap_after or not after.isalnum()):
        return "close"
    if gap_before or before in _BEFORE_OPENING or before in "‘'“" or not is_open:
        return "apostrophe" if gap_after and not gap_before else "open"
    return "close"


def _single(text: str, mark: Span, is_open: bool) -> str:  # noqa: FBT001 - a state, not a switch
    shape = text[mark.start : mark.end]
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    if before.isalnum() and after.isalnum():
        return "apostrophe"
    if not before.isalnum() and (after.isalnum() or after in '“"[$£€'):
        if _ELISION.match(text, mark.end) or (before.isdigit() and shape != "‘"):
            return "apostrophe"
        if shape == "’" and not is_open and not (before.isspace() or before in '“"(['):
            return "apostrophe"
        return "close" if is_open and shape == "’" and not before.isspace() else "open"
    if shape == "‘":
        return "close" if is_open and not before.isspace() else "open" if not after.isspace() else "apostrophe"
    return "close" if is_open and not before.isspace() else "apostrophe"


def _may_close_single(text: str, start: int, end: int) -> bool:
    if text[start:end] not in "’'‘":
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _is_plural_possessive(text: str, start: int, end: int) -> bool:
    """Whether the mark reads as in "the terrorists’ commanders"."""
    return text[start - 1] in "sS" and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


_PREDICATE = re.compile(
    r"(?:is|are|was|were|be|been|am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|not|never|to|"
    r"isn['’]t|aren['’]t|wasn['’]t|won['’]t|don['’]t|can['’]t)\b|(?:I|we|they|he|she|it|you|let|there)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:call|describ|label|brand|dub|term|denounc|characteri[sz]|portray|nam)(?:s|e|es|d|ed|led|bed|ing|ling|med|ming)?\b"
    r"[^.“”\"\n]{0,100}$",
    re.IGNORECASE,
)
_BEFORE_PREDICATE = re.compile(
    r"\b(?:an?|as|is|are|was|were|be|been|being|became|become|so|too|very|not|feels?|felt|looks?|looked|it|him|her|them)"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
_NO_NOUN = frozenset(
    ("and", "or", "but", "of", "in", "on", "at", "by", "to", "for", "from", "with", "as", "than", "that",
     "which", "who", "when", "while", "after", "before", "because", "if", "is", "are", "was", "were",
     "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should",
     "must", "does", "do", "did", "said", "says", "about", "against", "over", "under", "into", "during",
     "since", "until", "though", "although", "not", "then", "so")
)  # fmt: skip
_TITLED = re.compile(
    r"(?:['’]s|\b(?:titled|entitled|headlined|book|books|film|movie|show|song|album|series|novel|play|documentary|program|"
    r"programme|magazine|newspaper|column|podcast|essay|article|memoir|painting|on|watch|hosts?|of))[,:]?\s*$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    ("a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "with", "by", "as", "is", "vs")
)


def judged_quotations(
    text: str, blocks: Sequence[Block], quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Quotation, ...]:
    """The quotations with their roles: speech, scare quote, or title of a work.

    A scare quote is a quoted noun or modifier of at most two words, whether a source is named or not, and a quoted
    fragment in a headline without a source; a quoted predicate or clause is somebody's speech.

    Args:
        text: as read.
        blocks: tile the text.
        quotations: as :func:`find_quotations` gives them.
        attributions: as found; they tell what has a source.
    """
    content = sorted(span for a in attributions for span in a.content)
    starts, ends = [s.start for s in content], [s.end for s in content]
    cue_ends = frozenset(s.end for a in attributions for s in (*a.cue, *a.source))
    block_starts = [b.span.start for b in blocks]
    judged: list[Quotation] = []
    for quotation in quotations:
        number = bisect_right(starts, quotation.span.start)
        # Contents hardly ever nest more than twice, so the last few that begin before tell whether one covers it.
        has_source = any(ends[i] >= quotation.inner.end for i in range(max(0, number - 4), number)) or (
            number < len(starts) and starts[number] <= quotation.inner.start
        )
        zone = blocks[bisect_right(block_starts, quotation.span.start) - 1].zone
        is_all = any(
            quotation.span.start - 1 <= c.start and c.end <= quotation.span.end + 1
            for c in content[max(0, number - 1) : number + 1]
            if c.overlaps(quotation.span)
        )
        role = _role(text, quotation, zone, has_source=has_source, cue_ends=cue_ends)
        if is_all and role is QuotationRole.SCARE:
            role = QuotationRole.SPEECH
        judged.append(replace(quotation, role=role))
    return tuple(judged)


def _role(text: str, quotation: Quotation, zone: Zone, *, has_source: bool, cue_ends: frozenset[int]) -> QuotationRole:
    inner = text[quotation.inner.start : quotation.inner.end]
    head = inner[:200]
    words = [m.group() for _, m in zip(range(12), WORD.finditer(head), strict=False)]
    if not words or not quotation.closed:
        return QuotationRole.SPEECH
    before = text[max(0, quotation.span.start - 30) : quotation.span.start]
    if text[quotation.span.start] in "《〈" or (len(words) < 12 and _is_title(words, inner, before)):
        return QuotationRole.TITLE
    if len(words) <= 2:
        if _CALLED.search(text[max(0, quotation.span.start - 120) : quotation.span.start]):
            return QuotationRole.SPEECH
        if has_source and zone is not Zone.HEADLINE and _is_predicate(text, quotation):
            return QuotationRole.SPEECH
        return QuotationRole.SPEECH if _is_utterance(text, quotation, inner, cue_ends) else QuotationRole.SCARE
    if zone is Zone.HEADLINE and not has_source and len(head) < 200:
        whole_line = not text[text.rfind("\n", 0, quotation.span.start) + 1 : quotation.span.start].strip() and (
            text[quotation.span.end : quotation.span.end + 1] in ("", "\n")
        )
        return QuotationRole.SPEECH if whole_line else QuotationRole.SCARE
    return QuotationRole.SPEECH


def _is_predicate(text: str, quotation: Quotation) -> bool:
    """Whether one or two quoted words are what is said of something ("was “late”", "a “mistake”").

    A modifier within the writer's own phrase is none: a “deadly” strike, 30 ‘chiefs’, the “phony system”.
    """
    after = re.match(r"[ \u00a0]([\w’'-]+)", text[quotation.span.end : quotation.span.end + 40])
    if after is not None and after.group(1).lower() not in _NO_NOUN:
        return False
    return _BEFORE_PREDICATE.search(text[max(0, quotation.span.start - 40) : quotation.span.start]) is not None


def _is_title(words: list[str], inner: str, before: str) -> bool:
    capitals = all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in words) and words[0][0].isupper()
    return capitals and inner.rstrip(" ,")[-1:] not in ".!" and _TITLED.search(before) is not None


def _is_utterance(text: str, quotation: Quotation, inner: str, cue_ends: frozenset[int]) -> bool:
    """Whether one or two quoted words are a whole utterance or a predicate rather than a noun or a modifier."""
    if _PREDICATE.match(inner):
        return True
    before = text[max(0, quotation.span.start - 3) : quotation.span.start].rstrip()
    begins_sentence = (
        not before or before[-1] in '.!?:\n”"' or "\n" in text[quotation.span.start - 1 : quotation.span.start]
    )
    if inner[0].isupper() and (begins_sentence or before[-1] in ",:"):
        return inner[-1] in ".!?," or text[quotation.span.end : quotation.span.end + 1] in (",", ".")
    return inner[-1] in "!?" and quotation.span.start - 2 in cue_ends
