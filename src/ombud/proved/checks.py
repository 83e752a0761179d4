"""What is asked of a case about its results: demands 6.1 to 6.6."""

from __future__ import annotations

from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = ()
