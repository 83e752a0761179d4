"""Shares with their ranges, differences with theirs, and what is left of many tests when they are taken together."""

from __future__ import annotations

from math import erfc, sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from ombud.heard.opinions.votes import Floats

Z: Final = 1.959963984540054  # 95 of 100


def wilson(times: ArrayLike, of: ArrayLike) -> tuple[Floats, Floats]:
    """The 95 per cent interval of a share, any shape; 0 to 1 where nobody was asked (Wilson 1927)."""
    x, n = np.asarray(times, np.float64), np.asarray(of, np.float64)
    asked = np.maximum(n, 1)
    share, spread = x / asked, Z * Z / asked
    middle = (share + spread / 2) / (1 + spread)
    half = Z * np.sqrt(share * (1 - share) / asked + spread / (4 * asked)) / (1 + spread)
    low, high = np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)
    return np.where(n > 0, low, 0.0), np.where(n > 0, high, 1.0)


def difference(x: ArrayLike, n: ArrayLike, y: ArrayLike, m: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """x/n less y/m with its 95 per cent interval, from the two intervals of Wilson (Newcombe 1998, method 10)."""
    first, second = _share(x, n), _share(y, m)
    (low1, high1), (low2, high2) = wilson(x, n), wilson(y, m)
    gap = first - second
    down = np.sqrt((first - low1) ** 2 + (high2 - second) ** 2)
    up = np.sqrt((high1 - first) ** 2 + (second - low2) ** 2)
    return gap, gap - down, gap + up


def more_than_half(times: ArrayLike, of: ArrayLike) -> Floats:
    """One-sided p that the share is no more than a half, by the score test; 1 where nobody was asked."""
    x, n = np.asarray(times, np.float64), np.asarray(of, np.float64)
    return np.where(n > 0, tail((x - n / 2) / np.sqrt(np.maximum(n, 1) / 4)), 1.0)


def more_than(x: ArrayLike, n: ArrayLike, y: ArrayLike, m: ArrayLike) -> Floats:
    """One-sided p that x/n is no more than y/m: two proportions, variance pooled; 1 where one was not asked."""
    a, b = np.asarray(n, np.float64), np.asarray(m, np.float64)
    pooled = (np.asarray(x) + np.asarray(y)) / np.maximum(a + b, 1)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / np.maximum(a, 1) + 1 / np.maximum(b, 1)))
    gap = _share(x, n) - _share(y, m)
    z = np.divide(gap, spread, out=np.zeros_like(gap), where=spread > 0)
    return np.where((a > 0) & (b > 0), tail(z), 1.0)


def tail(z: ArrayLike) -> Floats:
    """The chance of a standard normal number above z."""
    found = np.asarray(z, np.float64)
    return np.array([0.5 * erfc(one / sqrt(2)) for one in found.ravel().tolist()]).reshape(found.shape)


def together(p: ArrayLike, asked: ArrayLike | None = None) -> Floats:
    """p-values of many tests so that of those below 5 per cent at most 5 in 100 are false in the mean (Benjamini and
    Hochberg 1995). ``asked`` says which tests were made; the others are 1. Any shape."""
    found = np.asarray(p, np.float64)
    made = np.ones(found.shape, np.bool_) if asked is None else np.asarray(asked, np.bool_)
    out, held = np.ones(found.shape), found[made]
    order = np.argsort(held, kind="stable")
    ranked = held[order] * len(held) / np.arange(1, len(held) + 1)
    back = np.empty(len(held))
    back[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    out[made] = back
    return out


def _share(x: ArrayLike, n: ArrayLike) -> Floats:
    return np.asarray(x, np.float64) / np.maximum(np.asarray(n, np.float64), 1)
