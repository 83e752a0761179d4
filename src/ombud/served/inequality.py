"""How unevenly a thing is spread over people: Gini, Theil within and between regions, Palma, dissimilarity.

Every index weighs each area by the people who live there; everyone in an area is taken to have the area's value.
Areas without people and areas with a missing number are left out, and the result says which. Where nobody has
anything there is nothing to compare: the index is NaN.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.given import Kept, Numbers, UnfitNumbers, kept, numbers
from ombud.words import say

POOREST, RICHEST = 0.4, 0.1  # the tails of Palma (2011)


@dataclass(frozen=True, slots=True)
class Index:
    """One index, without unit, and the areas it rests on. NaN where there is nothing to compare."""

    value: float
    kept: Kept


@dataclass(frozen=True, slots=True)
class Theil:
    """Theil's T = within + between: what differs ``within`` regions and ``between`` them. 0 where all have alike."""

    total: float
    between: float
    within: float
    regions: tuple[RegionPart, ...]
    kept: Kept


@dataclass(frozen=True, slots=True)
class RegionPart:
    """One region's share of the people and of the thing, and its own Theil's T."""

    region: str
    of_people: float
    of_all: float
    within: float


def gini(values: ArrayLike, people: ArrayLike) -> Index:
    """Gini's index of ``values`` per person over ``people``, both one an area (Lerman and Yitzhaki 1984).

    0 where everyone has the same, towards 1 where one has it all. Raises :class:`UnfitNumbers`.
    """
    value, people_, there = _given(values, people)
    return Index(ranked(value[there.areas], people_[there.areas], value[there.areas]), there)


def ranked(values: Numbers, people: Numbers, rank: Numbers) -> float:
    """2 sum w (x - mu)(R - 1/2) / mu: concentration along a rank, and Gini where the rank is the value."""
    if not people.size or not (mean := float(people @ values / people.sum())):
        return float("nan")
    return float(covariance(people, values / mean, ties(rank)))


@dataclass(frozen=True, slots=True)
class Ties:
    """Areas in the order of a rank, with the place where each new value begins."""

    order: NDArray[np.intp]
    starts: NDArray[np.intp]


def ties(rank: Numbers) -> Ties:
    """The order of a rank, poorest first. Equals share a place, so that their order in the file does not matter."""
    order = np.argsort(rank, kind="stable")
    first = np.ones(rank.size, dtype=np.bool_)
    first[1:] = np.diff(rank[order]) != 0
    return Ties(order, np.flatnonzero(first))


def covariance(weights: Numbers, values: Numbers, places: Ties) -> Numbers:
    """Twice the weighted covariance of values (areas) and fractional rank; weights (..., areas), one result a row."""
    w = weights[..., places.order]
    held = np.add.reduceat(w * values[places.order], places.starts, axis=-1)
    w = np.add.reduceat(w, places.starts, axis=-1)
    total = w.sum(axis=-1)
    middle = np.cumsum(w, axis=-1) - w / 2
    return np.asarray(2 * (held * (middle / total[..., None] - 0.5)).sum(axis=-1) / total)


def theil(values: ArrayLike, people: ArrayLike, regions: ArrayLike | None = None) -> Theil:
    """Theil's T = sum w (x/mu) ln(x/mu) (Theil 1967), and its parts within and between ``regions``, one name an area.

    w is an area's share of the people, x its value per person, 0 ln 0 = 0. Between is T of the regions' means.
    """
    value, people_, there = _given(values, people)
    x, w = value[there.areas], people_[there.areas]
    names = np.zeros(value.size, dtype=np.intp) if regions is None else np.asarray(regions)
    if names.shape != value.shape:
        raise UnfitNumbers(say("{what}: give one number for each area.", what="regions"))
    return Theil(*_parts(x, w, names[there.areas]), there)


def _parts(x: Numbers, w: Numbers, names: NDArray[np.generic]) -> tuple[float, float, float, tuple[RegionPart, ...]]:
    nan = float("nan")
    if not x.size or not (w @ x):
        return nan, nan, nan, ()
    each, code = np.unique(names, return_inverse=True)
    there, held = np.bincount(code, w), np.bincount(code, w * x)
    between = entropy(held / held.sum(), there / there.sum())
    parts = tuple(
        RegionPart(
            str(name), float(there[at] / there.sum()), float(held[at] / held.sum()), _own(x[code == at], w[code == at])
        )
        for at, name in enumerate(each)
    )
    within = float(sum(part.of_all * part.within for part in parts if part.of_all))
    return entropy(w * x / (w @ x), w / w.sum()), between, within, parts


def _own(x: Numbers, w: Numbers) -> float:
    return entropy(w * x / (w @ x), w / w.sum()) if w @ x else float("nan")


def entropy(shares: Numbers, people: Numbers) -> float:
    """sum s ln(s/p): how far shares of a thing stand from shares of the people (Theil 1967). Both add up to 1."""
    some = shares > 0
    # Rounding can leave -1e-17 where all have alike; less than nothing cannot be.
    return max(0.0, float((shares[some] * np.log(shares[some] / people[some])).sum()))


def palma(values: ArrayLike, people: ArrayLike, income: ArrayLike) -> Index:
    """The mean of the richest tenth of the people over that of the poorest four tenths, by income (Palma 2011).

    An area that lies across a border counts with the part of its people that is needed; areas of equal income count
    as one.
    """
    value, people_, rank, there = _along(values, people, income)
    places = ties(rank)
    w = np.add.reduceat(people_[places.order], places.starts) if people_.size else people_
    held = np.add.reduceat((people_ * value)[places.order], places.starts) if people_.size else people_
    poor = _up_to(POOREST, w, held)
    rich = _up_to(RICHEST, w[::-1], held[::-1])
    return Index(rich / poor if poor else float("nan"), there)


def palma_of(values: ArrayLike, people: ArrayLike, income: ArrayLike, poorest: float, richest: float) -> Index:
    """Palma with declared borders: areas with an income up to ``poorest``, and areas above ``richest``, whole.

    For areas that are part of a larger population whose borders of income are known.
    """
    value, people_, rank, there = _along(values, people, income)
    low, high = rank <= poorest, rank > richest
    if not people_[low].sum() or not people_[high].sum() or not people_[low] @ value[low]:
        return Index(float("nan"), there)
    return Index(float(np.average(value[high], weights=people_[high]) / np.average(value[low], weights=people_[low])),
                 there)  # fmt: skip


def _up_to(share: float, w: Numbers, held: Numbers) -> float:
    """The mean over the first ``share`` of the people, the last area counted in part."""
    if not w.size:
        return float("nan")
    wanted = share * w.sum()
    taken = np.clip(wanted - (np.cumsum(w) - w), 0, w)
    return float((held * taken / w).sum() / wanted)


def dissimilarity(group: ArrayLike, others: ArrayLike) -> Index:
    """D = 1/2 sum |g/G - h/H| (Duncan and Duncan 1955): the share that would have to move to be spread alike.

    Persons of both groups, one number an area. NaN where one of the groups has nobody.
    """
    g = numbers(group, "group")
    h = numbers(others, "others", g.size)
    there = kept(g + h)
    g, h = g[there.areas], h[there.areas]
    if not g.sum() or not h.sum():
        return Index(float("nan"), there)
    return Index(float(np.abs(g / g.sum() - h / h.sum()).sum() / 2), there)


def segregation(group: ArrayLike, others: ArrayLike) -> Index:
    """Gini's index of segregation (James and Taeuber 1985): 0 where spread alike, 1 where no area is shared."""
    g = numbers(group, "group")
    h = numbers(others, "others", g.size)
    there = kept(g + h)
    g, h = g[there.areas], h[there.areas]
    if not g.sum() or not h.sum():
        return Index(float("nan"), there)
    share = g / (g + h)
    return Index(ranked(share, g + h, share) * float((g + h).sum() / h.sum()), there)


def _given(values: ArrayLike, people: ArrayLike) -> tuple[Numbers, Numbers, Kept]:
    value = numbers(values, "values")
    people_ = numbers(people, "people", value.size)
    return value, people_, kept(people_, value)


def _along(values: ArrayLike, people: ArrayLike, income: ArrayLike) -> tuple[Numbers, Numbers, Numbers, Kept]:
    value = numbers(values, "values")
    people_, rank = numbers(people, "people", value.size), numbers(income, "income", value.size)
    there = kept(people_, value, rank)
    return value[there.areas], people_[there.areas], rank[there.areas], there
