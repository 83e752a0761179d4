"""Public pages are the same for everyone, so each is made once and kept until the log says something new."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from ombud import __version__

LONGEST_QUERY = 300  # a longer one is answered, but not kept: nobody may fill our memory with addresses
View = Callable[..., HttpResponse]


# By hand: this is asked at every visit, and Django takes ten times as long to write it.
_STATE = "SELECT (SELECT max(size) FROM web_checkpointrow), (SELECT max(made) FROM web_registerrow)"


def state() -> str:
    """What every page rests on: the length of the log, the last pass over all cases, the day, and our own version."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        size, made = cursor.fetchone()
    return f"{size}-{made}-{timezone.localdate()}-{__version__}"


def kept(view: View) -> View:
    """A public page, kept in memory (compressed) and answered with 304 to whoever has it already."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = f"{request.get_full_path()}|{get_language()}|{request.get_host()}|{state()}"
        key = sha256(address.encode()).hexdigest()[:40]
        etag = f'W/"{key}"'
        if request.headers.get("If-None-Match") == etag:
            return _tagged(HttpResponseNotModified(), etag)
        packed = cache.get(key)
        if packed is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or response.streaming:
                return response
            packed = (response.headers["Content-Type"], gzip.compress(response.content, 6, mtime=0))
            if len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY:
                cache.set(key, packed)
        return _tagged(_unpacked(request, *packed), etag)

    return answered


def _unpacked(request: HttpRequest, content_type: str, packed: bytes) -> HttpResponse:
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(packed, content_type=content_type, headers={"Content-Encoding": "gzip"})
    return HttpResponse(gzip.decompress(packed), content_type=content_type)


def _tagged(response: HttpResponse, etag: str) -> HttpResponse:
    """Browsers may keep the page, but must ask each time whether it still holds."""
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
