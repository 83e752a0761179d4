"""Our own style, font and icon: served straight from the package, each under an address that changes when it does."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class Assets(StaticFilesStorage):
    """Nothing has to be gathered first: a browser may keep a file for ever, as a new one has a new address."""

    def url(self, name: str | None) -> str:
        told = super().url(name)
        mark = fingerprint(name or "")
        return f"{told}?{mark}" if mark else told


@cache
def fingerprint(name: str) -> str:
    """Eight signs that change when the file does; empty for a file that is not there."""
    found = finders.find(name)
    return sha256(Path(found).read_bytes()).hexdigest()[:8] if isinstance(found, str) else ""
