"""What waits for a moderator: contributions to let in or refuse, and what readers told about those that are shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.people.rule import Act
from ombud.web.meeting_models import Contribution
from ombud.web.meetings import rules, talk
from ombud.web.meetings.said import Sent
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, reads, writes

A_PAGE = 20
State = Contribution.State


class Judging(Sent):
    """By which rule a contribution is refused or removed."""

    rule = forms.ChoiceField(
        label=gettext_lazy("Which rule it goes against"),
        choices=lambda: [("", "–"), *((rule.key, rule.name) for rule in rules.RULES)],
        error_messages={"required": gettext_lazy("Choose the rule. Without one nothing is refused or removed.")},
    )  # fmt: skip
    more = forms.CharField(
        label=gettext_lazy("What you add"),
        help_text=gettext_lazy("Its writer reads this; if it was shown, everyone. Repeat nothing that must go."),
        required=False, max_length=500,
    )  # fmt: skip


@reads
@for_workers
def queue(request: HttpRequest, cases: Cases) -> HttpResponse:
    """The oldest first. What is flagged comes with what readers said."""
    cases.allowing(Act.MODERATE)
    waiting = Contribution.objects.filter(state=State.WAITING).select_related("workshop", "answers")
    flagged = Contribution.objects.filter(state=State.SHOWN, flags__isnull=False).distinct().select_related("workshop")
    context = {"waiting": waiting[:A_PAGE], "all": waiting.count(), "flagged": flagged[:A_PAGE]}
    return render(request, "meetings/work_queue.html", context)


@writes
@for_workers
def judge(request: HttpRequest, cases: Cases, pk: int) -> HttpResponse:
    """Let a contribution in, refuse it, remove it, or leave it as it is. Whoever decides second is told so."""
    (grant, *_others) = cases.allowing(Act.MODERATE)
    one = get_object_or_404(Contribution.objects.select_related("workshop"), pk=pk)
    act = request.POST.get("act", "")
    form = Judging(request.POST if act in ("refuse", "remove") else None)
    done = None
    if act in ("refuse", "remove") and form.is_valid():
        done = _gone(act, pk, grant.role.value, form.cleaned_data)
    elif act == "let-in":
        done = talk.let_in(pk, grant.role.value, timezone.now())
    elif act == "leave":
        done = bool(one.flags.all().delete()[0])
    if done is None:
        return render(request, "meetings/work_judge.html", {"form": form, "one": one, "flags": one.flags.all()})
    _say(request, done)
    return redirect("work-meeting-queue")


def _gone(act: str, pk: int, role: str, said: dict[str, Any]) -> bool:
    by = talk.refuse if act == "refuse" else talk.remove
    return by(pk, role, said["rule"], said["more"], timezone.now())


def _say(request: HttpRequest, done: bool) -> None:
    if done:
        messages.success(request, _("Done. Its writer can read it with their code."))
    else:
        messages.warning(request, _("Somebody else has decided on this one in the meantime, or it was taken back."))
