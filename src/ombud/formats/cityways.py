"""How far people live from what is provided: points of areas, places, and a table of minutes if there is one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely

from ombud.casefile.gains.city import Ways
from ombud.formats.citytable import CityTable, Numbers, read_city_table
from ombud.formats.placefile import MinutesTold, PlaceFile
from ombud.formats.reading import Unreadable
from ombud.places.projection import transformer
from ombud.places.table import AreaTable
from ombud.served.distance import nearest, quickest, ways
from ombud.words import Sentence, say

MOST_PAIRS = 20_000_000  # of areas and places held at once, 160 MB; beyond, only the nearest is looked for


def plane(place: PlaceFile, areas: AreaTable, table: CityTable) -> str:
    """The projection in metres that distances are measured in: the one named, else one around the city's middle."""
    if place.areas.metres:
        return place.areas.metres
    if areas.has_borders:
        west, south, east, north = shapely.total_bounds(areas.shapes)
        lon, lat = transformer(areas.crs, "OGC:CRS84")((west + east) / 2, (south + north) / 2)
    elif place.areas.lon and place.areas.lat:
        lon, lat = (float(np.nanmean(table.numbers(one))) for one in (place.areas.lon, place.areas.lat))
    else:
        return ""
    return f"+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=m +type=crs"


def points_of_areas(
    place: PlaceFile, areas: AreaTable, table: CityTable, metres: str
) -> tuple[Numbers | None, Sentence | None]:
    """Where an area's people live on average, in metres (areas, 2), and how that is known; None where nothing tells."""
    told = place.areas
    if told.x and told.y:
        return np.column_stack([table.numbers(told.x), table.numbers(told.y)]), None
    if told.lon and told.lat:
        return _turned(table.numbers(told.lon), table.numbers(told.lat), "OGC:CRS84", metres), None
    if not areas.has_borders:
        return None, None
    inside = shapely.point_on_surface(areas.shapes)
    note = say("Everyone in an area is taken to live at one point inside it, since the table names no better one.")
    return _turned(shapely.get_x(inside), shapely.get_y(inside), areas.crs, metres), note


def _turned(x: Numbers, y: Numbers, crs: str, metres: str) -> Numbers:
    there = np.isfinite(x) & np.isfinite(y)
    found = np.full((len(x), 2), np.nan)
    found[there] = np.column_stack(transformer(crs, metres)(x[there], y[there]))
    return found


def read_ways(place: PlaceFile, areas: AreaTable, points: Numbers | None, note: Sentence | None, metres: str,
              folder: Path) -> Ways | None:  # fmt: skip
    """The way of each area to the nearest place, as far as limits of reach are named; raises :class:`Unreadable`."""
    if place.reach is None:
        return None
    told = place.provision
    if not (told.lon and told.lat):
        raise Unreadable(say("reach needs what is provided as points"), "reach", say("give points with lon and lat"))
    keys = (told.code,) if told.code else ()
    spots = read_city_table(folder / told.file, keys, told.where)
    supply = spots.numbers(place.reach.capacity) if place.reach.capacity else None
    if place.reach.minutes is not None:
        return _by_minutes(place, place.reach.minutes, areas, spots, supply, folder)
    if points is None:
        raise Unreadable(say("reach needs a point for each area"), "areas", say("name lon and lat, or give borders"))
    where = _turned(spots.numbers(told.lon), spots.numbers(told.lat), told.crs or "OGC:CRS84", metres)
    blank = ~np.isfinite(where).all(axis=1)
    notes = [note] if note else []
    if blank.any():
        notes.append(say("Places without coordinates, near nobody: {n}.", n=int(blank.sum())))
    where, held = where[~blank], None if supply is None else supply[~blank]
    near = nearest(points, where)
    small = len(points) * len(where) <= MOST_PAIRS
    far = np.hypot(*(points[:, None, :] - where[None, :, :]).transpose(2, 0, 1)) if held is not None and small else None
    notes.append(say("Distances are straight lines, shorter than any walk."))
    return Ways(near, place.reach.within, far, held, place.reach.capacity, tuple(notes))


def _by_minutes(place: PlaceFile, told: MinutesTold, areas: AreaTable, spots: CityTable, supply: Numbers | None,
                folder: Path) -> Ways:  # fmt: skip
    if not place.provision.code:
        raise Unreadable(say("a table of ways needs the code of each place"), "provision.code", say("name its column"))
    table = read_city_table(folder / told.file, (told.area, told.place))
    listed = zip(table.words(told.area), table.words(told.place), table.numbers(told.minutes).tolist(), strict=True)
    absent = np.inf if told.cut else np.nan
    found = ways(listed, areas.codes, spots.words(place.provision.code), absent=absent)
    notes = []
    if found.unmatched:
        notes.append(say("Ways between areas or places that no table knows: {n}.", n=len(found.unmatched)))
    if found.missing and not told.cut:
        notes.append(say("Pairs of area and place without a way in the table: {n}.", n=found.missing))
    limits = place.reach.within if place.reach else ()
    return Ways(quickest(found.minutes), limits, found.minutes, supply, place.reach.capacity if place.reach else "",
                tuple(notes))  # fmt: skip
