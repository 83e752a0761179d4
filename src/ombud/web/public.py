"""The public pages of the cases: read-only, the same for everyone, and whole without script."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.citywide import CITY
from ombud.held.challenges import challenges
from ombud.held.entries import Dependency
from ombud.held.parts import parts
from ombud.web import casepage, letters, listing, measuredhere, rows, rungs, shown, telling
from ombud.web.kept import kept
from ombud.web.reading import CaseFile, case_file
from ombud.web.replies import said_in
from ombud.web.taught import spoken, taught
from ombud.web.work.policies import policy

MOST = 20  # entries shown in full beneath a finding; the rest are one link away


@require_safe
@kept
def home(request: HttpRequest) -> HttpResponse:
    """All cases, with search and filters."""
    asked = listing.Asked.read(request.GET)
    page = listing.page(asked, _number(request))
    context = {
        "asked": asked,
        "query": asked.query(),
        "here": "home",
        "page": page,
        "rows": rows.rows(page.cards),
        "filters": rows.filters(replace(asked, q=""), get_language() or "en"),
        "standings": shown.STANDINGS.items(),
    }
    return render(request, "ombud/home.html", context)


@require_safe
@kept
def case(request: HttpRequest, slug: str) -> HttpResponse:
    """A case on one screen: what is crossed, what stands, what nobody said. Of the city as a whole, its entries."""
    if slug == CITY:
        return _entries(request, slug)
    file = case_file(slug)
    namesakes = listing.namesakes(slug, file.title, file.sheet.organisation)
    context = {"summary": casepage.summary(file), "namesakes": namesakes, "leads": measuredhere.in_case(file)}
    return casepage.page(request, "ombud/case.html", file, **context)


@require_safe
@kept
def question(request: HttpRequest, slug: str, word: str) -> HttpResponse:
    """One of the seven questions: its findings, the worst first."""
    file = case_file(slug)
    answer = file.answer(word)
    groups, leads = casepage.grouped(answer.findings), measuredhere.in_question(file, word)
    context = {"answer": answer, "groups": groups, "leads": leads, "current": word}
    context |= {"rungs": rungs.rungs(file)} if word == "heard" else {}
    context |= _held(file) if word == "held" else {}
    context |= {"replies": said_in(file), "spoken": spoken()} if word == "answered" else {}
    return casepage.page(request, "ombud/question.html", file, **context)


def _held(file: CaseFile) -> dict[str, Any]:
    """The map of parts, and the problems that are open to answers."""
    never = policy().never_tendered
    return {"parts": parts(file.stack, never), "challenges": challenges(file.stack, timezone.localdate()),
            "depends": bool(file.stack.of(Dependency)), "letters": letters.offered(file)}  # fmt: skip


@require_safe
@kept
def challenge(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    """A problem opened as a challenge, with the conditions attached."""
    file = case_file(slug)
    found = next((one for one in challenges(file.stack, timezone.localdate()) if one.seqs[0] == seq), None)
    if found is None:
        raise Http404
    return casepage.page(request, "ombud/challenge.html", file, one=found, current="held")


@require_safe
@kept
def finding(request: HttpRequest, slug: str, word: str, number: str) -> HttpResponse:
    """One finding with all that it rests on."""
    file = case_file(slug)
    found = next((f for f in file.answer(word).findings if f.check == number), None)
    if found is None:
        raise Http404
    context = {
        "finding": found,
        "measure": BY_NUMBER[number].measure,
        "taught": taught(number),
        "rests_on": casepage.rests_on(file, found)[:MOST],
        "more": max(0, len(found.entries) - MOST),
        "leads": measuredhere.in_finding(file, found),
        "current": word,
        "answer": file.answer(word),
        "slim": True,
    }
    return casepage.page(request, "ombud/finding.html", file, **context)


@require_safe
@kept
def entries(request: HttpRequest, slug: str) -> HttpResponse:
    """All entries of a case in their order."""
    return _entries(request, slug)


def _entries(request: HttpRequest, slug: str) -> HttpResponse:
    file = case_file(slug)
    there = casepage.entry_page(file, _number(request))
    return casepage.page(request, "ombud/entries.html", file, page=there, slim=True)


@require_safe
@kept
def entry(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    """One entry: what it says, what it leaves unsaid, what it rests on, and its history."""
    file = case_file(slug)
    there = file.entry(seq)
    context = {
        "told": telling.tell(there, file.indexes[seq]),
        "steps": telling.history(file.stack.versions(seq)),
        "bears_on": [found for found in file.sheet.findings if seq in found.entries],
        "replaced_by": file.replaced.get(seq),
        "withdrawn_by": file.withdrawn.get(seq),
        "leads": measuredhere.in_entry(file, there),
        "slim": True,
    }
    return casepage.page(request, "ombud/entry.html", file, **context)


def _number(request: HttpRequest) -> int:
    """The number of the page asked for; whatever is no number is the first."""
    told = request.GET.get("page", "1")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 7 else 1
