"""How contracts grew after they were signed: values above the first, longer periods, renewals, and years in all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from ombud.held.ocds.judged import Judged, Judging, Why
from ombud.held.ocds.process import Amendment, Contract, Money, Party, Process

LARGE = 0.20  # of the first value
MANY_RENEWALS = 3
LONG_YEARS = 4.0
MOST_ROWS = 2_000  # contracts and amendments that are remembered by name: the rest is counted
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Grown:
    """A contract that changed, or runs long. What cannot be said of it is None.

    ``change`` is (last value - first) / first; ``longer`` how many days later it ends than first said; ``renewals``
    how often its end was moved later, and the processes that renew it; ``years`` from its first day to its last, and
    ``may_years`` to how far it may be extended.
    """

    ocid: str
    contract: str
    title: str
    buyer: str
    supplier: Party | None
    first: Money | None
    last: Money | None
    change: float | None
    longer: int | None
    amendments: int
    renewals: int
    years: float | None
    may_years: float | None
    place: str

    @property
    def large(self) -> bool:
        return self.change is not None and self.change > LARGE


@dataclass(frozen=True, slots=True)
class Growth:
    """Contracts that changed or run long, the most changed first; and of how many each could be judged.

    ``rows`` and ``told`` (ocid, buyer, amendment) are the first of many; the counts are of all.
    """

    rows: tuple[Grown, ...]
    told: tuple[tuple[str, str, Amendment], ...]
    amendments: int
    contracts: int
    values: Judged
    periods: Judged
    years: Judged
    long_years: float
    large: int
    extended: int
    renewed: int
    long: int


@dataclass(slots=True)
class Growing:
    """Takes each process once, then tells how its contracts grew. ``long_years`` is how many years are long."""

    long_years: float = LONG_YEARS
    rows: list[Grown] = field(default_factory=list)
    amendments: list[tuple[str, str, Amendment]] = field(default_factory=list)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    values: Judging = field(default_factory=Judging)
    periods: Judging = field(default_factory=Judging)
    years: Judging = field(default_factory=Judging)

    def take(self, process: Process) -> None:
        self._listed(process)
        into = sorted({ocid for one in process.contracts for ocid in one.renewed_in if ocid != process.ocid})
        if into:
            self.links[process.ocid] = tuple(into)
        for contract in process.contracts:
            if contract.status not in ("cancelled", "pending"):
                self.counts["contracts"] += 1
                self._take(process, contract)

    def _listed(self, process: Process) -> None:
        buyer = process.buyer.name if process.buyer else ""
        self.counts["amendments"] += len(process.amendments)
        if len(self.amendments) < MOST_ROWS:
            self.amendments.extend((process.ocid, buyer, one) for one in process.amendments)

    def _take(self, process: Process, contract: Contract) -> None:
        row = self._row(process, contract)
        longest = max(row.years or 0.0, row.may_years or 0.0)
        self.counts["large"] += row.large
        self.counts["extended"] += (row.longer or 0) > 0
        self.counts["renewed"] += row.renewals >= MANY_RENEWALS
        self.counts["long"] += longest >= self.long_years
        if row.change or row.longer or row.amendments or row.renewals or longest >= self.long_years:
            self.rows.append(row)
        if len(self.rows) > 2 * MOST_ROWS:
            self.rows = sorted(self.rows, key=_most)[:MOST_ROWS]

    def _row(self, process: Process, contract: Contract) -> Grown:
        moved = sum(later > before for before, later in pairwise(contract.ends))
        return Grown(
            ocid=process.ocid,
            contract=contract.id,
            title=contract.title,
            buyer=process.buyer.name if process.buyer else "",
            supplier=sole_supplier(process, contract),
            first=contract.worths[0] if contract.worths else None,
            last=contract.worths[-1] if contract.worths else None,
            change=_said(self.values, _change(process, contract)),
            longer=_whole(_said(self.periods, _longer(process, contract))),
            amendments=contract.amendments,
            renewals=moved + len(contract.renewed_in),
            years=_said(self.years, _years(contract)),
            may_years=_span(contract.starts, contract.latest),
            place=process.place,
        )

    def told(self) -> Growth:
        rows = sorted(self.rows, key=_most)[:MOST_ROWS]
        rows = [replace(row, renewals=row.renewals + self._further(row.ocid)) for row in rows]
        own = {row.ocid: row.renewals - self._further(row.ocid) for row in rows}
        chained = sum(
            own.get(ocid, len(into)) < MANY_RENEWALS <= own.get(ocid, len(into)) + self._further(ocid)
            for ocid, into in self.links.items()
        )
        return Growth(
            rows=tuple(rows),
            told=tuple(self.amendments[:MOST_ROWS]),
            amendments=self.counts["amendments"],
            contracts=self.counts["contracts"],
            values=self.values.told(),
            periods=self.periods.told(),
            years=self.years.told(),
            long_years=self.long_years,
            large=self.counts["large"],
            extended=self.counts["extended"],
            renewed=self.counts["renewed"] + chained,
            long=self.counts["long"],
        )

    def _further(self, ocid: str) -> int:
        """How many processes renew one another after the first that renews this one."""
        seen, at = {ocid}, list(self.links.get(ocid, ()))
        while at:
            one = at.pop()
            if one not in seen:
                seen.add(one)
                at.extend(self.links.get(one, ()))
        return max(0, len(seen) - 1 - len(self.links.get(ocid, ())))


def _most(row: Grown) -> tuple[float, int, int, float, str, str]:
    longest = max(row.years or 0.0, row.may_years or 0.0)
    return -(row.change or 0.0), -(row.longer or 0), -row.renewals, -longest, row.ocid, row.contract


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _said(judging: Judging, found: float | int | Why) -> float | None:
    if isinstance(found, Why):
        judging.no(found)
        return None
    judging.yes()
    return found


def _unseen(process: Process) -> Why | None:
    """Why a change could not have been seen: only one state was published."""
    if process.compiled:
        return Why.COMPILED
    return Why.ONE_RELEASE if process.releases < 2 else None


def _change(process: Process, contract: Contract) -> float | Why:
    worths = contract.worths
    if not worths:
        return Why.NO_VALUE
    if len(worths) < 2 and (unseen := _unseen(process)):
        return unseen
    if any(not one.currency for one in worths):
        return Why.NO_CURRENCY
    if len({one.currency for one in worths}) > 1:
        return Why.TWO_CURRENCIES
    if worths[0].amount <= 0:
        return Why.NO_BASE
    return (worths[-1].amount - worths[0].amount) / worths[0].amount


def _longer(process: Process, contract: Contract) -> int | Why:
    if not contract.ends:
        return Why.NO_PERIOD
    if len(contract.ends) < 2 and (unseen := _unseen(process)):
        return unseen
    return (contract.ends[-1] - contract.ends[0]).days


def _years(contract: Contract) -> float | Why:
    years = _span(contract.starts, contract.ends[-1] if contract.ends else None)
    return Why.NO_PERIOD if years is None else years


def _span(starts: date | None, ends: date | None) -> float | None:
    """Years from the first day to the last, both counted; nothing where one is not known or the end comes first."""
    if starts is None or ends is None or ends < starts:
        return None
    return ((ends - starts).days + 1) / _DAYS_A_YEAR


def sole_supplier(process: Process, contract: Contract) -> Party | None:
    """Whose it is, where its award has one supplier."""
    suppliers = [one for award in process.awards if award.id == contract.award for one in award.suppliers]
    return suppliers[0] if len(suppliers) == 1 else None
