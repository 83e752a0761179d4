"""The contracts that run on a day, vendor by vendor: what open contracting data add to the map of dependence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ombud.held.ocds.amended import sole_supplier
from ombud.held.ocds.estate import Agreement
from ombud.held.ocds.judged import Judged, Judging, Why
from ombud.held.ocds.process import Contract, Process

MOST_ROWS = 5_000  # contracts that are remembered by name: the rest is counted
_OVER = ("cancelled", "terminated", "pending")


@dataclass(frozen=True, slots=True)
class Running:
    """Contracts that run on ``today``, those that end first before others; and of how many that could be said."""

    today: date
    rows: tuple[Agreement, ...]
    number: int
    judged: Judged


@dataclass(slots=True)
class RunningOn:
    """Takes each process once, then tells which contracts run on ``today``."""

    today: date
    rows: list[Agreement] = field(default_factory=list)
    number: int = 0
    judging: Judging = field(default_factory=Judging)

    def take(self, process: Process) -> None:
        for contract in process.contracts:
            if contract.status in _OVER:
                continue
            if not contract.ends:
                self.judging.no(Why.NO_PERIOD)
                continue
            self.judging.yes()
            if contract.ends[-1] >= self.today and (contract.starts or self.today) <= self.today:
                self._keep(process, contract)

    def _keep(self, process: Process, contract: Contract) -> None:
        self.number += 1
        vendor, worth = sole_supplier(process, contract), contract.worths[-1] if contract.worths else None
        self.rows.append(
            Agreement(
                contract.title or contract.id,
                vendor.name if vendor else "",
                contract.ends[-1],
                worth.amount if worth else None,
                worth.currency if worth else "",
                process.ocid,
            )
        )
        if len(self.rows) > 2 * MOST_ROWS:
            self.rows = sorted(self.rows, key=_first)[:MOST_ROWS]

    def told(self) -> Running:
        return Running(self.today, tuple(sorted(self.rows, key=_first)[:MOST_ROWS]), self.number, self.judging.told())


def _first(one: Agreement) -> tuple[date, str, str]:
    return one.ends or date.max, one.ocid, one.title
