"""What every test of the web face starts from: a data folder of its own, and nothing left in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from ombud.web import listing, reading


@pytest.fixture(autouse=True)
def _a_city_of_its_own(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path
    cache.clear()
    reading.forget()
    listing.forget()
