"""Holding a workshop, in the workspace: announce it, change or move it, say that it does not take place."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.people.may import NotAllowed, who_may
from ombud.people.roles import Grant
from ombud.people.rule import About, Act
from ombud.web.meeting_models import Contribution, Flag, Workshop
from ombud.web.meetings import dates, seats
from ombud.web.meetings.announced import Announcing
from ombud.web.meetings.said import Sent
from ombud.web.meetings.told import told
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, reads, writes
from ombud.words import say

TAKEN = {"rules", "mine"}  # addresses that are pages of their own


class Cancelling(Sent):
    """Why a workshop does not take place."""

    why = forms.CharField(
        label=gettext_lazy("Why it does not take place"), help_text=gettext_lazy("Everyone can read this."),
        min_length=5, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


@reads
@for_workers
def home(request: HttpRequest, cases: Cases) -> HttpResponse:
    """The workshops of one's office, and what waits for a moderator."""
    hosts, moderates = cases.may(Act.MEET), cases.may(Act.MODERATE)
    if not (hosts or moderates):
        raise NotAllowed(who_may(Act.MEET, About()))
    offices = [grant.office for grant in cases.allowing(Act.MEET)] if hosts else []
    own = [told(one) for one in Workshop.objects.filter(office__in=offices).order_by("-starts")]
    context = {"own": own, "hosts": hosts, "moderates": moderates, "waiting": _waiting() if moderates else 0}
    return render(request, "meetings/work_home.html", context)


def _waiting() -> int:
    """How many contributions and words of readers nobody has looked at."""
    return Contribution.objects.filter(state=Contribution.State.WAITING).count() + Flag.objects.count()


def hosted(cases: Cases, slug: str) -> tuple[Workshop, Grant]:
    """A workshop in the hands of its office, and the role in which this person holds it. Raises ``NotAllowed``."""
    workshop = get_object_or_404(Workshop, slug=slug)
    for grant in cases.allowing(Act.MEET):
        if grant.office == workshop.office:
            return workshop, grant
    raise NotAllowed(say("This can be done by {who}.", who=workshop.office))


@writes
@for_workers
def new(request: HttpRequest, cases: Cases) -> HttpResponse:
    """Announce a workshop."""
    (grant, *_others) = cases.allowing(Act.MEET)
    form = Announcing(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = Workshop.objects.create(
            slug=_slug(form.cleaned_data["title"]), office=grant.office, role=grant.role.value, **form.kept()
        )  # fmt: skip
        messages.success(request, _("Announced. Everyone can read it and sign up."))
        return redirect("work-meeting", made.slug)
    return render(request, "meetings/work_form.html", {"form": form, "heading": _("Announce a workshop")})


def _slug(title: str) -> str:
    """A name for the address that no workshop has yet."""
    root = slugify(title)[:60].strip("-") or "workshop"
    taken = TAKEN | set(Workshop.objects.filter(slug__startswith=root).values_list("slug", flat=True))
    return next(name for name in (root, *(f"{root}-{n}" for n in range(2, 100_000))) if name not in taken)


@writes
@for_workers
def one(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """Change a workshop that is still to come. A move is kept with where it was before, and why."""
    workshop, _grant = hosted(cases, slug)
    if workshop.cancelled or dates.is_over(workshop, timezone.now()):
        return render(request, "meetings/work_done.html", {"told": told(workshop), "workshop": workshop})
    form = Announcing(request.POST if request.method == "POST" else None, workshop)
    if request.method == "POST" and form.is_valid():
        _changed(slug, form)
        messages.success(request, _("Changed. Everyone can read it now; tell those who signed up yourself."))
        return redirect("work-meeting", slug)
    context = {"form": form, "heading": workshop.title, "workshop": workshop, "told": told(workshop)}
    return render(request, "meetings/work_form.html", context)


@transaction.atomic
def _changed(slug: str, form: Announcing) -> None:
    now, workshop = timezone.now(), seats.held(slug)
    if form.moved:
        workshop.moves.create(starts=workshop.starts, place=workshop.place, phone=workshop.phone,
                              why=form.cleaned_data["why"], made=now)  # fmt: skip
    for name, value in form.kept().items():
        setattr(workshop, name, value)
    workshop.save()
    seats.fill(workshop, now)


@writes
@for_workers
def cancel(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """Say that a workshop does not take place. Its page stays, with the reason."""
    workshop, _grant = hosted(cases, slug)
    if workshop.cancelled or dates.is_over(workshop, timezone.now()):
        raise Http404
    form = Cancelling(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        workshop.cancelled = form.cleaned_data["why"]
        workshop.save(update_fields=["cancelled", "updated"])
        messages.success(request, _("Cancelled. Its page says so; tell those who signed up yourself."))
        return redirect("work-meeting", slug)
    return render(request, "meetings/work_cancel.html", {"form": form, "told": told(workshop), "workshop": workshop})
