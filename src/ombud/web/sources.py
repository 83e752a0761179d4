"""Where a statement rests, as a link: a public file that is kept here, or an address elsewhere."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from ombud.evidence.store import NotKept, Store
from ombud.people.roles import PUBLIC


def file_name(sha256: str) -> str:
    """The name of a file that everyone may see today; empty if it is not kept, or not for everyone."""
    try:
        uses = Store(Path(settings.DATA) / "evidence").about(sha256).uses
    except (NotKept, ValueError, OSError):
        return ""
    return next((use.name or sha256[:12] for use in uses if use.open_to(PUBLIC, timezone.localdate())), "")


def file_address(sha256: str) -> str:
    """Where such a file can be had."""
    try:
        return reverse("evidence", args=[sha256])
    except NoReverseMatch:
        return ""
