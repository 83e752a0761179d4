"""The end of life of one item of data, as a city declares it, and what follows from it at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ombud.held.entries import Ending
from ombud.held.stores.life import Life, cutoff, midnight

EARLIEST = date(1970, 1, 2)
"""The first day that is taken for a date: computers write 1 January 1970 where they know none."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Records that a law forbids to destroy: those whose ``column`` holds one of ``values``, or names that fit one."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backup:
    """Where copies lie that this store's deletion does not reach, and how long they live."""

    where: str
    kept: Life


@dataclass(frozen=True, slots=True)
class Canary:
    """A record that is planted to see it go. ``values``: columns and values, ``{mark}`` in one; ``name`` of a file."""

    values: tuple[tuple[str, str | int | float | bool], ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is kept of records that are aggregated: how many by these columns and period, in a table ``into``."""

    by: tuple[str, ...]
    period: str
    into: str
    least: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One item. ``kept`` is None where each record has its own last day, as evidence has.

    ``backups`` is None where nobody declared whether there are any. ``emptied``: columns made NULL, for anonymising.
    """

    name: str
    words: str
    kept: Life | None
    start: str
    method: Ending
    zone: str
    earliest: date = EARLIEST
    emptied: tuple[str, ...] = ()
    counts: Counts | None = None
    holds: tuple[Hold, ...] = ()
    backups: tuple[Backup, ...] | None = None
    canary: Canary | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is past its end at one moment: everything dated from ``earliest`` to before ``cutoff``, both moments in UTC.

    ``moment`` is the one that it is seen from. ``by_day``: whether whole days are counted.
    """

    earliest: datetime
    cutoff: datetime
    moment: datetime
    zone: ZoneInfo
    by_day: bool

    @property
    def cutoff_day(self) -> date:
        """A record that has only a day is past its end if its day is before this one."""
        return self.cutoff.astimezone(self.zone).date()

    @property
    def today(self) -> date:
        return self.moment.astimezone(self.zone).date()

    @property
    def tomorrow(self) -> datetime:
        """What is dated from here on lies in the future."""
        return midnight(self.today + timedelta(days=1), self.zone)

    @property
    def canary_day(self) -> date:
        """A day past its end, the nearest that is so whatever the hour."""
        return self.cutoff_day - timedelta(days=1)

    @property
    def takes_canary(self) -> bool:
        """Whether a canary's day can be right: one dated too early would never go."""
        return self.of_day(self.canary_day) >= self.earliest

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def of_day(self, day: date) -> datetime:
        """When something that has only a day happened: with hours, at the end of that day, so that none ends early."""
        if self.by_day:
            return midnight(day, self.zone)
        return midnight(day + timedelta(days=1), self.zone) - timedelta(microseconds=1)

    def of_clock(self, told: datetime) -> datetime:
        """The moment that a clock without a zone showed; an hour that came twice is taken for the later one."""
        return told.replace(tzinfo=self.zone, fold=1).astimezone(UTC)

    def on_clock(self) -> datetime:
        """The cutoff on a clock without a zone: nothing that it showed before this can be later than the cutoff."""
        there = self.cutoff.astimezone(self.zone)
        back = there.replace(fold=1).utcoffset()
        shift = (there.utcoffset() or timedelta()) - (back or timedelta())
        return there.replace(tzinfo=None) - max(shift, timedelta())


def bounds(rule: Rule, moment: datetime) -> Bounds:
    """What is past its end at ``moment``. Raises :class:`~ombud.held.stores.life.NotALife`."""
    zone = ZoneInfo(rule.zone)
    day = moment.astimezone(zone).date()
    until = cutoff(moment, rule.kept, zone) if rule.kept else midnight(day, zone)
    earliest = datetime.combine(rule.earliest, time(), zone).astimezone(UTC)
    return Bounds(earliest, until, moment.astimezone(UTC), zone, rule.kept is None or rule.kept.by_day)
