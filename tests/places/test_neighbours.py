"""Who touches whom, against every pair tried one by one."""

from __future__ import annotations

from itertools import combinations

import pytest

pytest.importorskip("shapely")
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.places.neighbours import Contiguity, Neighbours, UnfitShapes, bridged, neighbours, parts

ROOK, QUEEN = Contiguity


def squares(places):
    """A square of one for each (column, row)."""
    return [shapely.box(x, y, x + 1, y + 1) for x, y in places]


def named(graph: Neighbours) -> list[tuple[str, str]]:
    return [(graph.codes[one], graph.codes[other]) for one, other in graph.pairs.tolist()]


def test_a_board_of_three_by_three_has_12_rook_and_20_queen_neighbours() -> None:
    places = [(x, y) for y in range(3) for x in range(3)]
    codes = [f"{x}{y}" for x, y in places]
    assert len(neighbours(codes, squares(places), ROOK).pairs) == 12
    assert len(neighbours(codes, squares(places), QUEEN).pairs) == 20


def test_a_corner_makes_a_queen_and_no_rook() -> None:
    two = squares([(0, 0), (1, 1)])
    assert named(neighbours("ab", two, QUEEN)) == [("a", "b")]
    assert neighbours("ab", two, ROOK).islands == ("a", "b")


def test_borders_with_points_in_other_places_touch_all_the_same() -> None:
    tall = [shapely.box(0, 0, 1, 3), *squares([(1, 0), (1, 1), (1, 2)])]
    assert named(neighbours("abcd", tall, ROOK)) == [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("c", "d")]


def test_borders_that_overlap_touch() -> None:
    assert named(neighbours("ab", [shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)], ROOK)) == [("a", "b")]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1), st.sampled_from(Contiguity))
def test_neighbours_are_those_found_pair_by_pair(places, contiguity: Contiguity) -> None:
    order = sorted(places)
    codes = [f"{x}{y}" for x, y in order]
    steps = {1} if contiguity is ROOK else {1, 2}
    expected = [
        (f"{a}{b}", f"{c}{d}")
        for (a, b), (c, d) in combinations(order, 2)
        if max(abs(a - c), abs(b - d)) == 1 and abs(a - c) + abs(b - d) in steps
    ]
    graph = neighbours(codes, squares(order), contiguity)
    assert named(graph) == expected
    touched = {code for pair in expected for code in pair}
    assert graph.islands == tuple(code for code in codes if code not in touched)


def test_parts_and_bridges_over_water() -> None:
    shapes = squares([(0, 0), (1, 0), (2, 0), (5, 0), (6, 0), (10, 0)])
    graph = neighbours("abcdef", shapes, ROOK)
    assert parts(graph).tolist() == [0, 0, 0, 1, 1, 2]
    assert graph.islands == ("f",)
    joined = bridged(graph, shapes)
    assert joined.bridges == (("c", "d"), ("e", "f"))
    assert set(parts(joined).tolist()) == {0}
    assert bridged(joined, shapes) == joined


@pytest.mark.parametrize(
    ("codes", "shapes", "words"),
    [
        (["a", "a"], squares([(0, 0), (1, 0)]), "stands for 2 areas"),
        (["a"], [None], "has no border"),
        (["a"], [shapely.Polygon()], "has no border"),
        (["a"], [shapely.Point(1, 1)], "is a Point"),
        (["a"], [shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])], "crosses itself"),
        (["a"], [], "1 codes and 0 borders"),
    ],
)
def test_borders_that_cannot_be_are_told(codes, shapes, words: str) -> None:
    with pytest.raises(UnfitShapes, match=words):
        neighbours(codes, shapes, ROOK)
