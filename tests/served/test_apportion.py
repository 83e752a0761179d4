"""Lines and polygons shared out: what must add up, what must not be counted twice, and bounds that hold."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ombud.places.table import AreaTable
from ombud.places.told import shaped
from ombud.served.apportion import UnfitPieces, shared_out

UTM = "EPSG:32633"


def town(n: int = 3, size: float = 1000.0) -> AreaTable:
    """Square areas of a kilometre around 15 degrees east, 59 north, in metres."""
    corner = (500000 + size * i for i in range(n))
    shapes = shaped([shapely.box(x, 6540000, x + size, 6540000 + size) for x in corner])
    codes = tuple("abcdefgh"[:n])
    return AreaTable(codes, codes, shapes, {}, UTM, "town")


def line(*points: tuple[float, float]) -> shapely.LineString:
    return shapely.LineString([(500000 + x, 6540000 + y) for x, y in points])


def test_a_street_is_cut_where_the_border_is() -> None:
    found = shared_out(shaped([line((500, 500), (2000, 500))]), town())
    assert found.area.tolist() == [0, 1]
    assert found.share == pytest.approx([1 / 3, 2 / 3], abs=1e-4)
    assert found.measure == pytest.approx([500, 1000], rel=1e-3)  # metres on the ground; UTM makes them 0.04 % shorter


def test_a_street_along_a_shared_border_is_counted_once_in_the_lowest_number() -> None:
    found = shared_out(shaped([line((1000, 0), (1000, 800))]), town())
    assert (found.area.tolist(), found.share.tolist()) == ([0], [1.0])


def test_what_reaches_outside_is_said() -> None:
    found = shared_out(shaped([line((-1000, 500), (1000, 500)), line((-500, -500), (-600, -500))]), town())
    assert found.outside == pytest.approx([0.5, 1], abs=1e-4)
    shared = found.shared([10, 3])
    assert shared.outside == pytest.approx(8, abs=1e-3)
    assert shared.low.tolist() == [0, 0, 0]
    assert shared.high.tolist() == [10, 0, 0]


def test_a_piece_without_a_value_is_named_and_not_zero() -> None:
    pieces = shaped([line((100, 100), (200, 100)), line((1100, 100), (1200, 100))])
    shared = shared_out(pieces, town()).shared([np.nan, 4])
    assert shared.unvalued == (0,)
    assert shared.expected.tolist() == pytest.approx([0, 4, 0])


@given(
    st.lists(
        st.tuples(st.floats(0, 2900), st.floats(0, 900), st.floats(1, 99), st.floats(1, 99)), min_size=1, max_size=8
    ),
    st.integers(0, 1000),
)
def test_shares_add_up_and_the_expected_lies_between_the_bounds(boxes, seed: int) -> None:
    pieces = shaped([shapely.box(500000 + x, 6540000 + y, 500000 + x + w, 6540000 + y + h) for x, y, w, h in boxes])
    found = shared_out(pieces, town())
    inside = np.bincount(found.piece, found.share, len(pieces))
    assert inside + found.outside == pytest.approx(np.ones(len(pieces)), abs=1e-5)
    by_hand = [[shapely.intersection(a, p).area / p.area for a in town().shapes] for p in pieces]
    table = np.zeros((len(pieces), 3))
    table[found.piece, found.area] = found.share
    assert table == pytest.approx(np.array(by_hand), abs=1e-3)
    values = np.random.default_rng(seed).integers(0, 50, len(pieces)).astype(float)
    shared = found.shared(values)
    assert (shared.low <= shared.expected + 1e-6).all()
    assert (shared.expected <= shared.high + 1e-6).all()
    assert shared.expected.sum() + shared.outside == pytest.approx(values.sum(), abs=1e-2)
    assert found.shared(values * 3).expected == pytest.approx(shared.expected * 3)


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        ([shapely.Point(500000, 6540000)], "piece 1 is no line and no polygon"),
        ([line((0, 0), (5, 5)), shapely.box(500000, 6540000, 500009, 6540009)], "cannot be added"),
        ([line((5, 5), (5, 5))], "piece 1 has no length"),
    ],
)
def test_pieces_that_cannot_be_shared_out_say_why(pieces: list[object], why: str) -> None:
    with pytest.raises(UnfitPieces, match=why):
        shared_out(shaped(pieces), town())


def test_values_that_cannot_be_shared_out_say_why() -> None:
    found = shared_out(shaped([line((0, 0), (5, 5))]), town())
    for values in ([1, 2], [-1], [np.inf]):
        with pytest.raises(UnfitPieces):
            found.shared(values)
