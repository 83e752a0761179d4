"""The pages of what was measured in a case: the answer on one screen, and each part of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.measured import Measured
from ombud.evidence.computed import Made
from ombud.ledger.entry import Entry
from ombud.web import casepage, gainspage, log, measurements, written
from ombud.web.kept import kept
from ombud.web.measurements import Gone, Opened
from ombud.web.reading import CaseFile, case_file
from ombud.web.twogroups import compared


@require_safe
@kept
def page(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    """The answer on one screen: the sentences that say it, a map, what each part says first, two groups compared."""
    file, entry = measurement(slug, seq)
    try:
        found = measurements.opened(entry)
    except Gone as gone:
        return _page(request, "ombud/gains.html", file, entry, gone=measurements.told(gone))
    both = compared(found.measured, request.GET.get("a", ""), request.GET.get("b", ""))
    context = {"leading": gainspage.first_figure(found), "parts": gainspage.listed(found), "tables": _tables(found)}
    return _page(request, "ombud/gains.html", file, entry, found=found, compared=both, **context)


@require_safe
@kept
def part(request: HttpRequest, slug: str, seq: int, key: str) -> HttpResponse:
    """One part: all that is said, drawn and tabled, what is not accounted for, and its method."""
    file, entry = measurement(slug, seq)
    try:
        found = measurements.opened(entry)
        shown = gainspage.part_shown(found, found.measured.part(key))
    except (Gone, KeyError):
        raise Http404 from None
    method = shown.part.demand if shown.part.demand in BY_NUMBER else ""
    how = {"method": method, "chapter": written.chapter_of(shown.part.method)}
    return _page(request, "ombud/gains_part.html", file, entry, found=found, shown=shown, **how)


def measured(file: CaseFile, seq: int) -> Measured:
    """The whole document of a measurement, with every row; ``Http404`` where there is none to show."""
    try:
        return measurements.whole(measurements.opened(_measurement(file, seq)))
    except Gone:
        raise Http404 from None


def has_borders(file: CaseFile, seq: int) -> bool:
    """Whether the borders of its areas came with a measurement."""
    found = measurements.there(_measurement(file, seq))
    return found is not None and found.has_borders


def measurement(slug: str, seq: int) -> tuple[CaseFile, Entry]:
    """The case, and the entry that says what was measured; else ``Http404``."""
    file = case_file(slug)
    return file, _measurement(file, seq)


def _measurement(file: CaseFile, seq: int) -> Entry:
    entry = file.entry(seq)
    if not isinstance(entry.body, Made):
        raise Http404
    return entry


def _page(request: HttpRequest, template: str, file: CaseFile, entry: Entry, **context: Any) -> HttpResponse:
    found: Opened | None = context.get("found")
    common = {
        "file": file,
        "entry": entry,
        "measurement": entry.body,
        "life": gainspage.life(file, entry),
        "what_is_it": gettext(str(type(entry.body).model_fields["what"].title)),
        "dividers": casepage.dividers(file.sheet),
        "current": entry.kind.partition(".")[0],
        "slim": True,
        "example": file.example,
        "invented": found is not None and found.measured.example and not file.example,
        "head": log.head(),
    }
    return render(request, template, common | context)


def _tables(found: Opened) -> list[tuple[Any, tuple[str, ...]]]:
    """Every table with the formats that it can be had in."""
    return [(one, found.files(one)) for one in found.measured.tables]
