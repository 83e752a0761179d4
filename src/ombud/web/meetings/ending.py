"""What of workshops is deleted when its time is over: names first, then refused words, then all that people wrote."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from ombud.web import log
from ombud.web.meeting_models import Contribution, SignUp, Workshop
from ombud.web.meetings import dates

State = Contribution.State


def delete_what_has_ended(now: datetime | None = None) -> int:
    """Delete what is kept no longer; how many sign-ups and contributions that were."""
    now = now or timezone.now()
    gone = _refused(now).update(words="", name="", more="")
    gone += sum(found.delete()[0] for found in (_names(now), *_words(now)))
    if gone:
        log.forget()
    return gone


def _names(now: datetime) -> QuerySet[SignUp]:
    """Who signed up for workshops that are over for 30 days, by the clock of each."""
    past = Workshop.objects.filter(starts__lt=now - dates.NAMES_KEPT)
    over = [one.pk for one in past if dates.names_until(one) < now.astimezone(dates.ends(one).tzinfo).date()]
    return SignUp.objects.filter(workshop__in=over)


def _refused(now: datetime) -> QuerySet[Contribution]:
    """What was refused, 30 days after the decision. That something was, and by which rule, stays to be counted."""
    return Contribution.objects.filter(state=State.REFUSED, decided__lt=now - dates.REFUSED_KEPT).exclude(words="")


def _words(now: datetime) -> tuple[QuerySet[Contribution], ...]:
    """What nobody decided on, 30 days after the discussion closed, and two years after it all that was written."""
    closed, today = Contribution.objects.filter(workshop__discussion_until__isnull=False), timezone.localdate(now)
    waiting = closed.filter(state=State.WAITING, workshop__discussion_until__lt=today - dates.REFUSED_KEPT)
    return waiting, closed.filter(workshop__discussion_until__lt=today - dates.WORDS_KEPT)
