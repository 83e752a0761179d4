"""Areas from a GeoPackage (OGC 12-128r19): a SQLite file whose geometries are WKB behind a short header."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import shapely

from ombud.places.told import Fault, Told, column, shaped
from ombud.words import say

_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes, by the three bits of the flags (table 5 of the standard)


def told(path: Path, layer: str = "") -> Told:
    """Columns and shapes of one layer of features."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            base.execute("PRAGMA trusted_schema = OFF")  # the file comes from a stranger
            table, geometry, srs = _layer(base, layer)
            rows = base.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - a name that the file itself lists
            names = [one[0] for one in rows.description]
            values = list(zip(*rows.fetchall(), strict=True)) or [()] * len(names)
            columns = dict(zip(names, values, strict=True))
            if geometry not in columns:
                raise Fault(say("The layer {layer} has no column {name} of shapes.", layer=table, name=geometry))
            shapes = shaped([_shape(blob, number) for number, blob in enumerate(columns.pop(geometry), 1)])
            return Told({name: column(one) for name, one in columns.items()}, shapes, _crs(base, srs))
    except sqlite3.Error as wrong:
        raise Fault(say("The file is no GeoPackage that can be read ({why}).", why=str(wrong))) from None


def _layer(base: sqlite3.Connection, layer: str) -> tuple[str, str, int]:
    found = base.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchall()
    if not found:
        raise Fault(say("The file has no layer of shapes."))
    chosen = [one for one in found if one[0] == layer] if layer else found
    if len(chosen) != 1:
        names = ", ".join(str(one[0]) for one in found)
        raise Fault(say("The file has several layers ({names}); say which one holds the areas.", names=names))
    table, geometry, srs = chosen[0]
    return str(table), str(geometry), int(srs)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _crs(base: sqlite3.Connection, srs: int) -> str:
    """The projection as authority and code where it has one, else in its own words; nothing for -1 and 0: unsaid."""
    if srs in (-1, 0):
        return ""
    asked = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    found = base.execute(asked, (srs,)).fetchone()
    if found is None:
        raise Fault(say("The file names the projection {n} and does not say what it is.", n=srs))
    organisation, code, definition = found
    return f"{organisation}:{code}" if str(organisation).upper() in ("EPSG", "ESRI", "OGC") else str(definition)


def _shape(blob: Any, row: int) -> Any:
    """The geometry of a blob: "GP", version, flags, number of the projection, envelope, and then plain WKB."""
    if blob is None:
        return None
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        raise Fault(say("row {n}: its shape is no GeoPackage geometry.", n=row))
    flags = blob[3]
    envelope = _ENVELOPES.get(flags >> 1 & 7)
    if envelope is None or flags & 0b100000:  # an extended type is not plain WKB
        raise Fault(say("row {n}: its shape is no GeoPackage geometry.", n=row))
    if flags & 0b10000:
        return None  # declared empty
    try:
        return shapely.from_wkb(blob[8 + envelope :])
    except shapely.GEOSException as wrong:
        raise Fault(say("row {n}: its shape cannot be read ({why}).", n=row, why=str(wrong).strip())) from None
