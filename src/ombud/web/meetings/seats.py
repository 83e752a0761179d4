"""Who has a seat and who waits for one. Every change holds the workshop's row, so that no seat is given twice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ombud.web.meeting_models import SignUp, Workshop
from ombud.web.meetings import codes, dates

TOLD_FROM = 6  # fewer free seats than this are "a few": the exact number would tell who has just signed up


class Closed(Exception):
    """Somebody signs up for a workshop that takes nobody any more."""


@transaction.atomic
def sign_up(slug: str, code: str, said: dict[str, str], now: datetime) -> SignUp:
    """Give somebody a seat, or a place on the waiting list if none is free. The same code again is the same person.

    ``said`` is name, reach and needs. Raises :class:`Closed`.
    """
    workshop = held(slug)
    there = workshop.sign_ups.filter(code=codes.kept(code)).first()
    if there:
        return there
    if not dates.takes_sign_ups(workshop, now):
        raise Closed
    return workshop.sign_ups.create(code=codes.kept(code), waiting=free(workshop) == 0, made=now, **said)


@transaction.atomic
def withdraw(signed: SignUp, now: datetime) -> None:
    """Somebody does not come: what they said of themselves is deleted, and whoever waited longest moves up."""
    workshop = held(signed.workshop.slug)
    workshop.sign_ups.filter(pk=signed.pk).delete()
    fill(workshop, now)


def fill(workshop: Workshop, now: datetime) -> None:
    """Let those who wait move up in their order while seats are free. The caller holds the workshop's row."""
    if workshop.cancelled or workshop.starts <= now:
        return
    first = workshop.sign_ups.filter(waiting=True).values_list("pk", flat=True)[: free(workshop)]
    workshop.sign_ups.filter(pk__in=list(first)).update(waiting=False, moved_up=now)


def held(slug: str) -> Workshop:
    """The workshop, which nobody else changes until the transaction is over. SQLite has one writer as it is."""
    return Workshop.objects.select_for_update().get(slug=slug)


def free(workshop: Workshop) -> int:
    """How many seats nobody has."""
    return max(workshop.seats - taken(workshop), 0)


def taken(workshop: Workshop) -> int:
    return workshop.sign_ups.filter(waiting=False).count()


def told(workshop: Workshop) -> str:
    """What everyone may know of the seats: never so exactly that one more name would show."""
    left = free(workshop)
    if left == 0:
        return _("All seats are taken. You can be put on the waiting list.")
    if left < min(TOLD_FROM, workshop.seats):
        return _("A few seats are free.")
    return ngettext("It has {n} seat. There is room.", "It has {n} seats. There is room.", workshop.seats).format(
        n=workshop.seats
    )
