"""What is asked of a case about who holds it: demands 5.1 to 5.12."""

from __future__ import annotations

from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = ()
