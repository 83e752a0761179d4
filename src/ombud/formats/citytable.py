"""A plain table beside a place file (CSV or Parquet): its columns as numbers and words, checked as read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.formats.reading import Unreadable
from ombud.places.table import NotAreas, only, read_columns
from ombud.places.told import Fault, Told
from ombud.words import say

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class CityTable:
    """Columns by name, each of the same length, as they stand in the file."""

    file: str
    columns: Mapping[str, NDArray[Any]]

    @property
    def rows(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def column(self, name: str) -> NDArray[Any]:
        """One column; raises :class:`Unreadable`."""
        if name not in self.columns:
            there = ", ".join(self.columns)
            what = say("there is no column {name}", name=name)
            raise Unreadable(what, self.file, say("name one of these: {names}", names=there))
        return self.columns[name]

    def numbers(self, name: str) -> Numbers:
        """A column of numbers, NaN where nothing stands; a word in it raises :class:`Unreadable` with its row."""
        held = self.column(name)
        if held.dtype.kind in "biuf":
            return held.astype(np.float64)
        return np.array([self._number(name, row, one) for row, one in enumerate(held.tolist(), 1)], np.float64)

    def _number(self, name: str, row: int, value: Any) -> float:
        if value is None or (isinstance(value, str) and not value.strip()):
            return float("nan")
        try:
            return float(value)
        except (TypeError, ValueError):
            what = say("the column {name} holds “{value}” where a number is needed", name=name, value=str(value)[:40])
            mend = say("name a column of numbers, or leave the cell empty where the number is not known")
            raise Unreadable(what, f"{self.file}, row {row}", mend) from None

    def words(self, name: str) -> tuple[str, ...]:
        """A column as words without spaces around them; "" where nothing stands. Whole numbers are their digits."""
        return tuple(_word(one) for one in self.column(name).tolist())


def _word(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def read_city_table(path: Path, keys: Collection[str] = (), where: Mapping[str, str] | None = None) -> CityTable:
    """The table, or only its rows whose columns hold what ``where`` names; ``keys`` are columns of codes, kept as text.

    Raises :class:`Unreadable`.
    """
    try:
        told = only(Told(read_columns(path, (*keys, *(where or ()))), None), where or {})
    except NotAreas as wrong:
        raise Unreadable(say("{why}", why=wrong.what), path.name) from None
    except Fault as fault:
        raise Unreadable(say("{why}", why=fault.told), path.name, say("see docs/who-gains.md")) from None
    return CityTable(path.name, told.columns)
