"""Areas from TopoJSON: borders that neighbours share are kept once, as arcs, often as whole numbers of a fine grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.places.told import WGS84, Fault, Told, columns_of, multipolygon, shaped
from ombud.words import say

Arc = NDArray[np.float64]


def told(file: Mapping[str, Any], layer: str = "") -> Told:
    """Columns and shapes of one object of a topology (TopoJSON 1.0), its arcs unfolded and scaled.

    TopoJSON names no projection: longitude and latitude in degrees are assumed, and checked afterwards.
    """
    arcs = _arcs(file)
    records, shapes = [], []
    for number, one in enumerate(_geometries(file.get("objects"), layer), 1):
        try:
            records.append(_properties(one))
            shapes.append(_shape(one, arcs))
        except Fault as fault:
            raise Fault(say("feature {n}: {what}", n=number, what=fault.told)) from None
    return Told(columns_of(records), shaped(shapes), WGS84)


def _arcs(file: Mapping[str, Any]) -> list[Arc]:
    told, transform = file.get("arcs"), file.get("transform")
    if not isinstance(told, list):
        raise Fault(say("The file is a topology without arcs."))
    try:
        arcs = [np.array([point[:2] for point in arc], np.float64).reshape(-1, 2) for arc in told]
        if transform is None:
            return arcs
        scale, shift = (np.array(transform[part], np.float64).reshape(2) for part in ("scale", "translate"))
    except (TypeError, ValueError, KeyError, OverflowError):
        raise Fault(say("The arcs of the topology are not pairs of numbers.")) from None
    return [arc.cumsum(axis=0) * scale + shift for arc in arcs]  # each point is told as a step from the one before


def _geometries(objects: Any, layer: str) -> list[Any]:
    if not isinstance(objects, dict) or not objects:
        raise Fault(say("The file is a topology without objects."))
    chosen = objects.get(layer) if layer else next(iter(objects.values())) if len(objects) == 1 else None
    if chosen is None:
        names = ", ".join(objects)
        raise Fault(say("The file has several layers ({names}); say which one holds the areas.", names=names))
    inner = chosen.get("geometries") if isinstance(chosen, dict) else None
    return inner if isinstance(inner, list) else [chosen]


def _properties(one: Any) -> Mapping[str, Any]:
    if not isinstance(one, dict):
        raise Fault(say("it has no properties."))
    properties = one.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    if "id" in one:
        record.setdefault("id", one["id"])  # TopoJSON keeps the code of an area beside its properties
    return record


def _shape(one: Mapping[str, Any], arcs: Sequence[Arc]) -> Any:
    sort, told = one.get("type"), one.get("arcs")
    if sort is None:
        return None
    if sort not in ("Polygon", "MultiPolygon") or not isinstance(told, list):
        raise Fault(say("its geometry is {sort}, not a Polygon or MultiPolygon.", sort=str(sort)))
    polygons = [told] if sort == "Polygon" else told
    return multipolygon([[_ring(ring, arcs) for ring in polygon] for polygon in polygons])


def _ring(numbers: Sequence[int], arcs: Sequence[Arc]) -> Arc:
    """The points of a ring: its arcs one after the other, ~n for arc n backwards, joints told once."""
    try:
        parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    except (TypeError, IndexError):
        raise Fault(say("one of its rings names an arc that is not there.")) from None
    if not parts:
        raise Fault(say("one of its rings has fewer than four points."))
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
