"""What stores say of demand 5.7: past its end is crossed, without a date is silent, proven gone is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ombud.evidence.finding import Backing, Standing
from ombud.held.stores.computed import KINDS, Certified, Observed
from ombud.held.stores.found import measured_retention
from ombud.held.stores.life import Unit
from ombud.ledger.entry import Said
from tests.stacks import put, stack

SEEN = {"item": "Readings", "kept_for": "P6M", "on": date(2026, 9, 1), "declared": 6, "oldest": 24, "unit": Unit.MONTHS,
        "records": 100, "overdue": 0, "endless": 0}  # fmt: skip
GONE = {"item": "Readings", "kept_for": "P6M", "on": date(2026, 9, 2), "gone": 40, "left": 0, "endless": 0,
        "passed": Said.YES, "clear_on": date(2026, 12, 2)}  # fmt: skip


def seen(**more: Any) -> Observed:
    return Observed(**SEEN | more)


def gone(**more: Any) -> Certified:
    return Certified(**GONE | more)


def test_without_a_look_nothing_is_found() -> None:
    assert measured_retention(stack()) is None


def test_declared_six_oldest_twenty_four_is_crossed() -> None:
    found = measured_retention(stack(put(seen(overdue=40), cited=True)))
    assert found is not None
    assert (found.standing, found.backing) == (Standing.CROSSED, Backing.MEASURED)
    assert str(found.because) == (
        "Readings: past their end and still there: 40 of 100 records. Declared, in months: 6; oldest: 24."
    )


@pytest.mark.parametrize(
    ("bodies", "standing", "told"),
    [
        ([seen()], Standing.KEPT, "nothing is past its end"),
        ([seen(endless=3)], Standing.SILENT, "3 of 100"),
        ([seen(overdue=40), gone()], Standing.KEPT, "After 2026-12-02 nothing is left"),
        ([gone(clear_on=None)], Standing.KEPT, "Whether backups live on was not declared"),
        ([gone(passed=Said.NO, left=2)], Standing.CROSSED, "Left past its end: 2"),
        ([gone(endless=2)], Standing.SILENT, "date is missing"),
        ([gone(), seen(on=date(2026, 10, 1), overdue=1)], Standing.CROSSED, "1 of 100"),
        ([seen(on=date(2026, 10, 1), overdue=1), gone()], Standing.CROSSED, "1 of 100"),
        ([seen(overdue=9), seen(overdue=0)], Standing.KEPT, "nothing is past"),
        ([gone(), seen(item="Pictures", overdue=2)], Standing.CROSSED, "Pictures"),
        ([gone(), seen(item="readings ", on=date(2026, 9, 2))], Standing.KEPT, "nothing is past"),
    ],
)
def test_of_each_item_what_was_looked_at_last_counts(bodies: list[Any], standing: Standing, told: str) -> None:
    found = measured_retention(stack(*bodies))
    assert found is not None
    assert found.standing is standing
    assert told in str(found.because)


def test_kinds_are_of_their_question_and_say_themselves_in_one_line() -> None:
    for kind in KINDS:
        assert kind.kind.startswith("held.")
        assert kind.demands == ("5.7",)
        assert set(kind.gist) <= set(kind.model_fields)
