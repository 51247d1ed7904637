"""Where the names of word lists stand in a text: one linear pass over all lists at once.

All plain spellings lie in one Aho-Corasick automaton (Aho & Corasick 1975); spellings with wildcards lie in it with
their longest plain run, and are compared in full where that is found. What stands around a hit then decides whether it
counts; among referents' names, and within each list of style, the longest match wins and remembers what it suppressed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from framing.lexicons.entries import CaseRule, Context, Name, Referent, WordList
from framing.lexicons.forms import LONGEST_FORM, Glob, View, expanded, spellings
from framing.spans import Span

# Short words that are also acronyms: in a line all of capitals the two can't be told apart.
_ACRONYMS_OR_WORDS = """
a act aid aids all am an and ant any are art as at bad ban bar be best but by can cap car case cat cop cost dad
day dem den do dot ease east fed fit for gap get go had has he her hi his hot how ice if im in ira is isis it
its jam la law led let mad man map may me men met mob my nap new no nor not nun of oh ok old on one or our out
pa pact pan par past pet plan pot pro put rat red rest sad safe sal sat saw see set she sir so son star start
step tap the tip to top un up us use war was we who win wish yes you
"""
_WORDS_LIKE_ACRONYMS = frozenset(_ACRONYMS_OR_WORDS.split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A name with what it belongs to.

    Args:
        name: the name.
        owner: its referent or list.
        lexicon: the id of its lexicon.
        rank: its place among all names; a later one was added by a later file.
    """

    name: Name
    owner: Referent | WordList
    lexicon: str
    rank: int


@dataclass(frozen=True, slots=True)
class Match:
    """A name where it counts.

    Args:
        span: where it lies in the text as read.
        entry: the name and its referent or list.
        suppressed: labels of shorter or lesser names that lie here too and gave way, in text order.
    """

    span: Span
    entry: Entry
    suppressed: tuple[str, ...] = ()

    @property
    def name(self) -> Name:
        """The name."""
        return self.entry.name

    @property
    def referent(self) -> str | None:
        """The id of the referent, or ``None`` for a word of a list."""
        return self.entry.owner.id if isinstance(self.entry.owner, Referent) else None

    @property
    def list(self) -> str | None:
        """The id of the list of style, or ``None`` for a referent's name."""
        return self.entry.owner.id if isinstance(self.entry.owner, WordList) else None


@dataclass(slots=True)
class _Spelling:
    """One spelling of one name, as the automaton knows it."""

    entry: Entry
    text: str
    capitals: tuple[int, ...] = ()
    pattern: re.Pattern[str] | None = None
    ambiguous: bool = False


@dataclass(slots=True)
class _Slot:
    """All that one string of the automaton may be."""

    spellings: list[_Spelling] = field(default_factory=list)
    globs: list[_Spelling] = field(default_factory=list)
    contexts: list[int] = field(default_factory=list)
    context_globs: list[tuple[int, re.Pattern[str]]] = field(default_factory=list)

    @property
    def has_globs(self) -> bool:
        """Whether any spelling with wildcards is looked up by this string."""
        return bool(self.globs or self.context_globs)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A spelling where it stands in the view."""

    start: int
    end: int
    entry: Entry
    is_exact: bool


class Matcher:
    """All names of some referents and lists, ready to be found.

    Args:
        entries: the names, in order of rank.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._folded: dict[str, _Slot] = {}
        self._acronyms: dict[str, _Slot] = {}
        self._patterns: dict[str, int] = {}
        self._around: dict[Context, _Around] = {}
        for entry in entries:
            self._add(entry)
        self._folded_slots, self._folded_automaton = _automaton(self._folded)
        self._acronym_slots, self._acronym_automaton = _automaton(self._acronyms)

    def _add(self, entry: Entry) -> None:
        name = entry.name
        for form in name.spellings:
            for spelling in spellings(form, name.rule, name.pos):
                self._add_spelling(entry, spelling)
        if not name.context.is_free and name.context not in self._around:
            within = [self._context_number(pattern) for pattern in name.context.within]
            topic = [self._context_number(pattern) for pattern in name.context.topic]
            self._around[name.context] = _Around(name.context, within, topic)

    def _add_spelling(self, entry: Entry, spelling: str | Glob) -> None:
        if isinstance(spelling, Glob):
            slot = self._folded.setdefault(spelling.key, _Slot())
            slot.globs.append(_Spelling(entry, "", pattern=spelling.pattern))
            return
        if entry.name.rule != CaseRule.CASE:
            self._folded.setdefault(spelling.lower(), _Slot()).spellings.append(_Spelling(entry, spelling))
            return
        is_acronym = spelling.isupper()
        capitals = () if is_acronym else tuple(at for at, letter in enumerate(spelling) if letter.isupper())
        ambiguous = is_acronym and spelling.lower() in _WORDS_LIKE_ACRONYMS
        slots, key = (self._acronyms, spelling) if is_acronym else (self._folded, spelling.lower())
        slots.setdefault(key, _Slot()).spellings.append(_Spelling(entry, spelling, capitals, None, ambiguous))

    def _context_number(self, pattern: str) -> int:
        number = self._patterns.get(pattern)
        if number is not None:
            return number
        number = self._patterns[pattern] = len(self._patterns)
        for spelling in spellings(pattern, CaseRule.FOLD, None):
            if isinstance(spelling, Glob):
                self._folded.setdefault(spelling.key, _Slot()).context_globs.append((number, spelling.pattern))
            else:
                self._folded.setdefault(spelling.lower(), _Slot()).contexts.append(number)
        return number

    def find(self, text: str) -> list[Match]:
        """All names that count in the text, in text order.

        Args:
            text: as read; the spans index it.
        """
        if not text:
            return []
        view = View(text)
        hits, contexts = self._hits(view)
        standing = [hit for hit in hits if self._counts(hit, view, contexts)]
        named = _longest([hit for hit in standing if isinstance(hit.entry.owner, Referent)])
        taken = [(hit.start, hit.end) for hit, _ in named]
        by_list: dict[str, list[_Hit]] = defaultdict(list)
        for hit in standing:
            if isinstance(hit.entry.owner, WordList):
                by_list[hit.entry.owner.id].append(hit)
        chosen = list(named)
        covered: dict[int, list[str]] = defaultdict(list)
        for rival in by_list.values():
            for hit, suppressed in _longest(rival):
                cover = _covering(taken, hit)
                if cover is None:
                    chosen.append((hit, suppressed))
                else:
                    covered[cover].append(hit.entry.name.label)
        found = []
        for number, (hit, suppressed) in enumerate(chosen):
            span = Span(*view.original(hit.start, hit.end))
            labels = (*suppressed, *covered.get(number, ()))
            found.append(Match(span, hit.entry, labels))
        found.sort(key=lambda match: (match.span, match.entry.rank))
        return found

    def _hits(self, view: View) -> tuple[list[_Hit], dict[int, list[int]]]:
        hits: list[_Hit] = []
        contexts: dict[int, list[int]] = defaultdict(list)
        lower, exact, slots = view.lower, view.exact, self._folded_slots
        for number, start, end in self._folded_automaton.find_matches_as_indexes(lower, overlapping=True):
            slot = slots[number]
            if (slot.spellings or slot.contexts) and _is_whole(lower, start, end):
                for context in slot.contexts:
                    contexts[context].append(start)
                hits.extend(
                    _Hit(start, end, spelling.entry, exact.startswith(spelling.text, start))
                    for spelling in slot.spellings
                    if not spelling.capitals or all(exact[start + at].isupper() for at in spelling.capitals)
                )
            if slot.has_globs:
                hits.extend(_glob_hits(slot, view, start, end))
                contexts_here = [
                    number for number, whole in slot.context_globs if _around_key(whole, lower, start, end)
                ]
                for context in contexts_here:
                    contexts[context].append(start)
        for number, start, end in self._acronym_automaton.find_matches_as_indexes(exact, overlapping=True):
            if _is_whole(lower, start, end):
                hits.extend(
                    _Hit(start, end, spelling.entry, is_exact=True)
                    for spelling in self._acronym_slots[number].spellings
                    if not spelling.ambiguous or not _in_capitals(exact, start, end)
                )
        return hits, contexts

    def _counts(self, hit: _Hit, view: View, contexts: dict[int, list[int]]) -> bool:
        context = hit.entry.name.context
        return context.is_free or self._around[context].allows(hit, view, contexts)


class _Around:
    """What must and must not stand around a name, compiled when first needed."""

    def __init__(self, context: Context, within: list[int], topic: list[int]) -> None:
        self._context, self._within, self._topic = context, within, topic
        self._before: re.Pattern[str] | None = None
        self._after: re.Pattern[str] | None = None

    def allows(self, hit: _Hit, view: View, contexts: dict[int, list[int]]) -> bool:
        """Whether a name counts where it stands."""
        if self._topic and not any(contexts.get(number) for number in self._topic):
            return False
        if self._within:
            first, last = _sentence_around(view.exact, hit.start, hit.end)
            if not any(_any_between(contexts.get(number, ()), first, last) for number in self._within):
                return False
        if self._context.not_before:
            if self._before is None:
                self._before = re.compile(rf"(?:'s?)?[ ]*(?:{_any_of(self._context.not_before)})(?!\w)")
            if self._before.match(view.lower, hit.end):
                return False
        if self._context.not_after:
            if self._after is None:
                self._after = re.compile(rf"(?<!\w)(?:{_any_of(self._context.not_after)})(?:'s?)?[ ]*\Z")
            if self._after.search(view.lower[max(0, hit.start - LONGEST_FORM) : hit.start]):
                return False
        return True


def _any_of(patterns: Iterable[str]) -> str:
    parts = []
    for pattern in patterns:
        for plain in expanded(pattern):
            wild = re.sub(r"\\\*", r"\\w{0,32}", re.escape(plain.lower()).replace(r"\?", r"\w"))
            parts.append(wild.replace(r"\~", ""))
    return "|".join(parts)


def _automaton(slots: dict[str, _Slot]) -> tuple[list[_Slot], Any]:
    import ahocorasick_rs

    return list(slots.values()), ahocorasick_rs.AhoCorasick(list(slots), store_patterns=False)


def _is_whole(lower: str, start: int, end: int) -> bool:
    """Whether a stretch of the view begins and ends at the edges of words."""
    if start and lower[start].isalnum():
        before = lower[start - 1]
        if before.isalnum() or before == "@" or (before == "'" and start > 1 and lower[start - 2].isalnum()):
            return False
    if end < len(lower) and lower[end - 1].isalnum():
        after = lower[end]
        if after.isalnum() or after == "@":
            return False
        if after == "'" and lower[end + 1 : end + 2].isalnum():
            # A possessive is an edge; any other apostrophe within a word isn't ("can't", "Da'esh").
            return lower[end + 1] == "s" and not lower[end + 2 : end + 3].isalnum()
        if after == "." and lower[end + 1 : end + 4] in ("com", "org", "net"):
            return False
    return True


def _glob_hits(slot: _Slot, view: View, start: int, end: int) -> Iterator[_Hit]:
    for glob in slot.globs:
        found = _around_key(glob.pattern, view.exact, start, end)
        if found is not None and _is_whole(view.lower, *found):
            yield _Hit(*found, glob.entry, is_exact=False)


def _around_key(pattern: re.Pattern[str] | None, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch around a key that the whole pattern fits, or ``None``."""
    if pattern is None:
        return None
    for found in pattern.finditer(text, max(0, start - LONGEST_FORM), end + LONGEST_FORM):
        if found.start() <= start and end <= found.end():
            return found.span()
        if found.start() > start:
            break
    return None


def _in_capitals(exact: str, start: int, end: int) -> bool:
    """Whether the words around a stretch are all in capitals, as in a headline that shouts."""
    first = max(exact.rfind("\x00", 0, start), start - 60, 0)
    last = exact.find("\x00", end)
    around = exact[first:start] + exact[end : min(last if last >= 0 else len(exact), end + 60)]
    return around.isupper() and sum(map(str.isalpha, around)) > 3


_SENTENCE_END = re.compile(r"[.!?]['\"”’)]?\s|\x00")


def _sentence_around(exact: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a stretch of the view, as far as punctuation tells; at most 1,000 away."""
    first = max(0, start - 1000)
    for mark in _SENTENCE_END.finditer(exact, first, start):
        first = mark.end()
    mark_after = _SENTENCE_END.search(exact, end, end + 1000)
    return first, mark_after.start() if mark_after else min(len(exact), end + 1000)


def _any_between(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


def _longest(hits: list[_Hit]) -> list[tuple[_Hit, tuple[str, ...]]]:
    """Leftmost-longest choice among overlapping hits, each with the labels of those that gave way to it."""
    hits.sort(key=lambda h: (h.start, -h.end, not h.is_exact, h.entry.name.context.is_free, -h.entry.rank))
    chosen: list[tuple[_Hit, list[str]]] = []
    for hit in hits:
        if chosen and hit.start < chosen[-1][0].end:
            winner, suppressed = chosen[-1]
            label = hit.entry.name.label
            rival = hit.end != winner.end or hit.start != winner.start or hit.entry.owner is not winner.entry.owner
            if rival and hit.entry is not winner.entry and label not in suppressed:
                suppressed.append(label)
        else:
            chosen.append((hit, []))
    return [(hit, tuple(suppressed)) for hit, suppressed in chosen]


def _covering(taken: list[tuple[int, int]], hit: _Hit) -> int | None:
    """The number of the first taken stretch that covers a hit, or ``None``."""
    at = bisect_right(taken, (hit.start, 1 << 62)) - 1
    return at if at >= 0 and hit.end <= taken[at][1] else None
