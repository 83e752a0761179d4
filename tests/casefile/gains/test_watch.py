"""Whether anybody is pushed out: a planted rise is found, none is made up, and too few areas are too few."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ombud.ledger.entry import Said
from ombud.served.computed import MeasuredWatch, Verdict
from tests.casefile import towns
from tests.casefile.towns import PLACE, areas, square
from tests.formats.test_city import WATCH

MANY = 40


@pytest.fixture
def town(tmp_path: Path) -> Path:
    towns.built(tmp_path)
    areas(tmp_path, [square(at) for at in range(MANY)])
    (tmp_path / "place.toml").write_text(PLACE + WATCH)
    return tmp_path


def rents(folder: Path, more: float, many: int = MANY) -> MeasuredWatch:
    """Rents of ten years that rise alike, and by ``more`` in the first area from 2021 on."""
    chance = random.Random(5)
    rows = [
        f"a{at:02},{year},{1000 + 20 * (year - 2015) + chance.gauss(0, 5) + (more if at == 0 and year >= 2021 else 0)}"
        for at in range(many)
        for year in range(2015, 2025)
    ]
    (folder / "rents.csv").write_text("\n".join(["ward,year,rent", *rows]))
    return next(one for one in towns.found(folder).says if isinstance(one, MeasuredWatch))


def test_a_rise_that_was_planted_is_found(town: Path) -> None:
    found = rents(town, 150)
    assert found.verdict is Verdict.ROSE
    assert found.effect == pytest.approx(150, abs=20)
    assert found.worse is Said.YES


def test_where_nothing_was_planted_chance_explains_it_and_that_is_no_proof(town: Path) -> None:
    assert rents(town, 0).verdict is Verdict.CHANCE
    notes = " ".join(map(str, towns.found(town).measured.part("watch").notes))
    assert "no proof that nothing happened" in notes


def test_too_few_areas_are_too_few_to_tell(town: Path) -> None:
    areas(town, [square(at) for at in range(12)])
    assert rents(town, 150, 12).verdict is Verdict.TOO_FEW
