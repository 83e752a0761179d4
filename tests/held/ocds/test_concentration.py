"""Concentration lies between 1/n and 1, and no currency is ever added to another."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.ocds.concentration import ALL, Concentrating, hhi
from ombud.held.ocds.judged import Why
from ombud.held.ocds.process import Award, Contract, Money, Process
from tests.held.ocds.made import party, sale


def told(*processes: Process) -> Concentrating:
    found = Concentrating()
    for one in processes:
        found.take(one)
    return found


@pytest.mark.parametrize(("values", "index"), [((0.5, 0.5), 0.5), ((7,) * 4, 0.25), ((3,), 1.0), ((2, 1, 1), 0.375)])
def test_two_alike_give_a_half_n_alike_give_one_in_n_and_a_monopoly_one(
    values: tuple[float, ...], index: float
) -> None:
    assert hhi(values) == pytest.approx(index, rel=1e-15)


def test_nothing_bought_has_no_concentration() -> None:
    assert hhi(()) is None
    assert hhi((0.0, 0.0)) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(1e-6, 1e15), min_size=1, max_size=30))
def test_the_index_lies_between_one_in_n_and_one_and_is_that_of_exact_shares(values: list[float]) -> None:
    index = hhi(values)
    assert index is not None
    assert 1 / len(values) <= index <= 1
    exact = [Fraction(value) for value in values]
    assert index == pytest.approx(float(sum((one / sum(exact)) ** 2 for one in exact)), rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(1, 10**6), st.sampled_from(["SEK", "EUR", ""])),
        min_size=1,
        max_size=25,
    )
)
def test_the_total_of_a_currency_is_that_of_its_own_purchases(sales: list[tuple[str, int, str]]) -> None:
    found = told(
        *(sale(f"{n}", "Malmö", vendor, amount, unit) for n, (vendor, amount, unit) in enumerate(sales))
    ).told()
    for unit in ("SEK", "EUR"):
        rows = found.of(unit)
        assert sum(row.total for row in rows) == sum(amount for _, amount, one in sales if one == unit)
        assert sum(row.purchases for row in rows) == sum(one == unit for _, _, one in sales)
    assert dict(found.by_value.unjudged).get(Why.NO_CURRENCY, 0) == sum(unit == "" for _, _, unit in sales)
    assert sum(row.total for row in found.of("")) == len(sales)


def test_buyers_and_categories_stand_apart_and_together() -> None:
    lamps = [sale(f"{n}", "Malmö", "Acme", category="goods") for n in range(3)]
    found = told(*lamps, sale("9", "Malmö", "Bolt", category="works"), sale("10", "Lund", "Bolt")).told()
    number = {(row.buyer_name, row.category): row.hhi for row in found.rows if not row.currency}
    assert number[("Malmö", ALL)] == pytest.approx(0.625)
    assert number[("Malmö", "goods")] == number[("Malmö", "works")] == number[("Lund", ALL)] == 1.0
    assert ("Lund", "works") not in number


def test_what_several_won_together_is_not_divided_by_guess() -> None:
    joint = Award("1", "active", (party("Acme"), party("Bolt")), Money(10, "SEK"))
    found = told(Process("1", party("Malmö"), awards=(joint,)), sale("2", "Malmö", "Acme")).told()
    assert dict(found.by_number.unjudged) == {Why.JOINT_AWARD: 1}
    assert [row.total for row in found.of("SEK")] == [1.0]


def test_a_cancelled_award_buys_nothing_and_a_contract_counts_with_its_latest_value() -> None:
    none = Award("1", "cancelled", (party("Acme"),), Money(500, "SEK"))
    one = Award("2", "active", (party("Acme"),), Money(100, "SEK"))
    grown = Contract("c", "2", "", "active", (Money(100, "SEK"), Money(130, "SEK")))
    found = told(Process("1", party("Malmö"), awards=(none, one), contracts=(grown,))).told()
    assert [(row.total, row.purchases) for row in found.of("SEK")] == [(130.0, 1)]


def test_contracts_of_one_award_in_two_currencies_are_not_added() -> None:
    award = Award("1", "active", (party("Acme"),), None)
    two = tuple(Contract(unit, "1", "", "active", (Money(5, unit),)) for unit in ("SEK", "EUR"))
    found = told(Process("1", party("Malmö"), awards=(award,), contracts=two)).told()
    assert not found.of("SEK")
    assert dict(found.by_value.unjudged) == {Why.NO_VALUE: 1}


def test_the_same_sales_in_any_order_give_the_same_rows() -> None:
    sales = [sale(f"{n:03}", "Malmö", "ABCDEF"[n % 6], float(n + 1)) for n in range(60)]
    first = told(*sales).told()
    random.Random(4).shuffle(sales)
    other = told(*sales).told()
    assert [(row.largest.key, row.total, row.purchases) for row in first.rows] == [
        (row.largest.key, row.total, row.purchases) for row in other.rows
    ]


def test_a_contract_stands_even_where_its_award_is_still_called_pending() -> None:
    award = Award("1", "pending", (party("Acme"),), None)
    signed = Contract("c", "1", "", "active", (Money(9, "SEK"),))
    found = told(Process("1", party("Malmö"), awards=(award,), contracts=(signed,))).told()
    assert [row.total for row in found.of("SEK")] == [9.0]


def test_a_contract_that_names_no_award_is_under_the_only_one_and_else_said() -> None:
    award, signed = Award("1", "active", (party("Acme"),), None), Contract("c", "", "", "active", (Money(9, "SEK"),))
    one = told(Process("1", party("Malmö"), awards=(award,), contracts=(signed,))).told()
    assert [row.total for row in one.of("SEK")] == [9.0]
    none = told(Process("1", party("Malmö"), contracts=(signed,))).told()
    assert (none.rows, dict(none.by_number.unjudged)) == ((), {Why.NO_AWARD: 1})
