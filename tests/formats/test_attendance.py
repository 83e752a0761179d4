"""Tables of attendance and population: what is read, and what is refused with file, line and field."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from ombud.formats.attendance import read_attendance, read_population
from ombud.formats.hearing.room import room
from ombud.formats.reading import Unreadable
from ombud.heard.whocame.rows import Row, Step
from tests.formats.hearing.rooms import CAME, PEOPLE, TODAY, computed

HEAD = "step,event,date,trait,group,area,count,weight\n"


def attendance(folder: Path, text: str) -> tuple[Row, ...]:
    (folder / "came.csv").write_text(text, "utf-8")
    return read_attendance(folder / "came.csv", TODAY)


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    first = attendance(tmp_path, CAME)[0]
    assert (first.step, first.event, first.trait, first.group, first.count) == (Step.CAME, "Hall", "age", "18-29", 10)
    assert first.place == "came.csv, line 2"


def test_semicolons_other_headings_and_an_empty_group_are_read(tmp_path: Path) -> None:
    rows = attendance(tmp_path, "Stage;Meeting;Trait;Group;Number\nTook part;Hall;age;;4\nwas answered;Hall;;;9\n")
    assert [(row.step, row.group, row.count) for row in rows] == [(Step.CAME, "", 4), (Step.GOT_ANSWER, "", 9)]


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(CAME.splitlines()[0].split(","))
    book.active.append(["came", "Hall", date(2026, 2, 1), "age", "18-29", None, 10])
    book.active.append(["came", "Hall", datetime(2026, 2, 1, 18), "age", "30-64", None, 90.0])  # noqa: DTZ001
    book.save(tmp_path / "came.xlsx")
    rows = read_attendance(tmp_path / "came.xlsx", TODAY)
    assert [(row.on, row.count, row.place) for row in rows] == [
        (date(2026, 2, 1), 10, "came.xlsx, row 2"),
        (date(2026, 2, 1), 90, "came.xlsx, row 3"),
    ]


def test_windows_line_ends_and_a_mark_at_the_beginning_are_read(tmp_path: Path) -> None:
    (tmp_path / "came.csv").write_bytes(b"\xef\xbb\xbf" + CAME.replace("\n", "\r\n").encode())
    assert len(read_attendance(tmp_path / "came.csv", TODAY)) == 3


@pytest.mark.parametrize(
    ("row", "field", "why"),
    [
        ("arrived,Hall,,age,18-29,,4,", "step", "is no step"),
        ("came,,,age,18-29,,4,", "event", "nothing stands there"),
        ("came,Hall,,,18-29,,4,", "trait", "a group without a trait"),
        ("came,Hall,,age,18-29,,,", "count", "no number"),
        ("came,Hall,,age,18-29,,4.5,", "count", "no count of people"),
        ("came,Hall,,age,18-29,,-1,", "count", "no count of people"),
        ("came,Hall,,age,18-29,,many,", "count", "no number"),
        ("came,Hall,,age,18-29,,1e30,", "count", "no count of people"),
        ('came,Hall,,age,18-29,,"1,000",', "count", "“1,000” may be a thousand times what it says"),
        ("came,Hall,,age,18-29,,1.000,", "count", "“1.000” may be a thousand times what it says"),
        ("came,Hall,,age,18-29,,4,1e-320", "weight", "no weight"),
        ("came,Hall,last week,age,18-29,,4,", "date", "is no day"),
        ("came,Hall,2031-01-01,age,18-29,,4,", "date", "still to come"),
        ("came,Hall,,age,18-29,,4,0", "weight", "no weight"),
        ("came,Hall,,age,30-64,,4,", "group", "the same people stand here and in came.csv, line 2"),
        ("came,Hall,2026-02-02,age,18-29,,4,", "date", "is dated 2026-02-02 here and 2026-02-01 in came.csv, line 2"),
    ],
)
def test_a_broken_row_is_refused_with_file_line_and_field(tmp_path: Path, row: str, field: str, why: str) -> None:
    with pytest.raises(Unreadable) as wrong:
        attendance(tmp_path, HEAD + "came,Hall,2026-02-01,age,30-64,,9,\n" + row + "\n")
    assert wrong.value.where == f"came.csv, line 3, {field}"
    assert why in str(wrong.value)
    assert wrong.value.mend


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("event,count\nHall,4\n", "there is no column step"),
        (HEAD, "nobody is counted"),
        ("step,stage,event,count\ncame,came,Hall,4\n", "two columns say the same"),
        (HEAD + 'came,"Hall,,age,18-29,,4,\n', "line 2: a quotation mark is opened and never closed"),
        (HEAD + f"came,{'x' * 1_000_001},,age,18-29,,4,\n", "line 2: a cell is longer than 1000000 characters"),
        (HEAD + "came,Hall,,age,18-29,,4,,extra\n", "9 cells"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        attendance(tmp_path, text)


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        ("residents,age,,,5,2025-01-01,", "people.csv, line 5, group", "nothing stands there"),
        ("residents,,18-29,,5,2025-01-01,", "people.csv, line 5, trait", "nothing stands there"),
        ("residents,age,18-29,North,5,2025-01-01,", "people.csv, line 5, area", "some do not"),
        ("residents,age,18-29,,7,2025-01-01,", "people.csv, line 5, group", "the same people"),
        ("residents,age,90+,,x,2025-01-01,", "people.csv, line 5, people", "no number"),
        ('residents,age,90+,,"12,000",2025-01-01,', "people.csv, line 5, people", "a thousand times"),
    ],
)
def test_a_broken_population_is_refused(tmp_path: Path, row: str, where: str, why: str) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE + row + "\n", "utf-8")
    with pytest.raises(Unreadable, match=why) as wrong:
        read_population(tmp_path / "people.csv")
    assert wrong.value.where == where


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        ("came,Walk,,age,under 30,,4", "came.csv, line 5, group", "is not in residents by age"),
        ("came,Hall,2026-02-01,,,,150", "came.csv, line 2, count", "200 people by age, and 150 heads"),
    ],
)
def test_tables_that_do_not_fit_each_other_are_refused(tmp_path: Path, row: str, where: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as wrong:
        computed(tmp_path, CAME + row + "\n")
    assert wrong.value.where == where


def test_a_trait_that_no_population_knows_is_no_room(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No trait that people were counted by is in the population"):
        computed(tmp_path, "step,event,trait,group,count\ncame,Hall,shoe size,44,9\n")


def test_nobody_is_counted_in_two_tables_of_one_population(tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text(PEOPLE, "utf-8")
    (tmp_path / "came.csv").write_text(CAME, "utf-8")
    with pytest.raises(Unreadable, match=r"two\.csv, line 2, group: the same people stand here and in one\.csv"):
        room(tmp_path / "came.csv", [tmp_path / "one.csv", tmp_path / "two.csv"], what="", place="", today=TODAY,
             told=lambda *_: None)  # fmt: skip


def test_a_formula_that_was_left_out_is_told_beside_the_answer(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["step", "event", "trait", "group", "count"], ["came", "Hall", "age", "=A1", 30],
                ["came", "Hall", "age", "18-29", 40]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "came.xlsx")
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    heard = room(tmp_path / "came.xlsx", [tmp_path / "people.csv"], what="", place="", today=TODAY,
                 told=lambda *_: None)  # fmt: skip
    assert "Cell D2 holds a formula, which is not a value: left out." in map(str, heard.measured.parts[0].notes)
