"""What an alternative costs over its whole life, in money of the year it starts, and when one has paid back another.

The sum, published so that anyone can repeat it on paper:

    whole = (1 + optimism) * (investment + change + service in years 1 to n + exit in year n)
    service in year t = service a year * (1 + growth)^(t - 1) / (1 + discount)^t
    exit in year n    = exit / (1 + discount)^n

Service is paid at the end of each year and its price grows from the second. Investment and change are paid at the
start. With no growth, service is the annuity of the textbooks: s * (1 - (1 + d)^-n) / d.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from ombud.asked.entries import Cost


@dataclass(frozen=True, slots=True)
class WholeLife:
    """The parts of one alternative's cost over its life, optimism bias added, in ``currency`` of the first year."""

    currency: str
    investment: float
    change: float
    service: tuple[float, ...]  # one amount for each year of its life
    exit: float

    @property
    def total(self) -> float:
        """The whole-life cost."""
        return self.at_start + sum(self.service) + self.exit

    @property
    def at_start(self) -> float:
        """What is paid before the first year ends."""
        return self.investment + self.change

    @property
    def paid_by(self) -> tuple[float, ...]:
        """What has been paid by the end of year 0, 1, ... n; leaving is paid in the last."""
        run = list(accumulate(self.service, initial=self.at_start))
        return (*run[:-1], run[-1] + self.exit)

    @property
    def parts(self) -> dict[str, float]:
        """The four parts by the name of the field that they were stated in."""
        amounts = (self.investment, self.change, sum(self.service), self.exit)
        return dict(zip(("investment", "change", "service_a_year", "exit"), amounts, strict=True))


def whole_life(cost: Cost) -> WholeLife:
    """The whole-life cost of one alternative. Amounts too large for a number come out as infinity."""
    optimism = 1 + cost.optimism / 100
    growth, discount = 1 + cost.price_growth / 100, 1 + cost.discount / 100
    service = (cost.service_a_year * growth ** (year - 1) / discount**year for year in range(1, cost.years + 1))
    return WholeLife(
        currency=cost.currency,
        investment=optimism * cost.investment,
        change=optimism * cost.change,
        service=tuple(optimism * paid for paid in service),
        exit=optimism * cost.exit / discount**cost.years,
    )


def break_even(one: WholeLife, other: WholeLife) -> int | None:
    """The first year from whose end on ``one`` has cost no more than ``other``, and stays so. None if it never does.

    Year 0 is the start. Both must be counted over the same number of years.
    """
    cheaper = [mine <= theirs for mine, theirs in zip(one.paid_by, other.paid_by, strict=True)]
    if not cheaper[-1]:
        return None
    return max((year + 1 for year, is_cheaper in enumerate(cheaper) if not is_cheaper), default=0)


def driver(one: WholeLife, other: WholeLife) -> str:
    """The part, by its field, that makes up most of the difference between two whole-life costs."""
    return max(one.parts, key=lambda part: abs(one.parts[part] - other.parts[part]))


@dataclass(frozen=True, slots=True)
class Range:
    """The 5th, 50th and 95th percentile of simulated whole-life costs, in the cost's currency."""

    low: float
    middle: float
    high: float


def simulated(cost: Cost, spread: float, rng: Random, draws: int = 2000) -> Range:
    """The range of the whole-life cost if each stated amount may be off by up to ``spread`` (0.3 for 30 per cent).

    Each amount and the price growth are drawn by themselves from a triangle with its top at what was stated: an
    assumption, to be named wherever the range is shown. ``ValueError`` for a spread outside 0 to 1 or no draws.
    """
    if not 0 <= spread <= 1 or draws < 1:
        raise ValueError(f"A spread of {spread} and {draws} draws cannot be simulated; give 0 to 1, and 1 or more.")
    totals = sorted(whole_life(_drawn(cost, spread, rng)).total for _ in range(draws))
    return Range(*(_percentile(totals, at) for at in (5, 50, 95)))


def _drawn(cost: Cost, spread: float, rng: Random) -> Cost:
    amounts = ("investment", "service_a_year", "change", "exit", "price_growth")
    return cost.model_copy(
        update={name: getattr(cost, name) * rng.triangular(1 - spread, 1 + spread, 1) for name in amounts}
    )


def _percentile(ordered: Sequence[float], at: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * at // 100)]
