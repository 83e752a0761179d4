"""A learner's progress on their own device: in one cookie, which is set once they ask for it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from ombud.learn.progress import NotProgress, Progress, progress

COOKIE, SALT = "learnt", "ombud.learnt"
AGE = 400 * 24 * 3600  # seconds; browsers keep none for longer
View = Callable[..., HttpResponse]


def mine(view: View) -> View:
    """A page that is one learner's own: no browser, and nothing in between, keeps it."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return answered


def held(request: HttpRequest) -> Progress | None:
    """The progress that came with the request; none if there is no cookie, or one that is not ours."""
    try:
        return progress(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT))
    except (signing.BadSignature, NotProgress, TypeError):
        return None


def begun() -> Progress:
    """Progress in which nothing was done yet."""
    return Progress(token=secrets.token_urlsafe(16))


def keep(response: HttpResponse, what: Progress) -> HttpResponse:
    """Let the learner's browser keep their progress."""
    response.set_cookie(
        COOKIE, signing.dumps(what.as_text(), salt=SALT, compress=True), max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


def drop(response: HttpResponse) -> HttpResponse:
    """Let the learner's browser forget it."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
