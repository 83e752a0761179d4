"""Points from a Parquet or CSV file, a batch at a time: coordinates, months and categories as plain arrays.

What cannot be read is marked, not guessed: a coordinate becomes NaN, a time gets one of the codes below.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from ombud.words import Sentence, say

ROWS = 1 << 18  # points in a batch: 4 MB of coordinates
ISO = "%Y-%m-%d"


class Unusable(ValueError):
    """A file of points cannot be counted: what is wrong, in which file, and what to do."""

    def __init__(self, file: str, what: Sentence) -> None:
        super().__init__(say("{file}: {what}", file=file, what=what))
        self.file, self.what = file, what


class Cut(StrEnum):
    """How finely time is told apart."""

    MONTH = "month"
    YEAR = "year"


class NoTime(IntEnum):
    """Why a point has no time that can be used. Real times are year * 12 + month - 1; cut to years, year * 12."""

    UNSAID = -1
    UNREADABLE = -2
    IMPOSSIBLE = -3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file of points. ``time_format`` reads text, as in ``%m/%d/%Y``; without it, ISO 8601."""

    lon: str
    lat: str
    time: str = ""
    category: str = ""
    time_format: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name in (self.lon, self.lat, self.time, self.category) if name))


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some rows of the file, the first of them number ``first``, from 1; ``done`` and ``total`` are bytes or rows."""

    rows: Any  # a pyarrow.RecordBatch
    first: int
    done: int
    total: int


def batches(file: Path, columns: Columns, size: int = ROWS) -> Generator[Batch, None, None]:
    """The file's rows in order, only the columns named; memory holds one batch at a time. Raises :class:`Unusable`."""
    try:
        yield from (_of_parquet if is_parquet(file) else _of_csv)(file, columns, size)
    except (OSError, pa.ArrowException) as wrong:
        raise Unusable(file.name, say("The points cannot be read ({why}).", why=str(wrong))) from None


def _of_parquet(file: Path, columns: Columns, size: int) -> Iterator[Batch]:
    with pq.ParquetFile(file) as parquet:
        schema = parquet.schema_arrow
        _check(file.name, columns, schema.names)
        done, total = 0, parquet.metadata.num_rows
        lazily = [one for one in (columns.category,) if one and _is_text(schema.field(one).type)]
        # Buffered ahead, the whole file would be in memory by the time its last row is read.
        with pq.ParquetFile(file, read_dictionary=lazily, pre_buffer=False) as again:
            for rows in again.iter_batches(size, columns=list(columns.all)):
                done += rows.num_rows
                yield Batch(rows, done - rows.num_rows + 1, done, total)


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_binary(kind))


def _of_csv(file: Path, columns: Columns, size: int) -> Iterator[Batch]:
    with file.open("rb") as opened:
        _check(file.name, columns, list(header(file)))
        seen, total = 0, file.stat().st_size
        for rows in csv_rows(opened, columns, size):
            seen += rows.num_rows
            yield Batch(rows, seen - rows.num_rows + 1, min(opened.tell(), total), total)


def csv_rows(
    opened: Any, columns: Columns, size: int = ROWS, *, names: tuple[str, ...] = (), threads: bool = True
) -> Iterator[Any]:
    """The columns of an opened CSV file as text, a pyarrow.RecordBatch at a time.

    ``names`` are those of all columns where ``opened`` is a later part of a file, and so has no line that names them.
    Raises pyarrow's own errors.
    """
    return iter(pcsv.open_csv(
        opened,
        read_options=pcsv.ReadOptions(block_size=size * 32, column_names=list(names) or None, use_threads=threads),
        parse_options=pcsv.ParseOptions(newlines_in_values=True),
        convert_options=pcsv.ConvertOptions(
            include_columns=list(columns.all), column_types=dict.fromkeys(columns.all, pa.string()),
            strings_can_be_null=True, null_values=[""],
        ),
    ))  # fmt: skip


def is_parquet(file: Path) -> bool:
    """Whether a file is Parquet, by how it begins; what is not is taken for CSV."""
    with file.open("rb") as opened:
        return opened.read(4) == b"PAR1"


def header(file: Path) -> tuple[str, ...]:
    """The names of all columns of a CSV file."""
    with pcsv.open_csv(file, parse_options=pcsv.ParseOptions(newlines_in_values=True)) as told:
        return tuple(told.schema.names)


def _check(file: str, columns: Columns, there: list[str]) -> None:
    for name in columns.all:
        if name not in there:
            raise Unusable(
                file, say("There is no column {name}; there are {names}.", name=name, names=", ".join(there))
            )
        if there.count(name) > 1:
            raise Unusable(file, say("The column {name} is there twice; rename one.", name=name))


def numbers(column: Any) -> NDArray[np.float64]:
    """A column as numbers; what is missing, no number or infinite becomes NaN."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        told = pc.cast(column, pa.float64())
    except pa.ArrowInvalid:  # somewhere a word stands for a number
        told = pa.array([_number(one) for one in column.to_pylist()], pa.float64())
    found: NDArray[np.float64] = told.to_numpy(zero_copy_only=False)
    return np.where(np.isfinite(found), found, np.nan)


def _number(text: Any) -> float | None:
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def months(
    column: Any, how: str = "", cut: Cut = Cut.MONTH, between: tuple[date, date] | None = None
) -> NDArray[np.int32]:
    """Each time as year * 12 + month - 1, or as a code of :class:`NoTime`.

    ``column`` is a pyarrow array of dates, timestamps (with their own time zone), whole years or text; ``how`` is the
    format of text. ``between`` names the first and the last possible day; what lies outside is impossible.
    """
    days = _days(column, how)
    found = np.full(len(column), NoTime.UNREADABLE, np.int32)
    read = days.is_valid().to_numpy(zero_copy_only=False)
    found[column.is_null().to_numpy(zero_copy_only=False)] = NoTime.UNSAID
    known = days.drop_null()
    year, month = (part(known).to_numpy(zero_copy_only=False).astype(np.int32) for part in (pc.year, pc.month))
    month = month if cut is Cut.MONTH else np.ones_like(month)
    possible = np.ones(len(known), bool)
    if between is not None:
        since, until = np.datetime64(between[0], "D"), np.datetime64(between[1], "D")
        day = known.to_numpy(zero_copy_only=False).astype("datetime64[D]")
        possible = (day >= since) & (day <= until)
    found[read] = np.where(possible, year * 12 + month - 1, int(NoTime.IMPOSSIBLE))
    return found


def _days(column: Any, how: str) -> Any:
    """The column as days, null where it cannot be read."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
        return _local_days(column)
    text = pc.cast(column, pa.string())
    if how:
        return pc.strptime(text, format=how, unit="s", error_is_null=True).cast(pa.date32())
    whole = pc.match_substring_regex(text, r"^\d{4}(-\d{2}(-\d{2}([T ].*)?)?)?$")
    day = pc.utf8_slice_codeunits(pc.binary_join_element_wise(text, pa.scalar("-01-01"), ""), 0, 10)
    day = pc.if_else(pc.equal(pc.utf8_length(text), 7), pc.binary_join_element_wise(text, pa.scalar("-01"), ""), day)
    return pc.strptime(pc.if_else(whole, day, None), format=ISO, unit="s", error_is_null=True).cast(pa.date32())


def _local_days(column: Any) -> Any:
    """The day at the place of the clock: a timestamp with a zone is read in that zone."""
    if pa.types.is_timestamp(column.type) and column.type.tz:
        column = pc.local_timestamp(column)
    return pc.floor_temporal(column, unit="day").cast(pa.date32()) if pa.types.is_timestamp(column.type) else column
