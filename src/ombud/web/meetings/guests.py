"""Who comes to a workshop: for its office alone, on a page to print and as a table, until the names are deleted."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ombud.formats.write_findings import inert
from ombud.web.headers import downloads
from ombud.web.meeting_models import SignUp
from ombud.web.meetings import dates
from ombud.web.meetings.hosting import hosted
from ombud.web.meetings.told import told
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, reads


@reads
@for_workers
def guests(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """Everyone who signed up, in their order."""
    workshop, _grant = hosted(cases, slug)
    everyone = list(workshop.sign_ups.order_by("waiting", "made", "pk"))
    context = {
        "workshop": workshop, "told": told(workshop), "until": dates.names_until(workshop),
        "seated": [one for one in everyone if not one.waiting], "waiting": [one for one in everyone if one.waiting],
    }  # fmt: skip
    return render(request, "meetings/work_guests.html", context)


@reads
@for_workers
def as_table(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """The same as CSV. Whoever keeps a copy must delete it themselves."""
    workshop, _grant = hosted(cases, slug)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("Name"), _("How to reach them"), _("What they need"), _("Waiting list"), _("Signed up")])
    for one in workshop.sign_ups.order_by("waiting", "made", "pk"):
        writer.writerow(_row(one))
    return downloads(HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8"), f"{slug}.csv")


def _row(one: SignUp) -> list[str]:
    said = map(inert, (one.name, one.reach, one.needs))
    return [*said, _("yes") if one.waiting else _("no"), one.made.isoformat(timespec="minutes")]
