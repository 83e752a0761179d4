"""Lines and surfaces of a city, such as bicycle lanes or lit parks: from the same files that areas are read from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ombud.places import features, geopackage, geoparquet, projection, topojson
from ombud.places.geojson import NotAreas
from ombud.places.table import only
from ombud.places.told import Fault, Told, check_size, columns_of, shaped
from ombud.words import say


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Lines or surfaces as shapely geometries, with their columns, one entry each; ``empty``: rows without a shape."""

    shapes: NDArray[np.object_]
    columns: Mapping[str, NDArray[Any]]
    crs: str
    empty: tuple[int, ...]


def read_pieces(path: Path, *, crs: str = "", where: Mapping[str, str] | None = None) -> Pieces:
    """The lines or surfaces of a GeoJSON, GeoPackage, GeoParquet or TopoJSON file (of the last, surfaces only).

    ``crs`` is for files that do not say theirs; ``where`` keeps only some rows. Raises
    :class:`~ombud.places.geojson.NotAreas`: what is wrong, in which file, and what to do.
    """
    try:
        check_size(path.stat().st_size)
        return _checked(only(_told(path), where or {}), crs)
    except OSError as wrong:
        raise NotAreas(path.name, say("The file cannot be read: {why}.", why=str(wrong))) from None
    except Fault as fault:
        raise NotAreas(path.name, fault.told) from None


def _told(path: Path) -> Told:
    with path.open("rb") as opened:
        head = opened.read(64)
    if head.startswith(b"SQLite format 3\0"):
        return geopackage.told(path, "")
    if head.startswith(b"PAR1"):
        return geoparquet.told(path)
    try:
        file = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as wrong:
        raise Fault(say("The file holds no lines or surfaces that can be read ({why}).", why=str(wrong))) from None
    if isinstance(file, dict) and file.get("type") == "Topology":
        return topojson.told(file, "")
    if not isinstance(file, dict) or not isinstance(file.get("features"), list):
        raise Fault(say("The file is no GeoJSON FeatureCollection."))
    return _geojson(file)


def _geojson(file: Mapping[str, Any]) -> Told:
    """As :mod:`~ombud.places.features`, with any geometry."""
    plain = [{**one, "geometry": None} if isinstance(one, dict) else one for one in file["features"]]
    crs = features.told({**file, "features": plain}).crs
    records = [one["properties"] for one in file["features"]]
    shapes = [_shape(number, one.get("geometry")) for number, one in enumerate(file["features"], 1)]
    return Told(columns_of(records), shaped(shapes), crs)


def _shape(number: int, geometry: Any) -> Any:
    if geometry is None:
        return None
    try:
        return shapely.from_geojson(json.dumps(geometry))
    except (shapely.GEOSException, TypeError, ValueError) as wrong:
        raise Fault(say("feature {n}: {what}", n=number, what=str(wrong).strip())) from None


def _checked(told: Told, crs: str) -> Pieces:
    if told.shapes is None:
        raise Fault(say("The file holds no lines or surfaces; give one with shapes."))
    if not told.crs and not crs:
        raise Fault(say("The file does not say in which projection it is; name it, as in EPSG:4326."))
    there = ~(shapely.is_missing(told.shapes) | shapely.is_empty(told.shapes))
    empty = tuple(np.flatnonzero(~there).tolist())
    if not there.any():
        raise Fault(say("The file holds no lines or surfaces; give one with shapes."))
    shapes = shapely.force_2d(told.shapes[there])
    box, where = shapely.total_bounds(shapes), projection.as_text(told.crs or crs)
    projection.check(box[:2], box[2:], where)
    return Pieces(shapes, {name: values[there] for name, values in told.columns.items()}, where, empty)
