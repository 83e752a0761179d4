"""An index of square cells over a city's areas: most cells lie wholly in one area, and only the others need geometry.

A cell that no border crosses knows its area, or that it lies outside them all. A mixed cell knows its candidates. So
most points are placed by looking up one number, and the answer stays exact: what is true of the cell is true of the
point, and in mixed cells the border itself is asked. A point on a shared border belongs to the area with the lowest
number (its row in the table); the same rule decides where areas overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ombud.places.raycast import MIXED, OUTSIDE, UNDECIDED, WHOLE, Kernel, compiled
from ombud.words import say

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
CELLS = 600_000
_SLACK = 1e-6  # of a cell: borders are taken as this much wider, so that rounding never hides one


class NothingToIndex(ValueError):
    """There is no area with borders."""


@dataclass(frozen=True, slots=True, eq=False)
class CellIndex:
    """Square cells over areas, row by row from the south-west corner.

    ``cells`` holds an area number, OUTSIDE, or MIXED - k for the k-th mixed cell, whose candidates are
    ``areas[starts[k]:starts[k + 1]]`` in rising order. ``slabs`` names for each candidate the stretches of its border
    in that row of cells, ``borders[slab_starts[s]:slab_starts[s + 1]]`` as (x1, y1, x2, y2), or WHOLE.
    """

    west: float
    south: float
    size: float
    columns: int
    rows: int
    cells: Ints
    starts: Ints
    areas: Ints
    slabs: Ints
    slab_starts: Ints
    borders: Floats
    tree: Any  # a shapely.STRtree of the same areas: the slow, sure way

    @property
    def mixed_share(self) -> float:
        """The share of cells in which geometry must be asked, 0 to 1."""
        return float((self.cells <= MIXED).mean())

    def place(self, x: Floats, y: Floats, *, fast: bool = True) -> Ints:
        """The number of the area that holds each point, OUTSIDE for none or for NaN; exactly as shapely's intersects.

        ``fast`` uses compiled code where numba is installed; the answer is the same without.
        """
        x, y = np.ascontiguousarray(x, np.float64), np.ascontiguousarray(y, np.float64)
        kernel = compiled() if fast else None
        found = self._looked_up(x, y) if kernel is None else self._cast(kernel, x, y)
        unsure = np.flatnonzero(found <= UNDECIDED)
        if unsure.size:
            found[unsure] = lowest(self.tree, x[unsure], y[unsure])
        return found

    def _cast(self, kernel: Kernel, x: Floats, y: Floats) -> Ints:
        found = np.empty(len(x), np.int32)
        grid = (self.west, self.south, self.size, self.columns, self.rows, self.cells)
        kernel(x, y, *grid, self.starts, self.areas, self.slabs, self.slab_starts, self.borders, found)
        return found

    def _looked_up(self, x: Floats, y: Floats) -> Ints:
        """What the cells say by themselves; mixed cells stay undecided."""
        with np.errstate(invalid="ignore", over="ignore"):
            column, row = (x - self.west) / self.size, (y - self.south) / self.size
            on_grid = (column >= 0) & (row >= 0) & (column < self.columns) & (row < self.rows)
        found = np.full(len(x), OUTSIDE, np.int32)
        cell = row[on_grid].astype(np.int64) * self.columns + column[on_grid].astype(np.int64)
        found[on_grid] = self.cells[cell]
        return found


def lowest(tree: Any, x: Floats, y: Floats) -> Ints:
    """The lowest number of the areas that hold each point, by shapely alone: the reference for everything here."""
    points = np.full(len(x), None, object)
    known = np.isfinite(x) & np.isfinite(y)
    points[known] = shapely.points(x[known], y[known])
    at, area = tree.query(points, predicate="intersects")
    found = np.full(len(x), np.iinfo(np.int32).max, np.int32)
    np.minimum.at(found, at, area.astype(np.int32))
    found[found == np.iinfo(np.int32).max] = OUTSIDE
    return found


def index(shapes: NDArray[np.object_], cells: int = CELLS) -> CellIndex:
    """The index of areas given as valid shapely polygons or multipolygons, None for an area without borders.

    About ``cells`` square cells cover their box; more cells take more memory (4 bytes each, and more where borders run)
    and fewer points into geometry. Raises :class:`NothingToIndex`.
    """
    segments, owner = _segments(shapes)
    if not len(segments):
        raise NothingToIndex(say("No area has borders, so no point can lie in one; give a file with polygons."))
    west, south, size, columns, rows = _grid(segments, cells)
    plain = segments - np.array([west, south, west, south])
    row, at = _rows(plain / size)
    slab, slab_starts, order = _slabs(row, owner[at], len(shapes))
    crossed = _crossed(plain[at] / size, row, owner[at], columns, len(shapes))
    filled = _filled(plain[at] / size, row, owner[at], columns, len(shapes))
    whole = np.setdiff1d(filled, crossed, assume_unique=True)
    table, starts, areas, slabs = _candidates(crossed, whole, slab, columns, rows, len(shapes))
    tree = shapely.STRtree(shapes)
    return CellIndex(
        west, south, size, columns, rows, table, starts, areas, slabs, slab_starts, segments[at[order]], tree
    )


def _segments(shapes: NDArray[np.object_]) -> tuple[Floats, Longs]:
    """Every stretch of border as (x1, y1, x2, y2), with the number of its area."""
    parts, area = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = np.flatnonzero(ring[:-1] == ring[1:])
    segments = np.hstack([points[same], points[same + 1]])
    return segments, area[part[ring[same]]].astype(np.int64)


def _grid(segments: Floats, cells: int) -> tuple[float, float, float, int, int]:
    """South-west corner, size of a cell, columns and rows; one cell's width is left free all round."""
    low = segments.reshape(-1, 2).min(axis=0)
    wide, high = segments.reshape(-1, 2).max(axis=0) - low
    longest = max(wide, high) or 1.0
    size = max(float(np.sqrt(wide * high / cells)), longest / cells)
    columns, rows = int(np.ceil(wide / size)) + 2, int(np.ceil(high / size)) + 2
    return float(low[0] - size), float(low[1] - size), float(size), columns, rows


def _rows(segments: Floats) -> tuple[Longs, Longs]:
    """The rows of cells that each segment touches: pairs of row and number of the segment. Unit: cells."""
    first = np.floor(np.minimum(segments[:, 1], segments[:, 3]) - _SLACK).astype(np.int64)
    last = np.floor(np.maximum(segments[:, 1], segments[:, 3]) + _SLACK).astype(np.int64)
    at = np.repeat(np.arange(len(segments)), last - first + 1)
    return first[at] + _counted(last - first + 1), at


def _counted(lengths: Longs) -> Longs:
    """0, 1, ... for each length, one after the other."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)


def _slabs(row: Longs, owner: Longs, areas: int) -> tuple[Longs, Ints, Longs]:
    """The stretches of border of one area in one row, side by side: their keys, where each begins, and the order."""
    key = row * areas + owner
    order = np.argsort(key, kind="stable")
    slab, begins = np.unique(key[order], return_index=True)
    return slab, np.append(begins, len(key)).astype(np.int32), order


def _crossed(segments: Floats, row: Longs, owner: Longs, columns: int, areas: int) -> Longs:
    """Which cells each area's border touches, as sorted cell * areas + area; too many rather than too few."""
    x1, y1, x2, y2 = segments.T
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = [np.clip((edge - y1) / (y2 - y1), 0, 1) for edge in (row - _SLACK, row + 1 + _SLACK)]
    level = y1 == y2
    ends = [np.where(level, side, end) for side, end in zip((0.0, 1.0), ends, strict=True)]
    xs = [x1 + end * (x2 - x1) for end in ends]
    first = np.maximum(np.floor(np.minimum(*xs) - _SLACK), 0).astype(np.int64)
    last = np.minimum(np.floor(np.maximum(*xs) + _SLACK), columns - 1).astype(np.int64)
    return _spread(first, last, row, owner, columns, areas)


def _filled(segments: Floats, row: Longs, owner: Longs, columns: int, areas: int) -> Longs:
    """The cells whose middle lies in an area, as sorted cell * areas + area: between odd and even crossings."""
    x1, y1, x2, y2 = segments.T
    middle = row + 0.5
    over = (y1 <= middle) != (y2 <= middle)
    x = x1[over] + (middle[over] - y1[over]) / (y2[over] - y1[over]) * (x2[over] - x1[over])
    order = np.lexsort((x, owner[over], row[over]))
    enters, leaves = x[order][::2], x[order][1::2]
    first, last = np.ceil(enters - 0.5).astype(np.int64), np.floor(leaves - 0.5).astype(np.int64)
    return _spread(first, np.maximum(last, first - 1), row[over][order][::2], owner[over][order][::2], columns, areas)


def _spread(first: Longs, last: Longs, row: Longs, owner: Longs, columns: int, areas: int) -> Longs:
    many = last - first + 1
    column = np.repeat(first, many) + _counted(many)
    return np.unique((np.repeat(row, many) * columns + column) * areas + np.repeat(owner, many))


def _candidates(
    crossed: Longs, whole: Longs, slab: Longs, columns: int, rows: int, areas: int
) -> tuple[Ints, Ints, Ints, Ints]:
    """The table of cells, and for each mixed cell its candidates with their slabs."""
    mixed = np.unique(crossed // areas)
    table = np.full(columns * rows, OUTSIDE, np.int32)
    backwards = whole[::-1]  # so that the lowest number is written last, and stays
    table[backwards // areas] = (backwards % areas).astype(np.int32)
    table[mixed] = MIXED - np.arange(len(mixed), dtype=np.int32)
    inside = whole[np.isin(whole // areas, mixed, assume_unique=False)]
    pairs = np.union1d(crossed, inside)
    cell, area = pairs // areas, pairs % areas
    slabs = np.searchsorted(slab, cell // columns * areas + area)
    slabs[np.isin(pairs, inside, assume_unique=True)] = WHOLE
    starts = np.append(np.searchsorted(cell, mixed), len(cell))
    return table, starts.astype(np.int32), area.astype(np.int32), slabs.astype(np.int32)
