"""What is asked of a case about who answers: demands 7.1 to 7.10 (7.3 and 7.4 are in casefile/between.py)."""

from __future__ import annotations

from ombud.answered.ending import by_hand, sunset
from ombud.answered.office import accountable, redress, reviewed
from ombud.answered.plain import competences, inspectable, plainly_told
from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = (
    accountable, redress, sunset, by_hand, reviewed, inspectable, plainly_told, competences,
)  # fmt: skip
