"""What of workshops is deleted when its time is over: names first, then refused words, then all that people wrote."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from ombud.web.meeting_models import Contribution, SignUp, Workshop
from ombud.web.meetings import dates


def delete_what_has_ended(now: datetime | None = None) -> int:
    """Delete what is kept no longer; how many sign-ups and contributions that were."""
    now = now or timezone.now()
    return sum(found.delete()[0] for found in (_names(now), *_words(now)))


def _names(now: datetime) -> QuerySet[SignUp]:
    """Who signed up for workshops that are over for 30 days, by the clock of each."""
    past = Workshop.objects.filter(starts__lt=now - dates.NAMES_KEPT)
    over = [one.pk for one in past if dates.names_until(one) < now.astimezone(dates.ends(one).tzinfo).date()]
    return SignUp.objects.filter(workshop__in=over)


def _words(now: datetime) -> tuple[QuerySet[Contribution], ...]:
    """What was refused, what nobody decided on, and two years after a discussion all that was written in it."""
    state, before = Contribution.State, now - dates.REFUSED_KEPT
    refused = Contribution.objects.filter(state=state.REFUSED, decided__lt=before)
    closed = Contribution.objects.filter(workshop__discussion_until__lt=timezone.localdate(before))
    long_ago = timezone.localdate(now) - dates.WORDS_KEPT
    return refused, closed.filter(state=state.WAITING), closed.filter(workshop__discussion_until__lt=long_ago)
