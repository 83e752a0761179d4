"""Points that are not counted in full: every one counted by why it fell out, and the first of each sort listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from ombud.places.raycast import OUTSIDE
from ombud.served.placed import Placed
from ombud.served.points import Columns, NoTime, Unusable
from ombud.words import say


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


class Falls:
    """What fell out so far: counted all, listed the first ``most`` of each sort."""

    def __init__(self, columns: Columns, most: int) -> None:
        self.columns, self.most, self.points = columns, most, 0
        self.count = dict.fromkeys(Fall, 0)
        self._first: dict[Fall, list[Fallen]] = {why: [] for why in Fall}

    def note(self, placed: Placed) -> None:
        """What fell out of one more batch."""
        self.points += len(placed.area)
        unknown = ~(np.isfinite(placed.x) & np.isfinite(placed.y))
        self._add(Fall.NO_COORDINATES, unknown, placed)
        self._add(Fall.OUTSIDE, (placed.area == OUTSIDE) & ~unknown, placed)
        if self.columns.time:
            for code, why in _TIMES.items():
                self._add(why, placed.month == code, placed)

    def join(self, points: int, count: Mapping[Fall, int], listed: tuple[Fallen, ...]) -> None:
        """What fell out of the next part of the file, whose rows were numbered from 1."""
        for one in listed:
            if len(self._first[one.why]) < self.most:
                self._first[one.why].append(replace(one, row=one.row + self.points))
        self.points += points
        for why in Fall:
            self.count[why] += count[why]

    def listed(self) -> tuple[Fallen, ...]:
        """The first of each sort, in order of :class:`Fall` and then of their rows."""
        return tuple(one for why in Fall for one in self._first[why])

    def check_some_inside(self, file: str) -> None:
        """Raises :class:`~ombud.served.points.Unusable` where there are points and none lies in any area."""
        if self.points and self.count[Fall.OUTSIDE] + self.count[Fall.NO_COORDINATES] == self.points:
            raise Unusable(file, say("Of {n} points, none lies in any area; check the columns of the coordinates, "
                                     "their projection, and whether the areas are of the same city.",
                                     n=self.points))  # fmt: skip

    def _add(self, why: Fall, fell: NDArray[np.bool_], placed: Placed) -> None:
        rows = np.flatnonzero(fell)
        self.count[why] += len(rows)
        for row in rows[: self.most - len(self._first[why])].tolist():
            told = (f"{name}: {placed.batch.rows.column(name)[row].as_py()}" for name in self._names(why))
            self._first[why].append(Fallen(placed.batch.first + row, why, ", ".join(told)))

    def _names(self, why: Fall) -> tuple[str, ...]:
        where = (self.columns.lon, self.columns.lat)
        return where if why in (Fall.OUTSIDE, Fall.NO_COORDINATES) else (self.columns.time,)
