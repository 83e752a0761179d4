"""What units learnt, in groups of ten people and more: never sorted by result, and held against no other unit."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ombud.learn.discrimination import LEAST_TOLD, discrimination
from ombud.learn.gain import Gain, gain
from ombud.learn.module import Question
from ombud.learn.shelf import Module
from ombud.learn.steps import LEAST
from ombud.learn.sums import NOBODY, Sums
from ombud.people.intervals import Interval
from ombud.web import units
from ombud.web.cards import sorting
from ombud.web.course import language_of, words_of
from ombud.web.models import Unit
from ombud.web.numbers import number, percent
from ombud.web.taught import course
from ombud.web.written import chapter_of


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one unit learnt from one module. ``rows``: each question with per cent right before and after."""

    module: Module
    title: str
    spoken: str
    found: Gain
    rows: tuple[tuple[str, str, str], ...]
    gain: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a module with how each goes with the others, from so many people of all units."""

    module: Module
    title: str
    spoken: str
    people: int
    rows: tuple[tuple[str, str], ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every unit in the order of the alphabet. A sum of all units would give small ones away, so there is none."""
    sums = units.sums(timezone.localdate())
    there = sorted(Unit.objects.all(), key=lambda one: sorting(one.name))
    told = [(one, [_learnt(of, sums[one.pk, of.facts.number]) for of in course() if (one.pk, of.facts.number) in sums])
            for one in there]  # fmt: skip
    context = {
        "units": told,
        "questions": [one for of in course() if (one := _told_apart(of, sums))],
        "least": LEAST,
        "least_told": LEAST_TOLD,
        "chapter": chapter_of("learning-gain"),
        "here": "learn",
    }
    return render(request, "ombud/learn_units.html", context)


def _learnt(of: Module, sums: Sums) -> Learnt:
    found = gain(sums)
    shares = zip(measured(of), found.before, found.after, strict=True)
    rows = ((question.text, percent(before), percent(after)) for question, before, after in shares)
    learnt = "" if found.gain is None else percent(found.gain)
    return Learnt(of, words_of(of).title, language_of(of), found, tuple(rows), learnt, *_ends(found.interval))


def _told_apart(of: Module, sums: dict[tuple[int, int], Sums]) -> Questions | None:
    """How each question goes with the others, over all blocks that are shown; nothing where too few answered."""
    every = sum((one for (_unit, module), one in sums.items() if module == of.facts.number), NOBODY)
    if every.people < LEAST_TOLD:
        return None
    rows = tuple((one.text, number(discrimination(every, at), 2)) for at, one in enumerate(measured(of)))
    return Questions(of, words_of(of).title, language_of(of), every.people, rows)


def measured(of: Module) -> list[Question]:
    """The questions that are asked before and after, in the reader's language."""
    return [one for one in words_of(of).question if one.measured]


def _ends(of: Interval | None) -> tuple[str, str]:
    """An interval in per cent; nothing for one that says nothing, as it reaches below twice as much wrong as before."""
    return ("", "") if of is None or of.low < -1 else (percent(of.low), percent(of.high))
