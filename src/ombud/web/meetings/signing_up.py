"""Signing up for a workshop, without an account: a code is shown once, and opens what was said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ombud.web.meetings import dates, seats
from ombud.web.meetings.limits import limited
from ombud.web.meetings.pages import about
from ombud.web.meetings.said import SigningUp

ASKED = ("name", "reach", "needs")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("sign_up")
def sign_up(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and once it was sent the code. It is shown in the answer itself: no address ever holds it."""
    context = about(slug)
    form = SigningUp(f"sign-up.{slug}", request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ASKED}
        try:
            signed = seats.sign_up(slug, form.cleaned_data["code"], said, timezone.now())
        except seats.Closed:
            return render(request, "meetings/closed.html", about(slug), status=409)
        given = {"signed": signed, "code": form.cleaned_data["code"], "until": dates.names_until(signed.workshop)}
        return render(request, "meetings/signed_up.html", {**context, **given})
    if not context["told"].open:  # type: ignore[attr-defined]
        return render(request, "meetings/closed.html", context)
    until = dates.names_until(context["workshop"])  # type: ignore[arg-type]
    return render(request, "meetings/sign_up.html", {**context, "form": form, "until": until})
