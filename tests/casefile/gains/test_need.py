"""Whether it follows need: nobody favoured gives nothing, all to the rich gives much, and chance is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.served.computed import MeasuredNeed
from tests.casefile import towns
from tests.casefile.towns import PLACE, areas, benches, row, square

NEED = PLACE.replace('source = "invented"', 'source = "invented"\nrank = "income"\nneed = "old"\nneed_is = "the old"')


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def held() -> list[int]:
    """What stands in each area; the bench of 1492 stands in the first, in no year."""
    return [sum(1 for where, _ in benches() if where == at) + (at == 0) for at in range(12)]


def told(folder: Path, income: list[float], old: list[int]) -> towns.WhoGains:
    areas(folder, [square(at, income=income[at], old=old[at]) for at in range(12)])
    (folder / "place.toml").write_text(NEED)
    return towns.found(folder)


def test_benches_in_the_rich_east_go_to_those_who_are_better_off(town: Path) -> None:
    answer = told(town, [100.0 + at for at in range(12)], [10] * 12)
    part = answer.measured.part("need")
    assert str(part.told[0]).startswith("It goes to areas that are better off")
    assert str(part.told[1]).startswith("Areas that are better off get more than their need explains")
    said = next(one for one in answer.says if isinstance(one, MeasuredNeed))
    # of 20 things two are with the poorest and three with each of the richest six: worked out by hand
    by_hand = 2 * sum(n / 20 * ((at + 0.5) / 12 - 0.5) for at, n in enumerate(held()))
    assert said.inequity == pytest.approx(by_hand, abs=1e-3)
    assert row(answer, "indices", "Concentration")["value"] == pytest.approx(by_hand, abs=1e-3)


def test_what_goes_exactly_where_need_is_strays_by_nothing(town: Path) -> None:
    answer = told(town, [100.0 + at for at in range(12)], [10 * n for n in held()])
    assert row(answer, "indices", "Beyond need")["value"] == pytest.approx(0, abs=1e-9)
    assert "cannot be told apart from chance" in str(answer.measured.part("need").told[1])


def test_turned_round_the_poor_have_as_much_more(town: Path) -> None:
    rich = told(town, [100.0 + at for at in range(12)], [10] * 12)
    poor = told(town, [100.0 - at for at in range(12)], [10] * 12)
    one, other = (row(answer, "indices", "Concentration")["value"] for answer in (rich, poor))
    assert one == pytest.approx(-other)


def test_bounds_are_declared_and_never_taken_from_the_areas(town: Path) -> None:
    areas(town, [square(at, income=100 + at, old=10) for at in range(12)])
    (town / "place.toml").write_text(NEED)
    assert "Erreygers" not in str(towns.found(town).measured.table("indices").rows)
    (town / "place.toml").write_text(NEED.replace('effect = "gain"', 'effect = "gain"\nbounds = [0, 1]'))
    answer = towns.found(town)
    mean = 20 / 1200
    expected = 4 * mean * row(answer, "indices", "Concentration")["value"]
    assert row(answer, "indices", "Erreygers, within declared bounds")["value"] == pytest.approx(expected, abs=1e-3)


def test_curves_begin_at_nothing_and_end_with_everything(town: Path) -> None:
    answer = told(town, [100.0 + at for at in range(12)], [10] * 12)
    rows = answer.measured.table("curves").rows
    assert rows[0][1:] == (0.0, 0.0)
    assert rows[-1][1:] == (100.0, 100.0)
