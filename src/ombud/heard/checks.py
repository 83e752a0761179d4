"""What is asked of a case about who was heard: demands 2.1 to 2.15."""

from __future__ import annotations

from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = ()
