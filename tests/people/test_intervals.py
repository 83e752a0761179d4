"""Intervals and effective numbers: published figures first."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.people.intervals import as_of_many, kish, wilson


@pytest.mark.parametrize(
    ("part", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_worked_intervals_of_a_textbook_paper(part: int, of: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    found = wilson(part, of)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(1, 10**6), st.floats(0, 1))
def test_a_share_lies_within_its_interval_and_that_within_nothing_and_all(of: int, share: float) -> None:
    part = round(of * share)
    found = wilson(part, of)
    assert 0 <= found.low <= part / of <= found.high <= 1


def test_people_of_equal_weight_are_worth_as_many_as_they_are() -> None:
    assert kish([(10, 2.0), (5, 2.0)]) == pytest.approx(15)
    assert kish([(1, 3.0), (1, 1.0)]) == pytest.approx(16 / 10)
    assert kish([]) == 0


def test_who_counts_nearly_everyone_knows_more_than_a_sample_tells() -> None:
    assert as_of_many(100, 10**9) == pytest.approx(100, rel=1e-6)
    assert as_of_many(50, 100) == pytest.approx(99)
    assert as_of_many(100, 100) == math.inf


@pytest.mark.parametrize(("part", "of"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(part: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(part, of)
