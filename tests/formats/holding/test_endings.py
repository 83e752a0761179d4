"""Which records of a register state an end of life: the 34 of three Dutch cities as they were read by hand."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from ombud.formats.holding.endings import Endings, endings, told_endings
from ombud.formats.reading import Unreadable
from ombud.held.computed import Sort
from ombud.held.data.endings import EndKind

REGISTERS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "registers"
RICH = REGISTERS / "nl_register_rich_rotterdam_denhaag_amsterdam.json"
KEEPS = "Images are deleted after 30 days."


def read(path: Path) -> Endings:
    return endings(path, lambda *_: None)


@pytest.fixture(scope="module")
def rich() -> Endings:
    if not RICH.is_file():
        pytest.skip("the records of three Dutch cities are not beside the checkout")
    return read(RICH)


def test_34_rich_records_say_what_was_read_in_them_by_hand(rich: Endings) -> None:
    assert len(rich.records) == 34
    found = {one.record: one.kinds for one in rich.records if one.kinds != (EndKind.NOTHING,)}
    assert found == {
        "19": (EndKind.CONTRADICTION, EndKind.PERIOD),
        "24": (EndKind.EVENT,),
        "43": (EndKind.NO_END,),
        "44": (EndKind.PERIOD, EndKind.NO_END),
        "45": (EndKind.EVENT,),
    }


def test_record_19_gives_three_seconds_and_six(rich: Endings) -> None:
    (crowd,) = (one for one in rich.records if one.record == "19")
    ((first, other),) = crowd.against
    assert (first.duration, first.field, other.duration, other.field) == (
        "PT3S", "description_short", "PT6S", "description",
    )  # fmt: skip
    assert "na 3 seconden" in first.sentence
    assert "na 6 seconden" in other.sentence


def test_record_44_gives_three_ends_and_one_of_them_is_none(rich: Endings) -> None:
    (parking,) = (one for one in rich.records if one.record == "44")
    assert [each.duration or each.words for each in parking.stated] == [
        "PT48H", "zo lang bewaard als nodig is", "P13W",
    ]  # fmt: skip
    assert parking.against == ()


def test_the_document_names_the_records_by_their_own_numbers() -> None:
    if not RICH.is_file():
        pytest.skip("the records of three Dutch cities are not beside the checkout")
    held = told_endings(RICH, what="Three cities", today=date(2026, 9, 1), told=lambda *_: None)
    assert held.measured.sort is Sort.INVENTORY
    assert str(held.measured.lead[0]) == "Records that say something of the end of data: 5 of 34."
    assert len(held.measured.table("sentences").rows) == 9
    assert held.measured.table("contradictions").rows[0][0] == "19"
    assert len(held.measured.table("records").rows) == 34
    assert held.says == ()


def register(path: Path, records: list[dict[str, object]]) -> Path:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(records[0]))
            writer.writeheader()
            writer.writerows(records)
    elif path.suffix == ".jsonl":
        path.write_text("\n".join(map(json.dumps, records)))
    else:
        path.write_text(json.dumps(records))
    return path


@pytest.mark.parametrize("name", ["r.json", "r.jsonl", "r.csv"])
def test_a_register_of_any_city_is_read_the_same_in_any_format(tmp_path: Path, name: str) -> None:
    records: list[dict[str, object]] = [
        {"lars": "881", "name": "Lamps", "text": KEEPS},
        {"lars": "882", "name": "Doors", "text": "Nothing."},
    ]
    found = read(register(tmp_path / name, records))
    assert [(one.record, one.title, one.kinds) for one in found.records] == [
        ("881", "Lamps", (EndKind.PERIOD,)), ("882", "Doors", (EndKind.NOTHING,)),
    ]  # fmt: skip


def test_records_without_a_number_are_called_by_their_order(tmp_path: Path) -> None:
    found = read(register(tmp_path / "r.json", [{"name": "Lamps"}, {"name": "Doors", "more": [{"deep": KEEPS}]}]))
    assert [(one.record, one.kinds[0].value) for one in found.records] == [("1", "nothing"), ("2", "period")]
    assert found.records[1].stated[0].field == "more.deep"


def test_a_file_without_records_is_refused(tmp_path: Path) -> None:
    for text in ("[]", "[1, 2]"):
        path = tmp_path / "r.json"
        path.write_text(text)
        with pytest.raises(Unreadable):
            read(path)
