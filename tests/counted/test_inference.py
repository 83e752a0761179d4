"""What is inferred finds what was planted, stays within the bounds, and is refused where it tells nothing."""

from __future__ import annotations

from math import comb, lgamma

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.counted import binomialbeta as model
from ombud.counted.bounds import NoBounds
from ombud.counted.inference import Inferred, infer
from ombud.counted.sampling import Run


def town(seed: int, areas: int, group: tuple[float, float], others: tuple[float, float], tilt: float = 0.0,
         share: tuple[float, float] = (1, 2)) -> tuple[np.ndarray, ...]:  # fmt: skip
    """People, group, and in whom it happened of group and others: persons are known. ``tilt`` plants what is assumed
    away: the group's chance rises with its share."""
    rng = np.random.default_rng(seed)
    people, x = rng.integers(200, 3000, areas), rng.beta(*share, areas)
    n = rng.binomial(people, x)
    chance = np.clip(rng.beta(*group, areas) + tilt * (x - x.mean()), 0, 1)
    return people, n, rng.binomial(n, chance), rng.binomial(people - n, rng.beta(*others, areas))


def inferred(people: np.ndarray, n: np.ndarray, hit: np.ndarray, run: Run | None = None, seed: int = 1) -> Inferred:
    names = [str(at) for at in range(len(people))]
    return infer(names, people, n, hit, np.random.default_rng(seed), name="Renters", thing="Lamps", run=run)


def within(found: Inferred) -> bool:
    ends = found.bounds
    told = ((found.group, ends.group), (found.others, ends.others), (found.difference, ends.difference))
    return all(one is None or end.low <= one.low <= one.value <= one.high <= end.high for one, end in told)


@pytest.fixture(scope="module")
def planted() -> tuple[Inferred, float, float]:
    people, n, yes, others = town(7, 60, (6, 4), (2, 8))
    return inferred(people, n, yes + others), yes.sum() / n.sum(), others.sum() / (people - n).sum()


def test_planted_rates_are_found(planted) -> None:
    found, rate, others = planted
    assert found.refused == ()
    assert found.group.low <= rate <= found.group.high
    assert found.others.low <= others <= found.others.high
    assert found.difference.low <= rate - others <= found.difference.high
    assert within(found)
    assert found.group.high - found.group.low < 0.2 * (found.bounds.group.high - found.bounds.group.low)


def test_the_bounds_come_first_and_the_assumption_is_said(planted) -> None:
    told = [str(one) for one in planted[0].told]
    assert "whoever they are within the areas (bounds, Duncan and Davis 1953)" in told[0]
    assert "The difference lies between" in told[1]
    assert any("King, Rosen and Tanner 1999" in one for one in told)
    assert any("groups behave alike from area to area, which cannot be tested from these data" in one for one in told)
    assert "R-hat at most 1.0" in told[-1]


def test_the_same_seed_tells_the_same() -> None:
    people, n, yes, others = town(3, 40, (6, 4), (2, 8))
    first, second = (inferred(people, n, yes + others, Run(50, 50, 5)) for _ in range(2))
    assert first == second


def test_where_a_group_behaves_otherwise_among_its_own_the_estimate_is_wrong_and_the_bounds_hold() -> None:
    """The limit of the method, planted: chains agree and the interval is narrow, and both are beside the truth."""
    people, n, yes, others = town(1, 60, (6, 4), (2, 8), tilt=1.0)
    found = inferred(people, n, yes + others)
    rate = yes.sum() / n.sum()
    assert found.refused == ()
    assert not found.group.low <= rate <= found.group.high
    assert found.bounds.group.low <= rate <= found.bounds.group.high
    assert any("If a group behaves otherwise where it is many, the estimate is wrong" in str(one) for one in found.told)


def test_chains_cut_short_tell_nothing_but_the_bounds() -> None:
    people, n, yes, others = town(7, 60, (6, 4), (2, 8))
    found = inferred(people, n, yes + others, Run(20, 80, 1))
    assert (found.group, found.others, found.difference) == (None, None, None)
    assert "The chains do not agree on the group's rate: R-hat" in str(found.refused[0])
    assert [str(one) for one in found.told][2] == "Nothing narrower is told."
    assert found.checked[0].fails


def test_too_few_areas_tell_nothing_but_the_bounds() -> None:
    people, n, yes, others = town(7, 29, (6, 4), (2, 8))
    found = inferred(people, n, yes + others)
    assert found.group is None
    assert "Areas with people: 29. With fewer than 30" in str(found.refused[0])
    assert found.checked == ()


def test_an_estimate_that_repeats_what_was_held_before_is_refused() -> None:
    """A group so small everywhere that no area tells of it."""
    people, n, yes, others = town(5, 32, (1, 9), (1, 9), share=(1, 60))
    found = inferred(people, n, yes + others)
    assert found.group is None
    assert "more than half as wide as the bounds" in str(found.refused[-1])


def test_where_the_bounds_meet_there_is_nothing_to_infer() -> None:
    people = np.full(40, 100)
    found = inferred(people, np.where(np.arange(40) < 20, 100, 0), np.full(40, 30))
    assert "there is nothing left to infer" in str(found.refused[0])
    assert found.bounds.group.low == found.bounds.group.high == 0.3


def test_missing_areas_are_left_out_and_empty_ones_change_nothing() -> None:
    people, n, yes, others = town(3, 40, (6, 4), (2, 8))
    hit = (yes + others).astype(float)
    first = inferred(people, n, hit, Run(50, 50, 5))
    more = [np.append(one, [0, 500]) for one in (people, n)]
    second = inferred(*more, np.append(hit, [0, np.nan]), Run(50, 50, 5))
    assert second.bounds.unknown == ("41",)
    assert (second.areas, second.checked) == (first.areas, first.checked)


def test_what_cannot_be_is_told_as_the_bounds_tell_it() -> None:
    with pytest.raises(NoBounds, match="more often than there are people"):
        inferred(np.full(40, 10), np.full(40, 5), np.full(40, 12))


def test_broken_counts_are_whole_persons() -> None:
    found = inferred(np.full(40, 10.4), np.full(40, 5.2), np.full(40, 10.4), Run(10, 20, 1))
    assert found.bounds.group.high == 1


# The model itself, beside its slow reference.


def chance(y: int, n: int, m: float, r: float) -> float:
    """Of y in n by the beta-binomial distribution, in full."""
    a, b = m * (1 / r - 1), (1 - m) * (1 / r - 1)
    return comb(n, y) * np.exp(lgamma(y + a) + lgamma(n - y + b) - lgamma(n + a + b)
                               + lgamma(a + b) - lgamma(a) - lgamma(b))  # fmt: skip


def numbers(m: float, r: float, m_others: float, r_others: float) -> np.ndarray:
    at = np.array([[m, (r - model.LEAST) / (1 - model.LEAST), m_others, (r_others - model.LEAST) / (1 - model.LEAST)]])
    return np.log(at / (1 - at))


rows = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 24)), min_size=1, max_size=4)
shares = st.floats(0.05, 0.95)


@given(rows, shares, shares, shares, shares)
def test_the_height_is_that_of_every_way_it_can_have_been(given_, m, r, m_others, r_others) -> None:
    group, others, outcome = (np.array(one) for one in zip(*given_, strict=True))
    outcome = np.minimum(outcome, group + others)
    at = numbers(m, r, m_others, r_others)
    slow = 0.0
    for g, o, t in zip(group.tolist(), others.tolist(), outcome.tolist(), strict=True):
        ways = [(y, t - y) for y in range(g + 1) if 0 <= t - y <= o]
        slow += np.log(sum(chance(y, g, m, r) * chance(z, o, m_others, r_others) for y, z in ways))
    share = 1 / (1 + np.exp(-at))
    slow += np.log(share * (1 - share)).sum()
    assert model.height(at, model.tables(group, others, outcome))[0] == pytest.approx(slow, rel=1e-9)


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1))
def test_cells_of_many_counts_are_as_good_as_each_by_itself(seed: int) -> None:
    """2,000 persons in a town's area: the log height moves as the exact sum does, by a fraction of what decides."""
    rng = np.random.default_rng(seed)
    m, r, m_others, r_others = rng.uniform(0.1, 0.9), rng.uniform(0.02, 0.15), rng.uniform(0.1, 0.9), 0.1
    n = rng.integers(200, 1500, 2)
    t = rng.binomial(n[0], m) + rng.binomial(n[1], m_others)
    found = model.height(numbers(m, r, m_others, r_others), model.tables(n[:1], n[1:], np.array([t])))[0]
    ways = range(max(0, t - n[1]), min(t, n[0]) + 1)
    slow = np.log(sum(_log_chances(ways, n[0], m, r, t, n[1], m_others, r_others)))
    share = 1 / (1 + np.exp(-numbers(m, r, m_others, r_others)))
    assert found == pytest.approx(slow + np.log(share * (1 - share)).sum(), abs=0.05)


def _log_chances(ways, n, m, r, t, o, m_others, r_others):
    def log(y: int, n: int, m: float, r: float) -> float:
        a, b = m * (1 / r - 1), (1 - m) * (1 / r - 1)
        return (lgamma(n + 1) - lgamma(y + 1) - lgamma(n - y + 1) + lgamma(y + a) + lgamma(n - y + b)
                - lgamma(n + a + b) + lgamma(a + b) - lgamma(a) - lgamma(b))  # fmt: skip

    return [np.exp(log(y, n, m, r) + log(t - y, o, m_others, r_others)) for y in ways]


@given(rows, st.integers(0, 2**32 - 1))
def test_every_draw_lies_within_what_the_margins_allow(given_, seed: int) -> None:
    group, others, outcome = (np.array(one) for one in zip(*given_, strict=True))
    outcome = np.minimum(outcome, group + others)
    rng = np.random.default_rng(seed)
    drawn = model.within(model.beforehand(5, rng), model.tables(group, others, outcome), rng)
    assert (drawn >= np.maximum(0, outcome - others)).all()
    assert (drawn <= np.minimum(outcome, group)).all()


def test_draws_are_as_likely_as_the_model_says() -> None:
    """Three persons and four, three hits: the four ways, beside 20,000 draws."""
    at = numbers(0.6, 0.2, 0.3, 0.1)
    drawn = model.within(np.repeat(at, 20_000, axis=0), model.tables(*(np.array([n]) for n in (3, 4, 3))),
                         np.random.default_rng(1))  # fmt: skip
    ways = np.array([chance(y, 3, 0.6, 0.2) * chance(3 - y, 4, 0.3, 0.1) for y in range(4)])
    assert np.bincount(drawn[:, 0], minlength=4) / 20_000 == pytest.approx(ways / ways.sum(), abs=0.015)


def test_the_logarithm_of_gamma() -> None:
    x = np.logspace(-8, 6, 500)
    assert model.log_gamma(x) == pytest.approx([lgamma(one) for one in x.tolist()], rel=1e-10, abs=1e-9)


@given(st.integers(1, 5000))
def test_cells_part_all_counts(n: int) -> None:
    of = model.tables(np.array([n]), np.array([n]), np.array([n]))
    assert of.width.sum() == n + 1
    assert np.array_equal(of.first[1:], of.first[:-1] + of.width[:-1])
    assert len(of.first) <= max(model.CELLS, 1)


def test_starts_lie_apart() -> None:
    means = 1 / (1 + np.exp(-model.apart(4, np.random.default_rng(1))[:, ::2]))
    assert all(len(set((4 * column).astype(int))) == 4 for column in means.T)
