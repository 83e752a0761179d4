"""Retention files for tests, written in one line, and what came of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from ombud.formats.retentionfile import Retention, read_retention
from ombud.formats.stores.carrying import journal_of, made_plan, run_item
from ombud.formats.told import Told
from ombud.held.stores.certificate import Certificate
from ombud.held.stores.plan import Plan

NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
ITEM = """
[[item]]
name = "{name}"
rule = "Gone {keep} after the record"
keep = "{keep}"
start = "the record"
{more}
"""


def quiet(*_: object) -> None:
    """Nobody looks."""


def written(
    folder: Path, more: str, keep: str = "P30D", name: str = "Readings", zone: str = "Europe/Stockholm"
) -> Path:
    """A retention file with one item; ``more`` is the rest of it."""
    path = folder / "retention.toml"
    head = f'kind = "ombud.retention/1"\nwhat = "Cameras"\ncity = "Example"\nzone = "{zone}"\n'
    path.write_text(head + ITEM.format(name=name, keep=keep, more=more), "utf-8")
    return path


def planned(path: Path, moment: datetime = NOW) -> tuple[Plan, Retention]:
    retention = read_retention(path)
    return made_plan(retention, moment, quiet)[0], retention


def carried(path: Path, size: int = 1000, moment: datetime = NOW) -> Certificate:
    """Plan and run the only item of a file."""
    plan, retention = planned(path, moment)
    one = plan.items[0]
    journal = journal_of(path.parent / uuid4().hex, plan, one)  # two runs of one test may have the very same plan
    return run_item(plan, one, retention, journal, quiet, size, lambda: moment)


def ran(plan: Plan, retention: Retention, journal: Path, size: int = 1000, told: Told = quiet) -> Certificate:
    """Run the only item of a plan, an hour after it was made."""
    return run_item(plan, plan.items[0], retention, journal, told, size, lambda: plan.moment + timedelta(hours=1))


def passed(certificate: Certificate) -> dict[str, bool | None]:
    return {check.look.value: check.passed for check in certificate.checks}
