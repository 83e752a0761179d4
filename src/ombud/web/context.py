"""What every page knows: the city's name, and whether its language reads from the right."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi


def city(request: HttpRequest) -> dict[str, Any]:
    return {"city": settings.CITY, "direction": "rtl" if get_language_bidi() else "ltr"}
