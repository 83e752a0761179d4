"""What is asked of a case about who holds it: demands 5.1 to 5.12."""

from __future__ import annotations

from ombud.evidence.check import Check
from ombud.held.beside import called, ends, leaves, lies, serves
from ombud.held.redlines import data_are_the_citys, duties, no_secrecy, not_locked_in, read_against_the_lines
from ombud.held.tender import challenge, never_outsourced

CHECKS: tuple[Check, ...] = (
    read_against_the_lines, no_secrecy, data_are_the_citys, not_locked_in, never_outsourced, duties,
    ends, serves, called, leaves, lies, challenge,
)  # fmt: skip
