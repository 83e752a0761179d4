"""Workshops as everyone reads them: the list, one of them, its calendar file, and the moderators' rules."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ombud.web.headers import downloads
from ombud.web.meeting_models import Workshop
from ombud.web.meetings.calendar import as_ics
from ombud.web.meetings.rules import RULES
from ombud.web.meetings.told import listed, told
from ombud.web.taught import course


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Workshops to come, then those that were."""
    there = {str(one.facts.number): one.facts.number for one in course()}
    module = there.get(request.GET.get("module", ""))
    found = listed(module)
    example = any(one.workshop.example for one in (*found.coming, *found.past))
    context = {"listed": found, "module": module, "here": "learn", "some_example": example}
    return render(request, "meetings/list.html", context)


@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One workshop: when, where, how to get in, and what is offered."""
    return render(request, "meetings/workshop.html", about(slug))


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The workshop for one's own calendar."""
    workshop = get_object_or_404(Workshop, slug=slug)
    address = request.build_absolute_uri(reverse("meeting", args=[slug]))
    written = as_ics(workshop, address, request.get_host().partition(":")[0])
    return downloads(HttpResponse(written, content_type="text/calendar; charset=utf-8"), f"{slug}.ics")


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """What is not let into a discussion, and what moderators owe those who write."""
    return render(request, "meetings/rules.html", {"rules": RULES, "here": "learn"})


def about(slug: str) -> dict[str, object]:
    """What every page of one workshop needs; ``Http404`` if there is none of this name."""
    found = told(get_object_or_404(Workshop, slug=slug))
    return {"told": found, "workshop": found.workshop, "here": "learn"}
