"""The columns that say whether a difference could be chance, and the words where nothing can be said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from telling import Told

import framing
from framing.comparison import compare
from framing.comparison.chance import Articles, Chances
from framing.tables import Analysis

WITH_P = pytest.mark.parametrize(
    ("what", "name"), [("naming", "p"), ("sentiment", "p"), ("asides", "p"), ("keyness", "p_articles")]
)
KEYS = ["story", "outlet", "against", "referent", "name", "zone", "voice", "kind", "term"]
OUTLETS = ("Courier", "Gazette", "Tribune")


def article(number: int, outlet: str, story: str) -> tuple[Any, ...]:
    """A text in which the Courier says what the others seldom say."""
    often = outlet == OUTLETS[0] or number % 5 == 0
    name = "rabble" if often else "dockers"
    body = [
        f"The {name} left the {'grim' if often else 'busy'} quay.",
        f"Then the {'rabble' if number % 3 == 0 else 'dockers'} came back, of all people, to the quay of {story}."
        if often
        else f"Then the dockers came back to the quay of {story}.",
        f"Ships number {number} waited." if number % 2 else "No ship waited there.",
    ]
    names = {"rabble": ("quay-workers", "disapproving"), "dockers": ("quay-workers", "neutral")}
    more = {"outlet": outlet, "story": story, "names": names, "tone": [-0.6 if often else 0.2, 0.1 * (number % 4), 0.0]}
    return f"text-{number:02}", "", body, more | {"asides": [("of all people", "evaluative")] if often else []}


def articles(told: Told, renamed: Callable[[str], str] = str, *, turned: bool = False, outlets: int = 3) -> Analysis:
    """36 texts of two stories by two or three outlets."""
    texts = [article(n, OUTLETS[n % outlets], "the north" if n % 9 < 6 else "the south") for n in range(36)]
    texts = [(*text[:3], text[3] | {"outlet": renamed(text[3]["outlet"])}) for text in texts]
    return told(*(reversed(texts) if turned else texts))


def by_key(frame: pd.DataFrame, column: str) -> dict[tuple[Any, ...], float]:
    keys = [key for key in KEYS if key in frame]
    return dict(zip(zip(*(frame[key] for key in keys), strict=True), frame[column].round(12).fillna(-1), strict=True))


@WITH_P
def test_an_outlet_that_clearly_differs_has_a_small_p_and_others_need_not(what: str, name: str, told: Told) -> None:
    frame = compare(articles(told), what).frame
    mine = frame[frame["outlet"] == "Courier"]

    assert mine[name].min() < 0.01
    assert frame[f"{name}_adjusted"].min() < 0.05
    assert frame[name].between(0, 1)[frame[name].notna()].all()


@WITH_P
def test_neither_the_order_of_articles_nor_the_names_of_outlets_change_a_p(what: str, name: str, told: Told) -> None:
    new = {"Courier": "Zenith", "Gazette": "Argus", "Tribune": "Mail"}
    plain = by_key(compare(articles(told), what).frame, name)
    turned = by_key(compare(articles(told, turned=True), what).frame, name)
    renamed = by_key(compare(articles(told, new.__getitem__), what).frame, name)

    assert turned == plain
    assert renamed == {tuple(new.get(part, part) for part in key): p for key, p in plain.items()}


@WITH_P
def test_two_outlets_get_the_same_p(what: str, name: str, told: Told) -> None:
    p_values = by_key(compare(articles(told, outlets=2), what).frame, name)
    one = {key: p for key, p in p_values.items() if "Courier" in key}
    other = {
        tuple("Courier" if part == "Gazette" else part for part in key): p
        for key, p in p_values.items()
        if "Gazette" in key
    }

    assert max(one.values()) > 0
    assert {key: other[key] for key in one} == one


@WITH_P
def test_the_adjusted_p_is_that_of_benjamini_and_hochberg_over_the_whole_table(
    what: str, name: str, told: Told
) -> None:
    answer = compare(articles(told), what)
    tested = answer.frame[answer.frame[name].notna()]

    assert tested[f"{name}_adjusted"].tolist() == pytest.approx(
        list(stats.false_discovery_control(tested[name].tolist()))
    )
    assert f"corrected for {len(tested)} tests" in " ".join(answer.notes)


@WITH_P
def test_a_row_that_is_not_tested_is_empty_and_the_notes_say_why(what: str, name: str, told: Told) -> None:
    lonely = told(*(article(n, f"Outlet {n}", "the north") for n in range(9)))
    answer = compare(lonely, what)

    assert answer.frame[name].isna().all()
    assert answer.frame[f"{name}_adjusted"].isna().all()
    (note,) = [note for note in answer.notes if "test of chance" in note]
    assert "too few texts" in note
    assert "9 articles are of stories that several outlets tell, and there are 9 different deals at most" in note


def test_shares_of_sources_are_tested_over_all_attributions_of_an_article(told: Told) -> None:
    def text(number: int) -> tuple[Any, ...]:
        official = number % 2 == 0 or number % 7 == 0
        body = [f"The board said ship {number} sank.", f"A docker said ship {number} had been old."]
        kind = "institution" if official else "citizen"
        said = [("The board", "said", f"ship {number} sank", kind)]
        said.append(("A docker", "said", f"ship {number} had been old", "citizen"))
        return f"text-{number:02}", "", body, {"outlet": OUTLETS[number % 2], "story": "the north", "said": said}

    answer = compare(told(*(text(n) for n in range(24))), "sourcing")
    summary = answer.extra["summary"].set_index("outlet")

    assert summary["official_p"].max() < 0.001
    assert summary.loc["Courier", "official_p"] == summary.loc["Gazette", "official_p"]
    assert summary["anonymous_p"].isna().all()  # nobody has unnamed sources: nothing could differ
    assert "corrected for 2 tests" in " ".join(answer.notes)


def test_stories_that_one_outlet_alone_tells_are_not_held_against_others(told: Told) -> None:
    alone = told(*(article(n, OUTLETS[n % 2], f"the quay of {OUTLETS[n % 2]}") for n in range(30)))

    assert compare(alone, "naming").frame["p"].isna().all()
    assert compare(alone, "keyness").frame["p_articles"].isna().all()


def test_pairs_of_outlets_are_tested_with_their_own_articles_alone(told: Told) -> None:
    pairs = compare(articles(told), "keyness").extra["pairwise"].set_index(["outlet", "against", "term"])["p_articles"]
    two = [n for n in range(36) if n % 3 != 2]
    texts = [article(n, OUTLETS[n % 3], "the north" if n % 9 < 6 else "the south") for n in two]
    alone = compare(told(*texts), "keyness").frame.set_index(["outlet", "term"])["p_articles"]

    assert pairs["Courier", "Gazette", "rabble"] == alone["Courier", "rabble"] < 0.01


def test_rows_that_a_table_leaves_out_are_corrected_for_too(told: Told) -> None:
    dealt = Articles({})
    frame = pd.DataFrame({"term": ["a", "b", "c"]})
    all_rows = Chances([0.01, 0.04, None], dealt).added_to(frame)
    some_rows = Chances([0.01, 0.04, None], dealt, unlisted=8).added_to(frame)

    assert all_rows["p_adjusted"].tolist() == pytest.approx([0.02, 0.04, np.nan], nan_ok=True)
    assert some_rows["p_adjusted"].tolist() == pytest.approx([0.1, 0.2, np.nan], nan_ok=True)


def test_the_five_sample_texts_are_too_few_and_it_is_said_in_words() -> None:
    analysis = framing.score(framing.read(Path(__file__).resolve().parents[2] / "seeds"))
    for what in ("naming", "sentiment", "asides", "keyness"):
        answer = compare(analysis, what)
        column = "p_articles" if what == "keyness" else "p"

        assert answer.frame[column].isna().all()
        (note,) = [note for note in answer.notes if "too few texts for a test of chance" in note]
        assert "here 3 articles are of stories that several outlets tell, and there are 3 different deals" in note
