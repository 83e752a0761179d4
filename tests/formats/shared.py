"""Where the tests of formats find files: what they carry themselves, and the large shared files if they are there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from ombud.formats.open import read_file
from ombud.formats.reading import CaseDraft, Reading
from ombud.ledger.entry import Body, Draft, Entry

B = TypeVar("B", bound=Body)
TODAY = date(2026, 11, 22)
FIXTURES = Path(__file__).parent / "fixtures"
ONE_OF_EACH = (
    "nl_register_0.json", "nl_snapshot_2026-05-13.jsonl", "us_2025.csv", "sensors.json", "cnil_pia.json",
    "city_facts.json", "dtpr_ai.json", "atrs_record.md", "atrs.csv", "sheet.csv",
)  # fmt: skip
REGISTERS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "registers"
needs_registers = pytest.mark.skipif(not REGISTERS.is_dir(), reason="the shared register files are not there")


def read(name: str) -> Reading:
    """One of our own fixtures, read."""
    return read_file(FIXTURES / name, today=TODAY)


def placed(case: CaseDraft) -> list[Entry]:
    """The entries that a case's drafts become when it is opened."""
    return [draft.placed(case.slug, seq) for seq, draft in enumerate(case.drafts)]


def of(case: CaseDraft, kind: type[B]) -> list[B]:
    """What a case's drafts say of one kind, in their order."""
    return [draft.body for draft in case.drafts if isinstance(draft.body, kind)]


def resting_on(case: CaseDraft, field: str) -> list[Draft]:
    """The drafts that cite a field of the source."""
    return [draft for draft in case.drafts if any(cite.where.endswith(f", {field}") for cite in draft.cites)]
