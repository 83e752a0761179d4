"""Every check, in the order of the demands."""

from __future__ import annotations

from ombud.answered.checks import CHECKS as ANSWERED
from ombud.asked.checks import CHECKS as ASKED
from ombud.casefile.between import CHECKS as BETWEEN
from ombud.counted.checks import CHECKS as COUNTED
from ombud.evidence.check import Check
from ombud.heard.checks import CHECKS as HEARD
from ombud.held.checks import CHECKS as HELD
from ombud.proved.checks import CHECKS as PROVED
from ombud.served.checks import CHECKS as SERVED


def order(number: str) -> tuple[int, int]:
    """How demand numbers sort: 2.10 comes after 2.9."""
    question, _, place = number.partition(".")
    return int(question), int(place)


CHECKS: tuple[Check, ...] = tuple(
    sorted(ASKED + HEARD + COUNTED + SERVED + HELD + PROVED + ANSWERED + BETWEEN, key=lambda c: order(c.number))
)
BY_NUMBER: dict[str, Check] = {check.number: check for check in CHECKS}
