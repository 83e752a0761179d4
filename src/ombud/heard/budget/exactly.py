"""The price of one project as a fraction of whole numbers, and who exactly is left with nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.poll import Supporters
from ombud.heard.budget.purse import Purse

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Price:
    """``above / (D * below)`` for each point, D the purse's. ``poor`` (supporters,) cannot pay it in full; ``over``
    have nothing left afterwards."""

    above: int
    below: int
    poor: Mask
    over: Mask


def price(purse: Purse, all_: Supporters, project: int, cost: int, x: float, off: float) -> Price | None:
    """The exact price, known to lie within ``off`` of ``x``; nothing if the supporters cannot pay for the project."""
    there = all_.of(project)
    types, points = all_.type[there], all_.points[there].astype(np.int64)
    weight = all_.weight[there].astype(np.int64)
    held, spent = purse.money[types], purse.spent[types]
    margin = 2 * off * points + 4 * purse.error
    poor = spent | (held < x * points - margin)
    near = ~poor & (held <= x * points + margin)
    sure = poor & ~spent
    above = cost * purse.below - purse.held(types[sure], weight[sure])
    below = int((weight * points)[~poor].sum())
    over = poor.copy()
    waiting = _in_order(purse, types, points, np.flatnonzero(near))
    for money, given, at in waiting:  # the poorest for each point first
        if money * below >= above * given:
            break
        above -= money * int(weight[at])
        below -= given * int(weight[at])
        poor[at] = over[at] = True
        if not below:
            return None
    if not below:
        return None
    for money, given, at in waiting:
        if money * below == above * given:
            over[at] = True
    return Price(above, below, poor, over)


def _in_order(
    purse: Purse, types: NDArray[np.int32], points: NDArray[np.int64], near: NDArray[np.intp]
) -> list[tuple[int, int, int]]:
    """Money times D, points and place of those whose money is about what is asked, least for each point first."""
    found = [(purse.of_one(int(types[at])), int(points[at]), int(at)) for at in near]
    if len({given for _, given, _ in found}) <= 1:
        return sorted(found)
    from fractions import Fraction

    return sorted(found, key=lambda one: (Fraction(one[0], one[1]), one[2]))
