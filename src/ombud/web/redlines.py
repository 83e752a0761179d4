"""The city's red lines for everyone: as they go into a tender, on a page to print and as files to take away."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ombud.held.annex import Annex, Tender, annex
from ombud.held.setting import Block, Grid, Heading, Quoted, Words, annex_blocks
from ombud.web.headers import downloads
from ombud.web.kept import kept
from ombud.web.work.policies import policy

_SORTS = {Heading: "heading", Words: "words", Quoted: "quoted", Grid: "grid"}


def sorted_blocks(blocks: Sequence[Block]) -> list[tuple[str, Block]]:
    """The blocks of an annex or a letter, each with the word by which a page knows how to set it."""
    return [(_SORTS[type(one)], one) for one in blocks]


def has_word() -> bool:
    """Whether what writes Word is installed."""
    return bool(find_spec("docx"))


@require_safe
@kept
def page(request: HttpRequest) -> HttpResponse:
    """Every red line that the city draws, in the clauses that it would have written into a contract."""
    made = _annex()
    context = {"annex": made, "blocks": sorted_blocks(annex_blocks(made)), "word": has_word()}
    return render(request, "ombud/redlines.html", context)


@require_safe
def as_file(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same as Word or as plain text."""
    from ombud.formats.write_annex import annex_docx, annex_text

    if suffix == "docx" and not has_word():
        raise Http404
    made = (annex_docx if suffix == "docx" else annex_text)(_annex())
    return downloads(HttpResponse(made.data, content_type=made.media_type), f"red-lines.{suffix}")


def _annex() -> Annex:
    own = policy()
    city = settings.CITY or _("The city")
    return annex(Tender(city, "", timezone.localdate(), kept=own.never_tendered), own.choices)
