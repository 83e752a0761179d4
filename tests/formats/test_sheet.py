"""The plain spreadsheet: every column works, rows add up, and what does not fit is named by its line."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import get_origin

import pytest
from openpyxl import Workbook

from ombud.answered.entries import Office, Staged, Sunset
from ombud.asked.entries import Opening, Record
from ombud.casefile.kinds import KINDS
from ombud.formats.columns import FRIENDLY, OWN
from ombud.formats.open import read_source
from ombud.formats.reading import Reading
from ombud.formats.safe import taken
from ombud.formats.sheet import COLUMNS
from ombud.held.entries import Item, Personal
from ombud.ledger.entry import inner
from ombud.ledger.stage import Stage
from tests.formats.shared import FIXTURES, TODAY, of, read


def sheet(rows: list[dict[str, str]], name: str = "cities.csv") -> Reading:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    return read_source(taken(out.getvalue().encode(), name), today=TODAY)


def test_rows_of_the_same_technology_are_one_case() -> None:
    lamps, bins = read("sheet.csv").cases
    assert [(item.name, item.personal) for item in of(lamps, Item)] == [
        ("energiförbrukning", Personal.NONE),
        ("rörelser", Personal.IDENTIFIABLE),
    ]
    assert of(lamps, Opening)[0].title == "Gatlampor"
    assert of(bins, Staged)[0].stage is Stage.TRIAL


def test_a_length_of_time_is_one_and_words_stay_words() -> None:
    first, second = of(read("sheet.csv").cases[0], Item)
    assert (first.end_after, first.end_rule) == ("P30D", "")
    assert (second.end_after, second.end_rule) == (None, "så länge det behövs")


def test_what_does_not_fit_is_left_and_named_by_its_line() -> None:
    told = read("sheet.csv")
    words = " ".join(map(str, told.warnings))
    assert "sheet.csv, line 4, answered.sunset.on: “snart” is no day; write 2026-12-31; left out." in words
    assert "sheet.csv, line 4, data holds a formula, which is not a value: left out." in words
    assert not of(told.cases[1], Sunset)
    assert not of(told.cases[1], Item)


def test_a_contact_that_is_a_person_is_held_back() -> None:
    lamps, bins = read("sheet.csv").cases
    assert of(lamps, Office)[0].contact == "info@malmo.example"
    assert of(bins, Office)[0].contact == ""
    assert "answered.office.contact" in of(bins, Record)[0].withheld


def test_an_excel_sheet_says_the_same_as_its_csv() -> None:
    rows = list(csv.reader((FIXTURES / "sheet.csv").read_text("utf-8").splitlines(), delimiter=";"))
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    told = read_source(taken(out.getvalue(), "cities.xlsx"), today=TODAY)
    ours = read("sheet.csv")
    assert [[d.body for d in c.drafts] for c in told.cases] == [[d.body for d in c.drafts] for c in ours.cases]
    assert "Cell D4 holds a formula, which is not a value: left out." in map(str, told.warnings)


@pytest.mark.parametrize("column", [c for c in COLUMNS if c.kind], ids=lambda column: column.name)
def test_every_published_column_can_be_filled(column) -> None:  # type: ignore[no-untyped-def]
    body = KINDS[column.kind]
    row = {"title": "Lamps in Rosengård", "organisation": "Malmö"}
    for part, info in body.model_fields.items():
        if part == column.part or info.is_required():
            row[f"{column.kind.partition('/')[0]}.{part}"] = _value(info)
    told = sheet([row])
    assert not told.unmapped, [str(warning) for warning in told.warnings]
    assert any(draft.body.kind == column.kind for draft in told.cases[0].drafts)


def _value(info) -> str:  # type: ignore[no-untyped-def]
    extra = info.json_schema_extra or {}
    if extra.get("format") == "duration":
        return "6 months"
    if any("pattern" in repr(rule) for rule in info.metadata):
        return "SEK"
    wanted = inner(info)
    if get_origin(wanted) is tuple:
        return "1.2; 1.3"
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return next(iter(wanted)).value
    low = next((rule.ge for rule in info.metadata if hasattr(rule, "ge")), 0)
    most = next((rule.le for rule in info.metadata if hasattr(rule, "le")), 100)
    plain = {"int": str(low + 12), "float": str(min(12.5, most)), "date": "2026-05-01", "bool": "no"}
    longest = next((rule.max_length for rule in info.metadata if hasattr(rule, "max_length")), 0)
    return plain.get(wanted.__name__, "a" * longest or "Street lighting, every night")


def test_an_entry_that_cannot_hold_a_value_is_left_out_and_says_why() -> None:
    cost = {"alternative": "LED", "currency": "SEK", "years": "900"}
    told = sheet([{"title": "Lamps", **{f"asked.cost.{part}": value for part, value in cost.items()}}])
    assert "cities.csv, line 2, asked.cost.years: Input should be less than or equal to 100" in str(told.warnings[0])
    assert [draft.body.kind for draft in told.cases[0].drafts] == ["asked.record/1"]


def test_friendly_headings_are_names_of_columns() -> None:
    assert set(FRIENDLY) <= {column.name for column in COLUMNS}
    assert set(OWN) <= {column.name for column in COLUMNS}


@pytest.mark.parametrize(
    ("written", "days"), [("30 days", "P30D"), ("2 jaar", "P2Y"), ("6 månader", "P6M"), ("1 an", "P1Y"), ("P1Y", "P1Y")]
)
def test_kept_for_is_read_in_several_languages(written: str, days: str) -> None:
    told = sheet([{"title": "Lamps", "data": "light", "kept for": written}])
    assert of(told.cases[0], Item)[0].end_after == days


@pytest.mark.parametrize("written", ["about 30 days", "30", "as long as needed", "30 days after the appeal"])
def test_other_words_are_no_length_of_time(written: str) -> None:
    [item] = of(sheet([{"title": "Lamps", "data": "light", "kept for": written}]).cases[0], Item)
    assert (item.end_after, item.end_rule) == (None, written)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_alphabets_are_guessed_and_said(sign: str, encoding: str) -> None:
    text = f"title{sign}organisation{sign}purpose\nLyktor{sign}Malmö{sign}ljus på Ramels väg\n"
    told = read_source(taken(text.encode(encoding), "x.csv"), today=TODAY)
    assert told.cases[0].organisation == "Malmö"
    words = " ".join(map(str, told.warnings))
    assert ("set apart by" in words) is (sign != ",")
    assert ("The file is not UTF-8" in words) is (encoding in ("utf-16", "cp1252"))


def test_a_json_list_by_column_names_is_not_mistaken_for_a_register() -> None:
    data = json.dumps([{"title": "Lamps", "colour": "blue"}]).encode()
    with pytest.raises(Exception, match="none of the formats"):
        read_source(taken(data, "x.json"), today=TODAY)
