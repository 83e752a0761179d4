"""How long data are kept, counted on the calendar of a place, and the moment before which all is past its end."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from ombud.words import Sentence, say

_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


class NotALife(ValueError):
    """A text is no length of time that data can be kept for."""


class Unit(StrEnum):
    """In what a length of time is told."""

    MONTHS = "months"
    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Life:
    """How long something is kept: calendar months, then days; or seconds on a clock.

    ``iso`` is as it was written. Months and days are counted in whole days of the place: the day of the record does
    not count, the last day counts to its end. Hours are counted from the moment of the record.
    """

    iso: str
    months: int = 0
    days: int = 0
    seconds: int = 0

    @property
    def by_day(self) -> bool:
        return "T" not in self.iso

    @property
    def unit(self) -> Unit:
        if not self.by_day:
            return Unit.HOURS
        return Unit.MONTHS if self.months and not self.days else Unit.DAYS


def life(iso: str) -> Life:
    """The length that an ISO 8601 duration says: P6M, P30D, PT72H. Raises :class:`NotALife`.

    Months and hours in one are refused: on which day that ends depends on which is counted first.
    """
    found = _ISO.fullmatch(iso)
    if not found or not any(found.groups()):
        raise NotALife(say("“{text}” is no length of time; write six months as P6M, 30 days as P30D, 72 hours as PT72H",
                           text=iso[:40]))  # fmt: skip
    years, months, weeks, days, hours, minutes, seconds = (int(number or 0) for number in found.groups())
    months, days = 12 * years + months, 7 * weeks + days
    if "T" not in iso:
        return Life(iso, months, days)
    if months:
        raise NotALife(say("{text} has months and hours in it; write one of them", text=iso[:40]))
    return Life(iso, 0, 0, 86_400 * days + 3600 * hours + 60 * minutes + seconds)


def midnight(day: date, zone: tzinfo) -> datetime:
    """The moment at which a day begins in a place, also where clocks are changed at midnight."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def cutoff(moment: datetime, kept: Life, zone: tzinfo) -> datetime:
    """The moment before which every record is past its end, seen from ``moment``; a record of that very moment is not.

    For months and days it is the beginning of a day in ``zone``. Raises :class:`NotALife` if it reaches too far back.
    """
    try:
        if not kept.by_day:
            return moment.astimezone(UTC) - timedelta(seconds=kept.seconds)
        return midnight(_first_kept(moment.astimezone(zone).date(), kept), zone)
    except (OverflowError, ValueError):
        raise NotALife(say("{text} reaches back before the calendar begins", text=kept.iso)) from None


def last_day(day: date, kept: Life) -> date:
    """The last day of something of this day: a day that a month does not have is that month's last one.

    Hours are rounded up to whole days. Raises :class:`NotALife` where no calendar reaches.
    """
    try:
        days = kept.days + -(-kept.seconds // 86_400)
        return _months_on(day, kept.months) + timedelta(days=days)
    except (OverflowError, ValueError):
        raise NotALife(say("{text} reaches beyond the calendar", text=kept.iso)) from None


def _first_kept(today: date, kept: Life) -> date:
    """The earliest day whose last day has not passed: days are taken off first, as they were put on last.

    Where months lead to a day that is none, 31 February, the day after it is meant: what was recorded on the 28th
    ended on 28 August, before the 31st.
    """
    back = today - timedelta(days=kept.days)
    number = 12 * back.year + back.month - 1 - kept.months
    year, month = divmod(number, 12)
    if back.day <= calendar.monthrange(year, month + 1)[1]:
        return date(year, month + 1, back.day)
    year, month = divmod(number + 1, 12)
    return date(year, month + 1, 1)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def lasted(first: date, today: date, unit: Unit) -> int:
    """How old something of ``first`` is on ``today``, in whole months, days or hours; nothing is younger than 0."""
    days = (today - first).days
    if unit is Unit.HOURS:
        return max(0, 24 * days)
    if unit is Unit.DAYS:
        return max(0, days)
    months = 12 * (today.year - first.year) + today.month - first.month
    return max(0, months - (today < _months_on(first, months)))


def length(kept: Life) -> int:
    """How long is declared, in the unit in which it is told; a length of months and days counts 30.44 days a month."""
    if kept.unit is Unit.HOURS:
        return kept.seconds // 3600
    return kept.months if kept.unit is Unit.MONTHS else round(kept.days + 30.44 * kept.months)


def beside(declared: int, oldest: int, unit: Unit) -> Sentence:
    """What was declared beside what was found."""
    if unit is Unit.MONTHS:
        return say("Declared, in months: {declared}; oldest: {oldest}.", declared=declared, oldest=oldest)
    if unit is Unit.DAYS:
        return say("Declared, in days: {declared}; oldest: {oldest}.", declared=declared, oldest=oldest)
    return say("Declared, in hours: {declared}; oldest: {oldest}.", declared=declared, oldest=oldest)
