"""Where sentences begin and end, by rules that look only at the characters around an end mark.

Blank lines always end a sentence; a single line break does unless the text is broken into lines of one width, or the
next line goes on in small letters. What is cut, and what is held together, is told in ``docs/methods/zones.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from framing.documents import Block
from framing.spans import Span, trimmed

_CLOSERS = "\"'”’»›)]}）」』"
_OPENERS = "\"'“‘„«‹([{¿¡（「『—–-"

# A run of end marks and the quotation marks and brackets that close on it. The look-behind keeps a megabyte of full
# stops from being tried at each of its characters.
_END = re.compile(rf"(?<![.!?…])[.!?…]++[{re.escape(_CLOSERS)}]*+|[。！？؟۔।][{re.escape(_CLOSERS)}]*+")
_WIDE = frozenset("。！？")  # these end a sentence without a space after them

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_WORD_CHARACTER = re.compile(r"\w")
_FIRST_WORD = re.compile(r"\w*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LAST_WORD = re.compile(r"[^\W_]+(?:[.’'&-][^\W_]+)*\Z")
_LONGEST_ABBREVIATION = 24  # characters looked at before a full stop


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# After these a full stop never ends a sentence, for a name or a number follows.
_BEFORE_NAMES = _words(
    """
    mr mrs ms mx dr prof rev fr sr msgr hon gov lt sen rep reps sens pres amb atty gen brig col maj capt cmdr cpl sgt
    pvt adm vice-adm lt-col lt-gen maj-gen brig-gen ret supt insp det st ste mt ft messrs mme mlle sheik sh no nos nr
    vol vols pp p art arts ch sec fig figs para cf vs v viz e.g i.e eg ie al approx ca c est dept univ bros
    """
)
# After these it may, and does when a word follows that hardly ever stands second in a name.
_MAYBE_LAST = _words(
    """
    u.s u.k u.n e.u u.a.e u.s.a u.s.s.r d.c n.y l.a a.m p.m b.c a.d inc ltd co corp llc plc jr sr etc jan feb mar apr
    jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd ph.d m.d b.a m.a
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo
    """
)
_STARTERS = _words(
    """
    the a an this that these those he she it they we i you his her its their our my your there here in on at by for from
    with after before since during when while as if although though but and or so yet however meanwhile then now what
    who why how where which according also another both each some many most all no not one two three several
    """
)
_SPEECH = re.compile(
    r"\s+(?:[A-Z][\w.’'\-]*\s+){1,4}(?:said|says|asked|asks|added|told|replied|wrote|cried|shouted|continued|tweeted)\b"
)


def split_sentences(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Cut each block into sentences; none crosses a block or a blank line.

    Args:
        text: the text as read.
        blocks: tile it.

    Returns:
        Sentences in order, without white space at their edges; every word character lies in one of them.
    """
    return tuple(
        sentence
        for block in blocks
        for paragraph in _paragraphs(text, block.span)
        for sentence in _sentences(text, paragraph)
    )


def _paragraphs(text: str, block: Span) -> Iterator[Span]:
    """Stretches of a block that hold whole sentences: lines, joined where a sentence goes on in the next line."""
    group: list[Span] = []
    for match in _LINE.finditer(text, block.start, block.end):
        line = trimmed(text, Span(*match.span()))
        if line is None:
            continue
        if group and len(_BREAK.findall(text, group[-1].end, line.start)) > 1:
            yield from _joined(text, group)
            group = []
        group.append(line)
    yield from _joined(text, group)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines that stand together, joined into paragraphs."""
    if not lines:
        return
    wrapped = len(lines) > 2 and all(45 <= len(line) <= 100 for line in lines[:-1])
    start = None
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        start = line.start if start is None else start
        if after is not None and text[line.end - 1] not in ".!?…:;。！？" + '"”’)':
            goes_on = text[after.start].islower()
            if goes_on or wrapped:
                continue
        elif after is not None and wrapped:
            continue
        yield Span(start, line.end)
        start = None


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start, held = paragraph.start, None
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and not _ends(text, match, paragraph):
            continue
        piece = trimmed(text, Span(start, match.end()))
        if piece is not None and not _holds_word(text, piece):
            # Marks alone are no sentence; they go with the one before.
            held = Span(held.start, piece.end) if held else None
            start = match.end() if held else start
            continue
        if held is not None:
            yield held
        held, start = piece, match.end()
    rest = trimmed(text, Span(start, paragraph.end)) if start < paragraph.end else None
    if rest is not None and held is not None and not _holds_word(text, rest):
        held, rest = Span(held.start, rest.end), None
    if held is not None:
        yield held
    if rest is not None and _holds_word(text, rest):
        yield rest


def _holds_word(text: str, span: Span) -> bool:
    return _WORD_CHARACTER.search(text, span.start, span.end) is not None


def _ends(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether these marks, with text after them, end a sentence."""
    if match.group()[0] in _WIDE:
        return True
    after = match.end()
    if not text[after].isspace():
        return False
    while after < paragraph.end and text[after].isspace():
        after += 1
    first = after
    while first < min(paragraph.end, after + 4) and text[first] in _OPENERS:
        first += 1
    if first >= paragraph.end or text[first].islower():
        return False
    marks = match.group().rstrip(_CLOSERS)
    if len(marks) < len(match.group()) and _SPEECH.match(text, match.end(), min(paragraph.end, match.end() + 120)):
        # “Why?” Lee asked: the speaker belongs to the words.
        return False
    return marks != "." or _full_stop_ends(text, match.start(), first, paragraph)


def _full_stop_ends(text: str, stop: int, after: int, paragraph: Span) -> bool:
    """Whether a single full stop ends a sentence or only shortens a word."""
    begin = max(paragraph.start, stop - _LONGEST_ABBREVIATION)
    found = _LAST_WORD.search(text[begin:stop])
    if found is None:
        return True
    word = found.group()
    if begin + found.start() == paragraph.start and word.isdigit() and len(word) <= 3:
        return False  # the number of a list item
    folded = word.lower()
    follows = _FIRST_WORD.match(text, after, min(paragraph.end, after + 24))
    starter = follows is not None and follows.group().lower() in _STARTERS
    if folded in _BEFORE_NAMES and (word[0].isupper() or len(word) > 2 or folded in ("p", "v", "c")):
        return folded == "no" and not text[after].isdigit()
    if folded in _MAYBE_LAST:
        return starter
    if len(word) == 1 and word.isupper():
        return starter or word == "I"  # an initial, but not in "only you and I."
    if _DOTTED.fullmatch(word):
        return starter
    return True
