"""A measurement on its way: begun, watched, stopped, put away; and what it leaves to be downloaded."""

from __future__ import annotations

import shlex
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ombud.people.roles import Grant
from ombud.people.rule import Act
from ombud.served.computed import Measurement
from ombud.web.headers import downloads
from ombud.web.work import gains_adding, measurer, measuring, shelf
from ombud.web.work.cases import Cases, Desk
from ombud.web.work.computed import OF_SORT
from ombud.web.work.door import for_workers, reads, writes
from ombud.web.work.gains_files import ROLES
from ombud.web.work.gains_taken import LOST, fetched
from ombud.web.work.measurer import Busy
from ombud.web.work.measuring import Job, State

QUICK, SLOW = 3, 10  # seconds between two looks at how far it is: in the first half minute, and after it
SOON = 30.0


@writes
@for_workers
def one(request: HttpRequest, cases: Cases, slug: str, number: str) -> HttpResponse:
    """How far a measurement has come; and what can be done with it."""
    desk, job = opened(cases, slug, number)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    act = {"start": _start, "stop": _stop, "discard": _discard}.get(step)
    if act is not None:
        return act(request, desk, job)
    if job.state is State.BROUGHT:
        return redirect("work-gains-columns", slug, number)
    measuring.tidy(job)
    if job.state is State.DONE:
        return gains_adding.page(request, desk, job, allowed(desk), step == "add", how(job))
    if job.state is State.ADDED:
        return gains_adding.added(request, desk, job)
    return render(request, "work/gains_one.html", _told(request, desk, job))


@reads
@for_workers
def place_file(request: HttpRequest, cases: Cases, slug: str, number: str) -> HttpResponse:
    """The place file, so that the same can be had on the command line."""
    _desk, job = opened(cases, slug, number)
    return _handed_out(job, "place.toml", "application/toml; charset=utf-8")


@reads
@for_workers
def result(request: HttpRequest, cases: Cases, slug: str, number: str) -> HttpResponse:
    """What was measured, before it is added."""
    _desk, job = opened(cases, slug, number)
    if job.state is not State.DONE:
        raise Http404
    return _handed_out(job, "result.zip", "application/zip")


def allowed(desk: Desk) -> tuple[Grant, ...]:
    """The roles in which this person may measure in this case; raises ``NotAllowed``."""
    return desk.allowing(Act.ADD, desk.about(Measurement.kind))


def opened(cases: Cases, slug: str, number: str) -> tuple[Desk, Job]:
    """The case and its measurement; ``Http404`` for one of another case: it does not say that it exists."""
    desk = cases.readable(slug)
    allowed(desk)
    job = measuring.job_of(slug, number)
    if job is None:
        raise Http404
    return desk, job


def _start(request: HttpRequest, desk: Desk, job: Job) -> HttpResponse:
    if job.state not in (State.BROUGHT, State.RUNNING, State.ADDED):
        try:
            measurer.begin(job, lambda: fetched(job, desk.someone, timezone.localdate()))
        except Busy as busy:
            messages.warning(request, busy.told.told(_))
        except LOST as lost:
            messages.error(request, shelf.told(lost))
    return redirect("work-gains-one", desk.slug, job.id)


def _stop(request: HttpRequest, desk: Desk, job: Job) -> HttpResponse:
    try:
        measurer.stop(job)
    except Busy as busy:
        messages.error(request, busy.told.told(_))
    return redirect("work-gains-one", desk.slug, job.id)


def _discard(request: HttpRequest, desk: Desk, job: Job) -> HttpResponse:
    if job.state is not State.RUNNING:
        measuring.discard(job)
        messages.success(
            request, _("Put away. The files that you brought stay among the files of the case until their day.")
        )
    return redirect(job.home, desk.slug)


def _told(request: HttpRequest, desk: Desk, job: Job) -> dict[str, Any]:
    state, status = job.state, job.status
    since = 0.0 if job.started is None else timezone.now().timestamp() - job.started
    return {
        "file": desk.file,
        "job": job,
        "state": state.value,
        "status": status,
        "doing": _(status.doing) if status.doing else "",
        "error": measurer.said(job),
        "minutes": int(since // 60),
        "seconds": int(since % 60),
        **how(job),
        "refresh": (QUICK if since < SOON else SLOW) if state is State.RUNNING and "still" not in request.GET else 0,
        "roles": ROLES,
    }


def how(job: Job) -> dict[str, Any]:
    """How the same is had on the command line, and what the page is called that leads here."""
    if not job.sort:
        return {"place": job.place.read_text("utf-8"), "home": job.home, "called": _("Who gains")}
    told = " ".join(shlex.quote(one.removeprefix(measuring.FILE) or "FOLDER") for one in job.recipe)
    return {"recipe": f"ombud {job.question} {told}", "home": job.home, "called": OF_SORT[job.sort].title}


def _handed_out(job: Job, name: str, sort: str) -> HttpResponse:
    path = job.folder / name
    if not path.exists():
        raise Http404
    return downloads(HttpResponse(path.read_bytes(), content_type=sort), f"{job.case}-{name}")
