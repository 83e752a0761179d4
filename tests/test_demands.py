"""The page of demands says what the code does, for all 79 of them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_page_is_made_from_the_code_of_today() -> None:
    asked = [sys.executable, str(ROOT / "tools" / "demands.py"), "--check"]
    made = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr


def test_no_demand_is_left_out() -> None:
    told = tomllib.loads((ROOT / "docs" / "demands.toml").read_text(encoding="utf-8"))["demand"]
    assert len(told) == len({each["number"] for each in told}) == 79
    assert all(each["course"] and each["software"] for each in told)
