"""What must hold for every index alike: unit and order change nothing, who is not there changes nothing, and where
nothing or nobody is there is no number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.catchment import catchment
from ombud.served.concentration import concentration, erreygers, grouped, horizontal, kakwani
from ombud.served.inequality import dissimilarity, gini, palma, palma_of, segregation, theil
from ombud.served.overtime import beta, by_year
from ombud.served.rates import crude, excess, smoothed
from ombud.served.sharegap import share_gaps
from ombud.served.tail import level_reached


@dataclass(frozen=True)
class Town:
    """What each area has: things, people, income, region, people of a group, people of another, kilometres."""

    things: np.ndarray
    people: np.ndarray
    income: np.ndarray
    region: np.ndarray
    group: np.ndarray
    others: np.ndarray
    far: np.ndarray

    def __post_init__(self) -> None:
        assert len({len(column) for column in vars(self).values()}) == 1

    @property
    def rate(self) -> np.ndarray:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.people > 0, self.things / self.people, 0.0)

    def turned(self, order: list[int]) -> Town:
        return Town(*(column[order] for column in vars(self).values()))

    def with_area(self, **told: float) -> Town:
        """One area more, of one person with nothing unless told otherwise."""
        usual = {"things": 0, "people": 1, "income": 1, "region": 0, "group": 0, "others": 0, "far": 0}
        return Town(*(np.append(column, (usual | told)[name]) for name, column in vars(self).items()))


def gap(town: Town) -> float:
    return share_gaps(town.things, town.people, town.group[:, None], ("group",), apportioned=True).groups[0].gap


def faced(town: Town) -> float:
    return share_gaps(town.things, town.people, town.group[:, None], ("group",), apportioned=True).groups[0].faced


def slope(town: Town) -> float:
    return beta(town.things, 2 * town.things + town.group, town.people, np.random.default_rng(1)).slope


Index = Callable[[Town], float]
# Which of them keep their value when things are counted in another unit, and which grow with it.
SAME: dict[str, Index] = {
    "gini": lambda town: gini(town.rate, town.people).value,
    "theil": lambda town: theil(town.rate, town.people).total,
    "theil between": lambda town: theil(town.rate, town.people, town.region).between,
    "theil within": lambda town: theil(town.rate, town.people, town.region).within,
    "palma": lambda town: palma(town.rate, town.people, town.income).value,
    "palma with borders": lambda town: palma_of(town.rate, town.people, town.income, 3, 6).value,
    "concentration": lambda town: concentration(town.rate, town.people, town.income).value,
    "kakwani": lambda town: kakwani(town.rate, town.people, town.income).value,
    "horizontal": lambda town: horizontal(town.rate, town.group, town.people, town.income).value,
    "share gap": gap,
    "excess": lambda town: float(np.nansum(excess(town.things, town.people))),
    "sigma": lambda town: by_year([2026], town.things[None], town.people)[0].sigma,
}
GROWING: dict[str, Index] = {
    "faced": faced,
    "crude rate": lambda town: float(np.nansum(crude(town.things, town.people).rate)),
}
OF_PEOPLE: dict[str, Index] = {
    "dissimilarity": lambda town: dissimilarity(town.group, town.others).value,
    "segregation": lambda town: segregation(town.group, town.others).value,
    "reached": lambda town: level_reached(town.far, town.people, 0.95),
}
OTHERS: dict[str, Index] = {
    "erreygers": lambda town: erreygers(town.rate, town.people, town.income, (0, 1000)).value,
    "smoothed rate": lambda town: float(np.nansum(smoothed(town.things, town.people).rate)),
    "slope": slope,
    "catchment": lambda town: float(_caught(town) @ town.people),
}
ALL = SAME | GROWING | OF_PEOPLE | OTHERS


def _caught(town: Town) -> np.ndarray:
    """What a head has of three places, ten supplies each, within five kilometres of those nearer than that."""
    far = np.column_stack((town.far, 9 - town.far, town.income))
    return catchment(far, town.people, np.full(3, 10.0), 5.0).per_head


number = st.integers(0, 40)
areas = st.tuples(number, st.integers(1, 40), st.integers(1, 8), st.integers(0, 2), number, number, st.integers(0, 9))


def a_town(rows: list[tuple[int, ...]]) -> Town:
    things, people, income, region, group, others, far = (np.array(one, float) for one in zip(*rows, strict=True))
    return Town(things, people + group, income, region.astype(int), group, others, far)


towns = st.lists(areas, min_size=2, max_size=8).map(a_town)


def alike(value: float) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("name", ALL)
@given(town=towns, random=st.randoms())
def test_the_order_of_areas_changes_nothing(name: str, town: Town, random) -> None:
    order = list(range(len(town.people)))
    random.shuffle(order)
    assert ALL[name](town.turned(order)) == alike(ALL[name](town))


@pytest.mark.parametrize("name", SAME | GROWING)
@given(town=towns, unit=st.sampled_from([0.5, 3.0, 1000.0]))
def test_the_unit_of_things_changes_nothing_or_only_the_unit(name: str, town: Town, unit: float) -> None:
    index = (SAME | GROWING)[name]
    more = index(replace(town, things=town.things * unit))
    assert more == alike(index(town) * (unit if name in GROWING else 1))


@given(town=towns, unit=st.sampled_from([0.5, 3.0]))
def test_erreygers_keeps_its_value_when_its_bounds_change_unit_too(town: Town, unit: float) -> None:
    first = erreygers(town.rate, town.people, town.income, (0, 1000)).value
    assert erreygers(town.rate * unit, town.people, town.income, (0, 1000 * unit)).value == alike(first)


@pytest.mark.parametrize("name", [*OF_PEOPLE, "gini", "theil", "concentration", "palma", "share gap"])
@given(town=towns)
def test_everyone_twice_changes_nothing(name: str, town: Town) -> None:
    twice = replace(town, things=town.things * 2, people=town.people * 2, group=town.group * 2, others=town.others * 2)
    assert ALL[name](twice) == alike(ALL[name](town))


@pytest.mark.parametrize("name", [one for one in ALL if one not in ("dissimilarity", "segregation")])
@given(town=towns, things=number, income=st.integers(1, 8))
def test_an_area_where_nobody_lives_changes_nothing(name: str, town: Town, things: int, income: int) -> None:
    more = town.with_area(people=0, things=0 if name == "sigma" else things, income=income)
    assert ALL[name](more) == alike(ALL[name](town))


@pytest.mark.parametrize("name", ["dissimilarity", "segregation"])
@given(town=towns)
def test_an_area_of_neither_group_changes_nothing(name: str, town: Town) -> None:
    assert ALL[name](town.with_area(people=30)) == alike(ALL[name](town))


@pytest.mark.parametrize("name", [*SAME, *GROWING, "erreygers", "smoothed rate", "slope"])
@given(town=towns)
def test_an_area_that_says_nothing_is_left_out_and_not_taken_for_nought(name: str, town: Town) -> None:
    silent = town.with_area(things=np.nan, people=50)
    assert ALL[name](silent) == alike(ALL[name](town))


@pytest.mark.parametrize("name", ["dissimilarity", "segregation"])
@given(town=towns)
def test_a_group_that_is_not_told_leaves_its_area_out(name: str, town: Town) -> None:
    assert ALL[name](town.with_area(group=np.nan, others=9)) == alike(ALL[name](town))


@pytest.mark.parametrize("name", [one for one in SAME if one != "excess"])
def test_where_nothing_is_there_is_no_number(name: str) -> None:
    bare = a_town([(0, 5, 1, 0, 2, 3, 1), (0, 5, 8, 1, 1, 3, 2), (0, 5, 3, 1, 1, 3, 2)])
    assert np.isnan(SAME[name](bare))


@pytest.mark.parametrize("name", ALL)
def test_where_nobody_lives_there_is_no_number(name: str) -> None:
    ghost = a_town([(3, 1, 1, 0, 0, 0, 1), (4, 1, 8, 1, 0, 0, 2)])
    found = ALL[name](replace(ghost, people=np.zeros(2)))
    assert np.isnan(found) or found == 0


@pytest.mark.parametrize("name", ["dissimilarity", "segregation", "share gap", "faced"])
def test_a_group_of_nobody_has_no_number(name: str) -> None:
    town = a_town([(3, 5, 1, 0, 0, 3, 1), (4, 5, 8, 1, 0, 3, 2)])
    assert np.isnan(ALL[name](town))


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), min_size=1, max_size=8), st.floats(0.1, 100))
def test_groups_of_a_table_keep_their_index_in_any_unit(rows, unit: float) -> None:
    values, sizes = (np.array(one, float) for one in zip(*rows, strict=True))
    assert grouped(values * unit, sizes * 3).value == alike(grouped(values, sizes).value)
