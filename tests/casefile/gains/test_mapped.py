"""The map: light whatever the city, every area in a step, and borders in degrees for whoever takes them away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ombud.casefile.figures import Map
from ombud.casefile.gains.mapped import MOST_SIGNS, borders
from ombud.formats.city import read_city
from ombud.formats.placefile import read_place
from tests.casefile import towns
from tests.casefile.test_whogains import EXAMPLES
from tests.served.cities import PLACES, needs_places


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def drawn(answer: towns.WhoGains) -> Map:
    figure = answer.measured.part("provided").figures[0]
    assert isinstance(figure, Map)
    return figure


def test_every_area_is_in_a_step_and_each_step_is_drawn(town: Path) -> None:
    found = drawn(towns.found(town))
    assert sum(step.areas for step in found.steps) == 12
    assert {str(step.words): step.areas for step in found.steps} == {"none": 5, "2,000": 1, "3,000": 6}
    assert all(re.fullmatch(r"(M\d+ \d+l[\d -]+z)+", step.path) for step in found.steps)


def test_borders_are_given_in_degrees_with_the_code_of_each_area(town: Path) -> None:
    found = borders(read_city(read_place(town / "place.toml"), town, towns.TODAY))
    assert found is not None
    assert [one["properties"]["code"] for one in found["features"]] == [f"a{at:02}" for at in range(12)]
    first = found["features"][0]["geometry"]["coordinates"][0][0]
    assert sorted(map(tuple, first[:-1])) == [(0.0, 0.0), (0.0, 0.01), (0.01, 0.0), (0.01, 0.01)]


@needs_places
def test_two_thousand_tracts_are_a_light_picture() -> None:
    found = drawn(towns.found(PLACES / "new-york", EXAMPLES / "new-york.toml"))
    assert sum(len(step.path) for step in found.steps) <= MOST_SIGNS
    assert sum(step.areas for step in found.steps) == 2166
