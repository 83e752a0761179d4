"""Areas from GeoJSON: every feature becomes an area, or the file is refused with the feature's number."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.places.geojson import NotAreas, read

SQUARE = [[13.0, 55.0], [13.1, 55.0], [13.1, 55.1], [13.0, 55.0]]


def feature(code: Any = "W1", geometry: Any = "square", **more: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [SQUARE]} if geometry == "square" else geometry
    return {"type": "Feature", "properties": {"ward": code, "called": "West", **more}, "geometry": geometry}


def collection(*features: Any, **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def areas(data: bytes) -> Any:
    return read(data, "wards.geojson", code="ward", name="called")


def test_every_feature_becomes_an_area() -> None:
    told = areas(collection(feature(), feature(7), feature("W3", None)))
    assert [area.code for area in told] == ["W1", "7", "W3"]
    assert told[2].polygons == ()


def test_heights_are_passed_over() -> None:
    (area,) = areas(collection(feature(geometry={"type": "Polygon", "coordinates": [[[*p, 12.0] for p in SQUARE]]})))
    assert area.polygons == ((tuple((x, y) for x, y in SQUARE),),)


def polygon(ring: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


FAULTS = {
    "feature 2: the code W1 is there already": collection(feature(), feature()),
    "feature 1: ward is the number 13000.0; codes must be text": collection(feature(13000.0)),
    "feature 1: it has no ward; it has called": collection({"properties": {"called": "x"}, "geometry": None}),
    "feature 1: it has no ward; it has called, ward": collection(feature(" ")),
    "feature 1: it has no properties": collection("x"),
    "feature 1: its geometry is Point": collection(feature(geometry={"type": "Point", "coordinates": [1, 2]})),
    "feature 1: its geometry is None": collection(feature(geometry="x")),
    "fewer than four points": collection(feature(geometry=polygon(SQUARE[:2]))),
    "does not end where it begins": collection(feature(geometry=polygon([*SQUARE[:3], [0, 0]]))),
    "no pair of numbers": collection(feature(geometry=polygon([["a", 1], *SQUARE]))),
    "no pair of number": collection(feature(geometry=polygon([[True, 1], *SQUARE]))),
    "has no rings": collection(feature(geometry={"type": "Polygon", "coordinates": []})),
    "is not in degrees; convert": collection(feature(geometry=polygon([[6167000.0, 134000.0], *SQUARE]))),
    "The coordinates are in EPSG:3006; convert": collection(
        feature(), crs={"type": "name", "properties": {"name": "EPSG:3006"}}
    ),
    "no GeoJSON FeatureCollection": b"[]",
    "is no JSON": b"{",
    "nested too deeply": b"[" * 200_000,
}


@pytest.mark.parametrize("what", FAULTS)
def test_what_is_no_area_is_refused_with_its_place(what: str) -> None:
    with pytest.raises(NotAreas, match=what) as told:
        areas(FAULTS[what])
    assert str(told.value).startswith("wards.geojson: ")


def test_infinite_coordinates_are_refused() -> None:
    with pytest.raises(NotAreas, match="no pair of numbers"):
        areas(collection(feature()).replace(b"13.1", b"1e999"))


NO_KNOWN_CRS = [{"properties": None}, {"properties": "EPSG:3006"}, {"type": "name"}, "EPSG:3006", 4326]


@pytest.mark.parametrize("crs", NO_KNOWN_CRS)
def test_a_reference_system_that_names_nothing_known_is_refused_in_a_sentence(crs: object) -> None:
    with pytest.raises(NotAreas, match="convert them to WGS84"):
        areas(collection(feature(), crs=crs))


KEYS = ["type", "features", "properties", "geometry", "coordinates", "ward", "crs"]
deep = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=20,
)


@given(deep)
def test_no_json_makes_it_fail_in_another_way(told: Any) -> None:
    for data in (json.dumps(told).encode(), collection(told), collection(feature(geometry=told))):
        try:
            areas(data)
        except NotAreas as fault:
            assert str(fault)  # noqa: PT017  (both outcomes are right; any other exception is not)
