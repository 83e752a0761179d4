"""In what units and where on earth coordinates are: whether they can be what a file says they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyproj
from numpy.typing import NDArray

from ombud.places.told import Fault
from ombud.words import say

_MARGIN = 5.0  # degrees: a projection is used a little beyond the land that it was made for
Floats = NDArray[np.float64]


def known(crs: str) -> pyproj.CRS:
    """The projection of a text (EPSG:27700, WKT, PROJJSON); raises :class:`~ombud.places.told.Fault`."""
    try:
        return pyproj.CRS.from_user_input(crs)
    except pyproj.exceptions.CRSError:
        raise Fault(say("The projection {crs} is not known; write it as in EPSG:4326.", crs=crs[:80])) from None


def as_text(crs: str) -> str:
    """A projection in its shortest form: authority and code where it has them, else WKT."""
    told = known(crs)
    authority = told.to_authority(min_confidence=100)
    return ":".join(authority) if authority else told.to_wkt()


def is_in_degrees(crs: str) -> bool:
    """Whether coordinates are longitude and latitude; not told where no projection is."""
    return bool(crs) and bool(known(crs).is_geographic)


def transformer(source: str, target: str) -> Callable[..., Any]:
    """Turns x and y of one projection into another's; longitude comes before latitude, whatever the authority says."""
    turn: Callable[..., Any] = pyproj.Transformer.from_crs(known(source), known(target), always_xy=True).transform
    return turn


def check(low: Floats, high: Floats, crs: str) -> None:
    """Whether a box from ``low`` to ``high`` (x, y) can be in ``crs``; raises :class:`~ombud.places.told.Fault`."""
    (west, south), (east, north) = low, high
    if known(crs).is_geographic:
        _check_degrees(west, south, east, north)
    elif max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90:
        raise Fault(say("The coordinates look like degrees ({x}, {y}), and the file says {crs}, which counts in "
                        "metres; say in which projection they are.", x=float(west), y=float(south),
                        crs=crs[:80]))  # fmt: skip
    else:
        _check_place(low, high, crs)


def _check_degrees(west: float, south: float, east: float, north: float) -> None:
    across, up = max(abs(west), abs(east)), max(abs(south), abs(north))
    if across <= 90 < up <= 180:
        raise Fault(say("Latitudes reach {y}, which cannot be: longitude and latitude are swapped.", y=float(up)))
    if across > 360 or up > 90:
        raise Fault(say("the point {x}, {y} is not in degrees; convert the file to WGS84 (EPSG:4326).",
                        x=float(west), y=float(south)))  # fmt: skip


def _check_place(low: Floats, high: Floats, crs: str) -> None:
    """Whether the middle of the box lies where the projection is meant for."""
    x, y = (low + high) / 2
    lon, lat = transformer(crs, "OGC:CRS84")(x, y)
    meant = known(crs).area_of_use
    if not np.isfinite([lon, lat]).all():
        raise Fault(say("The coordinates ({x}, {y}) lie nowhere on earth in {crs}; say in which projection they are.",
                        x=float(x), y=float(y), crs=crs[:80]))  # fmt: skip
    if meant is None or meant.west > meant.east:
        return
    if not (
        meant.west - _MARGIN <= lon <= meant.east + _MARGIN and meant.south - _MARGIN <= lat <= meant.north + _MARGIN
    ):
        raise Fault(say("In {crs} the areas would lie at {lon}, {lat}, far from where it is used ({where}); say in "
                        "which projection they are.", crs=crs[:80], lon=round(float(lon), 3), lat=round(float(lat), 3),
                        where=meant.name[:80]))  # fmt: skip
