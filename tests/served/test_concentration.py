"""Concentration, Erreygers, Kakwani and equity against need."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.concentration import by_need, concentration, erreygers, grouped, horizontal, kakwani
from ombud.served.given import UnfitNumbers
from ombud.served.inequality import gini
from tests.served.known import CELLS, cells


def test_belo_horizonte() -> None:
    jobs, people, income, _ = cells(CELLS)
    assert round(concentration(jobs, people, income).value, 4) == -0.0248
    assert concentration(jobs, people, income).kept.empty == (0,)
    sample = erreygers(jobs, people, income, (22239, 55571))
    assert round(sample.value, 4) == -0.1314
    assert round(erreygers(jobs[:-1], people[:-1], income[:-1], (22239, 42372)).value, 4) == -0.8282


def test_declared_bounds_hold_when_an_area_leaves() -> None:
    """With bounds that do not come from the areas, leaving one out does not make the index six times as large."""
    jobs, people, income, _ = cells(CELLS)
    whole = erreygers(jobs, people, income, (0, 60000)).value
    assert round(whole, 4) == -0.0730
    assert abs(erreygers(jobs[:-1], people[:-1], income[:-1], (0, 60000)).value / whole) < 4


def test_a_table_by_fifths() -> None:
    """Five groups of an Indian survey give -0.1694. The inputs were recalled, not seen: this holds the formula only."""
    rates, births = [154.7, 152.9, 119.5, 86.9, 54.3], [29939, 28776, 26528, 24689, 19739]
    assert round(grouped(rates, births).value, 4) == -0.1694


areas = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50), st.integers(-3, 3)), min_size=1, max_size=10)


def split(given_) -> tuple[np.ndarray, ...]:
    return tuple(np.array(one, dtype=float) for one in zip(*given_, strict=True))


def slow(x: np.ndarray, w: np.ndarray, rank: np.ndarray) -> float:
    """Person by person: everyone has the share of the poorer plus half of those as poor."""
    mean = w @ x / w.sum()
    if not mean:
        return float("nan")
    places = [(w[rank < one].sum() + w[rank == one].sum() / 2) / w.sum() for one in rank]
    return (
        2 * sum(wi * (xi - mean) * (place - 0.5) for wi, xi, place in zip(w, x, places, strict=True)) / w.sum() / mean
    )


@given(areas)
def test_fast_is_as_slow(given_) -> None:
    x, w, rank = split(given_)
    assert concentration(x, w, rank).value == pytest.approx(slow(x, w, rank), abs=1e-12, nan_ok=True)


@given(areas, st.randoms(), st.floats(1e-3, 1e3))
def test_order_scale_and_copies_change_nothing(given_, random, scale: float) -> None:
    x, w, rank = split(given_)
    turned = list(range(x.size))
    random.shuffle(turned)
    first = pytest.approx(concentration(x, w, rank).value, abs=1e-9, nan_ok=True)
    assert concentration(x[turned], w[turned], rank[turned]).value == first
    assert concentration(x * scale, w, rank).value == first
    assert concentration(np.tile(x, 2), np.tile(w, 2), np.tile(rank, 2)).value == first
    assert -concentration(x, w, -rank).value == first


@given(areas)
def test_shortfalls_mirror_attainments(given_) -> None:
    """What one lacks is as unequal as what one has (Erreygers 2009); the standard index does not have this."""
    x, w, rank = split(given_)
    assert erreygers(x, w, rank, (0, 100)).value == pytest.approx(
        -erreygers(100 - x, w, rank, (0, 100)).value, abs=1e-12
    )
    assert abs(erreygers(x, w, rank, (0, 100)).value) <= 1 + 1e-12


@given(areas)
def test_provision_by_need_is_horizontally_equal(given_) -> None:
    x, w, rank = split(given_)
    need = x + 1
    assert horizontal(3 * need, by_need(3 * need, need, w), w, rank).value == pytest.approx(0, abs=1e-12)


@given(areas)
def test_incomes_own_kakwani_is_nothing(given_) -> None:
    income, w, _ = split(given_)
    income = income + 1
    assert kakwani(income, w, income).value == pytest.approx(0, abs=1e-12, nan_ok=True)
    assert kakwani(np.ones(w.size), w, income).value == pytest.approx(-gini(income, w).value, abs=1e-12, nan_ok=True)


def test_bounds_that_are_none_and_values_outside() -> None:
    with pytest.raises(UnfitNumbers, match="bounds 1 to 0 are none"):
        erreygers([0.5], [1], [1], (1, 0))
    with pytest.raises(UnfitNumbers, match=r"1\.5 in area number 3 is outside"):
        erreygers([0.5, 0.5, 1.5], [1, 0, 1], [1, 2, 3], (0, 1))


def test_no_need_anywhere_gives_no_expectation() -> None:
    assert np.isnan(by_need([1, 2], [0, 0], [1, 1])).all()
