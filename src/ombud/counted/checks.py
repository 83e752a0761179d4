"""What is asked of a case about its data: demands 3.1 to 3.13."""

from __future__ import annotations

from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = ()
