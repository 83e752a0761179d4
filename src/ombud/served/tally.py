"""Points counted into areas, by time and category: exact, in bounded memory, on every core, with nothing dropped.

    count(a, t, c) = how many points lie in area a (its border included), at time t, of category c

Every point of the file ends in exactly one place: in an area, outside them all, or without usable coordinates. A point
in an area whose time is missing or impossible is still counted there, at the time "". What fell out is counted and
listed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ombud.places.cells import CELLS, CellIndex, index
from ombud.places.raycast import OUTSIDE
from ombud.places.table import AreaTable, is_in_degrees, transformer
from ombud.served.cores import cores
from ombud.served.points import ROWS, Batch, Columns, Cut, NoTime, Unusable, batches, months, numbers
from ombud.served.sparse import Counts
from ombud.words import say

Progress = Callable[[int, int], None]
LISTED = 100


class Fall(StrEnum):
    """Why a point is not counted in full."""

    OUTSIDE = "outside every area"
    NO_COORDINATES = "no coordinates"
    NO_TIME = "no time"
    UNREADABLE_TIME = "a time that cannot be read"
    IMPOSSIBLE_TIME = "an impossible time"


_TIMES = {
    NoTime.UNSAID: Fall.NO_TIME,
    NoTime.UNREADABLE: Fall.UNREADABLE_TIME,
    NoTime.IMPOSSIBLE: Fall.IMPOSSIBLE_TIME,
}


@dataclass(frozen=True, slots=True)
class Fallen:
    """A point of the file that is not counted in full: its row (the first is 1), why, and what stands there."""

    row: int
    why: Fall
    told: str


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How many points lie where, when and of what sort; only cells that hold any, in order of area, time, category.

    ``area`` is the row of the area table, ``time`` and ``category`` the place in ``times`` and ``categories``; "" is
    none said. ``fallen`` counts every point by why it fell out, ``listed`` names the first of each.
    """

    area: NDArray[np.int32]
    time: NDArray[np.int32]
    category: NDArray[np.int32]
    count: NDArray[np.int64]
    times: tuple[str, ...]
    categories: tuple[str, ...]
    areas: int
    points: int
    fallen: dict[Fall, int]
    listed: tuple[Fallen, ...]

    @property
    def inside(self) -> int:
        """How many points lie in an area."""
        return int(self.count.sum())

    def by_area(self) -> NDArray[np.int64]:
        """Points in each area, shape (areas,)."""
        return self._summed(self.area, self.areas)

    def by_time(self) -> NDArray[np.int64]:
        """Points in any area at each of ``times``."""
        return self._summed(self.time, len(self.times))

    def by_category(self) -> NDArray[np.int64]:
        """Points in any area of each of ``categories``."""
        return self._summed(self.category, len(self.categories))

    def _summed(self, over: NDArray[np.int32], length: int) -> NDArray[np.int64]:
        total = np.zeros(length, np.int64)
        np.add.at(total, over, self.count)
        return total


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """A batch once its points have been placed."""

    batch: Batch
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    area: NDArray[np.int32]
    month: NDArray[np.int32]
    category: NDArray[np.int32]
    names: tuple[str, ...]


def tally(
    file: Path,
    areas: AreaTable,
    columns: Columns,
    *,
    cut: Cut = Cut.MONTH,
    between: tuple[date, date] | None = None,
    crs: str = "",
    progress: Progress | None = None,
    listed: int = LISTED,
    threads: int = 0,
    fast: bool = True,
    cells: int | CellIndex = CELLS,
) -> Tally:
    """Count the points of a Parquet or CSV file into areas, by time and category.

    ``crs`` is that of the points where it differs from the areas'. ``between`` names the first and last possible day.
    ``progress`` is told rows (Parquet) or bytes (CSV) done and in all after each batch; it may raise, which stops the
    count. ``threads`` 0 uses every core. ``cells`` may be an index made before, of the same areas.
    Raises :class:`~ombud.served.points.Unusable` for a file that cannot be counted, and where the points are swapped,
    in another projection than told, or all off the map.
    """
    grid = cells if isinstance(cells, CellIndex) else index(areas.shapes, cells)
    place = partial(_place, grid=grid, columns=columns, cut=cut, between=between, fast=fast, turn=_turn(crs, areas))
    counts, fallen = Counts(len(areas.codes)), _Falls(columns, listed)
    with closing(_on_cores(place, batches(file, columns, ROWS), threads or cores(), file.name)) as told:
        for placed in told:
            if not fallen.points:
                _check_map(file.name, areas, grid, placed)
            counts.add(placed.area, placed.month, placed.category, placed.names)
            fallen.note(placed)
            if progress is not None:
                progress(placed.batch.done, placed.batch.total)
    if fallen.points and fallen.count[Fall.OUTSIDE] + fallen.count[Fall.NO_COORDINATES] == fallen.points:
        raise Unusable(file.name, _off_the_map(fallen.points))
    area, time, category, count, times, names = counts.table()
    times = times if cut is Cut.MONTH else tuple(one[:4] for one in times)
    fell, listing = dict(fallen.count), tuple(fallen.listed())
    return Tally(area, time, category, count, times, names, len(areas.codes), fallen.points, fell, listing)


def _on_cores(
    place: Callable[[Batch], _Placed], told: Iterator[Batch], threads: int, file: str
) -> Generator[_Placed, None, None]:
    """Batches placed side by side and given back in order; no more than two for each thread are held at once."""
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[_Placed]] = deque()
        try:
            for batch in told:
                waiting.append(pool.submit(place, batch))
                if len(waiting) > 2 * threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except pa.ArrowException as wrong:
            raise Unusable(file, say("The points cannot be read ({why}).", why=str(wrong))) from None
        finally:
            for one in waiting:
                one.cancel()


def _place(
    batch: Batch,
    *,
    grid: CellIndex,
    columns: Columns,
    cut: Cut,
    between: tuple[date, date] | None,
    fast: bool,
    turn: Callable[..., Any] | None,
) -> _Placed:
    """One batch: where its points lie, in which month, and of which category."""
    x, y = (numbers(batch.rows.column(name)) for name in (columns.lon, columns.lat))
    if turn is not None:
        x, y = (np.where(np.isfinite(one), one, np.nan) for one in turn(x, y))
    month = np.full(len(x), NoTime.UNSAID, np.int32)
    if columns.time:
        month = months(batch.rows.column(columns.time), columns.time_format, cut, between)
    category = np.zeros(len(x), np.int32)
    names: tuple[str, ...] = ("",)
    if columns.category:
        category, names = _categories(batch.rows.column(columns.category))
    return _Placed(batch, x, y, grid.place(x, y, fast=fast), month, category, names)


def _categories(column: Any) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Categories as places in a list of names; what is missing is ""."""
    if not pa.types.is_dictionary(column.type):
        column = pc.dictionary_encode(pc.cast(column, pa.string()))
    names = tuple("" if name is None else str(name) for name in column.dictionary.to_pylist())
    codes = pc.fill_null(column.indices.cast(pa.int32()), len(names)).to_numpy(zero_copy_only=False)
    return codes, (*names, "")


def _turn(crs: str, areas: AreaTable) -> Callable[..., Any] | None:
    return transformer(crs, areas.crs) if crs and areas.crs and crs != areas.crs else None


def _check_map(file: str, areas: AreaTable, grid: CellIndex, placed: _Placed) -> None:
    """Whether the first points lie on the map at all, and if not, whether they do when swapped."""
    x, y = placed.x, placed.y
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        return
    if is_in_degrees(areas.crs) and np.median(np.maximum(np.abs(x[known]), np.abs(y[known]))) > 180:
        raise Unusable(file, say("The areas are in degrees, the points are not (as in {x}, {y}); say in which "
                                 "projection the points are.", x=float(x[known][0]), y=float(y[known][0])))  # fmt: skip
    inside, swapped = (placed.area[known] > OUTSIDE).mean(), (grid.place(y[known], x[known]) > OUTSIDE).mean()
    if swapped > 0.5 > inside:
        raise Unusable(file, say("Of the first {n} points, {here} lie in an area, and {there} would if longitude and "
                                 "latitude were swapped; swap the two columns.", n=int(known.sum()),
                                 here=round(inside * known.sum()), there=round(swapped * known.sum())))  # fmt: skip


def _off_the_map(points: int) -> Any:
    return say("Of {n} points, none lies in any area; check the columns of the coordinates, their projection, and "
               "whether the areas are of the same city.", n=points)  # fmt: skip


class _Falls:
    """What fell out so far: counted all, listed the first of each sort."""

    def __init__(self, columns: Columns, most: int) -> None:
        self.columns, self.most, self.points = columns, most, 0
        self.count = dict.fromkeys(Fall, 0)
        self._first: dict[Fall, list[Fallen]] = {why: [] for why in Fall}

    def note(self, placed: _Placed) -> None:
        self.points += len(placed.area)
        unknown = ~(np.isfinite(placed.x) & np.isfinite(placed.y))
        self._add(Fall.NO_COORDINATES, unknown, placed)
        self._add(Fall.OUTSIDE, (placed.area == OUTSIDE) & ~unknown, placed)
        if self.columns.time:
            for code, why in _TIMES.items():
                self._add(why, placed.month == code, placed)

    def _add(self, why: Fall, fell: NDArray[np.bool_], placed: _Placed) -> None:
        rows = np.flatnonzero(fell)
        self.count[why] += len(rows)
        for row in rows[: self.most - len(self._first[why])].tolist():
            told = (f"{name}: {placed.batch.rows.column(name)[row].as_py()}" for name in self._names(why))
            self._first[why].append(Fallen(placed.batch.first + row, why, ", ".join(told)))

    def _names(self, why: Fall) -> tuple[str, ...]:
        where = (self.columns.lon, self.columns.lat)
        return where if why in (Fall.OUTSIDE, Fall.NO_COORDINATES) else (self.columns.time,)

    def listed(self) -> Iterable[Fallen]:
        return (one for why in Fall for one in self._first[why])
