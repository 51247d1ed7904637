"""Uncertainty and difference: promises checked against other implementations and by simulation."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from framing.comparison.statistics import (
    MINIMUM_TEXTS,
    Resampling,
    benjamini_hochberg,
    g2,
    log_odds,
    log_ratio,
    shannon,
    two_sided_p,
)


@pytest.mark.parametrize(("articles", "stories"), [(8, 1), (12, 1), (14, 4), (30, 5)])
def test_a_95_percent_interval_holds_the_truth_about_95_times_in_a_hundred(articles: int, stories: int) -> None:
    random = np.random.default_rng(3)
    resampling = Resampling(tuple(f"story-{n % stories}" for n in range(articles)))
    held, trials = 0, 400
    for _ in range(trials):
        words = random.integers(200, 1200, articles)
        counts = random.binomial(words, random.beta(2, 98, articles))  # articles differ more than words would
        between = resampling.interval(counts.tolist(), words.tolist())
        assert between is not None
        held += between[0] <= 0.02 <= between[1]

    assert 0.90 <= held / trials <= 0.985


def test_an_interval_over_words_would_have_been_too_narrow_where_articles_differ() -> None:
    words = [500] * 20
    counts = [30] * 10 + [2] * 10
    between = Resampling(("s",) * 20).interval(counts, words)
    assert between is not None
    over_words = 2 * 1.96 * math.sqrt(0.032 * 0.968 / sum(words))

    assert between[1] - between[0] > 3 * over_words


@pytest.mark.parametrize("articles", range(1, MINIMUM_TEXTS))
def test_too_few_articles_give_no_interval(articles: int) -> None:
    assert Resampling(("s",) * articles).interval([1.0] * articles, [2.0] * articles) is None


def test_nothing_to_count_over_gives_no_interval() -> None:
    assert Resampling(("s",) * 12).interval([0.0] * 12, [0.0] * 12) is None


def test_stories_with_one_article_each_are_drawn_as_one_stratum() -> None:
    alone = Resampling(tuple(f"story-{n}" for n in range(12)))
    together = Resampling(("s",) * 12)
    counts, words = [float(n) for n in range(12)], [10.0] * 12

    assert alone.interval(counts, words) == together.interval(counts, words)


def test_the_same_articles_give_the_same_interval() -> None:
    counts, words = [float(n % 4) for n in range(16)], [40.0] * 16

    assert Resampling(("s",) * 16).interval(counts, words) == Resampling(("s",) * 16).interval(counts, words)


def test_log_odds_give_the_z_scores_of_a_published_implementation() -> None:
    # The uninformed example of the package fightin_words: two sentences of nine words, eleven terms, prior 0.05 each.
    prior, total = 0.05, 0.05 * 11

    assert log_odds((0, 9, 1, 9), prior, total)[1] == pytest.approx(-0.6894227886807968)
    assert log_odds((1, 9, 0, 9), prior, total)[1] == pytest.approx(0.6894227886807968)
    assert log_odds((1, 9, 1, 9), prior, total)[1] == 0


def test_log_odds_agree_with_draws_from_the_posterior() -> None:
    random = np.random.default_rng(5)
    n1, total1, n2, total2, prior, whole = 40, 2000, 25, 3000, 8.0, 1000.0
    one = random.beta(n1 + prior, total1 + whole - n1 - prior, 200_000)
    other = random.beta(n2 + prior, total2 + whole - n2 - prior, 200_000)
    drawn = np.log(one / (1 - one)) - np.log(other / (1 - other))
    odds, z = log_odds((n1, total1, n2, total2), prior, whole)

    assert odds == pytest.approx(drawn.mean(), abs=0.02)
    assert z == pytest.approx(drawn.mean() / drawn.std(), rel=0.05)


def test_g2_is_the_log_likelihood_statistic_of_two_cells() -> None:
    n1, total1, n2, total2 = 120, 15_000, 60, 20_000
    share = (n1 + n2) / (total1 + total2)
    expected = [share * total1, share * total2]
    by_hand = 2 * (n1 * math.log(n1 / expected[0]) + n2 * math.log(n2 / expected[1]))

    assert g2((n1, total1, n2, total2)) == pytest.approx(by_hand)
    assert g2((0, 100, 0, 100)) == 0


def test_log_ratio_says_how_many_doublings_lie_between_two_rates() -> None:
    assert log_ratio((40, 1000, 10, 1000)) == pytest.approx(2.0)
    assert log_ratio((10, 1000, 40, 1000)) == pytest.approx(-2.0)
    assert log_ratio((4, 1000, 0, 1000)) == pytest.approx(3.0)
    assert log_ratio((0, 0, 4, 10)) == 0


def test_adjusted_probabilities_are_those_of_benjamini_and_hochberg() -> None:
    p = [0.001, 0.2, 0.04, 0.04, 0.9, 0.0005, 0.03]

    assert benjamini_hochberg(p) == pytest.approx(list(stats.false_discovery_control(p)))
    assert benjamini_hochberg([]) == []


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), max_size=40))
def test_adjusting_keeps_the_order_and_never_lowers_a_probability(p: list[float]) -> None:
    adjusted = benjamini_hochberg(p)

    assert all(a >= b - 1e-12 for a, b in zip(adjusted, p, strict=True))
    assert all(a <= 1 for a in adjusted)
    order = sorted(range(len(p)), key=lambda at: p[at])
    assert all(adjusted[a] <= adjusted[b] + 1e-12 for a, b in pairwise(order))


def test_diversity_is_nothing_for_one_voice_and_grows_with_equal_ones() -> None:
    assert shannon([7]) == 0
    assert shannon([1, 1, 1, 1]) == pytest.approx(2)
    assert shannon([]) == 0
    assert two_sided_p(1.959964) == pytest.approx(0.05, abs=1e-4)
