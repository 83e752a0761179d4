"""A city's own tables: long tables of people, margins, classes of areas, lines with what they hold, ways, a watch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ombud.casefile.gains.city import City
from ombud.formats.city import read_city
from ombud.formats.placefile import read_place
from ombud.formats.reading import Unreadable
from tests.casefile import towns
from tests.casefile.towns import PLACE, areas, square

BARE = PLACE.replace('over = "halves"\n', "")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def city(folder: Path, place: str) -> City:
    (folder / "place.toml").write_text(place)
    return read_city(read_place(folder / "place.toml"), folder, towns.TODAY)


def refused(folder: Path, place: str) -> str:
    with pytest.raises(Unreadable) as wrong:
        city(folder, place)
    return str(wrong.value)


LONG = """
[people]
file = "people.csv"
area = "ward"
count = "n"
traits = ["gender", "age"]
chosen_by = "the test"
where = { year = "2011" }
"""


def long_table(folder: Path, *more: str) -> None:
    rows = [f"a{at:02},{gender},{age},{at + 1},2011" for at in range(11) for gender in ("men", "women")
            for age in ("old", "young")]  # fmt: skip
    (folder / "people.csv").write_text("\n".join(["ward,gender,age,n,year", *rows, "a00,men,old,999,2016", *more]))


def test_a_long_table_gives_everyone_each_group_and_people_of_several_groups(town: Path) -> None:
    long_table(town, "a99,men,old,5,2011")
    found = city(town, BARE.replace('people = "people"\n', "") + LONG)
    assert found.people[:3].tolist() == [4, 8, 12]
    assert np.isnan(found.people[11])
    assert found.groups["women"][:3].tolist() == [2, 4, 6]
    assert found.chosen_by["women"] == "the test"
    first = next(row for row in found.crossings if row.area == "a02")
    assert (dict(first.groups), first.people) == ({"gender": "men", "age": "old"}, 3)
    said = " ".join(map(str, found.notes))
    assert "areas that the table of areas does not know: 1 (a99)" in said
    assert "areas without a row in it: 1 (a11)" in said


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",men,old,5,2011", "people.csv, row 45, ward: the row names no area"),
        ("a00,men,old,-5,2011", "people.csv, row 45, n: fewer than none are counted"),
        ("a00,men,old,few,2011", "people.csv, row 45: the column n holds “few” where a number is needed"),
    ],
)
def test_a_row_that_cannot_be_is_told_by_its_number(town: Path, row: str, why: str) -> None:
    long_table(town, row)
    assert why in refused(town, BARE.replace('people = "people"\n', "") + LONG)


def test_a_year_that_is_not_in_the_table_is_told_with_those_that_are(town: Path) -> None:
    long_table(town)
    said = refused(town, BARE + LONG.replace('"2011"', '"2031"'))
    assert "No row has 2031 in the column year; there are 2011, 2016" in said


def test_a_published_margin_becomes_a_standard_error(town: Path) -> None:
    areas(town, [square(at, moe=16.45) for at in range(12)])
    found = city(town, BARE.replace('chosen_by = "the test"', 'chosen_by = "the test"\nmargin = "moe"\nlevel = 90'))
    assert found.errors["renters"] == pytest.approx(np.full(12, 10))


def test_a_class_of_areas_is_everyone_who_lives_there(town: Path) -> None:
    found = city(town, BARE.replace('column = "renters"', 'column = "half"\nequals = ["west"]', 1))
    assert found.groups["renters"].tolist() == [100] * 6 + [0] * 6
    said = refused(town, BARE.replace('column = "renters"', 'column = "half"\nequals = ["north"]', 1))
    assert "no area has north in the column half; name one of these: east, west" in said


def pieces(folder: Path, *lines: list[list[float]], **more: Any) -> None:
    features = [{"type": "Feature", "properties": {"lamps": 10} | more,
                 "geometry": {"type": "LineString", "coordinates": line}} for line in lines]  # fmt: skip
    (folder / "lanes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))


LANES = BARE.replace(
    'file = "benches.csv"\nlon = "x"\nlat = "y"\non = "day"\nsince = 2000-01-01\n', 'file = "lanes.geojson"\n'
)


def test_lines_are_measured_in_metres_in_each_area(town: Path) -> None:
    pieces(town, [[0.0, 0.005], [0.02, 0.005]])
    found = city(town, LANES)
    assert found.amounts.unit == "m"
    assert found.amounts.expected[:3] == pytest.approx([1113.2, 1113.2, 0], rel=1e-3)


def test_what_a_line_holds_is_shared_out_with_what_it_must_and_can_be(town: Path) -> None:
    pieces(town, [[0.0, 0.005], [0.02, 0.005]], [[0.051, 0.005], [0.059, 0.005]])
    found = city(town, LANES.replace('file = "lanes.geojson"', 'file = "lanes.geojson"\namount = "lamps"'))
    held = found.amounts
    assert held.low is not None
    assert held.high is not None
    assert held.expected[[0, 1, 5]] == pytest.approx([5, 5, 10])
    assert held.low[[0, 1, 5]] == pytest.approx([0, 0, 10])
    assert held.high[[0, 1, 5]] == pytest.approx([10, 10, 10])
    assert not held.whole


def test_points_of_one_sort_alone_are_counted_and_what_falls_out_is_of_that_sort(town: Path) -> None:
    (town / "benches.csv").write_text("x,y,day,sort\n0.005,0.005,2020-01-01,wood\n0.015,0.005,2020-01-01,steel\n"
                                      "9,9,2020-01-01,wood\n9,9,2020-01-01,steel\n")  # fmt: skip
    found = city(town, BARE.replace('on = "day"', 'on = "day"\nwhere = { sort = "wood" }'))
    said = " ".join(map(str, found.amounts.told))
    assert "Benches: 1 of 2 lie in an area" in said
    assert "Not counted in full: 1 (outside every area)." in said
    assert "no row is of this sort (sort: stone)" in refused(
        town, BARE.replace('on = "day"', 'on = "day"\nwhere = { sort = "stone" }')
    )


def test_distances_are_measured_from_a_point_in_each_area_and_that_is_said(town: Path) -> None:
    found = city(town, BARE + "[reach]\nwithin = [300, 1000]\n")
    assert found.ways is not None
    assert found.ways.near.far[[0, 1, 6]] == pytest.approx([0, 1113.2, 0], abs=2)
    said = " ".join(map(str, found.ways.notes))
    assert "one point inside it" in said
    assert "straight lines" in said


def test_a_table_of_ways_gives_minutes_and_a_way_twice_is_refused(town: Path) -> None:
    (town / "benches.csv").write_text("id,x,y,day\n1,0.005,0.005,2020-01-01\n2,0.065,0.005,2020-01-01\n")
    rows = [f"a{at:02},{one},{abs(at - one)}" for at in range(12) for one in (1, 2)]
    (town / "ways.csv").write_text("\n".join(["from,to,min", *rows]))
    place = BARE.replace('on = "day"', 'on = "day"\ncode = "id"') + (
        '[reach]\nwithin = [5]\nminutes = { file = "ways.csv", area = "from", place = "to", minutes = "min" }\n'
    )
    found = city(town, place)
    assert found.ways is not None
    assert found.ways.near.unit == "min"
    assert found.ways.near.far[:4].tolist() == [1, 0, 0, 1]
    (town / "ways.csv").write_text("\n".join(["from,to,min", *rows, "a00,1,3"]))
    with pytest.raises(ValueError, match="listed twice"):
        city(town, place)


WATCH = """
[watch]
what = "Rents"
file = "rents.csv"
area = "ward"
year = "year"
value = "rent"
lon = 0.005
lat = 0.005
start = 2021
near = 500
ring = 1500
worse = "more"
"""


def test_a_series_is_laid_beside_each_area_s_distance(town: Path) -> None:
    rows = [f"a{at:02},{year},{100 + at + year - 2015}" for at in range(12) for year in range(2015, 2025)]
    (town / "rents.csv").write_text("\n".join(["ward,year,rent", *rows, "a77,2015,3"]))
    found = city(town, BARE + WATCH)
    assert found.watched is not None
    assert found.watched.panel.years == tuple(range(2015, 2025))
    assert found.watched.metres[:2] == pytest.approx([0, 1113.2], abs=2)
    assert "does not know: 1 (a77)" in " ".join(map(str, found.watched.notes))
    (town / "rents.csv").write_text("\n".join(["ward,year,rent", *rows, "a00,2015,3"]))
    assert "a00 has a second value for 2015" in refused(town, BARE + WATCH)


def test_a_score_must_say_yes_or_no(town: Path) -> None:
    scores = '[scores]\nwhat = "Fraud score"\nfile = "people.csv"\ngroup = "g"\npicked = "p"\n'
    (town / "people.csv").write_text("g,p\nwest,1\neast,no\n,yes\nwest,\n")
    found = city(town, BARE + scores)
    assert found.results is not None
    assert found.results.groups == ("west", "east", "", "west")
    assert found.results.picked.tolist()[:3] == [1, 0, 1]
    (town / "people.csv").write_text("g,p\nwest,0.7\n")
    assert "people.csv, row 1, p: “0.7” is neither yes nor no" in refused(town, BARE + scores)
