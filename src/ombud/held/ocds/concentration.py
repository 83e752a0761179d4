"""How far what was bought lies in few hands: the Herfindahl-Hirschman index, and the share of one vendor.

Each currency stands by itself and is never added to another; what has no currency is counted, and left out of values.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from ombud.held.ocds.judged import Judged, Judging, Why
from ombud.held.ocds.process import Award, Contract, Money, Party, Process

ALL = "*"  # every category together
_CLOSED = ("cancelled", "unsuccessful", "pending", "rejected")


def hhi(values: Iterable[float]) -> float | None:
    """The sum of squared shares (0 to 1), from 1/n where n vendors have the same to 1 where one has all.

    ``values`` are what each vendor has, in one unit, not below 0. None where there is nothing to share.
    Herfindahl (1950) and Hirschman (1945); 1 here is 10,000 where shares are in per cent.
    """
    held = [value for value in values if value > 0]
    most = max(held, default=0.0)
    if not held or not math.isfinite(most):
        return None
    scaled = [value / most for value in held]  # so that no square is too large to be held
    total = math.fsum(scaled)
    return min(1.0, max(1 / len(held), math.fsum((value / total) ** 2 for value in scaled)))


@dataclass(frozen=True, slots=True)
class Purchase:
    """One award that was bought under: of whom, and for how much where that is known."""

    supplier: Party
    value: Money | None


def purchases(process: Process) -> tuple[Purchase | Why, ...]:
    """What was bought, award by award: its contracts' latest values, else the award's own.

    Awards that are pending, cancelled or without success buy nothing unless a contract stands under them. A contract
    under no award is told as such. A joint award is not divided among its
    suppliers, since nobody says how: it is told as such.
    """
    under, alone = _under(process)
    pairs = zip(process.awards, under, strict=True)
    bought = (_purchase(award, those) for award, those in pairs if those or award.status not in _CLOSED)
    return (*bought, *[Why.NO_AWARD] * alone)


def _under(process: Process) -> tuple[list[list[Contract]], int]:
    """The contracts that stand, award by award, and how many are under none. All are under the only one."""
    at = {award.id: number for number, award in enumerate(process.awards) if award.id}
    only = 0 if len(process.awards) == 1 else None
    found: list[list[Contract]] = [[] for _ in process.awards]
    alone = 0
    for contract in process.contracts:
        if contract.status in _CLOSED:
            continue
        number = at.get(contract.award, only)
        if number is None:
            alone += 1
        else:
            found[number].append(contract)
    return found, alone


def _purchase(award: Award, under: list[Contract]) -> Purchase | Why:
    if not award.suppliers:
        return Why.NO_SUPPLIER
    if len({one.key for one in award.suppliers}) > 1:
        return Why.JOINT_AWARD
    return Purchase(award.suppliers[0], _together([one.worths[-1] for one in under if one.worths]) or award.value)


def _together(worths: list[Money]) -> Money | None:
    """Several contracts of one award as one value, where they are in one currency."""
    if not worths or len({one.currency for one in worths}) > 1:
        return None
    return Money(math.fsum(one.amount for one in worths), worths[0].currency)


@dataclass(frozen=True, slots=True)
class Concentration:
    """One buyer and category. ``currency`` is empty where purchases are counted and not their value.

    ``hhi`` from 1/n to 1; ``share`` is that of the largest vendor (0 to 1); ``total`` the value, or the number.
    """

    buyer: str
    buyer_name: str
    category: str
    currency: str
    vendors: int
    purchases: int
    total: float
    hhi: float
    largest: Party
    share: float


@dataclass(frozen=True, slots=True)
class Concentrated:
    """All buyers and categories, by value in each currency and by number; what could be counted and what not."""

    rows: tuple[Concentration, ...]
    by_number: Judged
    by_value: Judged

    def of(self, currency: str = "", category: str = ALL) -> tuple[Concentration, ...]:
        """The rows of one unit and category: a currency, or "" for the number of purchases."""
        return tuple(row for row in self.rows if row.currency == currency and row.category == category)


@dataclass(slots=True)
class _Held:
    """What one buyer bought of one category in one unit: by vendor the sum and how often."""

    sums: dict[str, float] = field(default_factory=dict)
    times: int = 0

    def add(self, key: str, amount: float) -> None:
        self.sums[key] = self.sums.get(key, 0.0) + amount
        self.times += 1


@dataclass(slots=True)
class Concentrating:
    """Takes each process once, then tells how concentrated what was bought is."""

    held: dict[tuple[str, str, str], _Held] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    number: Judging = field(default_factory=Judging)
    value: Judging = field(default_factory=Judging)

    def take(self, process: Process) -> None:
        for one in purchases(process):
            if isinstance(one, Why):
                self._neither(one)
            elif process.buyer is None:
                self._neither(Why.NO_BUYER)
            else:
                self._count(process.buyer, one, process.category)

    def _neither(self, why: Why) -> None:
        self.number.no(why)
        self.value.no(why)

    def _count(self, buyer: Party, one: Purchase, category: str) -> None:
        self.parties.setdefault(one.supplier.key, one.supplier)
        self.parties.setdefault(buyer.key, buyer)
        self.number.yes()
        self._add(buyer.key, one.supplier.key, category, Money(1.0, ""))
        worth = _worth(one.value)
        if isinstance(worth, Why):
            return self.value.no(worth)
        self.value.yes()
        return self._add(buyer.key, one.supplier.key, category, worth)

    def _add(self, buyer: str, vendor: str, category: str, worth: Money) -> None:
        for one in (ALL, category) if category else (ALL,):
            self.held.setdefault((buyer, one, worth.currency), _Held()).add(vendor, worth.amount)

    def told(self) -> Concentrated:
        found = (self._row(*where, held) for where, held in self.held.items())
        rows = [row for row in found if row is not None]
        rows.sort(key=lambda row: (row.currency, row.category != ALL, row.category, -row.total, row.buyer))
        return Concentrated(tuple(rows), self.number.told(), self.value.told())

    def _row(self, buyer: str, category: str, currency: str, held: _Held) -> Concentration | None:
        index = hhi(held.sums.values())
        if index is None:
            return None
        most = min(held.sums, key=lambda key: (-held.sums[key], key))
        total = math.fsum(sorted(held.sums.values()))
        vendors = sum(value > 0 for value in held.sums.values())
        name, largest = self.parties[buyer].name, self.parties[most]
        return Concentration(
            buyer, name, category, currency, vendors, held.times, total, index, largest, held.sums[most] / total
        )


def _worth(value: Money | None) -> Money | Why:
    """A value that can be added to others of its currency."""
    if value is None or value.amount <= 0:
        return Why.NO_VALUE
    return value if value.currency else Why.NO_CURRENCY
