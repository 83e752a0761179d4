"""Lines and polygons shared out among areas by their length or surface, with bounds for what is not known.

    share(piece, area) = metres (or square metres) of the piece in the area / those of the whole piece
    expected(area)     = sum over pieces of value * share
    at least(area)     = sum of the values of pieces that lie wholly in the area
    at most(area)      = sum of the values of pieces that lie in it at all

The middle figure assumes that what a piece holds is spread evenly along it (areal weighting, Goodchild and Lam 1980).
Nothing is assumed by the other two: all that a cut piece holds may stand in any one of its parts. The assumption can be
far off, and then only the bounds are true. Values must be counts; a rate or a percentage cannot be shared out.

Metres are measured on an equal-area plane (Lambert azimuthal) around the middle of the areas. Surfaces are true;
a length is off by at most c^2 / 8 at c radians from the middle: 3 in 100,000 at 100 km (Snyder 1987, p. 182).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from ombud.places.projection import transformer
from ombud.places.table import AreaTable
from ombud.words import Sentence, say

Floats = NDArray[np.float64]
Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]
_WHOLE = 1e-6  # of a piece: a share this close to all or to nothing is that
_LINES, _SURFACES = (1, 5), (3, 6)


class UnfitPieces(ValueError):
    """Pieces cannot be shared out: what is wrong, with which, and what to do."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Values of pieces by area, shape (areas,), in the unit of the values.

    ``unvalued`` are the pieces without a value: in none of the sums, and not zero. ``outside`` is what the expected
    figure leaves outside every area.
    """

    low: Floats
    expected: Floats
    high: Floats
    outside: float
    unvalued: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Apportioned:
    """Which piece lies in which area with how much of it: one row for each pair, in order of piece and area.

    ``measure`` is in metres for lines, square metres for polygons; ``whole`` that of each piece; ``share`` 0 to 1.
    ``outside`` is each piece's share outside every area; ``mended`` are pieces whose border crossed itself.
    """

    piece: NDArray[np.int64]
    area: NDArray[np.int64]
    measure: Floats
    share: Floats
    whole: Floats
    outside: Floats
    areas: int
    mended: tuple[int, ...] = ()

    def by_area(self) -> Floats:
        """Metres or square metres in each area, shape (areas,)."""
        return _summed(self.area, self.measure, self.areas)

    def shared(self, values: ArrayLike) -> Shared:
        """What the pieces hold, by area: expected where it is spread evenly, and what it must and can be at the ends.

        ``values`` has one count for each piece, NaN where nobody knows. Raises :class:`UnfitPieces`.
        """
        held = np.asarray(values, np.float64)
        if held.shape != self.whole.shape:
            raise UnfitPieces(say("There are {n} values for {all} pieces; give one for each.",
                                  n=held.size, all=len(self.whole)))  # fmt: skip
        if (held < 0).any() or np.isinf(held).any():
            raise UnfitPieces(say("A count below nothing or without end cannot be shared out; correct it."))
        known = np.nan_to_num(held)
        here = known[self.piece]
        sums = (here * (self.share >= 1 - _WHOLE), here * self.share, here)
        low, expected, high = (_summed(self.area, one, self.areas) for one in sums)
        unvalued = tuple(np.flatnonzero(np.isnan(held)).tolist())
        return Shared(low, expected, high, float((known * self.outside).sum()), unvalued)


def shared_out(pieces: NDArray[np.object_], areas: AreaTable, crs: str = "") -> Apportioned:
    """Cut lines or polygons along the borders of areas and measure the parts.

    ``pieces`` are shapely geometries, all lines or all polygons, in ``crs`` or in that of the areas. Where areas
    share a border that a line follows, or overlap, the part is counted once, in the area with the lowest number.
    Raises :class:`UnfitPieces` for points, a mixture, or what has no length or surface.
    """
    size, plane = shapely.length if _is_line(pieces) else shapely.area, _plane(areas)

    def metres(shapes: Any) -> Any:
        return size(_turned(shapes, areas.crs, plane))

    # cut where the borders were told, and measured afterwards: rounding would lift a line off the border it follows
    cut, mended = _valid(_turned(pieces, crs, areas.crs) if crs and crs != areas.crs else shapely.force_2d(pieces))
    ground = areas.shapes
    whole = metres(cut)
    if (none := np.flatnonzero(~(whole > 0))).size:
        raise UnfitPieces(say("piece {n} has no length or surface; leave it out or correct it.", n=int(none[0]) + 1))
    piece, area = shapely.STRtree(ground).query(cut, predicate="intersects")
    order = np.lexsort((area, piece))
    piece, area = piece[order], area[order]
    measure = metres(shapely.intersection(cut[piece], ground[area]))
    _once(cut, ground, (piece, area), measure, metres)
    share = measure / whole[piece]
    kept = share > _WHOLE
    outside = np.clip(1 - _summed(piece[kept], share[kept], len(whole)), 0, 1)
    outside[outside < _WHOLE] = 0
    return Apportioned(piece[kept], area[kept], measure[kept], np.minimum(share[kept], 1), whole, outside, len(areas),
                       mended)  # fmt: skip


def _summed(at: NDArray[np.int64], what: Floats, length: int) -> Floats:
    return np.bincount(at, what, length).astype(np.float64)


def _is_line(pieces: NDArray[np.object_]) -> bool:
    sorts = shapely.get_type_id(pieces)
    for number, sort in enumerate(sorts.tolist(), 1):
        if sort not in _LINES + _SURFACES:
            raise UnfitPieces(say("piece {n} is no line and no polygon; points are counted, not shared out.", n=number))
    lines = np.isin(sorts, _LINES)
    if lines.any() and not lines.all():
        raise UnfitPieces(say("Some pieces are lines, some polygons; metres and square metres cannot be added."))
    return bool(lines.any())


def _plane(areas: AreaTable) -> str:
    """The equal-area plane around the middle of the areas."""
    if not areas.has_borders:
        raise UnfitPieces(
            say("No area has borders, so nothing can be shared out among them; give a file with polygons.")
        )
    west, south, east, north = shapely.total_bounds(areas.shapes)
    lon, lat = transformer(areas.crs, "OGC:CRS84")((west + east) / 2, (south + north) / 2)
    return f"+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=m"


def _turned(shapes: NDArray[np.object_], crs: str, plane: str) -> NDArray[np.object_]:
    turn = transformer(crs, plane)

    def turned(points: Floats) -> Any:
        return np.column_stack(turn(points[:, 0], points[:, 1]))

    out: NDArray[np.object_] = shapely.transform(shapely.force_2d(shapes), turned)
    if not np.isfinite(shapely.get_coordinates(out)).all():
        raise UnfitPieces(
            say("Coordinates lie nowhere on earth in {crs}; say in which projection they are.", crs=crs[:80])
        )
    return out


def _valid(shapes: NDArray[np.object_]) -> tuple[NDArray[np.object_], tuple[int, ...]]:
    """Shapes that can be cut, and the rows of those that were mended for it."""
    wrong: list[int] = np.flatnonzero(~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)).tolist()
    for row in wrong:
        shapes[row] = shapely.make_valid(shapes[row])
    return shapes, tuple(wrong)


def _once(cut: NDArray[np.object_], ground: NDArray[np.object_], pairs: Pairs, measure: Floats, metres: Any) -> None:
    """Measure pieces in several areas again, taking from later areas what lies in an earlier one too.

    A line along a shared border lies in both areas, and so does what lies where areas overlap.
    """
    piece, area = pairs
    numbers, begins, many = np.unique(piece, return_index=True, return_counts=True)
    for one, begin, length in zip(*(part[many > 1].tolist() for part in (numbers, begins, many)), strict=True):
        left = cut[one]
        for row in range(begin, begin + length):
            measure[row] = metres(shapely.intersection(left, ground[area[row]]))
            left = shapely.difference(left, ground[area[row]])
