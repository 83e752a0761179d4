"""Checks that need the answers to two questions, which cannot see each other."""

from __future__ import annotations

from ombud.casefile.between_access import CHECKS as ACCESS
from ombud.casefile.between_answered import CHECKS as ANSWERED
from ombud.casefile.between_heard import CHECKS as HEARD
from ombud.casefile.between_proved import CHECKS as PROVED
from ombud.casefile.between_sealed import CHECKS as SEALED
from ombud.casefile.between_voices import CHECKS as VOICES
from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = (*SEALED, *HEARD, *ACCESS, *VOICES, *PROVED, *ANSWERED)
