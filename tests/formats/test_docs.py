"""The page on formats names every format, every friendly heading and every limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.formats import safe, texts, workbook
from ombud.formats.columns import FRIENDLY, OWN
from ombud.formats.open import FORMATS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text("utf-8")


@pytest.mark.parametrize("name", [known.NAME for known in FORMATS])
def test_every_format_is_in_the_table(name: str) -> None:
    assert f"\n| {name} |" in PAGE


@pytest.mark.parametrize("heading", [*OWN, *(names[0] for names in FRIENDLY.values())])
def test_every_friendly_heading_is_published(heading: str) -> None:
    assert f"`{heading}`" in PAGE


def test_the_limits_are_those_of_the_code() -> None:
    for limit in (
        f"{safe.MAX_FILE // 2**20} MB a file",
        f"{safe.MAX_JSON // 2**20} MB one JSON",
        f"{safe.MAX_RECORDS:,} records",
        f"{safe.MAX_COLUMNS:,} columns",
        f"{workbook.MAX_CELLS:,} cells",
        f"{safe.MAX_LINE // 2**20} MB a line",
        f"{texts.MAX_TEXT:,} characters",
        f"{workbook.MAX_UNPACKED // 2**20} MB of a workbook",
        f"{workbook.MAX_SQUEEZE} times",
    ):
        assert limit in PAGE
