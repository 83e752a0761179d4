"""Areas from Parquet: with shapes as GeoParquet has them (WKB, described under "geo"), or without any."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from numpy.typing import NDArray

from ombud.places.projection import as_text
from ombud.places.told import WGS84, Fault, Told, check_size, column, shaped
from ombud.words import say


def told(path: Path) -> Told:
    """Columns and shapes of a GeoParquet file (1.0, 1.1), or columns alone where there is no "geo"."""
    try:
        with pq.ParquetFile(path) as file:
            check_size(sum(file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups)))
            table = file.read()
    except pa.ArrowException as wrong:
        raise Fault(say("The file is no Parquet that can be read ({why}).", why=str(wrong))) from None
    geo = _geo(table.schema.metadata or {})
    if geo is None:
        return Told({name: _column(table[name]) for name in table.column_names}, None)
    name, described = geo
    if name not in table.column_names:
        raise Fault(say("The layer {layer} has no column {name} of shapes.", layer=path.name, name=name))
    columns = {one: _column(table[one]) for one in table.column_names if one != name}
    return Told(columns, _shapes(table[name]), _crs(described))


def _geo(metadata: Mapping[bytes, bytes]) -> tuple[str, Mapping[str, Any]] | None:
    if b"geo" not in metadata:
        return None
    try:
        geo = json.loads(metadata[b"geo"])
        name = geo["primary_column"]
        described = geo["columns"][name]
        encoding = described["encoding"]
    except (ValueError, KeyError, TypeError):
        raise Fault(say("The file's description of its shapes (“geo”) cannot be read.")) from None
    if encoding != "WKB":
        raise Fault(say("The shapes are encoded as {encoding}; save the file with WKB.", encoding=str(encoding)))
    return str(name), described


def _crs(described: Mapping[str, Any]) -> str:
    """A projection that is left out means degrees on WGS84; one that is null is unknown (GeoParquet 1.1)."""
    if "crs" not in described:
        return WGS84
    return as_text(json.dumps(described["crs"])) if described["crs"] is not None else ""


def _shapes(blobs: Any) -> NDArray[np.object_]:
    try:
        return shaped(shapely.from_wkb(blobs.to_numpy()))
    except (shapely.GEOSException, TypeError) as wrong:
        raise Fault(say("The shapes cannot be read ({why}).", why=str(wrong).strip())) from None


def _column(told: Any) -> NDArray[Any]:
    sort = told.type
    if pa.types.is_integer(sort) and not told.null_count:
        found: NDArray[Any] = told.to_numpy()
        return found
    if pa.types.is_floating(sort):
        return np.asarray(told.to_numpy(), np.float64)
    values = told.to_pylist()
    if pa.types.is_integer(sort):
        return np.array([np.nan if one is None else one for one in values], np.float64)
    return column(values) if not pa.types.is_null(sort) else np.full(len(values), None, object)
