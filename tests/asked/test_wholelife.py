"""The whole-life cost against published tables, then what must always hold."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.asked.entries import Cost
from ombud.asked.wholelife import break_even, driver, simulated, whole_life


def cost(**parts: float) -> Cost:
    return Cost.model_validate({"alternative": "LED bulbs", "currency": "SEK", "years": 10, **parts})


@pytest.mark.parametrize(
    ("rate", "years", "factor"),
    [(5, 10, 7.7217), (6, 20, 11.4699), (10, 5, 3.7908), (3, 30, 19.6004)],
)
def test_flat_service_is_the_annuity_of_the_textbooks(rate: float, years: int, factor: float) -> None:
    """Present value of 1 a year, as printed in the annuity tables of any finance textbook."""
    assert whole_life(cost(service_a_year=1, discount=rate, years=years)).total == pytest.approx(factor, abs=5e-5)


def test_an_exit_is_discounted_as_a_single_sum() -> None:
    """1 paid in 10 years at 5 per cent is worth 0.6139 today: the other table of the textbooks."""
    assert whole_life(cost(exit=1, discount=5)).total == pytest.approx(0.6139, abs=5e-5)


def test_growing_service_is_the_growing_annuity() -> None:
    """s / (d - g) * (1 - ((1 + g) / (1 + d))^n): 100 a year growing 3 per cent, at 8 per cent, over 10 years."""
    closed_form = 100 / (0.08 - 0.03) * (1 - (1.03 / 1.08) ** 10)
    assert whole_life(cost(service_a_year=100, price_growth=3, discount=8)).total == pytest.approx(closed_form)


def test_optimism_bias_is_added_to_the_whole() -> None:
    plain = whole_life(cost(investment=100, service_a_year=10, change=5, exit=20)).total
    assert plain == pytest.approx(225)
    biased = whole_life(cost(investment=100, service_a_year=10, change=5, exit=20, optimism=40))
    assert biased.total == pytest.approx(225 * 1.4)


def test_dear_lamps_with_cheap_service_break_even_in_the_fifth_year() -> None:
    bulbs, crews = whole_life(cost(investment=500, service_a_year=100)), whole_life(cost(service_a_year=200))
    assert break_even(bulbs, crews) == 5
    assert break_even(crews, bulbs) is None
    assert driver(bulbs, crews) == "service_a_year"


def test_an_exit_at_the_end_can_undo_a_break_even() -> None:
    bulbs = whole_life(cost(investment=500, service_a_year=100, exit=600))
    assert break_even(bulbs, whole_life(cost(service_a_year=200))) is None


def test_costs_over_different_lives_are_not_compared() -> None:
    with pytest.raises(ValueError, match="zip"):
        break_even(whole_life(cost(years=10)), whole_life(cost(years=12)))


amounts = st.floats(0, 1e12)
costs = st.builds(
    lambda i, s, c, e, g, d, o: cost(
        investment=i, service_a_year=s, change=c, exit=e, price_growth=g, discount=d, optimism=o
    ),
    amounts, amounts, amounts, amounts, st.floats(-20, 50), st.floats(0, 30), st.floats(0, 400),
)  # fmt: skip


@given(costs)
def test_parts_and_years_add_up_to_the_whole(stated: Cost) -> None:
    life = whole_life(stated)
    assert sum(life.parts.values()) == pytest.approx(life.total)
    assert life.paid_by[-1] == pytest.approx(life.total)
    assert len(life.paid_by) == stated.years + 1
    assert list(life.paid_by) == sorted(life.paid_by)


@given(costs, costs)
def test_who_breaks_even_is_no_dearer_at_the_end(one: Cost, other: Cost) -> None:
    mine, theirs = whole_life(one), whole_life(other)
    year = break_even(mine, theirs)
    assert (year is not None) == (mine.paid_by[-1] <= theirs.paid_by[-1])
    if year is not None:
        assert all(a <= b for a, b in zip(mine.paid_by[year:], theirs.paid_by[year:], strict=True))
        assert year == 0 or mine.paid_by[year - 1] > theirs.paid_by[year - 1]


@given(costs, st.integers(0, 2**32))
def test_a_range_is_the_same_for_the_same_chance_and_a_point_without_spread(stated: Cost, seed: int) -> None:
    assert simulated(stated, 0.3, Random(seed), 20) == simulated(stated, 0.3, Random(seed), 20)
    exact = simulated(stated, 0, Random(seed), 3)
    assert exact.low == pytest.approx(exact.high) == pytest.approx(whole_life(stated).total)


def test_the_stated_cost_lies_in_the_middle_of_its_range() -> None:
    stated = cost(investment=100, service_a_year=10, exit=20, discount=3)
    spread = simulated(stated, 0.3, Random(1), 4000)
    assert spread.low < spread.middle < spread.high
    assert spread.middle == pytest.approx(whole_life(stated).total, rel=0.02)


@pytest.mark.parametrize(("spread", "draws"), [(-0.1, 10), (1.5, 10), (math.nan, 10), (0.2, 0)])
def test_a_range_that_cannot_be_drawn_is_refused(spread: float, draws: int) -> None:
    with pytest.raises(ValueError, match="cannot be simulated"):
        simulated(cost(), spread, Random(0), draws)


def test_amounts_beyond_all_numbers_come_out_as_infinity() -> None:
    assert math.isinf(whole_life(cost(investment=1e308, exit=1e308, optimism=400)).total)
