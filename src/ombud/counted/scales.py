"""Whether areas with a larger share of a group get more or less, told on every scale at which the areas are published.

The same counts are summed into blocks, districts and boroughs, and the association is computed anew on each: the
modifiable areal unit problem (Gehlke & Biehl 1934; Robinson 1950; Openshaw & Taylor 1979). With w the people of each
unit over all people, x the rate a head and s the group's share, and m(.) the mean weighted by w, it is

    r = (m(x s) - m(x) m(s)) / sqrt((m(x x) - m(x)^2) (m(s s) - m(s)^2))

weighted by people, and the same with equal weights, which says it of units rather than of the people in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import Sentence, say

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
FEWEST = 3  # two units always lie on a line: their correlation is 1 or -1 whatever they hold


class UnfitCounts(ValueError):
    """Counts that no association can be told of: which area, and what to do."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands in the smallest areas, shape (areas,) each: things counted, people of the group, all people.

    NaN is "not known". Such an area is left out on every scale alike and named, so that all scales tell of the same
    people. Made by :func:`counts`.
    """

    areas: tuple[str, ...]
    count: Floats
    group: Floats
    people: Floats

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which areas are known in all three, shape (areas,)."""
        return ~(np.isnan(self.count) | np.isnan(self.group) | np.isnan(self.people))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The areas that are left out because a number is missing."""
        return tuple(self.areas[at] for at in np.flatnonzero(~self.known))


@dataclass(frozen=True, slots=True)
class AtScale:
    """The association on one scale. A correlation is None where there are too few units, or nothing varies."""

    scale: str
    units: int  # units that are compared
    small: tuple[str, ...]  # units left out for too few people
    unkeyed: tuple[str, ...]  # areas that lie in no unit of this scale
    weighted: float | None  # by people
    unweighted: float | None  # each unit alike
    note: Sentence | None = None


def counts(
    areas: Sequence[str], count: ArrayLike, group: ArrayLike, people: ArrayLike, *, overlapping: bool = False
) -> Counts:
    """The counts of areas, looked through. Arrays are of shape (areas,), in things and persons.

    ``overlapping`` says that the group adds groups up that share persons (Black and Hispanic in the census), so
    that it may be larger than the whole. Raises :class:`UnfitCounts`.
    """
    columns = [np.asarray(one, np.float64) for one in (count, group, people)]
    for column in columns:
        if column.shape != (len(areas),):
            raise UnfitCounts(
                say("There are {n} areas and {m} numbers; give one for each.", n=len(areas), m=column.size)
            )
    found = Counts(tuple(areas), *columns)
    _refuse(found, np.any([column < 0 for column in columns], axis=0), say("fewer than none are counted"))
    if not overlapping:
        _refuse(
            found,
            found.group > found.people,
            say("the group is larger than all people (if it adds groups up that share persons, say so)"),
        )
    _refuse(found, np.any([np.isinf(column) for column in columns], axis=0), say("a number is without end"))
    return found


def over_scales(
    data: Counts, scales: Mapping[str, Sequence[str | None]], *, fewest_people: float = 0
) -> tuple[AtScale, ...]:
    """The association on each scale, finest first as given. ``scales`` names for each area the unit it lies in.

    Units with ``fewest_people`` or fewer are left out and named, and so are areas without a unit (None or blank).
    Raises :class:`UnfitCounts` for keys that are numbers with decimals: long codes kept so melt into one another.
    """
    return tuple(_at_scale(data, name, units, fewest_people) for name, units in scales.items())


def correlation(x: Floats, y: Floats, weight: Floats) -> float | None:
    """Pearson's correlation of two arrays (n,) under weights (n,); None for fewer than three, or if one is constant."""
    if np.count_nonzero(weight) < FEWEST:
        return None
    w = weight / weight.sum()
    dx, dy = x - w @ x, y - w @ y
    spread_x, spread_y = np.sqrt(w @ dx**2), np.sqrt(w @ dy**2)
    if spread_x <= 1e-12 * np.abs(x).max() or spread_y <= 1e-12 * np.abs(y).max():
        return None
    return float(np.clip(w @ (dx / spread_x * (dy / spread_y)), -1, 1))


def summed(values: Floats, units: Numbers, number: int) -> Floats:
    """The sums (number,) of values (areas,) over the unit that each area lies in."""
    return np.bincount(units, values, minlength=number).astype(np.float64)


def association(data: Counts, units: Numbers, number: int, fewest_people: float) -> tuple[float | None, float | None]:
    """The correlation by people, and unit by unit, of areas summed into units 0 to ``number`` - 1 (-1: in none)."""
    used = data.known & (units >= 0)
    count, group, people = (summed(one[used], units[used], number) for one in (data.count, data.group, data.people))
    large = people > max(0.0, fewest_people)
    rate, share, weight = count[large] / people[large], group[large] / people[large], people[large]
    return correlation(rate, share, weight), correlation(rate, share, np.ones_like(weight))


def _at_scale(data: Counts, name: str, keys: Sequence[str | None], fewest: float) -> AtScale:
    names, units = _numbered(name, keys, len(data.areas))
    used = data.known & (units >= 0)
    people = summed(data.people[used], units[used], len(names))
    small = people <= max(0.0, fewest)
    by_people, by_unit = association(data, units, len(names), fewest)
    return AtScale(
        scale=name,
        units=int(np.count_nonzero(~small)),
        small=tuple(names[at] for at in np.flatnonzero(small)),
        unkeyed=tuple(data.areas[at] for at in np.flatnonzero(units < 0)),
        weighted=by_people,
        unweighted=by_unit,
        note=_note(name, int(np.count_nonzero(~small)), by_people),
    )


def _numbered(scale: str, keys: Sequence[str | None], areas: int) -> tuple[list[str], Numbers]:
    if len(keys) != areas:
        raise UnfitCounts(say("{scale} names {n} units for {m} areas.", scale=scale, n=len(keys), m=areas))
    for key in keys:
        if isinstance(key, (float, np.floating)):
            raise UnfitCounts(
                say("{scale} has the key {key}; keys must be text, not decimals.", scale=scale, key=repr(float(key)))
            )
    told = [str(key).strip() if key is not None else "" for key in keys]
    names = sorted(set(told) - {""})
    place = {key: at for at, key in enumerate(names)}
    return names, np.array([place.get(key, -1) for key in told], np.int64)


def _note(scale: str, units: int, found: float | None) -> Sentence | None:
    if found is not None:
        return None
    if units < FEWEST:
        return say("{scale}: {n} units are too few to compare.", scale=scale, n=units)
    return say("{scale}: all units are alike, so nothing goes together with anything.", scale=scale)


def _refuse(data: Counts, wrong: NDArray[np.bool_], what: Sentence) -> None:
    for at in np.flatnonzero(wrong)[:1]:
        raise UnfitCounts(say("{area}: {what}; check the numbers at their source.", area=data.areas[at], what=what))
