"""How far people live from the nearest place of a kind, in metres on the ground or in minutes from a given table.

People stand where an area's people live on average: its population-weighted point. Distances are straight lines in a
projection made for the city, so they are shorter than any walk. Not known is NaN; no way there is infinity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from numpy.typing import ArrayLike, NDArray

from ombud.words import Sentence, say

Floats = NDArray[np.float64]
# Nobody's nearest kiosk is a hundred kilometres off: the two lists are in different projections, or swapped.
TOO_FAR = 100_000.0


class UnfitPlaces(ValueError):
    """Points, minutes or people that cannot be what they are said to be."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """For each area how far the nearest place is, and which: -1 where that is not known or there is none."""

    far: Floats  # (areas,), in ``unit``
    which: NDArray[np.int64]  # (areas,), row of the place; the first row where several are equally near
    unit: str
    method: Sentence

    @property
    def unknown(self) -> NDArray[np.int64]:
        """Rows of the areas whose distance is not known."""
        return np.flatnonzero(np.isnan(self.far))


def project(lon: ArrayLike, lat: ArrayLike, crs: str) -> Floats:
    """Degrees (WGS 84) as metres: an array (points, 2). ``crs`` is a projection in metres, as "EPSG:27700".

    Raises :class:`UnfitPlaces` where the projection is not in metres, and where points lie outside the land it was made
    for, most often because the two coordinates are swapped. A point without coordinates stays NaN.
    """
    target = _in_metres(crs)
    degrees = _pairs(np.column_stack([np.asarray(lon, np.float64), np.asarray(lat, np.float64)]))
    _on_its_land(degrees, target)
    turn = pyproj.Transformer.from_crs("EPSG:4326", target, always_xy=True)
    east, north = turn.transform(degrees[:, 0], degrees[:, 1])
    metres = np.column_stack([east, north])
    metres[~np.isfinite(degrees).all(axis=1)] = np.nan
    return metres


def nearest(origins: ArrayLike, places: ArrayLike) -> Nearest:
    """The nearest of ``places`` (places, 2) from each of ``origins`` (areas, 2), both in metres of one projection.

    Places listed twice change nothing; of places equally near the first row is named. An origin without coordinates has
    no distance (NaN). Raises :class:`UnfitPlaces` for degrees, for a place without coordinates, and where every origin
    is a hundred kilometres from every place.
    """
    here, there = _pairs(np.asarray(origins, np.float64)), _pairs(np.asarray(places, np.float64))
    _check_metres(here, there)
    spots, first = np.unique(there, axis=0, return_index=True)
    known = np.flatnonzero(np.isfinite(here).all(axis=1))
    far, which = np.full(len(here), np.nan), np.full(len(here), -1, np.int64)
    if len(spots) and len(known):
        asked, found = shapely.STRtree(shapely.points(spots)).query_nearest(shapely.points(here[known]))
        order = np.lexsort((first[found], asked))
        rows, at = np.unique(asked[order], return_index=True)
        which[known[rows]] = first[found[order][at]]
        far[known] = np.hypot(*(here[known] - there[which[known]]).T)
        _check_near(far[known])
    elif not len(spots):
        far[known] = np.inf  # known: there is none
    return Nearest(far, which, "m", say("straight line from each area's point, in metres of the projection"))


def quickest(minutes: ArrayLike) -> Nearest:
    """The nearest place by a table of minutes (areas, places): infinity is no way there, NaN is not known.

    Where some minutes are not known the least of the others is no answer, so the area's is not known either, unless it
    is 0. Raises :class:`UnfitPlaces` for minutes below zero.
    """
    table = np.asarray(minutes, np.float64)
    if table.ndim != 2:
        raise UnfitPlaces(say("Minutes must be a table of areas by places."))
    if (wrong := np.argwhere(table < 0)).size:
        row, column = wrong[0]
        raise UnfitPlaces(
            say("A way takes fewer than no minutes (area {row}, place {column}, {minutes}): mend the table.",
                row=int(row) + 1, column=int(column) + 1, minutes=float(table[row, column]))
        )  # fmt: skip
    filled = np.where(np.isnan(table), np.inf, table)
    far = filled.min(axis=1, initial=np.inf)
    far[np.isnan(table).any(axis=1) & (far > 0)] = np.nan
    which = filled.argmin(axis=1) if table.shape[1] else np.zeros(len(table), np.int64)
    return Nearest(far, np.where(np.isfinite(far), which, -1), "min", say("least minutes in the given table of ways"))


@dataclass(frozen=True, slots=True)
class Ways:
    """Minutes from a list of ways as a table (areas, places), and what of the list named no known area or place."""

    minutes: Floats
    unmatched: tuple[tuple[str, str], ...]
    missing: int  # pairs that the list does not name


def ways(
    listed: Iterable[tuple[str, str, float]], areas: Sequence[str], places: Sequence[str], *, absent: float = np.nan
) -> Ways:
    """A list of (area, place, minutes) as a table.

    ``absent`` says what a pair means that is not in the list: NaN, not known, or infinity, where the list was cut at a
    longest time. Raises :class:`UnfitPlaces` for a pair listed twice.
    """
    row, column = _rows(areas), _rows(places)
    table, seen, unmatched = np.full((len(areas), len(places)), absent), set(), []
    for area, place, minutes in listed:
        if area not in row or place not in column:
            unmatched.append((area, place))
            continue
        if (area, place) in seen:
            raise UnfitPlaces(say("The way from {area} to {place} is listed twice.", area=area, place=place))
        seen.add((area, place))
        table[row[area], column[place]] = minutes
    return Ways(table, tuple(unmatched), table.size - len(seen))


def _rows(codes: Sequence[str]) -> dict[str, int]:
    rows = {code: row for row, code in enumerate(codes)}
    if len(rows) < len(codes):
        twice = next(code for row, code in enumerate(codes) if rows[code] != row)
        raise UnfitPlaces(say("{code} is listed twice: one row for each, please.", code=twice))
    return rows


def _pairs(points: Floats) -> Floats:
    if points.size == 0:
        return points.reshape(0, 2)
    if points.ndim != 2 or points.shape[1] != 2:
        raise UnfitPlaces(say("Points must be pairs of coordinates."))
    return points


def _in_metres(name: str) -> pyproj.CRS:
    try:
        crs = pyproj.CRS.from_user_input(name)
    except pyproj.exceptions.CRSError:
        raise UnfitPlaces(say("{crs} is no projection that is known here.", crs=name)) from None
    if not crs.is_projected or any(axis.unit_conversion_factor != 1 for axis in crs.axis_info[:2]):
        raise UnfitPlaces(
            say("{crs} does not count in metres: choose your country's grid, as EPSG:27700 in Britain.", crs=name)
        )
    return crs


def _on_its_land(degrees: Floats, crs: pyproj.CRS) -> None:
    area = crs.area_of_use
    west, south, east, north = area.bounds if area else (-180.0, -90.0, 180.0, 90.0)
    # Seaside points may lie a little beyond the bounds that are published.
    box = np.array([[west - 0.5, south - 0.5], [east + 0.5, north + 0.5]])
    known = degrees[np.isfinite(degrees).all(axis=1)]
    out = known[((known < box[0]) | (known > box[1])).any(axis=1)]
    if not len(out):
        return
    turned = out[:, ::-1]
    told = {"n": len(out), "all": len(known), "crs": str(crs.to_string())}
    if ((turned >= box[0]) & (turned <= box[1])).all():
        raise UnfitPlaces(
            say("{n} of {all} points have longitude and latitude swapped, as it seems: first longitude.", **told)
        )
    raise UnfitPlaces(
        say("{n} of {all} points lie outside the land that {crs} is made for, the first at {lon}, {lat}.",
            lon=float(out[0, 0]), lat=float(out[0, 1]), **told)
    )  # fmt: skip


def _check_metres(here: Floats, there: Floats) -> None:
    if (blank := np.flatnonzero(~np.isfinite(there).all(axis=1))).size:
        raise UnfitPlaces(
            say("{n} places have no coordinates, the first in row {row}: they could be the nearest. List them apart.",
                n=len(blank), row=int(blank[0]) + 1)
        )  # fmt: skip
    for points in (here, there):
        known = points[np.isfinite(points).all(axis=1)]
        if len(known) and (np.abs(known) <= [180, 180]).all():
            raise UnfitPlaces(say("These coordinates are degrees, not metres: project them first."))


def _check_near(far: Floats) -> None:
    if far.min() > TOO_FAR:
        raise UnfitPlaces(
            say("The nearest place is {km} km from anyone: one list is in another projection, or has its two "
                "coordinates swapped.", km=round(float(far.min()) / 1000))
        )  # fmt: skip
