"""Each check of demands 4.1 to 7.10 has its section in the documentation, under the title that the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ombud.casefile.checks import CHECKS
from ombud.casefile.questions import QUESTIONS
from ombud.evidence.check import Check

DOCS = Path(__file__).resolve().parents[2] / "docs"
OURS = [check for check in CHECKS if check.number[0] in "4567"]


@pytest.mark.parametrize("check", OURS, ids=lambda check: check.number)
def test_a_check_is_explained_under_its_own_title(check: Check) -> None:
    text = (DOCS / f"{QUESTIONS[int(check.number[0]) - 1].word}.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\d\.\d+ [^\n]+)\n(.*?)(?=^## |\Z)", text, re.M | re.S))
    section = sections[f"{check.number} {check.title}"]
    same_as = "as in 5.1" in section or "those of 5.1" in section
    assert "Reads:" in section
    assert "imits" in section
    assert same_as or ("**Kept:**" in section and "**Silent:**" in section)
