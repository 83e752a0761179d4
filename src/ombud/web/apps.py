"""Tells Django that the web face is here."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

from ombud.casefile.unreadable import UnreadablePolicy


class Web(AppConfig):
    name = "ombud.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read the city's policy at once: a mistake in it stops the start with its line, not a page with a fault."""
        from ombud.web.work.policies import policy

        try:
            policy()
        except (UnreadablePolicy, OSError) as wrong:
            raise ImproperlyConfigured(f"The policy named in OMBUD_POLICY cannot be followed. {wrong}") from wrong
