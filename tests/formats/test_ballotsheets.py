"""Paper ballots typed in by two people: what they typed alike is counted, and nothing is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ombud.formats.ballotsheets import DoubleEntry, compared, rows_of, write_report
from ombud.formats.reading import Unreadable

PROJECTS = ("1", "2", "3", "10")


def sheet(folder: Path, name: str, *rows: str, head: str = "ballot,vote,district") -> Path:
    path = folder / name
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def two(folder: Path, first: list[str], second: list[str], **asked: bool) -> DoubleEntry:
    return compared(sheet(folder, "amina.csv", *first), sheet(folder, "bo.csv", *second), PROJECTS, **asked)


def test_only_ballots_that_both_typed_alike_are_counted(tmp_path: Path) -> None:
    found = two(tmp_path, ['1,"1,2",north', "2,3,south", "3,1,south"], ['1,"2, 1",north', "2,10,south", "3,1,south"])
    assert [one.ballot for one in found.agreed] == ["1", "3"]
    assert [str(one.told) for one in found.apart] == [
        "Ballot 2, vote: “3” (amina.csv, line 3) and “10” (bo.csv, line 3)."
    ]
    assert (found.ballots, found.open) == (3, 1)


def test_the_order_counts_where_ballots_are_ranked(tmp_path: Path) -> None:
    assert two(tmp_path, ['1,"1,2",a'], ['1,"2,1",a']).open == 0
    assert two(tmp_path, ['1,"1,2",a'], ['1,"2,1",a'], ranked=True).open == 1


def test_a_ballot_in_one_sheet_only_or_twice_in_one_is_told_and_not_counted(tmp_path: Path) -> None:
    found = two(tmp_path, ["1,1,a", "2,2,a", "2,3,a", "4,1,a"], ["1,1,a", "2,2,a", "5,1,a"])
    assert [one.ballot for one in found.agreed] == ["1"]
    assert [str(one.told) for one in found.apart] == [
        "Ballot 2 was typed in twice: amina.csv, line 3 and amina.csv, line 4.",
        "Ballot 4 stands in one sheet only: amina.csv, line 5.",
        "Ballot 5 stands in one sheet only: bo.csv, line 4.",
    ]
    assert found.ballots == 4


def test_a_column_for_each_project_says_the_same(tmp_path: Path) -> None:
    first = sheet(tmp_path, "amina.csv", "1,x,,X,", "2,,1,,", head="ballot,1,2,3,10")
    second = sheet(tmp_path, "bo.csv", '1,"1,3"', "2,2", head="Ballot number,Projects")
    assert compared(first, second, PROJECTS).open == 0


def test_points_are_compared_with_their_projects(tmp_path: Path) -> None:
    first = sheet(tmp_path, "amina.csv", "1,2,,3,", head="ballot,1,2,3,10")
    second = sheet(tmp_path, "bo.csv", '1,"3,1","3,2"', head="ballot,vote,points")
    found = compared(first, second, PROJECTS)
    assert found.open == 0
    assert rows_of(found.agreed, ["voter_id", "vote", "points", "age"]) == [["paper 1", "1,3", "2,3", ""]]


def test_a_workbook_is_read_as_a_sheet(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    for row in (["ballot", "vote", "typist"], [1, "1,2", "Amina"], [2, 3, "Amina"]):
        page.append(row)
    book.save(tmp_path / "amina.xlsx")
    second = sheet(tmp_path, "bo.csv", '1,"1,2",Bo', "2,3,Bo", head="ballot,vote,typist")
    assert compared(tmp_path / "amina.xlsx", second, PROJECTS).open == 0


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ("number of paper,vote", "1,1", "fewer than 2 of the columns are known"),
        ("ballot,points", "1,1", "the column vote is missing"),
        ("vote,points", "1,1", "the column ballot is missing"),
        ("ballot,vote", ",1", "amina.csv, line 2, field ballot: there is no number of a ballot"),
        ("ballot,1", "1,maybe", "amina.csv, line 2, field 1: “maybe” is no mark"),
        ("ballot,vote,1", "1,2,x", "amina.csv, line 2, field vote: the ballot is told twice"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_named_by_line_and_field(head: str, row: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as wrong:
        compared(sheet(tmp_path, "amina.csv", row, head=head), sheet(tmp_path, "bo.csv", "1,1,a"), PROJECTS)
    assert said in str(wrong.value)


def test_one_sheet_given_twice_is_no_double_entry(tmp_path: Path) -> None:
    path = sheet(tmp_path, "amina.csv", "1,1,a")
    with pytest.raises(Unreadable, match="both sheets are the same file"):
        compared(path, path, PROJECTS)


def test_the_report_names_ballot_field_and_both_sides(tmp_path: Path) -> None:
    write_report(two(tmp_path, ["1,1,a"], ["1,2,b"]), tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1:] == [
        ["1", "district", "a", "b", "amina.csv, line 2", "bo.csv, line 2"],
        ["1", "vote", "1", "2", "amina.csv, line 2", "bo.csv, line 2"],
    ]


typed = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(PROJECTS)), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(typed, typed)
def test_every_ballot_ends_in_exactly_one_place(
    tmp_path_factory: pytest.TempPathFactory, one: list[tuple[int, str]], other: list[tuple[int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("sheets")
    found = two(folder, [f"{n},{p},a" for n, p in one], [f"{n},{p},a" for n, p in other])
    numbers = {str(n) for n, _ in (*one, *other)}
    agreed, apart = {one.ballot for one in found.agreed}, {one.ballot for one in found.apart}
    assert agreed | apart == numbers
    assert not agreed & apart
    assert found.ballots == len(numbers)
