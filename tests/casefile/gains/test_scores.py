"""How a score treats groups: a planted gap is found, none is made up, and few people are too few."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ombud.served.computed import MeasuredTreatment
from tests.casefile import towns
from tests.casefile.towns import PLACE, row

SCORES = """
[scores]
what = "the parking score"
file = "results.csv"
group = "group"
picked = "picked"
happened = "happened"
expected = ["islanders"]
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def audited(folder: Path, picked: dict[str, float], people: int = 600) -> towns.WhoGains:
    """Results in which each group is picked as often as said, and one in five of everybody should be."""
    chance = random.Random(3)
    rows = [f"{group},{int(chance.random() < share)},{int(chance.random() < 0.2)}"
            for group, share in picked.items() for _ in range(people)]  # fmt: skip
    (folder / "results.csv").write_text("\n".join(["group,picked,happened", *rows, "few,1,0", "few,0,1", "few,1,1"]))
    (folder / "place.toml").write_text(PLACE + SCORES)
    return towns.found(folder)


def test_a_group_that_is_picked_twice_as_often_is_found(town: Path) -> None:
    answer = audited(town, {"renters": 0.3, "owners": 0.15})
    said = " ".join(map(str, answer.measured.part("scores").told))
    assert "“picked”: renters: +" in said
    figures = {(one.group, one.rate): one for one in answer.says if isinstance(one, MeasuredTreatment)}
    renters = figures["renters", "picked"]
    assert renters.low is not None
    assert renters.low > 0
    assert renters.people == 600


def test_where_all_are_treated_alike_nothing_is_made_up(town: Path) -> None:
    answer = audited(town, {"renters": 0.2, "owners": 0.2})
    said = str(answer.measured.part("scores").told[0])
    assert said == "No group's difference from everybody else can be told apart from chance."


def test_three_people_are_too_few_to_be_shown_and_nobody_drawn_is_told(town: Path) -> None:
    answer = audited(town, {"renters": 0.2, "owners": 0.2})
    few = row(answer, "treated", "few")
    assert (few["people"], few["share"], few["gap"]) == (None, None, None)
    notes = " ".join(map(str, answer.measured.part("scores").notes))
    assert "Nobody of “islanders” is in the results: nothing can be said of them." in notes
