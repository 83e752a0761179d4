"""How much of a thing there is for each thousand people, and what a rate is worth where few people live.

A rate of a small area jumps with one event more or less. Two things are told beside it: the interval in which the
true rate lies, and the rate drawn towards the city's mean by as much as chance alone would make it differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import lgamma, log

import numpy as np
from numpy.typing import ArrayLike

from ombud.served.given import Kept, Numbers, kept, numbers

EXACT_UP_TO = 1000  # events; beyond, Byar's formula is off by less than a ten-thousandth
Z = 1.959963984540054  # 95 per cent


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates per ``per`` people, one an area; NaN where nobody lives or a number is missing. ``kept`` says where."""

    rate: Numbers
    low: Numbers
    high: Numbers
    per: float
    kept: Kept


@dataclass(frozen=True, slots=True)
class Smoothed:
    """Rates drawn towards the mean of all areas, per ``per`` people.

    ``weight`` is the trust in an area's own rate: 1 keeps it, 0 gives it the mean. ``spread`` is the variance of the
    true rates between areas, per person squared; 0 where chance alone explains all that differs.
    """

    rate: Numbers
    weight: Numbers
    mean: float
    spread: float
    per: float
    kept: Kept


def crude(events: ArrayLike, people: ArrayLike, per: float = 1000) -> Rates:
    """Events for each ``per`` people, with the 95 per cent interval of :func:`interval`.

    ``events`` and ``people``: one number an area. Raises :class:`~ombud.served.given.UnfitNumbers`.
    """
    counted = numbers(events, "events")
    people_ = numbers(people, "people", counted.size)
    there = kept(people_, counted)
    low, high = interval(np.where(there.areas, counted, np.nan))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate, low, high = (np.where(there.areas, per * one / people_, np.nan) for one in (counted, low, high))
    return Rates(rate, low, high, per, there)


def interval(events: ArrayLike) -> tuple[Numbers, Numbers]:
    """The 95 per cent interval of the mean of Poisson counts: exact to 1,000 events, then Byar's.

    Garwood 1936; Breslow and Day 1987. Counts that are no whole numbers (apportioned) get Byar's throughout: there is
    no exact one for them.
    """
    counted = np.asarray(events, dtype=np.float64)
    each, back = np.unique(counted, return_inverse=True)
    ends = np.array([_ends(float(one)) for one in each]).reshape(-1, 2)
    return ends[back.reshape(-1), 0], ends[back.reshape(-1), 1]


def _ends(n: float) -> tuple[float, float]:
    if np.isnan(n):
        return n, n
    if n > EXACT_UP_TO or n % 1:
        return _byar(n)
    whole = int(n)
    return (0.0 if not whole else _mean_where(whole - 1, 0.975)), _mean_where(whole, 0.025)


def _byar(n: float) -> tuple[float, float]:
    low: float = n * max(0.0, 1 - 1 / (9 * n) - Z / (3 * n**0.5)) ** 3 if n else 0.0
    return float(low), float((n + 1) * (1 - 1 / (9 * (n + 1)) + Z / (3 * (n + 1) ** 0.5)) ** 3)


@lru_cache(maxsize=4096)
def _mean_where(n: int, chance: float) -> float:
    """The mean of a Poisson count that is at most n with the given chance, found by halving."""
    terms = np.arange(n + 1)
    factorial = np.array([lgamma(one + 1) for one in terms])
    low, high = 1e-12, n + 10 * float(n + 1) ** 0.5 + 10
    for _ in range(80):
        middle = (low + high) / 2
        at_most = float(np.exp(terms * log(middle) - middle - factorial).sum())
        low, high = (middle, high) if at_most > chance else (low, middle)
    return float((low + high) / 2)


def smoothed(events: ArrayLike, people: ArrayLike, per: float = 1000) -> Smoothed:
    """Empirical Bayes rates (Marshall 1991): w r + (1 - w) m, with m the rate of all areas and w = A / (A + m/P).

    A = sum P (r - m)^2 / sum P - m / mean P is what the rates differ by beyond chance. It is held at 0 from below:
    a variance below zero would throw rates out of range, even below zero.
    """
    counted = numbers(events, "events")
    people_ = numbers(people, "people", counted.size)
    there = kept(people_, counted)
    o, p = counted[there.areas], people_[there.areas]
    rate, weight = (np.full(counted.size, np.nan) for _ in range(2))
    if not p.size:
        return Smoothed(rate, weight, float("nan"), float("nan"), per, there)
    mean = float(o.sum() / p.sum())
    spread = max(0.0, float(p @ (o / p - mean) ** 2 / p.sum() - mean / p.mean()))
    trust = spread / (spread + mean / p) if spread else np.zeros(p.size)
    weight[there.areas] = trust
    rate[there.areas] = per * (trust * o / p + (1 - trust) * mean)
    return Smoothed(rate, weight, per * mean, spread, per, there)


def excess(events: ArrayLike, people: ArrayLike) -> Numbers:
    """Events over those expected at the rate of all areas; 1 is as elsewhere. NaN where nobody lives."""
    counted = numbers(events, "events")
    people_ = numbers(people, "people", counted.size)
    there = kept(people_, counted)
    found = np.full(counted.size, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = people_[there.areas] * (counted[there.areas].sum() / people_[there.areas].sum())
        found[there.areas] = counted[there.areas] / expected
    return found
