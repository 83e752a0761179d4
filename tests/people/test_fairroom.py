"""A room held against fair draws: numbers computed by another route, then what must always hold."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.people.fairroom import EXACT, Verdict, lowest_fair, noticed, seen

SIDE = 0.025  # the lower side of a central 95 per cent band


def chance_of_at_most(most: int, of: int, share: float) -> float:
    """The binomial distribution summed with exact whole-number coefficients."""
    return sum(comb(of, count) * share**count * (1 - share) ** (of - count) for count in range(most + 1))


@pytest.mark.parametrize(
    ("share", "of", "power"),
    [(0.5, 30, 0.80), (0.2, 30, 0.18), (0.2, 100, 0.70), (0.2, 300, 1.00),
     (0.1, 30, 0.00), (0.1, 100, 0.44), (0.1, 300, 0.88), (0.1, 1000, 1.00)],
)  # fmt: skip
def test_the_power_to_see_a_group_at_half_its_share(share: float, of: int, power: float) -> None:
    """Figures measured with another program on the exact central 95 per cent band."""
    assert noticed(of, share, SIDE) == pytest.approx(power, abs=0.006)


@pytest.mark.parametrize(("of", "group", "lives"), [(40, 30, 100), (60, 20, 80), (10, 5, 12)])
def test_in_a_small_place_nobody_is_drawn_twice(of: int, group: int, lives: int) -> None:
    """The hypergeometric distribution summed with exact whole-number coefficients."""
    lowest = lowest_fair(of, group / lives, SIDE, lives)
    ways = [comb(group, n) * comb(lives - group, of - n) for n in range(min(of, group) + 1)]
    assert sum(ways[:lowest]) <= SIDE * comb(lives, of) < sum(ways[: lowest + 1])
    assert lowest >= lowest_fair(of, group / lives, SIDE)


def test_nobody_at_all_of_a_tenth_is_still_fair_among_thirty() -> None:
    assert seen(0, 30, 0.1, SIDE).verdict is Verdict.TOO_FEW


def test_three_tenants_of_sixty_where_half_are_tenants_are_too_few() -> None:
    assert seen(3, 60, 0.48, SIDE).verdict is Verdict.SHORT


def test_thirty_tenants_of_sixty_are_in_line() -> None:
    assert seen(30, 60, 0.48, SIDE).verdict is Verdict.IN_LINE


@given(st.integers(1, 400), st.floats(0.01, 0.99), st.sampled_from([0.05, 0.025, 0.005]))
def test_a_fair_room_is_called_short_no_more_often_than_allowed(of: int, share: float, chance: float) -> None:
    lowest = lowest_fair(of, share, chance)
    assert lowest == 0 or chance_of_at_most(lowest - 1, of, share) <= chance + 1e-9
    assert chance_of_at_most(lowest, of, share) > chance - 1e-9 or lowest == of


@given(st.integers(1, 300), st.floats(0.05, 0.95), st.integers(0, 300))
def test_more_of_a_group_is_never_shorter(of: int, share: float, came: int) -> None:
    came = min(came, of - 1)
    if seen(came, of, share, SIDE).verdict is not Verdict.SHORT:
        assert seen(came + 1, of, share, SIDE).verdict is not Verdict.SHORT


def test_the_approximation_joins_the_exact_sum() -> None:
    for share in (0.01, 0.2, 0.5, 0.9):
        exact, near = lowest_fair(EXACT, share, SIDE), lowest_fair(EXACT + 1, share, SIDE)
        assert abs(exact - near) <= 1


@given(st.integers(-5, 10**30), st.integers(-5, 10**30), st.floats(allow_nan=True))
def test_numbers_that_cannot_be_are_unclear_and_never_in_line(came: int, of: int, share: float) -> None:
    verdict = seen(came, of, share, SIDE).verdict
    if not (0 <= came <= of) or not 0 < share <= 1:
        assert verdict is Verdict.UNCLEAR


def test_a_group_that_is_everyone_is_short_when_one_is_missing() -> None:
    assert seen(9, 10, 1.0, SIDE).verdict is Verdict.SHORT
    assert seen(10, 10, 1.0, SIDE).verdict is Verdict.IN_LINE
