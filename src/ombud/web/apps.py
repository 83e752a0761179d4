"""Tells Django that the web face is here."""

from __future__ import annotations

from django.apps import AppConfig


class Web(AppConfig):
    name = "ombud.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
