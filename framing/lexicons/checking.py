"""Whether word lists hold what they say: every entry against its own examples, and against the other entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.lexicons import Lexicons
from framing.lexicons.entries import Lexicon, Referent, WordList
from framing.lexicons.forms import Glob, spellings
from framing.lexicons.matching import Entry, Match


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a word list that doesn't hold.

    Args:
        path, line: where the entry stands.
        owner: the id of its referent or list; of the file for what concerns all of it.
        form: as written, or empty.
        kind: ``example``, ``shadowed``, ``counterexample``, ``duplicate``, ``contradiction``, ``weight`` or
            ``unused-source``; or ``never-matched``, which is told and is no fault.
        found: what is the matter, in words.
    """

    path: str
    line: int
    owner: str
    form: str
    kind: str
    found: str

    def __str__(self) -> str:
        named = f" ({self.owner}" + (f", form {self.form!r})" if self.form else ")")
        return f"{self.path}:{self.line}{named}: {self.kind}: {self.found}"


def check(lexicons: Lexicons) -> list[Fault]:
    """Every fault of the lists, in the order of files and lines.

    Checked are each entry's examples (found as this very name) and counterexamples (not found as it), spellings that
    two referents or two entries of one list claim under the same conditions, stances and weights that contradict each
    other, and sources that are declared and never cited.
    """
    found = [*_examples(lexicons), *_doubles(lexicons)]
    for lexicon in lexicons.files:
        found.extend(_weights(lexicon))
        found.extend(_unused(lexicon))
    order = {lexicon.path: number for number, lexicon in enumerate(lexicons.files)}
    return sorted(found, key=lambda fault: (order[fault.path], fault.line, fault.kind, fault.form, fault.found))


def never_matched(lexicons: Lexicons, texts: Iterable[str]) -> list[Fault]:
    """The entries that no text holds, in the order of the lists; a remark each, not a fault.

    Args:
        lexicons: the lists.
        texts: a corpus.
    """
    seen: set[int] = set()
    count = 0
    for text in texts:
        seen.update(match.entry.rank for match in lexicons.find(text))
        count += 1
    said = f"stands in none of {count:,} texts"
    paths = {lexicon.id: lexicon.path for lexicon in lexicons.files}
    return [
        _fault(paths[entry.lexicon], entry, "never-matched", said)
        for entry in lexicons.entries
        if entry.rank not in seen
    ]


def _fault(path: str, entry: Entry, kind: str, found: str) -> Fault:
    return Fault(path, entry.name.line, entry.owner.id, entry.name.form, kind, found)


def _examples(lexicons: Lexicons) -> Iterator[Fault]:
    paths = {lexicon.id: lexicon.path for lexicon in lexicons.files}
    groups: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    # A word of a style list may stand inside a referent's name, which then wins; its list alone must find it.
    styles = {name: lexicons.style(name) for name, one in lexicons.lists.items() if one.scored_by is None}
    for entry in lexicons.entries:
        groups[entry.lexicon, entry.name.line].append(entry)
    for (lexicon, _), entries in groups.items():
        names = {id(entry.name) for entry in entries}
        first = entries[0]
        find = styles[first.owner.id].find if isinstance(first.owner, WordList) else lexicons.find
        for example in first.name.examples:
            matches = find(example)
            if not any(id(match.name) in names for match in matches):
                labels = {entry.name.label for entry in entries}
                kind = "shadowed" if any(labels.intersection(match.suppressed) for match in matches) else "example"
                yield _fault(paths[lexicon], first, kind, f"isn't found in its own {example!r}{_instead(matches)}")
        for example in first.name.counterexamples:
            if any(id(match.name) in names for match in find(example)):
                yield _fault(paths[lexicon], first, "counterexample", f"is found in {example!r}, where it must not be")


def _instead(matches: Sequence[Match]) -> str:
    found = ", ".join(f"{match.name.label!r} ({match.entry.owner.id})" for match in matches)
    return f"; found instead: {found}" if found else "; nothing is found there"


def _doubles(lexicons: Lexicons) -> Iterator[Fault]:
    paths = {lexicon.id: lexicon.path for lexicon in lexicons.files}
    claimed: dict[tuple[object, ...], Entry] = {}
    for entry in lexicons.entries:
        # Referents compete with each other; a list of style competes with itself alone.
        field = entry.owner.id if isinstance(entry.owner, WordList) else None
        told: set[int] = set()
        for form in entry.name.spellings:
            for spelling in spellings(form, entry.name.rule, entry.name.pos):
                before = claimed.setdefault((field, *_claim(spelling, entry), entry.name.context), entry)
                if before is entry or before.rank in told:
                    continue
                told.add(before.rank)
                written = spelling.pattern.pattern if isinstance(spelling, Glob) else spelling
                where = f"{paths[before.lexicon]}:{before.name.line} ({before.owner.id})"
                kind, differs = "duplicate", ""
                if before.name.stance != entry.name.stance:
                    kind, differs = "contradiction", f" as {before.name.stance}, here as {entry.name.stance}"
                yield _fault(paths[entry.lexicon], entry, kind, f"{written!r} is already in {where}{differs}")


def _claim(spelling: str | Glob, entry: Entry) -> tuple[object, ...]:
    if isinstance(spelling, Glob):
        return (spelling.pattern.pattern, spelling.pattern.flags)
    return (spelling,) if entry.name.rule == "case" else (spelling.lower(), "fold")


def _weights(lexicon: Lexicon) -> Iterator[Fault]:
    owners: list[Referent | WordList] = [*lexicon.referents, *lexicon.lists]
    for owner in owners:
        for name in owner.names:
            found = None
            if name.stance != "neutral" and name.weight == 0:
                found = f"is {name.stance} with weight 0; a name that takes a stance has a weight"
            elif name.stance == "neutral" and name.weight > 0.5 and isinstance(owner, Referent):
                found = f"is neutral with weight {name.weight}; a neutral name has a low weight"
            if found is not None:
                yield Fault(lexicon.path, name.line, owner.id, name.form, "weight", found)


def _unused(lexicon: Lexicon) -> Iterator[Fault]:
    owners: list[Referent | WordList] = [*lexicon.referents, *lexicon.lists]
    cited = {source for owner in owners for name in owner.names for source in name.sources}
    for source in lexicon.sources:
        if source.id not in cited:
            yield Fault(lexicon.path, 1, lexicon.id, "", "unused-source", f"no entry cites the source {source.id!r}")
