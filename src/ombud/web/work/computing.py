"""What can be computed on a page for one of the questions: the files for it, and what has been begun."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ombud.held.contract.waiting import waiting
from ombud.held.entries import Clause
from ombud.web.work import measurer, measuring
from ombud.web.work.bringing import Bring
from ombud.web.work.cases import Cases
from ombud.web.work.computed import QUESTIONS
from ombud.web.work.door import for_workers, reads, writes
from ombud.web.work.gains_run import allowed
from ombud.web.work.held_asks import HELD
from ombud.web.work.measuring import State


@reads
@for_workers
def computing(request: HttpRequest, cases: Cases, slug: str, question: str) -> HttpResponse:
    """What can be computed, what has been begun, and what stands in the case."""
    desk, asked = cases.readable(slug), QUESTIONS[question]
    allowed(desk)
    measurer.sweep()
    context = {
        "file": desk.file,
        "question": asked,
        "asked": asked.asked.values(),
        "jobs": [job for job in measuring.of_case(slug) if job.sort in asked.asked and job.state is not State.ADDED],
        "results": desk.file.stack.of(asked.made),
        "waiting": waiting(desk.file.stack) if question == HELD.word else (),
        "may_read": desk.may_add(Clause),
    }
    return render(request, "work/computing.html", context)


@writes
@for_workers
def bring(request: HttpRequest, cases: Cases, slug: str, question: str, sort: str) -> HttpResponse:
    """The files for one thing, and the choices it leaves."""
    desk, asked = cases.readable(slug), QUESTIONS[question]
    allowed(desk)
    asks = asked.asked.get(sort)
    if asks is None:
        raise Http404
    lacking = measurer.lacking(asked.needed)
    form = Bring(asked, asks, slug, desk.file.example, request.POST or None, request.FILES or None)
    if request.method == "POST" and not lacking and form.is_valid() and (job := form.keep()):
        return redirect("work-gains-one", slug, job.id)
    context = {"file": desk.file, "question": asked, "asks": asks, "form": form, "lacking": lacking}
    return render(request, "work/bringing.html", context)
