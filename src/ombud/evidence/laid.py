"""What was computed, laid beside what is stated of the same demand: the worse counts."""

from __future__ import annotations

from ombud.evidence.finding import Finding
from ombud.evidence.measured import beside, worse


def laid(stated: Finding, said: bool, *computed: Finding | None) -> Finding:
    """A finding on what is stated, and what was computed beside it; ``said`` is whether anything was stated at all."""
    found = [one for one in computed if one is not None]
    if not found:
        return stated
    return beside(worse(*found), stated if said else None)
