"""What broke other programs: each gives a sentence or a known figure, none a table that only looks right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ombud.casefile.whogains import WhoGains
from tests.casefile import towns
from tests.casefile.towns import PLACE, areas, row, square


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def refused(folder: Path) -> str:
    """The sentence with which measuring is refused."""
    with pytest.raises(Exception) as wrong:  # noqa: PT011  (each is asked for its words below)
        towns.found(folder)
    assert type(wrong.value).__module__.startswith("ombud."), wrong.value
    return str(wrong.value)


def told(answer: WhoGains) -> str:
    return " ".join(str(one) for part in answer.measured.parts for one in (*part.told, *part.notes))


def test_codes_with_fractions_are_refused(town: Path) -> None:
    areas(town, [square(at, code=36061000100.0 + at / 2) for at in range(12)])
    assert "codes must be text or whole numbers" in refused(town)


def test_a_code_that_stands_twice_is_refused(town: Path) -> None:
    areas(town, [square(at, code="same" if at in (3, 7) else f"a{at}") for at in range(12)])
    assert "same" in refused(town)


def test_areas_without_people_are_in_no_rate_and_are_told(town: Path) -> None:
    areas(town, [square(at, people=0, renters=0) if at == 6 else square(at) for at in range(12)])
    answer = towns.found(town)
    assert row(answer, "areas", "a06")["rate"] is None
    assert "In areas where nobody lives: 3; this part is nobody's share." in told(answer)
    assert row(answer, "groups", "renters")["of_thing"] == pytest.approx(100 * (2 * 0.9 + 15 * 0.1) / 17, abs=1e-4)


def test_where_nobody_lives_at_all_nothing_is_made_up(town: Path) -> None:
    areas(town, [square(at, people=0, renters=0) for at in range(12)])
    assert "Nobody lives in any area" in refused(town)


def test_people_that_are_missing_are_not_nobody(town: Path) -> None:
    areas(town, [square(at, people=None) if at == 6 else square(at) for at in range(12)])
    answer = towns.found(town)
    assert row(answer, "areas", "a06")["people"] is None
    assert "a number is missing: 1" in told(answer)


def test_points_that_all_lie_off_the_map_are_refused(town: Path) -> None:
    (town / "benches.csv").write_text("x,y,day\n9,9,2020-05-01\n8,8,2020-05-01\n")
    assert "Of 2 points, none lies in any area" in refused(town)


def test_swapped_coordinates_are_refused(town: Path) -> None:
    (town / "place.toml").write_text(PLACE.replace('lon = "x"\nlat = "y"', 'lon = "y"\nlat = "x"'))
    assert "swapped" in refused(town)


def test_points_in_another_projection_are_refused(town: Path) -> None:
    lines = [f"{500000 + at},{at * 10},2020-05-01" for at in range(20)]
    (town / "benches.csv").write_text("\n".join(["x,y,day", *lines]))
    assert "projection" in refused(town)


def test_areas_in_another_projection_than_they_say_are_refused(town: Path) -> None:
    told_ = json.loads((town / "areas.geojson").read_text())
    told_["crs"] = {"type": "name", "properties": {"name": "EPSG:3006"}}
    (town / "areas.geojson").write_text(json.dumps(told_))
    assert "look like degrees" in refused(town)


def test_borders_that_cross_themselves_are_mended_and_told(town: Path) -> None:
    features = [square(at) for at in range(12)]
    ring = [[0.06, 0], [0.07, 0.01], [0.07, 0], [0.06, 0.01], [0.06, 0]]
    features[6]["geometry"]["coordinates"] = [ring]
    areas(town, features)
    assert "Areas whose border crossed itself, mended: 1 (a06)." in told(towns.found(town))


def test_of_a_group_that_nobody_drew_nothing_is_said(town: Path) -> None:
    areas(town, [square(at, nobody=0) for at in range(12)])
    more = '[groups.islanders]\ncolumn = "nobody"\nchosen_by = "the test"\n[associations.renters]'
    (town / "place.toml").write_text(PLACE.replace("[associations.renters]", more))
    answer = towns.found(town)
    assert "islanders: nobody of this group was counted here, so nothing can be said." in told(answer)
    assert row(answer, "groups", "islanders")["gap"] is None


def test_percentages_are_not_taken_for_persons(town: Path) -> None:
    areas(town, [square(at, people=3000 + at, renters=90.5 if at < 6 else 10.5) for at in range(12)])
    assert "percentages" in refused(town)


def test_a_group_larger_than_everyone_is_refused(town: Path) -> None:
    areas(town, [square(at, renters=1000) for at in range(12)])
    assert "renters" in refused(town)


COUNTS = PLACE.replace(
    'file = "benches.csv"\nlon = "x"\nlat = "y"\non = "day"\nsince = 2000-01-01\n',
    'file = "counts.csv"\narea = "ward"\namount = "n"\n',
)


def test_counts_of_areas_that_nobody_knows_are_told_and_not_dropped(town: Path) -> None:
    (town / "place.toml").write_text(COUNTS)
    (town / "counts.csv").write_text("ward,n\na00,4\na01,2\nelsewhere,50\n")
    answer = towns.found(town)
    assert "Counted for areas that the table of areas does not know: 50, in elsewhere." in told(answer)
    assert "Areas without a count, which is not zero: 10" in told(answer)
    assert row(answer, "areas", "a05")["amount"] is None


def test_leading_zeros_that_were_lost_are_told(town: Path) -> None:
    areas(town, [square(at, code=f"0{at + 1}") for at in range(12)])
    (town / "place.toml").write_text(COUNTS)
    (town / "counts.csv").write_text("ward,n\n" + "\n".join(f"{at + 1},3" for at in range(12)))
    assert "leading zeros" in refused(town)


def test_borders_of_two_generations_are_not_joined_on_their_codes(town: Path) -> None:
    said = COUNTS.replace('source = "invented"', 'source = "invented"\ngeneration = "wards of 2011"')
    (town / "place.toml").write_text(said.replace('area = "ward"', 'area = "ward"\ngeneration = "wards of 2016"'))
    (town / "counts.csv").write_text("ward,n\na00,4\n")
    assert "a code kept is not an area kept" in refused(town)


def test_two_counts_for_one_area_are_refused(town: Path) -> None:
    (town / "place.toml").write_text(COUNTS)
    (town / "counts.csv").write_text("ward,n\na00,4\na00,5\n")
    assert "more than once" in refused(town)


def test_a_table_of_tenths_that_counts_areas_says_areas(town: Path) -> None:
    areas(town, [square(at, people=20, renters=10) for at in range(12)])
    (town / "place.toml").write_text(PLACE.replace('people = "people"', 'people = "people"\neach = "area"'))
    assert "per 100,000 areas" in told(towns.found(town))
