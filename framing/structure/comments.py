"""Comments one by one: where each begins and ends, who wrote it, its number, and which it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.documents import Block, Comment, Zone
from framing.spans import Span
from framing.structure.cues import AGO, CLOCK, DATE
from framing.structure.lines import Line, lines_of

_LABEL = re.compile(
    r"""[\s\-–—•>»|*]*(?:
      (?:posted|submitted|written|comment(?:ed)?|left|published|geschrieben|verfasst|publicado|escrito|posté|écrit)?\s*
        (?:by|from|von|vom|par|por)\b\s*:?\s+
      |(?:posted|name|author|autor|user|guest|gast)\s*:\s*
      |\#?\s?\d{1,4}(?:[.):\]]\s*|\s+(?=\D))
      |@
    )*""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"""\s+(?:says|said|wrote|writes|commented|comments|replied|responded|sagt|schrieb|schreibt|meint|dit|a\sdit|a\sécrit|dice|dijo
        |disse|diz|scrive|schreef|zegt|pisze|пишет)\b
      |\s+(?:at|on|am|um|le|el|em|il|op|à|a)\s+(?=\d|\w{3,9}[.,]?\s\d|(?:mon|tue|wed|thu|fri|sat|sun))
      |\s*[|•·➜→]|\s+[-–—/>@]+(?=\s)|\s*\(|:\s*$|\s*\.{2,}|…|,\s+(?!jr\b|sr\b|md\b|ph\.?d\b|esq\b)
      |\s+(?:in\sreply\sto|replying\sto|replied\sto|joined|posts|senior\smember|member)\b
      |\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:joined?(?:\sdate)?|posts?|location|registered|registriert|member(?:\ssince)?|beiträge|likes?|reply|permalink|(?:senior|junior|full|new)\smember"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?|(?:about|over)?\s*an?\s(?:hour|day|week|month|year)|(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\sago|quote)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:\bin\sreply\sto|\breplying\sto|\breplied\sto|\s>|\s➜|\s→|@|^reply\sto|^originally\sposted\sby)\s*:?\s*"
    r"([^\s,:;.!?•|>][^,:;!?•|>\n]{0,39})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*#?\s?(\d{1,4})(?:[.):\]](?=\s)|\s+(?=[^\W\d])|\s*$)")
_ITEM = re.compile(r"\s*#?\d{1,3}[.)]\s+\S")
_INLINE = re.compile(r"\s*([^\W\d_][\w .'’\-]{0,28}?)\s?:\s+\S")
_COUNT = re.compile(r"\d+")


@dataclass(slots=True)
class _Draft:
    """A comment while its lines are gathered."""

    lines: list[Line] = field(default_factory=list)
    author: Span | None = None
    number: int | None = None
    answers: str | None = None


def comments_of(text: str, blocks: Sequence[Block]) -> tuple[Comment, ...]:
    """The comments in comment zones, in text order.

    Names stand before their comments, unless a section begins with a comment and ends with a name. Without names, the
    gaps between paragraphs, numbers, or names at the beginning of a line tell comments apart.

    Args:
        text: the text as read.
        blocks: tile it.
    """
    drafts: list[_Draft] = []
    for section in _sections(blocks):
        drafts.extend(_drafts(text, section))
    found: list[Comment] = []
    for draft in drafts:
        number = _answered(text, found, draft)
        span = Span(draft.lines[0].start + draft.lines[0].indent, draft.lines[-1].end)
        found.append(Comment(span, draft.author, None, draft.number, number))
    return tuple(found)


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that belong to one list of comments; furniture between comments does not end it."""
    section: list[Block] = []
    for block in blocks:
        if block.zone in (
            Zone.COMMENT,
            Zone.COMMENT_AUTHOR,
            Zone.COMMENT_HEADER,
            Zone.BOILERPLATE,
        ):
            section.append(block)
        else:
            yield section
            section = []
    yield section


def _drafts(text: str, section: list[Block]) -> list[_Draft]:
    """The comments of a section, each with its lines, and with the name before or after it."""
    parts = list(_parts(section))
    if not any(zone is Zone.COMMENT for zone, _ in parts):
        return []
    named = any(zone is Zone.COMMENT_AUTHOR for zone, _ in parts)
    after = parts[0][0] is Zone.COMMENT and parts[-1][0] is Zone.COMMENT_AUTHOR
    whole = named or _announced(text, section) == 1
    usual = min((line.blanks for line in list(lines_of(text, parts[0][1].start, parts[-1][1].end))[1:]), default=0)
    drafts: list[_Draft] = []
    pending: _Draft | None = None
    for zone, span in parts:
        lines = list(lines_of(text, span.start, span.end))
        if zone is Zone.COMMENT_AUTHOR:
            if after and drafts and drafts[-1].author is None:
                _sign(text, drafts[-1], lines)
            elif not after:
                pending = _Draft()
                _sign(text, pending, lines)
            continue
        for group in _whole(lines, usual) if whole else _each(lines):
            draft = pending or _Draft()
            pending = None
            draft.lines = group
            drafts.append(draft)
    for draft in drafts:
        first = draft.lines[0]
        draft.number = draft.number if draft.number is not None else _item_number(first)
        draft.answers = draft.answers or _addressed(first)
    if not named:
        _name_inline(drafts)
    return drafts


def _parts(section: list[Block]) -> Iterator[tuple[Zone, Span]]:
    """The stretches of comments and of names; blocks of one zone that touch differ in confidence only."""
    zone, span = None, None
    for block in section:
        if zone is block.zone and span is not None and span.end == block.span.start:
            span = Span(span.start, block.span.end)
            continue
        if zone is not None and span is not None:
            yield zone, span
        zone, span = None, None
        if block.zone in (Zone.COMMENT, Zone.COMMENT_AUTHOR):
            zone, span = block.zone, block.span
    if zone is not None and span is not None:
        yield zone, span


def _announced(text: str, section: list[Block]) -> int | None:
    """How many comments the heading speaks of."""
    for block in section:
        if block.zone is Zone.COMMENT_HEADER:
            found = _COUNT.search(text, block.span.start, min(block.span.end, block.span.start + 200))
            if found is not None and len(found.group()) < 6:
                return int(found.group())
    return None


def _whole(lines: list[Line], usual: int) -> Iterator[list[Line]]:
    """One comment, unless items are numbered or two blank lines and more part it from another whose name was lost."""
    return _cut(lines, [at for at, line in enumerate(lines) if at and line.blanks > max(1, usual)])


def _each(lines: list[Line]) -> Iterator[list[Line]]:
    """Comments without names: parted by gaps wider than the least, or else each paragraph by itself."""
    least = min((line.blanks for line in lines[1:]), default=0)
    wide = [at for at, line in enumerate(lines) if at and line.blanks > least]
    return _cut(lines, wide or list(range(1, len(lines))))


def _cut(lines: list[Line], places: list[int]) -> Iterator[list[Line]]:
    """The lines, cut at numbers where they begin with one, else at the places."""
    if not lines:
        return
    if _ITEM.match(lines[0].text):
        places = [at for at, line in enumerate(lines) if at and _ITEM.match(line.text)]
    for start, end in zip([0, *places], [*places, len(lines)], strict=True):
        yield lines[start:end]


def _sign(text: str, draft: _Draft, lines: list[Line]) -> None:
    """Put the name, number and addressee that some lines give into a comment."""
    for line in lines:
        piece = text[line.start : line.end][:200]
        if draft.number is None:
            number = _NUMBER.match(piece)
            if number is not None and not DATE.match(piece.strip().lower()) and not CLOCK.match(piece.strip().lower()):
                draft.number = int(number.group(1))
        answers = _ANSWERS.search(piece)
        if answers is not None and answers.start() > 0:
            draft.answers = draft.answers or answers.group(1).strip()
        if draft.author is None:
            draft.author = author_in(text, line)


def author_in(text: str, line: Line) -> Span | None:
    """Where a line that names a commenter has the name alone, without date, place and what else stands around it."""
    begin = line.start + line.indent
    piece = text[begin : min(line.end, begin + 200)]
    folded = piece.lower()
    if any(pattern.match(folded) for pattern in (DATE, CLOCK, AGO)):
        return None
    label = _LABEL.match(piece)
    start = label.end() if label is not None else 0
    end = len(piece)
    for pattern in (_NAME_ENDS, DATE, AGO, CLOCK):
        found = pattern.search(folded if len(folded) == len(piece) else piece, start)
        if found is not None:
            end = min(end, found.start())
    name = piece[start:end].rstrip(" \t\xa0,;:-–—|•·/")
    if not any(c.isalpha() for c in name) or len(name) > 60 or _NO_NAME.match(name):
        return None
    return Span(begin + start, begin + start + len(name))


def _item_number(line: Line) -> int | None:
    if not _ITEM.match(line.text):
        return None
    number = _COUNT.search(line.text)
    return int(number.group()) if number is not None else None


def _addressed(line: Line) -> str | None:
    found = _ANSWERS.match(line.text) if line.text[0] in "@rRoO" else None
    return found.group(1).strip() if found is not None else None


def _name_inline(drafts: list[_Draft]) -> None:
    """Names at the beginning of the comments themselves, where most comments of a section begin with one."""
    matches = [_INLINE.match(draft.lines[0].text) for draft in drafts]
    likely = [m for m in matches if m is not None and len(m.group(1).split()) <= 3]
    if len(likely) < 2 or len(likely) * 3 < len(drafts) * 2:
        return
    for draft, match in zip(drafts, matches, strict=True):
        if match is not None and len(match.group(1).split()) <= 3:
            begin = draft.lines[0].start + draft.lines[0].indent
            draft.author = Span(begin + match.start(1), begin + match.end(1))


def _answered(text: str, found: list[Comment], draft: _Draft) -> int | None:
    """The index of the last earlier comment by the one whom this one answers."""
    if draft.answers is None:
        return None
    wanted = draft.answers.casefold()
    for index in range(len(found) - 1, max(-1, len(found) - 200), -1):
        author = found[index].author
        if author is not None:
            name = text[author.start : author.end].casefold()
            if len(name) > 1 and (wanted == name or wanted.startswith(name + " ") or name.startswith(wanted + " ")):
                return index
    return None
