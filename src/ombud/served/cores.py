"""How many cores this program may use."""

from __future__ import annotations

import os


def cores() -> int:
    """The cores that the machine, or whoever shares it out, gives to this program; at least one."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
