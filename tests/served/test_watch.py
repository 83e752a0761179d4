"""The watch on made-up series: planted effects are found, none are found where there are none, the rest is refused."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from ombud.served.placebos import Match, Panel, Setting, UnfitSeries, chance, match
from ombud.served.watch import Verdict, Watch, watch

YEARS = tuple(range(2014, 2024))
START = 2020
GRID = np.array([[x, y] for x in range(9) for y in range(9)], float) * 500 + 400_000
# Two to nine areas lie within 600 m, and some 12 more in the ring up to 1,200 m.
NEAR, RING = 600.0, 1200.0


def rents(rng: np.random.Generator, spatial: bool = False) -> np.ndarray:
    """Rents of 81 areas over ten years: a level each, the city's rise, and ups and downs, by neighbours or alone."""
    noise = rng.normal(0, 4, (81, len(YEARS)))
    if spatial:
        apart = np.hypot(*(GRID[:, None] - GRID[None]).transpose(2, 0, 1))
        pull = np.exp(-((apart / 900) ** 2))
        noise = pull @ noise / np.sqrt((pull**2).sum(axis=1))[:, None]
    return rng.normal(700, 80, (81, 1)) + 15 * (np.array(YEARS) - 2014) + noise


def seen(rng, values, points=GRID, centre=None, draws=99) -> tuple[Watch, np.ndarray]:
    at = int(rng.integers(81)) if centre is None else centre
    metres = np.hypot(*(GRID - GRID[at]).T)
    panel = Panel.of([f"area {i}" for i in range(81)], YEARS, values)
    return watch(panel, metres, START, near=NEAR, ring=RING, rng=rng, points=points, draws=draws), metres


def planted(values: np.ndarray, centre: int, rise: float) -> np.ndarray:
    """The same rents, risen near the centre from the start on."""
    metres = np.hypot(*(GRID - GRID[centre]).T)
    return values + rise * np.outer(metres <= NEAR, np.array(YEARS) >= START)


def test_a_difference_in_differences_by_hand() -> None:
    """Two periods and two areas: (9 - 2) - (6 - 4) = 5."""
    panel = Panel.of(["here", "there"], [2018, 2019, 2020], [[1, 3, 9], [3, 5, 6]])
    found = match(panel.values, panel.years, 2020, like=1)
    assert found.gaps(Setting(np.array([0]), np.array([1]))) == (5.0, 0.0)


@pytest.mark.parametrize(("independent", "edge"), [(2, 12.706), (6, 2.571), (11, 2.228), (31, 2.042)])
def test_few_placebos_beside_each_other_widen_the_band_as_students_table_says(independent: int, edge: float) -> None:
    """Student's t, two-sided 5 per cent, at 1, 5, 10 and 30 degrees of freedom, as in any table of it."""
    placebos = np.array([1.0, -1.0] * 500)
    low, high, rarity = chance(edge, placebos, independent, 0.05)
    assert (-low, high, rarity) == pytest.approx((edge, edge, 0.05), rel=2e-3)


def test_no_more_placebos_than_there_are_make_a_change_rare() -> None:
    assert chance(1e9, np.zeros(19), 1000, 0.05)[2] == 1 / 20
    assert chance(0.0, np.zeros(19), 1000, 0.05)[2] == 1


@pytest.mark.parametrize(("rise", "verdict"), [(20.0, Verdict.ROSE), (-20.0, Verdict.FELL)])
def test_a_planted_effect_is_found_with_its_size(rise: float, verdict: Verdict) -> None:
    found = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        found.append(seen(rng, planted(rents(rng), 40, rise), centre=40)[0])
    tally = Counter(one.verdict for one in found)
    assert tally[verdict] >= 16  # some are refused for their trend or an earlier year, none turned round
    assert tally[Verdict.CHANCE] <= 1
    assert tally[{Verdict.ROSE: Verdict.FELL, Verdict.FELL: Verdict.ROSE}[verdict]] == 0
    assert np.mean([one.effect.value for one in found]) == pytest.approx(rise, abs=1.5)


@pytest.mark.parametrize("spatial", [False, True])
def test_where_nothing_was_built_alarms_are_about_as_seldom_as_said(spatial: bool) -> None:
    """200 towns without an effect: about one in twenty is told to have one, also where neighbours move alike."""
    rng = np.random.default_rng(6)
    found = [seen(rng, rents(rng, spatial))[0] for _town in range(200)]
    rare = sum(one.effect.rarity <= 0.05 for one in found)
    alarms = sum(one.verdict in (Verdict.ROSE, Verdict.FELL) for one in found)
    assert 2 <= rare <= 18
    assert 2 <= alarms <= 16


def test_placebos_drawn_anywhere_take_what_neighbours_share_for_an_effect() -> None:
    """Why points are asked for: without them the alarms are several times as many."""
    rng = np.random.default_rng(7)
    rare = {True: 0, False: 0}
    for _town in range(60):
        values, centre = rents(rng, spatial=True), int(rng.integers(81))
        for near_each_other in (True, False):
            told, _metres = seen(rng, values, GRID if near_each_other else None, centre)
            rare[near_each_other] += told.effect.rarity <= 0.05
    assert rare[False] > 2 * rare[True]
    assert rare[False] >= 9


def test_an_earlier_trend_of_its_own_is_refused() -> None:
    told = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        trend = 6 * np.outer(np.hypot(*(GRID - GRID[40]).T) <= NEAR, np.array(YEARS) - 2014)
        told.append(seen(rng, rents(rng) + trend, centre=40)[0])
    assert {one.verdict for one in told} <= {Verdict.TRENDS_DIFFER, Verdict.MOVED_BEFORE}
    assert "before it began" in str(told[0].why)
    # The areas most alike are those that chance made rise too, so a part of the trend is matched away.
    assert 3 < np.mean([one.trend.value for one in told]) < 6.5


def test_a_move_two_years_before_is_refused() -> None:
    verdicts = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        early = 25 * np.outer(np.hypot(*(GRID - GRID[40]).T) <= NEAR, np.array(YEARS) >= 2018)
        verdicts.append(seen(rng, rents(rng) + early, centre=40)[0].verdict)
    assert set(verdicts) <= {Verdict.TRENDS_DIFFER, Verdict.MOVED_BEFORE}


def shaped(shape: list[float]) -> Counter[Verdict]:
    """The verdicts of 20 towns in which the areas near it moved by ``shape`` over the ten years."""
    told = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        moved = np.outer(np.hypot(*(GRID - GRID[40]).T) <= NEAR, shape)
        told.append(seen(rng, rents(rng) + moved, centre=40)[0].verdict)
    return Counter(told)


def test_an_earlier_trend_is_refused_also_where_the_change_comes_out_as_none() -> None:
    """They rose for six years and fell back to their mean: a trend of its own, and no effect to be seen."""
    assert shaped([0, 6, 12, 18, 24, 30, 15, 15, 15, 15])[Verdict.TRENDS_DIFFER] >= 18


def test_a_bump_before_without_any_trend_is_refused() -> None:
    """Up in the two middle years and down again: no slope, but what follows is no effect of what began later."""
    assert shaped([0, 0, 30, 30, 0, 0, 0, 0, 0, 0])[Verdict.MOVED_BEFORE] >= 16


def test_what_lands_in_the_ring_does_not_hide_the_effect() -> None:
    rng = np.random.default_rng(1)
    metres = np.hypot(*(GRID - GRID[40]).T)
    pushed = 20 * np.outer((metres > NEAR) & (metres <= RING), np.array(YEARS) >= START)
    told, _metres = seen(rng, planted(rents(rng), 40, 20) + pushed, centre=40)
    assert told.effect.value == pytest.approx(20, abs=6)
    assert len(told.ring) == int(((metres > NEAR) & (metres <= RING)).sum())
    assert not {code for codes in told.matched.values() for code in codes} & {*told.ring, *told.near}


def test_a_like_level_is_not_what_is_matched() -> None:
    """The dearest areas are matched by how they moved, so that a high level alone does not drift back as an effect."""
    rng = np.random.default_rng(3)
    values = rents(rng)
    dearer, _metres = seen(np.random.default_rng(5), values + 500 * (np.arange(81) == 40)[:, None], centre=40)
    same, _metres = seen(np.random.default_rng(5), values, centre=40)
    assert dearer.matched == same.matched
    assert dearer.effect.value == pytest.approx(same.effect.value)


def test_too_few_areas_are_an_answer_and_not_a_number() -> None:
    rng = np.random.default_rng(1)
    panel = Panel.of([str(i) for i in range(12)], YEARS, rents(rng)[:12])
    told = watch(panel, np.arange(12) * 700.0, START, near=NEAR, ring=RING, rng=rng)
    assert told.verdict is Verdict.TOO_FEW
    assert str(told.why).startswith("Too few areas to tell: 1 near it and 10 to compare with")
    assert np.isnan([told.effect.value, told.effect.low, told.effect.rarity, told.trend.value]).all()
    short, _metres = seen(rng, rents(rng))
    assert short.verdict is not Verdict.TOO_FEW
    panel = Panel.of([str(i) for i in range(81)], YEARS[-5:], rents(rng)[:, -5:])
    few = watch(panel, np.hypot(*(GRID - GRID[40]).T), 2021, near=NEAR, ring=RING, rng=rng)
    assert str(few.why).startswith("Too few years to tell: 2 before and 3 after")


def test_areas_with_a_missing_year_are_left_out_by_name() -> None:
    rng = np.random.default_rng(1)
    values = rents(rng)
    values[[3, 40], [2, 9]] = np.nan
    told, _metres = seen(rng, values, centre=41)
    assert told.left_out == ("area 3", "area 40")
    assert "area 40" not in told.near
    assert np.isfinite(told.effect.value)


def test_the_same_chance_gives_the_same_answer_and_other_units_scale_it() -> None:
    values = rents(np.random.default_rng(2))
    one, again, tenfold = (seen(np.random.default_rng(9), values * times, centre=40)[0] for times in (1, 1, 10))
    assert (one.verdict, one.effect) == (again.verdict, again.effect)
    assert tenfold.effect.value == pytest.approx(10 * one.effect.value)
    assert tenfold.effect.rarity == one.effect.rarity


def slow_rows(found: Match, setting: Setting) -> list[list[int]]:
    """Each area's nearest shapes, one pair at a time: the reference."""
    return [
        sorted(setting.others, key=lambda o: float(((found.shape[i] - found.shape[o]) ** 2).sum()))[: found.like]
        for i in setting.near
    ]


def test_matches_are_those_of_a_slow_search() -> None:
    rng = np.random.default_rng(4)
    found = match(rents(rng), YEARS, START, like=5)
    setting = Setting(np.arange(6), np.arange(20, 81))
    assert found.rows(setting).tolist() == slow_rows(found, setting)


def test_series_that_cannot_be_watched_are_told() -> None:
    rng = np.random.default_rng(1)
    values = rents(rng)
    panel = Panel.of([str(i) for i in range(81)], YEARS, values)
    metres = np.hypot(*(GRID - GRID[40]).T)
    with pytest.raises(UnfitSeries, match="0 is listed twice"):
        Panel.of(["0"] * 81, YEARS, values)
    with pytest.raises(UnfitSeries, match="Years must run"):
        Panel.of(panel.areas, YEARS[::-1], values)
    with pytest.raises(UnfitSeries, match="table of areas by years"):
        Panel.of(panel.areas, YEARS[1:], values)
    with pytest.raises(UnfitSeries, match="0 is -5 m from"):
        watch(panel, np.full(81, -5.0), START, near=NEAR, ring=RING, rng=rng)
    with pytest.raises(UnfitSeries, match="No area with all its years"):
        watch(panel, metres + 9e5, START, near=NEAR, ring=RING, rng=rng)
    with pytest.raises(UnfitSeries, match="ring must not end before"):
        watch(panel, metres, START, near=NEAR, ring=10, rng=rng)
    with pytest.raises(UnfitSeries, match="degrees, not metres"):
        watch(panel, metres, START, near=NEAR, ring=RING, rng=rng, points=GRID / 1e5)
