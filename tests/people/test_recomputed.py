"""The audit finds what can be worked out, whoever chose what to hide."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

pytest.importorskip("highspy")
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.people.differenced import Published, differences, leftovers
from ombud.people.recomputed import NoAudit, audit, intervals, narrow, possible
from ombud.people.small import Policy
from ombud.people.table import Sum, UnfitTable, two_way

POLICY = Policy(threshold=5, level=3)


def table(counts):
    body = np.asarray(counts)
    return two_way(body, [f"r{n}" for n in range(body.shape[0])], [f"c{n}" for n in range(body.shape[1])])


def tried(one, hidden):
    """The slow reference: every whole number for every hidden cell, as long as all sums are right."""
    at, most = np.flatnonzero(hidden), int(one.values.max())
    fits = []
    for guess in product(range(most + 1), repeat=len(at)):
        values = one.values.copy()
        values[at] = guess
        if all(abs(values[s.total] - values[list(s.parts)].sum()) < 1e-9 for s in one.sums):
            fits.append(guess)
    return [(min(column), max(column)) for column in zip(*fits, strict=True)]


def test_the_interval_of_the_table_that_fischetti_and_salazar_begin_with() -> None:
    """By hand: c2 of r1 is 30 less the cell beside it, and at least 5, since the cell below that holds at most 25."""
    one = table([[20, 50, 10], [8, 19, 22], [17, 32, 12]])
    hidden = np.zeros(16, bool)
    hidden[[3, 5, 6, 8]] = True
    told = {found.name: (found.low, found.high) for found in intervals(one, hidden)}
    assert told == {"r1, c0": (0, 25), "r1, c2": (5, 30), "r2, c0": (0, 25), "r2, c2": (4, 29)}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=6, max_size=6), st.sets(st.integers(0, 5), min_size=1, max_size=4))
def test_the_intervals_are_those_found_by_trying(cells, where) -> None:
    if not any(cells):
        return
    one = table(np.reshape(cells, (2, 3)))
    hidden = np.isin(np.arange(len(one.names)), list(where))
    told = [(round(found.low, 6), round(found.high, 6)) for found in intervals(one, hidden)]
    assert told == tried(one, hidden)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 7))
def test_every_planted_cell_that_can_be_had_is_found(seed: int, size: int) -> None:
    """One cell is hidden alone in its row: whatever else is hidden, a subtraction gives it."""
    rng = np.random.default_rng(seed)
    one = table(rng.poisson(20, (size, size)) + 1)
    hidden = np.zeros(len(one.names), bool)
    hidden[: size * size] = rng.random(size * size) < 0.4
    planted = int(rng.integers(size * size))
    hidden[planted - planted % size : planted - planted % size + size] = False
    hidden[planted] = True
    level = np.where(np.arange(len(hidden)) == planted, 1.0, 0.0)
    (found,) = audit(one, hidden, level, level)
    assert found.interval.name == one.names[planted]
    assert found.interval.exact
    assert str(found.told) == f"{one.names[planted]} is hidden and can be worked out: it is {one.values[planted]:g}."


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 6))
def test_the_audit_fails_whom_the_intervals_fail(seed: int, size: int) -> None:
    """The slow reference: both programs for every hidden cell, whatever was seen on the way."""
    rng = np.random.default_rng(seed)
    one = table(rng.poisson(4, (size, size)) + 1)
    hidden = rng.random(len(one.names)) < 0.5
    lower, upper = rng.integers(0, 4, (2, len(hidden))) * hidden
    lower = np.minimum(lower, one.values)
    slow = [
        found
        for found in intervals(one, hidden)
        if found.low > (one.values - lower)[one.at(found.name)] + 1e-6
        or found.high < (one.values + upper)[one.at(found.name)] - 1e-6
    ]
    assert [found.interval.name for found in audit(one, hidden, lower, upper)] == [found.name for found in slow]


def test_a_cell_that_is_nearly_known_fails_and_names_how_near() -> None:
    one = table([[1, 1], [1, 90]])
    hidden = np.arange(len(one.names)) < 4
    lower, upper = np.where(hidden, 1, 0), np.where(hidden, 3, 0)
    told = [str(found.told) for found in audit(one, hidden, lower, upper)]
    assert told[0] == "r0, c0 is hidden and can be worked out to 0 to 2: that is closer than 4 persons allow."
    assert len(told) == 4
    assert len(narrow(intervals(one, hidden), 3)) == 4
    assert narrow(intervals(one, hidden), 2) == ()


def test_a_cell_with_a_level_that_is_shown_fails() -> None:
    one = table([[1, 10], [10, 90]])
    level = np.where(np.arange(len(one.names)) == 0, 1.0, 0.0)
    assert len(audit(one, np.zeros(len(one.names), bool), level, level)) == 1


def test_without_its_sums_a_cell_may_be_anything() -> None:
    (found,) = possible(["Rosengård"], np.array([np.nan]), [])
    assert (found.low, found.high) == (0, float("inf"))


def test_what_contradicts_itself_is_not_called_safe() -> None:
    with pytest.raises(NoAudit, match="contradicts itself"):
        possible(["a", "b", "all"], np.array([np.nan, 7, 5]), [Sum(2, (0, 1))])
    with pytest.raises(NoAudit, match="contradicts itself"):
        possible(["a", "b", "all"], np.array([1.0, 7, 5]), [Sum(2, (0, 1))])


def test_nested_areas_years_and_groups_are_subtracted() -> None:
    """A ward redrawn by one block, a year added to a running count, all less the women: three small counts."""
    counts = [
        Published("old ward", frozenset({"block 1", "block 2"}), 40),
        Published("new ward", frozenset({"block 1", "block 2", "block 3"}), 43),
        Published("until 2019", frozenset({"2018", "2019"}), 100),
        Published("until 2020", frozenset({"2018", "2019", "2020"}), 101),
        Published("women", frozenset({"women"}), 60),
        Published("all", frozenset({"women", "men", "neither"}), 64),
    ]
    found = differences(counts, POLICY)
    assert [(leak.pieces, leak.low) for leak in found] == [
        (("block 3",), 3), (("2020",), 1), (("men", "neither"), 4)]  # fmt: skip
    assert str(found[0].told) == "new ward less old ward leaves 3."


def test_what_several_publications_leave_together_is_found() -> None:
    """No two differ by little; the city less both districts does."""
    counts = [
        Published("city", frozenset("abc"), 102),
        Published("north", frozenset("a"), 60),
        Published("south", frozenset("b"), 40),
    ]
    assert differences(counts, POLICY) == ()
    (leak,) = leftovers(counts, POLICY)
    assert (leak.pieces, leak.low, leak.high) == (("c",), 2, 2)
    larger = [Published("city", frozenset("abc"), 150), *counts[1:]]
    assert leftovers(larger, POLICY) == ()


def test_a_part_larger_than_its_whole_is_told() -> None:
    counts = [Published("city", frozenset("ab"), 10), Published("north", frozenset("a"), 12)]
    with pytest.raises(UnfitTable, match="north counts other than city allows"):
        differences(counts, POLICY)
    with pytest.raises(NoAudit):
        leftovers(counts, POLICY)
