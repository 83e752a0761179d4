"""The index of cells gives what shapely gives, point by point: on borders, in holes, overlaps and off the map."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ombud.places.cells import NothingToIndex, index, lowest
from ombud.places.raycast import OUTSIDE
from ombud.places.told import shaped

FAST = pytest.mark.parametrize("fast", [True, False], ids=["compiled", "shapely alone"])


def squares(n: int = 4) -> np.ndarray:
    return shaped([shapely.box(i, j, i + 1, j + 1) for j in range(n) for i in range(n)])


@FAST
def test_a_shared_border_belongs_to_the_lowest_number(fast: bool) -> None:
    grid = index(squares(2), cells=100)
    x, y = np.array([1.0, 1.0, 0.5, 1.0, 1.5, 2.0, 2.1]), np.array([0.5, 1.0, 1.0, 1.5, 1.0, 2.0, 1.0])
    assert grid.place(x, y, fast=fast).tolist() == [0, 0, 0, 2, 1, 3, OUTSIDE]


@FAST
def test_points_without_coordinates_lie_nowhere(fast: bool) -> None:
    odd = np.array([np.nan, np.inf, -np.inf, 1e300, 0.5])
    assert index(squares(), cells=50).place(odd, odd, fast=fast).tolist() == [OUTSIDE] * 4 + [0]


@FAST
def test_holes_islands_and_areas_in_areas(fast: bool) -> None:
    ring = shapely.box(0, 0, 9, 9).difference(shapely.box(3, 3, 6, 6))
    shapes = shaped([None, ring, shapely.box(4, 4, 5, 5), shapely.box(-1, -1, 10, 10)])
    grid = index(shapes, cells=400)
    x, y = np.array([1.0, 3.5, 4.5, 9.5, 3.0, 11.0]), np.array([1.0, 3.5, 4.5, 9.5, 4.0, 1.0])
    assert grid.place(x, y, fast=fast).tolist() == [1, 3, 2, 3, 1, OUTSIDE]


def test_without_borders_there_is_nothing_to_index() -> None:
    with pytest.raises(NothingToIndex, match="No area has borders"):
        index(shaped([None, None]))


def town(seed: int, areas: int, turned: bool) -> np.ndarray:
    """Star-shaped areas that touch, overlap and leave gaps; on whole numbers, so that borders meet in many ways."""
    chance = np.random.default_rng(seed)
    shapes = []
    for _ in range(areas):
        middle, corners = chance.integers(-20, 20, 2), chance.integers(3, 12)
        angle = np.sort(chance.uniform(0, 2 * np.pi, corners))
        reach = chance.uniform(1, 12, corners)
        points = np.column_stack([np.cos(angle) * reach, np.sin(angle) * reach]) + middle
        shape = shapely.make_valid(shapely.polygons(np.round(points) if turned else points))
        parts = [one for one in shapely.get_parts(shapely.get_parts(shape)) if one.geom_type == "Polygon"]
        shapes.append(shapely.multipolygons(parts) if parts else None)
    return shaped([*shapes, shapely.box(0, 0, 1, 1)])


@given(st.integers(0, 10**6), st.integers(1, 12), st.integers(1, 3000), st.booleans(), st.booleans())
def test_every_point_is_where_shapely_finds_it(seed: int, areas: int, cells: int, whole: bool, fast: bool) -> None:
    shapes = town(seed, areas, whole)
    valid = shaped([one if one is not None and one.is_valid else None for one in shapes])
    chance = np.random.default_rng(seed + 1)
    corners = shapely.get_coordinates(valid)
    middles = (corners[:-1] + corners[1:]) / 2
    anywhere = chance.uniform(-35, 35, (300, 2))
    points = np.concatenate([anywhere, np.round(anywhere), corners, middles])
    x, y = points.T
    found = index(valid, cells).place(x, y, fast=fast)
    assert found.tolist() == lowest(shapely.STRtree(valid), x, y).tolist()


@given(st.integers(0, 10**6), st.floats(0.001, 1000), st.floats(-1e6, 1e6))
def test_the_answer_does_not_hang_on_where_or_how_large_the_map_is(seed: int, scale: float, shift: float) -> None:
    shapes = shapely.transform(squares(5), lambda p: p * scale + shift)
    points = np.random.default_rng(seed).uniform(-0.5, 5.5, (200, 2)) * scale + shift
    x, y = points.T
    assert index(shapes, 900).place(x, y).tolist() == lowest(shapely.STRtree(shapes), x, y).tolist()


def test_a_line_that_rounding_cannot_tell_from_a_point_is_decided_exactly() -> None:
    """0.1 + 0.2 and its like: points within a rounding error of a slanting border."""
    shapes = shaped([shapely.Polygon([(0, 0), (3, 1), (3, 3), (0, 3)]), shapely.Polygon([(0, 0), (3, 0), (3, 1)])])
    x = np.linspace(0, 3, 1001)
    near = np.concatenate([np.nextafter(x / 3, step) for step in (-9, 9)] + [x / 3])
    x = np.tile(x, 3)
    assert index(shapes, 50).place(x, near).tolist() == lowest(shapely.STRtree(shapes), x, near).tolist()
