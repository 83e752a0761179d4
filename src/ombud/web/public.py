"""The public pages: read-only, the same for everyone, and whole without script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All cases, with search and filters."""
    return render(request, "ombud/home.html", {})
