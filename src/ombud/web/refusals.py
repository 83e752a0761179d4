"""Pages for when something is not there, not allowed or broken: each says what happened and where to go on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _refusal(request: HttpRequest, status: int, title: str, what: str, on: str) -> HttpResponse:
    return render(request, "ombud/refusal.html", {"title": title, "what": what, "on": on}, status=status)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _refusal(
        request,
        404,
        _("There is no such page"),
        _("The address may be mistyped, or the page was never here. A case that once was public is never taken away."),
        _("Look for the case in the list of all cases."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _refusal(
        request,
        403,
        _("This page is not open to you"),
        _("It belongs to the people who work on a case. Everything that is public can be read without an account."),
        _("Sign in with a role that may open it, or read the public case file."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, when a form comes back without the token that it was given."""
    return _refusal(
        request,
        403,
        _("The form could not be accepted"),
        _("It came back without its security token. That happens when a page was left open for long."),
        _("Go back, load the page again, and send the form once more."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return _refusal(
        request,
        500,
        _("Something broke here"),
        _("The fault is ours and has been written down. Nothing that you sent was kept in part."),
        _("Try again in a few minutes."),
    )


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _refusal(
        request,
        400,
        _("The request could not be read"),
        _("Something in the address or the form has a shape that we do not expect."),
        _("Go back and try again."),
    )


def not_here(request: HttpRequest, title: str, what: str) -> HttpResponse:
    """501: this copy of Ombud cannot do that."""
    return _refusal(request, 501, title, what, _("Everything else works as it should."))
