"""A learner's own progress: shown to them, taken along in a file, brought back, handed in if they want, and erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ombud.learn.progress import LARGEST, NotProgress, Part, Progress, progress
from ombud.learn.shelf import Module
from ombud.web import units
from ombud.web.course import language_of, words_of
from ombud.web.coursekept import begun, drop, held, keep, mine
from ombud.web.headers import downloads
from ombud.web.models import Unit
from ombud.web.ownresult import Own, own
from ombud.web.taught import course
from ombud.web.units import UnknownWord
from ombud.web.written import chapter_of


@dataclass(frozen=True, slots=True)
class Row:
    """A module and how far the learner has come in it."""

    module: Module
    title: str
    spoken: str
    part: Part
    own: Own | None


@require_safe
@mine
def page(request: HttpRequest) -> HttpResponse:
    """How far they have come, and everything that they can do with it."""
    there = held(request)
    rows = [_row(one, there or begun()) for one in course()]
    context = {
        "kept": there is not None,
        "rows": rows,
        "ready": [one for one in rows if one.own and not one.part.handed],
        "units": Unit.objects.exists(),
        "chapter": chapter_of("learning-gain"),
        "here": "learn",
    }
    return render(request, "ombud/learn_progress.html", context)


def _row(of: Module, there: Progress) -> Row:
    part = there.of(of.facts.number)
    return Row(of, words_of(of).title, language_of(of), part, own(part))


@require_safe
@mine
def file(request: HttpRequest) -> HttpResponse:
    """The same as a small file to take along."""
    there = held(request)
    if there is None:
        return redirect("learn-progress")
    return downloads(HttpResponse(there.as_text(), content_type="application/json"), "ombud-progress.json")


def _refused(request: HttpRequest, told: str) -> HttpResponse:
    """Back to the page, which says why nothing was changed."""
    messages.error(request, told)
    return redirect("learn-progress")


def _done(request: HttpRequest, told: str) -> HttpResponse:
    """Back to the page, which says what was done."""
    messages.success(request, told)
    return redirect("learn-progress")


def _sent(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Something that is done by sending a form. Whoever comes by a link, as from another language, is led back."""

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        return view(request) if request.method == "POST" else redirect("learn-progress")

    return require_http_methods(["GET", "HEAD", "POST"])(mine(answered))


def _changes(view: Callable[[HttpRequest, Progress], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Something that is done with what is kept here; without anything kept there is nothing to do."""

    @wraps(view)
    def changed(request: HttpRequest) -> HttpResponse:
        there = held(request)
        if there is None:
            return _refused(request, _("No progress is kept on this device, so nothing was changed."))
        return view(request, there)

    return _sent(changed)


@_sent
def bring(request: HttpRequest) -> HttpResponse:
    """Take up progress from a file, where none is kept yet."""
    if held(request) is not None:
        told = _("Progress is kept on this device already. Take it along as a file and erase it first.")
        return _refused(request, told)
    sent = request.FILES.get("file")
    try:
        there = progress(sent.read(LARGEST + 1) if sent else b"")
    except NotProgress:
        told = _("This is no progress from Ombud. Choose the file ombud-progress.json as it was saved.")
        return _refused(request, told)
    return keep(_done(request, _("Your progress is kept on this device now.")), there)


@_changes
def read(request: HttpRequest, there: Progress) -> HttpResponse:
    """A module was read to the end."""
    for number in _numbers(request):
        there = there.having(number, read=True)
    return keep(redirect("learn-progress"), there)


@_changes
def erase(request: HttpRequest, there: Progress) -> HttpResponse:
    """Forget everything, and take back what was handed in and still waits."""
    for number, part in there.modules.items():
        if part.handed:
            units.take_back(there, number)
    return drop(_done(request, _("Your progress is erased from this device.")))


@_changes
def hand_in(request: HttpRequest, there: Progress) -> HttpResponse:
    """Leave the answers of some modules to a unit's figures."""
    if not ratelimit.consume(request, action="hand_in"):
        return _refused(request, _("Much was handed in from here in the last hour. Try again in an hour."))
    try:
        unit = units.unit_of(request.POST.get("word", ""))
    except UnknownWord:
        told = _("No unit has this word, so nothing was handed in. Look how it is spelt, or ask for it.")
        return _refused(request, told)
    done = [one for one in _numbers(request) if units.hand_in(there, one, unit)]
    if not done:
        return _refused(request, _("Choose a module that you have not handed in yet. Nothing was handed in."))
    for one in done:
        there = there.having(one, handed=True)
    told = _("Handed in for {unit}: module {numbers}.").format(unit=unit.name, numbers=", ".join(map(str, done)))
    return keep(_done(request, told), there)


@_changes
def take_back(request: HttpRequest, there: Progress) -> HttpResponse:
    """Take back what was handed in for a module, as long as it waits. What was added up has no owner any more."""
    handed = [one for one in _numbers(request) if there.of(one).handed]
    if not handed:
        return _refused(request, _("Nothing was handed in for this module."))
    gone = [one for one in handed if units.take_back(there, one)]
    for one in gone:
        there = there.having(one, handed=False)
    if gone:
        return keep(_done(request, _("Taken back. Your answers are gone from here.")), there)
    return _done(request, _(
        "Your answers are gone from here already: they were added up with those of nine others or more, and only the "
        "sum was kept. Nobody can find yours in it, and it goes after 24 months."))  # fmt: skip


def _numbers(request: HttpRequest) -> list[int]:
    """The modules that were chosen, each once; what is no module is left out."""
    there = {str(one.facts.number): one.facts.number for one in course()}
    return sorted({there[one] for one in request.POST.getlist("module") if one in there})
