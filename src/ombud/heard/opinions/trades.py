"""Votes traded between pairs of people, so that only who answers alike is lost."""

from __future__ import annotations

from typing import Any

import numpy as np

from ombud.heard.opinions.machine import machine

_TWIST, _ONE, _TWO = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)


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
