"""Bounds always hold the truth, and nothing narrower does."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ombud.counted.bounds import NoBounds, bounds, within


def test_a_precinct_worked_by_hand() -> None:
    """500 voters, 100 of them Hispanic, 90 votes (the example of Freedman and others, 1998): 0 to 90, and 0 to 90."""
    found = bounds(["p"], [500], [100], [90])
    assert (found.group.low, found.group.high) == (0, 0.9)
    assert (found.others.low, found.others.high) == (0, 0.225)
    assert (found.difference.low, found.difference.high) == (-0.225, 0.9)
    assert found.difference.covers_none


def test_the_formula_area_by_area() -> None:
    low, high = within([0.8, 0.5, 1.0, 0.0], [0.9, 0.2, 0.3, 0.3])
    assert low[:3] == pytest.approx([0.875, 0, 0.3])
    assert high[:3] == pytest.approx([1, 0.4, 0.3])
    assert np.isnan([low[3], high[3]]).all()
    with pytest.raises(NoBounds, match="divide percentages by 100"):
        within([80], [0.9])


def test_areas_of_one_group_only_tell_it_all() -> None:
    found = bounds(["a", "b"], [100, 50], [100, 0], [30, 5])
    assert (found.group.low, found.group.high) == (0.3, 0.3)
    assert (found.difference.low, found.difference.high) == pytest.approx((0.2, 0.2))


areas = st.lists(st.tuples(*[st.integers(0, 9)] * 6), min_size=1, max_size=6)


@given(areas)
def test_the_truth_is_within(rows) -> None:
    """Persons of three groups with and without the outcome; only the sums of each area are told."""
    yes_a, no_a, yes_b, no_b, yes_c, no_c = (np.array(column) for column in zip(*rows, strict=True))
    a, b = yes_a + no_a, yes_b + no_b
    people, outcome = a + b + yes_c + no_c, yes_a + yes_b + yes_c
    assume(a.sum() and b.sum())
    found = bounds([str(n) for n in range(len(rows))], people, a, outcome, b)
    rate_a, rate_b = yes_a.sum() / a.sum(), yes_b.sum() / b.sum()
    assert found.group.low - 1e-12 <= rate_a <= found.group.high + 1e-12
    assert found.others.low - 1e-12 <= rate_b <= found.others.high + 1e-12
    assert found.difference.low - 1e-12 <= rate_a - rate_b <= found.difference.high + 1e-12


@given(st.tuples(*[st.integers(0, 4)] * 3), st.data())
def test_both_ends_can_be_true(groups, data) -> None:
    """The slow reference: every way in which the outcome can have fallen on the three groups of an area."""
    a, b, c = groups
    outcome = data.draw(st.integers(0, a + b + c))
    assume(a and b)
    ways = [(x, y) for x, y, z in product(range(a + 1), range(b + 1), range(c + 1)) if x + y + z == outcome]
    found = bounds(["p"], [a + b + c], [a], [outcome], [b])
    gaps = [x / a - y / b for x, y in ways]
    assert (found.difference.low, found.difference.high) == pytest.approx((min(gaps), max(gaps)))
    rates = [x / a for x, _ in ways]
    assert (found.group.low, found.group.high) == pytest.approx((min(rates), max(rates)))


def test_a_missing_area_is_named() -> None:
    found = bounds(["a", "b"], [100, 80], [40, 5], [30, np.nan])
    assert found.unknown == ("b",)
    assert found.group == bounds(["a"], [100], [40], [30]).group


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (([10], [5], [12]), "more often than there are people"),
        (([10], [12], [3]), "the group is larger"),
        (([10], [5], [-1]), "fewer than none"),
        (([10], [7], [3], [6]), "share persons"),
        (([10], [0], [3]), "without people has no rate"),
        (([10, 3], [0], [3]), "one number in each column"),
    ],
)
def test_what_has_no_bounds_is_told(columns, words: str) -> None:
    with pytest.raises(NoBounds, match=words):
        bounds(["p"], *columns)
