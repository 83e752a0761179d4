"""A module of the course on paper: its text with questions and works, and the kit of its workshop, as tagged PDFs."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ombud.learn.works import RIGHTS
from ombud.web import coursetext
from ombud.web.course import module_of
from ombud.web.headers import downloads
from ombud.web.paper import can_print, printed, unmade


@require_safe
def module(request: HttpRequest, number: int) -> HttpResponse:
    """What there is to read; with ``?in=sv`` the short texts are Swedish."""
    return _pdf(request, number, "module")


@require_safe
def workshop(request: HttpRequest, number: int) -> HttpResponse:
    """What a workshop needs, each sheet a page to write on."""
    return _pdf(request, number, "workshop")


def _pdf(request: HttpRequest, number: int, sort: str) -> HttpResponse:
    of = module_of(number)
    if not can_print():
        return unmade(
            request, _("The part that makes them is not installed. The page of the module prints from any browser.")
        )
    asked = request.GET.get("in", "")
    made = pdf(number, sort, asked if asked in of.languages else "en")
    return downloads(HttpResponse(made, content_type="application/pdf"), f"ombud-{number}-{sort}.pdf")


@cache
def pdf(number: int, sort: str, language: str) -> bytes:
    """A PDF of a module, ``sort`` being module or workshop. It is the same until Ombud is, and so is made once."""
    with override(language):
        return printed(html(number, sort, language))


def html(number: int, sort: str, language: str) -> str:
    """What the PDF is made of."""
    of = module_of(number)
    words = of.words_in(language)
    context = {
        "module": of,
        "words": words,
        "translated": language,
        "sections": coursetext.shown(of, to="#work-"),
        "minutes": coursetext.minutes(of),
        "asked": coursetext.asked(words, {}),
        "works": coursetext.works(of),
        "rights": RIGHTS,
    }
    return render_to_string(f"ombud/learn_{sort}_pdf.html", context)
