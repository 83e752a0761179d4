"""What each combination of groups has where it lives, beside what everyone has, and what chance may do to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.gains.crossed import Crossed, Key, within
from ombud.served.crossings import Row
from ombud.served.resampled import Interval, by_block, interval, sums

REPLICATES = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Faced:
    """What each combination and sum of a crossing has for a head where it lives, less what everyone has, with ends."""

    crossed: Crossed
    gap: Numbers
    ends: tuple[Interval, ...]

    @property
    def told(self) -> list[int]:
        """The combinations of a group of each trait that are shown and known."""
        every = range(len(self.gap))
        return [at for at in every if self.crossed.full(at) and self.shown(at) and isfinite(self.gap[at])]

    def shown(self, at: int) -> bool:
        return not bool(self.crossed.pattern.hidden[at])


def everyone_has(city: City) -> float:
    """What everyone has for a head, in the areas where people live and an amount is known."""
    there = known_there(city)
    if not there.any():
        return float("nan")
    return float(city.amounts.expected[there].sum() / city.people[there].sum())


def known_there(city: City) -> NDArray[np.bool_]:
    return np.isfinite(city.amounts.expected) & (np.nan_to_num(city.people) > 0)


def faced(city: City, one: Crossed, rows: Sequence[Row], chance: np.random.Generator) -> Faced:
    """sum(n k/P) / sum(n) for each combination, less sum(k) / sum(P), with areas, and blocks, drawn anew."""
    there = np.flatnonzero(known_there(city))
    n = _by_area(city, one, rows)[there]
    k, p = city.amounts.expected[there], city.people[there]
    columns = np.column_stack([n * (k / p)[:, None], n, k, p])
    gap = _gaps(columns.sum(axis=0, keepdims=True), n.shape[1])[0] if there.size else np.full(n.shape[1], np.nan)
    spreads = [_intervals(columns, chance, None)]
    if city.blocks is not None:
        spreads.append(_intervals(columns, chance, np.array(city.blocks)[there]))
    return Faced(one, gap, tuple(_judged(some) for some in zip(*spreads, strict=True)))


def _judged(some: tuple[Interval, ...]) -> Interval:
    """The wider of several; one that is not known where one of them is not."""
    return next((one for one in some if not one.known), max(some, key=lambda one: one.width))


def _intervals(columns: Numbers, chance: np.random.Generator, blocks: NDArray[np.str_] | None) -> list[Interval]:
    groups = (columns.shape[1] - 2) // 2
    if not len(columns):
        return [Interval(float("nan"), float("nan"))] * groups
    drawn, _ = sums(columns, chance, REPLICATES, blocks)
    units, gaps = len(by_block(columns[:, :1], blocks)), _gaps(drawn, groups)
    return [interval(gaps[:, at], units) for at in range(groups)]


def _gaps(totals: Numbers, groups: int) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(totals[:, :groups] / totals[:, groups:-2] - (totals[:, -2] / totals[:, -1])[:, None])


def _by_area(city: City, one: Crossed, rows: Sequence[Row]) -> Numbers:
    """People of each combination and sum by area (areas, n); those of areas that the city does not know are in none."""
    place = {code: at for at, code in enumerate(city.areas.codes)}
    found = np.zeros((len(city.areas), len(one.keys)))
    fits: dict[Key, list[int]] = {}
    for row in rows:
        key = tuple(row.groups[trait] for trait in one.traits)
        if key not in fits:
            fits[key] = [at for at, total in enumerate(one.keys) if within(key, total)]
        if row.area in place and row.people > 0:
            found[place[row.area], fits[key]] += row.people
    return found
