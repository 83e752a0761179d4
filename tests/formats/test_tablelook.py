"""The first look at a table: what stands in each column, kept as it was written, and each thing that is none told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.formats.reading import Unreadable
from ombud.formats.tablelook import Look, column_found, look, look_from_json, told
from ombud.words import Sentence
from tests.casefile import towns
from tests.served.cities import PLACES, needs_places


def csv(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_codes_keep_their_leading_zeros(tmp_path: Path) -> None:
    found = look(csv(tmp_path, "code,people,half\n0180,10,west\n0181,20,west\n0182,,east\n"))
    assert found.rows == 3
    assert found.column("code").first == ("0180", "0181", "0182")
    assert found.column("code").unique
    people = found.column("people")
    assert (people.numbers, people.whole, people.filled, people.low, people.high) == (True, True, 2, 10, 20)
    assert found.column("half").values == ("east", "west")
    with pytest.raises(KeyError):
        found.column("name")


def test_a_column_with_one_word_in_it_is_no_column_of_numbers() -> None:
    assert not column_found("people", ["1", "2", "about 3"]).numbers
    assert not column_found("people", [None, "", float("nan")]).numbers
    assert not column_found("people", ["1_000", "inf", "nan"]).numbers


def test_classes_are_named_as_they_are_read_later() -> None:
    assert column_found("tenth", ["10.0", "2.0", "1.0", "1"]).classes == ("1", "2", "10")
    assert column_found("half", ["west", "east"]).classes == ("east", "west")


@pytest.mark.parametrize(
    ("values", "ways"),
    [
        (["04/22/2017", "10/09/2024"], {"%m/%d/%Y": 2, "%d/%m/%Y": 1}),
        (["01/02/2017"], {"%m/%d/%Y": 1, "%d/%m/%Y": 1}),
        (["2017-04-22", "2017-04-22T12:00:00"], {"": 2}),
        (["2017", "2018", "123"], {"": 2}),
        (["22.4.2017"], {"%d.%m.%Y": 1}),
        (["2017/04/22"], {"%Y/%m/%d": 1}),
        (["soon", "99/99/2017"], {}),
    ],
)
def test_in_which_ways_days_can_be_read(values: list[str], ways: dict[str, int]) -> None:
    assert column_found("day", values).days == ways


def test_shapes_and_their_projection_are_told(tmp_path: Path) -> None:
    towns.built(tmp_path)
    found = look(tmp_path / "areas.geojson")
    assert (found.shapes, found.crs) == (("surfaces",), "OGC:CRS84")
    lines = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "a"}, "geometry": {"type": "LineString", "coordinates": [[0, 0]]}},
        {"type": "Feature", "properties": {"name": "b"}, "geometry": None},
    ]}  # fmt: skip
    path = tmp_path / "lanes.geojson"
    path.write_text(json.dumps(lines))
    assert look(path).shapes == ("lines",)


@needs_places
def test_a_geoparquet_file_is_looked_into() -> None:
    found = look(PLACES / "new-york" / "nyc_tracts_acs2008_12.parquet")
    assert (found.rows, found.shapes, found.crs) == (2166, ("surfaces",), "EPSG:4326")
    assert found.column("geoid").unique
    assert len(found.column("borough").values) == 5


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("code;people\n1;2\n", "not separated by commas"),
        ("code,people\n", "no row"),
        (",".join(f"c{at}" for at in range(501)) + "\n" + ",".join("1" * 501) + "\n", "501 columns"),
    ],
)
def test_what_no_form_can_be_made_of_is_told(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        look(csv(tmp_path, text))


def test_a_process_prints_a_line_for_each_file(tmp_path: Path) -> None:
    good = csv(tmp_path, "code,people\n1,2\n")
    bad = tmp_path / "bad.geojson"
    bad.write_text("{")
    command = [sys.executable, "-m", "ombud.formats.tablelook", str(good), str(bad)]
    first, second = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert told(first) == look(good)
    wrong = told(second)
    assert isinstance(wrong, Sentence)
    assert str(wrong).startswith("bad.geojson: ")


texts = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.text(max_size=9), st.lists(st.none() | texts | st.integers() | st.floats(), min_size=1, max_size=30))
def test_whatever_stands_in_a_column_a_look_can_be_written_down_and_read_back(name: str, held: list[object]) -> None:
    found = Look(len(held), (column_found(name, held),))
    again = look_from_json(json.loads(json.dumps(found.as_json(), allow_nan=False)))
    assert again == found
    column = again.columns[0]
    assert column.filled <= len(held)
    assert column.different <= column.filled
    assert column.unique == (column.different == len(held))
    assert len(column.classes) <= len(column.values)
