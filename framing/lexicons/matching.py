"""Where the names of word lists stand in a text: one linear pass over all lists at once.

All plain spellings lie in one Aho-Corasick automaton (Aho & Corasick 1975); spellings with wildcards lie in it with
their longest plain run, and are compared in full where that is found. What stands around a hit then decides whether it
counts; among referents' names, and within each list of style, the longest match wins and remembers what it suppressed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from framing.lexicons.entries import CaseRule, Context, Name, Referent, WordList
from framing.lexicons.forms import LONGEST_FORM, Glob, View, spellings
from framing.lexicons.surroundings import Around
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


class Entry(NamedTuple):
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


class Match(NamedTuple):
    """A name where it counts.

    Args:
        start, end: where it lies in the text as read.
        entry: the name and its referent or list.
        suppressed: labels of shorter or lesser names that lie here too and gave way, in text order.
    """

    start: int
    end: int
    entry: Entry
    suppressed: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where it lies in the text as read."""
        return Span(self.start, self.end)

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


_Hit = tuple[int, int, bool, bool, int, "_Spelling"]
"""Start and minus end in the view, whether its capitals differ, whether it is free of conditions, minus rank, spelling.

Hits in this order are leftmost, then longest, then as written, then under conditions, then from the latest file.
"""


class _Spelling:
    """One spelling of one name, as the automaton knows it.

    Args:
        entry: the name.
        text: the spelling; empty for a glob.
        around: its conditions.
        pattern: of a glob.
    """

    __slots__ = ("ambiguous", "around", "capitals", "entry", "is_free", "list", "order", "pattern", "text")

    def __init__(self, entry: Entry, text: str, around: Around | None, pattern: re.Pattern[str] | None = None) -> None:
        self.entry, self.text, self.around, self.pattern = entry, text, around, pattern
        self.is_free, self.order = around is None, -entry.rank
        self.list = entry.owner.id if isinstance(entry.owner, WordList) else None
        is_case = bool(text) and entry.name.rule == CaseRule.CASE
        is_acronym = is_case and text.isupper()
        self.capitals = tuple(at for at, c in enumerate(text) if c.isupper()) if is_case and not is_acronym else ()
        self.ambiguous = is_acronym and text.lower() in _WORDS_LIKE_ACRONYMS

    def fits(self, exact: str, start: int) -> bool:
        """Whether the capitals of the spelling are capitals in the text."""
        return all(exact[start + at].isupper() for at in self.capitals)

    def hit(self, start: int, end: int, *, differs: bool) -> _Hit:
        """This spelling where it stands."""
        return start, -end, differs, self.is_free, self.order, self


@dataclass(slots=True)
class _Slot:
    """All that one string of the automaton may be; ``edged`` when it begins and ends with a letter or digit.

    Most strings are one spelling and nothing else; empty tuples are one object, where lists would be many thousands.
    """

    edged: bool = True
    has_globs: bool = False
    spellings: tuple[_Spelling, ...] = ()
    globs: tuple[_Spelling, ...] = ()
    contexts: tuple[int, ...] = ()
    beginnings: tuple[int, ...] = ()
    context_globs: tuple[tuple[int, re.Pattern[str]], ...] = ()


class Matcher:
    """All names of some referents and lists, ready to be found.

    Args:
        entries: the names, in order of rank.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._plain_by_string: dict[str, _Slot] = {}
        self._acronyms_by_string: dict[str, _Slot] = {}
        self._patterns: dict[str, int] = {}
        self._around: dict[Context, Around] = {}
        for entry in entries:
            self._add(entry)
        self._plain_slots, self._plain = _automaton(self._plain_by_string)
        self._acronym_slots, self._acronyms = _automaton(self._acronyms_by_string)

    def _add(self, entry: Entry) -> None:
        name, around = entry.name, None
        if not name.context.is_free:
            around = self._around.get(name.context)
            if around is None:
                within = [self._context_number(pattern) for pattern in name.context.within]
                topic = [self._context_number(pattern) for pattern in name.context.topic]
                around = self._around[name.context] = Around(name.context, within, topic)
        for form in name.spellings:
            for spelling in spellings(form, name.rule, name.pos):
                self._add_spelling(entry, spelling, around)

    def _add_spelling(self, entry: Entry, spelling: str | Glob, around: Around | None) -> None:
        if isinstance(spelling, Glob):
            slot = _slot(self._plain_by_string, spelling.key)
            slot.has_globs = True
            slot.globs += (_Spelling(entry, "", around, spelling.pattern),)
        elif entry.name.rule == CaseRule.CASE and spelling.isupper():
            _slot(self._acronyms_by_string, spelling).spellings += (_Spelling(entry, spelling, around),)
        else:
            _slot(self._plain_by_string, spelling.lower()).spellings += (_Spelling(entry, spelling, around),)

    def _context_number(self, pattern: str) -> int:
        number = self._patterns.get(pattern)
        if number is not None:
            return number
        number = self._patterns[pattern] = len(self._patterns)
        for spelling in spellings(pattern, CaseRule.FOLD, None):
            if isinstance(spelling, Glob):
                slot = _slot(self._plain_by_string, spelling.key)
                if spelling.is_beginning:
                    slot.beginnings += (number,)
                else:
                    slot.has_globs = True
                    slot.context_globs += ((number, spelling.pattern),)
            else:
                _slot(self._plain_by_string, spelling.lower()).contexts += (number,)
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
        by_list: dict[str | None, list[_Hit]] = {None: []}
        for hit in hits:
            spelling = hit[-1]
            if spelling.around is None or spelling.around.allows(hit[0], -hit[1], view.lower, contexts):
                # Referents compete with each other, a list of style with itself.
                by_list.setdefault(spelling.list, []).append(hit)
        named = _longest(by_list.pop(None))
        taken = [(hit[0], -hit[1]) for hit, _ in named]
        chosen: list[tuple[_Hit, list[str]]] = list(named)
        for rivals in by_list.values():
            for hit, suppressed in _longest(rivals):
                cover = _covering(taken, hit)
                if cover is None:
                    chosen.append((hit, suppressed))
                else:
                    named[cover][1].append(hit[-1].entry.name.label)
        chosen.sort(key=lambda one: (one[0][0], one[0][1], -one[0][4]))
        if view.is_squeezed:
            return [Match(*view.original(hit[0], -hit[1]), hit[-1].entry, tuple(lost)) for hit, lost in chosen]
        return [Match(hit[0], -hit[1], hit[-1].entry, tuple(lost)) for hit, lost in chosen]

    def _hits(self, view: View) -> tuple[list[_Hit], dict[int, list[int]]]:
        hits: list[_Hit] = []
        contexts: dict[int, list[int]] = defaultdict(list)
        lower, exact, slots = view.lower, view.exact, self._plain_slots
        padded = lower + " "  # so that there is a character before the first, by Python's counting, and after the last
        for number, start, end in self._plain.find_matches_as_indexes(lower, overlapping=True):
            # Most strings that are found are parts of longer words; this is where the time goes.
            slot = slots[number]
            if slot.has_globs:
                _add_globs(slot, view, (start, end), (hits, contexts))
            before = padded[start - 1]
            if slot.edged:
                if before.isalnum():
                    continue
                for context in slot.beginnings:
                    contexts[context].append(start)
                after = padded[end]
                if after.isalnum():
                    continue
                if (before in "'@" or after in "'@.") and not _is_whole(lower, start, end):
                    continue
            elif not _is_whole(lower, start, end):
                continue
            for context in slot.contexts:
                contexts[context].append(start)
            for spelling in slot.spellings:
                if not spelling.capitals or spelling.fits(exact, start):
                    differs = not exact.startswith(spelling.text, start)
                    hits.append((start, -end, differs, spelling.is_free, spelling.order, spelling))
        hits += self._acronym_hits(view)
        return hits, contexts

    def _acronym_hits(self, view: View) -> Iterator[_Hit]:
        for number, start, end in self._acronyms.find_matches_as_indexes(view.exact, overlapping=True):
            if _is_whole(view.lower, start, end):
                in_capitals = _in_capitals(view.exact, start, end)
                for spelling in self._acronym_slots[number].spellings:
                    if not (spelling.ambiguous and in_capitals):
                        yield spelling.hit(start, end, differs=False)


def _slot(slots: dict[str, _Slot], key: str) -> _Slot:
    slot = slots.get(key)
    if slot is None:
        slot = slots[key] = _Slot(edged=key[0].isalnum() and key[-1].isalnum())
    return slot


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


def _add_globs(slot: _Slot, view: View, key: tuple[int, int], found: tuple[list[_Hit], dict[int, list[int]]]) -> None:
    """Add to the hits and contexts found what the globs with this key fit around it."""
    hits, contexts = found
    for spelling in slot.globs:
        whole = _around_key(spelling.pattern, view.exact, *key)
        if whole is not None and _is_whole(view.lower, *whole):
            hits.append(spelling.hit(*whole, differs=True))
    for context, pattern in slot.context_globs:
        if _around_key(pattern, view.lower, *key) is not None:
            contexts[context].append(key[0])


def _around_key(pattern: re.Pattern[str] | None, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch around a key that the whole pattern fits, or ``None``."""
    if pattern is None:
        return None
    found = pattern.match(text, start)
    if found is None:
        # The key is not where the pattern begins; the word that holds it may begin up to a run of letters before.
        for found in pattern.finditer(text, max(0, start - LONGEST_FORM), end + LONGEST_FORM):
            if found.start() <= start and end <= found.end():
                return found.span()
            if found.start() > start:
                break
        return None
    return found.span()


def _in_capitals(exact: str, start: int, end: int) -> bool:
    """Whether the words around a stretch are all in capitals, as in a headline that shouts."""
    first = max(exact.rfind("\x00", 0, start), start - 60, 0)
    last = exact.find("\x00", end)
    around = exact[first:start] + exact[end : min(last if last >= 0 else len(exact), end + 60)]
    return around.isupper() and sum(map(str.isalpha, around)) > 3


def _longest(hits: list[_Hit]) -> list[tuple[_Hit, list[str]]]:
    """Leftmost-longest choice among overlapping hits, each with the labels of those that gave way to it."""
    # Ranks are unique to entries; two spellings of one entry in one place are the same, whichever comes first.
    hits.sort(key=_ORDER)
    chosen: list[tuple[_Hit, list[str]]] = []
    reached = 0
    for hit in hits:
        if hit[0] >= reached:
            chosen.append((hit, []))
            reached = -hit[1]
            continue
        winner, suppressed = chosen[-1]
        entry, kept = hit[-1].entry, winner[-1].entry
        label = entry.name.label
        rivals = hit[:2] != winner[:2] or entry.owner is not kept.owner
        if rivals and entry is not kept and label not in suppressed:
            suppressed.append(label)
    return chosen


_ORDER = itemgetter(0, 1, 2, 3, 4)


def _covering(taken: list[tuple[int, int]], hit: _Hit) -> int | None:
    """The number of the taken stretch that covers a hit, or ``None``."""
    at = bisect_right(taken, (hit[0], 1 << 62)) - 1
    return at if at >= 0 and -hit[1] <= taken[at][1] else None
