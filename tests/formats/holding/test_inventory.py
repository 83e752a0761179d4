"""From files in four formats to one answer: which items end, what need not be kept, where the data lie."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from ombud.casefile.holding.held import Held
from ombud.casefile.measured import Measured
from ombud.formats.holding.inventory import WRITERS, inventory, read_one, written
from ombud.formats.itemslost import FIELDS, FORMATS, can_carry
from ombud.formats.reading import Unreadable
from ombud.held.data.computed import InventoryCounted, ItemProposed
from ombud.held.data.item import ItemRead, Life

TODAY = date(2026, 9, 1)
DOCS = Path(__file__).resolve().parents[3] / "docs" / "inventory.md"
HEAD = "Data item,System,Purpose,Decision it serves,Last used,Categories of personal data,Legal basis,Recipients," \
       "Retention period,End date,Where stored,Applicable law"  # fmt: skip
ROWS = (
    "Plates,Parking,Fines,Whether to fine,2026-08-01,Plates,By-law,Tax office,6 months after payment,,Malmö,Swedish",
    "Faces,Square,Counts,Where to plant trees,2024-01-01,Faces,,,as long as needed,,,",
    "Noise,Square,Counts,,,Decibels,Act,Amina Bergström,,2026-08-31,Malmö,Swedish",
    "Health,Care,Help,Who is helped,2026-08-30,Health,Act,,15 years,,Malmö,Swedish",
)


def of(tmp_path: Path, *rows: str, **more: object) -> Held:
    path = tmp_path / "r.csv"
    path.write_text("\n".join([HEAD, *rows]))
    return inventory([path], what="The city", today=TODAY, told=lambda *_: None, **more)  # type: ignore[arg-type]


def test_the_answer_counts_every_item_once(tmp_path: Path) -> None:
    counts = of(tmp_path, *ROWS).says[0]
    assert isinstance(counts, InventoryCounted)
    assert (counts.items, counts.ended, counts.no_end, counts.overdue, counts.no_start) == (4, 1, 1, 1, 1)
    assert (counts.unused, counts.no_decision, counts.unplaced) == (1, 1, 1)
    assert (counts.special, counts.special_no_basis, counts.no_basis) == (1, 1, 1)
    assert (counts.receivers, counts.unruled, counts.unlocated) == (2, 2, 2)


def test_what_is_unused_is_proposed_by_name(tmp_path: Path) -> None:
    proposed = [one for one in of(tmp_path, *ROWS).says if isinstance(one, ItemProposed)]
    assert [(one.item, one.ground.value, one.last_used) for one in proposed] == [("Faces", "unused", "2024-01-01")]


def test_the_document_says_it_on_one_screen_and_its_figure_names_a_table(tmp_path: Path) -> None:
    told = of(tmp_path, *ROWS).measured
    assert [str(one) for one in told.lead][:2] == [
        "Items with an end of life: 1 of 4.",
        "The others: a period, with no start: 1; past its end: 1; words that are no end: 1.",
    ]
    figure = told.part("ends").figures[0]
    assert figure.table == "ends"
    bars = {bar.name: bar for bar in figure.rows}  # type: ignore[union-attr]
    assert (bars["Plates"].value, bars["Plates"].chosen) == (pytest.approx(182.625), True)
    assert (bars["Faces"].value, bars["Faces"].chosen) == (None, False)
    rows = {row[0]: row for row in told.table("ends").rows}
    assert rows["Plates"][6] == "2026-03-01"
    assert Measured.model_validate_json(told.model_dump_json()) == told


def test_a_cap_of_the_city_is_held(tmp_path: Path) -> None:
    counts = of(tmp_path, *ROWS, cap="P3M").says[0]
    assert isinstance(counts, InventoryCounted)
    assert (counts.beyond, counts.ended, counts.cap) == (2, 0, "P3M")
    with pytest.raises(Unreadable, match="write ten years as P10Y"):
        of(tmp_path, *ROWS, cap="ten years")


def test_a_person_who_receives_data_is_not_named(tmp_path: Path) -> None:
    held = of(tmp_path, *ROWS)
    assert "Bergström" not in held.measured.model_dump_json()
    assert "Bergström" not in repr(held.says)


def test_the_order_of_rows_changes_no_byte(tmp_path: Path) -> None:
    def told(*rows: str) -> str:
        held = of(tmp_path, *rows)
        return json.dumps([part.model_dump(mode="json") for part in held.measured.parts]) + repr(held.says)

    assert told(*ROWS) == told(*reversed(ROWS))


def test_files_in_all_formats_are_one_inventory(tmp_path: Path) -> None:
    paths = []
    for form in WRITERS:
        out = written([ItemRead(f"of {form}", "Parking", life=Life(after="P6M", counted_from="payment"))], form)
        paths.append(tmp_path / f"{form}-{out.name}")
        paths[-1].write_bytes(out.data)
    held = inventory(paths, what="The city", today=TODAY, told=lambda *_: None)
    counts = held.says[0]
    assert isinstance(counts, InventoryCounted)
    assert (counts.items, counts.ended) == (5, 5)
    assert len(held.measured.inputs) == 5
    with pytest.raises(Unreadable, match="given twice"):
        inventory([paths[0], paths[0]], what="x", today=TODAY, told=lambda *_: None)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7", "a picture, a PDF or an archive"),
        (b"{}", "no inventory that is known"),
        (b"hello\n", "no inventory that is known"),
        (b'{"@context": "https://w3id.org/dpv"}', "nothing in it says which data"),
        (b"a\0b", "NUL"),
    ],
)
def test_what_is_no_inventory_is_refused_with_a_sentence(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=told):
        read_one(path)


def test_the_chapter_says_what_each_format_can_carry() -> None:
    rows = [line for line in DOCS.read_text().splitlines() if line.startswith("| ")]
    table = {cells[0]: cells[1:] for line in rows if len(cells := [c.strip() for c in line.strip("|").split("|")]) == 5}
    assert table["field"] == list(FORMATS.values())
    for field, title in FIELDS.items():
        assert table[str(title)] == [str(can_carry(field, name)) for name in FORMATS]


def test_the_chapter_names_every_way_in_which_an_end_can_stand() -> None:
    from ombud.casefile.holding.inventorywords import STANDS

    told = re.sub(r"\s+", " ", DOCS.read_text())
    assert [str(one) for one in STANDS.values() if str(one) not in told] == []
