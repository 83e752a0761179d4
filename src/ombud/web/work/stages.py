"""The stages of a case and the gates between them; a gate can be passed without, in public, by a named office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.answered.entries import Override, Staged
from ombud.casefile.gates import Gate
from ombud.ledger.entry import Body, Draft
from ombud.ledger.stage import Stage
from ombud.people.may import NotAllowed
from ombud.people.roles import Grant
from ombud.people.rule import Act
from ombud.web import log, shown
from ombud.web.work.cases import Cases, Desk
from ombud.web.work.door import for_workers, writes
from ombud.web.work.lacks import ahead, lack, next_stage
from ombud.web.work.policies import policy
from ombud.words import say

STAGES = tuple(stage for stage in Stage if stage is not Stage.UNSAID)


class Move(forms.Form):
    """Which stage a case enters."""

    stage = forms.ChoiceField(label=gettext_lazy("Stage that the case enters"), widget=forms.RadioSelect)
    use_required_attribute = False

    def __init__(self, now: Stage, data: Any = None) -> None:
        super().__init__(data)
        self.fields["stage"].choices = [(s.value, shown.STAGES[s]) for s in STAGES if s is not now]  # type: ignore[attr-defined]


class Reason(forms.Form):
    """Why a case goes on although something is missing."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Why it goes on although this is missing. Everyone reads it, and which office says it."),
        min_length=20,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    use_required_attribute = False


@writes
@for_workers
def stage(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """Move a case to a stage: with everything kept, or without, by an office that says why."""
    if request.method != "POST":
        return _page(request, cases.readable(slug), None)
    with transaction.atomic():
        log.locked()  # nobody else adds between our look at the gate and our step through it
        desk = cases.readable(slug)
        (grant, *_others) = desk.allowing(Act.MOVE)
        form = Move(desk.file.sheet.stage, request.POST)
        if not form.is_valid():
            return _page(request, desk, form)
        gate = ahead(desk, Stage(form.cleaned_data["stage"]))
        if not gate.met:
            return _without(request, desk, gate)
        log.append(slug, [_draft(_step(gate), grant)])
    messages.success(request, _("The case has entered the stage “{stage}”.").format(stage=shown.STAGES[gate.stage]))
    return redirect("work-stage", slug)


def _without(request: HttpRequest, desk: Desk, gate: Gate) -> HttpResponse:
    """The gate is shut: say what is missing, and let an office pass all the same if policy and rules allow it."""
    passing = request.POST.get("step") == "without"
    form = Reason(request.POST if passing else None)
    if passing and gate.can_pass_without and form.is_valid():
        grant = passers(desk)[0] if passers(desk) else _refuse()
        checks = tuple(finding.check for finding in gate.missing)
        said = Override(stage=gate.stage, checks=checks, office=grant.office, reason=form.cleaned_data["reason"])
        log.append(desk.slug, [_draft(said, grant), _draft(_step(gate), grant)])
        messages.warning(request, _("The gate was passed without. Who decided it, and why, is in the public record."))
        return redirect("work-stage", desk.slug)
    context = {
        "file": desk.file,
        "gate": gate,
        "lacks": [lack(desk, finding) for finding in gate.missing],
        "form": form,
        "may_pass": bool(passers(desk)),
        "offices": sorted({grant.office for grant in passers(desk)}),
        "who": [shown.role(role) for role in sorted(policy().without.roles)],
    }
    return render(request, "work/shut.html", context)


def passers(desk: Desk) -> tuple[Grant, ...]:
    """The roles in which this person may pass a gate without, by the rules and by the city's policy."""
    if not desk.may(Act.OVERRIDE):
        return ()
    return tuple(grant for grant in desk.allowing(Act.OVERRIDE) if grant.role in policy().without.roles)


def _refuse() -> Grant:
    roles = ", ".join(sorted(role.called for role in policy().without.roles))
    told = say("By the city's policy, a gate is passed without in the name of an office, by: {roles}.", roles=roles)
    raise NotAllowed(told)


def _step(gate: Gate) -> Staged:
    return Staged(stage=gate.stage, since=timezone.localdate().isoformat())


def _draft(body: Body, grant: Grant) -> Draft:
    return Draft(body, grant.role.value, timezone.now(), grant.office)


def _row(stage: Stage, now: Stage) -> dict[str, Any]:
    return {"stage": stage, "gate": policy().before(stage), "here": stage is now, "past": stage.order < now.order}


def _page(request: HttpRequest, desk: Desk, form: Move | None) -> HttpResponse:
    now = desk.file.sheet.stage
    to = next_stage(now)
    gate = ahead(desk, to) if to else None
    context = {
        "file": desk.file,
        "now": now,
        "rows": [_row(stage, now) for stage in STAGES],
        "next": to,
        "gate": gate,
        "lacks": [lack(desk, finding) for finding in gate.missing] if gate else [],
        "form": form or Move(now),
        "may_move": desk.may(Act.MOVE),
    }
    return render(request, "work/stage.html", context)
