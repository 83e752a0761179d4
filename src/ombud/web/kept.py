"""Public pages are the same for everyone, so each is made once and kept until the log says something new."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
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
        key = _key(request)
        there = _remembered(request, key)
        if there is not None:
            return there
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or response.streaming:
            return response
        packed = gzip.compress(response.content, 6, mtime=0)
        page = (response.headers["Content-Type"], get_language() or settings.LANGUAGE_CODE, packed)
        if len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY:
            cache.set(key, page)
        return _told(request, key, *page)

    return answered


class Front:
    """Answers from memory before anything else is asked: who reads, in which language, with which session.

    Stands after what makes an answer safe and before the rest, and knows nothing that :func:`kept` did not make.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        return _remembered(request, _key(request)) or self.get_response(request)


def _key(request: HttpRequest) -> str:
    """What a page is kept under: its address, which names its language too, and what it rests on."""
    known: str | None = getattr(request, "kept_under", None)
    if known is None:
        place = (request.scheme, request.META.get("HTTP_HOST", ""), request.get_full_path(), state())
        known = sha256("|".join(map(str, place)).encode()).hexdigest()[:40]
        request.kept_under = known  # type: ignore[attr-defined]  # asked twice on the way in, looked up once
    return known


def _remembered(request: HttpRequest, key: str) -> HttpResponse | None:
    """The page as it was kept, or word that the reader has it already."""
    if request.headers.get("If-None-Match") == _etag(key):
        return _tagged(HttpResponseNotModified(), key)
    page = cache.get(key)
    return None if page is None else _told(request, key, *page)


def _told(request: HttpRequest, key: str, content_type: str, language: str, packed: bytes) -> HttpResponse:
    squeezed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(packed if squeezed else gzip.decompress(packed), content_type=content_type)
    if squeezed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Language"] = language
    response.headers["Content-Length"] = str(len(response.content))
    return _tagged(response, key)


def _etag(key: str) -> str:
    return f'W/"{key}"'


def _tagged(response: HttpResponse, key: str) -> HttpResponse:
    """Browsers may keep the page, but must ask each time whether it still holds."""
    response.headers["ETag"] = _etag(key)
    response.headers["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
