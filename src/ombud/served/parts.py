"""One part of a file of points, counted by whoever was handed it: all that a worker of a cluster does.

A part is a block of the file as Spark cuts it, known by the byte at which it starts. Of each part only the counts are
sent back, what fell out, and the first rows that did.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ombud.places.cells import CellIndex
from ombud.served.fallen import Fall, Fallen, Falls
from ombud.served.placed import Asked, Placed, placing
from ombud.served.points import Batch, csv_rows
from ombud.served.sparse import Coded, Counts

Done = Callable[[int], None]  # told rows (Parquet) or bytes (CSV) as they are counted
_LISTED = pa.struct([("row", pa.int64()), ("why", pa.string()), ("told", pa.string())])
# One row for each part: what it is called, what Spark calls its kind, and what Arrow does.
_ROW = {
    "start": ("long", pa.int64()),  # the byte at which the part begins
    "bytes": ("long", pa.int64()),  # of a CSV
    "points": ("long", pa.int64()),
    "cells": ("binary", pa.binary()),  # its counts, packed
    "fell": ("array<long>", pa.list_(pa.int64())),  # how many fell out, in order of Fall
    "listed": ("array<struct<row:long,why:string,told:string>>", pa.list_(_LISTED)),
    "wrong": ("string", pa.string()),  # what could not be read, "" for nothing
    "open": ("boolean", pa.bool_()),  # whether a quoted value goes on in the next part
}
ROW = ", ".join(f"{name} {kind}" for name, (kind, _) in _ROW.items())


@dataclass(frozen=True, slots=True)
class Order:
    """What every worker is told; ``types`` are those of a Parquet file's columns, ``names`` all columns of a CSV."""

    asked: Asked
    areas: int
    listed: int
    types: tuple[Any, ...] = ()
    names: tuple[str, ...] = ()


def of_parquet(told: Iterable[Any], order: Order, grid: CellIndex, done: Done) -> Iterator[Any]:
    """Record batches of a block's start and the columns asked for, turned into one row for each block."""
    place = placing(order.asked, grid)
    for start, blocks in groupby(_blocks(told), key=itemgetter(0)):
        part = _counted((_as_read(block, order) for _, block in blocks), order, place)
        done(part.falls.points)
        yield part.row(start)


def of_csv(told: Iterable[Any], order: Order, grid: CellIndex, done: Done) -> Iterator[Any]:
    """Record batches of a block's start and lines of text, turned into one row for each block."""
    place = placing(order.asked, grid)
    for start, blocks in groupby(_blocks(told), key=itemgetter(0)):
        lines = _Lines(block.column(1) for _, block in blocks)
        rows = _read(lines, order, () if start == 0 else order.names)
        part = _counted(rows, order, place)
        lines.skip()
        done(lines.bytes)
        yield part.row(start, lines.bytes, lines.quotes % 2 == 1)


def _blocks(told: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Record batches, cut where the next block of the file begins; the first column says where it starts."""
    for batch in told:
        starts = batch.column(0).to_numpy()
        cuts = [0, *(np.flatnonzero(np.diff(starts)) + 1).tolist(), len(starts)]
        for first, last in pairwise(cuts):
            if last > first:
                yield int(starts[first]), batch.slice(first, last - first)


def _as_read(block: Any, order: Order) -> Any:
    """The columns as pyarrow itself would have read them from the file."""
    columns = [
        pa.nulls(len(column)) if pa.types.is_null(kind) else pc.cast(column, kind)
        for column, kind in zip(block.columns[1:], order.types, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, names=list(order.asked.columns.all))


def _read(lines: _Lines, order: Order, names: tuple[str, ...]) -> Iterator[Any]:
    yield from csv_rows(pa.PythonFile(lines, mode="r"), order.asked.columns, names=names, threads=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A part once it has been counted."""

    counts: Counts
    falls: Falls
    wrong: str

    def row(self, start: int, size: int = 0, is_open: bool = False) -> Any:
        """The part as it is sent back."""
        listed = [{"row": one.row, "why": one.why.value, "told": one.told} for one in self.falls.listed()]
        fell = [self.falls.count[why] for why in Fall]
        values = (start, size, self.falls.points, packed(self.counts), fell, listed, self.wrong, is_open)
        columns = [pa.array([value], kind) for value, (_, kind) in zip(values, _ROW.values(), strict=True)]
        return pa.RecordBatch.from_arrays(columns, names=list(_ROW))


def _counted(rows: Iterable[Any], order: Order, place: Callable[[Batch], Placed]) -> _Part:
    counts, falls, wrong = Counts(order.areas), Falls(order.asked.columns, order.listed), ""
    try:
        for batch in rows:
            placed = place(Batch(batch, falls.points + 1, 0, 0))
            counts.add(placed.area, placed.month, placed.category, placed.names)
            falls.note(placed)
    except pa.ArrowException as fault:
        wrong = str(fault)
    return _Part(counts, falls, wrong)


def packed(counts: Counts) -> bytes:
    """Counts as compressed Arrow, as they travel."""
    area, month, category, names, held = counts.coded()
    sort = pa.DictionaryArray.from_arrays(pa.array(category), pa.array(names, pa.string()))
    batch = pa.RecordBatch.from_arrays([pa.array(area), pa.array(month), sort, pa.array(held)], names=list("amcn"))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
        stream.write_batch(batch)
    told: bytes = sink.getvalue().to_pybytes()
    return told


def unpacked(told: bytes) -> Coded:
    """What :func:`packed` wrote, ready to be added to other counts."""
    with pa.ipc.open_stream(told) as stream:
        batch = stream.read_next_batch()
    area, month, category, held = (batch.column(name) for name in "amcn")
    names = tuple(category.dictionary.to_pylist())
    return area.to_numpy(), month.to_numpy(), category.indices.to_numpy(), names, held.to_numpy()


def fallen(listed: Iterable[Any]) -> tuple[Fallen, ...]:
    """The listed rows of a part, as they came back."""
    return tuple(Fallen(one["row"], Fall(one["why"]), one["told"]) for one in listed)


class _Lines(io.RawIOBase):
    """Lines of text as one file to read from, with its bytes and its quotation marks counted on the way.

    pyarrow reads ahead in a thread of its own, and goes on with it after a fault.
    """

    def __init__(self, told: Iterator[Any]) -> None:
        self._told, self._rest = told, memoryview(b"")
        self._one, self._over = Lock(), False
        self.bytes = self.quotes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        with self._one:
            while not self._rest:
                lines = None if self._over else next(self._told, None)
                if lines is None:
                    return 0
                self._rest = memoryview(self._joined(lines))
            here = self._rest[: len(room)]
            room[: len(here)] = here
            self._rest = self._rest[len(here) :]
            return len(here)

    def skip(self) -> None:
        """Count what nobody will read, so that the next block begins where it should."""
        with self._one:
            self._over = True
            for lines in self._told:
                self._joined(lines)

    def _joined(self, lines: Any) -> bytes:
        self.quotes += pc.sum(pc.count_substring(lines, '"')).as_py() or 0
        whole = pa.ListArray.from_arrays(pa.array([0, len(lines)], pa.int32()), lines)
        text: bytes = pc.binary_join(whole, "\n")[0].as_buffer().to_pybytes() + b"\n"
        self.bytes += len(text)
        return text
