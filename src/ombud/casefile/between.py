"""Checks that need the answers to two questions, which cannot see each other."""

from __future__ import annotations

from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = ()
