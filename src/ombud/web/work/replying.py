"""How an office answers what the course recommends: all recommendations with its own answers, and the form of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ombud.answered.entries_replies import OfficeReply
from ombud.answered.replies import named, offices
from ombud.casefile.citywide import CITY
from ombud.learn.module import Recommendation
from ombud.ledger.entry import Draft
from ombud.people.may import NotAllowed, may
from ombud.people.roles import Grant, Role
from ombud.people.rule import About, Act
from ombud.web import log
from ombud.web.replies import NONE, Replies, ReplyShown, replies
from ombud.web.taught import recommendations, spoken, taught
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, reads, writes
from ombud.web.work.saying import Asking, said
from ombud.words import say

ADDING = About(CITY, OfficeReply.kind)
ONLY = say("This is done by officials who have a role for every case, in the name of an office. "
           "With a role for one case, add a reply to a recommendation in that case file.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation with what one's own offices answered, and where each answer is said anew and taken back.

    ``open``: one of the offices has not answered yet. ``others``: how many other offices have.
    """

    one: Recommendation
    mine: tuple[tuple[ReplyShown, str, str], ...]
    open: bool
    others: int


@reads
@for_workers
def every(request: HttpRequest, cases: Cases) -> HttpResponse:
    """Every recommendation, with the answers of one's own offices."""
    grants = _speaking(cases)
    there = replies()
    rows = [_row(cases, grants, one, there.get(one.id, NONE)) for one in recommendations()]
    return render(request, "work/recommendations.html", {"rows": rows, "spoken": spoken()})


def _speaking(cases: Cases) -> tuple[Grant, ...]:
    """The roles in which this person answers for an office; a refusal says where those of one case do."""
    if not cases.may(Act.ADD, ADDING):
        raise NotAllowed(ONLY)
    return cases.allowing(Act.ADD, ADDING)


def _row(cases: Cases, grants: tuple[Grant, ...], one: Recommendation, there: Replies) -> Row:
    own = {named(grant.office) for grant in grants}
    mine = [reply for reply in there.shown if named(reply.entry.office) in own]
    others = [reply.stated for reply in there.shown if reply not in mine and not reply.example]
    return Row(one, tuple(_acts(cases, reply) for reply in mine), bool(_silent(grants, mine)), offices(others))


def _acts(cases: Cases, reply: ReplyShown) -> tuple[ReplyShown, str, str]:
    entry = reply.entry
    about, at = About(entry.case, entry.kind, entry.role, office=entry.office), [entry.case, entry.seq]
    anew = reverse("work-supersede", args=at) if may(cases.someone, Act.SUPERSEDE, about) else ""
    return reply, anew, reverse("work-withdraw", args=at) if may(cases.someone, Act.WITHDRAW, about) else ""


def _silent(grants: tuple[Grant, ...], there: list[ReplyShown] | tuple[ReplyShown, ...]) -> tuple[Grant, ...]:
    """The roles whose office has not answered for the city as a whole."""
    answered = {named(reply.entry.office) for reply in there if reply.entry.case == CITY}
    return tuple(grant for grant in grants if named(grant.office) not in answered)


@writes
@for_workers
def reply(request: HttpRequest, cases: Cases, name: str) -> HttpResponse:
    """Answer one recommendation. An office that has answered it says that anew, so that one answer of it stands."""
    grants = _speaking(cases)
    one = next((each for each in recommendations() if each.id == name), None)
    if one is None:
        raise Http404
    silent = _silent(grants, replies().get(name, NONE).shown)
    if not silent:
        return _there_already(request, name)
    context = {
        "heading": _("Answer for your office"),
        "help": _(OfficeReply.help()),
        "taught": taught(*one.demands),
        "back": _place(name),
        "back_word": _("Answer the recommendations"),
    }
    draft = said(request, Asking(OfficeReply, CITY, log.entries(CITY), silent, begun={"to": name}), context)
    return draft if isinstance(draft, HttpResponse) else _added(request, name, draft)


def _added(request: HttpRequest, name: str, draft: Draft) -> HttpResponse:
    """Seal the reply, unless somebody of the same office was quicker."""
    with transaction.atomic():
        log.locked()
        if not _silent((Grant(Role(draft.role), draft.office),), replies().get(name, NONE).shown):
            return _there_already(request, name)
        log.append(CITY, [draft])
    messages.success(request, _("Added. Everyone can read it now."))
    return redirect(_place(name))


def _there_already(request: HttpRequest, name: str) -> HttpResponse:
    messages.info(request, _("Your office has answered this. To change the answer, say it anew."))
    return redirect(_place(name))


def _place(name: str) -> str:
    return f"{reverse('work-recommendations')}#{name}"
