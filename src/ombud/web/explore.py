"""The map of a measurement to explore: the one page that runs script, and that says the same without it.

The areas come from our own server, and so does all that draws them; the page says in its own header that nothing else
may run. What it shows stands in its table, and the drawn map that is read without script is one link away.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ombud.casefile.figures import Map
from ombud.casefile.measured import Column, Measured, Table
from ombud.evidence.computed import Made
from ombud.places.draw import STEPS
from ombud.web import casepage, gainspage, headers, log, measurements
from ombud.web.gainspage import TableShown
from ombud.web.measurements import Gone, Opened
from ombud.web.reading import case_file
from ombud.web.shades import HATCH, figures, shades

POLICY = f"{headers.POLICY}; script-src 'self'; worker-src 'self'; connect-src 'self'"
ON_A_PAGE = 100  # rows of the table
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of the table this is, and those beside it (0 for none)."""

    number: int
    last: int

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.number < self.last else 0


@require_safe
def page(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    """A table of areas as a map that can be moved and asked, and as a table. ``Http404`` where none has borders."""
    file = case_file(slug)
    entry = file.entry(seq)
    if not isinstance(entry.body, Made):
        raise Http404
    try:
        found = measurements.opened(entry)
        table = measurements.whole(found).table(_chosen(found, request.GET.get("table", "")).name)
    except Gone:
        raise Http404 from None
    cover = {
        "file": file,
        "entry": entry,
        "measurement": entry.body,
        "life": gainspage.life(file, entry),
        "dividers": casepage.dividers(file.sheet),
        "current": entry.kind.partition(".")[0],
        "slim": True,
        "example": file.example,
        "invented": found.measured.example and not file.example,
        "head": log.head(),
    }
    response = render(request, "ombud/explore.html", cover | _shown(found, table, request.GET.get("page", "1")))
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def explorable(found: Opened) -> tuple[Table, ...]:
    """The tables that can be explored: of areas whose borders are in the file, with a column of figures."""
    return tuple(table for table in found.measured.tables if "geojson" in found.files(table) and figures(table))


def _chosen(found: Opened, asked: str) -> Table:
    """The table asked for, or the first."""
    for table in explorable(found):
        if not asked or table.name == asked:
            return table
    raise Http404


def _shown(found: Opened, table: Table, asked: str) -> dict[str, Any]:
    pages = _pages(len(table.rows), asked)
    tables = explorable(found)
    name = _name(table)
    return {
        "table": table,
        "shown": _rows(found, table, pages),
        "page": pages,
        "query": urlencode({"table": table.name}) if table.name != tables[0].name else "",
        "others": [one for one in tables if one.name != table.name],
        "name": name.name,
        "columns": [one for one in table.columns if one is not name],
        "shades": shades(table, _drawn(found.measured, table)),
        "said": json.dumps({"locale": _locale(), "signs": _signs()}, ensure_ascii=False),
        "steps": range(1, STEPS + 1),
        "hatch": HATCH,
    }


def _locale() -> dict[str, str]:
    """What MapLibre itself says, in the reader's language."""
    return {
        "Map.Title": _("Map. To read an area by keyboard, choose it from the list."),
        "CooperativeGesturesHandler.MobileHelpText": _("Move the map with two fingers"),
        "CooperativeGesturesHandler.WindowsHelpText": _("Hold Ctrl and turn the wheel to come nearer"),
        "CooperativeGesturesHandler.MacHelpText": _("Hold Cmd and scroll to come nearer"),
    }


def _signs() -> dict[str, str]:
    """The signs that numbers are written with, as in the table."""
    signs = {"group": get_format("THOUSAND_SEPARATOR"), "decimal": get_format("DECIMAL_SEPARATOR")}
    return signs | {"minusSign": MINUS}


def _pages(rows: int, asked: str) -> Pages:
    """The page asked for; whatever is no number of a page is the first."""
    last = max(1, -(-rows // ON_A_PAGE))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return Pages(min(max(number, 1), last), last)


def _rows(found: Opened, table: Table, pages: Pages) -> TableShown:
    some = table.rows[(pages.number - 1) * ON_A_PAGE : pages.number * ON_A_PAGE]
    shown = gainspage.table_shown(found, table.model_copy(update={"rows": some}), ON_A_PAGE)
    return replace(shown, all=len(some))  # the pager says that there are more


def _name(table: Table) -> Column:
    """The column that names the areas: the first with words after the codes, or else the codes."""
    for at, column in enumerate(table.columns[1:], 1):
        if any(isinstance(row[at], str) for row in table.rows):
            return column
    return table.columns[0]


def _drawn(measured: Measured, table: Table) -> Map | None:
    """The map that was drawn of this table, if one was."""
    drawn = (figure for part in measured.parts for figure in part.figures)
    return next((one for one in drawn if isinstance(one, Map) and one.table == table.name), None)
