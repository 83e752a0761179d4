"""The city's policy, read once: what each gate asks, and who may pass one without."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ombud.casefile.policy import Policy, default_policy, read_policy


@lru_cache(maxsize=1)
def policy() -> Policy:
    """The policy named in the settings, or the one that Ombud ships."""
    return read_policy(Path(settings.POLICY)) if settings.POLICY else default_policy()
