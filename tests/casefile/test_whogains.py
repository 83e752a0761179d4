"""Who gains, from files to sentences: New York as it was published, and a small town where the answer is known."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ombud.casefile.whogains import WhoGains, as_json, who_gains
from ombud.formats.city import read_city
from ombud.formats.placefile import read_place
from ombud.formats.reading import Unreadable
from tests.served.cities import PLACES, needs_places

TODAY = date(2026, 11, 22)
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "new-york.toml"
PLACE = """
kind = "ombud.place/1"
name = "Exempelby"
over = "halves"
[areas]
file = "areas.geojson"
code = "code"
people = "people"
source = "invented"
[scales]
halves = "half"
[groups.renters]
column = "renters"
chosen_by = "the test"
[associations.renters]
columns = ["renters"]
[provision]
what = "Benches"
file = "benches.csv"
lon = "x"
lat = "y"
on = "day"
since = 2000-01-01
"""


def square(at: int, people: int, renters: int) -> dict[str, object]:
    """One of twelve areas in a row, each a hundredth of a degree wide."""
    west, east = at / 100, (at + 1) / 100
    ring = [[west, 0], [east, 0], [east, 0.01], [west, 0.01], [west, 0]]
    told = {"code": f"a{at:02}", "people": people, "renters": renters, "half": "west" if at < 6 else "east"}
    return {"type": "Feature", "properties": told, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Renters live in the west; all benches but one stand in the east."""
    areas = [square(at, 100, 90 if at < 6 else 10) for at in range(12)]
    (tmp_path / "areas.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": areas}))
    benches = [(0, 2020), *[(at, year) for at in range(6, 12) for year in (2020, 2021, 2022)]]
    lines = [f"{at / 100 + 0.005},0.005,{year}-05-01" for at, year in benches]
    (tmp_path / "benches.csv").write_text("x,y,day\n" + "\n".join([*lines, "9,9,2020-05-01", "0.005,0.005,1492-01-01"]))
    (tmp_path / "place.toml").write_text(PLACE)
    return tmp_path


def found(folder: Path) -> WhoGains:
    return who_gains(read_city(read_place(folder / "place.toml"), folder, TODAY), replicates=200)


def test_in_a_small_town_the_answer_is_known(town: Path) -> None:
    answer = found(town)
    assert (answer.city.counted.points, answer.city.counted.inside) == (21, 20)
    renters = answer.provided.of("renters")
    assert renters.of_people == pytest.approx(0.5)
    assert renters.of_thing == pytest.approx((2 * 0.9 + 18 * 0.1) / 20)
    assert {year.year: round(year.theil.total, 3) for year in answer.years}[2020] > 0
    told = " ".join(map(str, answer.told))
    assert "Not counted in full: 1 (outside every area)." in told
    assert "Not counted in full: 1 (an impossible time)." in told


def test_the_same_files_give_the_same_answer_and_it_is_plain_json(town: Path) -> None:
    first, second = as_json(found(town)), as_json(found(town))
    assert first == second
    assert json.loads(json.dumps(first, allow_nan=False))["groups"][0]["group"] == "renters"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('column = "renters"', 'column = "tenants"', "there is no column tenants"),
        ('people = "people"', 'people = "half"', "the column half does not hold numbers"),
        ('over = "halves"', 'over = "quarters"', "quarters is no scale of this place"),
    ],
)
def test_a_column_that_is_not_there_is_told(town: Path, old: str, new: str, told: str) -> None:
    (town / "place.toml").write_text(PLACE.replace(old, new))
    with pytest.raises(Unreadable) as refused:
        found(town)
    assert told in str(refused.value)


@needs_places
def test_new_york_comes_out_as_published() -> None:
    answer = as_json(who_gains(read_city(read_place(EXAMPLE), PLACES / "new-york", TODAY)))
    gaps = {one["group"]: one for one in answer["groups"]}
    assert {name: round(one["gap_points"], 1) for name, one in gaps.items()} == {
        "white": 9.2, "Black": -6.6, "Hispanic": -1.2, "Asian": -1.8, "poor": -2.0, "women": -0.3,
    }  # fmt: skip
    assert not gaps["Hispanic"]["told_apart"]
    assert gaps["white"]["told_apart"]
    assert gaps["Black"]["told_apart"]
    scales = answer["associations"]["Black and Hispanic people"]["scales"]
    assert [round(one["weighted"], 2) for one in scales.values()] == [-0.09, -0.14, -0.16, -0.36]
    assert [one["units"] for one in scales.values()] == [2096, 191, 55, 5]
    theil = {year: round(value, 3) for year, value in answer["theil"].items()}
    assert (theil[2016], theil[2020], theil[2025]) == (0.986, 0.454, 0.307)
    assert answer["fallen"] == {"an impossible time": 4}
