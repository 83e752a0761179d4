"""What was said last, in all cases or in one: as a page, and as a feed that a reader can follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ombud.casefile.citywide import CITY, TITLE
from ombud.ledger.entry import Entry
from ombud.web import log, telling
from ombud.web.kept import kept
from ombud.web.models import CaseCard
from ombud.web.reading import case_file

SHOWN = 50  # entries in a feed, or cases on the page
READ = 400  # entries looked at for the page
IN_FULL = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One entry as news: which case, what kind, what it says first."""

    index: int
    entry: Entry
    title: str
    example: bool
    kind: str
    gist: str
    language: str


@dataclass(frozen=True, slots=True)
class Day:
    """What was said of one case on one day: the last thing, some of it in full, and how much more there is."""

    last: Change
    some: tuple[Change, ...]
    more: int


@require_safe
@kept
def page(request: HttpRequest) -> HttpResponse:
    """The last entries of all cases, newest first."""
    return render(request, "ombud/changes.html", {"days": by_case(newest(count=READ))[:SHOWN], "here": "changes"})


@require_safe
@kept
def feed(request: HttpRequest) -> HttpResponse:
    """The same as an Atom feed (RFC 4287)."""
    return _atom(request, {"changes": newest()})


@require_safe
@kept
def case_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The last entries of one case as an Atom feed."""
    file = case_file(slug)
    return _atom(request, {"changes": newest(slug), "file": file})


def by_case(changes: Iterable[Change]) -> list[Day]:
    """Changes that follow each other, of one case on one day, taken together: an import says much at once."""
    grouped = groupby(changes, key=lambda one: (one.entry.case, one.entry.on))
    days = [tuple(group) for _, group in grouped]
    return [Day(group[0], group[:IN_FULL], max(0, len(group) - IN_FULL)) for group in days]


def newest(case: str = "", count: int = SHOWN) -> tuple[Change, ...]:
    """The last entries with the titles of their cases."""
    entries = log.newest(count, case)
    cards = CaseCard.objects.in_bulk({entry.case for _, entry in entries})
    return tuple(_changes(entries, cards))


def _changes(entries: Iterable[tuple[int, Entry]], cards: dict[str, CaseCard]) -> Iterable[Change]:
    for index, entry in entries:
        card = cards.get(entry.case)
        title = card.title if card else _(TITLE) if entry.case == CITY else entry.case
        example, language = (card.example, card.language) if card else (False, "")
        yield Change(index, entry, title, example, telling.kind_word(entry), telling.gist(entry), language)


def _atom(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    context["here"] = request.build_absolute_uri()
    context["site"] = request.build_absolute_uri("/").rstrip("/")
    return render(request, "ombud/changes.atom", context, content_type="application/atom+xml; charset=utf-8")
