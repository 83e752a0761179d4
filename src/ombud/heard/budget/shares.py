"""The Method of Equal Shares: every voter holds the same money; what they named is bought where it costs them least.

At each step each project that its supporters can still pay for has a price for each unit of what it is worth to them:
the smallest rho such that sum of min(money, rho * worth) = cost. The project with the smallest rho is bought, and every
supporter pays that much or all that they have left. It ends when no project can be paid for. (Peters, Pierczynski and
Skowron 2021, "Proportional participatory budgeting with additive utilities".)

Money only falls, so an old price bounds the new one from below and most projects need not be asked again. Those that
are asked give a float with a bound on its error. Of all that may be the least within that bound, and so of every one
that is bought, the price is then reckoned exactly (:mod:`ombud.heard.budget.exactly`): no rounding decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import inf

from ombud.heard.budget.asked import AT_ONCE, Loops
from ombud.heard.budget.exactly import Price, Pricing
from ombud.heard.budget.poll import Poll
from ombud.heard.budget.purse import EPS, Purse
from ombud.heard.budget.rule import Worth


@dataclass(frozen=True, slots=True)
class Purchase:
    """One project bought at ``price`` for each point, in the smallest unit of money. ``full`` voters paid what was
    asked, ``rest`` paid all they had left and it was less. ``tied`` are others that were exactly as good: the declared
    rule for ties chose."""

    project: int
    above: int
    below: int
    full: int
    rest: int
    tied: tuple[int, ...] = ()

    @property
    def price(self) -> Fraction:
        """What each point cost, exactly."""
        return Fraction(self.above, self.below)


@dataclass(frozen=True, slots=True)
class _Bid:
    """What a project asks for, between ``low`` and ``high`` for each unit of worth; ``x`` for each point, give or take
    ``off``."""

    project: int
    x: float
    low: float
    high: float
    off: float


class Shares:
    """One run: an iterator over purchases. ``purse`` tells between them what everybody holds."""

    def __init__(self, poll: Poll, share: Fraction, worth: Worth, ranks: Sequence[int], loops: Loops = AT_ONCE) -> None:
        self.poll, self.purse = poll, Purse(poll, share, loops)
        self._ranks, self._loops, self._all = ranks, loops, poll.supporters
        self._pricing = Pricing(self.purse, self._all, loops)
        self._times = [one.cost if worth is Worth.COST else 1 for one in poll.projects]
        possible = [at for at, one in enumerate(poll.projects) if 0 < one.cost <= poll.budget and poll.score[at] > 0
                    and int(poll.votes[at]) * share.numerator >= one.cost * share.denominator]  # fmt: skip
        self._low = {at: poll.projects[at].cost / int(poll.score[at]) * (1 - 4 * EPS) for at in possible}
        self._queue = [(self._low[at] / self._times[at], at) for at in possible]
        heapify(self._queue)
        self._most = poll.most_points
        self.free = [at for at, one in enumerate(poll.projects) if one.cost == 0 and poll.score[at] > 0]

    def __iter__(self) -> Iterator[Purchase]:
        while (found := self._next()) is not None:
            yield found

    def _next(self) -> Purchase | None:
        if self.free:  # what costs nothing asks nobody for anything
            at = min(self.free, key=lambda one: self._ranks[one])
            self.free.remove(at)
            return Purchase(at, 0, 1, 0, 0)
        while bids := self._bids():
            if (bought := self._buy(bids)) is not None:
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
        points = self._all.points[there]
        rounding = 2 * len(points) * EPS * cost
        x, rich, poor, gap, done = self._loops.ask(
            self.purse.money, self._all.type[there], self._all.weight[there], points, float(cost), self._low[at],
            best * times,
        )  # fmt: skip
        if rich == 0:
            return self._broke(at, x, rounding + poor * self.purse.error)
        off = (rounding + poor * self.purse.error) / rich + 4 * EPS * x
        low = (x - off) / times * (1 - 2 * EPS)
        if not done:
            return _Bid(at, x, low, inf, off)
        near = gap <= 2 * off * self._most[at] + 2 * self.purse.error
        return _Bid(at, x, low, inf if near else (x + off) / times * (1 + 2 * EPS), off)

    def _broke(self, at: int, held: float, off: float) -> _Bid | None:
        """Nobody can pay what is asked: gone for good, unless what all hold is the cost to within rounding."""
        if held + off < self.poll.projects[at].cost:
            return None
        there = self._all.of(at)
        weight, points = self._all.weight[there], self._all.points[there]
        each = self.purse.money[self._all.type[there]] / points
        x = float(each.max())
        loose = off / float((weight * points)[each == x].sum())
        return _Bid(at, x, (x - loose) / self._times[at] * (1 - 2 * EPS), inf, loose)

    def _buy(self, bids: list[_Bid]) -> Purchase | None:
        """The purchase by exact numbers; nothing where none of these can be paid for after all."""
        prices = {bid: self._pricing.price(bid.project, self.poll.projects[bid.project].cost, bid.x, bid.off)
                  for bid in bids}  # fmt: skip
        known = {bid: one for bid, one in prices.items() if one is not None}
        if not known:
            return None
        first, tied = self._least(known)
        for bid in known:
            if bid is not first:
                self._back(bid)
        return self._pay(first.project, known[first], tied)

    def _least(self, known: dict[_Bid, Price]) -> tuple[_Bid, tuple[int, ...]]:
        """The least for each unit of worth, and others that are exactly as good."""
        if len(known) == 1:
            return next(iter(known)), ()
        rho = {bid: Fraction(one.above, one.below * self._times[bid.project]) for bid, one in known.items()}
        least = min(rho.values())
        alike = sorted((bid for bid in rho if rho[bid] == least), key=lambda bid: self._ranks[bid.project])
        return alike[0], tuple(bid.project for bid in alike[1:])

    def _pay(self, project: int, price: Price, tied: tuple[int, ...]) -> Purchase:
        there, purse = self._all.of(project), self.purse
        below = purse.below * price.below
        x = price.above / below
        self._loops.pay(purse.money, purse.spent, self._all.type[there], self._all.points[there], x, price.over)
        purse.error += EPS * (price.most + 2 * x * self._most[project])
        purse.buy(project, price.above, price.below)
        return Purchase(project, price.above, below, price.full, price.rest, tied)


def equal_shares(
    poll: Poll, share: Fraction, worth: Worth, ranks: Sequence[int], loops: Loops = AT_ONCE
) -> tuple[Purchase, ...]:
    """Everything that is bought when each voter begins with ``share`` (in the smallest unit of the poll's money).

    ``ranks`` (projects,): of projects that are exactly as good, the one with the lower rank is bought.
    """
    return tuple(Shares(poll, share, worth, ranks, loops))
