"""A case on paper: one page to print for a council, and the same as a tagged PDF where the extra is installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ombud.casefile.citywide import CITY
from ombud.web import casepage, log, paperfigures, refusals, telling
from ombud.web.headers import downloads
from ombud.web.kept import kept
from ombud.web.reading import CaseFile, case_file

KINDS = {".css": "text/css", ".woff2": "font/woff2"}
NOWHERE = "https://ombud.invalid/"  # an address that cannot be: what is asked of it we answer ourselves
STYLE = Path(__file__).parent / "static" / "ombud"


@require_safe
@kept
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole case on one page."""
    return render(request, "ombud/paper.html", {**contents(_case(slug)), "can_pdf": can_print()})


@require_safe
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as PDF/UA-1; a clear word if this copy of Ombud cannot make one."""
    file = _case(slug)
    if not can_print():
        return unmade(
            request,
            _("The part that makes them is not installed. The page “As a council paper” prints from any browser."),
        )
    made = printed(render_to_string("ombud/paper_pdf.html", contents(file), request))
    return downloads(HttpResponse(made, content_type="application/pdf"), f"{file.slug}.pdf")


def _case(slug: str) -> CaseFile:
    """The file of a case; the file of the city as a whole is none, and has nothing to lay before a council."""
    if slug == CITY:
        raise Http404
    return case_file(slug)


def can_print() -> bool:
    """Whether this copy of Ombud makes PDFs."""
    return bool(find_spec("weasyprint"))


def unmade(request: HttpRequest, why: str) -> HttpResponse:
    """501, with the reason and what to do instead."""
    return refusals.not_here(request, _("This copy of Ombud makes no PDF"), why)


def contents(file: CaseFile) -> dict[str, Any]:
    """What stands on the paper."""
    return {
        "file": file,
        "example": file.example,
        "dividers": casepage.dividers(file.sheet),
        "summary": casepage.summary(file),
        "answers": [(answer, casepage.grouped(answer.findings)) for answer in file.sheet.answers],
        "measured": paperfigures.measured(file),
        "told": [telling.tell(entry, file.indexes[entry.seq]) for entry in file.entries],
        "head": log.head(),
    }


def printed(html: str) -> bytes:
    """HTML as PDF/UA-1. Nothing is fetched but our own font and style."""
    from weasyprint import HTML  # an extra, and slow to load
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    def fetch(url: str, *args: Any, **kwargs: Any) -> Any:
        name = url.rpartition("/")[2]
        if url != f"{NOWHERE}{name}" or Path(name).suffix not in KINDS:
            raise FatalURLFetchingError(f"A paper loads nothing from elsewhere: {url}")
        return URLFetcherResponse(url, (STYLE / name).read_bytes(), {"Content-Type": KINDS[Path(name).suffix]})

    made = HTML(string=html, base_url=NOWHERE, url_fetcher=fetch).write_pdf(pdf_variant="pdf/ua-1")
    return bytes(made or b"")
