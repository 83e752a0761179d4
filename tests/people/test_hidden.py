"""Secondary suppression is the least there is, against every pattern tried one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

pytest.importorskip("highspy")
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ombud.people.hidden import CannotBeHidden, hide
from ombud.people.recomputed import audit
from ombud.people.small import Policy, levels, primary
from ombud.people.table import Sum, Table, UnfitTable, two_way

POLICY = Policy(threshold=5, level=3)


def table(counts, **told) -> Table:
    body = np.asarray(counts)
    return two_way(body, [f"r{n}" for n in range(body.shape[0])], [f"c{n}" for n in range(body.shape[1])], **told)


def protected(one: Table):
    small = primary(one.values, POLICY) & ~one.margins
    return small, *levels(one.values, small, POLICY)


def least(one: Table, small, lower, upper, weight, keep) -> float | None:
    """The slow reference: each pattern of the cells that may be hidden, held against the audit."""
    free = np.flatnonzero(~small & ~keep)
    best = None
    for choice in product((False, True), repeat=len(free)):
        hidden = small.copy()
        hidden[free[list(choice)]] = True
        cost = float(weight[hidden].sum())
        if (best is None or cost < best) and not audit(one, hidden, lower, upper):
            best = cost
    return best


def test_the_table_that_fischetti_and_salazar_begin_with() -> None:
    """Three activities by three regions, one sensitive cell of 22: three more are hidden."""
    one = table([[20, 50, 10], [8, 19, 22], [17, 32, 12]])
    small = np.zeros(16, bool)
    small[5] = True
    found = hide(one, small, np.where(small, 5, 0), np.where(small, 8, 0), weight=np.maximum(one.values, 1))
    assert found.hidden[:9].reshape(3, 3).tolist() == [[0, 0, 0], [1, 0, 1], [1, 0, 1]]
    assert found.weight == 8 + 22 + 17 + 12
    assert not found.hidden[9:].any()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 15), min_size=3, max_size=3), min_size=3, max_size=3), st.integers(0, 99))
def test_no_pattern_is_lighter(counts, seed: int) -> None:
    assume(np.any(counts))
    one = table(counts)
    small, lower, upper = protected(one)
    weight = np.random.default_rng(seed).integers(1, 9, len(one.names)).astype(float)
    best = least(one, small, lower, upper, weight, one.margins)
    if best is None:
        with pytest.raises(CannotBeHidden, match="cannot be protected"):
            hide(one, small, lower, upper, weight=weight)
    else:
        assert hide(one, small, lower, upper, weight=weight).weight == pytest.approx(best)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=8, max_size=8))
def test_no_pattern_is_lighter_in_three_ways(cells) -> None:
    """Two by two by two: each count stands in three sums, and a pattern is tried against all 256."""
    assume(any(cells))
    one = cube(np.array(cells, float).reshape(2, 2, 2))
    small = primary(one.values, POLICY) & ~one.margins
    lower, upper = levels(one.values, small, POLICY)
    best = least(one, small, lower, upper, np.ones(len(one.names)), one.margins)
    if best is None:
        with pytest.raises(CannotBeHidden):
            hide(one, small, lower, upper)
    else:
        assert hide(one, small, lower, upper).weight == best


@settings(max_examples=6, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_no_pattern_is_lighter_where_margins_may_be_hidden(cells) -> None:
    one = table(np.reshape(cells, (2, 2)))
    small = primary(one.values, POLICY)
    lower, upper = levels(one.values, small, POLICY)
    keep = np.zeros(len(one.names), bool)
    weight = np.where(one.margins, 2.0, 1.0)
    best = least(one, small, lower, upper, weight, keep)
    assert hide(one, small, lower, upper, keep=keep, weight=weight).weight == best


def cube(body) -> Table:
    """A table in three ways with the margins of each two."""
    names = [f"{i}{j}{k}" for i, j, k in product(range(2), repeat=3)]
    values, sums = list(body.ravel()), []
    for axis in range(3):
        for i, j in product(range(2), repeat=2):
            parts = [
                at for at, where in enumerate(product(range(2), repeat=3)) if np.delete(where, axis).tolist() == [i, j]
            ]
            sums.append(Sum(len(values), tuple(parts)))
            names.append(f"margin {axis}{i}{j}")
            values.append(sum(values[part] for part in parts))
    return Table(tuple(names), np.array(values), tuple(sums))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 9))
def test_the_audit_passes_every_pattern(seed: int, size: int) -> None:
    one = table(np.random.default_rng(seed).poisson(12, (size, size)))
    small, lower, upper = protected(one)
    found = hide(one, small, lower, upper)
    assert audit(one, found.hidden, lower, upper) == ()
    assert found.hidden[small].all()
    assert not found.hidden[one.margins].any()


def test_a_table_without_small_counts_hides_nothing() -> None:
    one = table([[10, 20], [30, 40]])
    assert not hide(one, *protected(one)).hidden.any()


def test_what_is_paid_for_more_is_hidden_less() -> None:
    one = table([[2, 50, 60], [70, 80, 90], [20, 30, 40]])
    small, lower, upper = protected(one)
    weight = np.ones(len(one.names))
    weight[[4, 7]] = 100  # the middle column is what people come for
    assert not hide(one, small, lower, upper, weight=weight).hidden[[4, 7]].any()


def test_a_small_margin_is_protected_where_margins_may_be_hidden() -> None:
    one = table([[1, 2], [30, 40], [50, 60]])
    small = primary(one.values, POLICY)
    lower, upper = levels(one.values, small, POLICY)
    with pytest.raises(CannotBeHidden, match="Let margins be hidden"):
        hide(one, small, lower, upper)
    found = hide(one, small, lower, upper, keep=np.zeros(len(small), bool))
    assert found.hidden[one.at("r0, all")]
    assert audit(one, found.hidden, lower, upper) == ()


@pytest.mark.parametrize(
    ("counts", "told", "words"),
    [
        ([[1, 2, 30]], {}, "one row or column"),
        ([[0, 0], [0, 0]], {}, "counts nobody"),
        ([[3, -1], [4, 5]], {}, "r0, c1 is -1"),
        ([[3, np.nan], [4, 5]], {}, "r0, c1 is nan"),
        ([[3, 1], [4, 5]], {"row_totals": [4, 10]}, "r1, all says 10, and its parts add up to 9"),
        ([[3, 1], [4, 5]], {"total": 12}, "all says 12"),
    ],
)
def test_a_table_that_cannot_be_is_told(counts, told, words: str) -> None:
    with pytest.raises(UnfitTable, match=words):
        table(counts, **told)


def test_what_cannot_be_protected_is_named() -> None:
    one = table([[2, 0], [0, 50]])
    small, lower, upper = protected(one)
    with pytest.raises(CannotBeHidden, match="r0, c0 cannot be protected"):
        hide(one, small, lower, upper, keep=np.arange(len(one.names)) > 0)


def test_weights_of_nothing_and_time_of_nothing_are_refused() -> None:
    one = table(np.random.default_rng(3).poisson(8, (8, 8)))
    small, lower, upper = protected(one)
    with pytest.raises(CannotBeHidden, match="above 0"):
        hide(one, small, lower, upper, weight=np.zeros(len(one.names)))
    with pytest.raises(CannotBeHidden, match="time given"):
        hide(one, small, lower, upper, most_seconds=0)
    with pytest.raises(CannotBeHidden, match="no count lies that far below"):
        hide(one, small, lower + 9 * small, upper)
