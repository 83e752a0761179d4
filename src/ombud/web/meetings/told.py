"""Workshops as pages show them: frozen, with every day and word worked out, so that a template computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from ombud.web.meeting_models import Contribution, Digest, Move, Workshop
from ombud.web.meetings import dates, seats
from ombud.web.models import CaseCard

State = Contribution.State
A_DAY = timedelta(days=1)  # no workshop is longer


@dataclass(frozen=True, slots=True)
class Told:
    """One workshop on a day: when it is, whether one can sign up, and what is owed afterwards.

    Moments are naive, as a clock there shows them: a template would set others to the clock of the city.
    """

    workshop: Workshop
    begins: datetime
    ends: datetime
    sign_up_until: datetime
    over: bool
    open: bool  # for signing up
    seats: str
    moves: tuple[tuple[Move, datetime], ...]  # each with when it was to begin
    discussion: Discussion | None
    case: CaseCard | None


@dataclass(frozen=True, slots=True)
class Discussion:
    """Where a discussion stands: open or closed, how much was let in, and its digest or the lack of it."""

    until: date
    open: bool
    shown: int
    digest: Digest | None
    due: date
    overdue: bool


def told(workshop: Workshop, now: datetime | None = None) -> Told:
    """A workshop as everyone may see it now."""
    now = now or timezone.now()
    zone = ZoneInfo(workshop.zone)
    return Told(
        workshop, _on_the_clock(workshop.starts, zone), _on_the_clock(dates.ends(workshop), zone),
        _on_the_clock(workshop.sign_up_until, zone),
        dates.is_over(workshop, now), dates.takes_sign_ups(workshop, now), seats.told(workshop),
        tuple((move, _on_the_clock(move.starts, zone)) for move in workshop.moves.all()),
        discussion(workshop, timezone.localdate(now)), _case(workshop),
    )  # fmt: skip


def _on_the_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """What a clock there shows."""
    return moment.astimezone(zone).replace(tzinfo=None)


def discussion(workshop: Workshop, today: date) -> Discussion | None:
    """Where the discussion of a workshop stands; none if it has none."""
    until, due = workshop.discussion_until, dates.digest_due(workshop)
    if until is None or due is None:
        return None
    shown = workshop.contributions.filter(state=State.SHOWN).count()
    digest = workshop.digests.last()
    return Discussion(until, today <= until, shown, digest, due, digest is None and today > due)


def _case(workshop: Workshop) -> CaseCard | None:
    return CaseCard.objects.filter(slug=workshop.case).first() if workshop.case else None


@dataclass(frozen=True, slots=True)
class Listed:
    """All workshops: those to come, the next one first, and those that were, the last one first."""

    coming: tuple[Told, ...]
    past: tuple[Told, ...]


def listed(module: int | None = None, most: int = 30) -> Listed:
    """The workshops of one module, or of all; of the past ones only the last ``most``."""
    now = timezone.now()
    found = Workshop.objects.filter(Q(module=module) if module else Q())
    coming = (told(one, now) for one in found.filter(starts__gt=now - A_DAY).order_by("starts", "slug"))
    past = (told(one, now) for one in found.filter(starts__lt=now).order_by("-starts", "slug")[:most])
    return Listed(tuple(one for one in coming if not one.over), tuple(one for one in past if one.over))
