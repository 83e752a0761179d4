"""Means of people with weights, and how far chance alone could have moved them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t

from ombud.heard.dots.expanded import ends

DRAWS = 4999
BY_FORMULA = 3_000  # persons from which the interval is reckoned and not drawn: it is the same by then
_AT_A_TIME = 250
Floats = NDArray[np.float64]
Side = tuple[Floats, Floats]
"""Values and weights of persons."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A weighted mean, its interval, the persons behind it and how many they are worth after weights (Kish 1965)."""

    value: float
    low: float
    high: float
    people: int
    worth: float


def chance(seed: int, name: str) -> np.random.Generator:
    """The chance of one question; another question does not move it."""
    return np.random.default_rng((seed, crc32(name.encode())))


def worth(weights: Floats) -> float:
    """The effective number of persons: (sum w)^2 / sum w^2."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def mean(values: Floats, weights: Floats, random: np.random.Generator, level: float = 0.95) -> Mean:
    """The mean of persons with the interval of ``level``: persons are drawn anew with their weights (bootstrap)."""
    value = float((values * weights).sum() / weights.sum())
    if len(values) >= BY_FORMULA:
        return reckoned(values, weights, level)
    low, high = np.quantile(drawn(values, weights, random), ends(worth(weights), level))
    return Mean(value, float(low), float(high), len(values), worth(weights))


def reckoned(values: Floats, weights: Floats, level: float = 0.95) -> Mean:
    """The same with an interval by formula: the weighted mean linearised, chance taken as normal."""
    value = float((values * weights).sum() / weights.sum())
    half = NormalDist().inv_cdf(0.5 + level / 2) * _error(values, weights, value) if len(values) > 1 else 0.0
    return Mean(value, value - half, value + half, len(values), worth(weights))


def apart(
    said: tuple[Floats, Floats], seen: tuple[Floats, Floats], random: np.random.Generator, level: float = 0.95
) -> tuple[float, float, float]:
    """The mean of one group of persons less that of another, with its interval; each is values and weights."""
    one, other = (float((values * weights).sum() / weights.sum()) for values, weights in (said, seen))
    if max(len(said[0]), len(seen[0])) >= BY_FORMULA:
        error = sqrt(_error(*said, one) ** 2 + _error(*seen, other) ** 2)
        half = NormalDist().inv_cdf(0.5 + level / 2) * error
        return one - other, one - other - half, one - other + half
    gaps = drawn(*said, random) - drawn(*seen, random)
    low, high = np.quantile(gaps, ends(min(worth(said[1]), worth(seen[1])), level))
    return one - other, float(low), float(high)


def drawn(values: Floats, weights: Floats, random: np.random.Generator) -> Floats:
    """Weighted means of as many persons drawn with replacement, many times."""
    n, found = len(values), []
    for start in range(0, DRAWS, _AT_A_TIME):
        size = min(_AT_A_TIME, DRAWS - start)
        often = random.multinomial(n, np.full(n, 1 / n), size=size).astype(np.float64)
        weighed = np.einsum("ij,j->i", often, weights)
        found.append(np.einsum("ij,j->i", often, weights * values) / np.maximum(weighed, 1e-300))
    return np.concatenate(found)


def _error(values: Floats, weights: Floats, value: float) -> float:
    """The standard error of a weighted mean, linearised."""
    n = len(values)
    return float(sqrt(n / (n - 1) * ((weights * (values - value)) ** 2).sum()) / weights.sum())


def by_chance(gap: float, sides: Sequence[Side]) -> float:
    """How often chance alone brings a difference as large (two-sided p of Student's t, persons as they are worth).

    ``sides`` is one column of differences, or two columns that are compared.
    """
    error = sqrt(sum(_error(*side, _weighted(side)) ** 2 for side in sides))
    if error <= 1e-12 * max(1.0, abs(gap)):
        return 0.0 if abs(gap) > 1e-9 else 1.0
    return 2 * float(t.sf(abs(gap) / error, min(worth(weights) for _, weights in sides) - 1))


def _weighted(side: Side) -> float:
    values, weights = side
    return float((values * weights).sum() / weights.sum())
