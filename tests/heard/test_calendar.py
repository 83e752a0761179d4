"""Gaps in contact, counted in days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.heard.calendar import Gap, longest_gap

TODAY = date(2026, 9, 1)


def test_the_gap_up_to_today_counts() -> None:
    assert longest_gap([date(2026, 1, 1), date(2026, 2, 1)], TODAY, 730) == Gap(date(2026, 2, 1), TODAY)


def test_a_closed_case_is_not_asked_for_more_contact() -> None:
    contacts = [date(2026, 1, 1), date(2026, 2, 1)]
    assert longest_gap(contacts, TODAY, 730, open_end=False) == Gap(date(2026, 1, 1), date(2026, 2, 1))


def test_an_old_gap_is_history() -> None:
    contacts = [date(2020, 1, 1), date(2023, 1, 1), date(2026, 8, 31)]
    assert longest_gap([*contacts, *(date(2023, 1, 1) + timedelta(30 * n) for n in range(45))], TODAY, 730).days == 30


def test_a_planned_contact_closes_no_gap() -> None:
    assert longest_gap([date(2026, 1, 1), date(2026, 10, 1)], TODAY, 730).until == TODAY


def test_nothing_goes_on_that_has_not_begun() -> None:
    with pytest.raises(ValueError, match="no contact up to today"):
        longest_gap([date(2027, 1, 1)], TODAY, 730)


@given(st.lists(st.dates(max_value=TODAY), min_size=1, max_size=20), st.dates(max_value=TODAY))
def test_one_more_contact_never_lengthens_the_gap(contacts: list[date], another: date) -> None:
    everything = 365 * 10_000
    earlier = min([*contacts, another])
    with_all = longest_gap([*contacts, another, earlier], TODAY, everything)
    assert with_all.days <= longest_gap([*contacts, earlier], TODAY, everything).days
