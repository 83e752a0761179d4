"""Only some of the points of a file: those whose columns hold what a place file names, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ombud.formats.reading import Unreadable
from ombud.served.points import Columns, batches
from ombud.words import say


@contextmanager
def chosen(file: Path, columns: Columns, where: Mapping[str, str]) -> Iterator[Path]:
    """A file with the columns and only the rows that ``where`` names; the file itself where it names nothing.

    Raises :class:`Unreadable` where no row is left, and :class:`~ombud.served.points.Unusable` as the reader does.
    """
    if not where:
        yield file
        return
    with TemporaryDirectory() as folder:
        there = Path(folder) / f"{file.stem}.parquet"
        if not _written(file, there, columns, where):
            sort = ", ".join(f"{name}: {value}" for name, value in where.items())
            raise Unreadable(say("no row is of this sort ({sort})", sort=sort), file.name, say("see its columns"))
        yield there


def _written(file: Path, there: Path, columns: Columns, where: Mapping[str, str]) -> int:
    """Write the rows that are wanted; how many there are."""
    rows, writer = 0, None
    named = _Named(columns, tuple(where))
    try:
        for batch in batches(file, named):  # type: ignore[arg-type]  # it needs the names alone
            wanted = batch.rows.filter(pa.array(_wanted(batch.rows, where))).select(list(columns.all))
            writer = writer or pq.ParquetWriter(there, wanted.schema)
            writer.write_batch(wanted)
            rows += wanted.num_rows
    finally:
        if writer is not None:
            writer.close()
    return rows


class _Named:
    """The columns that are read: those that are counted by, and those that are chosen by."""

    def __init__(self, columns: Columns, more: tuple[str, ...]) -> None:
        self.all = tuple(dict.fromkeys((*columns.all, *more)))
        self.category = ""


def _wanted(rows: pa.RecordBatch, where: Mapping[str, str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    keep = np.ones(rows.num_rows, bool)
    for name, value in where.items():
        held = pc.utf8_trim_whitespace(pc.cast(rows.column(name), pa.string()))
        keep &= pc.fill_null(pc.equal(held, value), False).to_numpy(zero_copy_only=False)
    return keep
