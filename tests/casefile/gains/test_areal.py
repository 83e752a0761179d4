"""Patterns over areas: bounds for persons, an estimate only if asked for, and blocks that are chosen and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.counted.bounds import bounds
from ombud.counted.computed import MeasuredAssociation, Verdict
from tests.casefile import towns
from tests.casefile.towns import PLACE, areas, square

PERSONS = PLACE.replace(
    'file = "benches.csv"\nlon = "x"\nlat = "y"\non = "day"\nsince = 2000-01-01\n',
    'column = "offline"\nof_persons = true\nper = 100\n',
)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def told(folder: Path, place: str, many: int = 40) -> towns.WhoGains:
    """Renters are offline twice as often as others, in every area."""
    there = [10 + (at * 7) % 80 for at in range(many)]
    offline = [round(0.4 * renters + 0.2 * (100 - renters)) for renters in there]
    halves = ["west" if at % 2 else "east" for at in range(many)]
    areas(folder, [square(at, renters=there[at], offline=offline[at], half=halves[at]) for at in range(many)])
    (folder / "place.toml").write_text(place)
    return towns.found(folder)


def test_bounds_for_persons_stand_beside_the_pattern(town: Path) -> None:
    answer = told(town, PERSONS)
    rows = {row[1]: row for row in answer.measured.table("of-persons").rows}
    renters = [float(10 + (at * 7) % 80) for at in range(40)]
    offline = [float(round(0.4 * n + 0.2 * (100 - n))) for n in renters]
    ends = bounds(tuple(map(str, range(40))), [100.0] * 40, renters, offline)
    assert rows["the group's"][2] == pytest.approx(100 * ends.group.low, abs=1e-3)
    assert rows["the group's"][3] == pytest.approx(100 * ends.group.high, abs=1e-3)
    assert rows["the group's"][4] is None  # nobody asked for an estimate


def test_an_estimate_is_told_only_where_it_is_asked_for_and_never_without_its_assumption(town: Path) -> None:
    answer = told(town, PERSONS.replace('columns = ["renters"]', 'columns = ["renters"]\ninfer = true'))
    said = " ".join(map(str, answer.measured.part("areal").told))
    estimate = next(row for row in answer.measured.table("of-persons").rows if row[1] == "the group's")[4]
    assert ("cannot be tested from these data" in said) == (estimate is not None)
    assert "bounds, Duncan and Davis 1953" in said


def test_kiosks_are_no_one_person_s_yes_or_no_and_get_no_bounds(town: Path) -> None:
    answer = towns.found(town)
    assert "of-persons" not in {table.name for table in answer.measured.tables}
    said = next(one for one in answer.says if isinstance(one, MeasuredAssociation))
    assert said.verdict in (Verdict.OF_AREAS, Verdict.REFUSED, Verdict.UNTOLD)


def test_blocks_that_ombud_chooses_are_said(town: Path) -> None:
    areas(town, [square(at, renters=90 if at < 30 else 10) for at in range(60)])
    rows = [f"{at / 100 + 0.005},0.005,2020-05-01" for at in range(30, 60)]
    (town / "benches.csv").write_text("\n".join(["x,y,day", *rows]))
    (town / "place.toml").write_text(PLACE.replace('source = "invented"', 'source = "invented"\nblock = "squares"'))
    notes = " ".join(map(str, towns.found(town).measured.part("shares").notes))
    assert "Areas are drawn together in squares of" in notes


def test_zones_that_cannot_be_made_are_said_and_silence_nothing_else(town: Path) -> None:
    """A town in four parts cannot be cut into three zones, whatever a scale says."""
    apart = [at + 3 * (at // 3) for at in range(12)]
    thirds = [str(at % 3) for at in range(12)]
    areas(town, [square(where, code=f"a{at:02}", third=thirds[at]) for at, where in enumerate(apart)])
    rows = [f"{at / 100 + 0.005},0.005,2020-05-01" for at in apart[6:]]
    (town / "benches.csv").write_text("\n".join(["x,y,day", *rows]))
    (town / "place.toml").write_text(PLACE.replace('halves = "half"', 'thirds = "third"\nhalves = "half"'))
    answer = towns.found(town)
    assert "Not tried:" in " ".join(map(str, answer.measured.part("areal").notes))
    assert answer.measured.part("shares").told
