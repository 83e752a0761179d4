"""Rooms held against fair draws of their size: published figures, then what must always hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from ombud.people.fairdraw import CHANCE, UnfitRoom, dissimilarity, distance  # noqa: E402

# Ten age groups of an invented place, and a room to which the old came three times as readily as the young.
PLACE = [600, 700, 900, 1000, 1000, 900, 1300, 1300, 1200, 1100]
TURNOUT = [0.5, 0.5, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.6, 1.6]
LARGE = [lives * 1000 for lives in PLACE]  # so large that nobody is drawn twice anyway
# Measured beforehand over 20,000 draws: people in the room, the 95th percentile of D, and bias caught, per cent.
KNOWN = [(30, 0.310, 16), (50, 0.240, 31), (100, 0.170, 61), (200, 0.120, 95), (500, 0.076, 100), (1000, 0.054, 100)]
ROOMS = 400  # that a rate is told from


def rooms(of: int, weights: list[float], n: int, seed: int) -> list[list[int]]:
    chances = np.array(weights) / sum(weights)
    return np.random.default_rng(seed).multinomial(of, chances, n).tolist()


@pytest.mark.parametrize(("of", "cut", "caught"), KNOWN)
def test_the_cuts_and_the_power_are_those_measured_before(of: int, cut: float, caught: int) -> None:
    biased = [lives * more for lives, more in zip(PLACE, TURNOUT, strict=True)]
    found = [distance(room, LARGE, "age", seed=of) for room in rooms(of, biased, ROOMS, seed=of)]
    assert found[0].cut == pytest.approx(cut, abs=0.008)
    share = 100 * sum(one.unlike for one in found) / len(found)
    spread = (caught * (100 - caught) / len(found)) ** 0.5
    assert share == pytest.approx(caught, abs=3 * spread + 1)


@pytest.mark.parametrize("of", [30, 31, 37, 50, 64, 99, 100, 150, 200, 333, 500, 750, 1000])
@pytest.mark.parametrize("place", [LARGE, [100_000] * 10], ids=["ages", "alike"])
def test_fair_rooms_are_called_unlike_at_the_nominal_rate(of: int, place: list[int]) -> None:
    assert 0.04 <= distance([lives * of / sum(place) for lives in place], place, "age", of=of).fires <= 0.06


def test_rooms_that_were_not_among_those_drawn_are_called_unlike_as_often() -> None:
    called = [distance(room, LARGE, "age", seed=7).unlike for room in rooms(100, PLACE, 3000, seed=11)]
    assert 0.04 <= sum(called) / len(called) <= 0.06


def test_going_through_all_rooms_and_drawing_them_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    room, place = [30, 40, 10], [30_000, 30_000, 20_000]
    exact = distance(room, place, "exact")
    monkeypatch.setattr("ombud.people.fairdraw.FEW", 0)
    drawn = distance(room, place, "drawn")
    assert (exact.draws, drawn.draws) == (0, 20_000)
    assert drawn.chance == pytest.approx(exact.chance, abs=0.01)
    assert drawn.cut == pytest.approx(exact.cut, abs=0.013)


@pytest.mark.parametrize(("room", "place"), [([30, 20], [60, 40]), ([20, 10, 6], [40, 30, 30])])
def test_where_half_the_place_came_fair_rooms_lie_closer(room: list[int], place: list[int]) -> None:
    near, far = distance(room, place), distance(room, [lives * 1000 for lives in place])
    assert near.cut < far.cut
    assert near.chance < far.chance or near.d == 0


def test_of_two_groups_the_chance_is_that_of_the_binomial_distribution() -> None:
    """Of ten people from a place of halves, 0 or 10 come of a group in 2 of 1,024 rooms; half of these count."""
    assert distance([10, 0], [10**6, 10**6]).chance == pytest.approx(1 / 1024)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5000)), min_size=2, max_size=5))
def test_the_order_of_groups_changes_nothing(groups: list[tuple[int, int]]) -> None:
    room, place = zip(*groups, strict=True)
    if not sum(room):
        return
    assert distance(room, place, "one") == distance(room[::-1], place[::-1], "one")
    assert 0 <= distance(room, place, "one").chance <= 1


@pytest.mark.parametrize(("room", "place"), [([0, 0], [1, 1]), ([1, 1], [0, 5]), ([1], [1, 2]), ([-1, 2], [1, 1])])
def test_what_cannot_be_held_against_a_place_is_refused(room: list[int], place: list[int]) -> None:
    with pytest.raises(UnfitRoom):
        distance(room, place)


def test_a_weighted_room_is_worth_fewer_people_and_held_against_wider_draws() -> None:
    room = [120.0, 60.0, 20.0]
    assert distance(room, [500, 300, 200], of=60).cut > distance(room, [500, 300, 200], of=200).cut


def test_the_distance_is_the_share_that_would_have_to_be_others() -> None:
    assert dissimilarity([60, 40], [50, 50]) == pytest.approx(0.1)
    assert CHANCE == 0.05
