"""When a life is over: calendar months, leap days, clocks that change, and what counts at the very end."""

# ruff: noqa: DTZ001  (clocks without a zone are what some of these are about)

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.held.entries import Ending
from ombud.held.stores.life import NotALife, Unit, cutoff, last_day, lasted, length, life, midnight
from ombud.held.stores.probe import Dated, dated
from ombud.held.stores.rule import Rule, bounds

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LIVES = ("P0D", "P1D", "P30D", "P1M", "P6M", "P1Y", "P5Y", "P1M1D", "P2W", "P1Y2M10D")
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def rule(kept: str, zone: str = "Europe/Stockholm") -> Rule:
    return Rule("Item", "as told", life(kept), "the record", Ending.DELETE, zone)


def first_day_kept(today: date, kept: str) -> date:
    return cutoff(midnight(today, STOCKHOLM) + timedelta(hours=12), life(kept), STOCKHOLM).astimezone(STOCKHOLM).date()


@pytest.mark.parametrize(
    ("recorded", "kept", "last"),
    [
        (date(2026, 8, 31), "P6M", date(2027, 2, 28)),  # February has no 31st: its last day
        (date(2023, 8, 31), "P6M", date(2024, 2, 29)),  # and in a leap year it is the 29th
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2024, 2, 29), "P4Y", date(2028, 2, 29)),
        (date(2026, 1, 1), "P30D", date(2026, 1, 31)),
        (date(2026, 1, 30), "P1M1D", date(2026, 3, 1)),  # months first, then days
        (date(2026, 1, 1), "PT72H", date(2026, 1, 4)),
    ],
)
def test_the_last_day_is_that_of_the_calendar(recorded: date, kept: str, last: date) -> None:
    assert last_day(recorded, life(kept)) == last


@pytest.mark.parametrize(
    ("today", "kept", "first"),
    [
        (date(2026, 9, 1), "P6M", date(2026, 3, 1)),
        (date(2026, 8, 31), "P6M", date(2026, 3, 1)),  # what was recorded on 28 February ended on 28 August
        (date(2027, 2, 28), "P6M", date(2026, 8, 28)),
        (date(2027, 3, 1), "P6M", date(2026, 9, 1)),
        (date(2028, 2, 29), "P1Y", date(2027, 3, 1)),
        (date(2026, 9, 1), "P0D", date(2026, 9, 1)),
    ],
)
def test_the_cutoff_is_the_earliest_day_that_has_not_ended(today: date, kept: str, first: date) -> None:
    assert first_day_kept(today, kept) == first


@given(DAYS, DAYS, st.sampled_from(LIVES))
def test_a_day_is_before_the_cutoff_exactly_if_its_last_day_has_passed(recorded: date, today: date, kept: str) -> None:
    assert (recorded < first_day_kept(today, kept)) == (last_day(recorded, life(kept)) < today)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)), st.integers(0, 10**7))
def test_hours_are_counted_on_a_clock_that_never_changes(told: datetime, seconds: int) -> None:
    moment = told.replace(tzinfo=UTC)
    assert moment - cutoff(moment, life(f"PT{seconds}S"), STOCKHOLM) == timedelta(seconds=seconds)


def test_a_record_at_the_very_end_of_its_life_is_kept() -> None:
    moment = datetime(2026, 9, 1, 12, tzinfo=UTC)
    limits = bounds(rule("PT48H"), moment)
    assert dated(moment - timedelta(hours=48), limits) is Dated.LIVE
    assert dated(moment - timedelta(hours=48, microseconds=1), limits) is Dated.EXPIRED


def test_days_end_at_midnight_of_the_place_and_not_of_greenwich() -> None:
    limits = bounds(
        rule("P1D"), datetime(2026, 7, 2, 22, 30, tzinfo=UTC)
    )  # half past midnight on the third in Stockholm
    assert limits.cutoff == datetime(2026, 7, 1, 22, tzinfo=UTC)
    assert bounds(rule("P1D", "UTC"), limits.moment).cutoff == datetime(2026, 7, 1, tzinfo=UTC)


def test_a_day_on_which_clocks_change_is_a_whole_day() -> None:
    spring = bounds(rule("P1D"), datetime(2026, 3, 30, 12, tzinfo=UTC))
    assert midnight(date(2026, 3, 30), STOCKHOLM) - spring.cutoff == timedelta(hours=23)
    autumn = bounds(rule("P1D"), datetime(2026, 10, 26, 12, tzinfo=UTC))
    assert midnight(date(2026, 10, 26), STOCKHOLM) - autumn.cutoff == timedelta(hours=25)


def test_a_midnight_that_a_clock_skips_is_where_the_day_begins() -> None:
    assert midnight(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo")) == datetime(2018, 11, 4, 3, tzinfo=UTC)


@given(
    st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 27)),
    st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 27)),
)
def test_a_clock_without_a_zone_never_ends_a_record_early(shown: datetime, now: datetime) -> None:
    """In the night on which an hour comes twice, the later of the two is meant."""
    limits = bounds(rule("PT1H"), now.replace(tzinfo=UTC))
    if shown < limits.on_clock():
        assert limits.of_clock(shown) < limits.cutoff


def test_a_record_with_a_day_alone_and_hours_to_live_has_that_whole_day() -> None:
    limits = bounds(rule("PT24H"), datetime(2026, 9, 3, 10, tzinfo=UTC))
    assert dated(limits.of_day(date(2026, 9, 2)), limits) is Dated.LIVE
    assert dated(limits.of_day(date(2026, 9, 1)), limits) is Dated.EXPIRED


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P6", "6 months", "as long as needed", "P1.5Y", "-P1D", "P1MT5H", "p6m", "P1H", "P1M2Y"]
)
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(NotALife):
        life(text)


@pytest.mark.parametrize("kept", ["P9999Y", "P99999999D", "PT999999999999H"])
def test_a_life_longer_than_the_calendar_is_refused(kept: str) -> None:
    with pytest.raises(NotALife):
        cutoff(datetime(2026, 9, 1, tzinfo=UTC), life(kept), STOCKHOLM)


def test_declared_and_oldest_are_told_in_the_same_unit() -> None:
    kept = life("P6M")
    assert (length(kept), lasted(date(2024, 9, 1), date(2026, 9, 1), kept.unit)) == (6, 24)
    assert lasted(date(2026, 8, 31), date(2027, 2, 28), Unit.MONTHS) == 6
    assert lasted(date(2026, 8, 31), date(2027, 2, 27), Unit.MONTHS) == 5
    assert (length(life("PT72H")), lasted(date(2026, 9, 1), date(2026, 9, 11), Unit.HOURS)) == (72, 240)


def test_what_no_date_can_be_right_is_never_past_its_end() -> None:
    limits = bounds(rule("P1D"), datetime(2026, 9, 1, tzinfo=UTC))
    assert dated(None, limits) is Dated.UNDATED
    assert dated(datetime(1970, 1, 1, tzinfo=UTC), limits) is Dated.DOUBTFUL
    assert dated(datetime(2026, 9, 5, tzinfo=UTC), limits) is Dated.AHEAD
