"""Shares of a thing against shares of the people: New York, Chicago and Cape Town, then what must always hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.given import UnfitNumbers
from ombud.served.resampled import Interval, Spread, Way, spread_of, squares, sums, weights
from ombud.served.sharegap import Resampling, share_gaps
from tests.served.known import column, places, rows

GROUPS = ("white", "black", "hispanic", "asian", "poor", "female")
NEW_YORK = {  # gap in points, its interval with tracts drawn one by one, faced per 100,000
    "white": (9.19, 6.4, 11.7, 33.0), "black": (-6.60, -8.5, -4.6, 20.2), "hispanic": (-1.19, -3.2, 0.9, 26.2),
    "asian": (-1.76, -2.8, -0.8, 23.6), "poor": (-2.05, -3.1, -1.0, 24.5), "female": (-0.33, -0.8, 0.1, 27.2),
}  # fmt: skip


def counted(borders: list[bytes], told: list[dict[str, str]], across: str, up: str) -> np.ndarray:
    """Points inside each area; those on a border are in none."""
    areas = shapely.from_wkb(borders)
    points = shapely.points(column(told, across), column(told, up))
    return np.bincount(shapely.STRtree(areas).query(points, "within")[1], minlength=len(areas)).astype(float)


def new_york() -> tuple[np.ndarray, np.ndarray, np.ndarray, list[str]]:
    folder: Path = places("new-york")
    tracts = pq.read_table(folder / "nyc_tracts_acs2008_12.parquet")
    kiosks = counted(tracts["geometry"].to_pylist(), rows(folder / "linknyc_kiosks.csv"), "Longitude", "Latitude")
    people = np.array(tracts["population"].to_pylist(), dtype=float)
    return (
        kiosks,
        people,
        np.array([tracts[one].to_pylist() for one in GROUPS], dtype=float).T,
        tracts["nta_code"].to_pylist(),
    )


def test_kiosks_of_new_york() -> None:
    kiosks, people, groups, nta = new_york()
    resampling = Resampling(np.random.default_rng(7), blocks=nta)
    found = share_gaps(kiosks, people, groups, GROUPS, resampling=resampling)
    assert (found.unlived, len(found.kept.empty)) == (7, 40)
    for group, (gap, low, high, faced) in NEW_YORK.items():
        one = found.of(group)
        assert round(100 * one.gap, 2) == pytest.approx(gap, abs=0.006)
        assert round(one.faced, 1) == faced
        assert one.spread is not None
        assert 100 * one.spread.by_areas.low == pytest.approx(low, abs=0.35)
        assert 100 * one.spread.by_areas.high == pytest.approx(high, abs=0.35)
        assert one.spread.judged == one.spread.by_blocks  # neighbours are alike: wider for every group here
    assert "cannot be told apart from chance" in str(found.of("hispanic").told)
    assert "cannot be told apart from chance" not in str(found.of("white").told)
    assert "drawn together" in str(found.told[-1])


def test_the_intervals_come_again_from_the_same_seed() -> None:
    kiosks, people, groups, _ = new_york()
    twice = [share_gaps(kiosks, people, groups, GROUPS, resampling=Resampling(np.random.default_rng(3))) for _ in "ab"]
    assert twice[0].groups == twice[1].groups
    assert "neighbouring areas are alike" in str(twice[0].told[-1])


def test_sensors_of_chicago() -> None:
    """The figures known are of nodes inside a tract: six on corners of three tracts and one outside are in no sum."""
    folder = places("chicago")
    tracts = pq.read_table(folder / "chicago_tracts_sdoh_2014.parquet")
    nodes = counted(tracts["geometry"].to_pylist(), rows(folder / "chicago_array_of_things_nodes.csv"), "lon", "lat")
    assert nodes.sum() == 114
    people = np.array(tracts["Pop2014"].to_pylist(), dtype=float)
    shares = np.array([tracts[one].to_pylist() for one in ("Blk14P", "Hisp14P", "EP_LIMENG", "Pov14")], dtype=float).T
    found = share_gaps(
        nodes,
        people,
        np.clip(shares, 0, 100) / 100 * people[:, None],
        ("Black", "Hispanic", "English", "poor"),
        apportioned=True,
    )
    told = [(round(100 * one.of_thing, 1), round(100 * one.of_people, 1)) for one in found.groups]
    assert told == [(34.1, 31.9), (25.0, 29.0), (6.3, 8.9), (17.1, 18.7)]


def test_contact_crime_faced_in_cape_town() -> None:
    folder = places("cape-town")
    people = {
        one["ward"]: float(one["population"])
        for one in rows(folder / "wards_population.csv")
        if one["geo_version"] == "2011"
    }
    crimes = {
        one["ward"]: float(one["total"])
        for one in rows(folder / "wards_crimes_type_of_crime_year.csv")
        if (one["type of crime"], one["year"], one["geo_version"]) == ("Contact crime", "2014-15", "2011")
    }
    names = ("Black African", "Coloured", "White")
    groups = {
        (one["ward"], one["population group"]): float(one["total"])
        for one in rows(folder / "wards_populationgroup.csv")
        if one["geo_version"] == "2011"
    }
    assert (len(people), sum(people.values()), round(sum(crimes.values()))) == (111, 3740028, 74030)
    table = [[groups[ward, name] for name in names] for ward in people]
    found = share_gaps([crimes[ward] for ward in people], list(people.values()), table, names, per=1000)
    assert [round(one.faced, 1) for one in found.groups] == [20.0, 20.4, 17.6]


# What must always hold.

towns = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 400), st.integers(0, 100)), min_size=1, max_size=12)


def split(told) -> tuple[np.ndarray, ...]:
    amounts, people, percent = (np.array(one, dtype=float) for one in zip(*told, strict=True))
    return amounts, people, np.floor(people * percent / 100)[:, None]


def slow(amounts, people, group) -> tuple[float, float]:
    lived = [at for at in range(len(people)) if people[at]]
    if not sum(group[at] for at in lived):
        return float("nan"), float("nan")
    k, p, n = (sum(one[at] for at in lived) for one in (amounts, people, group))
    held = sum(amounts[at] * group[at] / people[at] for at in lived)
    return (held / k - n / p if k else float("nan")), held / n * 100_000


@given(towns)
def test_fast_is_as_slow(told) -> None:
    amounts, people, group = split(told)
    one = share_gaps(amounts, people, group, ("a",)).of("a")
    assert (one.gap, one.faced) == pytest.approx(slow(amounts, people, group[:, 0]), abs=1e-9, nan_ok=True)


@given(towns, st.floats(0.01, 100))
def test_scale_and_two_halves(told, scale: float) -> None:
    amounts, people, group = split(told)
    both = np.concatenate([group, people[:, None] - group], axis=1)
    found = share_gaps(amounts, people, both, ("a", "b"))
    same = share_gaps(amounts * scale, people, both, ("a", "b"))
    assert same.of("a").gap == pytest.approx(found.of("a").gap, nan_ok=True, abs=1e-12)
    if group.sum() and (people[:, None] - group).sum():
        assert found.of("a").gap == pytest.approx(-found.of("b").gap, nan_ok=True, abs=1e-12)


def test_a_group_of_nobody_is_said_and_not_zero() -> None:
    found = share_gaps([1, 2], [300, 300], [[0], [0]], ("Sami",), resampling=Resampling(np.random.default_rng(1)))
    assert np.isnan(found.of("Sami").gap)
    assert str(found.told[0]) == "Sami: nobody of this group was counted here, so nothing can be said."


def test_silence_leaves_an_area_out_for_that_group_alone() -> None:
    found = share_gaps([1, 1, 4], [100, 100, 100], [[50, 20], [10, 20], [np.nan, 20]], ("a", "b"))
    assert found.of("a").of_people == pytest.approx(0.3)
    assert found.of("b").of_people == pytest.approx(0.2)
    assert "a: not counted in 1 areas" in " ".join(map(str, found.told))


def test_percentages_for_persons_are_refused() -> None:
    for table in ([[34.1], [12.5]], [[0.34], [0.12]]):
        with pytest.raises(UnfitNumbers, match="look like percentages"):
            share_gaps([1, 2], [4000, 3000], table, ("Black",))
    with pytest.raises(UnfitNumbers, match="look like percentages"):
        share_gaps([1, 2], [4000, 3000], [[34, 66], [12, 88]], ("Black", "others"))
    with pytest.raises(UnfitNumbers, match="5 people in area number 2, where 4 live"):
        share_gaps([1, 2], [4000, 4], [[340], [5]], ("Black",))


def test_few_areas_give_no_interval() -> None:
    found = share_gaps([5, 0], [300, 300], [[200], [20]], ("a",), resampling=Resampling(np.random.default_rng(1)))
    assert "too few areas" in str(found.of("a").told)


def test_the_wider_judges_and_the_census_widens() -> None:
    narrow, wide = Interval(1, 2), Interval(-1, 2)
    assert Spread(narrow, wide, census=False).judged.spans()
    assert Spread(wide, narrow, census=True).judged is wide
    rng = np.random.default_rng(5)
    people, amounts = np.full(60, 1000.0), rng.poisson(3, 60).astype(float)
    group = rng.integers(200, 600, (60, 1)).astype(float)
    told = [
        share_gaps(amounts, people, group, ("a",), resampling=Resampling(np.random.default_rng(2), errors=errors)).of(
            "a"
        )
        for errors in (None, np.zeros((60, 1)), np.full((60, 1), 400.0))
    ]
    widths = [one.spread.judged.width for one in told if one.spread]
    assert widths[0] == widths[1] < widths[2]
    assert "census's own error." not in str(told[2].spread and told[2].spread.unaccounted)


def test_areas_drawn_by_bins_are_the_slow_sums() -> None:
    columns = np.random.default_rng(1).random((7, 3))
    blocks = np.array(list("aabbccc"))
    for way in Way:
        fast, _ = sums(columns, np.random.default_rng(9), 20, blocks, way)
        drawn = np.concatenate(list(weights(3, np.random.default_rng(9), 20, way)))
        for row, times in zip(fast, drawn, strict=True):
            code = {"a": 0, "b": 1, "c": 2}
            assert row == pytest.approx(sum(times[code[key]] * one for key, one in zip(blocks, columns, strict=True)))
    assert (np.concatenate(list(weights(50, np.random.default_rng(1), 30))).sum(axis=1) == 50).all()


def test_any_figure_has_its_spread() -> None:
    values = np.random.default_rng(1).random(400)
    found = spread_of(
        lambda drawn: drawn @ values / drawn.sum(axis=1), 400, np.random.default_rng(2), blocks=np.arange(400) // 4
    )
    standard = values.std() / 20
    assert found.by_areas.width == pytest.approx(2 * 1.96 * standard, rel=0.15)


def test_square_blocks_and_keys_that_are_missing() -> None:
    assert list(squares([10, 990, 1010], [0, 0, 0], 1000)) == ["0 0", "0 0", "1 0"]
    with pytest.raises(UnfitNumbers, match="side above 0"):
        squares([1], [1], 0)
    with pytest.raises(UnfitNumbers, match="area number 2 has no key"):
        sums(np.ones((2, 1)), np.random.default_rng(1), 5, ["a", ""])
