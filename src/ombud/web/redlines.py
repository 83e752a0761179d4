"""The city's red lines for everyone: as they go into a tender, on a page to print and as files to take away."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ombud.held.annex import Annex, Tender, annex
from ombud.held.setting import Grid, Heading, Quoted, Words, annex_blocks
from ombud.web.headers import downloads
from ombud.web.kept import kept
from ombud.web.work.policies import policy

SORTS = {Heading: "heading", Words: "words", Quoted: "quoted", Grid: "grid"}


@require_safe
@kept
def page(request: HttpRequest) -> HttpResponse:
    """Every red line that the city draws, in the clauses that it would have written into a contract."""
    made = _annex()
    blocks = [(SORTS[type(one)], one) for one in annex_blocks(made)]
    return render(request, "ombud/redlines.html", {"annex": made, "blocks": blocks, "word": bool(find_spec("docx"))})


@require_safe
def as_file(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same as Word or as plain text."""
    from ombud.formats.write_annex import annex_docx, annex_text

    if suffix == "docx" and not find_spec("docx"):
        raise Http404
    made = (annex_docx if suffix == "docx" else annex_text)(_annex())
    return downloads(HttpResponse(made.data, content_type=made.media_type), f"red-lines.{suffix}")


def _annex() -> Annex:
    own = policy()
    city = settings.CITY or _("The city")
    return annex(Tender(city, "", timezone.localdate(), kept=own.never_tendered), own.choices)
