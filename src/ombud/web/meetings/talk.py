"""A discussion: what was let in, what was removed and by whom; and how a contribution changes its state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from ombud.web.meeting_models import Contribution, Quote, Workshop
from ombud.web.meetings import codes, rules

State = Contribution.State
SEEN = (State.SHOWN, State.REMOVED, State.TAKEN_BACK)  # of a removed one is seen that it is gone, by whom and why


@dataclass(frozen=True, slots=True)
class Said:
    """One contribution as everyone sees it. Once it is gone its words are empty."""

    pk: int
    answers: int | None  # the number of the contribution that it answers
    name: str
    words: str
    language: str
    made: datetime
    state: str
    by: str
    rule: str
    more: str


@dataclass(frozen=True, slots=True)
class Refused:
    """How many contributions were refused by one rule."""

    rule: str
    n: int


def in_order(workshop: Workshop) -> QuerySet[Contribution]:
    """What everyone sees of a discussion, oldest first, and after each contribution what answers it."""
    seen = workshop.contributions.filter(state__in=SEEN).annotate(thread=Coalesce("answers_id", "pk"))
    return seen.order_by("thread", F("answers_id").asc(nulls_first=True), "made", "pk")


def said(one: Contribution) -> Said:
    return Said(one.pk, one.answers_id, one.name, one.words, one.language, one.made, one.state, one.decided_by,
                rules.named(one.rule), one.more)  # fmt: skip


def refused(workshop: Workshop) -> tuple[Refused, ...]:
    """How many were refused, rule by rule: numbers of texts, which tell nothing of a person."""
    found = Counter(workshop.contributions.filter(state=State.REFUSED).values_list("rule", flat=True))
    return tuple(Refused(str(rule.name), found[rule.key]) for rule in rules.RULES if found[rule.key])


def answerable(workshop: Workshop, number: str) -> Contribution | None:
    """The contribution that can be answered: one that is shown, and is not itself an answer."""
    if not number.isascii() or not number.isdigit() or len(number) > 15:
        return None
    return workshop.contributions.filter(pk=int(number), state=State.SHOWN, answers=None).first()


def write(
    workshop: Workshop, code: str, sent: dict[str, str], answers: Contribution | None, now: datetime
) -> Contribution:
    """Keep a contribution for a moderator. The same code again is the same contribution."""
    made, _ = Contribution.objects.get_or_create(
        code=codes.kept(code), defaults={"workshop": workshop, "answers": answers, "made": now, **sent}
    )
    return made


def let_in(pk: int, role: str, now: datetime) -> bool:
    """Show a contribution that waits; whether it still did."""
    waits = Contribution.objects.filter(pk=pk, state=State.WAITING)
    return bool(waits.update(state=State.SHOWN, decided=now, decided_by=role))


def refuse(pk: int, role: str, rule: str, more: str, now: datetime) -> bool:
    """Refuse a contribution that waits, by a published rule; whether it still did. Its writer can read why."""
    waits = Contribution.objects.filter(pk=pk, state=State.WAITING)
    return bool(waits.update(state=State.REFUSED, decided=now, decided_by=role, rule=rule, more=more))


@transaction.atomic
def remove(pk: int, role: str, rule: str, more: str, now: datetime) -> bool:
    """Take a contribution off the page for good: its words and name are gone, that it was there stays."""
    shown = Contribution.objects.filter(pk=pk, state=State.SHOWN)
    empty = {"words": "", "name": "", "state": State.REMOVED}
    return _gone(pk, shown.update(**empty, decided=now, decided_by=role, rule=rule, more=more))


@transaction.atomic
def take_back(written: Contribution, now: datetime) -> bool:
    """Its writer takes a contribution back: one that nobody saw is deleted, of a shown one stays that it was there."""
    written.refresh_from_db()
    if written.state in (State.WAITING, State.REFUSED):
        written.delete()
        written.state = State.TAKEN_BACK
        return True
    shown = Contribution.objects.filter(pk=written.pk, state=State.SHOWN)
    gone = _gone(written.pk, shown.update(words="", name="", state=State.TAKEN_BACK, decided=now, decided_by=""))
    written.refresh_from_db()
    return gone


def _gone(pk: int, found: int) -> bool:
    """What goes with words that are gone: where a digest quotes them, and what readers told about them."""
    if found:
        Quote.objects.filter(contribution=pk).update(words="")
        Contribution.objects.get(pk=pk).flags.all().delete()
    return bool(found)
