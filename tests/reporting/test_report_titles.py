"""What a fact is called: the words that its statements share, and nobody's choice of name."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, cast

from framing.reporting.texts import Text
from framing.reporting.titles import fact_title, title


def row(text: str, reason: str, differs: dict[str, str] | None = None) -> dict[str, Any]:
    """A row of the statements comparison that is a whole text; ``differs`` is words to kinds."""
    marks = [
        {"kind": kind, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, kind in (differs or {}).items()
    ]
    whole = {"start": 0, "end": len(text), "part_start": 0, "part_end": len(text)}
    told = {"zone": "body", "reason": f"shares with two: {reason}", "differences": json.dumps(marks)}
    return {"id": text, "attribution": None, **whole, **told}


def titled(*rows: dict[str, Any]) -> str:
    texts = {r["id"]: cast("Text", SimpleNamespace(text=r["id"], attribution_by_id={})) for r in rows}
    return fact_title(rows, texts)


def test_shared_words_keep_their_order_their_case_and_the_little_words_between() -> None:
    one = row("The garrison of Eastvale gave up the northern fort on Monday.", "garrison, Eastvale, fort, Monday")

    assert titled(one) == "garrison of Eastvale … fort on Monday"


def test_words_that_another_outlet_chose_otherwise_are_left_out() -> None:
    one = row(
        "Cowardly bandits burned the Eastvale granary at night.",
        "bandits, burned, Eastvale, granary, night",
        {"bandits": "name", "Cowardly": "epithet"},
    )

    assert titled(one) == "burned the Eastvale granary at night"


def test_the_statement_whose_shared_words_hang_together_best_gives_the_title() -> None:
    scattered = row("A fort, says a letter, was lost by the town: Eastvale.", "fort, lost, Eastvale")
    whole = row("The Eastvale fort was lost.", "Eastvale, fort, lost")

    assert titled(scattered, whole) == "Eastvale fort was lost"


def test_a_lonely_word_brings_the_words_beside_it() -> None:
    assert titled(row("Two grey trawlers were used in the search.", "trawlers")) == "Two grey trawlers were used"


def test_the_plainer_of_two_words_may_stand_in_a_title() -> None:
    one = row("Divers found 14 sailors in Eastvale.", "found, 14, sailors, Eastvale", {"14": "hedge"})
    marks = json.loads(one["differences"])
    one["differences"] = json.dumps([marks[0] | {"said": "at least 14"}])

    assert titled(one) == "found 14 sailors in Eastvale"


def test_a_long_title_loses_its_last_runs_and_ends_in_one_gap_at_most() -> None:
    words = "harbour ferry captain sailors engine warnings rescue hours storm lights coast guard pilot tower"
    title = titled(row(" odd ".join(words.split()), ", ".join(words.split())))

    assert len(title) <= 84
    assert not title.endswith("… …")


def headed(*headlines: str) -> tuple[Text, ...]:
    texts = [
        SimpleNamespace(text=words, id=words, headline=words, label=f"text {n}", attribution_by_id={})
        for n, words in enumerate(headlines)
    ]
    return tuple(cast("Text", text) for text in texts)


def story(headlines: tuple[str, ...], *told: dict[str, Any]) -> str:
    texts = headed(*headlines)
    rows = [r | {"statement": "1", "id": texts[n % len(texts)].id} for n, r in enumerate(told)]
    return title(rows, texts)


def test_a_story_is_called_by_what_its_headlines_share() -> None:
    heads = ("Harbour pilots strike at Eastvale", "Why the harbour pilots left Eastvale")

    said = row(heads[0], "harbour, pilots, Eastvale")

    assert story(heads, said) == "Harbour pilots · Eastvale"


def test_one_word_or_little_words_that_headlines_share_are_no_title() -> None:
    heads = ("Pilots leave the U.S. port of Eastvale", "A U.K. pilot and the rest")
    said = row(heads[0], "pilots, leave, port, Eastvale")

    assert story(heads, said) == "Pilots leave … port of Eastvale"


def test_a_story_whose_texts_share_no_statement_is_called_by_its_texts() -> None:
    assert story(("Pilots leave", "Rain on the coast")) == "text 0 and text 1"
