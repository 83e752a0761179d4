"""Rates, their intervals, and what empirical Bayes makes of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.extremes import extremes
from ombud.served.given import UnfitNumbers
from ombud.served.rates import crude, excess, interval, smoothed
from tests.served.known import DATA, column, rows


def test_smoothed_rates_of_carolina() -> None:
    told = rows(DATA / "sids2.csv")
    deaths, births = column(told, "deaths_1974"), column(told, "births_1974")
    eb = [0.0016973, 0.0017054, 0.0017731, 0.0020129, 0.0035349]
    assert [round(one, 7) for one in smoothed(deaths, births, per=1).rate[:5]] == eb
    risk = [0.453433, 0.0, 0.775871, 0.97381, 3.13319]
    assert excess(deaths, births)[:5] == pytest.approx(risk, abs=2e-6)


@pytest.mark.parametrize(
    ("n", "low", "high"), [(0, 0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390), (100, 81.364, 121.627)]
)
def test_intervals_are_those_of_the_poisson_tables(n: int, low: float, high: float) -> None:
    found = interval([n])
    assert (found[0][0], found[1][0]) == (pytest.approx(low, abs=6e-4), pytest.approx(high, abs=6e-4))


def test_where_exact_ends_the_formula_goes_on() -> None:
    low, high = interval([1000, 1001])
    assert low[1] - low[0] == pytest.approx(1, abs=0.1)
    assert high[1] - high[0] == pytest.approx(1, abs=0.1)


counts = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 500)), min_size=1, max_size=12)


def slow(events: np.ndarray, people: np.ndarray) -> list[float]:
    there = people > 0
    if not there.any():
        return [float("nan")] * people.size
    mean = sum(events[there]) / sum(people[there])
    spread = sum(p * (o / p - mean) ** 2 for o, p in zip(events[there], people[there], strict=True)) / sum(
        people[there]
    )
    spread = max(0.0, spread - mean / (sum(people[there]) / there.sum()))
    weight = [spread / (spread + mean / p) if p and spread else 0.0 for p in people]
    return [w * o / p + (1 - w) * mean if p else float("nan") for w, o, p in zip(weight, events, people, strict=True)]


@given(counts)
def test_smoothing_is_as_slow_never_negative_and_between_rate_and_mean(told) -> None:
    events, people = (np.array(one, dtype=float) for one in zip(*told, strict=True))
    found = smoothed(events, people, per=1)
    assert list(found.rate) == pytest.approx(slow(events, people), nan_ok=True)
    there = people > 0
    assert (found.rate[there] >= 0).all()
    own = events[there] / people[there]
    assert (found.rate[there] >= np.minimum(own, found.mean) - 1e-12).all()
    assert (found.rate[there] <= np.maximum(own, found.mean) + 1e-12).all()


def test_areas_that_differ_by_chance_alone_get_the_mean() -> None:
    """The variance would come out below zero here; unclamped, it throws rates below zero."""
    found = smoothed([1, 1, 1], [100, 110, 90], per=100)
    assert found.spread == 0
    assert found.rate == pytest.approx([1, 1, 1])


def test_where_nobody_lives_there_is_no_rate() -> None:
    found = crude([3, 1, np.nan], [0, 1000, 1000])
    assert np.isnan(found.rate[[0, 2]]).all()
    assert (found.kept.empty, found.kept.silent) == ((0,), (2,))
    assert found.rate[1] == 1
    with pytest.raises(UnfitNumbers, match="events: -1 in area number 1"):
        crude([-1], [5])


def test_nobody_anywhere_gives_no_rate_and_no_warning() -> None:
    assert np.isnan(excess([1, 2], [0, 0])).all()
    assert np.isnan(smoothed([1, 2], [0, 0]).rate).all()
    assert np.isnan(crude([1, 2], [0, 0]).rate).all()


def test_most_and_least_served_are_named() -> None:
    found = extremes(crude([9, 0, 1, 5], [1000, 1000, 1000, 0]), ["Rosengård", "Hyllie", "Husie", "Docks"], 2)
    assert [one.area for one in found.most] == ["Rosengård", "Husie"]
    assert [one.area for one in found.least] == ["Hyllie", "Husie"]
    assert str(found.told) == "Rosengård has most: 9.0 per 1,000 people. Hyllie has least: 0.0."
    many = extremes(crude([9, 0, 0], [1000] * 3), ["Rosengård", "Hyllie", "Husie"])
    assert str(many.told).endswith("Lived-in areas that have none: 2 of 3.")
    assert "No area" in str(extremes(crude([1], [0]), ["Docks"]).told)
