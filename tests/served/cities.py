"""Where the tests of reach find the real cities, if the shared files are there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

PLACES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "places"
needs_places = pytest.mark.skipif(not PLACES.is_dir(), reason="the shared files of cities are not there")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one shared CSV file."""
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
