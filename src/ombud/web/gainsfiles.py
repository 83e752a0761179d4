"""What was measured, to take away: every table as CSV and Parquet, areas with their borders, and the file as kept."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ombud import __version__
from ombud.web import measurements
from ombud.web.gains import measurement
from ombud.web.headers import downloads
from ombud.web.measurements import Gone, Opened

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "zip": "application/zip",
}
PLAIN = ("csv", "geojson")  # the others are compressed already
_LINKABLE = re.compile(r"https?://[!#-;=?-~]+")  # an address that may stand in a header


@require_safe
def table(request: HttpRequest, slug: str, seq: int, name: str, suffix: str) -> HttpResponseBase:
    """One table as a file."""
    file, entry = measurement(slug, seq)
    try:
        found = measurements.opened(entry)
        if suffix not in found.files(found.measured.table(name)):
            raise Http404
        return _handed(
            request, found, f"{file.slug}-{name}.{suffix}", lambda: measurements.table_file(found, name, suffix)
        )
    except KeyError:
        raise Http404 from None
    except Gone as gone:
        return _gone(request, gone)


@require_safe
def everything(request: HttpRequest, slug: str, seq: int) -> HttpResponseBase:
    """The whole measurement as it was kept: the document, every table, the borders, and how to have it all again."""
    file, entry = measurement(slug, seq)
    try:
        found = measurements.opened(entry)
        return _handed(request, found, f"{file.slug}-{seq}.zip", lambda: measurements.whole_file(found))
    except Gone as gone:
        return _gone(request, gone)


def _handed(request: HttpRequest, found: Opened, name: str, made: Callable[[], bytes]) -> HttpResponse:
    """A file, compressed on the way where that helps; only word of it to whoever has it already."""
    etag = f'W/"{sha256(f"{found.sha256} {name} {__version__}".encode()).hexdigest()[:40]}"'
    if request.headers.get("If-None-Match") == etag:
        return _as_kept(HttpResponseNotModified(), etag)
    suffix = name.rpartition(".")[2]
    response = HttpResponse(made(), content_type=TYPES[suffix])
    if suffix in PLAIN and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = gzip.compress(response.content, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    if _LINKABLE.fullmatch(found.measured.licence):
        response.headers["Link"] = f'<{found.measured.licence}>; rel="license"'
    return _as_kept(downloads(response, name), etag)


def _as_kept(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "public, no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _gone(request: HttpRequest, gone: Gone) -> HttpResponse:
    context = {
        "title": _("There is nothing to take away"),
        "what": measurements.told(gone),
        "on": _("What was measured is still said in the case file."),
    }
    return render(request, "ombud/refusal.html", context, status=gone.status)
