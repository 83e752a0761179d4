"""What a workshop's days say: whether it is still to come, can be signed up for, and when names are deleted."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ombud.web.meeting_models import Workshop

NAMES_KEPT = timedelta(days=30)  # after the workshop
REFUSED_KEPT = timedelta(days=30)  # after the decision, so that its writer can read why
WORDS_KEPT = timedelta(days=730)  # after the discussion closed
DIGEST_WITHIN = timedelta(days=21)  # after the discussion closed


def begins(workshop: Workshop) -> datetime:
    """When it begins, by the clock of its place."""
    return workshop.starts.astimezone(ZoneInfo(workshop.zone))


def ends(workshop: Workshop) -> datetime:
    """When it ends, by the clock of its place. Real minutes: also in the night in which clocks are changed."""
    return (workshop.starts + timedelta(minutes=workshop.minutes)).astimezone(ZoneInfo(workshop.zone))


def is_over(workshop: Workshop, now: datetime) -> bool:
    return ends(workshop) <= now


def takes_sign_ups(workshop: Workshop, now: datetime) -> bool:
    """Whether somebody can still sign up."""
    return not workshop.cancelled and now <= workshop.sign_up_until and now < workshop.starts


def names_until(workshop: Workshop) -> date:
    """The last day on which the names of those who signed up are kept."""
    return (ends(workshop) + NAMES_KEPT).date()


def is_open(workshop: Workshop, today: date) -> bool:
    """Whether one can write in its discussion."""
    return workshop.discussion_until is not None and today <= workshop.discussion_until


def digest_due(workshop: Workshop) -> date | None:
    """The day by which the office owes a digest."""
    return workshop.discussion_until + DIGEST_WITHIN if workshop.discussion_until else None


def words_until(workshop: Workshop) -> date | None:
    """The last day on which contributions are kept."""
    return workshop.discussion_until + WORDS_KEPT if workshop.discussion_until else None


def moment(day: date, at: time, zone: str) -> datetime | None:
    """The moment at which a clock of this zone shows this time; none where it skips it. Twice: the first."""
    there = datetime.combine(day, at, ZoneInfo(zone))
    back = there.astimezone(UTC).astimezone(ZoneInfo(zone))
    return there.astimezone(UTC) if back.replace(tzinfo=None) == there.replace(tzinfo=None) else None


def end_of(day: date, zone: str) -> datetime:
    """The last second of a day by the clock of this zone."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC) - timedelta(seconds=1)
