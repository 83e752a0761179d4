"""The check in fractions finds what is wrong with a lottery, and no lie passes it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.lottery.certificate import Proof, Rules, as_fractions, ceiling, chances_of, checked

# Three women and one man, two are drawn, one man at most and one at least.
RULES = Rules((3, 1), (3, 1), ((1, 1, (1,)), (2, 2, (0, 1))))
PROOF = Proof((1.0, 0.0), (True, True), (0.0, 0.0), (-1 / 3, 1 / 3))


def test_a_fair_lottery_is_proved() -> None:
    found = checked(RULES, [[1, 1]], [1.0], PROOF)
    assert found.least == Fraction(1, 3)
    assert found.holds()
    assert found.exact
    assert chances_of(RULES, [[1, 1]], [Fraction(1)]) == (Fraction(1, 3), Fraction(1))


def test_a_panel_that_breaks_a_quota_is_found() -> None:
    assert not checked(RULES, [[1, 1], [2, 0]], [0.5, 0.5], PROOF).holds()


def test_a_less_fair_lottery_is_not_proved() -> None:
    rules = Rules((2, 2), (2, 2), ((2, 2, (0, 1)),))
    proof = Proof((0.5, 0.5), (True, True), (0.0, 0.0), (0.25,))
    assert checked(rules, [[2, 0], [0, 2]], [0.5, 0.5], proof).holds()
    assert not checked(rules, [[2, 0], [0, 2]], [0.6, 0.4], proof).holds()


def test_weights_become_fractions_that_sum_to_one() -> None:
    assert sum(as_fractions([0.1, 0.2, 0.7000001, -1e-18])) == 1


@settings(max_examples=80, deadline=None)
@given(st.lists(st.floats(-2, 2), min_size=2, max_size=2), st.lists(st.floats(0, 2), min_size=2, max_size=2))
def test_whatever_the_prices_no_panel_is_worth_more_than_the_ceiling(prices: list[float], worth: list[float]) -> None:
    """Weak duality, for the one panel that there is."""
    told = [Fraction(one) for one in worth]
    assert ceiling(RULES, told, prices) >= told[0] + told[1]


def test_a_bound_of_the_solver_alone_is_not_called_exact() -> None:
    loose = Proof((1.0, 0.0), (True, True), (0.0, 0.0), (0.0, 0.0), bound=1 / 3 + 1e-12)
    found = checked(RULES, [[1, 1]], [1.0], loose)
    assert not found.exact
    assert float(found.bound) == pytest.approx(1 / 3)
