"""What every page knows: the city's name, the way its language reads, and its own address in other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_bidi, get_language_info


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the page can be read in, under its own name."""

    code: str
    name: str
    dir: str
    href: str


def city(request: HttpRequest) -> dict[str, Any]:
    return {
        "city": settings.CITY,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages": _languages(request.path),
        "learn": _address("learn"),
        "work": _address("work"),
    }


def _languages(path: str) -> tuple[Language, ...]:
    """English has no prefix; the others have their code: the one place that knows it beside the addresses."""
    here = get_language()
    bare = path.removeprefix(f"/{here}") if here != settings.LANGUAGE_CODE else path
    return tuple(_language(code, bare or "/") for code, _ in settings.LANGUAGES)


def _language(code: str, path: str) -> Language:
    info = get_language_info(code)
    href = path if code == settings.LANGUAGE_CODE else f"/{code}{path}"
    return Language(code, info["name_local"].capitalize(), "rtl" if info["bidi"] else "ltr", href)


def _address(name: str) -> str:
    """The address of a part of the site that may not be there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
