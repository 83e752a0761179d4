"""Small counts are hidden and rounded as the city's policy says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.people.small import Policy, UnfitSmall, levels, primary, rounded

POLICY = Policy(threshold=5, level=3)


def test_one_to_four_are_hidden_and_nobody_is_shown() -> None:
    assert primary([0, 1, 4, 5, 60], POLICY).tolist() == [False, True, True, False, False]
    assert primary([0, 1, 5], Policy(5, 3, zeros=True)).tolist() == [True, True, False]


def test_a_threshold_of_one_hides_nothing() -> None:
    assert not primary([0, 1, 2], Policy(1, 1)).any()


def test_what_is_not_known_is_neither_hidden_nor_nought() -> None:
    assert primary([np.nan, 2], POLICY).tolist() == [False, True]
    assert np.isnan(rounded([np.nan], 5)[0])


def test_levels_do_not_go_below_nobody() -> None:
    lower, upper = levels([1, 4, 9], np.array([True, True, False]), POLICY)
    assert (lower.tolist(), upper.tolist()) == ([1, 3, 0], [3, 3, 0])


def test_rounding_goes_to_the_nearest() -> None:
    assert rounded([0, 2, 3, 7, 8, 12.0], 5).tolist() == [0, 0, 5, 5, 10, 10]
    assert rounded([1, 2, 3], 2).tolist() == [2, 2, 4]


@given(st.lists(st.integers(0, 10**6), min_size=1), st.integers(1, 50), st.integers(0, 9))
def test_rounding_by_chance_moves_by_less_than_the_base(counts, base: int, seed: int) -> None:
    found = rounded(counts, base, np.random.default_rng(seed))
    assert (np.abs(found - counts) < base).all()
    assert (found % base == 0).all()


def test_rounding_by_chance_is_right_in_the_mean() -> None:
    found = rounded(np.full(40_000, 7), 5, np.random.default_rng(1))
    assert found.mean() == pytest.approx(7, abs=0.05)


@pytest.mark.parametrize("counts", [[-1], [2.5], [np.inf]])
def test_what_is_no_count_is_told(counts) -> None:
    with pytest.raises(UnfitSmall, match="no count of persons"):
        primary(counts, POLICY)


def test_a_policy_of_nothing_is_told() -> None:
    with pytest.raises(UnfitSmall, match="1 or more"):
        Policy(threshold=0, level=3)
    with pytest.raises(UnfitSmall, match="multiples of 0"):
        rounded([1], 0)
