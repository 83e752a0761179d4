"""One town in every format gives one table; each fault of a file gives a sentence."""

from __future__ import annotations

import json
import sqlite3
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from ombud.places.table import NotAreas, read_areas

WEST, EAST = shapely.box(10, 50, 11, 51), shapely.box(11, 50, 12, 51)
RECORDS = [{"code": "01", "name": "Rosengård", "people": 5}, {"code": "02", "name": "Hyllie", "people": 7}]


def geojson(path: Path, shapes: list[Any] = [WEST, EAST], records: list[dict[str, Any]] = RECORDS, **more: Any) -> Path:  # noqa: B006
    features = [
        {"type": "Feature", "properties": record, "geometry": shape and json.loads(shapely.to_geojson(shape))}
        for record, shape in zip(records, shapes, strict=True)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}))
    return path


def geopackage(path: Path, srs: int = 4326, envelope: bool = True) -> Path:
    with sqlite3.connect(path) as base:
        base.executescript(
            "CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);"
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition);"
            'CREATE TABLE "the wards" (fid, geom, code, name, people);'
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '');"
        )
        base.execute("INSERT INTO gpkg_geometry_columns VALUES ('the wards', 'geom', 'POLYGON', ?, 0, 0)", (srs,))
        for fid, (record, shape) in enumerate(zip(RECORDS, (WEST, EAST), strict=True), 1):
            box = struct.pack("<4d", 10, 12, 50, 51) if envelope else b""
            blob = b"GP\0" + bytes([3 if envelope else 1]) + struct.pack("<i", srs) + box + shapely.to_wkb(shape)
            base.execute('INSERT INTO "the wards" VALUES (?, ?, ?, ?, ?)', (fid, blob, *record.values()))
    base.close()
    return path


def geoparquet(path: Path, **described: Any) -> Path:
    geo = {"version": "1.1.0", "primary_column": "g", "columns": {"g": {"encoding": "WKB", **described}}}
    table = pa.Table.from_pylist(RECORDS).append_column("g", pa.array(shapely.to_wkb([WEST, EAST])))
    pq.write_table(table.replace_schema_metadata({"geo": json.dumps(geo)}), path)
    return path


def topojson(path: Path, quantised: bool = True) -> Path:
    """The two share the arc from (11, 50) to (11, 51), told once; the second uses it backwards."""
    arcs = [[[11, 50], [11, 51]], [[11, 51], [10, 51], [10, 50], [11, 50]], [[11, 50], [12, 50], [12, 51], [11, 51]]]
    more: dict[str, Any] = {}
    if quantised:
        steps = [np.diff(np.array(arc) * 10 - [100, 500], axis=0, prepend=0) for arc in arcs]
        arcs, more = [one.tolist() for one in steps], {"transform": {"scale": [0.1, 0.1], "translate": [10, 50]}}
    shapes = [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[2, ~0]]]}]
    geometries = [shape | {"properties": record} for shape, record in zip(shapes, RECORDS, strict=True)]
    objects = {"wards": {"type": "GeometryCollection", "geometries": geometries}}
    path.write_text(json.dumps({"type": "Topology", "objects": objects, "arcs": arcs, **more}))
    return path


@pytest.mark.parametrize(
    "write",
    [
        geojson, geopackage, lambda p: geopackage(p, envelope=False), geoparquet, topojson,
        lambda p: topojson(p, quantised=False),
    ],
    ids=["geojson", "geopackage", "geopackage without boxes", "geoparquet", "topojson", "topojson as it is"],
)  # fmt: skip
def test_one_town_in_every_format_gives_one_table(tmp_path: Path, write: Any) -> None:
    table = read_areas(write(tmp_path / "town"), code="code", name="name")
    assert (table.codes, table.names) == (("01", "02"), ("Rosengård", "Hyllie"))
    assert table.columns["people"].tolist() == [5, 7]
    assert all(shapely.equals(table.shapes, [WEST, EAST]))
    assert table.crs in ("OGC:CRS84", "EPSG:4326")
    assert (table.mended, table.unshaped, table.source) == ((), (), "town")


def test_a_table_without_borders_keeps_its_codes_as_text(tmp_path: Path) -> None:
    (tmp_path / "wards.csv").write_text("ward,people\n0191,5\n0192,\n")
    table = read_areas(tmp_path / "wards.csv", code="ward")
    assert table.codes == ("0191", "0192")
    assert table.unshaped == table.codes
    assert not table.has_borders
    assert np.isnan(table.columns["people"][1])  # nobody said: not zero


def test_a_border_that_crosses_itself_is_mended_and_named(tmp_path: Path) -> None:
    bow = shapely.Polygon([(10, 50), (11, 51), (11, 50), (10, 51)])
    table = read_areas(geojson(tmp_path / "a", [bow, EAST]), code="code")
    assert table.mended == ("01",)
    assert table.shapes[0].is_valid
    assert table.shapes[0].area == pytest.approx(0.5)


def test_an_area_without_a_border_is_named(tmp_path: Path) -> None:
    assert read_areas(geojson(tmp_path / "a", [None, EAST]), code="code").unshaped == ("01",)


def coded(*codes: Any) -> list[dict[str, Any]]:
    return [{"code": code} for code in codes]


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"records": coded(1.0, 2.0)}, "code is the number 1.0; codes must be text"),
        ({"records": coded("a", "a")}, "1 values stand more than once"),
        ({"records": coded("a", "")}, "row 2 has no code"),
        ({"records": [{"id": 1}, {"id": 2}]}, "no column code; there are id"),
        ({"shapes": [None, None]}, "No area of the file has borders"),
        ({"shapes": [shapely.box(5e5, 5e6, 6e5, 6e6), EAST]}, "not in degrees"),
        ({"shapes": [shapely.box(50, 110, 51, 111), EAST]}, "longitude and latitude are swapped"),
        ({"crs": {"type": "name", "properties": {"name": "EPSG:27700"}}}, "look like degrees"),
        ({"crs": {"type": "name", "properties": {"name": "nowhere"}}}, "projection nowhere is not known"),
        ({"shapes": [shapely.Point(1, 1), EAST]}, "feature 1: its geometry is Point"),
    ],
)
def test_each_fault_gives_a_sentence(tmp_path: Path, how: dict[str, Any], why: str) -> None:
    with pytest.raises(NotAreas, match=why):
        read_areas(geojson(tmp_path / "town", **how), code="code")


def test_metres_far_from_where_they_are_meant_give_a_sentence(tmp_path: Path) -> None:
    told = {"type": "name", "properties": {"name": "EPSG:27700"}}
    file = geojson(tmp_path / "a", [shapely.box(3e6, 5e6, 3.1e6, 5.1e6)], coded("a"), crs=told)
    with pytest.raises(NotAreas, match=r"far from where it is used|nowhere on earth"):
        read_areas(file, code="code")


def test_a_projection_is_asked_for_where_none_is_said_and_must_not_contradict(tmp_path: Path) -> None:
    file = geoparquet(tmp_path / "a", crs=None)
    with pytest.raises(NotAreas, match="does not say in which projection"):
        read_areas(file, code="code")
    assert read_areas(file, code="code", crs="EPSG:4326").crs == "EPSG:4326"
    with pytest.raises(NotAreas, match="not in EPSG:27700"):
        read_areas(geojson(tmp_path / "b"), code="code", crs="EPSG:27700")


def test_codes_that_a_spreadsheet_made_fractions_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ward\n19100001.0\n19100002.0\n")
    with pytest.raises(NotAreas, match="must be text or whole numbers"):
        read_areas(tmp_path / "a.csv", code="ward")


@pytest.mark.parametrize(
    "head", [b"", b"PAR1 no", b"SQLite format 3\0 no", b"{", b"[1]", b'{"type": "Topology"}', b"\xff\xfe\0"]
)
def test_a_file_of_no_format_gives_a_sentence(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "a").write_bytes(head)
    with pytest.raises(NotAreas):
        read_areas(tmp_path / "a", code="code")


def test_a_file_that_is_not_there_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotAreas, match="cannot be read"):
        read_areas(tmp_path / "absent", code="code")
