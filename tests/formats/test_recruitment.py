"""Pools and quotas from files: what is read, what is never read, and what is refused with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from ombud.formats.reading import Unreadable
from ombud.formats.recruitment import Recruited, read_pool, read_quotas
from ombud.heard.lottery.pool import Quota
from tests.heard.lottery.pools import SORTITION, needs_sortition

QUOTAS = "feature,value,min,max\nGender,Woman,1,2\nGender,Man,1,2\nAge,16-24,0,1\nAge,25+,1,3\n"
POOL = "id,name,Gender,Age,address\n1,Amina,Woman,16-24,Lane 1\n2,Bo,Man,25+,Lane 2\n3,Chandra,Woman,25+,lane 1.\n"


def quotas(folder: Path, text: str = QUOTAS) -> tuple[Quota, ...]:
    (folder / "quotas.csv").write_text(text, "utf-8")
    return read_quotas(folder / "quotas.csv")


def pool(folder: Path, text: str = POOL, homes: tuple[str, ...] = (), id_column: str = "") -> Recruited:
    (folder / "pool.csv").write_text(text, "utf-8")
    return read_pool(folder / "pool.csv", quotas(folder), id_column, homes)


def wrong(folder: Path, text: str, **options) -> str:
    with pytest.raises(Unreadable) as told:
        pool(folder, text, **options)
    return str(told.value)


@needs_sortition
def test_both_forms_of_quotas_and_their_pools_are_read() -> None:
    scotland = read_quotas(SORTITION / "sf_scotland_150_22" / "features.csv")
    assert (len(scotland), scotland[0]) == (20, Quota("Gender", "Female", 11, 12, 0, 12, "features.csv, line 2"))
    assert read_pool(SORTITION / "sf_scotland_150_22" / "candidates.csv", scotland).pool.people == 150
    small = read_quotas(SORTITION / "example_small_20" / "categories.csv")
    assert [(one.feature, one.value) for one in small][:2] == [("gender", "female"), ("gender", "male")]
    told = read_pool(SORTITION / "example_small_20" / "respondents.csv", small)
    assert told.pool.people == 200
    assert "the number of the line stands for each person" in str(told.notes[0])


def test_only_ids_traits_and_homes_are_read(tmp_path: Path) -> None:
    told = pool(tmp_path).pool
    assert told.values == (("Woman", "16-24"), ("Man", "25+"), ("Woman", "25+"))
    assert "Amina" not in repr(told)
    assert "Lane" not in repr(told)


def test_one_home_written_in_two_ways_is_one_home(tmp_path: Path) -> None:
    homes = pool(tmp_path, homes=("address",)).pool.homes
    assert homes[0] == homes[2] != homes[1]


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    book = Workbook()
    for line in POOL.splitlines():
        book.active.append(line.split(","))
    book.save(tmp_path / "pool.xlsx")
    told = read_pool(tmp_path / "pool.xlsx", quotas(tmp_path)).pool
    assert told.ids == ("1", "2", "3")
    assert told.values[1] == ("Man", "25+")


def test_semicolons_and_small_letters_are_read(tmp_path: Path) -> None:
    assert pool(tmp_path, "ID;gender;AGE\n7;woman;25+\n").pool.values == (("Woman", "25+"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,Gender,Age\n1,Woman,25+\n1,Man,25+\n",
         "pool.csv, line 3, id: the id 1 stands here and at pool.csv, line 2; keep one of the two."),
        ("id,Gender,Age\n1,Womman,25+\n",
         "pool.csv, line 2, Gender: “Womman” has no quota; write one of these: Woman, Man; or give it a quota."),
        ("id,Gender,Age\n1,Woman,\n",
         "pool.csv, line 2, Age: it is empty; fill it in, or leave the person out and tell them."),
        ("id,Gender,Age\n,Woman,25+\n", "pool.csv, line 2, id: it is empty; give each person an id."),
        ("id,Gender\n1,Woman\n",
         "pool.csv: there is no column Age, which has quotas; give it a column with that heading, or leave out its "
         "quotas."),
        ("id,Gender,Age\n", "pool.csv: there is nobody in it; write a line for each person."),
    ],
)  # fmt: skip
def test_a_broken_pool_is_refused_with_file_line_and_field(tmp_path: Path, text: str, told: str) -> None:
    assert wrong(tmp_path, text) == told


def test_columns_that_were_named_must_be_there(tmp_path: Path) -> None:
    assert "there is no column flat for where people live" in wrong(tmp_path, POOL, homes=("flat",))
    assert "there is no column code with ids" in wrong(tmp_path, POOL, id_column="code")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Gender,Woman,3,2", "quotas.csv, line 2, min: at least 3 and at most 2 cannot both be"),
        ("Gender,Woman,1.5,2", "quotas.csv, line 2, min: “1.5” is no number of people"),
        ("Gender,Woman,-1,2", "quotas.csv, line 2, min: “-1” is no number of people"),
        ("Gender,Woman,1,", "quotas.csv, line 2, max: it is empty"),
        ("Gender,Man,1,2\nGender,man,1,2", "quotas.csv, line 3: Gender, man stands here and at quotas.csv, line 2"),
        ("Gender,Man,1,2\ngender,Woman,1,2", "quotas.csv, line 3: gender and Gender are the same trait"),
    ],
)
def test_broken_quotas_are_refused_with_file_line_and_field(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(Unreadable) as wrong:
        quotas(tmp_path, f"feature,value,min,max\n{line}\n")
    assert str(wrong.value).startswith(told)


def test_a_table_that_is_no_table_of_quotas_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="there is no column max"):
        quotas(tmp_path, "feature,value,min\nGender,Woman,1\n")
    with pytest.raises(Unreadable, match="there is no quota in it"):
        quotas(tmp_path, "feature,value,min,max\n")


@pytest.mark.parametrize("number", ["1.000", "1,000", "1_0", "²", "1e0", "-1"])
def test_a_quota_is_a_whole_number_and_nothing_else(tmp_path: Path, number: str) -> None:
    with pytest.raises(Unreadable, match=r"quotas\.csv, line 2, min: “.+” is no number of people"):
        quotas(tmp_path, QUOTAS.replace("Woman,1,", f'Woman,"{number}",'))
