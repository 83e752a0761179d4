"""Every check of asked, heard and counted is told in the documentation, as it is in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ombud.casefile.checks import CHECKS
from ombud.casefile.questions import QUESTIONS
from ombud.evidence.check import Check

DOCS = Path(__file__).resolve().parents[2] / "docs"
FIRST_THREE = [check for check in CHECKS if check.number.partition(".")[0] in "123"]
PARTS = ("Reads:", "Kept:", "Crossed:", "Silent:", "Not due:", "A measurement would need:", "Limits:")


def told(check: Check) -> str:
    """The section of a check, found by its number and its title."""
    word = QUESTIONS[int(check.number.partition(".")[0]) - 1].word
    text = (DOCS / f"{word}.md").read_text("utf-8")
    _, _, section = text.partition(f"\n## {check.number} {check.title}\n")
    return section.partition("\n## ")[0]


@pytest.mark.parametrize("check", FIRST_THREE, ids=lambda check: check.number)
def test_a_check_is_told_with_what_it_reads_and_when_it_stands_how(check: Check) -> None:
    section = told(check)
    assert [part for part in PARTS if f"- {part}" not in section] == []
    assert set(re.findall(r"`([a-z]+\.[a-z]+)`", section)) == {kind.kind.partition("/")[0] for kind in check.reads}
