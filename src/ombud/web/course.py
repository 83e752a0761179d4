"""The course, for everyone: its modules, the questions to check oneself with, workshops to print, and works cited."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ombud.learn.module import Words
from ombud.learn.shelf import Module
from ombud.learn.works import RIGHTS
from ombud.web import coursemedia, coursetext
from ombud.web.kept import kept
from ombud.web.paper import can_print
from ombud.web.taught import course
from ombud.web.written import chapter_of


@require_safe
@kept
def home(request: HttpRequest) -> HttpResponse:
    """Every module, with what it is about."""
    told = [(one.facts, words_of(one), coursetext.minutes(one), language_of(one)) for one in course()]
    return render(request, "ombud/learn.html", {"modules": told, "chapter": chapter_of("course"), "rights": RIGHTS,
                                                "here": "learn"})


@require_safe
@kept
def module(request: HttpRequest, number: int) -> HttpResponse:
    """One module to read, with the act that ends it."""
    found = module_of(number)
    return _page(request, "ombud/learn_module.html", found, **coursemedia.context(found))


@require_safe
def questions(request: HttpRequest, number: int) -> HttpResponse:
    """Eight questions. What was chosen stands in the address, so that nothing is kept here and a bookmark holds it."""
    found = module_of(number)
    chosen = {name: str(value) for name, value in request.GET.items()}
    return _page(request, "ombud/learn_questions.html", found, asked=coursetext.asked(words_of(found), chosen),
                 told=bool(chosen))  # fmt: skip


@require_safe
@kept
def workshop(request: HttpRequest, number: int) -> HttpResponse:
    """The kit for a workshop, with its sheets to print."""
    return _page(request, "ombud/learn_workshop.html", module_of(number))


@require_safe
@kept
def works(request: HttpRequest, number: int) -> HttpResponse:
    """What a module cites, and what to read further."""
    found = module_of(number)
    return _page(request, "ombud/learn_works.html", found, works=coursetext.works(found), rights=RIGHTS)


def _page(request: HttpRequest, template: str, found: Module, **more: object) -> HttpResponse:
    there = [one.facts.number for one in course()]
    context = {
        "module": found,
        **told_in(found),
        "sections": coursetext.shown(found),
        "minutes": coursetext.minutes(found),
        "can_pdf": can_print(),
        "next": found.facts.number + 1 if found.facts.number + 1 in there else None,
        "here": "learn",
        **more,
    }
    return render(request, template, context)


def module_of(number: int) -> Module:
    """The module of a number; a page that says so where there is none."""
    for one in course():
        if one.facts.number == number:
            return one
    raise Http404


def told_in(of: Module) -> dict[str, object]:
    """The short texts of a module in the reader's language, and which language that is."""
    return {"words": words_of(of), "translated": language_of(of)}


def language_of(of: Module) -> str:
    """The language that the short texts of a module are there in: the reader's, or English."""
    language = get_language() or "en"
    return language if language in of.languages else "en"


def words_of(of: Module) -> Words:
    return of.words_in(language_of(of))
