"""Shares reached and the tail, by hand, then against a slow count, then what silence does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.distance import Nearest, UnfitPlaces, quickest
from ombud.served.tail import People, level_reached, reached, tail
from ombud.words import say
from tests.served.cities import needs_places, rows
from tests.served.test_distance import newcastle


def near(*far: float) -> Nearest:
    return Nearest(np.array(far, float), np.zeros(len(far), np.int64), "m", say("given"))


def rosengard() -> People:
    """100 people: 90 at the door, 6 and 3 further off, 1 far out. Of Dag's group all ten live far out."""
    return People.of(["centre", "edge", "hamlet", "farm"], ["all", "old", "nobody"],
                     [[90, 0, 0], [6, 0, 0], [3, 0, 0], [1, 10, 0]])  # fmt: skip


def test_the_tail_by_hand() -> None:
    told = tail(near(0, 500, 1000, 5000), rosengard(), 750)
    assert told.distance[:, 0].tolist() == [500, 1000, 5000]
    assert told.distance[:, 1].tolist() == [5000, 5000, 5000]
    assert np.isnan(told.distance[:, 2]).all()
    assert told.missing.tolist() == [4, 10, 0]
    assert [one.area for one in told.left] == ["farm", "hamlet"]
    assert str(told.sentence("all")) == (
        "4 of 100 people of all live beyond 750 m, most of them in hamlet; the furthest: 5000 m."
    )
    assert str(told.sentence("nobody")) == "Of nobody nothing can be told."


def test_shares_within_a_limit_by_hand_and_the_limit_is_within() -> None:
    told = reached(near(0, 500, 1000, 5000), rosengard(), [0, 500, 5000])
    assert told.least[:, 0].tolist() == [0.9, 0.96, 1]
    assert (told.least == told.most)[:, :2].all()
    assert np.isnan(told.least[:, 2]).all()
    assert "Nobody of “nobody” is counted here" in str(told.notes[0])


def test_an_unknown_distance_is_neither_near_nor_far() -> None:
    told = reached(near(0, np.nan, 1000, 5000), rosengard(), [500])
    assert (told.least[0, 0], told.most[0, 0]) == (0.9, 0.96)
    left = tail(near(0, np.nan, 1000, 5000), rosengard(), 20_000)
    assert str(left.sentence("all")) == "Of all 6 people live at an unknown distance, and 0 or more beyond 20000 m."
    assert [one.area for one in left.unknown] == ["edge"]
    assert np.isnan(left.distance[:, 0]).all()


def test_minutes_of_a_table_reach_as_metres_do() -> None:
    people = People.of(["a", "b"], ["all"], [[30], [10]])
    told = reached(quickest([[12, 4], [np.inf, 20]]), people, [5, 20])
    assert (told.unit, told.least.tolist()) == ("min", [[0.75], [1.0]])


def test_no_way_at_all_is_infinity_and_not_unknown() -> None:
    told = tail(near(0, 1, 2, np.inf), rosengard(), 750)
    assert told.distance[-1, 0] == np.inf
    assert str(told.sentence("old")).endswith("the furthest: without any way there.")


def test_areas_that_nobody_counted_are_told() -> None:
    people = People.of(["a", "b"], ["all"], [[10], [np.nan]])
    told = tail(near(0, 9), people, 5)
    assert people.uncounted == {"all": ("b",)}
    assert "not counted in 1 of 2 areas" in str(told.notes[0])
    assert str(told.sentence("all")) == "All of all who were counted are reached within 5 m."


def test_people_that_cannot_be() -> None:
    with pytest.raises(UnfitPlaces, match="a is listed twice"):
        People.of(["a", "a"], ["all"], [[1], [2]])
    with pytest.raises(UnfitPlaces, match="b has an impossible number"):
        People.of(["a", "b"], ["all"], [[1], [-2]])
    with pytest.raises(UnfitPlaces, match="1 distances for 2 areas"):
        tail(near(1), People.of(["a", "b"], ["all"], [[1], [2]]), 1)
    with pytest.raises(UnfitPlaces, match="b is -3 m from the nearest place, which cannot be"):
        reached(near(1, -3), People.of(["a", "b"], ["all"], [[1], [2]]), [5])
    with pytest.raises(UnfitPlaces, match="zero or more"):
        reached(near(1), People.of(["a"], ["all"], [[1]]), [-5])


spread = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), min_size=1, max_size=12)


@given(spread, st.sampled_from([0.1, 0.5, 0.95, 0.99, 1.0]))
def test_the_level_is_where_a_slow_count_of_single_people_finds_it(told, level) -> None:
    far, persons = (np.array(one, float) for one in zip(*told, strict=True))
    line = sorted(d for d, n in told for _one in range(n))
    at = level_reached(far, persons, level)
    if not line:
        assert np.isnan(at)
    else:
        assert at == min(d for d in line if sum(e <= d for e in line) >= level * len(line) - 1e-9)


@given(spread, st.integers(1, 1000), st.permutations(range(12)))
def test_more_of_everyone_and_another_order_move_no_level(told, times, order) -> None:
    far, persons = (np.array(one, float) for one in zip(*told, strict=True))
    mixed = [row for row in order if row < len(far)]
    for level in (0.95, 1.0):
        one = level_reached(far, persons, level)
        assert level_reached(far[mixed], persons[mixed] * times, level) == pytest.approx(one, nan_ok=True)


@needs_places
def test_newcastles_areas_with_a_sensor_by_decile() -> None:
    """3 of 39 areas in the most deprived decile, 7 of 20 in the least: the published flags and table agree.

    Which area holds a sensor needs borders, which the file has not: this checks counts and shares, not the tally.
    """
    table = {int(row["IMD"]): row for row in rows("newcastle/published_lsoas_with_sensor_by_imd_decile.csv")}
    for decile, with_one, areas, share in ((1, 3, 39, 7.7), (10, 7, 20, 35.0)):
        row = table[decile]
        people = People.of(["with", "without"], ["areas"], [[int(row["AirQuality_Count"])], [areas - with_one]])
        assert (int(row["AirQuality_Count"]), int(row["IMD_LSOA_Count"])) == (with_one, areas)
        assert 100 * reached(near(0, np.inf), people, [0]).least[0, 0] == pytest.approx(share, abs=0.05)


@needs_places
def test_newcastles_poorest_have_the_longer_tail() -> None:
    """Each area counts once: how far until 95 per cent of a decile's areas have a sensor."""
    far, _published, decile = newcastle()
    counts = np.array([decile == 1, decile == 10], float).T
    told = tail(near(*far), People.of([str(i) for i in range(175)], ["poorest", "richest"], counts), 1000)
    assert told.distance[-1].tolist() == pytest.approx([far[decile == 1].max(), far[decile == 10].max()])
    assert (told.missing == [(far[decile == 1] > 1000).sum(), (far[decile == 10] > 1000).sum()]).all()
