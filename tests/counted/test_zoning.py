"""A zone is a zone: it hangs together, and every area lies in exactly one."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("shapely")
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.counted.scales import counts
from ombud.counted.zoning import Spread, UnfitZones, spread, whole, zoning
from ombud.places.neighbours import Neighbours


def board(width: int, height: int, *, without: tuple[int, ...] = ()) -> Neighbours:
    """Squares in rows; ``without`` takes the borders away that some squares share."""
    cells = [(x, y) for y in range(height) for x in range(width)]
    pairs = [
        (one, other)
        for one, (x, y) in enumerate(cells)
        for other, (u, v) in enumerate(cells)
        if one < other and abs(x - u) + abs(y - v) == 1 and not {one, other} & set(without)
    ]
    return Neighbours(tuple(f"{x}.{y}" for x, y in cells), np.array(pairs, np.int64).reshape(-1, 2))


def hangs_together(graph: Neighbours, cells: set[int]) -> bool:
    """The slow reference: walk from one area of the zone over its own borders and see whether all are met."""
    met, waiting = set(), [min(cells)]
    while waiting:
        here = waiting.pop()
        met.add(here)
        waiting += [
            b if a == here else a
            for a, b in graph.pairs.tolist()
            if here in (a, b) and {a, b} <= cells - (met - {here})
        ]
    return met == cells


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 6), st.integers(2, 6), st.data())
def test_every_zone_hangs_together_and_every_area_lies_in_one(width: int, height: int, data) -> None:
    graph = board(width, height)
    zones = data.draw(st.integers(1, width * height))
    units = zoning(graph, zones, np.random.default_rng(data.draw(st.integers(0, 999))))
    assert sorted(set(units.tolist())) == list(range(zones))
    assert len(units) == len(graph.codes)
    assert all(hangs_together(graph, set(np.flatnonzero(units == zone).tolist())) for zone in range(zones))
    assert whole(graph, units)


def test_zones_that_fall_apart_are_seen() -> None:
    assert not whole(board(3, 1), np.array([0, 1, 0]))
    assert not whole(board(3, 1), np.array([0, -1, 0]))
    assert whole(board(3, 1), np.array([0, 0, 1]))


def test_no_zone_spans_water() -> None:
    graph = board(4, 2, without=(3,))
    units = zoning(graph, 2, np.random.default_rng(1))
    assert np.flatnonzero(units == units[3]).tolist() == [3]
    with pytest.raises(UnfitZones, match="8 areas in 2 parts"):
        zoning(graph, 1, np.random.default_rng(1))
    with pytest.raises(UnfitZones, match="9 zones cannot be made"):
        zoning(graph, 9, np.random.default_rng(1))


def test_zonings_differ_and_can_be_had_again() -> None:
    graph = board(6, 6)
    one, other = zoning(graph, 4, np.random.default_rng(1)), zoning(graph, 4, np.random.default_rng(2))
    assert one.tolist() != other.tolist()
    assert one.tolist() == zoning(graph, 4, np.random.default_rng(1)).tolist()


def test_as_many_zones_as_areas_are_the_areas_themselves() -> None:
    graph = board(3, 3)
    rng = np.random.default_rng(4)
    data = counts(graph.codes, rng.integers(0, 9, 9), rng.integers(0, 50, 9), np.full(9, 50))
    found = spread(data, graph, 9, 3, rng)
    rate, share = data.count / 50, data.group / 50
    assert found.values == pytest.approx(np.full(3, np.corrcoef(rate, share)[0, 1]))


def test_what_does_not_show_the_sign_is_against_it() -> None:
    found = Spread(5, np.array([0.2, -0.1, 0.0, np.nan]))
    assert found.against(0.3) == 0.75
    assert found.against(-0.3) == 0.75
    assert found.range[1] == 0
    assert np.isnan(Spread(5, np.array([np.nan])).range).all()


def test_areas_that_do_not_match_and_no_draws_are_told() -> None:
    graph = board(3, 1)
    data = counts(["a", "b", "c"], [1, 2, 3], [1, 1, 1], [5, 5, 5])
    with pytest.raises(UnfitZones, match="same areas"):
        spread(data, graph, 2, 1, np.random.default_rng(1))
    matched = counts(graph.codes, [1, 2, 3], [1, 1, 1], [5, 5, 5])
    with pytest.raises(UnfitZones, match="draw 1 or more"):
        spread(matched, graph, 2, 0, np.random.default_rng(1))
    assert np.isnan(spread(matched, graph, 2, 2, np.random.default_rng(1)).values).all()
