"""A room held against a population, group by group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.people.fairroom import Verdict
from ombud.people.population import Group, Population
from ombud.people.representation import Room, UnfitGroups, against, represented

AGES = ("18-29", "30-64", "65 and over")
PEOPLE = (20_000, 50_000, 30_000)


def test_a_ratio_is_the_share_of_the_room_over_the_share_of_the_people() -> None:
    young, middle, old = represented(AGES, Room((10, 90, 100), 200), PEOPLE)
    assert young.ratio == pytest.approx(0.25)
    assert old.ratio == pytest.approx(100 / 60)
    assert young.rate == pytest.approx(10 / 20_000)
    assert young.ratio_range is not None
    assert young.ratio_range.low < 0.25 < young.ratio_range.high
    assert (young.verdict, middle.verdict, old.verdict) == (Verdict.SHORT, Verdict.IN_LINE, Verdict.MORE)


def test_unknown_people_are_bounds_and_a_shortage_that_they_could_fill_is_not_sure() -> None:
    few = represented(AGES, Room((10, 90, 100), 200, unknown=5), PEOPLE)[0]
    many = represented(AGES, Room((10, 90, 100), 200, unknown=100), PEOPLE)[0]
    assert (few.verdict, few.sure) == (Verdict.SHORT, True)
    assert (many.verdict, many.sure) == (Verdict.SHORT, False)
    assert many.least == pytest.approx(10 / 300 / 0.2)
    assert many.most == pytest.approx(110 / 300 / 0.2)


def test_a_count_that_is_not_shown_is_short_only_if_all_that_is_not_shown_would_be() -> None:
    young, middle, _ = represented(AGES, Room((None, None, 180), 200), PEOPLE)
    assert (young.verdict, young.sure) == (Verdict.SHORT, True)  # at most 20 of 200, where 40 would be fair
    assert middle.verdict is Verdict.SHORT
    assert young.ratio is None
    assert represented(AGES, Room((None, None, 150), 200), PEOPLE)[0].verdict is Verdict.UNCLEAR


def test_a_small_room_tells_nothing_and_never_passes() -> None:
    assert {one.verdict for one in represented(AGES, Room((3, 7, 5), 15), PEOPLE)} == {Verdict.TOO_FEW}


def test_where_everybody_came_there_is_nothing_left_to_chance() -> None:
    one = represented(("a", "b"), Room((40, 60), 100), (40, 60))[0]
    assert one.ratio == pytest.approx(1)
    assert one.ratio_range is not None
    assert (one.ratio_range.low, one.ratio_range.high) == (pytest.approx(1), pytest.approx(1))


def test_weights_move_shares_and_widen_intervals() -> None:
    plain = represented(("a", "b"), Room((50, 50), 100), (5000, 5000))[0]
    weighed = represented(("a", "b"), Room((50, 50), 100, effective=40.0, weighed=(60.0, 40.0)), (5000, 5000))[0]
    assert weighed.share == pytest.approx(0.6)
    assert plain.ratio_range is not None
    assert weighed.ratio_range is not None
    assert weighed.ratio_range.high - weighed.ratio_range.low > plain.ratio_range.high - plain.ratio_range.low


def test_more_in_the_room_than_live_here_has_no_rate() -> None:
    assert represented(("a", "b"), Room((50, 10), 60), (40, 60))[0].rate is None


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 500)), min_size=1, max_size=6), st.integers(0, 30))
def test_bounds_hold_the_ratio_and_numbers_are_kept(groups: list[tuple[int, int]], unknown: int) -> None:
    came, people = zip(*groups, strict=True)
    if not sum(people):
        with pytest.raises(UnfitGroups):
            represented([str(n) for n in range(len(came))], Room(came, sum(came), unknown), people)
        return
    for one in represented([str(n) for n in range(len(came))], Room(came, sum(came), unknown), people):
        if one.ratio is not None and one.least is not None and one.most is not None:
            assert one.least <= one.ratio + 1e-12
            assert one.most >= one.least
        assert not one.sure or one.verdict is Verdict.SHORT


def test_a_population_can_be_held_against_a_room_of_any_question() -> None:
    groups = (Group("age", "young", 20_000), Group("tenure", "tenants", 60_000), Group("age", "old", 80_000))
    found = against(Population("Rosengård", 110_000, groups), "age", Room((10, 190), 200))
    assert [(one.group, one.lives_here, one.verdict) for one in found] == [
        ("young", 0.2, Verdict.SHORT),
        ("old", 0.8, Verdict.MORE),
    ]
