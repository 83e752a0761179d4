"""A table of counts as a reader meets it: its cells, its margins, and the sums that tie them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import say

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


class UnfitTable(ValueError):
    """A table that nothing can be hidden in: which cell or sum is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One cell is the sum of others: positions in the table's names."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells, totals among them, with counts (n,) in persons. Everything that readers can add up is in ``sums``.

    Tables of any depth, wards within districts and years within a period are all sums of this kind. Raises
    :class:`UnfitTable` for a name given twice, a count below 0 or not known, sums that do not add up, and a table
    that counts nobody.
    """

    names: tuple[str, ...]
    values: Floats
    sums: tuple[Sum, ...]

    def __post_init__(self) -> None:
        _check_cells(self)
        _check_sums(self)

    @property
    def margins(self) -> Mask:
        """Which cells are the total of others, shape (n,)."""
        found = np.zeros(len(self.names), bool)
        found[[one.total for one in self.sums]] = True
        return found

    def at(self, name: str) -> int:
        """The position of a cell; raises :class:`UnfitTable`."""
        if name not in self.names:
            raise UnfitTable(say("There is no cell {name}.", name=name))
        return self.names.index(name)


def two_way(
    counts: ArrayLike,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    row_totals: ArrayLike | None = None,
    column_totals: ArrayLike | None = None,
    total: float | None = None,
    all_of_them: str = "all",
) -> Table:
    """A table of counts (rows, columns) with its margins, as published if given, else added up.

    Cells are named "row, column", row by row; then the row totals, the column totals, the grand total.
    Raises :class:`UnfitTable`, also for a single row or column: its margin says each cell over again.
    """
    body = np.asarray(counts, np.float64)
    if body.shape != (len(rows), len(columns)):
        raise UnfitTable(
            say("There are {n} rows and {m} columns named, and other counts.", n=len(rows), m=len(columns))
        )
    if min(body.shape) < 2:
        raise UnfitTable(say("A table of one row or column repeats its margin; publish it as a list of sums."))
    across = body.sum(axis=1) if row_totals is None else np.asarray(row_totals, np.float64)
    down = body.sum(axis=0) if column_totals is None else np.asarray(column_totals, np.float64)
    if across.shape != (len(rows),) or down.shape != (len(columns),):
        raise UnfitTable(say("There must be one total for each row and each column."))
    whole = across.sum() if total is None else total
    names = [f"{row}, {column}" for row in rows for column in columns]
    names += [f"{row}, {all_of_them}" for row in rows] + [f"{all_of_them}, {column}" for column in columns]
    values = np.concatenate((body.ravel(), across, down, [whole]))
    return Table((*names, all_of_them), values, _two_way_sums(len(rows), len(columns)))


def _two_way_sums(rows: int, columns: int) -> tuple[Sum, ...]:
    inner = rows * columns
    across = tuple(inner + row for row in range(rows))
    down = tuple(inner + rows + column for column in range(columns))
    last = inner + rows + columns
    by_row = (Sum(across[row], tuple(range(row * columns, (row + 1) * columns))) for row in range(rows))
    by_column = (Sum(down[column], tuple(range(column, inner, columns))) for column in range(columns))
    return (*by_row, *by_column, Sum(last, across), Sum(last, down))


def _check_cells(table: Table) -> None:
    if table.values.shape != (len(table.names),):
        raise UnfitTable(say("There are {n} cells and {m} counts.", n=len(table.names), m=table.values.size))
    for name, times in Counter(table.names).items():
        if times > 1:
            raise UnfitTable(say("The name {name} stands for {n} cells; make it one.", name=name, n=times))
    for name, value in zip(table.names, table.values.tolist(), strict=True):
        if not 0 <= value < np.inf:
            raise UnfitTable(say("{name} is {n}, which is no count of persons.", name=name, n=value))
    if not table.values.any():
        raise UnfitTable(say("The table counts nobody: there is nothing to hide, and nothing to show."))


def _check_sums(table: Table) -> None:
    for one in table.sums:
        if not one.parts or one.total in one.parts:
            raise UnfitTable(say("{name} is a sum of nothing, or of itself.", name=table.names[one.total]))
        told, found = float(table.values[one.total]), float(table.values[list(one.parts)].sum())
        if abs(told - found) > 1e-6 * max(1.0, told):
            raise UnfitTable(
                say(
                    "{name} says {told}, and its parts add up to {found}; mend the table before anything is hidden.",
                    name=table.names[one.total],
                    told=told,
                    found=found,
                )
            )
