"""No hidden number of people can be reckoned back, whatever is laid beside it; then what is shown, and rounding."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from ombud.casefile.gains.city import Ways
from ombud.casefile.gains.small import CELLS, Protected, of_city, protected
from ombud.casefile.gains.wholeareas import in_a_list, whole_areas
from ombud.people.recomputed import possible
from ombud.people.small import Policy
from ombud.people.table import Sum, Table
from ombud.served.distance import Nearest
from ombud.words import say
from tests.casefile import towns
from tests.casefile.gains.town import numbers, town

POLICY = Policy(threshold=5, level=5)
CLOSE = 1e-5


def given_away(found: Protected, counts: np.ndarray, people: np.ndarray, whole: bool) -> list[tuple[int, int]]:
    """The slow reference: each small number that linear programs can tell closer than the level, or than room allows.

    ``whole``: readers know that ``counts`` make everybody. Else each group is laid against everybody else, who are not
    published but for the totals.
    """
    families = [counts] if whole else [np.column_stack([one, people - one]) for one in counts.T]
    shown = [found.persons] if whole else [np.column_stack([one, np.full_like(one, np.nan)]) for one in found.persons.T]
    totals = [found.totals] if whole else [np.array([one, found.everyone - one]) for one in found.totals]
    close = []
    for group, (true, told, below) in enumerate(zip(families, shown, totals, strict=True)):
        for at, column in close_in(true, told, found.people, below, found.everyone):
            close.append((at, column if whole else group))
    return close


def close_in(true, told, people, below, everyone) -> list[tuple[int, int]]:
    areas, groups = true.shape
    cells = areas * groups
    values = np.concatenate([told.ravel(), people, below, [everyone]])
    names = [str(at) for at in range(len(values))]
    sums = [Sum(cells + a, tuple(range(a * groups, (a + 1) * groups))) for a in range(areas)]
    sums += [Sum(cells + areas + g, tuple(range(g, cells, groups))) for g in range(groups)]
    sums += [Sum(len(values) - 1, tuple(range(cells, cells + areas)))]
    sums += [Sum(len(values) - 1, tuple(range(cells + areas, cells + areas + groups)))]
    low, high = np.array(values), np.array(values)
    for one in possible(names, values, sums):
        low[int(one.name)], high[int(one.name)] = one.low, one.high
    close = []
    for a in range(areas):
        for g in range(groups):
            n, at = true[a, g], a * groups + g
            room = min(POLICY.level, np.nan_to_num(people[a], nan=np.inf) - n, np.nan_to_num(below[g], nan=np.inf) - n,
                       np.nan_to_num(everyone, nan=np.inf) - n)  # fmt: skip
            least = np.nan_to_num(people[a] + below[g] - everyone)  # what the totals alone say
            if 0 < n < POLICY.threshold and (low[at] > max(0, least) + CLOSE or high[at] < n + room - CLOSE):
                close.append((a, g))
    return close


tables = hnp.arrays(np.int64, st.tuples(st.integers(1, 9), st.integers(1, 4)),
                    elements=st.one_of(st.integers(0, 6), st.integers(0, 60)))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(tables)
def test_no_small_number_of_groups_that_make_everybody_can_be_reckoned_back(counts) -> None:
    true = counts.astype(float)
    found = protected(true, true.sum(axis=1), POLICY)
    assert not given_away(found, true, true.sum(axis=1), whole=True)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_whole_areas_give_no_small_number_away_either(counts) -> None:
    """The rule of large tables, tried on small ones, where linear programs can look for what it forgot."""
    true = counts.astype(float)
    people = true.sum(axis=1)
    hidden = whole_areas(true, people, POLICY, apart=True)
    found = protected(true, people, Policy(1, 1))
    hide = {
        "persons": np.where(hidden.cells, np.nan, true),
        "people": np.where(hidden.areas, np.nan, people),
        "totals": np.where(hidden.groups, np.nan, true.sum(axis=0)),
        "everyone": np.nan if people.sum() < POLICY.threshold else people.sum(),
    }
    for name, values in hide.items():
        object.__setattr__(found, name, values)
    assert not given_away(found, true, people, whole=True)


@settings(max_examples=100, deadline=None)
@given(tables, st.integers(0, 40))
def test_nor_one_of_groups_that_share_people(counts, others: int) -> None:
    """Whoever is in two groups: each is laid against everybody else, and each pair that happens to make everybody."""
    true = counts.astype(float)
    people = true.max(axis=1) + others
    found = protected(true, people, POLICY)
    assert not given_away(found, true, people, whole=False)


def test_two_who_own_in_an_area_whose_people_are_hidden_are_not_told_by_the_total_of_tenants() -> None:
    """Everybody is a resident, six of thirteen are tenants, and four areas are too small to be told."""
    residents, tenants = [5.0, 2, 2, 2, 2], [0.0, 0, 2, 2, 2]
    true = np.column_stack([residents, tenants])
    found = protected(true, residents, POLICY)
    assert not given_away(found, true, numbers(residents), whole=False)


def test_where_one_group_is_tiny_and_groups_share_people_no_total_is_told() -> None:
    """Three origins make everybody, and so do two genders: less the others, a hidden total would be told."""
    origin = numbers([[60, 38, 2], [70, 60, 1], [50, 50, 0]])
    gender = np.column_stack([origin.sum(axis=1) - 40, [40, 40, 40]])
    found = protected(np.hstack([origin, gender]), origin.sum(axis=1), POLICY)
    assert np.isnan(found.totals).all()
    assert np.isnan(found.stand_in).all()
    assert "Groups of which no total is shown: 5." in str(found.told[-1])


@settings(max_examples=60, deadline=None)
@given(hnp.arrays(np.int64, (6, 6), elements=st.one_of(st.integers(0, 6), st.integers(0, 60))))
def test_two_ways_of_sorting_the_same_people_do_not_give_each_other_away(by_both) -> None:
    """Women and men, and three origins: each makes everybody, and the table holds all five groups."""
    cells = by_both.astype(float)  # (areas, two genders x three origins)
    gender = np.column_stack([cells[:, :3].sum(axis=1), cells[:, 3:].sum(axis=1)])
    origin = cells[:, :3] + cells[:, 3:]
    people = cells.sum(axis=1)
    found = protected(np.hstack([gender, origin]), people, POLICY)
    for part, true in ((slice(0, 2), gender), (slice(2, 5), origin)):
        assert not close_in(true, found.persons[:, part], found.people, found.totals[part], found.everyone)


def test_the_least_is_hidden_where_a_table_is_small() -> None:
    """One count of 2 among twelve: a second in its row, its column, and where these cross, keep it."""
    counts = numbers([[2, 20, 30], [40, 50, 60], [70, 80, 90], [10, 20, 30]])
    found = protected(counts, counts.sum(axis=1), POLICY)
    assert found.hidden.sum() == 4
    assert np.isnan(found.persons[0, 0])
    assert found.totals.tolist() == counts.sum(axis=0).tolist()
    assert found.people.tolist() == counts.sum(axis=1).tolist()
    assert "hidden for what they are: 1; so that these cannot be reckoned back: 3." in str(found.told[1])


def test_two_thousand_areas_are_hidden_whole_where_they_must_with_all_totals_told() -> None:
    rng = np.random.default_rng(3)
    counts = rng.poisson(rng.gamma(2, 200, (2166, 6))).astype(float)
    counts[::100, 2] = 3
    assert counts.size > CELLS
    found = protected(counts, counts.sum(axis=1), POLICY)
    assert np.isnan(found.persons[::100]).all()
    assert found.hidden.any(axis=1).sum() < 60
    assert not np.isnan(found.totals).any()
    assert not np.isnan(found.people).any()


def test_a_threshold_of_one_hides_nothing_and_says_nothing() -> None:
    counts = numbers([[1, 2], [3, 4]])
    found = protected(counts, counts.sum(axis=1), Policy(1, 1))
    assert (found.persons == counts).all()
    assert (found.stand_in == counts).all()
    assert found.told == ()


def test_nobody_is_shown_and_not_known_is_not_nobody() -> None:
    counts = numbers([[0, 40], [np.nan, 60], [30, 50]])
    found = protected(counts, [40, 60, 80], POLICY)
    assert found.persons[0, 0] == 0
    assert np.isnan(found.persons[1, 0])
    assert not found.hidden.any()
    assert np.isnan(found.stand_in[1, 0])


def test_shown_numbers_are_rounded_and_hidden_ones_stay_hidden() -> None:
    counts = numbers([[2, 21, 33], [41, 52, 64], [70, 80, 91]])
    found = protected(counts, counts.sum(axis=1), Policy(5, 5, base=10))
    shown = found.persons[~found.hidden]
    assert (shown % 10 == 0).all()
    assert np.isnan(found.persons[0, 0])
    assert "multiples of 10" in str(found.told[0])


def test_what_stands_in_has_the_totals_and_not_the_true_numbers() -> None:
    counts = numbers([[2, 20, 30], [40, 50, 60], [70, 80, 90], [10, 20, 30]])
    found = protected(counts, counts.sum(axis=1), POLICY)
    assert found.stand_in.sum(axis=0) == pytest.approx(counts.sum(axis=0))
    assert found.stand_in[0, 0] != 2
    again = counts.copy()
    again[found.hidden] = 0
    moved = counts.copy()  # another town that shows the same: its stand-ins are the same
    (top, bottom), (left, right) = (
        np.unique(np.argwhere(found.hidden)[:, 0]),
        np.unique(np.argwhere(found.hidden)[:, 1]),
    )
    for row, column, by in ((top, left, 1), (top, right, -1), (bottom, left, -1), (bottom, right, 1)):
        moved[row, column] += by
    other = protected(moved, moved.sum(axis=1), POLICY)
    assert (other.hidden == found.hidden).all()
    assert other.stand_in == pytest.approx(found.stand_in)


def near(*far: float) -> Nearest:
    return Nearest(numbers(far), np.zeros(len(far), np.int64), "m", say("given"))


def test_sums_within_a_limit_stay_true_where_they_give_nothing_away() -> None:
    """Eight areas, four within 300 m: each half has its true sum, although two areas hide a number."""
    old = [3, 30, 40, 20, 60, 2, 50, 40]
    young = [200, 150, 300, 100, 140, 160, 300, 250]
    people = [a + b for a, b in zip(old, young, strict=True)]
    ways = Ways(near(100, 150, 200, 250, 400, 500, 600, 700), (300.0,))
    found = of_city(town(people, {"old": old, "young": young}, ways=ways, small=POLICY))
    assert found.hidden[0, 0]
    assert found.hidden[5, 0]
    assert np.unique(found.bands).size == 2
    assert found.stand_in[:4].sum(axis=0) == pytest.approx([93, 750])


def test_bands_that_would_give_a_number_away_are_joined() -> None:
    """Two old people beyond the limit, and nobody may know it: their band is told with the other."""
    old, young = [30, 40, 2, 0], [100, 150, 140, 160]
    people = [a + b for a, b in zip(old, young, strict=True)]
    ways = Ways(near(100, 150, 400, 500), (300.0,))
    found = of_city(town(people, {"old": old, "young": young}, ways=ways, small=POLICY))
    assert np.unique(found.bands).size == 1
    assert found.stand_in[2:, 0].sum() != 2


def test_areas_that_stand_for_one_each_are_nobody() -> None:
    found = of_city(town([1, 1, 1], {"poorest": [1, 0, 1]}, persons=False, small=POLICY))
    assert found.persons[:, 0].tolist() == [1, 0, 1]


def test_half_a_person_is_a_small_number_and_four_and_a_half_too() -> None:
    counts = numbers([[0.4, 99.6], [4.5, 95.5], [60, 40], [50, 50]])
    found = protected(counts, counts.sum(axis=1), POLICY)
    assert np.isnan(found.persons[:2, 0]).all()


def test_a_list_with_its_sum_hides_a_second_that_is_large_enough() -> None:
    assert in_a_list(numbers([3, 4, 7, 90]), POLICY).tolist() == [True, True, True, False]
    assert in_a_list(numbers([3, 90, 40]), POLICY).tolist() == [True, False, True]
    assert not in_a_list(numbers([0, 90, 40]), POLICY).any()


def test_hiding_is_the_same_each_time() -> None:
    counts = numbers([[2, 20, 30], [40, 50, 60], [70, 80, 90]])
    for one, other in pairwise([protected(counts, counts.sum(axis=1), POLICY) for _ in range(3)]):
        assert (one.hidden == other.hidden).all()


def test_a_table_as_a_reader_meets_it_adds_up() -> None:
    """The reference of these tests takes the same sums as a table of two ways does."""
    assert Table(("a", "b", "all"), numbers([1, 2, 3]), (Sum(2, (0, 1)),)).margins.tolist() == [False, False, True]


def test_an_area_with_very_few_people_tells_neither_them_nor_a_rate_that_gives_them_back(tmp_path: Path) -> None:
    """A rate beside a count is a number of people: it goes with them."""
    folder = towns.built(tmp_path)
    few = [towns.square(at, people=3, renters=1) if at == 6 else towns.square(at) for at in range(12)]
    towns.areas(folder, few)
    hidden = [row for row in towns.found(folder).measured.table("areas").rows if row[2] is None]
    assert "a06" in {row[0] for row in hidden}
    assert all(row[4:8] == (None, None, None, None) for row in hidden)
