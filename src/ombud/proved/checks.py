"""What is asked of a case about its results: demands 6.2 to 6.6 (6.1 is in casefile/between.py)."""

from __future__ import annotations

from ombud.evidence.check import Check
from ombud.proved.learned import failures_shared, side_effects, trials_close
from ombud.proved.promised import promises, used

CHECKS: tuple[Check, ...] = (promises, trials_close, used, failures_shared, side_effects)
