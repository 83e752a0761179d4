"""A destruction certificate: what went, by which rule, and how that was checked. It outlives the data and names nobody.

It holds counts, days and what the city itself declared: no key, no file name and no value of any record.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal

from pydantic import Field

from ombud.held.entries import Ending
from ombud.held.stores.life import last_day
from ombud.held.stores.paper import Paper
from ombud.held.stores.plan import SHA256, Counted, Declared
from ombud.held.stores.rule import Backup

KIND: Final = "ombud.retention.certificate/1"


class Look(StrEnum):
    """How it was looked at afterwards."""

    COUNT = "count"  # what was there less what went is what is there
    OLDEST = "oldest_record"  # no date before the cutoff is left
    SECOND = "second_connection"  # somebody else sees none either
    CANARY = "canary_absent"


class Checked(Paper):
    """One check. ``passed`` is nothing where it could not be made: that is said, and counts as no proof."""

    look: Look
    passed: bool | None
    before: int | None = None
    after: int | None = None
    day: date | None = None


class Copies(Paper):
    """Where copies lie, and the day after which nothing is left there."""

    where: str
    kept: str
    until: date


class Remaining(Paper):
    """What the store holds after it. How many are on hold is not told: few of them point to somebody."""

    records: int = Field(ge=0)
    expired: int = Field(ge=0)
    endless: int = Field(ge=0)  # without a date that can be right
    hold: bool
    oldest: date | None = None


class Certificate(Paper):
    """What was destroyed of one item. ``copies`` is nothing where nobody declared whether there are backups.

    ``size`` is in bytes as the plan's moment saw it; ``first`` and ``last`` are the days of what went.
    """

    kind: Literal["ombud.retention.certificate/1"] = KIND
    what: str
    city: str = ""
    declared: Declared
    store: str
    moment: datetime
    cutoff: datetime
    began: datetime
    ended: datetime
    looked: datetime  # when the checks were made: at once, or again later
    gone: int = Field(ge=0)
    size: int = Field(ge=0)
    first: date | None = None
    last: date | None = None
    remaining: Remaining
    checks: tuple[Checked, ...]
    copies: tuple[Copies, ...] | None = None
    plan: str = Field(pattern=SHA256)
    structure: str = Field(pattern=SHA256)
    version: str

    @property
    def proven(self) -> bool:
        """Whether every check that could be made was passed, and more was checked than the count alone."""
        made = [one for one in self.checks if one.passed is not None]
        return all(one.passed for one in made) and any(one.look is not Look.COUNT for one in made)

    @property
    def clear_on(self) -> date | None:
        """The day after which nothing is left anywhere that was declared; nothing where backups were not declared."""
        if self.copies is None:
            return None
        return max((one.until for one in self.copies), default=self.ended.date())


def remaining(after: Counted) -> Remaining:
    return Remaining(
        records=after.records,
        expired=after.expired,
        endless=after.undated + after.doubtful + after.ahead,
        hold=after.held > 0,
        oldest=after.oldest,
    )


def copies(backups: tuple[Backup, ...] | None, day: date) -> tuple[Copies, ...] | None:
    """Each backup with its last day, counted from the day on which the data were last in the store."""
    if backups is None:
        return None
    return tuple(Copies(where=one.where, kept=one.kept.iso, until=last_day(day, one.kept)) for one in backups)


def checks(before: Counted, gone: int, planted: date | None, canary_left: int, after: Counted, second: int,
           cutoff: date, method: Ending) -> tuple[Checked, ...]:  # fmt: skip
    """What was looked at after a deletion. ``second``: how many a second connection saw that should be gone.

    The count agrees where all that was past its end went, and no more is missing than went; where more is missing,
    others took records away meanwhile, and the count proves nothing. What a hold keeps is no failure.
    """
    kept_rows = method is Ending.ANONYMISE
    missing = after.records < before.records - (0 if kept_rows else gone)
    agrees = gone >= before.expired
    oldest = after.expired == 0 and (after.held > 0 or after.oldest is None or after.oldest >= cutoff)
    return (
        Checked(
            look=Look.COUNT, passed=None if missing and agrees else agrees, before=before.records, after=after.records
        ),
        Checked(look=Look.OLDEST, passed=oldest, before=before.expired, after=after.expired, day=after.oldest),
        Checked(look=Look.SECOND, passed=second == 0, after=second),
        Checked(look=Look.CANARY, passed=None if planted is None else canary_left == 0, day=planted),
    )
