"""Who gains: files are brought, columns are named, and it is said what is to be asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from pydantic import ValidationError

from ombud.formats.placewritten import written
from ombud.formats.tablelook import Look, look_from_json
from ombud.ledger import whole
from ombud.served.computed import Measurement
from ombud.web.forms import in_words
from ombud.web.work import measurer, measuring
from ombud.web.work.cases import Cases, Desk
from ombud.web.work.door import for_workers, writes
from ombud.web.work.gains_columns import Columns
from ombud.web.work.gains_files import ROLES, Bring
from ombud.web.work.gains_place import field, place
from ombud.web.work.gains_run import allowed, opened
from ombud.web.work.gains_words import Words
from ombud.web.work.measuring import Job, State


@writes
@for_workers
def gains(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """What is being measured and what was, and a form to bring files."""
    desk = cases.readable(slug)
    allowed(desk)
    lacking = measurer.lacking()
    measurer.sweep()
    form = Bring(slug, request.POST or None, request.FILES or None)
    if request.method == "POST" and not lacking and form.is_valid() and (job := form.keep()):
        return redirect("work-gains-columns", slug, job.id)
    context = {
        "file": desk.file,
        "form": form,
        "lacking": lacking,
        "jobs": [job for job in measuring.of_case(slug) if not job.sort and job.state is not State.ADDED],
        "roles": ROLES,
        "measured": desk.file.stack.of(Measurement),
    }
    return render(request, "work/gains.html", context)


@writes
@for_workers
def columns(request: HttpRequest, cases: Cases, slug: str, number: str) -> HttpResponse:
    """Which column is which."""
    desk, job = opened(cases, slug, number)
    if job.place_sha256 or job.state is State.RUNNING:
        return redirect("work-gains-one", slug, number)
    looks = _looks(job)
    form = Columns(looks, request.POST or None)
    if request.method == "POST" and form.is_valid():
        measurer.remade(job)
        _remember(job, "columns", request.POST)
        return redirect("work-gains-words", slug, number)
    _recall(form, job, "columns")
    return _form(request, desk, job, form, _("Which column is which"), 2)


@writes
@for_workers
def words(request: HttpRequest, cases: Cases, slug: str, number: str) -> HttpResponse:
    """What the columns are called, and what is asked of them."""
    desk, job = opened(cases, slug, number)
    if job.place_sha256 or job.state is State.RUNNING:
        return redirect("work-gains-one", slug, number)
    looks = _looks(job)
    chosen = Columns(looks, _recalled(job, "columns"))
    if not chosen.is_valid():
        return redirect("work-gains-columns", slug, number)
    public = frozenset(one.role for one in job.files if one.public)
    form = Words(looks, chosen.cleaned_data, public, request.POST or None)
    if request.method == "POST" and form.is_valid() and _placed(job, chosen.cleaned_data, form, desk.file.example):
        _remember(job, "words", request.POST)
        return redirect("work-gains-one", slug, number)
    _recall(form, job, "words")
    return _form(request, desk, job, form, _("What it is called, and what is asked"), 3)


def _looks(job: Job) -> dict[str, Look]:
    """What was found in each file, by what it was brought as."""
    told = job.told("looks") or {}
    return {one.role: look_from_json(told[one.name]) for one in job.files if one.name in told}


def _form(request: HttpRequest, desk: Desk, job: Job, form: Columns | Words, title: str, step: int) -> HttpResponse:
    context = {"file": desk.file, "job": job, "form": form, "title": title, "step": step, "roles": ROLES}
    return render(request, "work/gains_form.html", context)


def _placed(job: Job, chosen: Mapping[str, Any], form: Words, example: bool) -> bool:
    """Write the place file; False, with the faults at their fields, if it would be none."""
    files = {one.role: one.name for one in job.files}
    try:
        told = place(files, chosen, form.cleaned_data, example)
    except ValidationError as wrong:
        for fault in wrong.errors():
            form.add_error(field(fault["loc"]), in_words(dict(fault)))
        return False
    measurer.remade(job)
    whole.write(job.place, written(told).encode())
    return True


def _remember(job: Job, name: str, said: QueryDict) -> None:
    told = said.copy()
    told.pop("csrfmiddlewaretoken", None)
    job.tell("answers", (job.told("answers") or {}) | {name: told.urlencode()})


def _recalled(job: Job, name: str) -> QueryDict | None:
    told = (job.told("answers") or {}).get(name)
    return None if told is None else QueryDict(told)


def _recall(form: forms.Form, job: Job, name: str) -> None:
    """Fill a form that was not sent with what was said the last time."""
    said = _recalled(job, name)
    if form.is_bound or said is None:
        return
    for key, asked in form.fields.items():
        if not asked.widget.value_omitted_from_data(said, {}, key) or isinstance(asked, forms.BooleanField):
            form.initial[key] = asked.widget.value_from_datadict(said, {}, key)
