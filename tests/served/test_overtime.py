"""Inequality by year and whether new follows old: New York's kiosks, planted effects and none."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.given import UnfitNumbers
from ombud.served.overtime import against_lot, beta, by_year, dated
from tests.served.known import places, rows

THEIL = {2016: 0.986, 2017: 0.423, 2018: 0.451, 2019: 0.452, 2020: 0.454,
         2021: 0.442, 2022: 0.362, 2023: 0.342, 2024: 0.311, 2025: 0.307}  # fmt: skip


def test_kiosks_of_new_york_by_borough_and_year() -> None:
    folder = places("new-york")
    tracts = pq.read_table(folder / "nyc_tracts_acs2008_12.parquet", columns=["borough", "population"])
    boroughs = sorted(set(tracts["borough"].to_pylist()))
    told = zip(tracts["borough"].to_pylist(), tracts["population"].to_pylist(), strict=True)
    people = np.zeros(len(boroughs))
    for borough, lived in told:
        people[boroughs.index(borough)] += lived
    kiosks = rows(folder / "linknyc_kiosks.csv")
    days = [_day(one["Installation Complete"]) for one in kiosks]
    found = dated(days, date(2015, 1, 1), date(2025, 5, 5))
    assert sorted(days[at].year for at in found.impossible) == [1971, 1971, 1971, 1992]
    assert len(found.possible) + len(found.impossible) + len(found.undated) == 2250
    new = np.zeros((len(THEIL), len(boroughs)))
    for at in found.possible:
        new[max(days[at].year, 2016) - 2016, boroughs.index(kiosks[at]["Borough"])] += 1
    years = by_year(list(THEIL), new.cumsum(axis=0), people, boroughs)
    assert {one.year: round(one.theil.total, 3) for one in years} == THEIL
    assert all(one.theil.within == 0 for one in years)
    assert years[0].sigma > years[-1].sigma


def _day(told: str) -> date | None:
    return datetime.strptime(told, "%m/%d/%Y").date() if told else None  # noqa: DTZ007


def test_new_by_lot_is_found_to_be_by_lot_and_new_to_most_is_found_to_follow() -> None:
    rng = np.random.default_rng(1)
    people = rng.integers(500, 5000, 200).astype(float)
    fair = rng.multinomial(100, people / people.sum(), 8)
    found = against_lot(fair, people, np.random.default_rng(2))
    assert found.by_lot.spans(found.share)
    assert "cannot be told apart from chance" in str(found.told)
    rich = fair.copy()
    rich[1:, np.argmax(fair[0] / people)] += 60
    followed = against_lot(rich, people, np.random.default_rng(2))
    assert followed.share > followed.by_lot.high
    assert followed.chance < 0.01
    assert "handed out by lot" in str(followed.told)


def test_the_lot_has_the_share_that_claim_gives_it() -> None:
    """Two areas of equal people, all stood in the first: the lot sends half there, as every draw of all areas would."""
    found = against_lot([[4, 0], [10, 10]], [1, 1], np.random.default_rng(1))
    slow = np.random.default_rng(5).multinomial(20, [0.5, 0.5], 4000)[:, 0] / 20
    assert (found.share, found.expected, found.items, found.years) == (0.5, 0.5, 20, 1)
    assert (found.by_lot.low, found.by_lot.high) == pytest.approx(tuple(np.percentile(slow, (2.5, 97.5))), abs=0.05)


def test_areas_that_catch_up_have_a_slope_below_zero() -> None:
    rng = np.random.default_rng(3)
    people, old = np.full(80, 1000.0), rng.integers(0, 40, 80).astype(float)
    catching = beta(old, 40 - old, people, np.random.default_rng(1))
    assert catching.slope == pytest.approx(-1)
    assert "catch up" in str(catching.told)
    noise = beta(old, rng.permutation(old), people, np.random.default_rng(1), blocks=np.arange(80) // 4)
    assert noise.spread.by_blocks is not None
    assert "cannot be told apart" in str(noise.told)
    assert "Too few areas" in str(beta([1, 1], [1, 2], [5, 5], np.random.default_rng(1)).told)


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 30), st.integers(0, 2)), min_size=2, max_size=8))
def test_a_year_is_within_and_between(told) -> None:
    people, stock, region = (np.array(one) for one in zip(*told, strict=True))
    (one,) = by_year([2020], stock[None, :], people, region)
    assert one.theil.total == pytest.approx(one.theil.within + one.theil.between, abs=1e-12, nan_ok=True)


def test_half_items_and_nobody_are_refused() -> None:
    with pytest.raises(UnfitNumbers, match="Only whole items"):
        against_lot([[0.5, 1]], [1, 1], np.random.default_rng(1))
    with pytest.raises(UnfitNumbers, match="Nobody lives"):
        against_lot([[1, 1]], [0, 0], np.random.default_rng(1))
    assert "Nothing new" in str(against_lot([[1, 1]], [1, 1], np.random.default_rng(1)).told)
