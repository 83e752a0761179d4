"""What a store holds at one moment: what is past its end, what is on hold, and what has no date that can be right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ombud.held.stores.rule import Bounds


class Dated(StrEnum):
    """Where a record stands at one moment."""

    LIVE = "live"
    EXPIRED = "expired"
    UNDATED = "undated"
    DOUBTFUL = "doubtful"  # before the earliest day that can be right
    AHEAD = "ahead"  # of another day than today: a clock may be some minutes fast


@dataclass(frozen=True, slots=True)
class Probe:
    """Counts of records. ``expired`` may go; ``held`` are past their end and on a legal hold.

    ``size`` is that of the expired in bytes. ``oldest`` is the oldest date that can be right, also of what is held;
    ``first`` and ``last`` are those of the expired.
    """

    records: int = 0
    expired: int = 0
    size: int = 0
    held: int = 0
    undated: int = 0
    doubtful: int = 0
    ahead: int = 0
    oldest: date | None = None
    first: date | None = None
    last: date | None = None


def dated(age: datetime | None, bounds: Bounds) -> Dated:
    """Where a record of this age stands. Only ``EXPIRED`` may ever be deleted."""
    if age is None:
        return Dated.UNDATED
    if age < bounds.earliest:
        return Dated.DOUBTFUL
    if age >= bounds.tomorrow:
        return Dated.AHEAD
    return Dated.EXPIRED if age < bounds.cutoff else Dated.LIVE


class Counting:
    """Counts records one by one; memory stays the same however many there are."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.records = self.size = self.held = 0
        self.of = dict.fromkeys(Dated, 0)
        self.oldest: datetime | None = None
        self.first: datetime | None = None
        self.last: datetime | None = None

    def add(self, age: datetime | None, size: int, held: bool, carrying: bool = True) -> None:
        """One record. ``carrying``: whether it still has what is to go; one that was made anonymous has not."""
        self.records += 1
        where = dated(age, self.bounds)
        if not carrying and where in (Dated.LIVE, Dated.EXPIRED):
            return
        if age is not None and where in (Dated.LIVE, Dated.EXPIRED):
            self.oldest = min(self.oldest or age, age)
        if where is Dated.EXPIRED and held:
            self.held += 1
            return
        self.of[where] += 1
        if age is not None and where is Dated.EXPIRED:
            self.size += size
            self.first, self.last = min(self.first or age, age), max(self.last or age, age)

    def probe(self) -> Probe:
        return Probe(
            records=self.records,
            expired=self.of[Dated.EXPIRED],
            size=self.size,
            held=self.held,
            undated=self.of[Dated.UNDATED],
            doubtful=self.of[Dated.DOUBTFUL],
            ahead=self.of[Dated.AHEAD],
            oldest=self._day(self.oldest),
            first=self._day(self.first),
            last=self._day(self.last),
        )

    def _day(self, age: datetime | None) -> date | None:
        return None if age is None else self.bounds.day(age)
