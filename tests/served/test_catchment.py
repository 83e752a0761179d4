"""Two-step catchments by hand, then against loops over every pair, then what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ombud.served.catchment import catchment, flat, gaussian, zones
from ombud.served.distance import UnfitPlaces


def test_two_catchments_that_overlap_by_hand() -> None:
    """Two doctors, one for 100 + 50 people, one for 50 + 150: those between have both."""
    told = catchment([[1, 9], [1, 1], [9, 1]], [100, 50, 150], [1, 1], limit=5)
    assert told.ratio.tolist() == [1 / 150, 1 / 200]
    assert told.per_head.tolist() == pytest.approx([1 / 150, 1 / 150 + 1 / 200, 1 / 200])


def slow(far, people, supply, limit, decay, weights):
    """Every pair by itself, as the two formulas are written: the reference."""
    areas, places = range(len(people)), range(len(supply))

    def pull(i: int, j: int) -> float:
        return float(decay(np.array([[far[i][j]]], float), limit)[0, 0]) * weights[i][j]

    around = [sum(people[i] * pull(i, j) for i in areas) for j in places]
    ratio = [supply[j] / around[j] if around[j] > 0 else 0.0 for j in places]
    return [sum(ratio[j] * pull(i, j) for j in places) for i in areas]


cells = st.integers(0, 12) | st.just(np.inf)


@st.composite
def towns(draw):
    n, m = draw(st.integers(1, 6)), draw(st.integers(1, 5))

    def table(of):
        return draw(st.lists(st.lists(of, min_size=m, max_size=m), min_size=n, max_size=n))

    def column(k):
        return draw(st.lists(st.integers(0, 50), min_size=k, max_size=k))

    return table(cells), column(n), column(m), table(st.sampled_from([0, 0.25, 1, 3]))


@given(towns(), st.sampled_from([flat, gaussian, zones((1 / 3, 1), (2 / 3, 0.68), (1, 0.22))]))
def test_tables_give_what_loops_over_pairs_give(town, decay) -> None:
    far, people, supply, weights = town
    told = catchment(far, people, supply, 6, decay=decay, weights=weights)
    assert told.per_head.tolist() == pytest.approx(slow(far, people, supply, 6, decay, weights))


@given(towns())
def test_what_people_have_adds_up_to_what_is_used_of_the_supply(town) -> None:
    far, people, supply, weights = town
    told = catchment(far, people, supply, 6, weights=weights)
    used = sum(given for j, given in enumerate(supply) if j not in told.unused)
    assert float(told.per_head @ np.array(people, float)) == pytest.approx(used)


@given(towns())
def test_weights_count_in_both_steps(town) -> None:
    """A way that nobody may use is no way: weight 0 is the same as infinitely far (pysal/access pull request 26)."""
    far, people, supply, weights = town
    shut = np.array(weights) == 0
    assume(shut.any())
    by_weight = catchment(far, people, supply, 6, weights=~shut)
    by_distance = catchment(np.where(shut, np.inf, far), people, supply, 6)
    assert by_weight.per_head.tolist() == pytest.approx(by_distance.per_head.tolist())


def test_a_place_with_nobody_around_serves_no_one_and_is_told() -> None:
    told = catchment([[1, 99], [99, 99]], [10, 10], [2, 5], limit=5)
    assert told.per_head.tolist() == [0.2, 0]
    assert told.unused == (1,)
    assert np.isnan(told.ratio[1])


def test_decay_is_whole_at_the_door_and_nothing_beyond_the_limit() -> None:
    far = np.array([0, 3, 6, 6.1, np.inf])
    for decay in (gaussian, flat, zones((0.5, 1), (1, 0.3))):
        assert decay(far, 6)[[0, 3, 4]].tolist() == [1, 0, 0]
    assert gaussian(far, 6)[2] == pytest.approx(0)
    assert zones((0.5, 1), (1, 0.3))(far, 6).tolist() == [1, 1, 0.3, 0, 0]


def test_gaps_and_numbers_below_zero_are_told() -> None:
    with pytest.raises(UnfitPlaces, match="1 values of “distance” are missing or impossible, the first at 1, 2"):
        catchment([[1, np.nan]], [10], [1, 1], 5)
    with pytest.raises(UnfitPlaces, match="“people”"):
        catchment([[1, 1]], [-10], [1, 1], 5)
    with pytest.raises(UnfitPlaces, match="“supply”"):
        catchment([[1, 1]], [10], [1, np.inf], 5)
    with pytest.raises(UnfitPlaces, match="“weight”"):
        catchment([[1]], [10], [1], 5, weights=[[-1]])
    with pytest.raises(UnfitPlaces, match="as many as"):
        catchment([[1, 1]], [10, 10], [1, 1], 5)
    with pytest.raises(UnfitPlaces, match="above zero"):
        catchment([[1]], [10], [1], 0)
    with pytest.raises(UnfitPlaces, match="outwards"):
        zones((1, 1), (0.5, 0.5))
