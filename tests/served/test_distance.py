"""Distance against Newcastle's published figures, then against a slow search, then what cannot be."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from ombud.served.distance import UnfitPlaces, nearest, project, quickest, ways
from tests.served.cities import needs_places, rows

BRITAIN = "EPSG:27700"


def newcastle():
    """175 areas: distance to the nearest air-quality sensor, the published one, and decile of deprivation."""
    areas = rows("newcastle/newcastle_lsoa.csv")
    sensors = [one for one in rows("newcastle/newcastle_sensors_2020-08.csv") if one["sensor_type"] == "AirQuality"]
    here = project([float(a["pwc_lon"]) for a in areas], [float(a["pwc_lat"]) for a in areas], BRITAIN)
    there = project([float(s["lon"]) for s in sensors], [float(s["lat"]) for s in sensors], BRITAIN)
    assert (len(areas), len(sensors)) == (175, 169)
    published = np.array([float(a["published_nearest_aq_m"]) for a in areas])
    return nearest(here, there).far, published, np.array([int(float(a["IMD_Decile"])) for a in areas])


@needs_places
def test_newcastle_is_as_published_within_a_metre_and_a_bit() -> None:
    far, published, _decile = newcastle()
    off = np.abs(far - published)
    assert off.max() <= 1.2
    assert np.median(off) <= 0.3


@needs_places
def test_newcastles_poorest_tenth_is_further_off_and_the_second_furthest() -> None:
    """Robinson & Franklin 2021: 866.8 m in decile 1, 1,029.7 in 2, 575.7 in 10."""
    far, _published, decile = newcastle()
    mean = {at: float(far[decile == at].mean()) for at in range(1, 11)}
    assert (mean[1], mean[2], mean[10]) == pytest.approx((866.8, 1029.7, 575.7), abs=0.5)
    assert max(mean, key=mean.__getitem__) == 2


@needs_places
def test_newcastles_table_of_means_is_ours_in_every_decile() -> None:
    far, _published, decile = newcastle()
    for row in rows("newcastle/published_average_distance_by_decile.csv"):
        inside = decile == int(row["Decile"])
        assert inside.sum() == int(row["Deprivaton_LSOACount"])
        assert far[inside].mean() == pytest.approx(float(row["Deprivation_AverageDistance"]), abs=0.6)


def slow(here: np.ndarray, there: np.ndarray) -> tuple[list[float], list[int]]:
    """Every pair looked at: the reference."""
    apart = [[math.hypot(a[0] - b[0], a[1] - b[1]) for b in there] for a in here]
    return [min(row) for row in apart], [row.index(min(row)) for row in apart]


metres = st.integers(0, 30).map(lambda n: 400_000.0 + 250 * n)
points = hnp.arrays(np.float64, st.tuples(st.integers(1, 12), st.just(2)), elements=metres)


@given(points, points)
@settings(deadline=None)
def test_the_index_finds_what_a_slow_search_finds(here: np.ndarray, there: np.ndarray) -> None:
    """On a grid many places are equally near, and many are listed twice: the first row is named."""
    far, which = slow(here, there)
    found = nearest(here, there)
    assert found.far.tolist() == pytest.approx(far)
    assert found.which.tolist() == which


@given(points, points, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_places_and_places_listed_twice_change_no_distance(here, there, random) -> None:
    mixed = [*there.tolist(), *there.tolist()]
    random.shuffle(mixed)
    assert nearest(here, mixed).far.tolist() == nearest(here, there).far.tolist()


def test_no_place_at_all_is_infinitely_far_and_no_coordinates_are_not_known() -> None:
    here = [[400_000.0, 500_000.0], [np.nan, np.nan]]
    none = nearest(here, np.empty((0, 2)))
    assert none.far[0] == np.inf
    assert np.isnan(none.far[1])
    assert none.which.tolist() == [-1, -1]
    assert nearest(here, [[400_003.0, 500_004.0]]).far[0] == 5
    assert nearest(here, [[400_003.0, 500_004.0]]).unknown.tolist() == [1]


def test_degrees_are_not_metres() -> None:
    with pytest.raises(UnfitPlaces, match="degrees, not metres"):
        nearest([[-1.6, 55.0]], [[-1.61, 54.9]])
    with pytest.raises(UnfitPlaces, match="degrees, not metres"):
        nearest([[425_000.0, 565_000.0]], [[-1.61, 54.9]])
    with pytest.raises(UnfitPlaces, match="does not count in metres"):
        project([-1.6], [55.0], "EPSG:4326")
    with pytest.raises(UnfitPlaces, match="does not count in metres"):
        project([-74.0], [40.7], "EPSG:2263")  # New York in feet
    with pytest.raises(UnfitPlaces, match="no projection that is known"):
        project([-1.6], [55.0], "EPSG:nowhere")


def test_swapped_coordinates_are_told() -> None:
    with pytest.raises(UnfitPlaces, match="swapped"):
        project([55.0, 54.9], [-1.6, -1.61], BRITAIN)
    with pytest.raises(UnfitPlaces, match="swapped"):
        nearest([[425_000.0, 565_000.0]], [[565_100.0, 425_000.0]])


def test_a_point_off_the_map_is_told() -> None:
    with pytest.raises(UnfitPlaces, match="1 of 2 points lie outside"):
        project([-1.6, 0.0], [55.0, 0.0], BRITAIN)


def test_a_place_without_coordinates_could_be_the_nearest() -> None:
    with pytest.raises(UnfitPlaces, match="1 places have no coordinates, the first in row 2"):
        nearest([[425_000.0, 565_000.0]], [[425_000.0, 565_000.0], [np.nan, 565_000.0]])


def test_minutes_that_are_not_known_leave_the_least_open() -> None:
    found = quickest([[5, 9], [np.nan, 9], [np.nan, 0], [np.inf, np.inf], [np.inf, 4]])
    assert found.far.tolist() == pytest.approx([5, np.nan, 0, np.inf, 4], nan_ok=True)
    assert found.which.tolist() == [0, -1, 1, -1, 1]
    assert found.unit == "min"


def test_minutes_below_zero_are_told_with_their_place() -> None:
    with pytest.raises(UnfitPlaces, match=r"area 2, place 1, -3\)"):
        quickest([[5], [-3]])


def test_a_list_of_ways_says_what_it_does_not_know() -> None:
    told = ways([("a", "x", 3), ("b", "x", 4), ("c", "x", 1)], ["a", "b"], ["x", "y"])
    assert told.unmatched == (("c", "x"),)
    assert told.missing == 2
    assert np.isnan(told.minutes[:, 1]).all()
    assert ways([], ["a"], ["x"], absent=np.inf).minutes.tolist() == [[np.inf]]
    with pytest.raises(UnfitPlaces, match="from a to x is listed twice"):
        ways([("a", "x", 3), ("a", "x", 3)], ["a"], ["x"])
    with pytest.raises(UnfitPlaces, match="a is listed twice"):
        ways([], ["a", "a"], ["x"])
