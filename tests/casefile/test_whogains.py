"""Who gains, from files to sentences: New York as it was published, and a small town where the answer is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.casefile.whogains import WhoGains
from ombud.counted.computed import MeasuredAssociation
from ombud.formats.measuredfile import document
from ombud.formats.reading import Unreadable
from ombud.served.computed import MeasuredGrowth, MeasuredShare
from tests.casefile import towns
from tests.casefile.towns import PLACE, row
from tests.served.cities import PLACES, needs_places

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def told(answer: WhoGains) -> str:
    return " ".join(str(one) for part in answer.measured.parts for one in (*part.told, *part.notes))


def test_in_a_small_town_the_answer_is_known(town: Path) -> None:
    answer = towns.found(town)
    renters = row(answer, "groups", "renters")
    assert renters["of_people"] == pytest.approx(50)
    assert renters["of_thing"] == pytest.approx(100 * (2 * 0.9 + 18 * 0.1) / 20)
    assert row(answer, "areas", "a06")["rate"] == pytest.approx(3 / 100 * 100_000)
    assert row(answer, "by-year", "2020")["theil"] > 0
    assert "Benches: 20 of 21 lie in an area; areas: 12." in told(answer)
    assert "Not counted in full: 1 (outside every area)." in told(answer)
    assert "Not counted in full: 1 (an impossible time)." in told(answer)
    assert "Without a day that can be, and so in no year: 1." in told(answer)


def test_the_same_files_give_the_same_answer(town: Path) -> None:
    assert document(towns.found(town).measured) == document(towns.found(town).measured)


def test_a_worked_example_says_so(town: Path) -> None:
    assert towns.found(town).measured.example


def test_each_figure_that_is_sealed_stands_in_the_document_too(town: Path) -> None:
    answer = towns.found(town)
    shares = [one for one in answer.says if isinstance(one, MeasuredShare)]
    assert [one.group for one in shares] == ["renters"]
    assert shares[0].gap == row(answer, "groups", "renters")["gap"]
    grown = next(one for one in answer.says if isinstance(one, MeasuredGrowth))
    assert (grown.over, grown.until) == ("halves", 2022)
    assert any(isinstance(one, MeasuredAssociation) for one in answer.says)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('column = "renters"', 'column = "tenants"', "there is no column tenants"),
        ('people = "people"', 'people = "half"', "where a number is needed"),
        ('over = "halves"', 'over = "quarters"', "quarters is no scale of this place"),
        ('file = "benches.csv"', 'file = "../benches.csv"', "in no other folder"),
        ('lon = "x"\nlat = "y"', "", "points need lon and lat"),
        ('[groups.renters]\ncolumn = "renters"\nchosen_by = "the test"\n', "", "no group is named"),
    ],
)
def test_what_a_place_file_names_wrongly_is_told(town: Path, old: str, new: str, why: str) -> None:
    said = PLACE.replace(old, new)
    if why == "points need lon and lat":
        said = said.replace('on = "day"', 'area = "x"')
    (town / "place.toml").write_text(said)
    with pytest.raises(Unreadable, match=why):
        towns.found(town)


def test_where_nobody_counted_people_each_area_counts_as_one_and_it_is_said(town: Path) -> None:
    (town / "place.toml").write_text(
        PLACE.replace('people = "people"\n', "").replace('column = "renters"', 'column = "half"\nequals = ["west"]')
        .replace('[associations.renters]\ncolumns = ["renters"]\n', "")
    )  # fmt: skip
    answer = towns.found(town)
    assert row(answer, "groups", "renters")["of_people"] == pytest.approx(50)
    assert row(answer, "groups", "renters")["of_thing"] == pytest.approx(10)
    assert "each area counts as one" in told(answer)


@needs_places
def test_new_york_comes_out_as_published() -> None:
    answer = towns.found(PLACES / "new-york", EXAMPLES / "new-york.toml")
    names = ("white", "Black", "Hispanic", "Asian", "poor", "women")
    groups = {name: row(answer, "groups", name) for name in names}
    assert {name: round(one["gap"], 1) for name, one in groups.items()} == {
        "white": 9.2, "Black": -6.6, "Hispanic": -1.2, "Asian": -1.8, "poor": -2.0, "women": -0.3,
    }  # fmt: skip
    assert groups["Hispanic"]["low"] < 0 < groups["Hispanic"]["high"]
    assert groups["white"]["low"] > 0
    assert groups["Black"]["high"] < 0
    scales = [one for one in answer.measured.table("by-scale").rows if one[0] == "Black and Hispanic people"]
    assert [one[2] for one in scales] == [2096, 191, 55, 5]
    assert [round(float(one[3]), 2) for one in scales] == [-0.09, -0.14, -0.16, -0.36]
    years = {one[0]: round(float(one[3]), 3) for one in answer.measured.table("by-year").rows}
    assert [years[year] for year in range(2016, 2026)] == [
        0.986, 0.423, 0.451, 0.452, 0.454, 0.442, 0.362, 0.342, 0.311, 0.307,
    ]  # fmt: skip
    assert "Inequality over boroughs (Theil): 0.986 in 2016, 0.307 in 2025" in told(answer)


@needs_places
def test_cape_town_is_faced_with_as_much_crime_as_was_measured() -> None:
    answer = towns.found(PLACES / "cape-town", EXAMPLES / "cape-town.toml")
    names = ("Black African", "Coloured", "White")
    faced = {name: round(row(answer, "groups", name)["faced"] / 100, 1) for name in names}
    assert faced == {"Black African": 20.0, "Coloured": 20.4, "White": 17.6}
    assert "74030 counted, in areas with a count: 111 of 111" in told(answer)
