"""Areas from a GeoJSON file (RFC 7946): every feature becomes an area, or the file is refused with its number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from ombud.places.area import Area, Point, Polygon, Ring
from ombud.words import Sentence, say

MOST_BYTES = 200 * 1024 * 1024
WGS84 = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326")


class NotAreas(ValueError):
    """A file is no GeoJSON of areas: what is wrong, in which file and feature, and what to do."""

    def __init__(self, file: str, what: Sentence) -> None:
        super().__init__(say("{file}: {what}", file=file, what=what))
        self.file, self.what = file, what


def read(data: bytes, file: str, *, code: str, name: str) -> tuple[Area, ...]:
    """The areas of a file, in its order. ``code`` and ``name`` are the properties that hold them.

    A feature without a geometry is an area that cannot be drawn; it is kept. Raises :class:`NotAreas`.
    """
    features = _features(data, file)
    areas: dict[str, Area] = {}
    for number, feature in enumerate(features, 1):
        try:
            area = _area(feature, code, name)
        except _Fault as fault:
            raise NotAreas(file, say("feature {n}: {what}", n=number, what=fault.told)) from None
        if area.code in areas:
            raise NotAreas(file, say("feature {n}: the code {code} is there already.", n=number, code=area.code))
        areas[area.code] = area
    return tuple(areas.values())


class _Fault(Exception):
    def __init__(self, told: Sentence) -> None:
        self.told = told


def _features(data: bytes, file: str) -> list[Any]:
    if len(data) > MOST_BYTES:
        raise NotAreas(file, say("The file is larger than {n} bytes; simplify its borders first.", n=MOST_BYTES))
    try:
        told = json.loads(data)
    except RecursionError:
        raise NotAreas(file, say("The file is nested too deeply to be GeoJSON.")) from None
    except ValueError as wrong:
        raise NotAreas(file, say("The file is no JSON ({why}).", why=str(wrong))) from None
    if not isinstance(told, dict) or not isinstance(told.get("features"), list):
        raise NotAreas(file, say("The file is no GeoJSON FeatureCollection."))
    _check_crs(told.get("crs"), file)
    return list(told["features"])


def _check_crs(crs: Any, file: str) -> None:
    properties = crs.get("properties") if isinstance(crs, dict) else crs
    named = properties.get("name") if isinstance(properties, dict) else properties
    if crs is not None and named not in WGS84:
        raise NotAreas(file, say("The coordinates are in {crs}; convert them to WGS84 (EPSG:4326).", crs=str(named)))


def _area(feature: Any, code: str, name: str) -> Area:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise _Fault(say("it has no properties."))
    properties: Mapping[str, Any] = feature["properties"]
    return Area(_text(properties, code), _text(properties, name), _polygons(feature.get("geometry")))


def _text(properties: Mapping[str, Any], key: str) -> str:
    value = properties.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, float):  # a long code kept as such a number loses its last digits, and areas melt into one
        raise _Fault(say("{key} is the number {n}; codes must be text or whole numbers.", key=key, n=repr(value)))
    raise _Fault(say("it has no {key}; it has {keys}.", key=key, keys=", ".join(sorted(properties)) or "nothing"))


def _polygons(geometry: Any) -> tuple[Polygon, ...]:
    if geometry is None:
        return ()
    sort, told = (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else (None, None)
    if sort not in ("Polygon", "MultiPolygon") or not isinstance(told, list):
        raise _Fault(say("its geometry is {sort}, not a Polygon or MultiPolygon.", sort=str(sort)))
    return tuple(_polygon(one) for one in ([told] if sort == "Polygon" else told))


def _polygon(told: Any) -> Polygon:
    if not isinstance(told, list) or not told:
        raise _Fault(say("one of its polygons has no rings."))
    return tuple(_ring(one) for one in told)


def _ring(told: Any) -> Ring:
    if not isinstance(told, list) or len(told) < 4:
        raise _Fault(say("one of its rings has fewer than four points."))
    ring = tuple(_point(one) for one in told)
    if ring[0] != ring[-1]:
        raise _Fault(say("one of its rings does not end where it begins."))
    return ring


def _point(told: Any) -> Point:
    pair = told[:2] if isinstance(told, list) else ()
    if len(pair) != 2 or not all(type(part) in (int, float) and isfinite(part) for part in pair):
        raise _Fault(say("one of its points is no pair of numbers."))
    x, y = float(pair[0]), float(pair[1])
    if abs(x) > 180 or abs(y) > 90:
        raise _Fault(say("the point {x}, {y} is not in degrees; convert the file to WGS84 (EPSG:4326).", x=x, y=y))
    return x, y
