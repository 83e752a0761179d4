"""The door to the workspace: signed in, with a second factor where a role can do lasting harm, and nothing kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ombud.people.may import NotAllowed, second_factor
from ombud.web.work.cases import Cases, cases_of

View = Callable[..., HttpResponse]
reads = require_http_methods(["GET", "HEAD"])
writes = require_http_methods(["GET", "HEAD", "POST"])


def for_workers(view: View) -> View:
    """A page of the workspace: the view gets the cases of whoever is signed in. A refusal says who may."""

    @login_required
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        cases = cases_of(request.user)
        if lacks_second_factor(request, cases):
            messages.warning(request, _("With your role a stolen password can do lasting harm. Add a second step."))
            return redirect("mfa_index")
        try:
            return view(request, cases, *args, **kwargs)
        except NotAllowed as refused:
            return render(request, "work/refused.html", {"told": refused.told, "cases": cases}, status=403)

    return opened


def lacks_second_factor(request: HttpRequest, cases: Cases) -> bool:
    """Whether this person must set up a second factor before they go on."""
    needed = settings.SECOND_FACTOR and second_factor(cases.someone)
    return bool(needed) and not is_mfa_enabled(request.user)
