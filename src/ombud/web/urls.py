"""Every address there is: public pages in each language, machine-readable files, and the workspace."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

from ombud.web import public, refusals

pages: list[URLPattern | URLResolver] = [
    path("", public.home, name="home"),
]
if find_spec("ombud.web.work_urls"):
    pages.append(path("", include("ombud.web.work_urls")))

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler400 = refusals.malformed
handler403 = refusals.forbidden
handler404 = refusals.missing
handler500 = refusals.broken
