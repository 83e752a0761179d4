"""What is asked of a case about who is served: demands 4.1 to 4.7."""

from __future__ import annotations

from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = ()
