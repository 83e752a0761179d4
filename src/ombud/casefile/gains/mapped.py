"""A map in five steps, drawn when it is measured: areas of one step are merged, so that it weighs next to nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ombud.casefile.figures import Map, Step
from ombud.casefile.gains.city import City, Numbers
from ombud.places.projection import transformer
from ombud.places.steps import UNKNOWN, step_of, steps
from ombud.words import say

WIDTH, HEIGHT = 640, 560
MOST_SIGNS = 24_000  # of all paths together: about 9 KB when compressed
MOST_SPOTS = 4_000


def mapped(city: City, rate: Numbers) -> Map | None:
    """The areas by how much there is for each head, in five steps; None where no area has borders."""
    if not city.areas.has_borders:
        return None
    shapes, size, turn = _fitted(city.areas.shapes, city.areas.crs)
    found = steps(rate.tolist())
    step = np.array([step_of(one, found) for one in rate.tolist()])
    drawn = _light(shapes, step)
    told = {0: UNKNOWN} | {at: one.words() for at, one in enumerate(found, 1)}
    return Map(
        title=say("{what} for each {per} {heads}", what=city.what, per=f"{city.per:,.0f}", heads=city.heads),
        description=say("A map of {place} in steps; the table says the same in figures.", place=city.name),
        width=size[0],
        height=size[1],
        steps=tuple(
            Step(step=one, words=told[one], areas=int((step == one).sum()), path=path) for one, path in drawn.items()
        ),
        points=_spots(city, turn),
        table="areas",
        column="rate",
        upto=tuple(one.high for one in found),
    )


def _fitted(shapes: NDArray[np.object_], crs: str) -> tuple[NDArray[np.object_], tuple[int, int], Any]:
    """Shapes in units of the picture on an equal-area plane, the picture's size, and what turns lon, lat likewise."""
    box = shapely.total_bounds(shapes)
    lon, lat = transformer(crs, "OGC:CRS84")((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    plane = f"+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=m"
    flat = shapely.transform(shapes, transformer(crs, plane), interleaved=False)
    left, bottom, right, top = shapely.total_bounds(flat)
    scale = min(WIDTH / max(right - left, 1e-9), HEIGHT / max(top - bottom, 1e-9))

    def fit(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        return (x - left) * scale, (top - y) * scale

    def turned(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        return fit(*transformer("OGC:CRS84", plane)(x, y))

    size = max(1, round((right - left) * scale)), max(1, round((top - bottom) * scale))
    return shapely.transform(flat, fit, interleaved=False), size, turned


def _light(shapes: NDArray[np.object_], step: NDArray[np.int64]) -> Mapping[int, str]:
    """The merged borders of each step, simplified until all of them together are light enough."""
    merged = {one: shapely.union_all(shapes[step == one]) for one in np.unique(step).tolist()}
    lost = 0.5
    while True:
        paths = {one: _path(shapely.simplify(shape, lost)) for one, shape in merged.items()}
        if sum(map(len, paths.values())) <= MOST_SIGNS or lost > 20:
            return paths
        lost *= 1.4


def _path(shape: Any) -> str:
    """The shape as moves by whole units; rings that enclose less than one are left out."""
    rings = shapely.get_rings(shapely.get_parts(shape))
    return "".join(_ring(shapely.get_coordinates(ring)) for ring in rings)


def _ring(points: Numbers) -> str:
    rounded = np.rint(points).astype(int)
    kept = rounded[np.append(True, (np.diff(rounded, axis=0) != 0).any(axis=1))]
    if len(kept) < 4:
        return ""
    moves = " ".join(f"{x} {y}" for x, y in np.diff(kept[:-1], axis=0).tolist())
    return f"M{kept[0][0]} {kept[0][1]}l{moves}z".replace(" -", "-")


def _spots(city: City, turn: Any) -> str:
    """What is provided as small squares, at most so many that the picture stays light."""
    if city.spots is None or not len(city.spots):
        return ""
    x, y = turn(city.spots[:, 0], city.spots[:, 1])
    spots = np.unique(np.rint(np.column_stack([x, y])).astype(int), axis=0)[:MOST_SPOTS]
    return "".join(f"M{x} {y}h2v2h-2z" for x, y in spots.tolist())


def borders(city: City, lost: float = 0.35) -> dict[str, Any] | None:
    """The areas' borders in degrees for whoever takes the tables away, simplified to a third of a picture's unit.

    A GeoJSON FeatureCollection whose features have the property ``code``; None where no area has borders.
    """
    if not city.areas.has_borders:
        return None
    box = shapely.total_bounds(city.areas.shapes)
    lost = lost * max(box[2] - box[0], box[3] - box[1]) / WIDTH
    there = [at for at, shape in enumerate(city.areas.shapes) if shape is not None]
    shapes = (
        shapely.coverage_simplify(city.areas.shapes[there], lost)
        if _covers(city, there)
        else shapely.simplify(city.areas.shapes[there], lost)
    )
    degrees = shapely.transform(shapes, transformer(city.areas.crs, "OGC:CRS84"), interleaved=False)
    plain = shapely.to_geojson(shapely.set_precision(degrees, 1e-5))
    return {"type": "FeatureCollection", "features": list(_features(city, there, plain))}


def _covers(city: City, there: list[int]) -> bool:
    return hasattr(shapely, "coverage_simplify") and bool(shapely.coverage_is_valid(city.areas.shapes[there]))


def _features(city: City, there: list[int], plain: NDArray[np.object_]) -> Iterator[dict[str, Any]]:
    for at, told in zip(there, plain, strict=True):
        properties = {"code": city.areas.codes[at], "name": city.areas.names[at]}
        yield {"type": "Feature", "properties": properties, "geometry": json.loads(told)}
