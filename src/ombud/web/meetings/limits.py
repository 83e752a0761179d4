"""How often one address may send something, so that nobody floods a list or guesses codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# A library is one address with many people behind it; a guesser of codes has 59 bits before them.
RATES = {"sign_up": "20/5m/ip", "write": "10/5m/ip", "tell": "10/5m/ip", "code": "20/5m/ip"}
View = Callable[..., HttpResponse]


def limited(action: str) -> Callable[[View], View]:
    """A page whose form is taken only so often from one address; reading it is not counted."""

    def around(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not ratelimit.consume(request, app="ombud", action=action, config=RATES):
                return render(request, "429.html", status=429)
            return view(request, *args, **kwargs)

        return answered

    return around
