"""Points counted into areas by Spark: the counts of :func:`ombud.served.tally.tally`, on more than one machine.

The index of cells is built once here and sent once to each worker process. Spark reads the file in parts; a worker
counts its part with the same kernel and sends back counts only. They are added up here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ombud.places.cells import CELLS, CellIndex, index
from ombud.places.table import AreaTable
from ombud.served import parts
from ombud.served.cluster import NoSpark, followed, in_a_sentence, spark
from ombud.served.fallen import Fall, Falls
from ombud.served.parts import Order
from ombud.served.placed import asked, check_map, placing
from ombud.served.points import ROWS, Columns, Cut, Unusable, batches, header, is_parquet
from ombud.served.sparse import Counts
from ombud.served.tally import LISTED, Progress, Tally, summed
from ombud.words import say

__all__ = ["NoSpark", "tally_on_spark"]

_PARTS_A_CORE = 4
_LINES = 1 << 15  # of a CSV sent to a worker at once: all columns come with them
_LARGEST_PART = 1 << 30  # bytes
_SMALLEST_PART = 1 << 22
_CSV_SLACK = 4  # bytes: a mark of UTF-8 that is left out, a line's end that is added
_READ = {
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
}


def tally_on_spark(
    file: Path,
    areas: AreaTable,
    columns: Columns,
    *,
    cut: Cut = Cut.MONTH,
    between: tuple[date, date] | None = None,
    crs: str = "",
    progress: Progress | None = None,
    listed: int = LISTED,
    master: str = "",
    cells: int | CellIndex = CELLS,
) -> Tally:
    """Count the points of a Parquet or CSV file into areas on Spark; the same answer as that of ``tally``.

    Every worker must reach the file under the same path, and have Ombud with its extra ``spark``. ``master`` is the
    cluster, see :func:`ombud.served.cluster.spark`. ``progress`` is told rows (Parquet) or bytes (CSV) done and in all
    whenever a part is done; it may raise, which cancels the job. The rest is as in
    :func:`~ombud.served.tally.tally`. Raises :class:`~ombud.served.points.Unusable` as that does, and
    :class:`~ombud.served.cluster.NoSpark` where Spark or Java are missing or do not start.
    """
    grid = cells if isinstance(cells, CellIndex) else index(areas.shapes, cells)
    order = Order(asked(areas, columns, cut, between, crs), len(areas.codes), listed)
    _check_first(file, areas, grid, order)
    with spark(master) as session, in_a_sentence(file.name):
        counts, falls = _counted(session, file, grid, order, progress)
    falls.check_some_inside(file.name)
    return summed(counts, falls, cut)


def _check_first(file: Path, areas: AreaTable, grid: CellIndex, order: Order) -> None:
    """The columns and the first points, looked at here before anybody else is asked."""
    place = placing(order.asked, grid)
    with closing(batches(file, order.asked.columns, ROWS)) as told:
        first = next((one for one in told if one.rows.num_rows), None)
    try:
        if first is not None:
            check_map(file.name, areas, grid, place(first))
    except pa.ArrowException as wrong:
        raise _unreadable(file, str(wrong)) from None


def _unreadable(file: Path, why: str) -> Unusable:
    return Unusable(file.name, say("The points cannot be read ({why}).", why=why))


_Sum = tuple[Counts, Falls]


class _Torn(Exception):
    """A part of a CSV file does not begin or end with a row."""


def _counted(session: Any, file: Path, grid: CellIndex, order: Order, progress: Progress | None) -> _Sum:
    """The whole file. A CSV whose quoted values run over from part to part is read once more, as one part."""
    if is_parquet(file):
        return _parquet(session, file, grid, order, progress)
    try:
        return _csv(session, file, grid, order, progress)
    except _Torn:
        return _csv(session, file, grid, order, progress, in_one=True)


def _parquet(session: Any, file: Path, grid: CellIndex, order: Order, progress: Progress | None) -> _Sum:
    told = pq.read_metadata(file)
    schema, names = told.schema.to_arrow_schema(), order.asked.columns.all
    kinds = (schema.field(name).type for name in names)
    order = replace(order, types=tuple(kind.value_type if pa.types.is_dictionary(kind) else kind for kind in kinds))
    _cut_up(session, file, ROWS)
    frame = session.read.parquet(_address(file))
    frame = _with_start(frame, names)
    rows = _run(frame, partial(parts.of_parquet, order=order), grid, progress, told.num_rows)
    _check_whole(file, sum(row["points"] for row in rows) == told.num_rows or any(row["wrong"] for row in rows))
    return _summed(file, rows, order)


def _csv(
    session: Any, file: Path, grid: CellIndex, order: Order, progress: Progress | None, in_one: bool = False
) -> _Sum:
    order, size = replace(order, names=header(file)), file.stat().st_size
    _cut_up(session, file, _LINES, in_one)
    frame = _with_start(session.read.text(_address(file), lineSep="\n"), ("value",))
    rows = _run(frame, partial(parts.of_csv, order=order), grid, progress, size)
    _check_whole(file, abs(sum(row["bytes"] for row in rows) - size) <= _CSV_SLACK)
    return _summed(file, rows, order, may_be_torn=not in_one)


def _address(file: Path) -> str:
    """The file as Spark is told it; it takes some signs for patterns, and cannot be told others."""
    if file.name.startswith(("_", ".")) or ":" in str(file.resolve()):
        raise Unusable(file.name, say("Spark reads no file whose name begins with _ or a full stop, and none with a "
                                      "colon in its path; give the file another name."))  # fmt: skip
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(file.resolve()))


def _check_whole(file: Path, is_whole: bool) -> None:
    if not is_whole:
        raise Unusable(file.name, say("Spark read another file than the one here; every worker must find the same file "
                                      "under the same path."))  # fmt: skip


def _with_start(frame: Any, names: tuple[str, ...]) -> Any:
    """The byte at which each row's part of the file begins, which Spark keeps beside the columns; and the columns.

    They are named anew, since Spark reads more into some names than stands there; the workers know them by their order.
    """
    from pyspark.sql.functions import col

    start = frame.metadataColumn("_metadata").getField("file_block_start").alias("start")
    columns = (col(f"`{name.replace('`', '``')}`").alias(f"c{n}") for n, name in enumerate(names))
    return frame.select(start, *columns)


def _cut_up(session: Any, file: Path, rows: int, in_one: bool = False) -> None:
    """How Spark reads and cuts the file: a few parts for each core, or all as one; ``rows`` at once go to a worker."""
    largest = file.stat().st_size + 2 * _SMALLEST_PART if in_one else _LARGEST_PART
    wanted = 1 if in_one else _PARTS_A_CORE * session.sparkContext.defaultParallelism
    cut = {
        "spark.sql.files.minPartitionNum": wanted,
        "spark.sql.files.maxPartitionBytes": largest,
        "spark.sql.files.openCostInBytes": _SMALLEST_PART,
        "spark.sql.execution.arrow.maxRecordsPerBatch": rows,
    }
    for name, value in (_READ | cut).items():
        session.conf.set(name, str(value))


def _run(
    frame: Any, kernel: Callable[..., Iterator[Any]], grid: CellIndex, progress: Progress | None, total: int
) -> list[Any]:
    """Every part of the file counted: one row each, as :data:`ombud.served.parts.ROW`."""
    context = frame.sparkSession.sparkContext
    sent, done = context.broadcast(grid), context.accumulator(0)

    def count(told: Iterator[Any]) -> Iterator[Any]:
        return kernel(told, grid=sent.value, done=done.add)

    try:
        told = frame.mapInArrow(count, parts.ROW)
        rows: list[Any] = followed(context, told.collect, progress, lambda: min(done.value, total), total)
        return rows
    finally:
        sent.destroy()


def _summed(file: Path, rows: list[Any], order: Order, may_be_torn: bool = False) -> _Sum:
    """The parts added up in the order of the file."""
    counts, falls = Counts(order.areas), Falls(order.asked.columns, order.listed)
    if may_be_torn and any(row["wrong"] or row["open"] for row in rows):
        raise _Torn
    for row in sorted(rows, key=itemgetter("start")):
        if row["wrong"]:
            raise _unreadable(file, row["wrong"])
        counts.add(*parts.unpacked(row["cells"]))
        falls.join(row["points"], dict(zip(Fall, row["fell"], strict=True)), parts.fallen(row["listed"]))
    return counts, falls
