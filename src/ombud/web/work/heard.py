"""What was heard, computed on a page: what can be, the files for it, and what has been begun."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ombud.heard.computed import HeardResult
from ombud.web.work import measurer, measuring
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, reads, writes
from ombud.web.work.gains_run import allowed
from ombud.web.work.heard_asks import ASKED
from ombud.web.work.heard_bring import Bring
from ombud.web.work.measuring import State

NEEDED = ("numpy", "scipy", "numba", "highspy", "pyarrow")


@reads
@for_workers
def heard(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """What can be computed, what has been begun, and what stands in the case."""
    desk = cases.readable(slug)
    allowed(desk)
    measurer.sweep()
    context = {
        "file": desk.file,
        "asked": ASKED.values(),
        "jobs": [job for job in measuring.of_case(slug) if job.sort and job.state is not State.ADDED],
        "results": desk.file.stack.of(HeardResult),
    }
    return render(request, "work/heard.html", context)


@writes
@for_workers
def bring(request: HttpRequest, cases: Cases, slug: str, sort: str) -> HttpResponse:
    """The files for one thing, and the choices it leaves."""
    desk = cases.readable(slug)
    allowed(desk)
    asks = ASKED.get(sort)
    if asks is None:
        raise Http404
    lacking = measurer.lacking(NEEDED)
    form = Bring(asks, slug, desk.file.example, request.POST or None, request.FILES or None)
    if request.method == "POST" and not lacking and form.is_valid() and (job := form.keep()):
        return redirect("work-gains-one", slug, job.id)
    context = {"file": desk.file, "asks": asks, "form": form, "lacking": lacking}
    return render(request, "work/heard_bring.html", context)
