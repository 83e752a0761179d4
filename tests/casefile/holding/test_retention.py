"""Plans and certificates as a document: the latest counts, figures and tables say the same, and no row is named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ombud.formats.holding.retention import retention
from ombud.formats.measuredfile import document, packed
from ombud.formats.reading import Unreadable
from ombud.formats.stores.papers import plan_bytes
from ombud.held.computed import Sort
from ombud.held.stores.certified import sheet
from tests.held.stores.sheets import certificate, counted, plan

TODAY = date(2026, 9, 3)


def told(folder: Path, *data: bytes) -> list[Path]:
    paths = [folder / f"paper-{number}.json" for number in range(len(data))]
    for path, one in zip(paths, data, strict=True):
        path.write_bytes(one)
    return paths


def held(paths: list[Path], what: str = "") -> object:
    return retention(paths, what=what, place="Example", today=TODAY, told=lambda *_: None)


def test_declared_and_observed_stand_side_by_side_in_figure_and_table(tmp_path: Path) -> None:
    made = plan(("Plate readings", counted()), ("Pictures", counted(9, 0, oldest=date(2026, 8, 1))))
    found = retention(told(tmp_path, plan_bytes(made)), what="", place="", today=TODAY, told=lambda *_: None)
    measured = found.measured
    assert (measured.about, measured.sort, measured.what) == ("held", Sort.RETENTION, "Plate cameras")
    assert str(measured.lead[0]) == "Items with records past their end: 1 of 2 (Plate readings)."
    rows = {row[0]: row for row in measured.table("items").rows}
    bars = {bar.name: bar.value for bar in measured.part("declared").figures[0].rows}
    assert bars["Plate readings, declared"] == rows["Plate readings"][4] == 183
    assert bars["Plate readings, oldest"] == rows["Plate readings"][5] == 730
    assert [one.overdue for one in found.says] == [0, 40]


def test_what_a_certificate_proves_gone_is_past_its_end_no_more(tmp_path: Path) -> None:
    made = plan()
    paths = told(tmp_path, plan_bytes(made), sheet(certificate(of=made)).data)
    found = retention(paths, what="", place="", today=TODAY, told=lambda *_: None)
    assert [str(one) for one in found.measured.lead] == [
        "Items counted: 1. None has a record past its end that may go.",
        "Records destroyed: 40. Certificates: 1.",
        "All checks were passed. After 2026-12-02 nothing is left in any place that was declared.",
    ]
    assert found.measured.table("by-month").rows == (("2026-09", 40),)
    assert [one.kind for one in found.says] == ["held.observed/1", "held.certificate/1"]
    assert found.says[1].certificate == sheet(certificate(of=made)).mark


def test_the_latest_look_counts_and_a_deletion_is_counted_once(tmp_path: Path) -> None:
    first = certificate()
    later = certificate(left=2).model_copy(update={"looked": datetime(2026, 10, 1, tzinfo=UTC)})
    found = retention(
        told(tmp_path, sheet(first).data, sheet(later).data), what="", place="", today=TODAY, told=lambda *_: None
    )
    assert str(found.measured.lead[1]) == "Not proven to be gone: Plate readings."
    assert found.measured.table("by-month").rows == (("2026-09", 40),)


def test_the_same_papers_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    made = plan(("Plate readings", counted()), ("Pictures", counted(9, 0)))
    paths = told(
        tmp_path, plan_bytes(made), sheet(certificate(of=made)).data, sheet(certificate("Pictures", of=made)).data
    )
    one, other = (
        retention(each, what="", place="", today=TODAY, told=lambda *_: None) for each in (paths, paths[::-1])
    )
    assert document(one.measured) == document(other.measured)
    assert packed(one.measured, said=one.says) == packed(other.measured, said=other.says)


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"<html>"])
def test_what_is_neither_plan_nor_certificate_is_said(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable):
        held(told(tmp_path, data))


def test_a_plan_that_was_changed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="changed after it was made"):
        held(told(tmp_path, plan_bytes(plan()).replace(b'"expired": 40', b'"expired": 4')))
