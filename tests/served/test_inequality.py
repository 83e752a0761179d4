"""Gini, Theil, Palma and dissimilarity: published numbers, slow references, and what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.given import UnfitNumbers
from ombud.served.inequality import dissimilarity, gini, palma, palma_of, segregation, theil
from tests.served.known import CELLS, DATA, OTHER_CELLS, cells, column, rows

MEXICO = {
    1940: (0.20894344, 0.0345889), 1950: (0.15222451, 0.02816853), 1960: (0.10472941, 0.05260921),
    1970: (0.10194725, 0.05931219), 1980: (0.09560113, 0.03205257), 1990: (0.10511256, 0.02963731),
    2000: (0.10660832, 0.03635872),
}  # fmt: skip


def test_gini_and_theil_of_belo_horizonte() -> None:
    jobs, people, _, decile = cells(CELLS)
    assert round(gini(jobs, people).value, 4) == 0.1386
    found = theil(jobs, people, decile)
    assert (round(found.total, 4), round(found.between, 4), round(found.within, 4)) == (0.0378, 0.0021, 0.0357)
    assert found.kept.empty == (0,)
    assert "nobody lives there: 1" in str(found.kept.left_out)


def test_theil_of_the_other_cells() -> None:
    jobs, people, _, decile = cells(OTHER_CELLS)
    found = theil(jobs, people, decile)
    assert (round(found.total, 4), round(found.between, 4), round(found.within, 4)) == (0.0852, 0.0515, 0.0337)
    assert round(found.between / found.total, 4) == 0.6044


@pytest.mark.parametrize("year", MEXICO)
def test_theil_of_mexican_states(year: int) -> None:
    told = rows(DATA / "mexico.csv")
    found = theil(column(told, str(year)), np.ones(32), column(told, "hanson98"))
    assert round(found.total, 8) == MEXICO[year][0]
    assert found.between == pytest.approx(MEXICO[year][1], abs=6e-9)


def test_two_regions_differ_wholly_between() -> None:
    found = theil([0, 0, 0, 10, 10, 10], np.ones(6), [0, 0, 0, 1, 1, 1])
    assert (found.total, found.between, found.within) == (0.6931471805599453, 0.6931471805599453, 0)


def test_palma_of_belo_horizonte_with_the_citys_own_borders_of_income() -> None:
    """The borders are the whole city's deciles; of these cells, one lies below the fifth and two in the tenth."""
    jobs, people, income, _ = cells(CELLS)
    assert round(palma_of(jobs, people, income, 1000, 3000).value, 4) == 1.0911
    assert round(palma_of(jobs[:-1], people[:-1], income[:-1], 1000, 3000).value, 4) == 0.5249


def test_dissimilarity_and_segregation_of_sacramento() -> None:
    told = rows(DATA / "sacramento.csv")
    people, hispanic = column(told, "people"), column(told, "hispanic")
    assert dissimilarity(hispanic, people - hispanic).value == pytest.approx(0.32184656076566864, abs=1e-15)
    assert segregation(hispanic, people - hispanic).value == pytest.approx(0.43506510676886234, abs=1e-15)


# What must always hold.

areas = st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 50), st.integers(0, 3)), min_size=1, max_size=12)


def split(given_: list[tuple[int, int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x, w, region = (np.array(one) for one in zip(*given_, strict=True))
    return x.astype(float), w.astype(float), region


def slow_gini(x: np.ndarray, w: np.ndarray) -> float:
    """Half the mean difference of all pairs of people, over the mean."""
    pairs = sum(w[i] * w[j] * abs(x[i] - x[j]) for i in range(x.size) for j in range(x.size))
    return pairs / (2 * w.sum() ** 2 * (w @ x / w.sum())) if w @ x else float("nan")


def slow_theil(x: np.ndarray, w: np.ndarray) -> float:
    mean = w @ x / w.sum() if w.sum() else 0
    if not mean:
        return float("nan")
    return sum(wi / w.sum() * xi / mean * np.log(xi / mean) for xi, wi in zip(x, w, strict=True) if xi and wi)


@given(areas)
def test_fast_is_as_slow(given_) -> None:
    x, w, region = split(given_)
    assert gini(x, w).value == pytest.approx(slow_gini(x, w), nan_ok=True, abs=1e-12)
    assert theil(x, w, region).total == pytest.approx(slow_theil(x, w), nan_ok=True, abs=1e-12)


@given(areas, st.floats(1e-6, 1e6), st.randoms())
def test_scale_order_and_copies_change_nothing(given_, scale: float, random) -> None:
    x, w, region = split(given_)
    turned = list(range(x.size))
    random.shuffle(turned)
    for index in (
        lambda a, b, c: gini(a, b).value,
        lambda a, b, c: theil(a, b, c).between,
        lambda a, b, c: palma(a, b, c).value,
    ):
        first = pytest.approx(index(x, w, region), rel=1e-9, abs=1e-12, nan_ok=True)
        assert index(x * scale, w, region) == first
        assert index(x, w * 7, region) == first
        assert index(x[turned], w[turned], region[turned]) == first
        assert index(*(np.concatenate([one, one]) for one in (x, w, region))) == first


@given(areas)
def test_theil_is_between_and_within_and_gini_lies_from_0_to_1(given_) -> None:
    x, w, region = split(given_)
    found = theil(x, w, region)
    assert found.total == pytest.approx(found.between + found.within, abs=1e-12, nan_ok=True)
    if not np.isnan(found.total):
        assert found.total >= 0
        assert -1e-12 <= gini(x, w).value < 1


@given(areas)
def test_a_silent_area_is_left_out_and_counted(given_) -> None:
    x, w, _ = split(given_)
    found = gini(np.append(x, np.nan), np.append(w, 5))
    assert found.value == pytest.approx(gini(x, w).value, nan_ok=True)
    assert found.kept.silent == (x.size,)


def test_palma_splits_an_area_across_the_border() -> None:
    """Five areas of 10: the richest tenth is half an area, the poorest four tenths are two."""
    assert palma([1, 3, 5, 7, 20], [10] * 5, [1, 2, 3, 4, 5]).value == pytest.approx(20 / 2)


def test_where_nobody_has_anything_there_is_nothing_to_compare() -> None:
    assert np.isnan(gini([0, 0], [1, 1]).value)
    assert np.isnan(theil([0, 0], [1, 1]).total)
    assert np.isnan(palma([0, 0], [1, 1], [1, 2]).value)
    assert np.isnan(gini([1, 2], [0, 0]).value)
    assert np.isnan(dissimilarity([0, 0], [1, 1]).value)


def test_what_cannot_be_counted_is_told_with_its_place() -> None:
    with pytest.raises(UnfitNumbers, match="values: -1 in area number 2"):
        gini([1, -1], [1, 1])
    with pytest.raises(UnfitNumbers, match="people: inf"):
        gini([1, 1], [1, np.inf])
    with pytest.raises(UnfitNumbers, match="one number for each area"):
        gini([1, 1], [1])
