"""Could it be chance? Promises of the permutation test, by hand, against other implementations and by simulation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from framing.comparison.permutation import LEAST_PERMUTATIONS, PERMUTATIONS, PermutationTest


def dealt(stories: str, own: str) -> PermutationTest:
    """Articles a00, a01, … of stories by letter; ``x`` marks those of the outlet."""
    ids = tuple(f"a{number:02}" for number in range(len(stories)))
    return PermutationTest(ids, tuple(stories), tuple(mark == "x" for mark in own))


def test_a_tiny_case_gives_the_share_that_is_counted_by_hand() -> None:
    # 8 articles can be dealt to 4 and 4 in 70 ways; only the observed one and its mirror image are as far apart.
    (p,) = dealt("ssssssss", "xxxx....").p_values([[5, 6, 7, 8, 1, 2, 3, 4]], [10] * 8)
    assert p == pytest.approx(2 / 70)

    # Two to one side: 28 ways. 8 and 7 go together once; nothing else is as far from 4.5 on either side but 1 and 2.
    (p,) = dealt("ssssssss", "......xx").p_values([[1, 2, 3, 4, 5, 6, 7, 8]], [1] * 8)
    assert p == pytest.approx(2 / 28)


def test_articles_are_never_dealt_across_stories() -> None:
    counts, own = [[1, 2, 3, 8, 9, 17, 18, 11, 12]], "...xxxx.."
    (within,) = dealt("aaaaabbbb", own).p_values(counts, [10] * 9)
    (across,) = dealt("aaaaaaaaa", own).p_values(counts, [10] * 9)

    # 10 ways in story a times 6 in story b; the highest two of both are observed. By chance the outlet has 2/5 of 23
    # and half of 58, so 38.2: as far below it as 52 lies above would be 24.4, and the lowest are 1 + 2 + 11 + 12 = 26.
    assert within == pytest.approx(1 / 60)
    # In one story there are 126 ways, 36 is the middle, six ways give 52 or more and five give 20 or less.
    assert across == pytest.approx(11 / 126)


def test_a_story_that_an_outlet_tells_more_often_is_no_difference_of_the_outlet() -> None:
    # Story a is told in dark words by all, story b by none; the outlet has three texts of a and one of b.
    test = dealt("aaaaabbbbb", "xxx..x....")
    (p,) = test.p_values([[8, 8, 8, 8, 8, 1, 1, 1, 1, 1]], [10] * 10)

    assert p == 1


def test_a_story_that_one_side_alone_tells_changes_nothing() -> None:
    test, more = dealt("ssssssssss", "xxxx......"), dealt("ssssssssssttt", "xxxx......xxx")
    counts, words = [9, 7, 6, 8, 1, 2, 5, 3, 3, 4], [10] * 10

    assert more.p_values([[*counts, 90, 80, 70]], [*words, 90, 80, 70]) == test.p_values([counts], words)


def test_articles_with_nothing_to_count_over_are_not_dealt() -> None:
    test, more = dealt("ssssssss", "xxxx...."), dealt("ssssssss" + "ssss", "xxxx...." + "x..x")
    counts = [5, 6, 7, 8, 1, 2, 3, 4]

    assert more.p_values([[*counts, 0, 0, 0, 0]], [10] * 8 + [0] * 4) == test.p_values([counts], [10] * 8)


@pytest.mark.parametrize(
    ("stories", "own", "why"),
    [
        ("sssssss", "xxx....", "seven articles"),
        ("s" * 30, "x" + "." * 29, "one article of the outlet"),
        ("s" * 30, "." + "x" * 29, "one article of the others"),
        ("abcdabcd", "xxxx....", "2 x 2 x 2 x 2 = 16 deals, and 8 of them are mirror images"),
        ("abcdefgh", "x.x.x.x.", "no story that both tell"),
    ],
)
def test_too_few_articles_or_deals_give_no_number(stories: str, own: str, why: str) -> None:
    assert dealt(stories, own).p_values([list(range(len(own)))], [100] * len(own)) == [None], why


def test_the_least_number_of_deals_is_that_from_which_p_can_fall_below_5_percent() -> None:
    assert 1 / LEAST_PERMUTATIONS < 0.05 <= 1 / (LEAST_PERMUTATIONS - 1)


def test_where_all_articles_do_the_same_there_is_nothing_to_test() -> None:
    test = dealt("ssssssss", "xxxx....")

    assert test.p_values([[1, 2, 3, 4, 5, 6, 7, 8], [0] * 8], [2, 4, 6, 8, 10, 12, 14, 16]) == [None, None]


@pytest.mark.parametrize("hits", [(7, 3), (9, 2), (5, 5)])
def test_of_two_equal_sides_yes_and_no_give_the_p_of_fishers_exact_test(hits: tuple[int, int]) -> None:
    counts = [1] * hits[0] + [0] * (10 - hits[0]) + [1] * hits[1] + [0] * (10 - hits[1])
    few = dealt("s" * 20, "x" * 10 + "." * 10).p_values([counts], [1] * 20)[0]  # 184,756 deals: sampled
    exact = stats.fisher_exact([[hits[0], 10 - hits[0]], [hits[1], 10 - hits[1]]]).pvalue

    assert math.comb(20, 10) > PERMUTATIONS
    assert few == pytest.approx(exact, abs=0.015 + 0.1 * (exact > 0.1))


def test_all_deals_are_tried_where_there_are_few_and_give_the_p_of_another_implementation() -> None:
    counts, words = np.asarray([3, 9, 4, 8, 2, 1, 5, 2, 0, 3]), np.asarray([40, 90, 60, 70, 80, 50, 90, 70, 30, 60])

    def difference(one: np.ndarray, other: np.ndarray, axis: int) -> np.ndarray:
        ratio = counts[one].sum(axis=axis) / words[one].sum(axis=axis)
        return np.abs(ratio - counts[other].sum(axis=axis) / words[other].sum(axis=axis))

    places = np.arange(10)
    known = stats.permutation_test(
        (places[:4], places[4:]), difference, n_resamples=np.inf, vectorized=True, alternative="greater"
    )

    assert dealt("s" * 10, "xxxx......").p_values([counts], words) == [pytest.approx(known.pvalue)]


def simulated(rows: int, effect: float = 0.0) -> list[float | None]:
    """Tests of 36 articles of three stories with rates of their own; the outlet's are higher by a share ``effect``."""
    random = np.random.default_rng(11)
    found = list[float | None]()
    stories = "a" * 10 + "b" * 14 + "c" * 12
    own = "xxx......." + "xxxxxxx......." + "xx.........."
    base = np.select([np.asarray(list(stories)) == s for s in "abc"], [0.01, 0.03, 0.08])
    raised = np.where(np.asarray(list(own)) == "x", 1 + effect, 1.0)
    for _ in range(rows):
        words = random.integers(150, 900, len(own))
        rates = random.gamma(4.0, base * raised / 4.0)  # articles differ more than words would
        found += dealt(stories, own).p_values([random.poisson(rates * words)], words)
    return found


def test_where_outlets_do_not_differ_p_is_below_any_limit_no_more_often_than_it_says() -> None:
    found = np.asarray(simulated(1000), dtype=float)

    for limit in (0.01, 0.05, 0.1, 0.25, 0.5, 0.75):
        coarse = 3 * math.sqrt(limit * (1 - limit) / len(found))
        assert limit - coarse - 0.01 <= (found <= limit).mean() <= limit + coarse, limit


def test_where_outlets_clearly_differ_p_is_small() -> None:
    found = np.asarray(simulated(200, effect=2.0), dtype=float)

    assert np.median(found) < 0.001
    assert (found < 0.05).mean() > 0.95
    assert found.min() >= 1 / (PERMUTATIONS + 1)


@settings(deadline=None, max_examples=25)
@given(st.integers(2, 12), st.integers(2, 30), st.integers(0, 2**32 - 1))
def test_of_two_outlets_both_get_the_same_p(mine: int, theirs: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    own = random.permutation(["x"] * mine + ["."] * theirs)
    stories = "".join(random.choice(list("ab"), len(own)))
    words = random.integers(0, 300, len(own))
    counts = random.integers(0, 20, (3, len(own))) * (words > 0)
    turned = ["." if mark == "x" else "x" for mark in own]

    assert dealt(stories, "".join(own)).p_values(counts, words) == dealt(stories, "".join(turned)).p_values(
        counts, words
    )


def test_a_row_has_the_same_p_alone_as_among_others() -> None:
    test, words = dealt("s" * 40, "x" * 15 + "." * 25), np.full(40, 200)
    rows = np.random.default_rng(4).poisson(4, (30, 40))
    rows[:5, :15] += 3

    assert test.p_values(rows, words) == [test.p_values(row[None, :], words)[0] for row in rows]


def test_thousands_of_articles_are_dealt_in_little_memory() -> None:
    import tracemalloc

    size = 20_000
    test = dealt("s" * size, "x" * 40 + "." * (size - 40))
    tracemalloc.start()
    found = test.p_values(np.random.default_rng(1).poisson(2, (2, size)), np.full(size, 300))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert all(p is not None for p in found)
    assert peak < 200e6
