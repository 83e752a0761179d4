"""Quotas that no panel can keep, and the smallest change that helps."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from ombud.heard.lottery.impossible import plainly, smallest_change
from ombud.heard.lottery.pool import Pool, Quota
from ombud.heard.lottery.problem import problem_of
from tests.heard.lottery.pools import all_panels, made
from tests.heard.lottery.test_optimum import lotteries

YOUNG = [Quota("t0", "w", 3, 4, where="q.csv, line 2"), Quota("t0", "m", 1, 4, where="q.csv, line 3")]


def told(pool: Pool, quotas: list[Quota], size: int) -> list[tuple[str, str]]:
    return [(where, str(what)) for where, what in plainly(pool, quotas, size)]


def test_more_asked_than_the_pool_holds_is_said_with_its_line() -> None:
    pool = made(["w", "w", "m", "m", "m"])
    assert told(pool, YOUNG, 4) == [("q.csv, line 2", "t0, w: at least 3 asked, pool holds 2")]
    changes = smallest_change(problem_of(pool, YOUNG, 4))
    assert [str(one.told) for one in changes or ()] == ["t0, w: at least 3 asked, lower it to 2 (pool: 2)"]


def test_sums_that_do_not_fit_the_panel_are_said() -> None:
    pool = made(["w", "w", "w", "m", "m", "m"])
    low = [Quota("t0", "w", 2, 3), Quota("t0", "m", 2, 3)]
    assert [what for _, what in told(pool, low, 3)] == ["t0: the least numbers add up to 4, and the panel has 3 places"]
    high = [Quota("t0", "w", 0, 1), Quota("t0", "m", 0, 1)]
    assert [what for _, what in told(pool, high, 3)] == [
        "t0: the greatest numbers add up to 2, and the panel has 3 places"
    ]


def test_quotas_that_are_possible_one_by_one_and_not_together_are_explained() -> None:
    """Of two traits each is possible; the only young are women, and only one woman may come."""
    pool = made(["wy", "wy", "wo", "mo", "mo"])
    quotas = [Quota("t0", "w", 0, 1), Quota("t0", "m", 0, 9), Quota("t1", "y", 2, 9), Quota("t1", "o", 0, 9)]
    assert told(pool, quotas, 3) == []
    changes = smallest_change(problem_of(pool, quotas, 3))
    assert changes is not None
    assert len(changes) == 1
    assert str(changes[0].told) in {
        "t0, w: at most 1 allowed, raise it to 2 (pool: 3)",
        "t1, y: at least 2 asked, lower it to 1 (pool: 2)",
    }


def test_a_place_that_the_city_would_give_is_taken_before_one_that_it_would_not() -> None:
    pool = made(["wy", "wy", "wo", "mo", "mo"])
    quotas = [Quota("t0", "w", 0, 1), Quota("t0", "m", 0, 9), Quota("t1", "y", 2, 9, 1, 9), Quota("t1", "o", 0, 9)]
    changes = smallest_change(problem_of(pool, quotas, 3))
    assert [one.quota.value for one in changes or ()] == ["y"]


def test_fewer_homes_than_places_is_no_matter_of_quotas() -> None:
    pool = made(["a", "a", "a"], ["h", "h", "h"])
    assert smallest_change(problem_of(pool, [Quota("t0", "a", 0, 3)], 2)) is None


@settings(max_examples=60, deadline=None)
@given(lotteries())
def test_the_change_helps_and_nothing_is_changed_where_a_panel_is_possible(
    told: tuple[Pool, list[Quota], int],
) -> None:
    pool, quotas, size = told
    changes = smallest_change(problem_of(pool, quotas, size))
    if len(all_panels(pool, quotas, size)):
        assert changes == ()
        return
    if changes is None:
        return
    mended = [_mended(one, changes) for one in quotas]
    assert len(all_panels(pool, mended, size))


def _mended(quota: Quota, changes) -> Quota:
    for one in changes:
        if one.quota == quota:
            quota = replace(quota, least=one.to) if one.least else replace(quota, most=one.to)
    return quota
