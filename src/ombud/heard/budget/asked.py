"""What each supporter of a project would have to pay: the innermost loop of equal shares.

The price x for each point is the smallest with sum over supporters of weight * min(money, x * points) = cost. For any
set of supporters taken to be too poor, (cost - what they hold) / (points of the others) is no more than x; beginning
below x, the set of those who are too poor at the last guess gives the next (Newton's method on a concave function with
corners), and x is reached when the set no longer grows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.poll import Floats

Found = tuple[float, float, float, bool]
"""The price for each point, the points of those who can pay it, the voters who cannot and have something, and whether
it is the price (or only a bound, given up because it is above ``stop``). No points at all: nobody can pay."""
Ask = Callable[..., Found]


def asked(
    money: Floats, type_: NDArray[np.int32], weight: Floats, points: Floats, cost: float, x: float, stop: float
) -> Found:
    """The price of one project, begun from the bound ``x``. ``money`` (types,), the others (supporters,)."""
    last = -1
    while True:
        rich = poor_money = poor_voters = 0.0
        poor = 0
        for at in range(len(type_)):
            held = money[type_[at]]
            if held < x * points[at]:
                poor += 1
                if held > 0:
                    poor_money += weight[at] * held
                    poor_voters += weight[at]
            else:
                rich += weight[at] * points[at]
        if rich == 0 or poor == last:
            return x, rich, poor_voters, True
        last = poor
        x = (cost - poor_money) / rich
        if x > stop:
            return x, rich, poor_voters, False


def asked_at_once(
    money: Floats, type_: NDArray[np.int32], weight: Floats, points: Floats, cost: float, x: float, stop: float
) -> Found:
    """The same with whole arrays, where nothing is compiled."""
    held = money[type_]
    owned, given = weight * held, weight * points
    last = -1
    while True:
        poor = held < x * points
        number = int(np.count_nonzero(poor))
        rich = float(given[~poor].sum())
        voters = float(weight[poor & (held > 0)].sum()) if number else 0.0
        if rich == 0 or number == last:
            return x, rich, voters, True
        last = number
        x = (cost - float(owned[poor].sum())) / rich
        if x > stop:
            return x, rich, voters, False


@cache
def compiled() -> Ask:
    """The loop compiled, where numba is there; else whole arrays at a time."""
    try:
        import numba
    except ImportError:
        return asked_at_once
    fast: Any = numba.njit(cache=True, nogil=True)(asked)
    return fast  # type: ignore[no-any-return]
