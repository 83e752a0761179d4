"""What signing in needs beside its forms: the square to be scanned, served as a picture and not as inline data."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ombud.people.may import second_factor
from ombud.web.work.cases import someone


@require_safe
@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Everything about one's own account, on one page of links."""
    own = someone(request.user)
    context = {
        "grants": own.grants,
        "has_second": is_mfa_enabled(request.user),
        "needs_second": second_factor(own),
        "enforced": settings.SECOND_FACTOR,
    }
    return render(request, "account/account.html", context)


@require_safe
@never_cache
@login_required
@reauthentication_required(app="allauth.mfa")
def square(request: HttpRequest) -> HttpResponse:
    """The secret that is being set up in this session, as a square for the telephone's camera."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(drawn, content_type="image/svg+xml")
