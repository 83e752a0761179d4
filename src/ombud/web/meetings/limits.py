"""How often one address may send something, so that nobody floods a list or guesses codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


def limited(action: str) -> Callable[[View], View]:
    """A page whose form is taken only so often from one address (``ACCOUNT_RATE_LIMITS``); reading is not counted."""

    def around(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not ratelimit.consume(request, action=f"meeting_{action}"):
                return render(request, "429.html", status=429)
            return view(request, *args, **kwargs)

        return answered

    return around
