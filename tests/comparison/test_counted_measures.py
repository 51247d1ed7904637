"""Naming, sentiment, asides, sourcing, keyness, comments: counts with their denominators."""

from __future__ import annotations

import json

import pytest
from telling import ELSEWHERE, NORTH, SOUTH, Told

from framing.comparison import compare
from framing.tables import Analysis


def test_a_name_that_only_others_use_has_a_row_with_nothing(ferry: Analysis) -> None:
    frame = compare(ferry, "naming").frame
    row = frame[(frame["outlet"] == "South Post") & (frame["name"] == "insurgents")].iloc[0]

    assert (row["n"], row["N"], row["share"]) == (0, 2, 0.0)
    assert row["words"] > 30


def test_counts_are_the_places_behind_them(ferry: Analysis) -> None:
    for what, keys in (("naming", ["story", "outlet", "referent", "name"]), ("asides", ["story", "outlet", "kind"])):
        answer = compare(ferry, what)
        for row in answer.frame[answer.frame["story"] != "all"].to_dict("records"):
            assert len(answer.evidence(**{key: row[key] for key in keys})) == row["n"]


def test_a_voice_narrows_mentions_and_words_alike(told: Told) -> None:
    text = (*NORTH[:3], {**NORTH[3], "names": {"ferry": ("ferry", "neutral")}})
    every, own = (compare(told(text), "naming", voice=voice).frame.iloc[0] for voice in ("all", "own"))

    assert every["n"] == 4
    assert own["n"] == 3
    assert own["words"] < every["words"]


def test_an_outlet_in_several_stories_has_its_texts_taken_together_too(ferry: Analysis) -> None:
    frame = compare(ferry, "sentiment").frame
    together = frame[frame["story"] == "all"]
    by_story = frame[(frame["story"] != "all") & (frame["outlet"] == "North Courier")]

    assert set(together["outlet"]) == {"North Courier"}
    assert together["sentences"].sum() == by_story["sentences"].sum()


def test_an_interval_is_given_for_enough_articles_and_its_absence_is_said(told: Told) -> None:
    one = told(NORTH)
    many = told(*((f"text-{n}", *NORTH[1:]) for n in range(10)))

    assert compare(one, "naming").frame["low"].isna().all()
    assert "too few texts" in compare(one, "naming").notes[0]
    row = compare(many, "naming").frame.iloc[0]
    assert row["low"] <= row["share"] <= row["high"]


def test_sentiment_is_the_mean_over_sentences_and_counts_the_neutral_ones(told: Told) -> None:
    row = compare(told(("a", "", ["One.", "Two.", "Three."], {"tone": [0.5, -0.3, 0.01]})), "sentiment").frame.iloc[0]

    assert row["mean"] == pytest.approx(0.07)
    assert row["neutral_share"] == pytest.approx(1 / 3)
    assert row["sentences"] == 3


def test_asides_are_counted_per_thousand_words(told: Told) -> None:
    text = (
        "a",
        "",
        ["The mayor, of all people, smiled at ten tired men."],
        {"asides": [("of all people", "evaluative")]},
    )
    row = compare(told(text), "asides").frame.iloc[0]

    assert (row["n"], row["words"]) == (1, 10)
    assert row["per_1000"] == pytest.approx(100)


def test_sources_come_with_their_verbs_words_and_places(ferry: Analysis) -> None:
    answer = compare(ferry, "sourcing")
    office = answer.frame[answer.frame["speaker"] == "The harbour office"].iloc[0]

    assert office["n"] == office["in_lead"] == 1
    assert json.loads(office["verbs"]) == {"confirm": 1}
    assert office["words"] == 14
    summary = answer.extra["summary"].set_index("outlet")
    assert summary.loc["North Courier"].iloc[0]["official_share"] == 1 if summary.index.has_duplicates else True


def test_the_official_and_the_unnamed_share_are_counted_over_all_attributions(told: Told) -> None:
    summary = compare(told(NORTH, SOUTH), "sourcing").extra["summary"].set_index("outlet")

    assert summary.loc["North Courier", "official_share"] == 1
    assert summary.loc["North Courier", "anonymous_share"] == 0
    assert summary.loc["South Post", "anonymous_share"] == 1
    assert summary.loc["North Courier", "shannon"] > 0 == summary.loc["South Post", "shannon"]


def test_keyness_counts_are_those_of_the_words(told: Told) -> None:
    one = ("a", "", ["Harvest harvest harvest feast feast."], {"outlet": "A"})
    other = ("b", "", ["Feast feast feast harvest night."], {"outlet": "B"})
    frame = compare(told(one, other), "keyness").frame.set_index(["outlet", "term"])
    row = frame.loc[("A", "harvest")]

    assert (row["n1"], row["N1"], row["n2"], row["N2"]) == (3, 5, 1, 5)
    assert row["log_odds"] > 0 > frame.loc[("B", "harvest"), "log_odds"]
    assert row["z"] == pytest.approx(-frame.loc[("B", "harvest"), "z"])
    assert row["log_ratio"] == pytest.approx(1.585, abs=0.001)


def test_more_than_two_outlets_are_compared_with_the_rest_and_with_each_other(told: Told) -> None:
    texts = [(*text[:3], {**text[3], "outlet": f"Outlet {text[0]}"}) for text in (NORTH, SOUTH, ELSEWHERE)]
    answer = compare(told(*texts), "keyness")
    pairs = answer.extra["pairwise"]

    assert answer.frame["outlet"].nunique() == 3
    assert set(zip(pairs["outlet"], pairs["against"], strict=True)) == {
        (a["outlet"], b["outlet"]) for a in (t[3] for t in texts) for b in (t[3] for t in texts) if a is not b
    }


def test_comments_stand_beside_their_article(told: Told) -> None:
    more = {**NORTH[3], "comments": ["The insurgents of the Red Delta again!", "The Red Delta must go."]}
    frame = compare(told((*NORTH[:3], more)), "comments").frame.set_index("measure")

    assert frame.loc["words", "comments"] == 12
    row = frame.loc["red-delta: share of 'Red Delta'"]
    assert (row["article"], row["n_article"]) == (0.5, 1)
    assert row["comments"] == pytest.approx(2 / 3)
