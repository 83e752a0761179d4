"""Points counted into areas, by time and category: exact, in bounded memory, on every core, with nothing dropped.

    count(a, t, c) = how many points lie in area a (its border included), at time t, of category c

Every point of the file ends in exactly one place: in an area, outside them all, or without usable coordinates. A point
in an area whose time is missing or impossible is still counted there, at the time "". What fell out is counted and
listed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ombud.places.cells import CELLS, CellIndex, index
from ombud.places.table import AreaTable
from ombud.served.cores import cores
from ombud.served.fallen import Fall, Fallen, Falls
from ombud.served.placed import Placed, asked, check_map, placing
from ombud.served.points import ROWS, Batch, Columns, Cut, Unusable, batches
from ombud.served.sparse import Counts
from ombud.words import say

__all__ = ["LISTED", "Fall", "Fallen", "Progress", "Tally", "summed", "tally"]

Progress = Callable[[int, int], None]
LISTED = 100


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
    place = placing(asked(areas, columns, cut, between, crs), grid, fast=fast)
    counts, fallen = Counts(len(areas.codes)), Falls(columns, listed)
    with closing(_on_cores(place, batches(file, columns, ROWS), threads or cores(), file.name)) as told:
        for placed in told:
            if not fallen.points:
                check_map(file.name, areas, grid, placed)
            counts.add(placed.area, placed.month, placed.category, placed.names)
            fallen.note(placed)
            if progress is not None:
                progress(placed.batch.done, placed.batch.total)
    fallen.check_some_inside(file.name)
    return summed(counts, fallen, cut)


def summed(counts: Counts, fallen: Falls, cut: Cut) -> Tally:
    """The counts and what fell out, once every point has been seen."""
    area, time, category, count, times, names = counts.table()
    times = times if cut is Cut.MONTH else tuple(one[:4] for one in times)
    fell = dict(fallen.count)
    return Tally(area, time, category, count, times, names, counts.areas, fallen.points, fell, fallen.listed())


def _on_cores(
    place: Callable[[Batch], Placed], told: Iterator[Batch], threads: int, file: str
) -> Generator[Placed, None, None]:
    """Batches placed side by side and given back in order; no more than two for each thread are held at once."""
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Placed]] = deque()
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
