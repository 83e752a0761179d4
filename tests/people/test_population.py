"""The population that every who is held against."""

from __future__ import annotations

import pytest

from ombud.people.population import Group, ImpossibleCount, Population, missing

ROSENGARD = Population(
    "Rosengård", 24_000, (Group("tenure", "tenants", 20_000), Group("tenure", "owners", 3_000)), source="Statistics"
)


def test_a_share_is_of_everyone_who_lives_there() -> None:
    assert ROSENGARD.share("tenure", "owners") == 0.125


def test_not_counted_is_not_zero() -> None:
    assert ROSENGARD.people("age", "18-24") is None
    assert ROSENGARD.share("age", "18-24") is None
    assert ROSENGARD.uncounted("tenure") == 1_000


def test_those_who_live_here_and_did_not_come_are_named_largest_first() -> None:
    assert [group.name for group in missing(ROSENGARD, "tenure", ["owners"])] == ["tenants"]
    assert [group.name for group in missing(ROSENGARD, "tenure", [])] == ["tenants", "owners"]


@pytest.mark.parametrize("people", [-1, 24_001])
def test_a_group_larger_than_the_whole_is_refused_in_words(people: int) -> None:
    with pytest.raises(ImpossibleCount, match=r"Rosengård.*tenants"):
        Population("Rosengård", 24_000, (Group("tenure", "tenants", people),))
