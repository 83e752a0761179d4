"""What is asked of a case about who is served: demands 4.1 to 4.7."""

from __future__ import annotations

from ombud.evidence.check import Check
from ombud.served.areas import provision_against_need
from ombud.served.displaced import displacement
from ombud.served.reached import reach
from ombud.served.spent import spending_over_time
from ombud.served.together import intersections
from ombud.served.treated import audited
from ombud.served.without import divide

CHECKS: tuple[Check, ...] = (
    provision_against_need, reach, spending_over_time, divide, audited, displacement, intersections,
)  # fmt: skip
