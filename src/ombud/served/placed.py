"""A batch of points placed: in which area each lies, in which month, of which sort; and whether they lie on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ombud.places.cells import CellIndex
from ombud.places.raycast import OUTSIDE
from ombud.places.table import AreaTable, is_in_degrees, transformer
from ombud.served.points import Batch, Columns, Cut, NoTime, Unusable, months, numbers
from ombud.words import say


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every batch; ``turn`` is the projection of the points and that of the areas, where they differ.

    It can be sent to another process, and so holds no engine.
    """

    columns: Columns
    cut: Cut
    between: tuple[date, date] | None
    turn: tuple[str, str] | None

    def turner(self) -> Callable[..., Any] | None:
        """What turns the points' coordinates into the areas', or None."""
        return None if self.turn is None else transformer(*self.turn)


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A batch once its points have been placed."""

    batch: Batch
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    area: NDArray[np.int32]
    month: NDArray[np.int32]
    category: NDArray[np.int32]
    names: tuple[str, ...]


def asked(areas: AreaTable, columns: Columns, cut: Cut, between: tuple[date, date] | None, crs: str) -> Asked:
    """The question, once it is known whether the points must be turned into the areas' projection."""
    return Asked(columns, cut, between, (crs, areas.crs) if crs and areas.crs and crs != areas.crs else None)


def placing(asked: Asked, grid: CellIndex, *, fast: bool = True) -> Callable[[Batch], Placed]:
    """What places a batch: made once, used for every batch."""
    turn, columns = asked.turner(), asked.columns

    def place(batch: Batch) -> Placed:
        x, y = (numbers(batch.rows.column(name)) for name in (columns.lon, columns.lat))
        if turn is not None:
            x, y = (np.where(np.isfinite(one), one, np.nan) for one in turn(x, y))
        month = np.full(len(x), NoTime.UNSAID, np.int32)
        if columns.time:
            month = months(batch.rows.column(columns.time), columns.time_format, asked.cut, asked.between)
        category = np.zeros(len(x), np.int32)
        names: tuple[str, ...] = ("",)
        if columns.category:
            category, names = _categories(batch.rows.column(columns.category))
        return Placed(batch, x, y, grid.place(x, y, fast=fast), month, category, names)

    return place


def _categories(column: Any) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Categories as places in a list of names; what is missing is ""."""
    if not pa.types.is_dictionary(column.type):
        column = pc.dictionary_encode(pc.cast(column, pa.string()))
    names = tuple(name or "" for name in pc.cast(column.dictionary, pa.string()).to_pylist())
    codes = pc.fill_null(column.indices.cast(pa.int32()), len(names)).to_numpy(zero_copy_only=False)
    return codes, (*names, "")


def check_map(file: str, areas: AreaTable, grid: CellIndex, placed: Placed) -> None:
    """Whether the first points lie on the map at all, and if not, whether they do when swapped.

    Raises :class:`~ombud.served.points.Unusable`.
    """
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
