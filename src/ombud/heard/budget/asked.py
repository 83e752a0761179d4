"""The innermost loops of equal shares: what each supporter of a project would have to pay, and who can.

The price x for each point is the smallest with sum over supporters of weight * min(money, x * points) = cost. For any
set of supporters taken to be too poor, (cost - what they hold) / (points of the others) is no more than x; beginning
below x, the set of those who are too poor at the last guess gives the next (Newton's method on a concave function with
corners), and x is reached when the set no longer grows.

Every loop is written twice, to be compiled and for whole arrays at a time. Both give the same winners.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.poll import Floats, Ints, summed

Types = NDArray[np.int32]
Mask = NDArray[np.bool_]
Found = tuple[float, float, float, float, bool]
"""The price for each point, the points of those who can pay it, the voters who cannot and have something left, how near
anybody's money is to what is asked of them, and whether it is the price (or only a bound, given up above ``stop``).
Where nobody can pay, the points are 0 and the first number is what all hold together."""


def asked(money: Floats, type_: Types, weight: Floats, points: Floats, cost: float, x: float, stop: float) -> Found:
    """The price of one project, begun from the bound ``x``. ``money`` (types,), the others (supporters,)."""
    last = -1
    while True:
        rich = poor_money = poor_voters = 0.0
        gap = np.inf
        poor = 0
        for at in range(len(type_)):
            held = money[type_[at]]
            over = held - x * points[at]
            gap = min(gap, abs(over))
            if over < 0:
                poor += 1
                if held > 0:
                    poor_money += weight[at] * held
                    poor_voters += weight[at]
            else:
                rich += weight[at] * points[at]
        if rich == 0:
            return poor_money, rich, poor_voters, gap, True
        if poor == last:
            return x, rich, poor_voters, gap, True
        last = poor
        x = (cost - poor_money) / rich
        if x > stop:
            return x, rich, poor_voters, gap, False


def asked_at_once(
    money: Floats, type_: Types, weight: Floats, points: Floats, cost: float, x: float, stop: float
) -> Found:
    """The same with whole arrays, where nothing is compiled."""
    held, points_given = money.take(type_), weight * points
    everyone = float(points_given.sum())
    last, rich, poor_money = -1, everyone, 0.0
    places = np.empty(0, np.intp)
    while True:
        over = held - x * points
        places = np.flatnonzero(over < 0)
        rich, poor_money = everyone, 0.0
        if len(places):
            rich -= float(points_given.take(places).sum())
            poor_money = float(weight.take(places) @ held.take(places))
        if rich == 0 or len(places) == last:
            break
        last = len(places)
        x = (cost - poor_money) / rich
        if x > stop:
            break
    done = rich == 0 or x <= stop
    voters = float(weight.take(places)[held.take(places) > 0].sum()) if len(places) else 0.0
    gap = float(np.abs(over).min()) if done else 0.0
    return x if rich else poor_money, rich, voters, gap, done


def sorted_out(
    money: Floats, spent: Mask, type_: Types, weight: Floats, points: Floats, x: float, off: float, error: float,
    poor: Ints, near: Ints,
) -> tuple[int, int, float, float, float]:  # fmt: skip
    """Who surely cannot pay ``x`` for each point (their places go into ``poor``), and who may or may not (``near``).

    Those who are spent are in neither. Gives how many places of each, and the points and voters of all others with
    those who are near, and the most that anybody holds.
    """
    few = close = 0
    rich = voters = most = 0.0
    for at in range(len(type_)):
        if spent[type_[at]]:
            continue
        held = money[type_[at]]
        most = max(most, held)
        due, margin = x * points[at], 2 * off * points[at] + 4 * error
        if held < due - margin:
            poor[few] = at
            few += 1
            continue
        rich += weight[at] * points[at]
        voters += weight[at]
        if held <= due + margin:
            near[close] = at
            close += 1
    return few, close, rich, voters, most


def sorted_out_at_once(
    money: Floats, spent: Mask, type_: Types, weight: Floats, points: Floats, x: float, off: float, error: float,
    poor: Ints, near: Ints,
) -> tuple[int, int, float, float, float]:  # fmt: skip
    """The same with whole arrays."""
    held, there = money.take(type_), ~spent.take(type_)
    over = held - x * points
    margin = 2 * off * points + 4 * error
    cannot = over < -margin
    can = there & ~cannot
    few, close = np.flatnonzero(there & cannot), np.flatnonzero(can & (over <= margin))
    poor[: len(few)], near[: len(close)] = few, close
    all_ = weight[can]
    return len(few), len(close), float(all_ @ points[can]), float(all_.sum()), float(held.max(initial=0.0))


def given(start: Ints, project: Ints, points: Ints, when: Ints, types: Types, weight: Floats, size: int) -> Floats:
    """How many points voters of these types gave in each of ``size`` purchases; ``when`` (projects,) tells which."""
    found = np.zeros(size)
    for at in range(len(types)):
        for entry in range(start[types[at]], start[types[at] + 1]):
            number = when[project[entry]]
            if number >= 0:
                found[number] += weight[at] * points[entry]
    return found


def given_at_once(
    start: Ints, project: Ints, points: Ints, when: Ints, types: Types, weight: Floats, size: int
) -> Floats:
    """The same with whole arrays."""
    begin, end = start[types], start[types.astype(np.int64) + 1]
    lengths = end - begin
    ends = np.cumsum(lengths)
    at = np.arange(int(ends[-1])) + np.repeat(begin - (ends - lengths), lengths)
    number = when[project[at]]
    there = number >= 0
    return summed(number[there], (points[at] * np.repeat(weight, lengths))[there], size)


def paid(money: Floats, spent: Mask, type_: Types, points: Floats, x: float, poor: Ints) -> None:
    """Take ``x`` for each point from every supporter; those at the places ``poor`` pay all that they have."""
    for at in range(len(poor)):
        spent[type_[poor[at]]] = True
    for at in range(len(type_)):
        one = type_[at]
        money[one] = 0.0 if spent[one] else max(money[one] - x * points[at], 0.0)


def paid_at_once(money: Floats, spent: Mask, type_: Types, points: Floats, x: float, poor: Ints) -> None:
    """The same with whole arrays."""
    spent[type_[poor]] = True
    money[type_] = np.where(spent[type_], 0.0, np.maximum(money[type_] - x * points, 0.0))


Loop = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Loops:
    """The loops, compiled or not."""

    ask: Callable[..., Found]
    sort: Loop
    given: Callable[..., Floats]
    pay: Callable[..., None]


AT_ONCE = Loops(asked_at_once, sorted_out_at_once, given_at_once, paid_at_once)


@cache
def compiled() -> Loops:
    """The loops as machine code, kept beside this file or in the user's cache; whole arrays where numba is not."""
    try:
        import numba
    except ImportError:
        return AT_ONCE
    kept: Any = numba.njit(cache=True, nogil=True)
    try:
        return Loops(kept(asked), kept(sorted_out), kept(given), kept(paid))
    except RuntimeError:  # numba's word for: no folder to keep it in
        fast: Any = numba.njit(nogil=True)
        return Loops(fast(asked), fast(sorted_out), fast(given), fast(paid))
