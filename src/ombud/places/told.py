"""What a file of areas tells before it is checked: its columns, its shapes as they stand, and its projection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ombud.places.geojson import MOST_BYTES
from ombud.words import Sentence, say

WGS84 = "OGC:CRS84"


class Fault(Exception):
    """What is wrong with a file, before its name is known."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Columns by name, each of the same length; shapes, None where the file has no borders at all; the projection."""

    columns: Mapping[str, NDArray[Any]]
    shapes: NDArray[np.object_] | None
    crs: str = ""


def check_size(size: int, most: int = MOST_BYTES) -> None:
    """Whether a file may be read into memory whole."""
    if size > most:
        raise Fault(say("The file is larger than {n} bytes; simplify its borders first.", n=most))


def column(values: Sequence[Any]) -> NDArray[Any]:
    """Values as they came: whole numbers, numbers with NaN for what is missing, or objects."""
    kinds = {type(one) for one in values}
    if kinds == {int} and all(-(1 << 63) <= one < 1 << 63 for one in values):
        return np.array(values, np.int64)
    if float in kinds and kinds <= {int, float, type(None)}:
        return np.array([np.nan if one is None else one for one in values], np.float64)
    found = np.empty(len(values), object)
    found[:] = values
    return found


def columns_of(records: Sequence[Mapping[str, Any]]) -> dict[str, NDArray[Any]]:
    """Records of possibly different fields as columns; None where a record does not say."""
    names = dict.fromkeys(name for record in records for name in record)
    return {name: column([record.get(name) for record in records]) for name in names}


def shaped(shapes: Sequence[Any]) -> NDArray[np.object_]:
    """Shapes as an array of objects, whatever shapely geometries would rather be."""
    found = np.empty(len(shapes), object)
    found[:] = shapes
    return found


def multipolygon(polygons: Sequence[Sequence[Any]]) -> Any:
    """Polygons, each a list of rings of points, as one shapely multipolygon; None where there are none."""
    built = [polygon(rings) for rings in polygons]
    return shapely.multipolygons(built) if built else None


def polygon(rings: Sequence[Any]) -> Any:
    """A polygon from its rings, the first of them the outer one."""
    if not isinstance(rings, Sequence) or not len(rings):
        raise Fault(say("one of its polygons has no rings."))
    first, *holes = (shapely.linearrings(_ring(one)) for one in rings)
    return shapely.polygons(first, holes or None)


def _ring(points: Any) -> NDArray[np.float64]:
    try:
        ring = np.array([point[:2] for point in points], np.float64)
    except (TypeError, ValueError, OverflowError):
        raise Fault(say("one of its points is no pair of numbers.")) from None
    if len(ring) < 4:
        raise Fault(say("one of its rings has fewer than four points."))
    if ring.ndim != 2 or ring.shape[1] != 2 or not np.isfinite(ring).all():
        raise Fault(say("one of its points is no pair of numbers."))
    if (ring[0] != ring[-1]).any():
        raise Fault(say("one of its rings does not end where it begins."))
    return ring
