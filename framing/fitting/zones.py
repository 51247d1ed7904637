"""Fit the zone model for plain text: labelled pages, and pages made up around news texts.

Data files are told apart by their records:

- labelled pages, JSONL with ``lines`` and ``labels`` (``article``, ``comment``, ``other``, ``unknown``, or zones);
- articles, JSONL with ``title`` and ``text``, around which pages are made up (:mod:`framing.fitting.pages`);
- dumps, ``.tsv`` files with a zone, a tab and a line in each line.

What a coarse label leaves open, the fit decides by itself.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.documents import Zone
from framing.errors import InputError
from framing.fitting.chain import Example, Manner, averaged, example, fit_chain
from framing.fitting.pages import (
    Article,
    Labelled,
    made_up_comments,
    made_up_page,
    spaced,
)
from framing.models import save
from framing.structure.cues import cues_of
from framing.structure.decoding import KIND, Weights, best_path, scores_of, weights_from
from framing.structure.evidence import FEATURES, evidence_of
from framing.structure.lines import Line, lines_of
from framing.structure.looks import LEXICAL, Look, look_at
from framing.structure.register import KNOWN_WORDS, tokens_of, word_number
from framing.structure.states import STATES, ZONE_OF_STATE, ZONES

SEED = 1
MANNERS = (
    Manner(rounds=6, steady=1e-4, decay=1e-3, decay_of_words=6e-3),
    Manner(rounds=6, steady=3e-3, decay=0.05, decay_of_words=0.2),
    Manner(rounds=4, steady=3e-3, decay=0.1, decay_of_words=0.4),
)
"""The fits whose weights are averaged: single ones differ by chance in where they let comments begin, the mean less."""
_MADE_UP = 2600
_LONGEST = 700  # lines; longer pages are left out
_SMALLEST = 0.01  # weights nearer to nothing are dropped, which makes the file smaller and changes no decision seen

_OPEN: dict[str, frozenset[Zone]] = {
    "article": frozenset({Zone.HEADLINE, Zone.CAPTION, Zone.BODY, Zone.FOOTNOTE, Zone.DATELINE}),
    "comment": frozenset({Zone.COMMENT_HEADER, Zone.COMMENT_AUTHOR, Zone.COMMENT}),
    "other": frozenset(
        {
            Zone.BOILERPLATE,
            Zone.PROMO,
            Zone.DATELINE,
            Zone.CAPTION,
            Zone.FOOTNOTE,
            Zone.COMMENT_HEADER,
        }
    ),
    "unknown": frozenset(Zone),
    **{zone.value: frozenset({zone}) for zone in Zone},
}


class LabelledPage(NamedTuple):
    """A page whose lines are labelled.

    Args:
        lines: its lines, blank ones included.
        zones: the zones that each line's label leaves open.
        language: of the page, where it is known.
        weight: how much the page counts.
    """

    lines: Sequence[str]
    zones: Sequence[frozenset[Zone]]
    language: str = "en"
    weight: float = 1.0


class _Data(NamedTuple):
    pages: list[LabelledPage]
    dumps: list[LabelledPage]
    articles: list[tuple[str, list[str]]]


def fit(data: Sequence[Path], output: Path) -> Mapping[str, object]:
    """Fit on labelled pages and articles, and write weights and card.

    Args:
        data: JSONL files (also gzipped) of labelled pages or articles, and ``.tsv`` dumps.
        output: the NPZ file; its card is written beside it.

    Returns:
        The card, with the share of lines decided rightly on made-up pages that were kept apart.

    Raises:
        InputError: when a record is neither a labelled page nor an article.
    """
    read = _read(data)
    if not read.articles:
        raise InputError(
            ", ".join(map(str, data)),
            "no articles",
            "name a JSONL file with title and text",
        )
    rng = random.Random(SEED)  # noqa: S311 - pages are made up, nothing is kept secret
    known = _known_words(read.articles)
    pages = list(_pages(rng, read))
    held = [page for page in (_made_up(rng, read) for _ in range(150)) if len(page.lines) <= _LONGEST]
    examples = [e for e in (_forgetful(rng, page, known.tobytes()) for page in pages) if e is not None]
    chain = averaged([fit_chain(examples, manner) for manner in MANNERS])
    chain.table[np.abs(chain.table) < _SMALLEST] = 0
    weights = weights_from((chain.table[:FEATURES], chain.table[FEATURES:]), (chain.steps, chain.starts), known)
    card = {
        "kind": KIND,
        "model": "linear-chain conditional random field over hashed features of lines",
        "data": [path.name for path in data],
        "pages": {
            "labelled": len(read.pages),
            "dumps": len(read.dumps),
            "articles": len(read.articles),
            "in all": len(pages),
        },
        "seed": SEED,
        "manners": [manner._asdict() for manner in MANNERS],
        "figures": _figures(held, weights),
    }
    arrays: dict[str, NDArray[Any]] = {
        "features": chain.table[:FEATURES].astype(np.float16),
        "words": chain.table[FEATURES:].astype(np.float16),
        "steps": chain.steps.astype(np.float32),
        "starts": chain.starts.astype(np.float32),
        "known": known,
    }
    save(output, arrays, card)
    return card


def _read(data: Sequence[Path]) -> _Data:
    read = _Data([], [], [])
    for path in data:
        if path.suffix == ".tsv":
            read.dumps.append(dump_of(path))
            continue
        for number, record in _records(path):
            if "lines" in record and "labels" in record:
                read.pages.append(_labelled(path, number, record))
            elif record.get("text") and record.get("title"):
                paragraphs = [p.strip() for p in str(record["text"]).split("\n")]
                paragraphs = [p for p in paragraphs if _is_text(p)]
                if len(paragraphs) > 1:
                    read.articles.append((str(record["title"]), paragraphs))
            else:
                raise InputError(
                    f"{path}:{number}",
                    "neither labels nor text",
                    "give lines and labels, or title and text",
                )
    return read


def _records(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                record = json.loads(line)
            except ValueError:
                raise InputError(f"{path}:{number}", "not JSON", "one record a line") from None
            if not isinstance(record, dict):
                raise InputError(f"{path}:{number}", "not a record", "one JSON object a line")
            yield number, record


def _labelled(path: Path, number: int, record: Mapping[str, Any]) -> LabelledPage:
    lines, labels = record["lines"], record["labels"]
    wrong = sorted(set(labels) - set(_OPEN))
    if len(lines) != len(labels) or wrong:
        found = f"unknown label {wrong[0]!r}" if wrong else f"{len(labels)} labels for {len(lines)} lines"
        raise InputError(f"{path}:{number}", found, f"one label a line, of: {', '.join(_OPEN)}")
    return LabelledPage(lines, [_OPEN[label] for label in labels], str(record.get("lang", "und")))


def dump_of(path: Path) -> LabelledPage:
    """A dump: a zone, a tab and a line in each line; an empty line is one of the page, in the zone of the line before.

    Raises:
        InputError: when a line begins with no zone.
    """
    lines: list[str] = []
    zones: list[frozenset[Zone]] = []
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, _, line = row.partition("\t")
        if row.strip() and name not in _OPEN:
            raise InputError(
                f"{path}:{number}",
                f"unknown zone {name!r}",
                f"one of: {', '.join(Zone)}, then a tab",
            )
        lines.append(line)
        zones.append(_OPEN[name] if row.strip() else zones[-1] if zones else frozenset(Zone))
    return LabelledPage(lines, zones)


# Cues of lines in articles that are an insert and not the article's own; such lines would teach the wrong thing.
_INSERTED = frozenset(
    {
        "header",
        "form",
        "reply",
        "byline",
        "promo",
        "furniture:share",
        "furniture:subscribe",
        "furniture:donate",
        "furniture:nav",
        "furniture:tags",
        "furniture:legal",
        "furniture:code",
        "furniture:notice",
        "furniture:pager",
        "caption:label",
        "caption:bare",
        "caption:controls",
        "caption:copyright",
        "caption:credit",
        "footnote:correction",
        "footnote:credits",
    }
)


def _is_text(paragraph: str) -> bool:
    if len(paragraph) < 60 and paragraph[-1:] not in (".", "!", "?", "”", '"'):
        return False
    return _INSERTED.isdisjoint(cues_of(paragraph[:260], paragraph[:260].lower()))


def _known_words(articles: Sequence[tuple[str, list[str]]]) -> NDArray[np.uint8]:
    """The map of words that at least three articles use, one bit a word."""
    counts: Counter[str] = Counter()
    for _, paragraphs in articles:
        counts.update({token for paragraph in paragraphs for token in tokens_of(paragraph.lower())})
    known = np.zeros(KNOWN_WORDS // 8, np.uint8)
    for word, count in counts.items():
        if count >= 3:
            at = word_number(word) % KNOWN_WORDS
            known[at >> 3] |= 1 << (at & 7)
    return known


def _pages(rng: random.Random, read: _Data) -> Iterator[LabelledPage]:
    for _ in range(_MADE_UP):
        page = _made_up(rng, read)
        if len(page.lines) <= _LONGEST:
            yield page
    for page in read.pages:
        if len(page.lines) > _LONGEST:
            continue
        yield page._replace(weight=1.5)
        complete = sum(len(zones) == len(Zone) for zones in page.zones) * 4 < len(page.lines)
        for _ in range(4 if complete else 2):
            spliced = _spliced(rng, page, read)
            if spliced is not None:
                yield spliced
    for dump in read.dumps:
        yield dump._replace(weight=3.0)
        filled = [(line, zones) for line, zones in zip(dump.lines, dump.zones, strict=True) if line.strip()]
        yield LabelledPage([line for line, _ in filled], [zones for _, zones in filled], weight=2.0)


def _article(rng: random.Random, read: _Data, title: str, paragraphs: Sequence[str]) -> Article:
    others = [title for title, _ in rng.sample(read.articles, min(14, len(read.articles)))]
    return Article(title, paragraphs, others, rng.choice(read.articles)[1][:12])


def _made_up(rng: random.Random, read: _Data) -> LabelledPage:
    return _known_page(made_up_page(rng, _article(rng, read, *rng.choice(read.articles))))


def _known_page(page: Labelled) -> LabelledPage:
    return LabelledPage([line for line, _ in page], [frozenset({zone}) for _, zone in page])


def _spliced(rng: random.Random, page: LabelledPage, read: _Data) -> LabelledPage | None:
    """An English page without comments, with made-up ones put in behind its article, and perhaps its furniture cut."""
    inside = [at for at, zones in enumerate(page.zones) if zones == _OPEN["article"]]
    if page.language != "en" or not inside or _OPEN["comment"] in page.zones:
        return None
    body = [page.lines[at] for at in inside]
    comments = _known_page(made_up_comments(rng, _article(rng, read, body[0], body)))
    last = inside[-1] + 1
    place = min(len(page.lines), last + (rng.randrange(1, 13) if rng.random() < 0.6 else 0))
    start, end = 0, len(page.lines)
    if rng.random() < 0.4:
        place = end = last
    if rng.random() < 0.2:
        start = inside[0]
    lines = [*page.lines[start:place], *comments.lines, *page.lines[place:end]]
    zones = [*page.zones[start:place], *comments.zones, *page.zones[place:end]]
    if len(lines) > _LONGEST:
        return None
    both = spaced(rng, list(zip(lines, zones, strict=True)))
    return LabelledPage([line for line, _ in both], [zone for _, zone in both])


def _forgetful(rng: random.Random, page: LabelledPage, known: bytes) -> Example | None:
    """A page made ready for fitting, of some pages without the words.

    Made-up lines come again and again; without this the fit would learn them by heart instead of their manner.
    """
    return example_of(page, known, wordless=rng.random() < 0.5, nameless=rng.random() < 0.4)


def example_of(page: LabelledPage, known: bytes, *, wordless: bool = False, nameless: bool = False) -> Example | None:
    """A labelled page made ready for fitting; ``None`` for a page without lines.

    Args:
        page: its lines and labels.
        known: the map of words that news texts use.
        wordless: leave out the words of its lines.
        nameless: leave out the features that hold a word or a whole line.
    """
    rows, lines = _rows(page)
    if not lines:
        return None
    open_ = [_narrowed(page.zones[row], look_at(line, known)) for row, line in zip(rows, lines, strict=True)]
    allowed = np.array([[zone in zones for _, zone in STATES] for zones in open_])
    evidence = evidence_of(lines, known)
    if wordless:
        evidence = evidence._replace(words=[() for _ in lines])
    if nameless:
        evidence = evidence._replace(features=[[f for f in own if f >> 20 not in LEXICAL] for own in evidence.features])
    return example(evidence, allowed, page.weight)


_NEEDS_CUE = {
    Zone.DATELINE: frozenset({"byline", "date", "clock", "ago", "author:posted"}),
    Zone.CAPTION: frozenset({"caption"}),
    Zone.FOOTNOTE: frozenset({"footnote"}),
    Zone.COMMENT_HEADER: frozenset({"header"}),
}


def _narrowed(zones: frozenset[Zone], look: Look) -> frozenset[Zone]:
    """What a coarse label leaves open, without the zones that nothing in the line speaks for."""
    if len(zones) == 1 or len(zones) == len(Zone):
        return zones
    kept = {zone for zone in zones if zone not in _NEEDS_CUE or not _NEEDS_CUE[zone].isdisjoint(look.cues)}
    furniture = look.line.length < 25 or not {"form", "reply", "furniture"}.isdisjoint(look.cues)
    if furniture and "promo" not in look.cues:
        # Pointers are headlines or teasers; a word or two, a form, a notice are furniture.
        kept.discard(Zone.PROMO)
    if look.line.length > 160:
        kept -= {Zone.HEADLINE, Zone.DATELINE, Zone.COMMENT_HEADER, Zone.COMMENT_AUTHOR}
    return frozenset(kept) or zones


def _rows(page: LabelledPage) -> tuple[NDArray[np.intp], list[Line]]:
    """The lines of a page that are not blank, and the number of the label of each."""
    starts = np.cumsum([0, *(len(line) + 1 for line in page.lines)])
    lines = list(lines_of("\n".join(page.lines)))
    return np.searchsorted(starts, [line.start for line in lines], side="right") - 1, lines


def _figures(pages: Sequence[LabelledPage], weights: Weights) -> dict[str, object]:
    """The share of lines that get their zone, on made-up pages."""
    right: Counter[str] = Counter()
    lines_of_zone: Counter[str] = Counter()
    for page in pages:
        rows, lines = _rows(page)
        path = best_path(scores_of(evidence_of(lines, weights.known), weights), weights)
        for row, state in zip(rows, path, strict=True):
            gold = next(iter(page.zones[row])).value
            lines_of_zone[gold] += 1
            right[gold] += ZONES[ZONE_OF_STATE[state]].value == gold
    return {
        "on": f"{len(pages)} made-up pages kept apart",
        "lines": lines_of_zone.total(),
        "right": round(right.total() / max(1, lines_of_zone.total()), 4),
        "by zone": {zone: [right[zone], lines_of_zone[zone]] for zone in sorted(lines_of_zone)},
    }
