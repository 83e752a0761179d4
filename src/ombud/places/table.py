"""A city's areas with their figures, from GeoJSON, GeoPackage, GeoParquet, TopoJSON, or a table without borders."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ombud.places import features, flat, geopackage, geoparquet, projection, topojson
from ombud.places.geojson import NotAreas
from ombud.places.keys import UnfitKeys, as_keys
from ombud.places.projection import is_in_degrees, transformer
from ombud.places.told import Fault, Told, check_size, shaped
from ombud.words import say

__all__ = ["AreaTable", "NotAreas", "is_in_degrees", "read_areas", "transformer"]


@dataclass(frozen=True, slots=True, eq=False)
class AreaTable:
    """Areas in the order of their file; every list has one entry for each.

    ``shapes`` holds valid shapely polygons or multipolygons, None for an area without borders; ``crs`` is read by
    pyproj, "" where there are no borders. ``mended`` and ``unshaped`` are codes: of areas whose border crossed itself
    and was mended, and of areas without one.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    shapes: NDArray[np.object_]
    columns: Mapping[str, NDArray[Any]]
    crs: str
    source: str
    mended: tuple[str, ...] = ()
    unshaped: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def has_borders(self) -> bool:
        """Whether any area can be drawn, and points be found in it."""
        return len(self.unshaped) < len(self.codes)

    def number(self, code: str) -> int:
        """The row of an area; raises :class:`KeyError`."""
        try:
            return self.codes.index(code)
        except ValueError:
            raise KeyError(say("There is no area {code} in {name}.", code=code, name=self.source)) from None


def read_areas(
    path: Path, *, code: str, name: str = "", crs: str = "", layer: str = "", where: Mapping[str, str] | None = None
) -> AreaTable:
    """The areas of a file, told apart by what it holds and not by its name.

    ``code`` and ``name`` are the columns that hold them (no name: the code is the name). ``crs`` is for files that do
    not say theirs, and must not contradict those that do. ``layer`` chooses among several. ``where`` keeps only
    the rows whose column holds what it names. At most 200 MB.
    Raises :class:`~ombud.places.geojson.NotAreas`: what is wrong, in which file, and what to do.
    """
    try:
        check_size(path.stat().st_size)
        return _checked(only(_told(path, code, layer, where or ()), where or {}), path.name, code, name, crs)
    except OSError as wrong:
        raise NotAreas(path.name, say("The file cannot be read: {why}.", why=str(wrong))) from None
    except UnfitKeys as wrong:
        raise NotAreas(path.name, wrong.told) from None
    except Fault as fault:
        raise NotAreas(path.name, fault.told) from None


def read_columns(path: Path, as_text: Collection[str] = ()) -> Mapping[str, NDArray[Any]]:
    """The columns of such a file as they stand; those named stay text in a CSV file. Raises :class:`NotAreas`."""
    try:
        check_size(path.stat().st_size)
        return _told(path, "", "", as_text).columns
    except OSError as wrong:
        raise NotAreas(path.name, say("The file cannot be read: {why}.", why=str(wrong))) from None
    except Fault as fault:
        raise NotAreas(path.name, fault.told) from None


def only(told: Told, where: Mapping[str, str]) -> Told:
    """The rows whose columns hold what ``where`` names; raises :class:`~ombud.places.told.Fault` where none does."""
    for name, value in where.items():
        held = ["" if one is None else str(one).strip() for one in _named(told, name).tolist()]
        rows = np.flatnonzero([one == value for one in held])
        if not rows.size:
            there = ", ".join(sorted(set(held))[:8])
            raise Fault(say("No row has {value} in the column {name}; there are {names}.", value=value, name=name,
                            names=there))  # fmt: skip
        shapes = None if told.shapes is None else told.shapes[rows]
        told = Told({column: values[rows] for column, values in told.columns.items()}, shapes, told.crs)
    return told


def _told(path: Path, code: str, layer: str, as_text: Collection[str] = ()) -> Told:
    with path.open("rb") as opened:
        head = opened.read(64)
    if head.startswith(b"SQLite format 3\0"):
        return geopackage.told(path, layer)
    if head.startswith(b"PAR1"):
        return geoparquet.told(path)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _json(path.read_bytes(), layer)
    return flat.told(path, code, as_text)


def _json(data: bytes, layer: str) -> Told:
    try:
        file = json.loads(data)
    except RecursionError:
        raise Fault(say("The file is nested too deeply to be GeoJSON.")) from None
    except ValueError as wrong:
        raise Fault(say("The file is no JSON ({why}).", why=str(wrong))) from None
    if not isinstance(file, dict):
        raise Fault(say("The file is no GeoJSON FeatureCollection."))
    return topojson.told(file, layer) if file.get("type") == "Topology" else features.told(file)


def _checked(told: Told, file: str, code: str, name: str, crs: str) -> AreaTable:
    """The areas of a file that has been read, or what is wrong with them."""
    codes = as_keys(_named(told, code), code)
    names = tuple("" if one is None else str(one) for one in _named(told, name)) if name else codes
    if told.shapes is None:
        return AreaTable(codes, names, np.full(len(codes), None, object), told.columns, "", file, (), codes)
    shapes, mended = _mended(told.shapes, codes)
    unshaped = tuple(one for one, shape in zip(codes, shapes, strict=True) if shape is None)
    if len(unshaped) == len(codes):
        raise Fault(say("No area of the file has borders."))
    where = _crs(told.crs, crs)
    box = shapely.total_bounds(shapes)
    projection.check(box[:2], box[2:], where)
    return AreaTable(codes, names, shapes, told.columns, where, file, mended, unshaped)


def _named(told: Told, name: str) -> NDArray[Any]:
    if name not in told.columns:
        raise Fault(say("There is no column {name}; there are {names}.", name=name, names=", ".join(told.columns)))
    return told.columns[name]


def _crs(said: str, given: str) -> str:
    """The projection of the file, or the one given where it has none; two that differ are a fault."""
    if not said and not given:
        raise Fault(say("The file does not say in which projection it is; name it, as in EPSG:4326."))
    if said and given and not _alike(said, given):
        raise Fault(say("The file says that it is in {said}, not in {given}.", said=said[:80], given=given[:80]))
    return projection.as_text(said or given)


def _alike(one: str, other: str) -> bool:
    """Whether two projections are the same, whichever of its axes the authority names first."""
    return bool(projection.known(one).equals(projection.known(other), ignore_axis_order=True))


def _mended(shapes: NDArray[np.object_], codes: tuple[str, ...]) -> tuple[NDArray[np.object_], tuple[str, ...]]:
    """Shapes that are valid polygons, and the codes of those that had to be mended to be so."""
    shapes = shaped([None if empty else one for empty, one in zip(shapely.is_empty(shapes), shapely.force_2d(shapes),
                                                                  strict=True)])  # fmt: skip
    for code, sort in zip(codes, shapely.get_type_id(shapes).tolist(), strict=True):
        if sort not in (-1, 3, 6):
            raise Fault(say("{code}: its shape is no polygon.", code=code))
    wrong: list[int] = np.flatnonzero(~shapely.is_valid(shapes) & (shapely.get_type_id(shapes) >= 0)).tolist()
    for row in wrong:
        shapes[row] = _surface(shapely.make_valid(shapes[row]), codes[row])
    return shapes, tuple(codes[row] for row in wrong)


def _surface(shape: Any, code: str) -> Any:
    """The polygons of a mended shape; lines and points that were left over enclose nothing."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    surface = shapely.union_all(parts[shapely.get_type_id(parts) == 3])
    if surface.is_empty:
        raise Fault(say("{code}: its border encloses nothing.", code=code))
    return surface
