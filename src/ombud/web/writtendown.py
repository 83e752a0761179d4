"""Answers computed afresh from what is written down in cases: contacts with vendors, and what the city depends on."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ombud.casefile.holding.contactsheld import contacts_written
from ombud.casefile.holding.dependence import dependence, loose_ends
from ombud.casefile.holding.held import About, held
from ombud.casefile.measured import Measured
from ombud.formats.holding.contacts import ALLOWED
from ombud.held.computed import Sort
from ombud.held.entries import Meeting
from ombud.held.entries_contacts import Contact
from ombud.held.ocds.written import written
from ombud.ledger.stack import Stack
from ombud.web import casepage, gainspage
from ombud.web.kept import kept
from ombud.web.measurements import Opened
from ombud.web.models import EntryRow
from ombud.web.reading import case_file

_KINDS = (Contact.kind, Meeting.kind)


@require_safe
@kept
def contacts(request: HttpRequest) -> HttpResponse:
    """Every contact with a vendor that officials wrote down, by month and office."""
    made = contacts_written(_with_contacts(), _about(settings.CITY), allowed=ALLOWED)
    return render(request, "ombud/contacts.html", {"shown": _shown(made.measured) if made else (), "here": "contacts"})


@require_safe
@kept
def depends(request: HttpRequest, slug: str) -> HttpResponse:
    """What the city depends on in one case, and what breaks if one vendor goes."""
    file = case_file(slug)
    parts = dependence(written(file.stack), timezone.localdate())
    if not parts:
        raise Http404
    made = held(_about(file.title), Sort.BUYING, (), parts, ())
    context = {"current": "held", "shown": _shown(made.measured), "loose": loose_ends(file.stack)}
    return casepage.page(request, "ombud/depends.html", file, **context)


def _with_contacts() -> Iterator[tuple[str, Stack]]:
    """Every case, worked examples apart, in which a contact is written down."""
    for slug in EntryRow.objects.filter(kind__in=_KINDS).values_list("case", flat=True).distinct().order_by("case"):
        file = case_file(slug)
        if not file.example:
            yield file.title, file.stack


def _about(what: str) -> About:
    return About(what=what or "-", place="", on=timezone.localdate())


def _shown(measured: Measured) -> tuple[gainspage.PartShown, ...]:
    found = Opened("", measured, {table.name: len(table.rows) for table in measured.tables}, frozenset())
    return tuple(gainspage.part_shown(found, part) for part in measured.parts)
