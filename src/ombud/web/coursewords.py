"""The words that the course explains and the people whom it names, each with the passages and works it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from ombud.learn.people import Person, people
from ombud.learn.terms import Meaning, meanings
from ombud.learn.text import Section
from ombud.web.coursetext import linked
from ombud.web.kept import kept
from ombud.web.taught import course


@dataclass(frozen=True, slots=True)
class MeaningShown:
    """What one module says of a word, as HTML whose citations lead to the works."""

    meaning: Meaning
    html: SafeString


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person with the passages, module by module."""

    person: Person
    passages: tuple[tuple[int, tuple[Section, ...]], ...]


@require_safe
@kept
def terms(request: HttpRequest) -> HttpResponse:
    """Every word in the order of the alphabet, with each passage that explains it."""
    found = [MeaningShown(one, linked(of, one.text)) for of in course() for one in meanings(of)]
    found.sort(key=lambda one: (one.meaning.term.casefold(), one.meaning.module))
    told = [(term, list(each)) for term, each in groupby(found, lambda one: one.meaning.term)]
    return render(request, "ombud/learn_terms.html", {"terms": told, "here": "learn"})


@require_safe
@kept
def persons(request: HttpRequest) -> HttpResponse:
    """Everybody whom the course names, by surname."""
    told = [PersonShown(one, _passages(one)) for one in people(course())]
    return render(request, "ombud/learn_people.html", {"people": told, "here": "learn"})


def _passages(of: Person) -> tuple[tuple[int, tuple[Section, ...]], ...]:
    return tuple(
        (module, tuple(section for _module, section in each))
        for module, each in groupby(of.places, lambda one: one[0])
    )  # fmt: skip
