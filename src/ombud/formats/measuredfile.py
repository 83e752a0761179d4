"""What was measured, as one file to keep and to hand on: the document, and every table in formats that open anywhere.

A zip file: ``measured.json`` is the whole answer; ``tables/`` holds each table as CSV and Parquet; ``areas.geojson``
the borders; ``place.toml`` and the SHA-256 of each input say how to have it all again. The same answer gives the same
bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError

from ombud.casefile.kinds import body
from ombud.casefile.measured import Column, Measured, Table
from ombud.evidence.computed import Computed
from ombud.formats.reading import Unreadable
from ombud.words import say

DOCUMENT, SAYS, PLACE, BORDERS, ABOUT = "measured.json", "says.json", "place.toml", "areas.geojson", "README.txt"
MOST_BYTES = 64 * 1024 * 1024  # of one member, unpacked: 200,000 areas with their figures take less
_EPOCH = (1980, 1, 1, 0, 0, 0)  # no clock in it, so that the same answer gives the same bytes
_WRONG = say("measure it again")


def packed(
    measured: Measured,
    borders: Mapping[str, Any] | None = None,
    place: bytes = b"",
    said: Sequence[Computed] = (),
) -> bytes:
    """The zip file. ``borders`` is a GeoJSON FeatureCollection whose features have a property ``code``.

    ``said`` are the statements that a case is given, so that whoever adds it later need not measure again.

    Parquet is written where pyarrow is installed, as it is wherever something was measured.
    """
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as into:
        _put(into, DOCUMENT, document(measured))
        _put(into, SAYS, _json([{"kind": one.kind, **one.model_dump(mode="json")} for one in said]))
        _put(into, ABOUT, about(measured).encode())
        if place:
            _put(into, PLACE, place)
        if borders:
            _put(into, BORDERS, _json(borders))
        for table in measured.tables:
            _put(into, f"tables/{table.name}.csv", as_csv(table))
            if (columns := as_parquet(table, measured)) is not None:
                _put(into, f"tables/{table.name}.parquet", columns)
    return out.getvalue()


def opened(file: IO[bytes] | Path, name: str = "") -> Measured:
    """The document in such a file; raises :class:`Unreadable` for anything that is none."""
    called = name or (file.name if isinstance(file, Path) else "")
    try:
        return Measured.model_validate_json(member(file, DOCUMENT, called))
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        where = f"{called}, {DOCUMENT}, {'.'.join(map(str, fault['loc']))}"
        raise Unreadable(say("{why}", why=fault["msg"]), where, _WRONG) from None


def says(file: IO[bytes] | Path, name: str = "") -> tuple[Computed, ...]:
    """The statements in such a file; raises :class:`Unreadable` for what is no figure that can be computed."""
    called = name or (file.name if isinstance(file, Path) else "")
    try:
        told = [body(one.pop("kind"), one) for one in json.loads(member(file, SAYS, called))]
    except (ValueError, KeyError, AttributeError, TypeError) as wrong:  # pydantic's errors are ValueErrors
        raise Unreadable(say("{why}", why=str(wrong).splitlines()[0]), f"{called}, {SAYS}", _WRONG) from None
    strange = [one for one in told if not isinstance(one, Computed)]
    if strange:
        raise Unreadable(say("it holds a statement that nobody can compute"), f"{called}, {SAYS}", _WRONG)
    return tuple(one for one in told if isinstance(one, Computed))


def member(file: IO[bytes] | Path, name: str, called: str = "") -> bytes:
    """One member of such a file; raises :class:`Unreadable` if it is not there, broken or too large."""
    try:
        with ZipFile(file) as there:
            if there.getinfo(name).file_size > MOST_BYTES:
                raise Unreadable(say("{file} in it is too large", file=name), called, _WRONG)
            return there.read(name)
    except KeyError:
        raise Unreadable(say("there is no {file} in it", file=name), called, _WRONG) from None
    except (BadZipFile, OSError, ValueError, RuntimeError, EOFError, NotImplementedError) as wrong:
        raise Unreadable(say("this is no whole zip file: {why}", why=str(wrong)), called, _WRONG) from None


def document(measured: Measured) -> bytes:
    """The document as JSON, one line for each row of a table would be long: it is for programs."""
    return measured.model_dump_json(exclude_defaults=False).encode() + b"\n"


def as_csv(table: Table) -> bytes:
    """A table as CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets read it); nothing known is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([heading(column) for column in table.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def heading(column: Column) -> str:
    """A column's name in a file, with its unit."""
    return f"{column.name} ({column.unit})" if column.unit else column.name


def as_parquet(table: Table, measured: Measured) -> bytes | None:
    """A table as Parquet, with what, where, when and on which terms in its metadata; None without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        return None
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [_array(pa, column) for column in columns]
    told = {"title": str(table.title), "place": measured.place, "what": measured.what, "on": measured.on.isoformat(),
            "version": measured.version, "licence": measured.licence}  # fmt: skip
    schema = pa.schema([pa.field(heading(name), one.type) for name, one in zip(table.columns, arrays, strict=True)],
                       metadata=told)  # fmt: skip
    out = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _array(pa: Any, column: tuple[Any, ...]) -> Any:
    """Numbers where all are numbers, else words."""
    if any(isinstance(cell, str) for cell in column):
        return pa.array([None if cell is None else str(cell) for cell in column], pa.string())
    if any(isinstance(cell, float) for cell in column):
        return pa.array(column, pa.float64())
    return pa.array(column, pa.int64())


def as_geojson(table: Table, borders: Mapping[str, Any]) -> bytes:
    """A table of areas with their borders, as a GeoJSON FeatureCollection (RFC 7946)."""
    shapes = {one["properties"]["code"]: one["geometry"] for one in borders["features"]}
    names = [column.name for column in table.columns]
    features = [
        {"type": "Feature", "geometry": shapes.get(str(row[0])), "properties": dict(zip(names, row, strict=True))}
        for row in table.rows
    ]
    return _json({"type": "FeatureCollection", "features": features})


def about(measured: Measured) -> str:
    """What the file is, for whoever unpacks it."""
    lines = [f"{measured.what}, {measured.place}: who gains, as measured by Ombud {measured.version} on {measured.on}."]
    if measured.example:
        lines.append("This is a worked example. It is about no real city.")
    lines += ["", *(f"- {sentence}" for sentence in measured.lead), "", "Tables (tables/NAME.csv and .parquet):"]
    lines += [f"- {table.name}: {table.title}" for table in measured.tables]
    lines += ["", "Measured from:"]
    for one in measured.inputs:
        kept = " Not open to everyone." if one.closed else ""
        lines.append(f"- {one.name} ({one.role}), SHA-256 {one.sha256}.{kept} {one.source} {one.licence}".rstrip())
    return "\n".join(lines) + "\n"


def _harmless(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula, with a quotation mark before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _put(into: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    into.writestr(info, data)
