"""The Method of Equal Shares: every voter holds the same money; what they named is bought where it costs them least.

At each step each project that its supporters can still pay for has a price for each unit of what it is worth to them:
the smallest rho such that sum of min(money, rho * worth) = cost. The project with the smallest rho is bought, and every
supporter pays that much or all that they have left. It ends when no project can be paid for. (Peters, Pierczynski and
Skowron 2021, "Proportional participatory budgeting with additive utilities".)

Money only falls, so an old price bounds the new one from below and most projects need not be asked again. Prices are
floats with a bound on their error. Where two projects, or a supporter's money and what is asked, lie within that bound,
the run is made anew with exact whole numbers beside the floats (:mod:`ombud.heard.budget.purse`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import inf

import numpy as np

from ombud.heard.budget.asked import Ask, asked_at_once
from ombud.heard.budget.exactly import Price, price
from ombud.heard.budget.poll import Poll
from ombud.heard.budget.purse import EPS, Purse
from ombud.heard.budget.rule import Worth


class Unclear(Exception):
    """Floats cannot tell which project is next, or who pays all they have: exact numbers must be asked."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """One project bought. ``asked`` for each point, in the smallest unit of money; ``price`` the same exactly, where
    it was reckoned so. ``full`` voters paid what was asked, ``rest`` paid all they had left and it was less. ``tied``
    would have been as good: the declared rule chose."""

    project: int
    asked: float
    price: Fraction | None
    full: int
    rest: int
    tied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bid:
    """What a project asks for, between ``low`` and ``high`` for each unit of worth. ``whole``: nobody is too poor."""

    project: int
    x: float
    low: float
    high: float
    off: float
    whole: int = 0


class Shares:
    """One run: an iterator over purchases. ``purse`` tells between them what everybody holds."""

    def __init__(
        self, poll: Poll, share: Fraction, worth: Worth, ranks: Sequence[int], *, exact: bool = False,
        ask: Ask = asked_at_once,
    ) -> None:  # fmt: skip
        self.poll, self.purse, self.exact = poll, Purse(poll, share), exact
        self._ranks, self._ask, self._all = ranks, ask, poll.supporters
        self._times = [one.cost if worth is Worth.COST else 1 for one in poll.projects]
        possible = [at for at, one in enumerate(poll.projects) if 0 < one.cost <= poll.budget and poll.score[at] > 0]
        self._low = {at: poll.projects[at].cost / int(poll.score[at]) * (1 - 4 * EPS) for at in possible}
        self._queue = [(self._low[at] / self._times[at], at) for at in possible]
        heapify(self._queue)
        self.free = [at for at, one in enumerate(poll.projects) if one.cost == 0 and poll.score[at] > 0]

    def __iter__(self) -> Iterator[Purchase]:
        while (found := self._next()) is not None:
            yield found

    def _next(self) -> Purchase | None:
        if self.free:  # what costs nothing asks nobody for anything
            at = min(self.free, key=lambda one: self._ranks[one])
            self.free.remove(at)
            return Purchase(at, 0.0, Fraction(0), 0, 0)
        while bids := self._bids():
            if (bought := self._exact(bids) if self.exact else self._clear(bids)) is not None:
                return bought
        return None

    def _bids(self) -> list[_Bid]:
        """The projects that may ask for least; the others go back into the queue with a better bound."""
        best, bids = inf, list[_Bid]()
        while self._queue and self._queue[0][0] <= best:
            _, at = heappop(self._queue)
            if (bid := self._bid(at, best)) is None:
                continue
            bids.append(bid)
            best = min(best, bid.high)
        for bid in bids:
            if bid.low > best:
                self._back(bid)
        return [bid for bid in bids if bid.low <= best]

    def _back(self, bid: _Bid) -> None:
        times = self._times[bid.project]
        self._low[bid.project] = max(self._low[bid.project], bid.low * times * (1 - EPS))
        heappush(self._queue, (max(bid.low, 0.0), bid.project))

    def _bid(self, at: int, best: float) -> _Bid | None:
        """What a project asks for now; nothing if its supporters can no longer pay for it."""
        there, cost, times = self._all.of(at), self.poll.projects[at].cost, self._times[at]
        types, weight, points = self._all.type[there], self._all.weight[there], self._all.points[there]
        rounding = 2 * len(types) * EPS * cost
        x, rich, poor, done = self._ask(
            self.purse.money, types, weight, points, float(cost), self._low[at], best * times
        )
        if rich == 0:
            return self._broke(at, cost, rounding)
        off = (rounding + poor * self.purse.error) / rich + 4 * EPS * x
        low = (x - off) / times * (1 - 2 * EPS)
        if not done:
            return _Bid(at, x, low, inf, off)
        held = self.purse.money[types]
        near = bool((np.abs(held - x * points) <= (2 * off) * points + 2 * self.purse.error).any())
        whole = 0 if near or poor else int(rich)
        return _Bid(at, x, low, inf if near else (x + off) / times * (1 + 2 * EPS), off, whole)

    def _broke(self, at: int, cost: int, rounding: float) -> _Bid | None:
        """Nobody can pay what is asked: gone for good, unless what all hold is the cost to within rounding."""
        there = self._all.of(at)
        held, weight, points = self.purse.money[self._all.type[there]], self._all.weight[there], self._all.points[there]
        total, off = float((weight * held).sum()), rounding + float(weight.sum()) * self.purse.error
        if total + off < cost:
            return None
        each = held / points
        x = float(each.max())
        loose = off / float((weight * points)[each == x].sum())
        return _Bid(at, x, (x - loose) / self._times[at] * (1 - 2 * EPS), inf, loose)

    def _clear(self, bids: list[_Bid]) -> Purchase | None:
        """The purchase where floats decide it, or small whole numbers; raises :class:`Unclear`."""
        if any(bid.high == inf for bid in bids):
            raise Unclear
        if len(bids) == 1:
            return self._pay(bids[0], None, ())
        if not all(bid.whole for bid in bids):
            raise Unclear
        rho = {bid: Fraction(self.poll.projects[bid.project].cost, bid.whole * self._times[bid.project])
               for bid in bids}  # fmt: skip
        first, tied = self._least(rho)
        for bid in bids:
            if bid is not first:
                self._back(bid)
        return self._pay(first, None, tied)

    def _exact(self, bids: list[_Bid]) -> Purchase | None:
        """The purchase by exact numbers; nothing where none of these can be paid for after all."""
        prices = {bid: price(self.purse, self._all, bid.project, self.poll.projects[bid.project].cost, bid.x, bid.off)
                  for bid in bids}  # fmt: skip
        known = {bid: one for bid, one in prices.items() if one is not None}
        if not known:
            return None
        first, tied = self._least({bid: Fraction(one.above, one.below * self._times[bid.project])
                                   for bid, one in known.items()})  # fmt: skip
        for bid in known:
            if bid is not first:
                self._back(bid)
        return self._pay(first, known[first], tied)

    def _least(self, rho: dict[_Bid, Fraction]) -> tuple[_Bid, tuple[int, ...]]:
        least = min(rho.values())
        alike = sorted((bid for bid in rho if rho[bid] == least), key=lambda bid: self._ranks[bid.project])
        return alike[0], tuple(bid.project for bid in alike[1:])

    def _pay(self, bid: _Bid, exact: Price | None, tied: tuple[int, ...]) -> Purchase:
        there, purse = self._all.of(bid.project), self.purse
        types, points, weight = self._all.type[there], self._all.points[there], self._all.weight[there]
        x = bid.x if exact is None else exact.above / (purse.below * exact.below)
        held, due = purse.money[types], x * points
        if exact is None:
            poor = over = held < due
        else:
            poor, over = exact.poor, exact.over
        full, rest = int(weight[~poor].sum()), int(weight[poor & ~purse.spent[types]].sum())
        purse.money[types] = np.where(over, 0.0, np.maximum(held - due, 0.0))
        purse.spent[types[over]] = True
        purse.error += EPS * (float(held.max()) + 2 * float(due.max())) + (
            bid.off * float(points.max()) if exact is None else 0.0
        )
        told = None
        if exact is not None:
            told = Fraction(exact.above, purse.below * exact.below)
            purse.buy(bid.project, exact.above, exact.below)
        return Purchase(bid.project, x, told, full, rest, tied)


def equal_shares(
    poll: Poll, share: Fraction, worth: Worth, ranks: Sequence[int], ask: Ask = asked_at_once
) -> tuple[Purchase, ...]:
    """Everything that is bought when each voter begins with ``share`` (in the smallest unit of the poll's money).

    ``ranks`` (projects,): of projects that are exactly as good, the one with the lower rank is bought.
    """
    try:
        return tuple(Shares(poll, share, worth, ranks, ask=ask))
    except Unclear:
        return tuple(Shares(poll, share, worth, ranks, exact=True, ask=ask))
