"""Areas from GeoJSON with all their columns, also in the older form that names a projection of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ombud.places.told import WGS84, Fault, Told, columns_of, multipolygon, shaped
from ombud.words import say


def told(file: Mapping[str, Any]) -> Told:
    """Columns and shapes of a FeatureCollection (RFC 7946, or GJ2008 with a "crs")."""
    features = file.get("features")
    if not isinstance(features, list):
        raise Fault(say("The file is no GeoJSON FeatureCollection."))
    records, shapes = [], []
    for number, feature in enumerate(features, 1):
        try:
            records.append(_properties(feature))
            shapes.append(_shape(feature.get("geometry")))
        except Fault as fault:
            raise Fault(say("feature {n}: {what}", n=number, what=fault.told)) from None
    return Told(columns_of(records), shaped(shapes), _crs(file.get("crs")))


def _crs(crs: Any) -> str:
    if crs is None:
        return WGS84
    properties = crs.get("properties") if isinstance(crs, dict) else crs
    name = properties.get("name") if isinstance(properties, dict) else properties
    if not isinstance(name, str):
        raise Fault(say("The file names a projection in a way that cannot be read; say which one it is."))
    return name


def _properties(feature: Any) -> Mapping[str, Any]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise Fault(say("it has no properties."))
    properties: Mapping[str, Any] = feature["properties"]
    return properties


def _shape(geometry: Any) -> Any:
    if geometry is None:
        return None
    sort, told = (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else (None, None)
    if sort not in ("Polygon", "MultiPolygon") or not isinstance(told, list):
        raise Fault(say("its geometry is {sort}, not a Polygon or MultiPolygon.", sort=str(sort)))
    return multipolygon([told] if sort == "Polygon" else told)
