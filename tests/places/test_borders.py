"""Areas and their borders in time: an old answer is asked of the borders of its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.places.area import Area
from ombud.places.borders import Borders, Generation, NoBorders, UnfitBorders, read, redrawn

TOWN = Path(__file__).with_name("town")
BORDERS = read(TOWN / "borders.toml")
THEN, NOW = BORDERS.generations
UNIT = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
places = st.floats(12.9, 13.2), st.floats(55.5, 55.7)


def moved(by: float) -> Area:
    return Area(f"{by}", f"{by}", ((tuple((x + by, y) for x, y in UNIT),),))


def test_an_old_answer_is_asked_of_old_borders() -> None:
    """A house just east of the old border between West and East."""
    house = (13.042, 55.61)
    assert BORDERS.on(date(2015, 1, 1)).at(house) == THEN.area("W2")
    assert BORDERS.on(date(2026, 1, 1)).at(house) == NOW.area("W1")


def test_the_first_and_the_last_day_belong_to_their_generation() -> None:
    assert BORDERS.on(date(2014, 9, 1)) == THEN
    assert BORDERS.on(date(2022, 8, 31)) == THEN
    assert BORDERS.on(date(2022, 9, 1)) == NOW


def test_before_the_first_borders_nothing_is_guessed() -> None:
    with pytest.raises(NoBorders, match=r"No borders are known for 2014-08-31; there are Wards of 2014 \(2014-09-01"):
        BORDERS.on(date(2014, 8, 31))


def test_what_was_redrawn_is_told_by_code() -> None:
    changes = redrawn(THEN, NOW)
    assert changes.gone == ("W3", "W6")
    assert changes.new == ("W7", "W8")
    assert changes.renamed == ("W4",)
    assert changes.moved == ("W1", "W2")


def test_a_point_in_a_hole_is_not_in_the_area_around_it() -> None:
    lake = (13.06, 55.612)
    assert not THEN.area("W2").holds(lake)
    assert THEN.at(lake) == THEN.area("W5")


def test_a_point_on_an_islet_is_in_its_ward() -> None:
    assert THEN.at((13.10505, 55.62403)) == THEN.area("W4")


def test_a_point_outside_is_in_no_area() -> None:
    assert THEN.at((12.0, 55.61)) is None


def test_an_area_without_borders_holds_nothing() -> None:
    assert not THEN.area("W6").holds((13.0, 55.6))


@given(st.floats(0, 3, exclude_max=True), st.floats(0, 1, exclude_max=True))
def test_every_point_of_a_row_of_squares_is_in_exactly_one(x: float, y: float) -> None:
    """Also points on the borders between them."""
    row = [moved(by) for by in (0.0, 1.0, 2.0)]
    assert sum(area.holds((x, y)) for area in row) == 1


@given(*places)
def test_wards_do_not_overlap(x: float, y: float) -> None:
    for generation in BORDERS.generations:
        assert sum(area.holds((x, y)) for area in generation.areas) <= 1


def test_an_unknown_code_is_not_found() -> None:
    with pytest.raises(NoBorders, match="no area W3 in Wards of 2022"):
        NOW.area("W3")


def generation(name: str, since: date, until: date | None, *codes: str) -> Generation:
    return Generation(name, since, until, tuple(Area(code, code) for code in codes))


@pytest.mark.parametrize(("generations", "what"), [
    ([generation("A", date(2014, 1, 1), None), generation("B", date(2020, 1, 1), None)], "A must end before B begins"),
    ([generation("A", date(2014, 1, 1), date(2020, 1, 1)), generation("B", date(2020, 1, 1), None)], "A must end"),
    ([generation("A", date(2014, 1, 1), date(2013, 1, 1))], "A ends before it begins"),
    ([generation("A", date(2014, 1, 1), None, "W1", "W1")], "the code W1 twice"),
])  # fmt: skip
def test_borders_that_contradict_themselves_are_refused(generations: list[Generation], what: str) -> None:
    with pytest.raises(UnfitBorders, match=what):
        Borders("wards", tuple(generations))


@pytest.mark.parametrize("told", [
    "", "name = 1", "[[generation]]\nname = 'A'", "not toml", "name = 'x'\ngeneration = [1]",
    "name = 'x'\n[[generation]]\nname='A'\nfile='wards-2014.geojson'\nsince='2014'\ncode='ward'\nnames='called'",
])  # fmt: skip
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, told: str) -> None:
    (tmp_path / "borders.toml").write_text(told)
    (tmp_path / "wards-2014.geojson").write_bytes((TOWN / "wards-2014.geojson").read_bytes())
    with pytest.raises(UnfitBorders):
        read(tmp_path / "borders.toml")


def test_a_list_reads_no_file_outside_its_folder(tmp_path: Path) -> None:
    told = (TOWN / "borders.toml").read_text().replace("wards-2014", f"../../{TOWN.name}/wards-2014")
    (tmp_path / "borders.toml").write_text(told)
    with pytest.raises(UnfitBorders, match=r"No such file.*wards-2014\.geojson"):
        read(tmp_path / "borders.toml")
