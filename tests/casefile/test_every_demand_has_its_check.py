"""Every demand of the course that is asked of a case has one check, and only one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ombud.casefile.checks import CHECKS
from ombud.casefile.kinds import KINDS

# How many demands each question has, as the course is read in docs/demands.toml.
DEMANDS = {1: 9, 2: 15, 3: 13, 4: 7, 5: 12, 6: 6, 7: 10}
NUMBERS = [f"{question}.{place}" for question, places in DEMANDS.items() for place in range(1, places + 1)]
ROOT = Path(__file__).resolve().parents[2]


def test_there_are_seventy_two_demands() -> None:
    told = re.findall(r'^number = "(\d\.\d+)"$', (ROOT / "docs" / "demands.toml").read_text(encoding="utf-8"), re.M)
    assert told == NUMBERS
    assert len(NUMBERS) == 72


@pytest.mark.parametrize("number", NUMBERS)
def test_a_demand_has_exactly_one_check(number: str) -> None:
    assert [check.number for check in CHECKS].count(number) == 1


def test_no_check_answers_what_nobody_demands() -> None:
    assert {check.number for check in CHECKS} <= set(NUMBERS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.number)
def test_a_check_reads_known_kinds_and_says_what_would_measure_it(check) -> None:
    assert check.title
    assert check.measure
    assert set(check.reads) <= set(KINDS.values())
