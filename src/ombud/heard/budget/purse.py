"""How much money each kind of voter holds: quickly as floats with a bound on the error, exactly where that decides.

All voters begin with one share s. A voter who named project k and is not spent paid x_k for each point given to it, so
what is left is s minus the sum of points times x_k: a few whole numbers over one common denominator D tell it exactly,
however long the history. Each purchase multiplies D by a whole number; nothing is ever divided.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.asked import Loops
from ombud.heard.budget.poll import Floats, Poll

EPS = 2.0**-52
Types = NDArray[np.int32]


class Purse:
    """``money`` (types,) is what one voter of each type holds, off by at most ``error``; ``spent`` (types,) who has
    exactly nothing left. Amounts are in the smallest unit of the poll's money.
    """

    def __init__(self, poll: Poll, share: Fraction, loops: Loops) -> None:
        self._poll, self._given = poll, loops.given
        self.money = np.full(len(poll.weight), float(share))
        self.spent = np.zeros(len(poll.weight), bool)
        self.error = float(share) * EPS
        self.below, self.share = share.denominator, share.numerator  # D, and s * D
        self.paid: list[int] = []  # x_k * D
        self._when = np.full(len(poll.projects), -1, np.int64)

    def held(self, types: Types, weight: Floats) -> int:
        """What these types hold together, times D. None of them may be spent."""
        if not len(types):
            return 0
        found, poll = int(weight.sum()) * self.share, self._poll
        if self.paid:  # whole numbers below 2 ** 53 are added without error
            points = self._given(poll.start, poll.project, poll.points, self._when, types, weight, len(self.paid))
            found -= sum(int(one) * paid for one, paid in zip(points.tolist(), self.paid, strict=True) if one)
        return found

    def of_one(self, type_: int) -> int:
        """What one voter of this type holds, times D."""
        if self.spent[type_]:
            return 0
        entries = range(int(self._poll.start[type_]), int(self._poll.start[type_ + 1]))
        bought = ((int(self._when[self._poll.project[at]]), int(self._poll.points[at])) for at in entries)
        return self.share - sum(points * self.paid[when] for when, points in bought if when >= 0)

    def buy(self, project: int, above: int, below: int) -> None:
        """Note that ``project`` was bought at ``above / (D * below)`` for each point; D becomes D * below."""
        common = gcd(above, below)
        above, below = above // common, below // common
        self.below *= below
        self.share *= below
        self.paid = [one * below for one in self.paid]
        self._when[project] = len(self.paid)
        self.paid.append(above)
