"""Counts by area, time and category that grow as new months and categories turn up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ombud.served.points import NoTime

MOST_DENSE = 1 << 25  # cells of 8 bytes kept as one block, 256 MB; beyond, only those that hold any
Table = tuple[
    NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int64], tuple[str, ...], tuple[str, ...]
]
Coded = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], tuple[str, ...], NDArray[np.int64]]


class Counts:
    """Counts in one block (areas, months, categories), or as sorted keys once the block would be too large."""

    def __init__(self, areas: int, most: int = MOST_DENSE) -> None:
        self.areas, self.most = areas, most
        self._months: dict[int, int] = {}
        self._names: dict[str, int] = {}
        self._room = (1, 1)  # months and categories that fit into the block
        self._block: NDArray[np.int64] | None = np.zeros(areas, np.int64)
        self._keys = np.empty(0, np.int64)
        self._held = np.empty(0, np.int64)

    def add(
        self,
        area: NDArray[np.int32],
        month: NDArray[np.int32],
        category: NDArray[np.int32],
        names: tuple[str, ...],
        held: NDArray[np.int64] | None = None,
    ) -> None:
        """Count a batch: its areas (negative for none), months (or a code of NoTime), and categories in ``names``.

        ``held`` says how many points each stands for, one where it is not given.
        """
        inside = np.flatnonzero(area >= 0)
        month = np.maximum(month[inside], np.int32(NoTime.UNSAID))
        month[month < 0] = NoTime.UNSAID
        at, which = self._month_places(month), self._category_places(category[inside], names)
        self._make_room()
        months, categories = self._room
        key = (area[inside].astype(np.int64) * months + at) * categories + which
        many = np.ones(len(key), np.int64) if held is None else held[inside]
        if self._block is not None:
            np.add.at(self._block, key, many)
        else:
            self._merge(key, many)

    def _month_places(self, month: NDArray[np.int32]) -> NDArray[np.int64]:
        if not len(month):
            return np.empty(0, np.int64)
        lowest = int(month.min())
        seen = np.flatnonzero(np.bincount(month - lowest)) + lowest
        places = np.zeros(int(seen[-1]) - lowest + 1, np.int64)
        places[seen - lowest] = [self._months.setdefault(one, len(self._months)) for one in seen.tolist()]
        return places[month - lowest]

    def _category_places(self, category: NDArray[np.int32], names: tuple[str, ...]) -> NDArray[np.int64]:
        places = np.zeros(len(names), np.int64)
        for one in np.flatnonzero(np.bincount(category, minlength=len(names))).tolist():
            places[one] = self._names.setdefault(names[one], len(self._names))
        return places[category]

    def _make_room(self) -> None:
        """More room for months or categories where they no longer fit."""
        room = _enough(self._room[0], len(self._months)), _enough(self._room[1], len(self._names))
        if room == self._room:
            return
        keys, held = self._cells()
        area, at, which = self._parted(keys)
        self._room = room
        keys = (area * room[0] + at) * room[1] + which
        if self._block is not None and self.areas * room[0] * room[1] <= self.most:
            self._block = np.zeros(self.areas * room[0] * room[1], np.int64)
            self._block[keys] = held
        else:
            self._block, self._keys, self._held = None, keys, held

    def _cells(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        if self._block is None:
            return self._keys, self._held
        keys = np.flatnonzero(self._block)
        return keys, self._block[keys]

    def _parted(self, keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        months, categories = self._room
        return keys // (months * categories), keys // categories % months, keys % categories

    def _merge(self, keys: NDArray[np.int64], held: NDArray[np.int64]) -> None:
        together, at = np.unique(np.concatenate([self._keys, keys]), return_inverse=True)
        total = np.zeros(len(together), np.int64)
        np.add.at(total, at, np.concatenate([self._held, held]))
        self._keys, self._held = together, total

    def coded(self) -> Coded:
        """What :meth:`add` takes, so that counts made elsewhere can be added to others."""
        area, time, category, held, _, names = self.table()
        months = np.array(sorted(self._months), np.int32)
        return area, months[time], category, names, held

    def table(self) -> Table:
        """Area, time, category and count of each cell that holds any, sorted; and the names of times and categories."""
        months, names = sorted(self._months), sorted(self._names)
        keys, held = self._in_order([self._months[one] for one in months], [self._names[one] for one in names])
        area = (keys // (len(months) * len(names) or 1)).astype(np.int32)
        time = (keys // (len(names) or 1) % (len(months) or 1)).astype(np.int32)
        category = (keys % (len(names) or 1)).astype(np.int32)
        return area, time, category, held, tuple(_month(one) for one in months), tuple(names)

    def _in_order(self, months: list[int], names: list[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Keys and counts once months and categories stand in order instead of as they turned up."""
        if self._block is not None:
            block = self._block.reshape(self.areas, *self._room)[:, months][:, :, names].ravel()
            keys = np.flatnonzero(block)
            return keys, block[keys]
        area, at, which = self._parted(self._keys)
        keys = (area * len(months) + _ranked(months)[at]) * len(names) + _ranked(names)[which]
        order = np.argsort(keys)
        return keys[order], self._held[order]


def _enough(room: int, needed: int) -> int:
    """The room there is, or a quarter more than is needed."""
    return room if needed <= room else needed + needed // 4


def _ranked(places: list[int]) -> NDArray[np.int64]:
    """Where each place of arrival stands once sorted."""
    ranks = np.zeros(max(places, default=-1) + 1, np.int64)
    ranks[places] = np.arange(len(places))
    return ranks


def _month(code: int) -> str:
    return "" if code < 0 else f"{code // 12:04d}-{code % 12 + 1:02d}"
