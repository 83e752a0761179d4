"""A deletion takes all that is past its end and nothing else, wherever it is killed; a second changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.entries import Ending
from ombud.held.stores.carry import Carried, carry_out
from ombud.held.stores.life import life
from ombud.held.stores.probe import Dated, dated
from ombud.held.stores.rule import Bounds, Rule, bounds
from tests.held.stores.shelf import Clock, Killed, Pages, Shelf

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
RULE = Rule("Item", "as told", life("P30D"), "the record", Ending.DELETE, "Europe/Stockholm")
LIMITS: Bounds = bounds(RULE, NOW)
AGES = (
    st.none()
    | st.integers(-90, 10).map(lambda days: NOW + timedelta(days=days))
    | st.just(datetime(1970, 1, 1, tzinfo=UTC))
)
ROWS = st.lists(AGES, max_size=25).map(lambda ages: dict(enumerate(ages)))
HELD = st.frozensets(st.integers(0, 24), max_size=4)


def carried(shelf: Shelf, pages: Pages, size: int) -> Carried:
    return carry_out(shelf, pages, "mark", LIMITS.canary_day, size, lambda gone, all_: None, lambda: NOW)


def kept(rows: dict[int, datetime | None], held: frozenset[int]) -> dict[int, datetime | None]:
    return {number: age for number, age in rows.items() if dated(age, LIMITS) is not Dated.EXPIRED or number in held}


@settings(max_examples=60)
@given(ROWS, HELD, st.lists(st.integers(0, 30), max_size=20), st.integers(1, 7), st.booleans())
def test_killed_anywhere_all_that_is_past_its_end_goes_and_nothing_else(
    rows: dict[int, datetime | None], held: frozenset[int], kills: list[int], size: int, plants: bool
) -> None:
    shelf = Shelf(dict(rows), LIMITS, Clock(), held, plants)
    pages = Pages(Clock())
    for kill in kills:
        clock = Clock(kill)
        shelf, pages = shelf.reopened(clock), Pages(clock, pages.so_far)
        try:
            carried(shelf, pages, size)
        except Killed:
            continue
        break
    done = carried(shelf.reopened(Clock()), Pages(Clock(), pages.so_far), size)
    assert shelf.rows == kept(rows, held)
    assert done.gone == len(rows) - len(kept(rows, held))
    assert done.canary_left == 0
    assert (done.planted is not None) == plants


@given(ROWS, st.integers(1, 7))
def test_a_second_run_changes_nothing(rows: dict[int, datetime | None], size: int) -> None:
    shelf, pages = Shelf(dict(rows), LIMITS, Clock()), Pages(Clock())
    first = carried(shelf, pages, size)
    there = dict(shelf.rows)
    assert carried(shelf, pages, size) == first
    assert shelf.rows == there


def test_what_stops_the_telling_stops_the_work_between_two_batches() -> None:
    shelf = Shelf({n: NOW - timedelta(days=90) for n in range(10)}, LIMITS, Clock(), plants=False)
    pages = Pages(Clock())

    def stop(gone: int, all_: int) -> None:
        if gone >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(shelf, pages, "mark", LIMITS.canary_day, 2, stop, lambda: NOW)
    assert len(shelf.rows) == 6
    assert carried(shelf, pages, 2).gone == 10


def test_the_canary_is_counted_neither_before_nor_among_what_went() -> None:
    shelf = Shelf({1: NOW - timedelta(days=90), 2: NOW}, LIMITS, Clock())
    done = carried(shelf, Pages(Clock()), 5)
    assert (done.before.expired, done.gone, done.canary_left) == (1, 1, 0)
