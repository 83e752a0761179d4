"""The innermost loops of the opinion map as machine code: one core, one order of sums, nothing left to luck."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
F = TypeVar("F", bound=Callable[..., Any])
_TWIST, _ONE, _TWO = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)


def machine(plain: F) -> F:
    """A function as machine code, kept beside this file where that can be written."""
    jit: Any = numba.njit
    try:
        return cast(F, jit(plain, nogil=True, cache=True))
    except RuntimeError:  # numba's word for: no folder to keep it in
        return cast(F, jit(plain, nogil=True))


@machine
def spread(start: Any, item: Any, vote: Any, mean: Any, along: Any, out: Any) -> None:
    """``out`` = X'X times ``along``, where X holds votes less their statement's mean, and 0 where nobody voted."""
    out[:] = 0.0
    for i in range(start.size - 1):
        total = 0.0
        for p in range(start[i], start[i + 1]):
            total += (vote[p] - mean[item[p]]) * along[item[p]]
        for p in range(start[i], start[i + 1]):
            out[item[p]] += (vote[p] - mean[item[p]]) * total


@machine
def placed(start: Any, item: Any, vote: Any, mean: Any, axes: Any, statements: int, out: Any) -> None:
    """Where each person stands on the axes, people x axes: X times the axes, times sqrt(statements / votes given)."""
    for i in range(start.size - 1):
        n = start[i + 1] - start[i]
        stretch = np.sqrt(statements / n) if n else 0.0
        for d in range(axes.shape[0]):
            total = 0.0
            for p in range(start[i], start[i + 1]):
                total += (vote[p] - mean[item[p]]) * axes[d, item[p]]
            out[i, d] = total * stretch


@machine
def nearest(points: Any, centres: Any, label: Any) -> float:
    """The centre nearest to each point, the first of several alike; gives the sum of squared distances."""
    total = 0.0
    for i in range(points.shape[0]):
        best, which = np.inf, 0
        for g in range(centres.shape[0]):
            far = 0.0
            for d in range(points.shape[1]):
                far += (points[i, d] - centres[g, d]) ** 2
            if far < best:
                best, which = far, g
        label[i] = which
        total += best
    return total


@machine
def lloyd(points: Any, weight: Any, centres: Any, label: Any, rounds: int) -> float:
    """k-means from the centres given, which are moved; gives the weighted sum of squares (Lloyd 1982)."""
    groups, axes = centres.shape
    sums, held = np.zeros((groups, axes)), np.zeros(groups)
    label[:] = -1
    within = 0.0
    for _ in range(rounds):
        moved = False
        sums[:] = 0.0
        held[:] = 0.0
        within = 0.0
        for i in range(points.shape[0]):
            best, which = np.inf, 0
            for g in range(groups):
                far = 0.0
                for d in range(axes):
                    far += (points[i, d] - centres[g, d]) ** 2
                if far < best:
                    best, which = far, g
            if label[i] != which:
                label[i] = which
                moved = True
            within += weight[i] * best
            held[which] += weight[i]
            for d in range(axes):
                sums[which, d] += weight[i] * points[i, d]
        if not moved:
            break
        for g in range(groups):
            if held[g] > 0:
                for d in range(axes):
                    centres[g, d] = sums[g, d] / held[g]
    return within


@machine
def seeded(points: Any, weight: Any, lot: Any, centres: Any) -> None:
    """First centres, each drawn by its squared distance from those before (Arthur and Vassilvitskii 2007)."""
    n, axes = points.shape
    far = np.full(n, 1.0)
    for g in range(centres.shape[0]):
        total = 0.0
        for i in range(n):
            total += weight[i] * far[i]
        aim, run, which = lot[g] * total, 0.0, n - 1
        for i in range(n):
            run += weight[i] * far[i]
            if run > aim:
                which = i
                break
        for d in range(axes):
            centres[g, d] = points[which, d]
        for i in range(n):
            away = 0.0
            for d in range(axes):
                away += (points[i, d] - centres[g, d]) ** 2
            far[i] = away if g == 0 else min(far[i], away)


@machine
def _next(state: Any) -> float:
    """A number from 0 to below 1, and the state moved on (SplitMix64: Steele, Lea, Flood 2014)."""
    state[0] += _TWIST
    z = state[0]
    z = (z ^ (z >> _S30)) * _ONE
    z = (z ^ (z >> _S27)) * _TWO
    z = z ^ (z >> _S31)
    return float(z >> _S11) * 2.0**-53


@machine
def traded(
    start: Any, item: Any, vote: Any, by_item: Any, item_start: Any, person: Any, trades: int, state: Any
) -> None:
    """Votes dealt out anew between pairs of people, in place: who saw what, each person's and each statement's agrees,
    disagrees and passes all stay. A pair trades only votes on which they differ (Curveball; Strona et al. 2014).

    ``by_item`` lists the places of votes statement by statement, ``person`` says whose vote each is.
    """
    longest = 1
    for i in range(start.size - 1):
        longest = max(longest, start[i + 1] - start[i])
    ours, theirs = np.empty((3, longest), np.int64), np.empty((3, longest), np.int64)
    n, lefts = np.zeros(3, np.int64), np.zeros(3, np.int64)
    for _ in range(trades):
        p = int(_next(state) * item.size)
        s = item[p]
        q = by_item[item_start[s] + int(_next(state) * (item_start[s + 1] - item_start[s]))]
        a, b = person[p], person[q]
        if a == b:
            continue
        n[:] = 0
        lefts[:] = 0
        i, j, end_i, end_j = start[a], start[b], start[a + 1], start[b + 1]
        while i < end_i and j < end_j:
            mine, other = item[i], item[j]
            if mine == other and vote[i] != vote[j]:  # -1 and 0, -1 and 1, 0 and 1: three sorts, each dealt by itself
                sort = vote[i] + vote[j] + 1
                ours[sort, n[sort]], theirs[sort, n[sort]] = i, j
                lefts[sort] += vote[i] < vote[j]
                n[sort] += 1
            i += mine <= other  # no branch that a processor would have to guess
            j += other <= mine
        for sort in range(3):
            low, high = (-1 if sort < 2 else 0), (0 if sort == 0 else 1)
            left = lefts[sort]
            if left == 0 or left == n[sort]:
                continue
            for at in range(n[sort]):  # of those that remain so many are to be low: each is with that chance
                takes = _next(state) * (n[sort] - at) < left
                vote[ours[sort, at]] = low if takes else high
                vote[theirs[sort, at]] = high if takes else low
                left -= takes


@machine
def tridiagonal(diagonal: Any, beside: Any, vectors: Any) -> None:
    """Eigenvalues into ``diagonal``, eigenvectors into the columns of ``vectors``, given as the identity: implicit QL
    (Bowdler, Martin, Reinsch, Wilkinson 1968). ``beside[i]`` stands between i and i + 1; the last is 0."""
    n = diagonal.size
    for low in range(n):
        for _ in range(60):
            m = low
            while m < n - 1:
                size = abs(diagonal[m]) + abs(diagonal[m + 1])
                if abs(beside[m]) <= 1e-16 * size:
                    break
                m += 1
            if m == low:
                break
            g = (diagonal[low + 1] - diagonal[low]) / (2.0 * beside[low])
            r = np.sqrt(g * g + 1.0)
            g = diagonal[m] - diagonal[low] + beside[low] / (g + (r if g >= 0 else -r))
            s, c, shift = 1.0, 1.0, 0.0
            broken = False
            for i in range(m - 1, low - 1, -1):
                f, b = s * beside[i], c * beside[i]
                r = np.sqrt(f * f + g * g)
                beside[i + 1] = r
                if r == 0.0:
                    diagonal[i + 1] -= shift
                    beside[m] = 0.0
                    broken = True
                    break
                s, c = f / r, g / r
                g = diagonal[i + 1] - shift
                r = (diagonal[i] - g) * s + 2.0 * c * b
                shift = s * r
                diagonal[i + 1] = g + shift
                g = c * r - b
                for k in range(n):
                    f = vectors[k, i + 1]
                    vectors[k, i + 1] = s * vectors[k, i] + c * f
                    vectors[k, i] = c * vectors[k, i] - s * f
            if broken:
                continue
            diagonal[low] -= shift
            beside[low] = g
            beside[m] = 0.0


@machine
def left_out(start: Any, item: Any, vote: Any, mean: Any, axes: Any, centres: Any, counts: Any) -> None:
    """Votes by statement, group and answer, where each person's group is told from all their votes but the one that
    is counted. ``counts`` is statements x groups x 3 (disagree, pass, agree)."""
    statements, axis_n = mean.size, axes.shape[0]
    total = np.empty(axis_n)
    for i in range(start.size - 1):
        n = start[i + 1] - start[i]
        for d in range(axis_n):
            total[d] = 0.0
            for p in range(start[i], start[i + 1]):
                total[d] += (vote[p] - mean[item[p]]) * axes[d, item[p]]
        stretch = np.sqrt(statements / (n - 1)) if n > 1 else 0.0
        for p in range(start[i], start[i + 1]):
            best, which = np.inf, 0
            for g in range(centres.shape[0]):
                far = 0.0
                for d in range(axis_n):
                    at = (total[d] - (vote[p] - mean[item[p]]) * axes[d, item[p]]) * stretch
                    far += (at - centres[g, d]) ** 2
                if far < best:
                    best, which = far, g
            counts[item[p], which, vote[p] + 1] += 1


@machine
def tallied(start: Any, item: Any, vote: Any, label: Any, counts: Any) -> None:
    """Votes by statement, group and answer; ``counts`` is statements x groups x 3 (disagree, pass, agree)."""
    for i in range(start.size - 1):
        for p in range(start[i], start[i + 1]):
            counts[item[p], label[i], vote[p] + 1] += 1
