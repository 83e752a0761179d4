"""Those without internet, device or language: found by the names of columns, never guessed, and never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.served.computed import MeasuredDivide
from tests.casefile import towns
from tests.casefile.test_whogains import EXAMPLES
from tests.casefile.towns import areas, row, square
from tests.served.cities import PLACES, needs_places


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def test_households_without_internet_are_a_group_by_themselves(town: Path) -> None:
    areas(town, [square(at, households=50, nointernet=40 if at < 6 else 10) for at in range(12)])
    answer = towns.found(town)
    found = next(one for one in answer.says if isinstance(one, MeasuredDivide))
    assert found.needs == "Internet"
    assert found.without == pytest.approx(50)
    # two things stand where four in five are without, eighteen where one in five is
    assert found.of_thing == pytest.approx(100 * (2 * 0.8 + 18 * 0.2) / 20)
    assert found.gap == pytest.approx(found.of_thing - 50, abs=1e-3)
    assert row(answer, "without-where-they-live", "renters")["internet"] == pytest.approx(100 * (0.9 * 0.8 + 0.1 * 0.2))


def test_where_no_column_tells_it_is_said_that_nobody_can_tell(town: Path) -> None:
    part = towns.found(town).measured.part("without")
    assert "Nobody can tell" in str(part.told[0])
    assert not part.tables


def test_two_columns_that_could_be_meant_are_neither(town: Path) -> None:
    areas(town, [square(at, households=50, nointernet=9, without_internet=8) for at in range(12)])
    answer = towns.found(town)
    assert not [one for one in answer.says if isinstance(one, MeasuredDivide)]
    assert "could each be meant, so none is used" in " ".join(map(str, answer.measured.part("without").notes))


@needs_places
def test_chicago_says_it_by_itself() -> None:
    answer = towns.found(PLACES / "chicago", EXAMPLES / "chicago.toml")
    needs = {one.needs for one in answer.says if isinstance(one, MeasuredDivide)}
    assert needs == {"Internet", "Devices", "Language"}
