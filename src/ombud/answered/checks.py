"""What is asked of a case about who answers: demands 7.1 to 7.10."""

from __future__ import annotations

from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = ()
