"""The price of one project as a fraction of whole numbers, and who exactly is left with nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.asked import Loops
from ombud.heard.budget.poll import Floats, Ints, Supporters
from ombud.heard.budget.purse import Purse


@dataclass(frozen=True, slots=True, eq=False)
class Price:
    """``above / (D * below)`` for each point, D the purse's. ``over`` are the places of those supporters whose last
    money it takes; ``full`` voters pay all that is asked, ``rest`` all they have, which is less. ``most`` is the most
    that any of them holds."""

    above: int
    below: int
    over: Ints
    full: int
    rest: int
    most: float


class Pricing:
    """Asks for exact prices; two arrays are kept, so that none is made anew for each."""

    def __init__(self, purse: Purse, all_: Supporters, loops: Loops) -> None:
        self._purse, self._all, self._loops = purse, all_, loops
        size = int(np.diff(all_.start).max(initial=0))
        self._poor, self._near = np.empty(size, np.int64), np.empty(size, np.int64)

    def price(self, project: int, cost: int, x: float, off: float) -> Price | None:
        """The exact price, known to lie within ``off`` of ``x``; nothing if the supporters cannot pay for it."""
        there, purse = self._all.of(project), self._purse
        types, points, weight = self._all.type[there], self._all.points[there], self._all.weight[there]
        few, close, rich, voters, most = self._loops.sort(
            purse.money, purse.spent, types, weight, points, x, off, purse.error, self._poor, self._near
        )
        poor = self._poor[:few].copy()
        above = cost * purse.below - purse.held(types[poor], weight[poor])
        below, full, rest = int(rich), int(voters), int(weight[poor].sum())
        over = list[int]()
        waiting = _in_order(purse, types, points, self._near[:close])
        for money, given, at in waiting:  # the poorest for each point first
            if money * below >= above * given:
                break
            n = int(weight[at])
            above, below = above - money * n, below - given * n
            full, rest = full - n, rest + n
            over.append(at)
        if not below:
            return None
        over += [at for money, given, at in waiting if money * below == above * given]
        return Price(above, below, np.concatenate([poor, np.array(over, np.int64)]), full, rest, most)


def _in_order(purse: Purse, types: NDArray[np.int32], points: Floats, near: Ints) -> list[tuple[int, int, int]]:
    """Money times D, points and place of those whose money is about what is asked, least for each point first."""
    found = [(purse.of_one(int(types[at])), int(points[at]), int(at)) for at in near]
    if len({given for _, given, _ in found}) <= 1:
        return sorted(found)
    return sorted(found, key=lambda one: (Fraction(one[0], one[1]), one[2]))
